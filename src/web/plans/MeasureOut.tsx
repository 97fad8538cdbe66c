import type { PlanLine } from '#api/plans.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Status } from '../ui/Status.tsx'
import { lineText } from './line-text.ts'
import type { Item } from './review-lines.ts'

/** Rejects one measure. Inside the form, since it is seldom needed; the state comes from the review, not from the form. */
export const MeasureOut = ({
  line,
  item,
  onRejectMeasure,
}: {
  line: PlanLine
  item: Item
  onRejectMeasure: (measure: PlanLine) => void
}) => {
  const text = useText(lineText)
  const now = item.measures.find((one) => one.lineId === line.lineId) ?? line
  if (now.state === 'rejected') return <Status kind="none">{text.rejected}</Status>
  return (
    <Button
      size="small"
      kind="quiet"
      aria-label={`${text.rejectMeasure}: ${String(line.content.indicator ?? '')}`}
      onClick={() => onRejectMeasure(now)}
    >
      {text.rejectMeasure}
    </Button>
  )
}
