/** "Trẻ dưới 1 tuổi được tiêm chủng đầy đủ": judged at the first birthday, by the set a plan names. */
import { addDays, ageOn, type PlainDate } from '../dates.ts'
import { type ChildToImmunise, dosesOn, mayBe } from './due-doses.ts'
import { completedOn, type FullImmunisation, type ScheduledDose } from './schedule.ts'

/**
 * `yes` and `no` only of what is known; `reason` says why it is not.
 * - `not_yet`: under one year old, and something is still missing
 * - `definition_unknown`: nobody has said which doses the set means
 * - `record_unchecked`: the record was not held against the book up to the birthday
 * - `vaccination_unclear`: a vaccination on record cannot be put to a dose
 * - `too_early`: a dose was given before its time; the health station says whether it counts
 */
export type FullyImmunised =
  | { result: 'yes' }
  | { result: 'no'; missing: string[] }
  | {
      result: 'unknown'
      reason: 'not_yet' | 'definition_unknown' | 'record_unchecked' | 'vaccination_unclear' | 'too_early'
      missing: string[]
    }

/** Whether a child had every dose of the set before the first birthday, by what is on record on `day`. */
export const isFullyImmunised = (
  doses: readonly ScheduledDose[],
  definition: FullImmunisation,
  child: ChildToImmunise,
  day: PlainDate,
): FullyImmunised => {
  if (definition.doses === null) return { result: 'unknown', reason: 'definition_unknown', missing: [] }
  const birthday = completedOn(child.birthDate, { months: 12 })
  const lastDay = addDays(birthday, -1)
  const { statuses, unclear } = dosesOn(doses, child, day < lastDay ? day : lastDay)
  const stateOf = (code: string) => statuses.find((status) => status.dose.code === code)?.state
  const missing = definition.doses.filter((code) => stateOf(code) !== 'done' && stateOf(code) !== 'too_early')
  const unknown = (reason: Extract<FullyImmunised, { result: 'unknown' }>['reason']): FullyImmunised => ({
    result: 'unknown',
    reason,
    missing,
  })
  if (missing.length === 0)
    return definition.doses.some((code) => stateOf(code) === 'too_early') ? unknown('too_early') : { result: 'yes' }
  if (doses.some((dose) => missing.includes(dose.code) && mayBe(dose, unclear))) return unknown('vaccination_unclear')
  if (ageOn(child.birthDate, day) < 1) return unknown('not_yet')
  const { completeTo } = child.record
  return completeTo !== null && completeTo >= lastDay ? { result: 'no', missing } : unknown('record_unchecked')
}
