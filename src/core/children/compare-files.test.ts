import { expect, test } from 'vitest'
import type { PlainDate } from '../dates.ts'
import { dateAgreement, textAgreement } from './compare-files.ts'

test.each([
  ['Triệu Thị Hoa', 'triệu thị  hoa', 'same'],
  ['Triệu Thị Hoa', 'Trieu Thi Hoa', 'near'],
  ['Triệu Thị Hoa', 'Triệu Thị Hoan', 'near'],
  ['Triệu Thị Hoa', 'Bàn Văn Nam', 'different'],
  ['Triệu Thị Hoa', null, 'unknown'],
])('%s and %s: %s', (a, b, agreement) => {
  expect(textAgreement(a, b)).toBe(agreement)
  expect(textAgreement(b, a)).toBe(agreement)
})

test.each([
  ['2019-02-01', 'day', '2019-02-01', 'day', 'same'],
  ['2019-02-01', 'day', '2019-01-02', 'day', 'near'],
  ['2019-02-01', 'day', '2019-02-07', 'day', 'near'],
  ['2019-02-01', 'day', '2019-01-01', 'year', 'near'],
  ['2019-02-01', 'day', '2015-11-23', 'day', 'different'],
] as const)('%s (%s) and %s (%s): %s', (a, precisionA, b, precisionB, agreement) => {
  const born = (birthDate: string, birthPrecision: 'day' | 'month' | 'year') => ({
    birthDate: birthDate as PlainDate,
    birthPrecision,
  })
  expect(dateAgreement(born(a, precisionA), born(b, precisionB))).toBe(agreement)
})
