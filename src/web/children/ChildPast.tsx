import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { ChildPage } from '#api/children.ts'
import { factKind, factKinds } from '#core/children/facts/catalogue.ts'
import type { PlainDate } from '#core/dates.ts'
import { usePick, useText } from '../i18n/text.ts'
import { LoadingPage } from '../shell/LoadingPage.tsx'
import { useSession } from '../shell/root-route.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import css from './ChildPage.module.css'
import { ChildTimeline } from './ChildTimeline.tsx'
import { childText } from './child-text.ts'
import { endOfDay } from './LookBack.tsx'
import { historyQuery } from './routes.ts'
import { useFactWords } from './use-fact-words.ts'

/** What held on a day, by what was known then: the states at the left, everything up to that day at the right. */
export const ChildPast = ({ page, past }: { page: ChildPage; past: { asOf: PlainDate; known: PlainDate | null } }) => {
  const text = useText(childText)
  const pick = usePick()
  const { today } = useSession()
  const sayFact = useFactWords(page)
  const history = useQuery(
    historyQuery(page.child.childId, { asOf: past.asOf, asKnown: endOfDay(past.known ?? today) }),
  )
  if (!history.data)
    return history.error ? (
      <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />
    ) : (
      <LoadingPage />
    )
  const facts = history.data
  const order = factKinds.map(({ kind }) => kind)
  const states = facts
    .filter(({ kind }) => factKind(kind)?.time === 'state')
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return (
    <div className={css.past}>
      <section className="card" aria-labelledby="then">
        <h2 id="then" className={css.head}>
          {text.onThatDay}
        </h2>
        {facts.length === 0 ? <p className={css.sentence}>{text.nothingThen}</p> : null}
        <dl className={css.facts}>
          {states.map((fact) => {
            const words = factKind(fact.kind)?.words
            return (
              <Fragment key={fact.factId}>
                <dt>{words ? pick(words) : fact.kind}</dt>
                <dd>
                  {sayFact(fact).what}
                  {sayFact(fact).more ? <span className={`${css.how} muted`}>{sayFact(fact).more}</span> : null}
                </dd>
              </Fragment>
            )
          })}
        </dl>
      </section>
      <section className="card" aria-labelledby="timeline">
        <h2 id="timeline" className={css.head}>
          {text.timeline}
        </h2>
        <ChildTimeline whole facts={facts} sayFact={sayFact} />
      </section>
    </div>
  )
}
