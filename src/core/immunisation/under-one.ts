/** Full immunisation under one as a single answer, and the record that the facts of a child make up. */
import { isValidOn } from '../catalogues/catalogue.ts'
import type { PlainDate } from '../dates.ts'
import type { BirthPrecision, Sex } from '../indicators/child-snapshot.ts'
import { type FullyImmunised, isFullyImmunised } from './full-immunisation.ts'
import type { Vaccination, VaccinationRecord } from './record.ts'
import { completedOn, type FullImmunisation, type ScheduledDose } from './schedule.ts'

/** As it stands in `child_vaccinations`; `other`: none of the list, its name in `otherVaccine`. */
export type VaccinationFact = { on: PlainDate; vaccine: string; otherVaccine: string | null; dose: string }

/** The record of a child from its facts. Of several checks against the book the last counts. */
export const recordOf = (facts: readonly VaccinationFact[], checkedOn: readonly PlainDate[]): VaccinationRecord => ({
  vaccinations: facts.map(
    ({ on, vaccine, otherVaccine, dose }): Vaccination => ({
      vaccine: vaccine === 'other' ? (otherVaccine ?? 'other') : vaccine,
      dose: /^\d+$/.test(dose) ? Number(dose) : null,
      date: on,
    }),
  ),
  completeTo: [...checkedOn].sort().at(-1) ?? null,
})

/** The largest set that is in force on the child's first birthday and of which somebody has said what it means. */
export const setFor = (definitions: readonly FullImmunisation[], birthDate: PlainDate): FullImmunisation | undefined =>
  definitions
    .filter((one) => one.doses !== null && isValidOn(one, completedOn(birthDate, { months: 12 })))
    .toSorted((a, b) => b.kinds - a.kinds)[0]

export type ChildUnderOne = {
  birthDate: PlainDate
  birthPrecision: BirthPrecision
  sex: Sex | null
  record: VaccinationRecord
}

/** Yes, no, or null: not known. Without the day of birth nobody can say what came before the first birthday. */
export const immunisedUnder1 = (
  reference: { doses: readonly ScheduledDose[]; definitions: readonly FullImmunisation[] },
  child: ChildUnderOne,
  day: PlainDate,
): boolean | null => {
  const definition = setFor(reference.definitions, child.birthDate)
  if (!definition || child.birthPrecision !== 'day') return null
  return answerOf(isFullyImmunised(reference.doses, definition, child, day))
}

export const answerOf = ({ result }: FullyImmunised): boolean | null => (result === 'unknown' ? null : result === 'yes')
