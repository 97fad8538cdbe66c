import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareDates, compareNumbers } from './compare-dates.ts'
import { dateLevel, numberLevel } from './levels.ts'
import { readBirthDate, readCommuneCode, readPersonalNumber, readSexCode } from './read-values.ts'

test.each<[string, string, keyof typeof dateLevel]>([
  ['2019-03-05', '05/03/2019', 'same'],
  ['2019-03-05', '3/5/2019', 'turned'],
  ['2019-03-25', '03/25/2019', 'same'],
  ['2019-03-05', '2019-03-06', 'oneDigit'],
  ['2019-03-15', '2019-03-51', 'yearOnly'],
  ['2019-03-09', '2019-03-10', 'sameMonth'],
  ['2019-03-05', '2019', 'yearOnly'],
  ['2019-03-05', '01/01/2019', 'yearOnly'],
  ['2019-03-05', '2019-11-28', 'sameYear'],
  ['2019-03-05', '2018-03-05', 'oneDigit'],
  ['2019-03-05', '2020-03-05', 'sameDay'],
  ['2019-01-01', '2018-01-01', 'nextYear'],
  ['2019-03-05', '2020-11-28', 'nextYear'],
  ['2019-03-05', '2012-11-28', 'different'],
  ['2019-03-05', '', 'unknown'],
  ['2019-03-05', 'không rõ', 'unknown'],
])('%s and %s', (a, b, level) => {
  expect(compareDates(readBirthDate(a), readBirthDate(b))).toBe(dateLevel[level])
  expect(compareDates(readBirthDate(b), readBirthDate(a))).toBe(dateLevel[level])
})

test.each<[string, string, keyof typeof numberLevel]>([
  ['022319004217', '022 319 004 217', 'same'],
  ['022319004217', '22319004217', 'same'],
  ['022319004217', '022319004217.0', 'same'],
  ['022319004217', 'O223190O4217', 'same'],
  ['022319004217', '022319004297', 'oneSlip'],
  ['022319004217', '022319002417', 'oneSlip'],
  ['022319004217', '02231904217', 'oneSlip'],
  ['022319004217', '319004217', 'part'],
  ['022319004217', '022319114217', 'twoSlips'],
  ['022319004217', '022319004218', 'next'],
  ['022319004217', '022319551983', 'different'],
  ['022319004217', '278004551', 'unknown'],
  ['022319004217', '2.2319E+10', 'unknown'],
  ['022319004217', '000000000000', 'unknown'],
  ['022319004217', '', 'unknown'],
])('the numbers %s and %s', (a, b, level) => {
  expect(compareNumbers(readPersonalNumber(a), readPersonalNumber(b))).toBe(numberLevel[level])
  expect(compareNumbers(readPersonalNumber(b), readPersonalNumber(a))).toBe(numberLevel[level])
})

test('it does not matter which of two comes first', () => {
  const day = fc.integer({ min: 0, max: 31 })
  const date = fc
    .tuple(fc.integer({ min: 2008, max: 2026 }), fc.integer({ min: 0, max: 12 }), day)
    .map(([y, m, d]) => y * 10_000 + (m === 0 ? 0 : m * 100 + d))
  fc.assert(fc.property(date, date, (a, b) => compareDates(a, b) === compareDates(b, a)))
  const number = fc.integer({ min: 22_300_000_000, max: 22_300_003_000 })
  fc.assert(fc.property(number, number, (a, b) => compareNumbers(a, b) === compareNumbers(b, a)))
})

test('sex and commune in the words and codes of lists', () => {
  expect(['nữ', 'NỮ', 'F', 'female', 'gái'].map(readSexCode)).toEqual([2, 2, 2, 2, 2])
  expect(['nam', 'M', 'Trai', 'male'].map(readSexCode)).toEqual([1, 1, 1, 1])
  expect(['', '?', 'x'].map(readSexCode)).toEqual([0, 0, 0])
  expect(['06985', '6985', '22/06985', '06985.0'].map(readCommuneCode)).toEqual(['06985', '06985', '06985', '06985'])
  expect(readCommuneCode('Xã Lương Minh')).toBe(readCommuneCode('luong minh'))
})
