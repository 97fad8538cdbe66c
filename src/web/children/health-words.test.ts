import { expect, test } from 'vitest'
import { healthText } from './health-text.ts'
import { ageInWords, readDecimal, signed } from './health-words.ts'

test('a comma and a point are the same; what is no number is not guessed', () => {
  expect(['8,4', '8.4', ' 12 ', '72,5 cm', '9,75'].map(readDecimal)).toEqual([8.4, 8.4, 12, 72.5, 9.75])
  expect(['1.234,5', 'tám', '-3', '8,,4', '8,123', '1e3'].map(readDecimal)).toEqual(Array(6).fill('unread'))
  expect(readDecimal(' ')).toBeNull()
})

test('ages in months until two, then in years', () => {
  const { vi } = healthText
  expect([0, 213, 730, 1096, 1310].map((days) => ageInWords(days, vi))).toEqual([
    '0 tháng',
    '7 tháng',
    '2 tuổi',
    '3 tuổi',
    '3 tuổi 7 tháng',
  ])
})

test('scores carry their sign', () => {
  expect([1.24, -2, 0, 0.04].map((z) => signed(z))).toEqual(['+1,2', '−2', '0', '0'])
})
