import type { PlanLine } from '#api/plans.ts'
import { useText } from '../i18n/text.ts'
import css from './LineParts.module.css'
import { lineText } from './line-text.ts'
import { dueWords } from './line-words.ts'
import { type DecideOne, MeasurePart } from './MeasurePart.tsx'
import { contentOf, dayWords, type Item } from './review-lines.ts'

/** What a chosen line says, by its kind: the measures of a target, the targets of a duty, the day of a deadline. */
export const LineParts = ({ item, onDecide }: { item: Item; onDecide: DecideOne }) => {
  const text = useText(lineText)
  const { line, measures } = item
  switch (line.kind) {
    case 'target':
      return measures.length === 0 ? (
        <p className={css.part}>{contentOf(line, 'target').text}</p>
      ) : (
        <ul>
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
  const text = useText(lineText)
  const head = contentOf(line, 'letterhead')
  const rows: (readonly [string, string | null])[] = [
    [text.head.issuer, [head.parentIssuer, head.issuer].filter(Boolean).join('\u00a0· ') || null],
    [text.head.code, head.code],
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
