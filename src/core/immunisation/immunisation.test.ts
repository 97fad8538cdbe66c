import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateProblems } from '../catalogues/catalogue.ts'
import { addDays, dayNumber, dayOfNumber, PlainDate } from '../dates.ts'
import { type ChildToImmunise, dosesOn } from './due-doses.ts'
import { isFullyImmunised } from './full-immunisation.ts'
import type { Vaccination } from './record.ts'
import {
  completedOn,
  earliestEnd,
  fullImmunisationOf,
  parseDiseases,
  parseFullImmunisation,
  parseImmunisationSchedules,
  parseScheduledDoses,
  parseVaccines,
  scheduleOn,
} from './schedule.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../../reference/immunisation/${name}.json`, import.meta.url), 'utf8')
const day = (text: string) => PlainDate.parse(text)
const schedules = parseImmunisationSchedules(read('schedules')).entries
const diseases = parseDiseases(read('diseases')).entries
const vaccines = parseVaccines(read('vaccines')).entries
const doses = parseScheduledDoses(read('doses')).entries
const definitions = parseFullImmunisation(read('full-immunisation')).entries

const given = (vaccine: string, dose: number | null, date: string | null): Vaccination => ({
  vaccine,
  dose,
  date: date === null ? null : day(date),
})
/** A child born on 10 January 2025 whose record was held against the book on a day. */
const child = (vaccinations: Vaccination[], completeTo: string | null, born = '2025-01-10'): ChildToImmunise => ({
  birthDate: day(born),
  sex: 'female',
  record: { vaccinations, completeTo: completeTo === null ? null : day(completeTo) },
})
const stateOf = (of: ChildToImmunise, on: string, code: string, alsoGiven: string[] = []) => {
  const status = dosesOn(doses, of, day(on), { alsoGiven }).statuses.find((s) => s.dose.code === code)
  return status ? [status.state, status.reason ?? status.dueOn ?? status.givenOn] : null
}

/** Everything the set of eight asks for, in time. */
const eight = [
  given('BCG', 1, '2025-01-12'),
  given('DPT-HepB-Hib', 1, '2025-03-10'),
  given('DPT-HepB-Hib', 2, '2025-04-10'),
  given('DPT-HepB-Hib', 3, '2025-05-12'),
  given('OPV', 1, '2025-03-10'),
  given('OPV', 2, '2025-04-10'),
  given('OPV', 3, '2025-05-12'),
  given('Measles', 1, '2025-10-10'),
]

describe('the shipped timetable', () => {
  test('has no gap, overlap or unknown name', () => {
    for (const entries of [schedules, diseases, vaccines, doses, definitions])
      expect(dateProblems(entries as typeof doses, (entry) => entry.code)).toEqual([])
    const diseaseCodes = diseases.map((disease) => disease.code)
    for (const { diseases: of } of [...schedules, ...vaccines, ...definitions])
      for (const code of of ?? []) expect(diseaseCodes).toContain(code)
    for (const dose of doses) {
      expect(dose.code).toBe(`${dose.vaccine}-${dose.dose}`)
      expect(vaccines.map((vaccine) => vaccine.code)).toContain(dose.vaccine)
      if (dose.afterDose !== null) expect(doses.map((d) => d.code)).toContain(`${dose.vaccine}-${dose.afterDose}`)
    }
    for (const { doses: of } of definitions)
      for (const code of of ?? []) expect(doses.map((dose) => dose.code)).toContain(code)
  })

  test.each([
    ['2017-12-31', undefined],
    ['2018-01-01', 10],
    ['2024-07-31', 10],
    ['2024-08-01', 11],
    ['2026-02-14', 11],
    ['2026-02-15', 12],
    ['2026-06-30', 12],
    ['2026-07-01', 14],
  ])('on %s a circular names %s diseases', (on, count) => {
    const schedule = scheduleOn(schedules, day(on))
    expect(schedule?.diseaseCount).toBe(count)
    // Of the fourteen one has not been read.
    expect(schedule?.diseases.length).toBe(count === 14 ? 13 : count)
  })

  test('the vaccines of a day protect from the diseases of its circular', () => {
    for (const schedule of schedules) {
      const on = doses.filter(
        (dose) =>
          dose.validFrom === schedule.validFrom ||
          (dose.validFrom! <= schedule.validFrom! && (dose.validTo ?? '9999') >= schedule.validFrom!),
      )
      const covered = new Set(on.flatMap((dose) => vaccines.find((vaccine) => vaccine.code === dose.vaccine)!.diseases))
      expect([...covered].sort()).toEqual([...schedule.diseases].sort())
    }
  })

  test('a timetable that no circular has set is marked as our proposal', () => {
    const late = doses.filter((dose) => dose.validTo === null && dose.vaccine !== 'HepB')
    expect([...new Set(late.map((dose) => dose.confirmation))].sort()).toEqual(['P', 'U'])
  })
})

describe('spans', () => {
  test.each([
    ['2025-01-10', { months: 2 }, '2025-03-10', '2025-03-10'],
    ['2025-12-31', { months: 2 }, '2026-03-01', '2026-02-28'],
    ['2024-02-29', { months: 12 }, '2025-03-01', '2025-02-28'],
    ['2025-08-31', { months: 1 }, '2025-10-01', '2025-09-30'],
    ['2025-01-10', { months: 132 }, '2036-01-10', '2036-01-10'],
    ['2025-12-31', { days: 1 }, '2026-01-01', '2026-01-01'],
  ])('%s and %o is completed on %s', (from, span, completed, earliest) => {
    expect(completedOn(day(from), span)).toBe(completed)
    expect(earliestEnd(day(from), span)).toBe(earliest)
  })
})

describe('what is due', () => {
  test('at birth, at two months, and after an interval', () => {
    const newborn = child([], '2025-01-10')
    expect(stateOf(newborn, '2025-01-10', 'HepB-0')).toEqual(['due', '2025-01-10'])
    expect(stateOf(newborn, '2025-01-10', 'OPV-1')).toEqual(['not_yet', '2025-03-10'])
    const first = child([given('OPV', 1, '2025-04-01')], '2025-04-01')
    expect(stateOf(first, '2025-04-10', 'OPV-1')).toEqual(['done', '2025-04-01'])
    expect(stateOf(first, '2025-04-20', 'OPV-2')).toEqual(['not_yet', '2025-05-01'])
    expect(stateOf(first, '2025-05-01', 'OPV-2')).toEqual(['due', '2025-05-01'])
    expect(stateOf(first, '2025-05-20', 'OPV-3')).toEqual(['waiting', null])
  })

  test('overdue only when the record is known to be complete until then', () => {
    expect(stateOf(child([], '2025-04-10'), '2025-04-10', 'OPV-1')).toEqual(['due', '2025-03-10'])
    expect(stateOf(child([], '2025-04-11'), '2025-04-11', 'OPV-1')).toEqual(['overdue', '2025-03-10'])
    expect(stateOf(child([], '2025-04-10'), '2025-04-11', 'OPV-1')).toEqual(['unknown', 'record_too_old'])
    expect(stateOf(child([], null), '2025-06-01', 'OPV-1')).toEqual(['unknown', 'record_unchecked'])
  })

  test('who is older than the circular means is no longer reminded', () => {
    expect(stateOf(child([], '2026-03-01'), '2026-03-01', 'OPV-1')).toEqual(['past_target', null])
    expect(stateOf(child([], '2025-06-01'), '2026-03-01', 'OPV-1')).toEqual(['unknown', 'record_too_old'])
    expect(stateOf(child([], '2025-02-07'), '2025-02-07', 'HepB-0')).toEqual(['past_target', null])
  })

  test('a vaccination that cannot be put to a dose makes its doses unknown, not missing', () => {
    const hexavalent = child([given('6 trong 1', 1, '2025-03-12')], '2025-06-01')
    expect(stateOf(hexavalent, '2025-06-01', 'DPT-HepB-Hib-1')).toEqual(['unknown', 'vaccination_unclear'])
    const unnumbered = child([given('OPV', null, '2025-03-12')], '2025-06-01')
    expect(stateOf(unnumbered, '2025-06-01', 'OPV-1')).toEqual(['unknown', 'vaccination_unclear'])
    expect(stateOf(unnumbered, '2025-06-01', 'DPT-HepB-Hib-1')).toEqual(['overdue', '2025-03-10'])
    const before = child([given('OPV', 1, '2024-03-12')], '2025-06-01')
    expect(stateOf(before, '2025-06-01', 'OPV-1')).toEqual(['unknown', 'vaccination_unclear'])
    const twice = child([given('OPV', 1, '2025-03-12'), given('OPV', 1, '2025-04-12')], '2025-06-01')
    expect(stateOf(twice, '2025-06-01', 'OPV-2')).toEqual(['unknown', 'vaccination_unclear'])
  })

  test('a dose that entered the timetable after its day for this child is not asked for', () => {
    // Rota came on 1 August 2024, for two-month-olds.
    expect(stateOf(child([], '2024-10-01', '2024-05-20'), '2024-10-01', 'Rota-1')).toBeNull()
    expect(stateOf(child([], '2024-10-01', '2024-06-01'), '2024-10-01', 'Rota-1')?.[0]).toBe('overdue')
    expect(
      stateOf(child([given('Rota', 1, '2024-08-20')], '2024-10-01', '2024-05-20'), '2024-10-01', 'Rota-1'),
    ).toEqual(['done', '2024-08-20'])
  })

  test('before the first timetable on record nothing is concluded', () => {
    expect(stateOf(child([], '2026-01-01', '2016-05-01'), '2026-01-01', 'Measles-1')).toEqual([
      'unknown',
      'no_timetable',
    ])
  })

  test('what comes province by province is asked for where it is known to be given', () => {
    const born = child([], '2026-08-01', '2026-03-01')
    expect(stateOf(born, '2026-06-01', 'PCV-1')).toEqual(['unknown', 'rollout_unknown'])
    expect(stateOf(born, '2026-05-20', 'PCV-1', ['PCV'])).toEqual(['due', '2026-05-01'])
  })

  test('HPV is for girls; of a child whose sex is not known nothing is said', () => {
    const born = child([], '2026-08-01', '2015-08-01')
    expect(stateOf(born, '2026-08-10', 'HPV-1', ['HPV'])).toEqual(['due', '2026-08-01'])
    expect(stateOf({ ...born, sex: 'male' }, '2026-08-10', 'HPV-1', ['HPV'])).toBeNull()
    expect(stateOf({ ...born, sex: null }, '2026-08-10', 'HPV-1', ['HPV'])).toEqual(['unknown', 'sex_unknown'])
  })
})

describe('too early', () => {
  const state = (...vaccinations: Vaccination[]) =>
    dosesOn(doses, child(vaccinations, '2026-01-10'), day('2026-01-10')).statuses.find(
      (s) => s.givenOn === vaccinations.at(-1)!.date,
    )!.state

  test('below an age that a circular states', () => {
    expect(state(given('Measles', 1, '2025-10-09'))).toBe('too_early')
    expect(state(given('Measles', 1, '2025-10-10'))).toBe('done')
    expect(state(given('BCG', 1, '2025-01-10'))).toBe('done')
  })

  test('below an interval, a month counted as 28 days at the shortest', () => {
    expect(state(given('OPV', 1, '2025-03-10'), given('OPV', 2, '2025-04-06'))).toBe('too_early')
    expect(state(given('OPV', 1, '2025-03-10'), given('OPV', 2, '2025-04-07'))).toBe('done')
    expect(state(given('JE', 1, '2026-01-02'), given('JE', 2, '2026-01-08'))).toBe('too_early')
  })

  test('where nothing is stated, nothing is too early', () => {
    expect(state(given('OPV', 2, '2025-02-01'))).toBe('done')
  })
})

describe('fully immunised under one', () => {
  const set8 = fullImmunisationOf(definitions, 8, day('2026-11-14'))!
  const judge = (of: ChildToImmunise, on = '2026-11-14', kinds = 8) =>
    isFullyImmunised(doses, fullImmunisationOf(definitions, kinds, day(on))!, of, day(on))

  test('yes: every dose of the set before the first birthday, whoever checked the record', () => {
    expect(set8.doses).toHaveLength(8)
    expect(judge(child(eight, null))).toEqual({ result: 'yes' })
    expect(judge(child(eight, null), '2025-10-10')).toEqual({ result: 'yes' })
  })

  test('no: the record was complete up to the birthday, and a dose is missing or came on it', () => {
    const late = [...eight.slice(0, -1), given('Measles', 1, '2026-01-10')]
    expect(judge(child(late, '2026-01-09'))).toEqual({ result: 'no', missing: ['Measles-1'] })
    const inTime = [...eight.slice(0, -1), given('Measles', 1, '2026-01-09')]
    expect(judge(child(inTime, '2026-01-09'))).toEqual({ result: 'yes' })
  })

  test('unknown is never no', () => {
    const seven = eight.slice(0, -1)
    expect(judge(child(seven, null))).toMatchObject({ result: 'unknown', reason: 'record_unchecked' })
    expect(judge(child(seven, '2026-01-08'))).toMatchObject({ result: 'unknown', reason: 'record_unchecked' })
    expect(judge(child(seven, '2025-11-01'), '2025-11-01')).toMatchObject({ result: 'unknown', reason: 'not_yet' })
    expect(judge(child([...seven, given('MMR', 1, '2025-10-11')], '2026-02-01'))).toMatchObject({
      result: 'unknown',
      reason: 'vaccination_unclear',
    })
    expect(judge(child([...seven, given('Measles', 1, null)], '2026-02-01'))).toMatchObject({
      reason: 'vaccination_unclear',
    })
    expect(judge(child([...seven, given('Measles', 1, '2025-08-01')], '2026-02-01'))).toMatchObject({
      reason: 'too_early',
    })
  })

  test.each([10, 11, 12, 14])('%i kinds: no text says which doses, so the answer is unknown', (kinds) => {
    expect(judge(child(eight, '2026-02-01'), '2026-11-14', kinds)).toMatchObject({ reason: 'definition_unknown' })
  })

  test('a child of 29 February is one on 1 March', () => {
    const leap = child([given('BCG', 1, '2025-02-28')], '2025-03-01', '2024-02-29')
    const bcg = { ...set8, doses: ['BCG-1'] }
    expect(isFullyImmunised(doses, bcg, leap, day('2025-03-01'))).toEqual({ result: 'yes' })
    const after = child([given('BCG', 1, '2025-03-01')], '2025-03-01', '2024-02-29')
    expect(isFullyImmunised(doses, bcg, after, day('2025-03-01'))).toMatchObject({ result: 'no' })
  })
})

describe('for any child', () => {
  const anyDay = fc.integer({ min: dayNumber(day('2018-01-01')), max: dayNumber(day('2027-12-31')) }).map(dayOfNumber)
  const anyVaccination = fc.record({
    vaccine: fc.constantFrom(...vaccines.map((vaccine) => vaccine.code), '6 trong 1'),
    dose: fc.constantFrom(0, 1, 2, 3, 4, null),
    date: fc.oneof(anyDay, fc.constant(null)),
  })
  const anyChild: fc.Arbitrary<ChildToImmunise> = fc.record({
    birthDate: anyDay,
    sex: fc.constantFrom('male' as const, 'female' as const, null),
    record: fc.record({
      vaccinations: fc.array(anyVaccination, { maxLength: 12 }),
      completeTo: fc.oneof(anyDay, fc.constant(null)),
    }),
  })
  const set8 = fullImmunisationOf(definitions, 8, day('2026-11-14'))!

  test('every dose has one state, and what is given is never called missing', () => {
    fc.assert(
      fc.property(anyChild, anyDay, (of, on) => {
        const { statuses } = dosesOn(doses, of, on)
        expect(new Set(statuses.map((s) => s.dose.code)).size).toBe(statuses.length)
        for (const { state, givenOn, reason } of statuses) {
          expect(givenOn !== null).toBe(state === 'done' || state === 'too_early')
          expect(reason !== null).toBe(state === 'unknown')
        }
      }),
    )
  })

  test('an unchecked record never makes a no, an overdue or a due dose', () => {
    fc.assert(
      fc.property(anyChild, anyDay, (of, on) => {
        const unchecked = { ...of, record: { ...of.record, completeTo: null } }
        expect(isFullyImmunised(doses, set8, unchecked, on).result).not.toBe('no')
        for (const { state } of dosesOn(doses, unchecked, on).statuses)
          expect(['overdue', 'due', 'past_target']).not.toContain(state)
      }),
    )
  })

  test('what is known later never turns a yes of an earlier day into a no', () => {
    fc.assert(
      fc.property(anyChild, anyDay, fc.integer({ min: 0, max: 2000 }), (of, on, later) => {
        if (isFullyImmunised(doses, set8, of, on).result !== 'yes') return
        expect(isFullyImmunised(doses, set8, of, addDays(on, later)).result).toBe('yes')
      }),
    )
  })

  test('a vaccination after the day asked about changes nothing', () => {
    fc.assert(
      fc.property(anyChild, anyDay, anyVaccination, (of, on, more) => {
        const future = { ...more, date: addDays(on, 1) }
        const with1 = { ...of, record: { ...of.record, vaccinations: [...of.record.vaccinations, future] } }
        expect(dosesOn(doses, with1, on)).toEqual(dosesOn(doses, of, on))
      }),
    )
  })
})
