import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ChildList } from '#api/children.ts'
import type { SavedList } from '#api/saved-lists.ts'
import { childQuestions, type QuestionKey, questionKeys } from '#core/children/child-questions.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useScope } from '../shell/root-route.tsx'
import { classNames } from '../ui/class-names.ts'
import { AgeTable } from './AgeTable.tsx'
import css from './ChildrenRail.module.css'
import { askedQuestion, noConditions, searchOf } from './conditions.ts'
import { listText } from './list-text.ts'
import { type ChildrenSearch, overviewQuery } from './routes.ts'
import { childrenText } from './text.ts'
import { useConditions } from './use-conditions.ts'

/** Ready questions and villages, each with how many children it answers. A question keeps the village and the other way. */
export const ChildrenRail = ({
  villages,
  ages,
  lists,
}: {
  villages: ChildList['villages']
  ages: ChildList['ages']
  lists: readonly SavedList[]
}) => {
  const listsText = useText(listText)
  const text = useText(childrenText)
  const { conditions, sort, list: openId } = useConditions()
  const order = { sort: sort === 'name' ? undefined : sort }
  const asked = askedQuestion(conditions)
  const { area } = useScope()
  const counts = useQuery(overviewQuery(area, conditions.village)).data?.questions
  // A question that nobody answers today is out of the way, not gone.
  const isQuiet = (key: QuestionKey) => counts?.[key] === 0 && key !== 'all' && key !== asked
  const quiet = questionKeys.filter(isQuiet)
  const question = (key: QuestionKey) => (
    <RailLink
      key={key}
      search={{ ...noConditions, ...order, ...childQuestions[key], village: conditions.village }}
      isCurrent={key === asked && openId === undefined}
    >
      <span>{text.question[key]}</span>
      <span className={css.count}>{countText(counts?.[key])}</span>
    </RailLink>
  )
  const most = Math.max(1, ...villages.map((village) => village.count))
  return (
    <aside className={classNames(css.rail, 'no-print')}>
      {lists.length > 0 ? (
        <nav aria-label={listsText.keptLists}>
          <h2>{listsText.keptLists}</h2>
          {lists.map((list) => (
            <RailLink key={list.listId} search={searchOf(list)} isCurrent={list.listId === openId}>
              <span>{list.name}</span>
              {list.shared ? <span className={classNames(css.count, css.shared)}>{listsText.ofTheCommune}</span> : null}
            </RailLink>
          ))}
        </nav>
      ) : null}
      <nav aria-label={text.questions}>
        <h2>{text.questions}</h2>
        {questionKeys.filter((key) => !isQuiet(key)).map(question)}
        {quiet.length > 0 ? (
          <details className={css.quiet}>
            <summary>{text.moreQuestions(formatNumber(quiet.length))}</summary>
            {quiet.map(question)}
          </details>
        ) : null}
      </nav>
      <nav aria-label={text.villages}>
        <h2>{text.villages}</h2>
        <RailLink
          search={{ ...noConditions, ...order, list: openId, ...conditions, village: undefined }}
          isCurrent={conditions.village === undefined}
        >
          <span>{text.allVillages}</span>
        </RailLink>
        {villages.map((village) => (
          <RailLink
            key={village.path}
            className={css.village}
            search={{ ...noConditions, ...order, list: openId, ...conditions, village: village.path }}
            isCurrent={village.path === conditions.village}
          >
            <span>{village.name}</span>
            <progress className={css.bar} max={most} value={village.count} aria-hidden />
            <span className={css.count}>{formatNumber(village.count)}</span>
          </RailLink>
        ))}
      </nav>
      <AgeTable ages={ages} conditions={conditions} />
    </aside>
  )
}

const RailLink = ({
  search,
  isCurrent,
  className,
  children,
}: {
  search: ChildrenSearch
  isCurrent: boolean
  className?: string | undefined
  children: ReactNode
}) => (
  <Link
    {...paths.children()}
    search={search as never}
    className={classNames(css.link, className)}
    activeProps={{}}
    activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
    aria-current={isCurrent ? 'true' : undefined}
    data-status={undefined}
    resetScroll={false}
  >
    {children}
  </Link>
)

const countText = (count: number | undefined): string => (count === undefined ? '' : formatNumber(count))
