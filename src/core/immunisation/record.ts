/**
 * What is known of a child's vaccinations. The commune keeps a record to follow up, never the vaccination book itself:
 * that something is not written here does not mean that it was not done.
 */
import { z } from 'zod'
import { PlainDate } from '../dates.ts'
import type { ScheduledDose } from './schedule.ts'

export const Vaccination = z.object({
  /** The code of `vaccines.json`, or whatever was written on the card. */
  vaccine: z.string(),
  /** The number of the dose, 0 at birth; `null`: not written. */
  dose: z.int().nonnegative().nullable(),
  date: PlainDate.nullable(),
})
export type Vaccination = z.infer<typeof Vaccination>

export const VaccinationRecord = z.object({
  vaccinations: z.array(Vaccination),
  /** Somebody held the record against the child's book on this day and it was complete; `null`: nobody did. */
  completeTo: PlainDate.nullable(),
})
export type VaccinationRecord = z.infer<typeof VaccinationRecord>

/** Was given, but which dose, or when, is not certain. `known`: at least the vaccine is one of the timetable. */
export type UnclearVaccination = Vaccination & { known: boolean }

/** `given`: code of the dose to its day. */
export type ReadRecord = { given: Map<string, PlainDate>; unclear: UnclearVaccination[] }

/** Puts what was given up to a day to the doses of the timetable. */
export const readRecord = (
  doses: readonly ScheduledDose[],
  vaccinations: readonly Vaccination[],
  { birthDate, day }: { birthDate: PlainDate; day: PlainDate },
): ReadRecord => {
  const given = new Map<string, PlainDate>()
  const unclear: UnclearVaccination[] = []
  const codes = new Set(doses.map((dose) => dose.code))
  const vaccines = new Set(doses.map((dose) => dose.vaccine))
  for (const vaccination of vaccinations) {
    const { date, dose, vaccine } = vaccination
    if (date !== null && date > day) continue
    const code = `${vaccine}-${dose}`
    const isUnclear = { ...vaccination, known: vaccines.has(vaccine) }
    // The same dose twice on one day is one entry made twice; on two days one of them has a wrong number.
    if (dose === null || date === null || date < birthDate || !codes.has(code)) unclear.push(isUnclear)
    else if (!given.has(code)) given.set(code, date)
    else if (given.get(code) !== date) unclear.push(isUnclear)
  }
  return { given, unclear }
}
