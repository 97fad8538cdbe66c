/** What the records office gives a finalised report: which day the signed paper can bear. */
import { dayInVietnam, type Instant, type PlainDate } from '../dates.ts'

/**
 * Why the paper cannot bear this day: it has not come, or the report was finalised after it, so that what was signed
 * then were not these figures.
 */
export const whyNotIssuedOn = (
  day: PlainDate,
  { finalisedAt, today }: { finalisedAt: Instant; today: PlainDate },
): 'day_in_future' | 'issued_before_final' | null => {
  if (day > today) return 'day_in_future'
  return day < dayInVietnam(finalisedAt) ? 'issued_before_final' : null
}
