import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Direction } from '../plans/plan-reading.ts'
import { judge, maintainedDirection } from './judge.ts'
import { defaultJudgeSettings, type JudgedFigure, type JudgedMeasure, judgeSettingsFor } from './judgement.ts'
import { compare, over, rational, times, toNumber } from './rational.ts'

const measure = (
  direction: Direction,
  value: number | null,
  unit: string | null = '%',
  more: Partial<JudgedMeasure> = {},
): JudgedMeasure => ({
  direction,
  value,
  value2: null,
  unit,
  year: 2030,
  per: null,
  ...more,
})
const figure = (
  numerator: number,
  denominator: number | null,
  unknown = 0,
  more: Partial<JudgedFigure> = {},
): JudgedFigure => ({
  numerator,
  denominator,
  unknown,
  multiplier: denominator === null ? 1 : 100,
  source: 'computed',
  ...more,
})

describe('a level', () => {
  test('335 of 339 registered births do not meet 100%: 04 children are missing', () => {
    const judged = judge(measure('at_least', 100), figure(335, 339))
    expect(judged).toMatchObject({ verdict: 'not_met', gapCount: 4, smallSample: false })
    expect(judged.gapPoints).toBeCloseTo(1.1799, 4)
    expect(judged.value).toBeCloseTo(98.8201, 4)
  })

  test('99,96% does not meet 100%, though it is printed 100', () => {
    expect(judge(measure('at_least', 100), figure(2499, 2500)).verdict).toBe('not_met')
    expect(judge(measure('at_least', 99.96), figure(2499, 2500)).verdict).toBe('met')
    expect(judge(measure('above', 99.96), figure(2499, 2500)).verdict).toBe('not_met')
  })

  test('0,1 + 0,2 is 0,3: decimals are compared as printed', () => {
    expect(judge(measure('at_most', 0.3), figure(3, 1000)).verdict).toBe('met')
    expect(judge(measure('below', 0.3), figure(3, 1000)).verdict).toBe('not_met')
    expect(judge(measure('at_least', 99.99), figure(9999, 10000)).verdict).toBe('met')
    expect(judge(measure('at_least', 99.99), figure(9998, 10000)).verdict).toBe('not_met')
  })

  test('units are converted, and a share cannot be read from a plain count', () => {
    expect(judge(measure('at_most', 2, 'per_500'), figure(4, 1000, 0, { multiplier: 1000 })).verdict).toBe('met')
    expect(judge(measure('at_most', 6, 'per_1000'), figure(7, 1000, 0, { multiplier: 1000 })).verdict).toBe('not_met')
    expect(judge(measure('at_most', 500, 'per_100000'), figure(5, 1000)).verdict).toBe('met')
    expect(judge(measure('at_least', 98), figure(12, null))).toMatchObject({
      verdict: 'not_judged',
      reason: 'unit_mismatch',
    })
    expect(judge(measure('at_least', 10, 'điểm'), figure(12, null)).verdict).toBe('met')
    expect(judge(measure('at_least', 10, 'điểm'), figure(12, 40)).reason).toBe('unit_mismatch')
  })

  test('"không có trẻ em bỏ học" is read on the children, not on the rate', () => {
    for (const unit of ['count', null, '%']) {
      expect(judge(measure('exactly', 0, unit), figure(0, 120)).verdict).toBe('met')
      expect(judge(measure('exactly', 0, unit), figure(2, 120))).toMatchObject({ verdict: 'not_met', gapCount: 2 })
    }
  })

  test('eliminating is reaching zero', () => {
    expect(judge(measure('eliminate', null, null), figure(0, null)).verdict).toBe('met')
    expect(judge(measure('eliminate', null, null), figure(3, null))).toMatchObject({ verdict: 'not_met', gapCount: 3 })
  })

  test('a standard is met or not, without a gap in children', () => {
    expect(judge(measure('achieve', null, null), figure(1, null)).verdict).toBe('met')
    expect(judge(measure('achieve', null, null), figure(0, null))).toMatchObject({
      verdict: 'not_met',
      gapCount: null,
      gapPoints: null,
    })
    expect(judge(measure('achieve', null, null), figure(53, 54)).verdict).toBe('not_met')
  })

  test('no value, no verdict', () => {
    expect(judge(measure('at_least', null), figure(1, 200)).reason).toBe('no_value')
  })
})

describe('what is unknown', () => {
  test('no figure, or nobody in the cohort, is never 0%', () => {
    expect(judge(measure('at_least', 100), null)).toMatchObject({ verdict: 'insufficient', reason: 'no_figure' })
    expect(judge(measure('at_least', 100), figure(0, 0))).toMatchObject({
      verdict: 'not_judged',
      reason: 'empty_cohort',
    })
    expect(judge(measure('at_most', 5), figure(0, 0, 3)).verdict).toBe('insufficient')
  })

  test('more than 5% unknown allows no verdict; exactly 5% does', () => {
    expect(judge(measure('at_least', 50), figure(94, 94, 6)).reason).toBe('too_many_unknown')
    expect(judge(measure('at_least', 50), figure(95, 95, 5)).verdict).toBe('met')
    const patient = { ...defaultJudgeSettings, unknownPercent: 10 }
    expect(judge(measure('at_least', 50), figure(94, 94, 6), null, patient).verdict).toBe('met')
  })

  test('a few unknown children matter only if they could turn the verdict', () => {
    expect(judge(measure('at_least', 100), figure(339, 339, 1))).toMatchObject({
      verdict: 'insufficient',
      reason: 'unknown_could_decide',
      gapCount: null,
    })
    expect(judge(measure('at_least', 100), figure(335, 339, 1))).toMatchObject({ verdict: 'not_met', gapCount: 4 })
    expect(judge(measure('below', 1), figure(5, 1000, 3)).verdict).toBe('met')
    expect(judge(measure('below', 1), figure(9, 1000, 3)).verdict).toBe('insufficient')
  })

  test('below 100 children the rate does not stand alone', () => {
    expect(judge(measure('at_least', 99.9), figure(60, 61)).smallSample).toBe(true)
    expect(judge(measure('at_least', 99.9), figure(100, 100)).smallSample).toBe(false)
    expect(judge(measure('at_least', 5, 'count'), figure(6, null)).smallSample).toBe(false)
  })

  test('abuse is never judged from the cases that came to light', () => {
    const settings = judgeSettingsFor({ direction: 'lower', surveyOnly: true })
    for (const source of ['computed', 'entered', 'imported'] as const)
      expect(judge(measure('below', 4), figure(2, 1150, 0, { source }), null, settings)).toMatchObject({
        verdict: 'not_judged',
        reason: 'survey_only',
        gapCount: null,
      })
    expect(judge(measure('below', 4), figure(39, 1000, 0, { source: 'estimated' }), null, settings).verdict).toBe('met')
  })
})

describe('a level to keep', () => {
  const level = measure('below', 1)
  const kept = measure('maintain', 1)

  test('is kept in the direction of the level it follows', () => {
    expect(maintainedDirection(kept, [level, kept])).toBe('below')
    const settings = {
      ...defaultJudgeSettings,
      better: 'lower' as const,
      maintainAs: maintainedDirection(kept, [level]),
    }
    expect(judge(kept, figure(10, 1000), null, settings).verdict).toBe('not_met')
    expect(judge(kept, figure(9, 1000), null, settings).verdict).toBe('met')
  })

  test('without that level, in the direction that is better; without either, not at all', () => {
    expect(
      judge(measure('maintain', 99.9), figure(999, 1000), null, { ...defaultJudgeSettings, better: 'higher' }).verdict,
    ).toBe('met')
    expect(judge(measure('maintain', 99.9), figure(999, 1000)).reason).toBe('maintain_ambiguous')
  })

  test('without a value, it must not be worse than before', () => {
    const settings = { ...defaultJudgeSettings, better: 'higher' as const }
    expect(judge(measure('maintain', null, null), figure(90, 100), null, settings).reason).toBe('no_previous')
    expect(judge(measure('maintain', null, null), figure(90, 100), figure(89, 100), settings).verdict).toBe('met')
    expect(judge(measure('maintain', null, null), figure(90, 100), figure(91, 100), settings).gapCount).toBe(1)
  })
})

describe('a change', () => {
  const marriages = measure('decrease', 3, '%', { value2: 5, per: 'year' })

  test('"giảm 3% đến 5% hằng năm" is met from 3% on, compared with the year before', () => {
    expect(judge(marriages, figure(97, null), figure(100, null))).toMatchObject({ verdict: 'met', value: -3 })
    expect(judge(marriages, figure(90, null), figure(100, null)).verdict).toBe('met')
    expect(judge(marriages, figure(98, null), figure(100, null))).toMatchObject({
      verdict: 'not_met',
      gapPoints: 1,
      gapCount: 1,
    })
  })

  test('needs the year before', () => {
    expect(judge(marriages, figure(3, null))).toMatchObject({ verdict: 'insufficient', reason: 'no_previous' })
    expect(judge(marriages, figure(3, null), figure(0, 0)).reason).toBe('no_previous')
  })

  test('nothing last year and nothing this year is met: it cannot fall further', () => {
    expect(judge(marriages, figure(0, null), figure(0, null))).toMatchObject({ verdict: 'met', reason: 'already_zero' })
    expect(judge(measure('decrease', null, null), figure(0, 900), figure(0, 950)).verdict).toBe('met')
    expect(judge(marriages, figure(1, null), figure(0, null))).toMatchObject({ verdict: 'not_met', gapPoints: null })
  })

  test('"giảm qua các năm" is any fall of the rate, not of the count', () => {
    expect(judge(measure('decrease', null, null), figure(10, 1000), figure(10, 900)).verdict).toBe('met')
    expect(judge(measure('decrease', null, null), figure(10, 900), figure(10, 1000)).verdict).toBe('not_met')
    expect(judge(measure('decrease', null, null), figure(10, 1000), figure(10, 1000)).gapCount).toBe(1)
  })

  test('"xây dựng thêm" is any rise', () => {
    expect(judge(measure('increase', null, null), figure(4, null), figure(3, null)).verdict).toBe('met')
    expect(judge(measure('increase', null, null), figure(3, null), figure(3, null))).toMatchObject({
      verdict: 'not_met',
      gapCount: 1,
    })
    expect(judge(measure('increase', null, null), figure(50, 50), figure(48, 48)).reason).toBe('already_full')
  })

  test('a fall of a percentage that can be read two ways is judged only when both agree', () => {
    // From 50% to 49%: a fall by 2% of the value, by 1 point.
    expect(judge(measure('decrease', 1), figure(490, 1000), figure(500, 1000)).verdict).toBe('met')
    expect(judge(measure('decrease', 2), figure(490, 1000), figure(500, 1000)).reason).toBe('change_ambiguous')
    expect(judge(measure('decrease', 3), figure(490, 1000), figure(500, 1000)).verdict).toBe('not_met')
  })

  test('unknown children of either year can make it undecided', () => {
    expect(judge(measure('decrease', null, null), figure(99, 1000, 5), figure(100, 1000)).verdict).toBe('insufficient')
    expect(judge(measure('decrease', null, null), figure(99, 1000), figure(100, 1000, 40)).verdict).toBe('insufficient')
    expect(judge(measure('decrease', null, null), figure(10, 1000, 5), figure(100, 1000, 5)).verdict).toBe('met')
  })
})

const level = fc.constantFrom<Direction>('at_least', 'above', 'at_most', 'below', 'exactly')
const target = fc.integer({ min: 0, max: 1000 }).map((v) => v / 10)
const share = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.nat(14), fc.nat(3))
  .map(([d, n, unknown]) => ({ denominator: d, numerator: Math.min(n, d), unknown }))
const lenient = { ...defaultJudgeSettings, unknownPercent: 100 }

const says = (direction: Direction, n: number, d: number, value: number): boolean => {
  const order = compare(over(times(rational(n), rational(100)), rational(d)), rational(value))
  return { at_least: order >= 0, above: order > 0, at_most: order <= 0, below: order < 0, exactly: order === 0 }[
    direction as 'at_least'
  ]
}

describe('whatever the numbers', () => {
  test('gapCount is the fewest children who must change list, found by trying all', () => {
    fc.assert(
      fc.property(level, target, share, (direction, value, { numerator, denominator }) => {
        const judged = judge(measure(direction, value), figure(numerator, denominator))
        // Every way to distribute the same children over counted, not counted and unknown.
        let fewest: number | null = null
        for (let n = 0; n <= denominator; n++)
          for (let d = Math.max(n, 1); d <= denominator; d++) {
            if (!says(direction, n, d, value)) continue
            const [notBefore, not, away] = [denominator - numerator, d - n, denominator - d]
            const moved = (Math.abs(n - numerator) + Math.abs(not - notBefore) + away) / 2
            if (direction === 'exactly' && away > 0) continue
            if (fewest === null || moved < fewest) fewest = moved
          }
        expect(judged.gapCount).toBe(fewest)
        expect(judged.verdict).toBe(fewest === 0 ? 'met' : 'not_met')
      }),
      { numRuns: 3000 },
    )
  })

  test('with unknown children a verdict holds however they turn out', () => {
    fc.assert(
      fc.property(level, target, share, (direction, value, { numerator, denominator, unknown }) => {
        const { verdict } = judge(measure(direction, value), figure(numerator, denominator, unknown), null, lenient)
        const outcomes = new Set<boolean>()
        for (let yes = 0; yes <= unknown; yes++)
          for (let no = 0; yes + no <= unknown; no++)
            outcomes.add(says(direction, numerator + yes, denominator + yes + no, value))
        if (verdict === 'met') expect([...outcomes]).toEqual([true])
        else if (verdict === 'not_met') expect([...outcomes]).toEqual([false])
        else if (direction !== 'exactly') expect(outcomes.size).toBe(2)
      }),
      { numRuns: 3000 },
    )
  })

  test('more children counted never turns "at least" from met to not met, nor "at most" the other way', () => {
    fc.assert(
      fc.property(level, target, share, (direction, value, { numerator, denominator, unknown }) => {
        if (direction === 'exactly' || numerator >= denominator) return
        const order = { not_met: 0, insufficient: 1, met: 2, not_judged: -1 }
        const at = (n: number) =>
          order[judge(measure(direction, value), figure(n, denominator, unknown), null, lenient).verdict]
        const rises = direction === 'at_least' || direction === 'above'
        if (rises) expect(at(numerator + 1)).toBeGreaterThanOrEqual(at(numerator))
        else expect(at(numerator + 1)).toBeLessThanOrEqual(at(numerator))
      }),
      { numRuns: 2000 },
    )
  })

  test('an unknown child never makes a verdict that was not there', () => {
    fc.assert(
      fc.property(level, target, share, (direction, value, { numerator, denominator }) => {
        const certain = judge(measure(direction, value), figure(numerator, denominator), null, lenient).verdict
        const shaken = judge(measure(direction, value), figure(numerator, denominator, 1), null, lenient).verdict
        expect([certain, 'insufficient']).toContain(shaken)
      }),
    )
  })

  test('a fall is judged as by hand', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 60 }), (now, before, percent) => {
        const judged = judge(
          measure('decrease', percent, '%', { per: 'year' }),
          figure(now, null),
          figure(before, null),
        )
        const limit = before * (100 - percent)
        expect(judged.verdict).toBe(now * 100 <= limit ? 'met' : 'not_met')
        if (judged.verdict === 'not_met') {
          let k = 0
          while ((now - k) * 100 > limit) k++
          expect(judged.gapCount).toBe(k)
        }
      }),
    )
  })

  test('a printed decimal is read exactly', () => {
    expect(rational(99.96)).toEqual({ up: 9996n, down: 100n })
    expect(rational(1e-7)).toEqual({ up: 1n, down: 10_000_000n })
    expect(toNumber({ up: 1n, down: 3n })).toBeCloseTo(1 / 3, 10)
    expect(toNumber({ up: -7n, down: 2n })).toBe(-3.5)
  })
})
