import { IconHelpCircle } from '@tabler/icons-react'
import type { PlanLine } from '#api/plans.ts'
import { usePick } from '../i18n/text.ts'
import css from './DoubtNote.module.css'

/** The question that a line carries. */
export const DoubtNote = ({ line }: { line: PlanLine }) => {
  const pick = usePick()
  if (line.doubt === null) return null
  return (
    <p className={css.doubt}>
      <IconHelpCircle size={16} stroke={1.8} aria-hidden />
      <span>{pick(line.doubt)}</span>
    </p>
  )
}
