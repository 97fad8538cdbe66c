import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ChildList } from '#api/children.ts'
import { childQuestions, type QuestionKey, questionKeys } from '#core/children/child-questions.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useScope } from '../shell/root-route.tsx'
import { classNames } from '../ui/class-names.ts'
import css from './ChildrenRail.module.css'
import { askedQuestion, type Conditions, noConditions } from './conditions.ts'
import { overviewQuery } from './routes.ts'
import { childrenText } from './text.ts'
import { useConditions } from './use-conditions.ts'

/** Ready questions and villages, each with how many children it answers. A question keeps the village and the other way. */
export const ChildrenRail = ({ villages }: { villages: ChildList['villages'] }) => {
  const text = useText(childrenText)
  const { conditions } = useConditions()
  const asked = askedQuestion(conditions)
  const { area } = useScope()
  const counts = useQuery(overviewQuery(area, conditions.village)).data?.questions
  // A question that nobody answers today is out of the way, not gone.
  const isQuiet = (key: QuestionKey) => counts?.[key] === 0 && key !== 'all' && key !== asked
  const quiet = questionKeys.filter(isQuiet)
  const question = (key: QuestionKey) => (
    <RailLink
      key={key}
      search={{ ...noConditions, ...childQuestions[key], village: conditions.village }}
      isCurrent={key === asked}
    >
      <span>{text.question[key]}</span>
      <span className={css.count}>{countText(counts?.[key])}</span>
    </RailLink>
  )
  const most = Math.max(1, ...villages.map((village) => village.count))
  return (
    <aside className={classNames(css.rail, 'no-print')}>
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
          search={{ ...noConditions, ...conditions, village: undefined }}
          isCurrent={conditions.village === undefined}
        >
          <span>{text.allVillages}</span>
        </RailLink>
        {villages.map((village) => (
          <RailLink
            key={village.path}
            className={css.village}
            search={{ ...noConditions, ...conditions, village: village.path }}
            isCurrent={village.path === conditions.village}
          >
            <span>{village.name}</span>
            <progress className={css.bar} max={most} value={village.count} aria-hidden />
            <span className={css.count}>{formatNumber(village.count)}</span>
          </RailLink>
        ))}
      </nav>
    </aside>
  )
}

const RailLink = ({
  search,
  isCurrent,
  className,
  children,
}: {
  search: Conditions
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
