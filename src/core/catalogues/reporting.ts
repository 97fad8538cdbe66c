/** Which reports are owed, until when, and up to which day they count. Files: `reference/reporting/`. */
import { z } from 'zod'
import { addDays, isPlainDate, type PlainDate, plainDate } from '../dates.ts'
import { Recurrence } from '../plans/plan-reading.ts'
import { type About, Bilingual, Confirmation, Dated, isValidOn, parseFile } from './catalogue.ts'

/** `11-20`. A leap day is refused: no report may depend on the year having one. */
export const MonthDay = z.string().refine((text) => isPlainDate(`2001-${text}`), { message: 'month_day' })
export type MonthDay = z.infer<typeof MonthDay>

/** `dueMonthDay` null: no date was found in any text read; the plan or the year's letter sets it. */
export const ReportDuty = Dated.extend({
  code: z.string().regex(/^[a-z0-9.-]+$/),
  what: Bilingual,
  from: z.string().min(1),
  to: z.string().min(1),
  dueMonthDay: MonthDay.nullable(),
  /** "Trước ngày": on that day it is already late. */
  before: z.boolean(),
  dueWorkingDaysAfterPeriod: z.int().nullable(),
  recurrence: Recurrence,
  /** The row of `cut-offs.json` whose days the report counts. */
  cutOffCode: z.string().nullable(),
  planMayOverride: z.boolean(),
  basis: z.string().min(1),
  confirmation: Confirmation,
  note: z.string().nullable(),
})
export type ReportDuty = z.infer<typeof ReportDuty>

const DayOfPeriod = z.object({ yearsBefore: z.int().min(0).max(1), monthDay: MonthDay })

/** First and last day a periodic report counts, relative to its year. */
export const CutOff = Dated.extend({
  code: z.string().regex(/^[a-z-]+$/),
  name: Bilingual,
  firstDay: DayOfPeriod,
  lastDay: DayOfPeriod,
  basis: z.string().min(1),
  confirmation: Confirmation,
})
export type CutOff = z.infer<typeof CutOff>

/** `monthDay`: its first day; `lastMonthDay`: the last day of lessons. */
export const SchoolYear = Dated.extend({
  code: z.string(),
  monthDay: MonthDay,
  lastMonthDay: MonthDay,
  confirmation: Confirmation,
})
export type SchoolYear = z.infer<typeof SchoolYear>

/** `obligations.json` */
export const parseObligations = (text: string): { about: About; entries: ReportDuty[] } => parseFile(text, ReportDuty)

/** `cut-offs.json` */
export const parseCutOffs = (text: string): { about: About; entries: CutOff[] } => parseFile(text, CutOff)

/** `school-year.json` */
export const parseSchoolYears = (text: string): { about: About; entries: SchoolYear[] } => parseFile(text, SchoolYear)

const dayIn = (year: number, monthDay: string): PlainDate =>
  plainDate(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3, 5)))

/** The period a report of a year counts: `periodOf(communeYearly, 2026)` ends on 2026-11-14. */
export const periodOf = (cutOff: CutOff, year: number): { firstDay: PlainDate; lastDay: PlainDate } => ({
  firstDay: dayIn(year - cutOff.firstDay.yearsBefore, cutOff.firstDay.monthDay),
  lastDay: dayIn(year - cutOff.lastDay.yearsBefore, cutOff.lastDay.monthDay),
})

/** What a plan in force says of a duty: its own month and day, and whether "trước ngày" stands before it. */
export type PlanDue = { monthDay: string; before: boolean }

/**
 * The last day on which a report is in time, and who says so. The accepted plan's own date wins where the duty allows it;
 * null when neither names a day. "Trước ngày 20/11" means 19/11 at the latest.
 */
export const lastDayInTime = (
  duty: Pick<ReportDuty, 'dueMonthDay' | 'before' | 'planMayOverride'>,
  year: number,
  plan: PlanDue | null = null,
): { day: PlainDate; says: 'plan' | 'law' } | null => {
  const byPlan = plan !== null && duty.planMayOverride
  const due = byPlan ? plan : duty.dueMonthDay === null ? null : { monthDay: duty.dueMonthDay, before: duty.before }
  if (due === null || !MonthDay.safeParse(due.monthDay).success) return null
  const day = dayIn(year, due.monthDay)
  return { day: due.before ? addDays(day, -1) : day, says: byPlan ? 'plan' : 'law' }
}

/** The school year's first day in force on a day, as `09-05`. */
export const schoolYearMonthDay = (years: readonly SchoolYear[], day: PlainDate): string | null =>
  years.find((year) => isValidOn(year, day))?.monthDay ?? null

/** The last day of lessons of a school year, as `05-31`. */
export const schoolYearLastMonthDay = (years: readonly SchoolYear[], day: PlainDate): string | null =>
  years.find((year) => isValidOn(year, day))?.lastMonthDay ?? null
