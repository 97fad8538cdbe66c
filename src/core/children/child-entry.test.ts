import { expect, test } from 'vitest'
import type { PlainDate } from '../dates.ts'
import { type ChildIdentity, checkIdentity, NewChild } from './child-entry.ts'

const today = '2026-11-16' as PlainDate
const child: ChildIdentity = {
  fullName: 'Vi Văn Thử',
  sex: 'male',
  birthDate: '2019-03-05' as PlainDate,
  birthPrecision: 'day',
  personalNumber: '022219000001',
  address: null,
}
const codeOf = (change: Partial<ChildIdentity>, confirmed = {}): string | null => {
  try {
    checkIdentity({ ...child, ...change }, confirmed, today)
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}
const born = (day: string) => ({ birthDate: day as PlainDate, personalNumber: null })

test('what cannot be is refused, what is doubtful is asked once', () => {
  expect(codeOf({})).toBeNull()
  expect(codeOf(born('2026-11-17'))).toBe('birth_in_future')
  expect(codeOf(born('2026-11-16'))).toBeNull()
  expect(codeOf(born('1990-01-01'), { age: true })).toBe('birth_too_long_ago')
  expect(codeOf(born('2009-11-16'))).toBe('child_is_grown')
  expect(codeOf(born('2009-11-16'), { age: true })).toBeNull()
  expect(codeOf(born('2010-11-17'))).toBeNull()
  expect(codeOf({ ...born('2010-01-01'), birthPrecision: 'year' })).toBeNull()
  expect(codeOf({ sex: 'female' })).toBe('personal_number_contradicts')
  expect(codeOf({ birthDate: '2018-03-05' as PlainDate })).toBe('personal_number_contradicts')
  expect(codeOf({ sex: 'female' }, { number: true })).toBeNull()
  expect(codeOf({ sex: null })).toBeNull()
})

test('names are kept with their spaces folded, numbers have twelve digits', () => {
  const entry = {
    ...child,
    villagePath: null,
    residentFrom: null,
    ethnicCode: null,
    householdCode: null,
    householdHead: null,
    carers: [],
    birthRegistered: null,
  }
  expect(NewChild.parse({ ...entry, fullName: '  Vi   Văn Thử ' }).fullName).toBe('Vi Văn Thử')
  for (const wrong of [
    { fullName: ' ' },
    { fullName: 'a\u0000b' },
    { personalNumber: '12345678901' },
    { ethnicCode: '1' },
    { carers: [{ relation: 'aunt', fullName: 'A', birthYear: null, phone: null }] },
    { carers: [{ relation: 'mother', fullName: 'A', birthYear: 1700, phone: null }] },
    { carers: [{ relation: 'mother', fullName: 'A', birthYear: null, phone: 'không có' }] },
  ])
    expect(NewChild.safeParse({ ...entry, ...wrong }).success).toBe(false)
})
