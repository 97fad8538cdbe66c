import type { FactKind } from '#core/children/facts/fact-kind.ts'
import { type HeldFact, placeFact } from '#core/children/facts/placing.ts'
import { addDays, formatDate } from '#core/dates.ts'
import { useText } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import type { SayFact } from '../use-fact-words.ts'
import type { PageFact } from './child-actions.ts'
import css from './Entry.module.css'
import { entryText } from './entry-text.ts'
import { contentOfDraft, type FactDraft } from './fact-form.ts'

const heldOf = (kind: FactKind, facts: readonly PageFact[]): (HeldFact & { fact: PageFact })[] =>
  facts
    .filter((fact) => fact.kind === kind.kind && fact.supersededAt === null)
    .map((fact) => ({ ...fact, content: fact.content as HeldFact['content'], fact }))

/** What the file says that cannot hold together with what is being entered, and what becomes of it. */
export const Displaced = ({
  kind,
  facts,
  draft,
  ends,
  replaces,
  sayFact,
}: {
  kind: FactKind
  facts: readonly PageFact[]
  draft: FactDraft
  ends: boolean
  replaces: string | null
  sayFact: SayFact
}) => {
  const text = useText(entryText)
  const { content, faults } = contentOfDraft(kind, draft)
  const { from } = draft
  if (from === null || Object.keys(faults).length > 0) return null
  const held = heldOf(kind, facts)
  const placing = placeFact(kind, held, { content, validFrom: from, validTo: ends ? draft.to : null }, replaces)
  const displaced = held.filter(({ factId }) => factId !== replaces && placing?.superseded.includes(factId))
  if (displaced.length === 0) return null
  return (
    <div className={css.held}>
      <h3>{text.nowHeld}</h3>
      <ul>
        {displaced.map(({ fact }) => (
          <li key={fact.factId}>
            {fact.validFrom < from
              ? text.willEnd(sayFact(fact).what, formatDate(addDays(from, -1)))
              : text.willGo(sayFact(fact).what)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Somebody else was faster: what the file says now, and how to write one's own all the same. */
export const NewerFacts = ({
  kind,
  facts,
  sayFact,
  onKeepMine,
}: {
  kind: FactKind
  facts: readonly PageFact[]
  sayFact: SayFact
  onKeepMine: () => void
}) => {
  const text = useText(entryText)
  const held = heldOf(kind, facts)
  return (
    <div className={css.held}>
      <h3>{text.newNow}</h3>
      {held.length === 0 ? <p>{text.nothingNow}</p> : null}
      <ul>
        {held.map(({ fact }) => (
          <li key={fact.factId}>{[sayFact(fact).what, sayFact(fact).when].join(', ')}</li>
        ))}
      </ul>
      <Button size="small" onClick={onKeepMine}>
        {text.keepMine}
      </Button>
    </div>
  )
}
