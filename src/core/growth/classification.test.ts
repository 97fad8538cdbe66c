import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PlainDate } from '../dates.ts'
import { classifyGrowth, parseGrowthCutOffs } from './classification.ts'
import { curveLines, growthCurve } from './curves.ts'
import { type GrowthIndex, type GrowthScores, growthScores } from './growth-scores.ts'
import { parseGrowthTables } from './tables.ts'

const read = (name: string) => readFileSync(new URL(`../../../reference/growth/${name}`, import.meta.url), 'utf8')
const { entries: cutOffs } = parseGrowthCutOffs(read('classification.json'))
const { tables } = parseGrowthTables(read('who-lms.json'))
const measuredOn = PlainDate.parse('2026-11-16')

const nothing: GrowthScores = { standard: null, positionIgnored: false, waz: null, haz: null, whz: null, baz: null }
const nameOf = (index: GrowthIndex, z: number, ageMonths: number, implausible = false) => {
  const found = classifyGrowth(
    cutOffs,
    { ...nothing, [index]: { z, implausible } },
    { ageMonths, oedema: false, measuredOn },
  )
  const of = found[index]
  return of.result === 'classified' ? of.cutOff.code : of.result
}

describe('what a z-score is called', () => {
  test.each([
    ['waz', 30, [-3.01, -3, -2.01, -2, 4], ['severe_underweight', 'underweight', 'underweight', 'within', 'within']],
    ['haz', 30, [-3.01, -3, -2, 3], ['severe_stunting', 'stunting', 'within', 'within']],
    [
      'whz',
      30,
      [-3.01, -2.5, -2, 2, 2.01, 3, 3.01],
      ['severe_wasting', 'wasting', 'within', 'within', 'overweight', 'overweight', 'obesity'],
    ],
    ['baz', 30, [-3.5, -2.5, 1.5, 2.5, 3.5], ['severe_wasting', 'wasting', 'within', 'overweight', 'obesity']],
    [
      'baz',
      60,
      [-3.01, -2.01, -2, 1, 1.01, 2, 2.01],
      ['severe_thinness', 'thinness', 'within', 'within', 'overweight', 'overweight', 'obesity'],
    ],
    ['haz', 200, [-3.01, -2.01, 2], ['severe_stunting', 'stunting', 'within']],
    ['waz', 121, [-4], ['unknown']],
    ['whz', 61, [-4], ['unknown']],
  ] as const)('%s at %i months', (index, months, scores, names) => {
    expect(scores.map((z) => nameOf(index, z, months))).toEqual(names)
  })

  test('five years is the line between the two meanings of overweight', () => {
    expect(nameOf('baz', 1.5, 59.99)).toBe('within')
    expect(nameOf('baz', 1.5, 60)).toBe('overweight')
  })

  test('an implausible score and a missing one are given no name', () => {
    expect(nameOf('haz', -7, 30, true)).toBe('implausible')
    const none = classifyGrowth(cutOffs, nothing, { ageMonths: 30, oedema: false, measuredOn })
    expect(Object.values(none).map((of) => of.result)).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
  })

  test('oedema counts as severe in whatever has to do with weight, and says that it was the oedema', () => {
    const child = {
      sex: 'male',
      ageDays: 900,
      ageMonths: null,
      weightKg: 12,
      lengthHeightCm: 90,
      position: null,
      oedema: true,
    } as const
    const found = classifyGrowth(cutOffs, growthScores(tables, child), { ageMonths: 29.6, oedema: true, measuredOn })
    expect(found.waz).toMatchObject({ result: 'classified', by: 'oedema', cutOff: { code: 'severe_underweight' } })
    expect(found.whz).toMatchObject({ result: 'classified', by: 'oedema', cutOff: { code: 'severe_wasting' } })
    expect(found.haz.result).toBe('within')
  })

  test('a measurement before WHO published its cut-offs has none', () => {
    const scores: GrowthScores = { ...nothing, haz: { z: -4, implausible: false } }
    const before = { ageMonths: 30, oedema: false, measuredOn: PlainDate.parse('2005-01-01') }
    expect(classifyGrowth(cutOffs, scores, before).haz.result).toBe('unknown')
  })
})

describe('the curves of a chart', () => {
  test('seven lines, the middle one the median, in the unit of the axis', () => {
    const curve = growthCurve(tables, 'weightForAge2006', 'male')
    expect(curve).toMatchObject({ unit: 'day' })
    expect(curve.points).toHaveLength(1827)
    expect(curve.points[0]!.measures[curveLines.indexOf(0)]).toBe(3.3464)
    expect(growthCurve(tables, 'weightForHeight2006', 'female').points.at(-1)!.at).toBe(120)
    expect(growthCurve(tables, 'bmiForAge2007', 'female').points.at(-1)!.at).toBe(228)
    expect(growthCurve(tables, 'weightForAge2007', 'female').points.at(-1)!.at).toBe(120)
  })

  test('a part of it, thinned out, keeps both ends', () => {
    const { points } = growthCurve(tables, 'lengthForAge2006', 'female', { from: 0, to: 730, step: 30 })
    expect([points[0]!.at, points[1]!.at, points.at(-1)!.at]).toEqual([0, 30, 730])
    expect(growthCurve(tables, 'weightForLength2006', 'male', { from: 60, to: 60.5 }).points.map((p) => p.at)).toEqual([
      60, 60.1, 60.2, 60.3, 60.4, 60.5,
    ])
    expect(growthCurve(tables, 'lengthForAge2006', 'female', { from: 5000 }).points).toEqual([])
  })

  test('the lines never cross', () => {
    for (const name of Object.keys(tables) as (keyof typeof tables)[])
      for (const sex of ['male', 'female'] as const)
        for (const { measures } of growthCurve(tables, name, sex, { step: 10 }).points)
          expect(measures).toEqual(measures.toSorted((a, b) => a - b))
  })

  test('a measure read off a line scores the number of the line', () => {
    for (const { at, measures } of growthCurve(tables, 'bmiForAge2006', 'male', { step: 100 }).points)
      for (const [i, bmi] of measures.entries()) {
        const child = {
          sex: 'male',
          ageDays: at,
          ageMonths: null,
          weightKg: bmi,
          lengthHeightCm: 100,
          position: null,
          oedema: false,
        } as const
        expect(growthScores(tables, child).baz!.z).toBe(curveLines[i])
      }
  })
})
