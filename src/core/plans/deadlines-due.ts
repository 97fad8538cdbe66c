/** When a deadline of a plan falls due next. */
import { addDays, daysBetween, isPlainDate, type PlainDate, partsOf, plainDate } from '../dates.ts'
import type { Deadline } from './plan-reading.ts'

export type DueDeadline = Pick<Deadline, 'date' | 'monthDay' | 'before' | 'recurrence'>

const monthsBetween = { yearly: 12, '6-month': 6, quarterly: 3, monthly: 1 } as const

/**
 * The last day on which it is still in time, today or later; null when it names no day, or its only day is past.
 * "Trước ngày 20/11" (before) has 19 November as its last day; "chậm nhất ngày 20/11" has the 20th.
 */
export const nextDue = (deadline: DueDeadline, today: PlainDate): PlainDate | null => {
  const { date, monthDay, before, recurrence } = deadline
  const lastDayOf = (day: PlainDate): PlainDate => (before ? addDays(day, -1) : day)
  const first = date !== null && isPlainDate(date) ? (date as PlainDate) : null
  if (first !== null && lastDayOf(first) >= today) return lastDayOf(first)
  // A date that comes but once is past; a day of the year without a word on recurrence means every year of the plan.
  if (first !== null && recurrence === null) return null
  const printed = first?.slice(5) ?? monthDay
  if (printed === null || recurrence === 'weekly') return null
  const months = monthsBetween[recurrence ?? 'yearly']
  const { year } = partsOf(today)
  for (let step = -12 / months; step <= 24 / months; step++) {
    const lastDay = lastDayOf(dayAfterMonths(year, printed, step * months))
    if (lastDay >= today) return lastDay
  }
  return null
}

/** `dayAfterMonths(2026, '08-31', 6)` is 2027-02-28: the last day of the month where it has no such day. */
const dayAfterMonths = (year: number, monthDay: string, months: number): PlainDate => {
  const [month = 1, day = 1] = monthDay.split('-').map(Number)
  const count = year * 12 + (month - 1) + months
  const [atYear, atMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const nextMonth = atMonth === 12 ? plainDate(atYear + 1, 1, 1) : plainDate(atYear, atMonth + 1, 1)
  const lastOfMonth = partsOf(addDays(nextMonth, -1)).day
  return plainDate(atYear, atMonth, Math.min(day, lastOfMonth))
}

/** Days left to the last day: 0 is today. */
export const daysLeft = (lastDay: PlainDate, today: PlainDate): number => daysBetween(today, lastDay)
