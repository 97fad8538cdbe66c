import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortKey } from './sort-key.ts'

const sorted = (names: string[]): string[] =>
  [...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0))

test('letters of the Vietnamese alphabet come before tones', () => {
  expect(sorted(['Dần', 'Đạt', 'Dũng', 'Ánh', 'An', 'Ân', 'Ăn', 'Âu', 'Bàn', 'Ban'])).toEqual([
    'An',
    'Ánh',
    'Ăn',
    'Ân',
    'Âu',
    'Ban',
    'Bàn',
    'Dần',
    'Dũng',
    'Đạt',
  ])
})

test('tones follow the order of dictionaries, a shorter syllable comes first', () => {
  expect(sorted(['Mạ', 'Man', 'Má', 'Mã', 'Mả', 'Mà', 'Ma'])).toEqual(['Ma', 'Mà', 'Mả', 'Mã', 'Má', 'Mạ', 'Man'])
})

test('everybody of one given name stands together, by family name', () => {
  expect(sorted(['Hòa Bàn', 'Hoa Triệu', 'Hoan An', 'Hoa Đặng'])).toEqual([
    'Hoa Đặng',
    'Hoa Triệu',
    'Hòa Bàn',
    'Hoan An',
  ])
})

test('case, blanks and the Unicode form do not matter', () => {
  fc.assert(
    fc.property(fc.constantFrom('Nguyễn', 'Đặng', 'Hòa', 'Quỳnh', "H'Lan"), (name) => {
      expect(sortKey(` ${name.normalize('NFD').toUpperCase()} `)).toBe(sortKey(name))
    }),
  )
})
