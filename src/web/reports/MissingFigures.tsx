import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { TargetBoard } from '#api/figures.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { capital } from '../plans/measure-words.ts'
import { useCan } from '../shell/root-route.tsx'
import { type MissingFigure, missingOf } from './annex.ts'
import css from './Figures.module.css'
import { reportsText } from './text.ts'

/** What the report has no number for, each with the way to enter it. */
export const MissingFigures = ({ board }: { board: TargetBoard }) => {
  const text = useText(reportsText)
  const { measures, figures } = missingOf(board)
  if (figures.length === 0)
    return (
      <p className={css.complete}>
        <IconCircleCheck size={18} stroke={1.8} aria-hidden />
        {text.allFigures}
      </p>
    )
  return (
    <div className="stack-tight">
      <p className={css.lead}>{text.missingLead(formatNumber(measures), formatNumber(figures.length))}</p>
      <ul className={`card ${css.list}`} aria-label={text.tab.missing}>
        {figures.map((one) => (
          <MissingRow key={one.measure.lineId} missing={one} board={board} />
        ))}
      </ul>
    </div>
  )
}

const MissingRow = ({
  missing: { target, measure, why },
  board: { planId, communePath, year },
}: {
  missing: MissingFigure
  board: TargetBoard
}) => {
  const text = useText(reportsText)
  const name = capital(measure.measure.indicator)
  const can = useCan()
  const look = { label: text.look, named: text.lookNamed(name) }
  const words = {
    tie: {
      ...(can('plan.edit', communePath) ? { label: text.tie, named: text.tieNamed(name) } : look),
      note: text.reasonTie,
    },
    computed: { ...look, note: text.reasonComputed },
    enter: {
      ...(can('figure.enter', communePath) ? { label: text.enter, named: text.enterNamed(name) } : look),
      note: null,
    },
  }[why]
  const link =
    why === 'tie'
      ? paths.plan(planId)
      : { ...paths.targets(), search: { area: communePath, year, line: measure.lineId } }
  return (
    <li>
      <div>
        <p>{name}</p>
        <p className="muted">
          {[target.number === null ? text.targetNone : text.target(target.number), words.note, target.lead.join(', ')]
            .filter(Boolean)
            .join('\u00a0· ')}
        </p>
      </div>
      <Link {...link} aria-label={words.named} className={css.go}>
        {words.label}
      </Link>
    </li>
  )
}
