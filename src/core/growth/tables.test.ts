import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Sex } from '../indicators/child-snapshot.ts'
import { type GrowthTableName, lastRow, parseGrowthTables, rowBetween, rowOf } from './tables.ts'
import { adjustedZScoreOf, measureAt, roundedZScore, zScoreOf } from './z-score.ts'

const text = readFileSync(new URL('../../../reference/growth/who-lms.json', import.meta.url), 'utf8')
const { about, tables } = parseGrowthTables(text)
const names = Object.keys(tables) as GrowthTableName[]
const sexes: Sex[] = ['male', 'female']
const rows = names.flatMap((name) =>
  sexes.flatMap((sex) =>
    Array.from({ length: lastRow(tables[name]) - tables[name].from + 1 }, (_, i) => ({
      name,
      sex,
      at: tables[name].from + i,
      row: rowOf(tables[name], sex, tables[name].from + i)!,
    })),
  ),
)

describe('the tables of WHO', () => {
  test('cover what WHO published: days, months and millimetres', () => {
    expect(about.source).toContain('WHO')
    expect(names.map((name) => [name, tables[name].unit, tables[name].from, lastRow(tables[name])])).toEqual([
      ['weightForAge2006', 'day', 0, 1826],
      ['lengthForAge2006', 'day', 0, 1826],
      ['bmiForAge2006', 'day', 0, 1826],
      ['weightForLength2006', 'millimetre', 450, 1100],
      ['weightForHeight2006', 'millimetre', 650, 1200],
      ['weightForAge2007', 'month', 60, 121],
      ['heightForAge2007', 'month', 60, 229],
      ['bmiForAge2007', 'month', 60, 229],
    ])
    expect(rows).toHaveLength(14_170)
  })

  test('hold figures that WHO prints: the medians at birth, at two and at nineteen years', () => {
    expect(rowOf(tables.weightForAge2006, 'male', 0)).toEqual({ l: 0.3487, m: 3.3464, s: 0.14602 })
    expect(rowOf(tables.lengthForAge2006, 'female', 0)!.m).toBe(49.1477)
    expect(rowOf(tables.heightForAge2007, 'male', 228)!.m).toBe(176.5432)
    expect(rowOf(tables.bmiForAge2007, 'female', 228)!.m).toBe(21.4269)
  })

  test('the figures grow by small steps: no row has slipped or was typed wrongly', () => {
    const steps = { day: 0.02, month: 0.02, millimetre: 0.01 }
    for (const [i, { name, sex, at, row }] of rows.entries()) {
      const next = rows[i + 1]
      if (next?.name !== name || next.sex !== sex) continue
      // At two years the table goes over from length to height, and at birth children first lose weight.
      if (name === 'lengthForAge2006' && at === 730) continue
      expect(Math.abs(next.row.m / row.m - 1), `${name} ${sex} ${at}`).toBeLessThan(steps[tables[name].unit])
      expect(row.s, `${name} ${sex} ${at}`).toBeGreaterThan(0.02)
      expect(row.s, `${name} ${sex} ${at}`).toBeLessThan(0.2)
      expect(row.l, `${name} ${sex} ${at}`).not.toBe(0)
    }
  })

  test('every median scores 0, every line of ±1, ±2, ±3 its own number', () => {
    const wrong = rows.flatMap(({ name, sex, at, row }) =>
      [-3, -2, -1, 0, 1, 2, 3]
        .map((z) => ({ z, found: [zScoreOf, adjustedZScoreOf].map((f) => roundedZScore(f(measureAt(z, row), row))) }))
        .filter(({ z, found }) => found.some((score) => score !== z))
        .map((fault) => ({ name, sex, at, ...fault })),
    )
    expect(wrong).toEqual([])
  })

  test('beyond the third line of what has to do with weight, one deviation is the way from the second to the third', () => {
    for (const { row } of rows) {
      const [two, three] = [measureAt(2, row), measureAt(3, row)]
      expect(adjustedZScoreOf(three + 2 * (three - two), row)).toBeCloseTo(5, 8)
      const [minusTwo, minusThree] = [measureAt(-2, row), measureAt(-3, row)]
      expect(adjustedZScoreOf(minusThree - 0.5 * (minusTwo - minusThree), row)).toBeCloseTo(-3.5, 8)
    }
  })

  test('no row lies before the first or behind the last, and none between the last and nothing', () => {
    expect(rowOf(tables.weightForAge2006, 'male', -1)).toBeUndefined()
    expect(rowOf(tables.weightForAge2006, 'male', 1827)).toBeUndefined()
    expect(rowBetween(tables.weightForHeight2006, 'male', { low: 1200, high: 1201, part: 0.5 })).toBeUndefined()
    expect(rowBetween(tables.weightForHeight2006, 'male', { low: 1200, high: 1201, part: 0 })).toBeDefined()
  })
})

describe('two decimals', () => {
  test.each([
    [0.15, 0.15],
    [-0.15, -0.15],
    [0.125, 0.12],
    [0.375, 0.38],
    [-0.125, -0.12],
    [2.675, 2.67],
    [1.005, 1],
    [-2.995, -3],
    [0.004, 0],
    [-0.004, 0],
    [-2.0000000001, -2],
  ])('%f becomes %f, as in R', (z, rounded) => {
    expect(roundedZScore(z)).toBe(rounded)
  })

  test('what is rounded already stays as it is', () => {
    for (let i = -1000; i <= 1000; i++) expect(roundedZScore(i / 100)).toBe(i === 0 ? 0 : i / 100)
  })
})
