import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { vaccineChoices } from '../children/facts/vaccine-choices.ts'
import { addDays, type PlainDate } from '../dates.ts'
import { parseFullImmunisation, parseScheduledDoses, parseVaccines } from './schedule.ts'
import { type ChildUnderOne, immunisedUnder1, recordOf, setFor, type VaccinationFact } from './under-one.ts'

const file = (name: string) => readFileSync(`reference/immunisation/${name}.json`, 'utf8')
const reference = {
  doses: parseScheduledDoses(file('doses')).entries,
  definitions: parseFullImmunisation(file('full-immunisation')).entries,
}
const birthDate = '2025-03-10' as PlainDate
const day = (days: number): PlainDate => addDays(birthDate, days)
const given = (code: string, days: number): VaccinationFact => {
  const at = code.lastIndexOf('-')
  return { on: day(days), vaccine: code.slice(0, at), otherVaccine: null, dose: code.slice(at + 1) }
}
const all = [
  given('BCG-1', 3),
  ...[62, 93, 124].flatMap((days, n) => [given(`DPT-HepB-Hib-${n + 1}`, days), given(`OPV-${n + 1}`, days)]),
  given('Measles-1', 280),
]
const child = (facts: VaccinationFact[], checks: PlainDate[] = []): ChildUnderOne => ({
  birthDate,
  birthPrecision: 'day',
  sex: 'female',
  record: recordOf(facts, checks),
})

test('the vaccines to choose from are those of the catalogue, with its names', () => {
  expect(vaccineChoices.slice(0, -1)).toEqual(
    parseVaccines(file('vaccines')).entries.map(({ code, name, nameEn }) => ({ code, vi: name, en: nameEn })),
  )
  expect(vaccineChoices.at(-1)?.code).toBe('other')
})

test('the set is the largest of which somebody has said what it means', () => {
  expect(setFor(reference.definitions, birthDate)?.code).toBe('u1-8')
})

test('all doses on record: yes, without anybody having held the record against the book', () => {
  expect(immunisedUnder1(reference, child(all), day(400))).toBe(true)
})

test('a dose is missing: no only when the book was looked at after the first birthday', () => {
  const without = all.slice(0, -1)
  expect(immunisedUnder1(reference, child(without), day(400))).toBeNull()
  expect(immunisedUnder1(reference, child(without, [day(300)]), day(400))).toBeNull()
  expect(immunisedUnder1(reference, child(without, [day(390), day(100)]), day(400))).toBe(false)
})

test('a vaccine that is not on the list, or a dose without its number, leaves open what it may have been', () => {
  const without = all.slice(0, -1)
  const six: VaccinationFact = { on: day(285), vaccine: 'other', otherVaccine: '6 trong 1', dose: '1' }
  expect(immunisedUnder1(reference, child([...without, six], [day(390)]), day(400))).toBeNull()
  const numberless = { ...given('Measles-1', 285), dose: 'unknown' }
  expect(immunisedUnder1(reference, child([...without, numberless], [day(390)]), day(400))).toBeNull()
})

test('without the day of birth nothing is said', () => {
  expect(immunisedUnder1(reference, { ...child(all), birthPrecision: 'year' }, day(400))).toBeNull()
})
