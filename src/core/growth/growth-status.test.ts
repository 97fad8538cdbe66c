import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type PlainDate } from '../dates.ts'
import { parseGrowthCutOffs } from './classification.ts'
import {
  answersOf,
  assessMeasurement,
  type ChildMeasured,
  growthStatus,
  implausibleScores,
  type Measured,
} from './growth-status.ts'
import { parseGrowthTables } from './tables.ts'

const file = (name: string) => readFileSync(`reference/growth/${name}`, 'utf8')
const reference = {
  tables: parseGrowthTables(file('who-lms.json')).tables,
  cutOffs: parseGrowthCutOffs(file('classification.json')).entries,
}
const boy: ChildMeasured = { sex: 'male', birthDate: '2023-11-22' as PlainDate, birthPrecision: 'day' }
const at = (on: string, more: Partial<Measured> = {}): Measured => ({
  on: on as PlainDate,
  weightKg: null,
  lengthHeightCm: null,
  position: null,
  oedema: null,
  ...more,
})
const span = { from: null, to: '2026-11-22' as PlainDate }

test('a boy of three with 45 kg is hardly believed: the score says so and no word is put on him', () => {
  const assessment = assessMeasurement(reference, boy, at('2026-11-22', { weightKg: 45, lengthHeightCm: 95 }))
  expect(implausibleScores(assessment).map(({ index }) => index)).toContain('waz')
  expect(answersOf(assessment)).toMatchObject({ underweight: null, overweight: null, stunted: false })
})

test('a child that is only weighed keeps what the last measuring said of its height', () => {
  const status = growthStatus(
    reference,
    boy,
    [
      at('2026-05-10', { weightKg: 11, lengthHeightCm: 82, position: 'standing' }),
      at('2026-11-10', { weightKg: 14.2 }),
    ],
    span,
  )
  expect(status).toEqual({
    measuredOn: '2026-11-10',
    underweight: false,
    stunted: true,
    wasted: false,
    overweight: false,
  })
})

test('what lies outside the days asked for does not count, nor what was measured before the birth', () => {
  const old = at('2025-12-31', { weightKg: 8, lengthHeightCm: 75 })
  expect(
    growthStatus(reference, boy, [old, at('2023-01-01', { weightKg: 3 })], { ...span, from: '2026-01-01' as never }),
  ).toEqual({ measuredOn: null, underweight: null, stunted: null, wasted: null, overweight: null })
})

test('oedema is wasting whatever the scale shows; of overweight nothing is said', () => {
  const answers = answersOf(
    assessMeasurement(reference, boy, at('2026-11-22', { weightKg: 20, lengthHeightCm: 95, oedema: true })),
  )
  expect(answers).toEqual({ underweight: true, stunted: false, wasted: true, overweight: null })
})

test('without the day of birth or the sex nothing is said', () => {
  const measured = at('2026-11-22', { weightKg: 9, lengthHeightCm: 80 })
  for (const child of [
    { ...boy, birthPrecision: 'month' as const },
    { ...boy, sex: null },
  ])
    expect(Object.values(answersOf(assessMeasurement(reference, child, measured)))).toEqual([null, null, null, null])
})

test('whatever was measured: no child is thin and fat at once, and the order of entering does not matter', () => {
  const measured = fc
    .record({
      days: fc.integer({ min: 0, max: 2100 }),
      weightKg: fc.option(fc.double({ min: 1, max: 40, noNaN: true }), { nil: null }),
      lengthHeightCm: fc.option(fc.double({ min: 40, max: 130, noNaN: true }), { nil: null }),
      position: fc.constantFrom('lying' as const, 'standing' as const, null),
      oedema: fc.constantFrom(true, false, null),
    })
    .map(({ days, ...more }): Measured => ({ on: addDays(boy.birthDate, days), ...more }))
  fc.assert(
    fc.property(fc.uniqueArray(measured, { selector: ({ on }) => on, maxLength: 5 }), (list) => {
      for (const one of list) {
        const answers = answersOf(assessMeasurement(reference, boy, one))
        expect(answers.wasted === true && answers.overweight === true).toBe(false)
      }
      const all = { from: null, to: addDays(boy.birthDate, 3000) }
      expect(growthStatus(reference, boy, list.toReversed(), all)).toEqual(growthStatus(reference, boy, list, all))
    }),
  )
})
