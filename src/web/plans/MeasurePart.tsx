import type { PlanLine } from '#api/plans.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Status } from '../ui/Status.tsx'
import { DoubtNote } from './DoubtNote.tsx'
import { IndicatorTie } from './IndicatorTie.tsx'
import { lineText } from './line-text.ts'
import css from './MeasurePart.module.css'
import { capital, measureInWords } from './measure-words.ts'
import { contentOf } from './review-lines.ts'
import { useDesk } from './use-review.ts'

export type DecideOne = (line: PlanLine, state: 'accepted' | 'rejected') => unknown

/** A measure of a chosen target: its level, its question, and the indicator it is tied to. */
export const MeasurePart = ({
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
  const text = useText(lineText)
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
      {measure.yearBasis === 'title' && measure.year !== null && !out ? (
        <p className={classNames('muted', css.whole)}>{text.yearByTitle(String(measure.year))}</p>
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
  const text = useText(lineText)
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
