import { expect, test } from 'vitest'
import type { ImportPreview } from '#api/children.ts'
import { columnLetter, keptFields, uncertainColumns, withField } from './mapping.ts'

const column = (index: number, field: string | null, score: number) => ({
  index,
  heading: `H${index}`,
  field,
  score,
  samples: [],
})
const preview = {
  columns: [column(0, 'fullName', 1), column(1, 'birthDate', 0.9), column(2, 'ethnic', 0.5), column(3, null, 0)],
} as unknown as ImportPreview

test('a guess stays a guess until somebody confirms it', () => {
  expect(uncertainColumns(preview).map((c) => c.index)).toEqual([2])
  expect(keptFields(preview)).toEqual({ 0: 'fullName', 1: 'birthDate', 3: null })
  expect(withField(preview, 2, 'ethnic')).toEqual({ 0: 'fullName', 1: 'birthDate', 2: 'ethnic', 3: null })
})

test('a field given to another column leaves the one that had it', () => {
  expect(withField(preview, 3, 'birthDate')).toEqual({ 0: 'fullName', 1: null, 3: 'birthDate' })
})

test('columns have the letters of Excel', () => {
  expect([0, 25, 26, 27, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
})
