import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Instant, type PlainDate, plainDate } from '../dates.ts'
import type { AcceptedMeasure, AcceptedTarget } from '../plans/accepted-plan.ts'
import { type BoardFigure, boardOf, countsOf, cutOffUsed } from './board.ts'
import { enteredValue } from './entered-figure.ts'
import { parseIndicators } from './indicator.ts'
import { measuresWithoutFigure, oneOfEachFigure } from './missing-figures.ts'

const { indicators } = parseIndicators(readFileSync('reference/indicators/protection.json', 'utf8'))
const cutOff = plainDate(2026, 11, 14)
const passage = { start: 0, end: 0 }

const measure = (more: Partial<AcceptedMeasure> = {}): AcceptedMeasure => ({
  lineId: 'm1',
  indicator: 'Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh',
  direction: 'at_least',
  value: 100,
  value2: null,
  unit: '%',
  year: 2030,
  per: null,
  passage,
  indicatorCode: 'te.birth-registration.u5',
  indicatorConfirmed: true,
  ...more,
})
const target = (measures: AcceptedMeasure[], more: Partial<AcceptedTarget> = {}): AcceptedTarget => ({
  lineId: 't1',
  label: 'Chỉ tiêu 14',
  number: '14',
  objective: '2',
  text: '…',
  passage,
  lead: ['Văn phòng HĐND&UBND'],
  others: [],
  measures,
  ...more,
})
const figure = (numerator: number, denominator: number, unknown = 0): BoardFigure => ({
  indicatorCode: 'te.birth-registration.u5',
  indicatorVersion: 1,
  areaPath: '22/06985',
  cutOff,
  asKnown: '2026-11-16T02:00:00.000Z' as Instant,
  numerator,
  denominator,
  unknown,
  multiplier: 100,
  unit: '%',
  source: 'computed',
  sourceNote: null,
  figureId: null,
  achieved: null,
  attachmentId: null,
  frozen: false,
})
const objectives = [{ lineId: 'o2', number: '2', text: 'Bảo vệ trẻ em', passage }]
const board = (targets: AcceptedTarget[], found: BoardFigure | null) =>
  boardOf({ targets, objectives }, { indicators, cutOff, figureOf: () => found, previousOf: () => null })

describe('the board', () => {
  test('the sentence an officer would write, word for word', () => {
    const [row] = board([target([measure()])], figure(335, 339))
    expect(row?.objective).toBe('Mục tiêu 2: Bảo vệ trẻ em')
    expect(row?.measures[0]).toMatchObject({ verdict: 'not_met', gapCount: 4, smallSample: false })
    expect(row?.measures[0]?.sentence.vi).toBe(
      'Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh đạt 98,8% (335/339), thấp hơn chỉ tiêu 100% là 1,2 điểm phần trăm; còn 04 trẻ chưa đăng ký.',
    )
    expect(row?.measures[0]?.sentence.en).toBe(
      'Share of children under 5 whose birth is registered: 335 of 339 (98.8%); not met; 4 short of the target.',
    )
  })

  test('too many is not "short"', () => {
    const share = { indicatorCode: 'te.special-circumstances.share', direction: 'below' as const, value: 1 }
    const [row] = board(
      [target([measure(share), measure({ ...share, lineId: 'm2', direction: 'maintain' })])],
      figure(38, 1148),
    )
    for (const { sentence } of row?.measures ?? []) expect(sentence.en).toContain('more than the target allows')
  })

  test('an indicator that nobody confirmed, or that is not in force, gives no figure', () => {
    const [row] = board(
      [target([measure({ indicatorConfirmed: false }), measure({ lineId: 'm2', indicatorCode: 'te.not-there' })])],
      figure(1, 1),
    )
    for (const m of row?.measures ?? [])
      expect(m).toMatchObject({ indicator: null, figure: null, verdict: 'insufficient', reason: 'no_indicator' })
    expect(measuresWithoutFigure([row as never])).toHaveLength(2)
    expect(countsOf([row as never])).toEqual({ met: 0, notMet: 0, insufficient: 2, notJudged: 0 })
  })
})

test('a level and the measure that keeps it are two measures and lack one figure', () => {
  const kept = [
    measure(),
    measure({ lineId: 'm2', direction: 'maintain' }),
    measure({ lineId: 'm3', indicatorCode: null }),
  ]
  const missing = measuresWithoutFigure(board([target(kept)], null))
  expect(missing.map((m) => m.lineId)).toEqual(['m1', 'm2', 'm3'])
  expect(oneOfEachFigure(missing).map((m) => m.lineId)).toEqual(['m1', 'm3'])
})

test('a cut-off that has not come is today, said in words', () => {
  const today = plainDate(2026, 11, 5)
  expect(cutOffUsed(cutOff, today)).toMatchObject({ day: today, note: { vi: expect.stringContaining('14/11/2026') } })
  expect(cutOffUsed(cutOff, cutOff)).toEqual({ day: cutOff, note: null })
})

describe('what may be entered', () => {
  const entry = { cutOff, numerator: 3, denominator: 10, achieved: null, sourceNote: 'Trạm Y tế' }
  const value = (unit: '%' | '‰' | 'per_100000' | 'count' | 'yes_no', more: object = {}) =>
    enteredValue({ kind: 'entered', alsoEntered: false, unit }, { ...entry, ...more }, cutOff as PlainDate)

  test('each unit keeps what it needs', () => {
    expect(value('%')).toEqual({ numerator: 3, denominator: 10, achieved: null })
    expect(value('count')).toEqual({ numerator: 3, denominator: null, achieved: null })
    expect(value('yes_no', { achieved: true })).toEqual({ numerator: 1, denominator: null, achieved: true })
    // A child may be hurt twice in a year.
    expect(value('per_100000', { numerator: 12 })).toMatchObject({ numerator: 12, denominator: 10 })
  })

  test.each(['%', '‰'] as const)('no share above the whole (%s)', (unit) => {
    expect(() => value(unit, { numerator: 11 })).toThrowError(expect.objectContaining({ code: 'figure_over_whole' }))
  })
})
