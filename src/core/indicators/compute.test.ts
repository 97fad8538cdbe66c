import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyChild, anyFormula, child } from '#test/indicator-samples.ts'
import { Instant, PlainDate } from '../dates.ts'
import type { ChildSnapshot } from './child-snapshot.ts'
import { computeFigure, computePopulation } from './compute.ts'
import { Figure } from './figure.ts'
import type { Formula } from './formula.ts'
import { formulaContext } from './indicator.ts'

const day = (text: string) => PlainDate.parse(text)
const context = {
  ...formulaContext(day('2026-11-14'), '09-05'),
  areaPath: 'vn.22.06985',
  asKnown: Instant.parse('2026-11-14T10:00:00.000Z'),
}
const indicatorOf = (formula: Formula) => ({
  code: 'te.sample',
  version: 1,
  unit: formula.counted ? ('%' as const) : ('count' as const),
  multiplier: formula.counted ? 100 : 1,
  formula,
})
const registered = indicatorOf({
  referenceDay: 'cutOff',
  cohort: { op: 'all', of: [{ op: 'residentHere' }, { op: 'ageUnder', years: 5 }] },
  counted: { op: 'birthRegistered' },
})

test('a figure opens to its three lists', () => {
  const children = [
    child({ childId: 'a' }),
    child({ childId: 'b', birthRegistered: false }),
    child({ childId: 'c', birthRegistered: null }),
    child({ childId: 'd', birthDate: day('2015-01-01') }),
  ]
  const { figure, rows } = computeFigure(registered, children, context)
  expect(Figure.parse(figure)).toMatchObject({ numerator: 1, denominator: 2, unknown: 1, source: 'computed' })
  expect(rows.map((r) => [r.childId, r.bucket, r.reason?.code])).toEqual([
    ['a', 'counted', undefined],
    ['b', 'not_counted', 'birth_not_registered'],
    ['c', 'unknown', 'birth_registration_unknown'],
  ])
})

test('nobody in the cohort is 0 of 0, not 0%', () => {
  expect(computeFigure(registered, [], context).figure).toMatchObject({ numerator: 0, denominator: 0, unknown: 0 })
})

test('an entered indicator cannot be computed', () => {
  expect(() => computeFigure({ ...registered, formula: null }, [], context)).toThrow(/entered/)
})

const children = fc.uniqueArray(anyChild, { selector: (c) => c.childId, maxLength: 40 })

describe('whatever the formula and the children', () => {
  test('the lists add up to the figure, no child stands in two', () => {
    fc.assert(
      fc.property(anyFormula, children, (formula, all) => {
        const { figure, rows } = computeFigure(indicatorOf(formula), all, context)
        const count = (bucket: string) => rows.filter((r) => r.bucket === bucket).length
        expect(figure.numerator).toBe(count('counted'))
        expect(figure.unknown).toBe(count('unknown'))
        if (formula.counted) expect(figure.denominator).toBe(count('counted') + count('not_counted'))
        else expect([figure.denominator, count('not_counted')]).toEqual([null, 0])
        expect(new Set(rows.map((r) => r.childId)).size).toBe(rows.length)
      }),
    )
  })

  test('forgetting a fact never raises the numerator nor the denominator', () => {
    const facts = [
      'sex',
      'ethnicCode',
      'birthRegistered',
      'enrolment',
      'specialCircumstance',
      'supported',
      'birthDate',
    ] as const
    fc.assert(
      fc.property(anyFormula, children, fc.nat(), fc.constantFrom(...facts), (formula, all, at, fact) => {
        if (all.length === 0) return
        const forgotten: ChildSnapshot[] = all.map((c, i) => (i === at % all.length ? { ...c, [fact]: null } : c))
        const before = computeFigure(indicatorOf(formula), all, context).figure
        const after = computeFigure(indicatorOf(formula), forgotten, context).figure
        expect(after.numerator!).toBeLessThanOrEqual(before.numerator!)
        if (before.denominator !== null) expect(after.denominator!).toBeLessThanOrEqual(before.denominator)
        expect(after.unknown).toBeGreaterThanOrEqual(before.unknown)
      }),
      { numRuns: 500 },
    )
  })

  test('figures of two parts add up to the figure of the whole', () => {
    fc.assert(
      fc.property(anyFormula, children, children, (formula, a, b) => {
        const of = (list: ChildSnapshot[]) => computeFigure(indicatorOf(formula), list, context).figure
        expect(of([...a, ...b]).numerator).toBe(of(a).numerator! + of(b).numerator!)
        expect(of([...a, ...b]).unknown).toBe(of(a).unknown + of(b).unknown)
      }),
    )
  })

  test('every population table adds up to all children', () => {
    fc.assert(
      fc.property(children, (all) => {
        const population = computePopulation(all, context)
        const whole = population.all
        expect(whole.total).toBe(whole.male + whole.female + whole.sexUnknown)
        for (const table of [population.ages, population.years, population.ethnicities, population.villages])
          for (const key of ['total', 'male', 'female', 'sexUnknown'] as const)
            expect((table as Record<typeof key, number>[]).reduce((sum, cell) => sum + cell[key], 0)).toBe(whole[key])
      }),
    )
  })
})

test('children are counted by age, sex, ethnicity and village; the uncertain stand apart', () => {
  const population = computePopulation(
    [
      child({ birthDate: day('2026-10-01') }),
      child({ birthDate: day('2021-05-01'), sex: 'male', ethnicCode: null, villagePath: null }),
      child({ birthDate: day('2014-01-01'), birthPrecision: 'year', sex: null }),
      child({ birthDate: day('2020-01-01'), birthPrecision: 'year' }),
      child({ birthDate: day('2010-01-01'), birthPrecision: 'year' }),
      child({ birthDate: day('2010-11-14') }),
      child({ resident: null }),
      child({ resident: false }),
    ],
    context,
  )
  expect(population.all).toEqual({ total: 4, male: 1, female: 2, sexUnknown: 1 })
  expect(population.unknown).toBe(2)
  expect(population.ages.map((a) => [a.band?.from ?? null, a.total])).toEqual([
    [0, 1],
    [3, 1],
    [6, 0],
    [11, 1],
    [null, 1],
  ])
  expect(population.years.map((y) => [y.age, y.total])).toEqual([
    [0, 1],
    [5, 1],
    [null, 2],
  ])
  expect(population.ethnicities.map((e) => [e.code, e.total])).toEqual([
    ['09', 3],
    [null, 1],
  ])
})
