import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlainDate } from '../dates.ts'
import { type ImportedChild, unknownChild } from './imported-child.ts'
import { completeness, qualityFields, qualityOf } from './register-quality.ts'
import type { StoredChild } from './registration.ts'

const today = '2026-11-22' as PlainDate
let numbers = 0
const stored = (more: Partial<ImportedChild>): StoredChild => ({
  ...unknownChild('Vi Văn Thử', '2019-03-05' as PlainDate),
  ...more,
  childId: `00000000-0000-4000-8000-${String(++numbers).padStart(12, '0')}`,
  villagePath: null,
  householdId: null,
  personIds: {},
  specialGroups: [],
})
const carer = (relation: 'mother' | 'guardian', birthYear: number) => ({
  relation,
  fullName: 'A',
  birthYear,
  phone: null,
})
const faults = (...children: StoredChild[]) => qualityOf(children, today).faults.map(({ fault }) => fault)

test.each([
  ['born_in_future', { birthDate: '2027-01-01' as PlainDate }],
  [
    'registered_before_birth',
    { birthRegistration: { registered: true, registeredOn: '2019-03-01' as PlainDate, number: null, reasonNot: null } },
  ],
  ['number_sex', { sex: 'female' as const, personalNumber: '022219123456' }],
  ['number_year', { sex: 'male' as const, personalNumber: '022218123456' }],
  ['two_mothers', { carers: [carer('mother', 1990), carer('mother', 1991)] }],
  ['young_parent', { carers: [carer('mother', 2010)] }],
  ['young_guardian', { carers: [carer('guardian', 2020)] }],
] as const)('finds %s', (fault, child) => {
  expect(faults(stored(child as Partial<ImportedChild>))).toEqual([fault])
})

test('one number of two children is found at both', () => {
  const twice = { sex: 'male' as const, personalNumber: '022219123456' }
  expect(faults(stored(twice), stored(twice))).toEqual(['same_number', 'same_number'])
})

test('what is not known is not a fault, and schooling is not asked of a baby', () => {
  expect(faults(stored({}))).toEqual([])
  const { fields } = qualityOf([stored({ birthDate: '2025-12-01' as PlainDate })], today)
  expect(fields.find(({ field }) => field === 'enrolment')).toEqual({ field: 'enrolment', known: 0, asked: 0 })
})

test('no field is known of more children than it is asked of, and completeness lies between 0 and 1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<Partial<ImportedChild>>({}, { sex: 'male' }, { villageName: 'A' }), { maxLength: 20 }),
      (list) => {
        const { fields, children } = qualityOf(list.map(stored), today)
        expect(fields).toHaveLength(qualityFields.length)
        for (const { known, asked } of fields) {
          expect(known).toBeLessThanOrEqual(asked)
          expect(asked).toBeLessThanOrEqual(children)
        }
        const share = completeness(fields)
        if (children === 0) expect(share).toBeNull()
        else expect(share).toBeGreaterThan(0)
      },
    ),
  )
})
