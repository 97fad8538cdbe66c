/** Until when the yearly report is in time: the day that the accepted lines of the plan name. */
import type { PlanReview, PlanSummary } from '#api/plans.ts'
import { daysBetween, type PlainDate, plainDate } from '#core/dates.ts'
import { nextDue } from '#core/plans/deadlines-due.ts'
import { contentOf } from '../plans/review-lines.ts'

export type Due = { lastDay: PlainDate; daysLeft: number; what: string; before: boolean }

/** The plan whose report is owed for a year: the newest in force that covers it. */
export const planOfYear = (plans: readonly PlanSummary[], commune: string, year: number): PlanSummary | null =>
  plans.find(
    (plan) =>
      plan.state === 'in_force' &&
      plan.communePath === commune &&
      (plan.periodFrom ?? year) <= year &&
      year <= (plan.periodTo ?? year),
  ) ?? null

/** "Trước ngày 20/11 hằng năm" is the 19th of November of the year, past or to come; null when the plan names no day. */
export const dueOf = (plan: PlanReview, year: number, today: PlainDate): Due | null => {
  const found = plan.lines
    .filter((line) => line.kind === 'deadline' && line.state === 'accepted')
    .map((line) => contentOf(line, 'deadline'))
    .filter((deadline) => deadline.recurrence === 'yearly' && /báo cáo/iu.test(deadline.what))
    .flatMap((deadline) => {
      const lastDay = nextDue(deadline, plainDate(year, 1, 1))
      return lastDay?.startsWith(String(year)) ? [{ deadline, lastDay }] : []
    })
    .sort((a, b) => a.lastDay.localeCompare(b.lastDay))[0]
  if (!found) return null
  const { deadline, lastDay } = found
  return { lastDay, daysLeft: daysBetween(today, lastDay), what: deadline.what, before: deadline.before }
}
