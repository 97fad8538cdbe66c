import { IconUsersGroup } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { childApi } from '#api/children.ts'
import { type ComparedChild, duplicateApi } from '#api/duplicates.ts'
import { factKind } from '#core/children/facts/catalogue.ts'
import { dayInVietnam, Instant } from '#core/dates.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useScope } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './DuplicatesPage.module.css'
import { PairCard } from './PairCard.tsx'
import { duplicatesQuery, mergesQuery } from './routes.ts'
import { duplicatesText } from './text.ts'

/** Pairs of files that may be of one child: a person says whether they are. */
export const DuplicatesPage = () => {
  const text = useText(duplicatesText)
  const language = useLanguage()
  const { area } = useScope()
  const { data } = useSuspenseQuery(duplicatesQuery(area))
  const { data: merges } = useSuspenseQuery(mergesQuery(area))
  const [meanwhile, setMeanwhile] = useState<string | null>(null)
  const say = useToast()
  const refresh = useRefresh()
  const again = () => refresh(duplicateApi.list, duplicateApi.merges, childApi.list, childApi.read)
  const undoing = useCall(duplicateApi.undo, {
    onDone: ({ enteredMeanwhile }) => {
      const kinds = enteredMeanwhile.map((kind) => factKind(kind)?.words[language] ?? kind).join(', ')
      setMeanwhile(kinds === '' ? null : text.meanwhile(kinds))
      if (kinds === '') say(text.undone)
      return again()
    },
  })
  const merging = useCall(duplicateApi.merge)
  const maybe = useCall(duplicateApi.maybe, { onDone: again })
  const apart = useCall(duplicateApi.apart, {
    onDone: (_, { body }) => {
      say(text.keptApart, { undo: () => maybe.send({ body }) })
      return again()
    },
  })
  const merge = async (kept: ComparedChild, merged: ComparedChild) => {
    const done = await merging.send({ body: { keptId: kept.childId, mergedId: merged.childId, reason: null } })
    if (!done) return
    say(text.merged(kept.fullName), { undo: () => undoing.send({ params: { mergeId: done.mergeId } }) })
    await again()
  }
  const busy = merging.isSending || apart.isSending
  return (
    <>
      <PageHead
        above={<Link {...paths.children()}>{text.list}</Link>}
        title={text.title}
        below={
          data.total > data.pairs.length
            ? text.some(formatNumber(data.pairs.length), formatNumber(data.total))
            : text.below(formatNumber(data.total))
        }
      />
      <ErrorNotice error={merging.error ?? apart.error ?? undoing.error ?? maybe.error} />
      {meanwhile ? <Notice kind="warn">{meanwhile}</Notice> : null}
      {data.pairs.length === 0 ? (
        <EmptyState icon={<IconUsersGroup size={28} stroke={1.6} />} title={text.none}>
          {text.noneMore}
        </EmptyState>
      ) : (
        <div className={css.pairs}>
          <p className="second side-pad">{text.explain}</p>
          {data.pairs.map((pair) => (
            <PairCard
              key={`${pair.first.childId}${pair.second.childId}`}
              pair={pair}
              busy={busy}
              onMerge={(kept, merged) => void merge(kept, merged)}
              onApart={() => void apart.send({ body: { first: pair.first.childId, second: pair.second.childId } })}
            />
          ))}
        </div>
      )}
      {merges.length > 0 ? (
        <section className={`card ${css.merges}`} aria-labelledby="merges">
          <h2 id="merges">{text.merges}</h2>
          <ul>
            {merges.map((merge) => (
              <li key={merge.mergeId}>
                <span>
                  {text.mergedInto(merge.mergedName ?? text.someone, merge.keptName ?? text.someone)}
                  <span className="muted"> {text.on(dayOf(merge.mergedAt))}</span>
                </span>
                {merge.undoneAt ? (
                  <span className="muted">{text.undoneOn(dayOf(merge.undoneAt))}</span>
                ) : (
                  <Button
                    busy={undoing.isSending}
                    onClick={() => void undoing.send({ params: { mergeId: merge.mergeId } })}
                  >
                    {text.undo}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

const dayOf = (instant: string): string => formatDate(dayInVietnam(Instant.parse(instant)))
