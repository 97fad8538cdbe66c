/** The months of the round, `2026-11`. */
import { z } from 'zod'
import { addDays, FigureDay, type PlainDate, partsOf, plainDate } from '../dates.ts'

/** In the years that a register may speak of, so that the months around it are days too. */
export const RoundMonth = z
  .string()
  .refine((text) => /^\d{4}-\d{2}$/.test(text) && FigureDay.safeParse(`${text}-01`).success, { message: 'round_month' })
  .brand<'RoundMonth'>()
export type RoundMonth = z.infer<typeof RoundMonth>

export const monthOf = (day: PlainDate): RoundMonth => day.slice(0, 7) as RoundMonth
export const firstDayOf = (month: RoundMonth): PlainDate => `${month}-01` as PlainDate

/** `addMonths('2026-11', 2)` is `2027-01`. */
export const addMonths = (month: RoundMonth, count: number): RoundMonth => {
  const { year, month: number } = partsOf(firstDayOf(month))
  const months = year * 12 + number - 1 + count
  return monthOf(plainDate(Math.floor(months / 12), (months % 12) + 1, 1))
}
export const lastDayOf = (month: RoundMonth): PlainDate => addDays(firstDayOf(addMonths(month, 1)), -1)

/** The month under way: that of today, or the next one when today's is closed already. */
export const currentMonth = (today: PlainDate, lastClosed: RoundMonth | null): RoundMonth => {
  const ofToday = monthOf(today)
  return lastClosed !== null && ofToday <= lastClosed ? addMonths(lastClosed, 1) : ofToday
}

/** The months that can be closed, the oldest first: one after another, so that no movement falls between two. */
export const openMonths = (today: PlainDate, lastClosed: RoundMonth | null): RoundMonth[] => {
  const current = currentMonth(today, lastClosed)
  const months: RoundMonth[] = []
  for (
    let month = lastClosed === null ? current : addMonths(lastClosed, 1);
    month <= current;
    month = addMonths(month, 1)
  )
    months.push(month)
  return months
}

/** Why a month cannot be closed now; null: it can. A month that has not begun has nothing to count. */
export const whyNotClose = (
  month: RoundMonth,
  today: PlainDate,
  lastClosed: RoundMonth | null,
): 'round_closed' | 'round_out_of_order' | null => {
  if (lastClosed !== null && month <= lastClosed) return 'round_closed'
  return month === openMonths(today, lastClosed)[0] && month <= monthOf(today) ? null : 'round_out_of_order'
}

/** The day up to which a month that is closed today counts. */
export const countedTo = (month: RoundMonth, today: PlainDate): PlainDate =>
  today < lastDayOf(month) ? today : lastDayOf(month)

/** `11/2026`. */
export const formatMonth = (month: RoundMonth): string => `${month.slice(5)}/${month.slice(0, 4)}`
