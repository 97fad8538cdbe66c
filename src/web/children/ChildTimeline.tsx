import { useState } from 'react'
import { factKind } from '#core/children/facts/catalogue.ts'
import { dayInVietnam, formatDate, Instant } from '#core/dates.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import css from './ChildTimeline.module.css'
import { childText } from './child-text.ts'
import { type PageFact, useChildActions } from './entry/child-actions.ts'
import { entryText } from './entry/entry-text.ts'
import { sourceOf } from './fact-words.ts'
import type { SayFact } from './use-fact-words.ts'

/** A small child has some forty facts by their first birthday, most of them doses and measurements. */
const latestShown = 12

const dayOf = (instant: string): string => formatDate(dayInVietnam(Instant.parse(new Date(instant).toISOString())))

/**
 * What is known, the newest first: since when it is so, what, and who told it when. What is no longer believed is struck
 * through, with the day on which it was superseded.
 */
export const ChildTimeline = ({
  facts,
  sayFact,
  whole,
}: {
  facts: readonly PageFact[]
  sayFact: SayFact
  /** From the beginning; otherwise the latest, and the rest when it is asked for or printed. */
  whole: boolean
}) => {
  const text = useText(childText)
  const [asked, setAsked] = useState(false)
  const newestFirst = [...facts].sort((a, b) =>
    a.validFrom < b.validFrom
      ? 1
      : a.validFrom > b.validFrom
        ? -1
        : Number(a.kind === 'births') - Number(b.kind === 'births'),
  )
  const latest = newestFirst.find((fact) => fact.supersededAt === null)
  const earlier = whole || asked ? 0 : Math.max(0, newestFirst.length - latestShown)
  return (
    <>
      <ol className={css.timeline}>
        {newestFirst.map((fact, at) => {
          const { what, more, when } = sayFact(fact)
          const gone = fact.supersededAt !== null
          return (
            <li
              key={fact.factId}
              className={classNames(
                fact === latest && css.latest,
                gone && css.gone,
                earlier > 0 && at >= latestShown && css.earlier,
              )}
            >
              <p className="muted">{when}</p>
              <h3>{gone ? <s>{what}</s> : what}</h3>
              {more ? <p className="second">{gone ? <s>{more}</s> : more}</p> : null}
              <p className="muted">
                {text.recorded(sourceOf(fact.source, text), dayOf(fact.recordedAt))}
                {fact.supersededAt === null ? null : `; ${text.superseded(dayOf(fact.supersededAt))}`}
              </p>
              {gone ? null : <FactActions fact={fact} what={`${what}, ${when}`} />}
            </li>
          )
        })}
      </ol>
      {earlier > 0 ? <Button onClick={() => setAsked(true)}>{text.earlier(formatNumber(earlier))}</Button> : null}
    </>
  )
}

/** What may be done with one fact: quiet words, since most are only read. */
export const FactActions = ({ fact, what }: { fact: PageFact; what: string }) => {
  const text = useText(entryText)
  const { whyNot, show } = useChildActions()
  const kind = factKind(fact.kind)
  const action = (name: string, act: () => void) => (
    <button type="button" className={css.action} aria-label={text.actionOf(name, what)} onClick={act}>
      {name}
    </button>
  )
  if (whyNot !== null || (!kind && fact.kind !== 'births')) return null
  if (!kind)
    return <p className={classNames(css.actions, 'no-print')}>{action(text.edit, () => show({ open: 'identity' }))}</p>
  return (
    <p className={classNames(css.actions, 'no-print')}>
      {action(text.edit, () => show({ open: 'fact', kind: kind.kind, fact }))}
      {kind.time === 'state' && !kind.lasting && fact.validTo === null
        ? action(text.end, () => show({ open: 'end', fact }))
        : null}
      {action(text.withdraw, () => show({ open: 'withdraw', fact }))}
    </p>
  )
}
