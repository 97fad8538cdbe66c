import { expect, test } from 'vitest'
import { linkageList } from './linkage-list.ts'
import { mistakes } from './linkage-mistakes.ts'

test('the same seed gives the same list, of the size that was asked for', () => {
  const rows = [...linkageList({ seed: 3, size: 500 })]
  expect(rows).toHaveLength(500)
  expect([...linkageList({ seed: 3, size: 500 })]).toEqual(rows)
  expect([...linkageList({ seed: 4, size: 500 })]).not.toEqual(rows)
})

test('every kind of mistake is made, in copies only, and a list without copies has none', () => {
  const rows = [...linkageList({ seed: 5, size: 20_000 })]
  expect(new Set(rows.flatMap((row) => row.mistakes))).toEqual(new Set(mistakes))
  expect(rows.filter((row) => row.copy === 0 && row.mistakes.length > 0)).toEqual([])
  const single = [...linkageList({ seed: 5, size: 500, copied: 0 })]
  expect(new Set(single.map((row) => row.child)).size).toBe(single.length)
})
