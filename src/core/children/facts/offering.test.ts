import { expect, test } from 'vitest'
import { factKinds } from './catalogue.ts'
import { contentOf, type FactKind } from './fact-kind.ts'
import { offeredKinds } from './offering.ts'

const names = (kinds: readonly FactKind[]) => kinds.map(({ kind }) => kind).sort()
const open = names(factKinds.filter((kind) => !kind.secret))

test.each([0, 7, 15, 20])('every open kind is offered once at the age of %i', (age) => {
  const { groups, others } = offeredKinds(age)
  expect(names([...groups.flatMap(({ kinds }) => kinds), ...others])).toEqual(open)
})

test('what is for small children stands apart for a child of twelve', () => {
  expect(names(offeredKinds(5).others)).toEqual([])
  expect(names(offeredKinds(12).others)).toEqual(['early_services'])
})

const content = (kind: string, of: object) =>
  contentOf(factKinds.find((each) => each.kind === kind) as FactKind).safeParse(of).success

test('fields that contradict each other are refused', () => {
  expect(content('enrolments', { enrolled: false, level: 'primary' })).toBe(false)
  expect(content('enrolments', { enrolled: true, level: 'primary' })).toBe(true)
  expect(content('special_circumstances', { present: true, group_code: 'HCDB01', sub_code: 'HCDB01.03' })).toBe(true)
  expect(content('special_circumstances', { present: true, group_code: 'HCDB01', sub_code: 'HCDB02.01' })).toBe(false)
  expect(content('special_circumstances', { present: true, sub_code: 'HCDB02.01' })).toBe(false)
  expect(content('special_circumstances', { present: false, group_code: 'HCDB01' })).toBe(false)
  expect(content('measurements', { measure: 'lying' })).toBe(false)
  expect(content('measurements', { weight_kg: 12.5 })).toBe(true)
  expect(content('ethnicities', { ethnic_code: '99' })).toBe(false)
})
