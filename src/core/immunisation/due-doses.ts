/** What is done, due, overdue or came too early for one child on one day. A reminder, never an order: the health station decides. */
import { isValidOn } from '../catalogues/catalogue.ts'
import { addDays, daysBetween, type PlainDate } from '../dates.ts'
import type { Sex } from '../indicators/child-snapshot.ts'
import { readRecord, type UnclearVaccination, type VaccinationRecord } from './record.ts'
import { completedOn, earliestEnd, type ScheduledDose } from './schedule.ts'

/**
 * - `done`
 * - `too_early`: given below an age or interval that a circular states; the health station says whether it counts
 * - `not_yet`: its day has not come
 * - `waiting`: an earlier dose comes first
 * - `due`: its day has come and nothing is recorded
 * - `overdue`: long past its day, and the record is known to be complete until then
 * - `past_target`: not recorded, and older than those the circular means it for
 * - `unknown`: see `reason`
 */
export type DoseState = 'done' | 'too_early' | 'not_yet' | 'waiting' | 'due' | 'overdue' | 'past_target' | 'unknown'

export type UnknownReason =
  /** Nobody has held the record against the child's book. */
  | 'record_unchecked'
  /** The record was complete before the dose could be overdue; what came since is not known. */
  | 'record_too_old'
  /** A vaccination is on record that cannot be put to a dose. */
  | 'vaccination_unclear'
  /** No timetable is on record for the day the dose would have been due. */
  | 'no_timetable'
  /** Introduced province by province, and this one is not known to give it. */
  | 'rollout_unknown'
  | 'sex_unknown'

export type DoseStatus = {
  dose: ScheduledDose
  state: DoseState
  reason: UnknownReason | null
  givenOn: PlainDate | null
  /** The first day it is due, as far as it can be told. */
  dueOn: PlainDate | null
}

export type ChildToImmunise = { birthDate: PlainDate; sex: Sex | null; record: VaccinationRecord }

/** Every dose that concerns the child, in the order of ages; and the vaccinations that could not be put to one. */
export const dosesOn = (
  doses: readonly ScheduledDose[],
  child: ChildToImmunise,
  day: PlainDate,
  /** Vaccines introduced province by province that are given here. */
  options: { alsoGiven?: readonly string[] } = {},
): { statuses: DoseStatus[]; unclear: UnclearVaccination[] } => {
  const record = readRecord(doses, child.record.vaccinations, { birthDate: child.birthDate, day })
  const statuses = [...new Set(doses.map((dose) => dose.code))]
    .map((code) => applicable(doses, code, child, record.given.get(code) ?? null))
    .filter((found) => found !== null)
    .map(({ dose, known }) => statusOf(dose, { ...child, day, known, ...record, alsoGiven: options.alsoGiven ?? [] }))
    .filter((status) => status !== null)
    .toSorted((a, b) => (recommendedOn(a.dose, child) < recommendedOn(b.dose, child) ? -1 : 1))
  return { statuses, unclear: record.unclear }
}

const recommendedOn = (dose: ScheduledDose, child: ChildToImmunise): PlainDate =>
  completedOn(child.birthDate, dose.recommendedAge)

/**
 * The row that held on the day the dose was recommended for this child. A dose that entered the timetable later is not
 * asked for afterwards. `known` false: the child's day lies before the first timetable on record.
 */
const applicable = (
  doses: readonly ScheduledDose[],
  code: string,
  child: ChildToImmunise,
  givenOn: PlainDate | null,
): { dose: ScheduledDose; known: boolean } | null => {
  const rows = doses.filter((dose) => dose.code === code)
  const held = rows.find((dose) => isValidOn(dose, recommendedOn(dose, child)))
  if (held) return { dose: held, known: true }
  if (givenOn !== null) return { dose: rows.find((dose) => isValidOn(dose, givenOn)) ?? rows[0]!, known: true }
  const firstOfAll = doses.map((dose) => dose.validFrom ?? '').toSorted()[0]!
  const first = rows.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))[0]!
  return recommendedOn(first, child) < firstOfAll ? { dose: first, known: false } : null
}

type Situation = ChildToImmunise & {
  day: PlainDate
  known: boolean
  given: ReadonlyMap<string, PlainDate>
  unclear: readonly UnclearVaccination[]
  alsoGiven: readonly string[]
}

const statusOf = (dose: ScheduledDose, child: Situation): DoseStatus | null => {
  const givenOn = child.given.get(dose.code) ?? null
  const status = (state: DoseState, dueOn: PlainDate | null, reason: UnknownReason | null = null): DoseStatus => ({
    dose,
    state,
    reason,
    givenOn,
    dueOn,
  })
  if (givenOn !== null) return status(cameTooEarly(dose, givenOn, child) ? 'too_early' : 'done', null)
  if (dose.onlyFor !== null && child.sex !== null && dose.onlyFor !== child.sex) return null
  if (!child.known) return status('unknown', null, 'no_timetable')

  const before = dose.afterDose === null ? null : (child.given.get(`${dose.vaccine}-${dose.afterDose}`) ?? null)
  const recommended = completedOn(child.birthDate, dose.recommendedAge)
  const afterBefore = before !== null && dose.minInterval !== null ? completedOn(before, dose.minInterval) : recommended
  const dueOn = afterBefore > recommended ? afterBefore : recommended
  if (child.day < recommended) return status('not_yet', dueOn)
  // From here on the dose is missing from the record, and what that means depends on how good the record is.
  if (dose.onlyFor !== null && child.sex === null) return status('unknown', dueOn, 'sex_unknown')
  if (dose.rollout === 'byProvince' && !child.alsoGiven.includes(dose.vaccine))
    return status('unknown', dueOn, 'rollout_unknown')
  if (child.record.completeTo === null) return status('unknown', dueOn, 'record_unchecked')
  if (mayBe(dose, child.unclear)) return status('unknown', dueOn, 'vaccination_unclear')
  const targetEnd = dose.targetUnder && completedOn(child.birthDate, dose.targetUnder)
  if (targetEnd !== null && child.day >= targetEnd)
    return child.record.completeTo >= addDays(targetEnd, -1)
      ? status('past_target', null)
      : status('unknown', null, 'record_too_old')
  if (dose.afterDose !== null && before === null) return status('waiting', null)
  if (child.day < dueOn) return status('not_yet', dueOn)
  const overdueFrom = addDays(completedOn(dueOn, dose.overdueAfter), 1)
  if (child.day < overdueFrom) return status('due', dueOn)
  return child.record.completeTo >= overdueFrom ? status('overdue', dueOn) : status('unknown', dueOn, 'record_too_old')
}

/** Whether one of the unclear vaccinations may have been this dose: of the same vaccine, or of one the timetable lacks. */
export const mayBe = (dose: ScheduledDose, unclear: readonly UnclearVaccination[]): boolean =>
  unclear.some((vaccination) => !vaccination.known || vaccination.vaccine === dose.vaccine)

/** Only where a circular states an age or an interval, and in doubt about how to count it, not. */
const cameTooEarly = (dose: ScheduledDose, givenOn: PlainDate, child: Situation): boolean => {
  if (dose.minAge !== null && givenOn < earliestEnd(child.birthDate, dose.minAge)) return true
  const before = dose.afterDose === null ? undefined : child.given.get(`${dose.vaccine}-${dose.afterDose}`)
  if (before === undefined || dose.minInterval === null) return false
  return dose.minIntervalDays !== null
    ? daysBetween(before, givenOn) < dose.minIntervalDays
    : givenOn < earliestEnd(before, dose.minInterval)
}
