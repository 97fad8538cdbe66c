import { type RefObject, useRef } from 'react'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Status } from '../ui/Status.tsx'
import { FoldedLine } from './FoldedLine.tsx'
import { type CardKeys, LineWork } from './LineWork.tsx'
import { type LineText, lineText } from './line-text.ts'
import { nameOf } from './line-words.ts'
import { capital } from './measure-words.ts'
import css from './ReviewCard.module.css'
import { contentOf, dayWords, type Item, isOpenDoubt } from './review-lines.ts'
import { useDecide, useDesk } from './use-review.ts'
import { useShown } from './use-shown.ts'

type CardProps = {
  item: Item
  leads: readonly string[]
  selected: boolean
  onSelect: (itemId: string) => void
  /** After a decision: on to the next line that waits. */
  onDecided: (itemId: string) => void
  keys: RefObject<CardKeys | null>
}

/** One line of the review: folded until it is chosen; then its parts, its doubts and what can be done. */
export const ReviewCard = ({ item, leads, selected, onSelect, onDecided, keys }: CardProps) => {
  const text = useText(lineText)
  const { mayEdit } = useDesk()
  const { line } = item
  const name = capital(nameOf(line, text))
  const card = useRef<HTMLElement>(null)
  useShown(card, selected)
  return (
    <article
      ref={card}
      id={cardId(line.lineId)}
      className={classNames(css.card, selected && css.selected, line.state === 'rejected' && css.rejected)}
      aria-label={name}
    >
      <div className={css.head}>
        <button
          type="button"
          className={css.name}
          aria-expanded={selected}
          data-card-head={line.lineId}
          onClick={() => onSelect(line.lineId)}
        >
          <b>{name}</b> <span className="muted">{headNote(item, leads, text)}</span>
        </button>
        <CardState item={item} />
        {mayEdit && !selected && line.state === 'pending' ? <QuickAccept item={item} name={name} /> : null}
      </div>
      {selected ? (
        <LineWork item={item} name={name} keys={keys} onDecided={() => onDecided(line.lineId)} />
      ) : (
        <FoldedLine item={item} />
      )}
    </article>
  )
}

export const cardId = (lineId: string): string => `line-${lineId}`

const headNote = ({ line, measures }: Item, leads: readonly string[], text: LineText): string => {
  if (line.kind === 'target') {
    const count = measures.length === 0 ? text.noMeasures : text.measures(formatNumber(measures.length))
    return [count, leads.length > 0 ? text.lead(leads.join(', ')) : null]
      .filter((part) => part !== null)
      .join('\u00a0· ')
  }
  if (line.kind === 'assignment') return text.role[contentOf(line, 'assignment').role]
  if (line.kind === 'citation') {
    const day = dayWords(contentOf(line, 'citation').date)
    return day === null ? '' : text.dated(day)
  }
  return ''
}

const CardState = ({ item }: { item: Item }) => {
  const text = useText(lineText)
  const { line } = item
  if (isOpenDoubt(item)) return <Status kind="slow">{text.tab.doubts}</Status>
  if (line.state === 'accepted') return <Status kind="done">{text.accepted}</Status>
  if (line.state === 'rejected') return <Status kind="none">{text.rejected}</Status>
  return <span className="visually-hidden">{text.pending}</span>
}

const QuickAccept = ({ item, name }: { item: Item; name: string }) => {
  const text = useText(lineText)
  const { decide, error, isSending } = useDecide(item, name)
  return (
    <>
      <Button size="small" busy={isSending} aria-label={`${text.accept}: ${name}`} onClick={() => decide('accepted')}>
        {text.accept}
      </Button>
      {error ? (
        <div className={css.whole}>
          <ErrorNotice error={error} />
        </div>
      ) : null}
    </>
  )
}
