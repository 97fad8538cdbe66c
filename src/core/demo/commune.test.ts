import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schoolYearOf } from '../children/import-enrolment.ts'
import { mapColumns } from '../children/import-headings.ts'
import { readRows } from '../children/import-rows.ts'
import { ImportedChild } from '../children/imported-child.ts'
import { childDifferences, compareIdentity, identityKeys } from '../children/same-child.ts'
import { addYears, ageOn, daysBetween, plainDate, yearOf } from '../dates.ts'
import { demoBadRowCount, demoChildrenCsv, demoEthnicGroups } from './children-csv.ts'
import { makeDemoCommune } from './commune.ts'
import { demoPeople } from './people.ts'

const today = plainDate(2026, 11, 16)
const commune = makeDemoCommune({ today })
const under16 = commune.children.filter((c) => ageOn(c.birthDate, today) < 16)

const day = fc.integer({ min: 0, max: 4000 }).map((n) => plainDate(2025 + (n % 8), 1 + (n % 12), 1 + (n % 28)))
const anyCommune = fc.record({ today: day, seed: fc.nat(), children: fc.integer({ min: 40, max: 300 }) })

/** A plain reader of the CSV that the demo writes; the product's own is in intake. */
const rowsOf = (csv: string): string[][] =>
  csv
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] ?? m[2] ?? '').replaceAll('""', '"')),
    )

test('the same seed, size and day give the same commune', () => {
  fc.assert(
    fc.property(anyCommune, (options) => {
      expect(makeDemoCommune(options)).toEqual(makeDemoCommune(options))
    }),
    { numRuns: 10 },
  )
  expect(makeDemoCommune({ today, seed: 1 }).children[0]).not.toEqual(makeDemoCommune({ today, seed: 2 }).children[0])
})

test('the size of the commune', () => {
  expect(commune.villages).toHaveLength(14)
  expect(under16.length).toBeGreaterThan(1130)
  expect(under16.length).toBeLessThan(1170)
  expect(commune.households.length).toBeGreaterThan(560)
  expect(commune.households.length).toBeLessThan(680)
  const older = commune.children.length - under16.length
  expect(older).toBeGreaterThan(5)
  expect(older).toBeLessThan(60)
})

test('families: every mother was at least 17, births at least ten months apart, one household', () => {
  fc.assert(
    fc.property(anyCommune, (options) => {
      const { children, households } = makeDemoCommune(options)
      const codes = new Set(households.map((h) => h.code))
      const byHousehold = Map.groupBy(children, (c) => c.household.code)
      for (const child of children) {
        expect(ImportedChild.safeParse(child).error).toBeUndefined()
        expect(child.birthDate <= options.today).toBe(true)
        expect(ageOn(child.birthDate, options.today)).toBeLessThan(18)
        expect(codes.has(child.household.code as string)).toBe(true)
        if (child.motherBornOn) expect(addYears(child.motherBornOn, 17) < child.birthDate).toBe(true)
        expect(child.residenceFrom >= child.birthDate).toBe(true)
      }
      for (const siblings of byHousehold.values()) {
        const births = siblings.map((c) => c.birthDate).sort()
        births.slice(1).forEach((birth, n) => {
          expect(daysBetween(births[n] as typeof birth, birth)).toBeGreaterThan(304)
        })
        const mothers = new Set(siblings.map((c) => c.carers.find((p) => p.relation === 'mother')?.fullName))
        expect(mothers.size).toBe(1)
      }
    }),
    { numRuns: 30 },
  )
})

test('ages spread as in a pyramid, sexes as among births', () => {
  const counts = Array.from({ length: 16 }, (_, age) => under16.filter((c) => ageOn(c.birthDate, today) === age).length)
  for (const count of counts) expect(count).toBeGreaterThan(35)
  for (const count of counts) expect(count).toBeLessThan(120)
  const boys = under16.filter((c) => c.sex === 'male').length / under16.length
  expect(boys).toBeGreaterThan(0.48)
  expect(boys).toBeLessThan(0.57)
})

test('the gaps that the figures should show', () => {
  const small = under16.filter((c) => ageOn(c.birthDate, today) < 5)
  expect(small.filter((c) => c.birthRegistration.registered === false).length).toBeGreaterThanOrEqual(3)
  expect(small.filter((c) => c.birthRegistration.registered === false).length).toBeLessThanOrEqual(5)
  expect(small.filter((c) => c.birthRegistration.registered === null).length).toBeGreaterThanOrEqual(2)
  expect(small.filter((c) => c.birthRegistration.registered === null).length).toBeLessThanOrEqual(3)
  const five = commune.children.filter((c) => schoolYearOf(today) - yearOf(c.birthDate) === 5)
  expect(five.filter((c) => c.enrolment.status === 'not_enrolled')).toHaveLength(1)
  expect(five.filter((c) => c.enrolment.status === null)).toHaveLength(1)
  expect(five.every((c) => c.enrolment.status !== 'enrolled' || c.enrolment.level === 'preschool')).toBe(true)
  const special = under16.filter((c) => c.specialCircumstance.present)
  expect(special.length / under16.length).toBeGreaterThan(0.009)
  expect(special.length / under16.length).toBeLessThan(0.014)
  expect(special.filter((c) => c.support.given === false)).toHaveLength(1)
  expect(special.every((c) => c.specialCircumstance.groupCode !== null)).toBe(true)
  for (const child of under16) if (child.disability.present) expect(child.specialCircumstance.groupCode).toBe('HCDB04')
})

test('this month: births, sixteenth birthdays, moves', () => {
  const month = today.slice(0, 7)
  expect(commune.children.filter((c) => c.birthDate.startsWith(month)).length).toBeGreaterThanOrEqual(3)
  expect(commune.children.filter((c) => addYears(c.birthDate, 16).startsWith(month)).length).toBeGreaterThanOrEqual(3)
  for (const kind of ['moved_in', 'moved_out', 'moved_village', 'turned_16', 'born'] as const) {
    expect(commune.children.some((c) => c.events.some((e) => e.kind === kind && e.on <= today))).toBe(true)
  }
})

test('no name of the real signatory, no number that could be somebody’s', () => {
  const text = JSON.stringify(commune) + JSON.stringify(demoPeople)
  expect(text).not.toMatch(/Hà Ngọc Tùng/)
  for (const child of commune.children) {
    if (child.personalNumber) expect(child.personalNumber).toMatch(/^099[23]\d{8}$/)
    for (const carer of child.carers) if (carer.phone) expect(carer.phone).toMatch(/^060\d{7}$/)
  }
})

test('every list written from the commune reads back as the same children', () => {
  fc.assert(
    fc.property(anyCommune, (options) => {
      const made = makeDemoCommune(options)
      const rows = rowsOf(demoChildrenCsv(made, { badRows: false }))
      const mapping = mapColumns(rows)
      expect(mapping.unrecognised).toEqual([])
      const { good, problems } = readRows(rows, mapping, {
        today: made.today,
        villages: made.villages,
        ethnicGroups: demoEthnicGroups,
      })
      expect(problems.filter((p) => p.severity === 'error')).toEqual([])
      const present = made.children.filter((c) => c.residenceTo === null)
      expect(good.map((g) => g.child)).toEqual(present.map((c) => ImportedChild.parse(c)))
    }),
    { numRuns: 15 },
  )
})

test('the whole demo list: bad rows stay out, the rest comes in, and again changes nothing', () => {
  const rows = rowsOf(demoChildrenCsv(commune))
  const context = { today, villages: commune.villages, ethnicGroups: demoEthnicGroups }
  const first = readRows(rows, mapColumns(rows), context)
  const refused = new Set(first.problems.filter((p) => p.severity === 'error').map((p) => p.row))
  expect([...refused]).toEqual(Array.from({ length: demoBadRowCount }, (_, n) => rows.length - demoBadRowCount + n + 1))
  const second = readRows(rows, mapColumns(rows), context)
  first.good.forEach(({ child }, n) => {
    const again = second.good[n]?.child as ImportedChild
    expect(identityKeys(again)).toEqual(identityKeys(child))
    expect(compareIdentity(child, again)).toBe('same')
    expect(childDifferences(child, again)).toEqual([])
  })
  const keys = first.good.flatMap((g) => identityKeys(g.child))
  expect(new Set(keys).size).toBe(keys.length)
})

test('the cast: every role once at least, no area of another commune but for the neighbour', () => {
  expect(new Set(demoPeople.map((p) => p.role)).size).toBe(6)
  expect(new Set(demoPeople.map((p) => p.username)).size).toBe(demoPeople.length)
  const paths = new Set([...commune.villages.map((v) => v.path), commune.path, '22', '22/06978'])
  for (const person of demoPeople) for (const path of person.areaPaths) expect(paths.has(path)).toBe(true)
})
