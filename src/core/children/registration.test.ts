import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PlainDate, plainDate } from '../dates.ts'
import { makeDemoCommune } from '../demo/commune.ts'
import { sortKey } from '../sort-key.ts'
import { type ImportedChild, unknownChild } from './imported-child.ts'
import { householdKey, mergeChild, personKey, planImport, type StoredChild, sortName } from './registration.ts'

const stored = (child: ImportedChild, n: number): StoredChild => ({
  ...child,
  childId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  villagePath: null,
  householdId: null,
  personIds: {},
  specialGroups: child.specialCircumstance.groupCode ? [child.specialCircumstance.groupCode] : [],
})
const rows = (children: readonly ImportedChild[]) => children.map((child, row) => ({ row, child }))
const child = (name: string, birth: string, more: Partial<ImportedChild> = {}): ImportedChild => ({
  ...unknownChild(name, birth as PlainDate),
  villageName: 'Khe Nà',
  ...more,
})

test('a list of new children is all new; the same list again is all the same', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 40, max: 160 }), (seed, size) => {
      const { children } = makeDemoCommune({ today: plainDate(2026, 11, 16), seed, children: size })
      const first = planImport([], rows(children))
      expect(first.add).toHaveLength(children.length)
      const again = planImport(
        first.add.map((a, n) => stored(a.child, n)),
        rows(children),
      )
      expect([again.add.length, again.change.length, again.unsure.length]).toEqual([0, 0, 0])
      expect(again.same).toHaveLength(children.length)
    }),
    { numRuns: 20 },
  )
})

test('what a second list says over the first is a change, and importing it again is none', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { children } = makeDemoCommune({ today: plainDate(2026, 11, 16), seed, children: 60 })
      const before = children.map((c, n) => stored(c, n))
      const after = children.map((c, n) =>
        n % 3 === 0 ? { ...c, enrolment: { ...c.enrolment, status: 'enrolled' as const, className: `Lớp ${n}` } } : c,
      )
      const plan = planImport(before, rows(after))
      const merged = before.map((b) => {
        const change = plan.change.find((c) => c.stored.childId === b.childId)
        return change ? { ...b, ...mergeChild(b, change.incoming.child) } : b
      })
      const again = planImport(merged, rows(after))
      expect([again.add.length, again.change.length]).toEqual([0, 0])
    }),
    { numRuns: 20 },
  )
})

test('what the list does not say takes nothing away', () => {
  const known = child('Bàn A Phúc', '2020-03-05', {
    sex: 'male',
    ethnicCode: '09',
    birthRegistration: { registered: true, registeredOn: null, number: null, reasonNot: null },
  })
  expect(mergeChild(known, child('Bàn A Phúc', '2020-03-05'))).toEqual(known)
})

test('a year of birth does not blur a birthday that agrees with it, but corrects one that does not', () => {
  const known = child('Bàn A Phúc', '2020-03-05')
  expect(mergeChild(known, { ...child('Bàn A Phúc', '2020-01-01'), birthPrecision: 'year' }).birthDate).toBe(
    '2020-03-05',
  )
  expect(mergeChild(known, { ...child('Bàn A Phúc', '2019-01-01'), birthPrecision: 'year' }).birthDate).toBe(
    '2019-01-01',
  )
})

test('a like name of the same year is asked about, not taken for the same or for another', () => {
  const plan = planImport([stored(child('Lý Thị Hòa', '2021-04-02'), 1)], rows([child('Ly Thi Hoa', '2021-04-02')]))
  expect(plan.unsure).toHaveLength(1)
  expect(plan.add).toHaveLength(0)
})

test('twins with names of their own are two children, and each stored child is met once', () => {
  const twins = [child('Vi Tú', '2022-05-05'), child('Vi Tư', '2022-05-05')]
  expect(planImport([], rows(twins)).add).toHaveLength(2)
  const again = planImport(twins.map(stored), rows(twins))
  expect(again.same.map((s) => s.stored.childId)).toEqual([
    stored(twins[0] as ImportedChild, 0).childId,
    stored(twins[1] as ImportedChild, 1).childId,
  ])
})

test('rows of one household say the same of it: the head from another row, poverty from the first that says it', () => {
  const household = (code: string | null, headName: string | null) => ({ code, headName })
  const list = [
    child('Vi Một', '2020-01-01', { household: household('H1', 'Vi Cha'), householdPoverty: 'poor' }),
    child('Vi Hai', '2021-01-01', { household: household('H1', null), householdPoverty: 'none' }),
  ]
  const { add } = planImport([], rows(list))
  expect(add.map((a) => householdKey(a.child))).toEqual([
    householdKey(add[0]?.child as ImportedChild),
    householdKey(add[0]?.child as ImportedChild),
  ])
  expect(add.map((a) => a.child.householdPoverty)).toEqual(['poor', 'poor'])
})

test('siblings share a mother; another telephone is another person', () => {
  const mother = { relation: 'mother' as const, fullName: 'Lý Thị Mai', birthYear: 1990, phone: null }
  const one = child('Vi Một', '2020-01-01', { carers: [mother] })
  const two = child('Vi Hai', '2021-01-01', { carers: [{ ...mother, fullName: 'LÝ THỊ MAI' }] })
  expect(personKey(one, mother)).toBe(personKey(two, two.carers[0] as never))
  expect(personKey(one, mother)).not.toBe(personKey(one, { ...mother, phone: '0601234567' }))
})

test('names sort by the given name', () => {
  expect(sortName('Đặng  Thị Ánh')).toBe(sortKey('Ánh Đặng Thị'))
})
