/** Which of a plan's deadlines is that of the yearly report on the plan. */
import type { PlanDue } from '../catalogues/reporting.ts'
import type { AcceptedDeadline } from '../plans/accepted-plan.ts'
import { unaccent } from '../text.ts'

export type ReportDeadline = AcceptedDeadline & { monthDay: string }

const isYearly = (deadline: AcceptedDeadline): deadline is ReportDeadline =>
  deadline.monthDay !== null && (deadline.recurrence === 'yearly' || deadline.recurrence === null)

/**
 * The deadline on which the year's results are reported. One that names the province or its departments as receiver wins
 * over one towards the commune itself, which the commune's own report has to wait for; among equals the later day of the
 * year, since a year is reported when it is nearly over.
 */
export const reportDeadline = (deadlines: readonly AcceptedDeadline[]): ReportDeadline | null => {
  const likely = deadlines.filter(isYearly).filter(({ what }) => unaccent(what).includes('bao cao'))
  const upward = likely.filter(({ to }) => /(?<!\p{L})(?:tỉnh|thành phố|sở)(?!\p{L})/iu.test(to ?? ''))
  return [...(upward.length > 0 ? upward : likely)].sort((a, b) => (a.monthDay < b.monthDay ? 1 : -1))[0] ?? null
}

/** As the reporting rules ask for it. */
export const planDue = (deadline: ReportDeadline | null): PlanDue | null =>
  deadline && { monthDay: deadline.monthDay, before: deadline.before }

/** "trước ngày 20/11 hằng năm": as the plan prints it. */
export const deadlineWords = (deadline: ReportDeadline): { vi: string; en: string } => {
  const [month = '', day = ''] = deadline.monthDay.split('-')
  return {
    vi: `${deadline.before ? 'trước ngày' : 'chậm nhất ngày'} ${day}/${month} hằng năm`,
    en: `${deadline.before ? 'before' : 'by'} ${day}/${month} every year`,
  }
}
