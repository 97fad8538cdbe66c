/**
 * The timetable of the expanded programme on immunisation, as it stood on each day. Files: `reference/immunisation/`. A
 * circular that changes is a new row, never a changed one; each dose says how sure it is.
 */
import { z } from 'zod'
import { Confirmation, Dated, isValidOn, parseFile } from '../catalogues/catalogue.ts'
import { addDays, type PlainDate, partsOf, plainDate } from '../dates.ts'

/** Days, or months of the calendar. */
export const Span = z.union([
  z.strictObject({ days: z.int().nonnegative() }),
  z.strictObject({ months: z.int().positive() }),
])
export type Span = z.infer<typeof Span>

/** The diseases that a circular makes vaccines obligatory for. */
export const ImmunisationSchedule = Dated.extend({
  code: z.literal('epi'),
  basis: z.string().min(1),
  /** As the circular counts; larger than `diseases` where the name of one was not read. */
  diseaseCount: z.int(),
  diseases: z.array(z.string()),
  /** False: the circular sets no ages; the doses are those of the circular before. */
  hasTimetable: z.boolean(),
  confirmation: Confirmation,
  note: z.string().nullable(),
})
export type ImmunisationSchedule = z.infer<typeof ImmunisationSchedule>

export const Disease = Dated.extend({
  code: z.string().regex(/^[a-z_]+$/),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  confirmation: Confirmation,
})
export type Disease = z.infer<typeof Disease>

export const Vaccine = Dated.extend({
  code: z.string().regex(/^[A-Za-z-]+$/),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  diseases: z.array(z.string()).min(1),
  confirmation: Confirmation,
})
export type Vaccine = z.infer<typeof Vaccine>

/** One dose of one vaccine. What is `null` no text that was read says, and nothing is concluded from it. */
export const ScheduledDose = Dated.extend({
  /** `OPV-2`; dose 0 is the one at birth. */
  code: z.string().regex(/^[A-Za-z-]+-\d$/),
  vaccine: z.string(),
  dose: z.int().nonnegative(),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  recommendedAge: Span,
  minAge: Span.nullable(),
  afterDose: z.int().nullable(),
  minInterval: Span.nullable(),
  /** The shortest way the interval is counted: a month as 28 days. Only what is shorter still came too early. */
  minIntervalDays: z.int().nullable(),
  overdueAfter: Span,
  overdueConfirmation: Confirmation,
  /** The age until which a circular means the dose to be given. */
  targetUnder: Span.nullable(),
  /** `byProvince`: introduced step by step; expected only where the caller knows that it is given. */
  rollout: z.enum(['everywhere', 'byProvince']),
  onlyFor: z.enum(['male', 'female']).nullable(),
  basis: z.string().min(1),
  confirmation: Confirmation,
  note: z.string().nullable(),
})
export type ScheduledDose = z.infer<typeof ScheduledDose>

/** What a plan means by "fully immunised under 1, … kinds". `doses` null: no text was found that says which. */
export const FullImmunisation = Dated.extend({
  code: z.string(),
  kinds: z.int().positive(),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  diseases: z.array(z.string()).nullable(),
  doses: z.array(z.string()).min(1).nullable(),
  basis: z.string().min(1),
  confirmation: Confirmation,
  note: z.string().nullable(),
})
export type FullImmunisation = z.infer<typeof FullImmunisation>

export const parseImmunisationSchedules = (text: string) => parseFile(text, ImmunisationSchedule)
export const parseDiseases = (text: string) => parseFile(text, Disease)
export const parseVaccines = (text: string) => parseFile(text, Vaccine)
export const parseScheduledDoses = (text: string) => parseFile(text, ScheduledDose)
export const parseFullImmunisation = (text: string) => parseFile(text, FullImmunisation)

/** The circular in force on a day; undefined before the first that is on record. */
export const scheduleOn = (schedules: readonly ImmunisationSchedule[], day: PlainDate) =>
  schedules.find((schedule) => isValidOn(schedule, day))

/** The set that a plan names by its number of kinds: "8 loại vắc xin". */
export const fullImmunisationOf = (definitions: readonly FullImmunisation[], kinds: number, day: PlainDate) =>
  definitions.find((definition) => definition.kinds === kinds && isValidOn(definition, day))

/** The day a span is completed: in a month without such a day, the first of the next, as ages are counted. */
export const completedOn = (from: PlainDate, span: Span): PlainDate => {
  if ('days' in span) return addDays(from, span.days)
  const { year, month, day } = monthsLater(from, span.months)
  const last = lastOfMonth(year, month)
  return day <= partsOf(last).day ? plainDate(year, month, day) : addDays(last, 1)
}

/** The earliest day that may be called the end of a span: in a month without such a day, its last. */
export const earliestEnd = (from: PlainDate, span: Span): PlainDate => {
  if ('days' in span) return addDays(from, span.days)
  const { year, month, day } = monthsLater(from, span.months)
  const last = lastOfMonth(year, month)
  return day <= partsOf(last).day ? plainDate(year, month, day) : last
}

const monthsLater = (from: PlainDate, months: number): { year: number; month: number; day: number } => {
  const { year, month, day } = partsOf(from)
  const count = month - 1 + months
  return { year: year + Math.floor(count / 12), month: (count % 12) + 1, day }
}

const lastOfMonth = (year: number, month: number): PlainDate =>
  addDays(month === 12 ? plainDate(year + 1, 1, 1) : plainDate(year, month + 1, 1), -1)
