import { IconCheck, IconHelpCircle } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { PlanLine } from '#api/plans.ts'
import { formatNumber } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { usePick, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Status } from '../ui/Status.tsx'
import { IndicatorTie } from './IndicatorTie.tsx'
import { LineEditor } from './LineEditor.tsx'
import { dueWords, nameOf } from './line-words.ts'
import { capital, measureInWords } from './measure-words.ts'
import css from './ReviewCard.module.css'
import { contentOf, dayWords, type Item, isOpenDoubt, isSettled } from './review-lines.ts'
import { plansText } from './text.ts'
import { useDecide, useDesk } from './use-review.ts'

/** What the keyboard does to the chosen card. */
export type CardKeys = { accept: () => void; edit: () => void; reject: () => void }

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
  const text = useText(plansText)
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
        <ItemWork item={item} name={name} keys={keys} onDecided={() => onDecided(line.lineId)} />
      ) : (
        <Folded item={item} />
      )}
    </article>
  )
}

const isPending = (line: PlanLine): boolean => line.state === 'pending'

export const cardId = (lineId: string): string => `line-${lineId}`

type Text = ReturnType<typeof useText<(typeof plansText)['vi']>>

const headNote = ({ line, measures }: Item, leads: readonly string[], text: Text): string => {
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
  const text = useText(plansText)
  const { line } = item
  if (isOpenDoubt(item)) return <Status kind="slow">{text.tab.doubts}</Status>
  if (line.state === 'accepted') return <Status kind="done">{text.accepted}</Status>
  if (line.state === 'rejected') return <Status kind="none">{text.rejected}</Status>
  return <span className="visually-hidden">{text.pending}</span>
}

const QuickAccept = ({ item, name }: { item: Item; name: string }) => {
  const text = useText(plansText)
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

/** The second line of a folded card. */
const Folded = ({ item }: { item: Item }) => {
  const { line, measures } = item
  const text = useText(plansText)
  const language = useLanguage()
  if (line.kind === 'target') {
    const untied = measures.filter((one) => one.state === 'accepted' && !one.indicatorConfirmed).length
    const note = untied === 0 ? null : <p className="muted">{text.notTied(formatNumber(untied))}</p>
    // A target with a number is known by it once it is done; without one only its words tell it from the next.
    if (line.state === 'accepted' && isSettled(item) && contentOf(line, 'target').number !== null) return note
    if (measures.length === 0) return <p className={css.second}>{contentOf(line, 'target').text}</p>
    return (
      <>
        <ul className={css.second}>
          {measures.map((one) => {
            const measure = contentOf(one, 'measure')
            return (
              <li key={one.lineId}>
                {capital(measure.indicator)}: <span className="nowrap">{measureInWords(measure, language)}</span>
              </li>
            )
          })}
        </ul>
        {line.state === 'accepted' ? note : null}
      </>
    )
  }
  if (line.kind === 'deadline') return <p className={css.second}>{dueWords(line, text)}</p>
  if (line.kind === 'assignment') {
    const { targets } = contentOf(line, 'assignment')
    return <p className={css.second}>{targets.length === 0 ? text.onNoTarget : text.onTargets(targets.join(', '))}</p>
  }
  if (line.kind === 'objective') return <p className={css.second}>{contentOf(line, 'objective').text}</p>
  if (line.kind === 'citation') return <p className={css.second}>{contentOf(line, 'citation').title}</p>
  if (line.kind === 'letterhead') return <p className={css.second}>{contentOf(line, 'letterhead').title}</p>
  return null
}

/** The inside of a chosen line: its parts, its doubts, Nhận / Sửa / Bỏ or the form. Also what the phone's sheet shows. */
export const ItemWork = ({
  item,
  name,
  keys,
  onDecided,
}: {
  item: Item
  name: string
  keys?: RefObject<CardKeys | null>
  onDecided: () => void
}) => {
  const text = useText(plansText)
  const { mayEdit } = useDesk()
  const { line } = item
  const [editing, setEditing] = useState(false)
  const { decide, error, isSending } = useDecide(item, name)
  const settle = async (state: 'accepted' | 'rejected') => {
    if (isSending) return
    // An accepted target may hold a measure that was in doubt and still waits.
    const waiting = line.state === 'accepted' && state === 'accepted' ? item.measures.filter(isPending) : []
    if (line.state === state && waiting.length === 0) return
    const done = waiting.length > 0 ? await decideEach(waiting) : await decide(state)
    if (done) onDecided()
  }
  const decideEach = async (measures: readonly PlanLine[]) => {
    for (const measure of measures) if (!(await decide('accepted', measure))) return false
    return true
  }
  useEffect(() => {
    if (!keys || !mayEdit) return
    const own: CardKeys = {
      accept: () => !editing && void settle('accepted'),
      edit: () => setEditing(true),
      reject: () => !editing && void settle('rejected'),
    }
    keys.current = own
    return () => {
      if (keys.current === own) keys.current = null
    }
  })
  if (editing)
    return (
      <LineEditor
        item={item}
        name={name}
        onRejectMeasure={(one) => void decide('rejected', one)}
        onClose={(accept) => {
          setEditing(false)
          if (accept) void settle('accepted')
        }}
      />
    )
  return (
    <div className={css.work}>
      <Parts item={item} onDecide={(one, state) => decide(state, one)} />
      {line.doubt ? <DoubtNote line={line} /> : null}
      {line.corrected ? <p className="muted">{text.corrected}</p> : null}
      <ErrorNotice error={error} />
      {mayEdit ? (
        <div className={css.actions}>
          {isSettled(item) && line.state === 'accepted' ? null : (
            <Button kind="main" data-main busy={isSending} onClick={() => settle('accepted')}>
              <IconCheck size={18} stroke={1.8} aria-hidden />
              {text.accept} <Key name="Enter" />
            </Button>
          )}
          <Button onClick={() => setEditing(true)}>
            {text.edit} <Key name="E" />
          </Button>
          {line.state === 'rejected' ? null : (
            <Button busy={isSending} onClick={() => settle('rejected')}>
              {text.reject} <Key name="X" />
            </Button>
          )}
          {line.state === 'pending' ? null : (
            <Button kind="quiet" busy={isSending} onClick={() => decide('pending')}>
              {text.putBack}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  )
}

const Key = ({ name }: { name: string }) => (
  <span className={css.key} aria-hidden>
    {name}
  </span>
)

const DoubtNote = ({ line }: { line: PlanLine }) => {
  const pick = usePick()
  if (line.doubt === null) return null
  return (
    <p className={css.doubt}>
      <IconHelpCircle size={16} stroke={1.8} aria-hidden />
      <span>{pick(line.doubt)}</span>
    </p>
  )
}

type DecideOne = (line: PlanLine, state: 'accepted' | 'rejected') => unknown

const Parts = ({ item, onDecide }: { item: Item; onDecide: DecideOne }) => {
  const text = useText(plansText)
  const { line, measures } = item
  switch (line.kind) {
    case 'target':
      return measures.length === 0 ? (
        <p className={css.part}>{contentOf(line, 'target').text}</p>
      ) : (
        <ul className={css.parts}>
          {measures.map((measure) => (
            <MeasurePart
              key={measure.lineId}
              line={measure}
              only={measures.length === 1}
              targetState={line.state}
              onDecide={onDecide}
            />
          ))}
        </ul>
      )
    case 'assignment': {
      const { targets, text: words } = contentOf(line, 'assignment')
      return (
        <div className={css.part}>
          <p className="strong">{targets.length === 0 ? text.onNoTarget : text.onTargets(targets.join(', '))}</p>
          <p className="second">{words}</p>
        </div>
      )
    }
    case 'deadline': {
      const { from, to } = contentOf(line, 'deadline')
      return (
        <div className={css.part}>
          <p className="strong">{dueWords(line, text)}</p>
          {from !== null || to !== null ? <p className="second">{text.fromTo(from ?? '…', to ?? '…')}</p> : null}
        </div>
      )
    }
    case 'objective':
      return <p className={css.part}>{contentOf(line, 'objective').text}</p>
    case 'citation': {
      const { issuer, title } = contentOf(line, 'citation')
      return (
        <div className={css.part}>
          <p>{title}</p>
          <p className="second">{issuer}</p>
        </div>
      )
    }
    default:
      return <LetterheadPart line={line} />
  }
}

const LetterheadPart = ({ line }: { line: PlanLine }) => {
  const text = useText(plansText)
  const head = contentOf(line, 'letterhead')
  const rows: (readonly [string, string | null])[] = [
    [text.head.issuer, [head.parentIssuer, head.issuer].filter(Boolean).join('\u00a0· ') || null],
    [text.code, head.code],
    [text.head.date, [head.place, dayWords(head.date)].filter(Boolean).join(', ') || null],
    [text.head.title, [head.type, head.title].filter(Boolean).join('\u00a0· ') || null],
  ]
  return (
    <dl className={css.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}

const MeasurePart = ({
  line,
  only,
  targetState,
  onDecide,
}: {
  line: PlanLine
  only: boolean
  targetState: PlanLine['state']
  onDecide: DecideOne
}) => {
  const text = useText(plansText)
  const language = useLanguage()
  const { mayEdit } = useDesk()
  const measure = contentOf(line, 'measure')
  const out = line.state === 'rejected' && targetState !== 'rejected'
  return (
    <li className={css.measure}>
      <span className={classNames(out && css.struck)}>{capital(measure.indicator)}</span>
      <b className={classNames(css.aim, out && css.struck)}>{measureInWords(measure, language)}</b>
      {line.doubt && line.state === 'pending' ? (
        <div className={css.whole}>
          <DoubtNote line={line} />
          {mayEdit && !only && !out ? <RejectMeasure line={line} onDecide={onDecide} /> : null}
        </div>
      ) : null}
      {line.corrected ? <p className={classNames('muted', css.whole)}>{text.corrected}</p> : null}
      {out ? (
        <div className={classNames(css.whole, 'row')}>
          <Status kind="none">{text.measureRejected}</Status>
          {mayEdit ? (
            <Button size="small" kind="quiet" onClick={() => onDecide(line, 'accepted')}>
              {text.acceptMeasure}
            </Button>
          ) : null}
        </div>
      ) : null}
      {line.state === 'accepted' ? (
        <div className={css.whole}>
          <IndicatorTie line={line} />
        </div>
      ) : null}
    </li>
  )
}

const RejectMeasure = ({ line, onDecide }: { line: PlanLine; onDecide: DecideOne }) => {
  const text = useText(plansText)
  const { indicator } = contentOf(line, 'measure')
  return (
    <Button
      size="small"
      kind="quiet"
      aria-label={`${text.rejectMeasure}: ${indicator}`}
      onClick={() => onDecide(line, 'rejected')}
    >
      {text.rejectMeasure}
    </Button>
  )
}

/** Keeps the chosen card in sight inside the list that scrolls. */
const useShown = (card: RefObject<HTMLElement | null>, selected: boolean): void => {
  useEffect(() => {
    const list = card.current?.closest<HTMLElement>('[data-card-list]')
    if (!selected || !list || !card.current) return
    const [seen, at] = [list.getBoundingClientRect(), card.current.getBoundingClientRect()]
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const up = at.top - seen.top - 4
    const down = at.bottom - seen.bottom + 4
    const by = up < 0 || at.height > seen.height ? up : down > 0 ? Math.min(down, up) : 0
    if (by !== 0) list.scrollBy({ top: by, behavior: calm ? 'auto' : 'smooth' })
  }, [card, selected])
}
