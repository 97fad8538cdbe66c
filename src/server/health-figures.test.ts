/** Figures of health and schooling that the register computes: unknown is never "no", and the sector's own figure wins. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#api/call.ts'
import { childFactApi } from '#api/child-facts.ts'
import { figureApi, type MeasureResult } from '#api/figures.ts'
import type { PlainDate } from '#core/dates.ts'
import { type DemoApp, demoApp } from '#test/people/app.ts'
import { adoptDemoPlan } from '#test/people/figures.ts'

let demo: DemoApp
let tham: Caller
beforeAll(async () => {
  demo = await demoApp()
  tham = await demo.as('tham')
  await adoptDemoPlan(tham)
})
afterAll(() => demo.close())

const rowsOf = (indicator: string) => tham(figureApi.rows, { query: { indicator, year: 2026 } })
const measureOf = async (code: string): Promise<MeasureResult> => {
  const board = await tham(figureApi.board, { query: { year: 2026 } })
  const found = board.targets.flatMap(({ measures }) => measures).find((m) => m.indicator?.code === code)
  if (!found) throw new Error(`no measure of ${code}`)
  return found
}
const enter = (childId: string, kind: string, content: Record<string, string | number | boolean>, validFrom: string) =>
  tham(childFactApi.add, {
    params: { childId },
    body: { kind, content, validFrom: validFrom as PlainDate, confirmed: true },
  })

test.each([
  'te.nutrition.underweight-u5',
  'te.nutrition.stunting-u5',
  'te.nutrition.overweight-u5',
  'te.immunisation.full-u1',
  'te.school-dropout.primary',
  'te.school-dropout.lower-secondary',
  'te.school-completion.primary',
  'te.school-completion.lower-secondary',
  'te.disability.education',
  'te.ecd.services-u8',
  'te.ecd.service.early-learning',
])('%s: the lists behind the number make the number', async (code) => {
  const { figure, rows } = await rowsOf(code)
  const count = (bucket: string) => rows.filter((row) => row.bucket === bucket).length
  expect(figure.numerator).toBe(count('counted'))
  expect(figure.denominator).toBe(count('counted') + count('not_counted'))
  expect(figure.unknown).toBe(count('unknown'))
  expect(figure.denominator).toBeGreaterThan(0)
  for (const row of rows) if (row.bucket !== 'counted') expect(row.reason?.vi, JSON.stringify(row)).toBeTruthy()
})

test('a child nobody measured this year is unknown, and counts from the day it is measured', async () => {
  const before = await rowsOf('te.nutrition.underweight-u5')
  const row = before.rows.find(
    ({ birthDate, reason }) => reason?.code === 'not_measured' && (birthDate ?? '') < '2025-05-01',
  )
  expect(row).toMatchObject({ bucket: 'unknown', reason: { vi: 'chưa cân, đo trong năm' } })
  await enter(row?.childId ?? '', 'measurements', { weight_kg: 60 }, '2026-11-02')
  const unbelievable = await rowsOf('te.nutrition.underweight-u5')
  expect(unbelievable.rows.find(({ childId }) => childId === row?.childId)?.reason?.code).toBe('measure_unusable')
  await enter(row?.childId ?? '', 'measurements', { weight_kg: 11.5 }, '2026-11-10')
  const after = await rowsOf('te.nutrition.underweight-u5')
  expect(after.figure.unknown).toBe(before.figure.unknown - 1)
  expect((after.figure.denominator ?? 0) + after.figure.unknown).toBe(
    (before.figure.denominator ?? 0) + before.figure.unknown,
  )
})

test('of the children who turned one this year, one whose book nobody looked at is unknown', async () => {
  const { rows } = await rowsOf('te.immunisation.full-u1')
  for (const { birthDate } of rows) expect(birthDate?.slice(0, 4)).toBe('2025')
  const open = rows.find(({ bucket }) => bucket === 'unknown')
  if (!open) throw new Error('the demo knows everything')
  await enter(open.childId, 'immunisation_checks', { book: 'station_book' }, '2026-11-14')
  const now = (await rowsOf('te.immunisation.full-u1')).rows.find(({ childId }) => childId === open.childId)
  expect(now?.bucket).toBe('not_counted')
})

test('the drop-outs of the year that ended are counted among its pupils', async () => {
  const { figure, rows } = await rowsOf('te.school-dropout.lower-secondary')
  expect(figure.numerator).toBeGreaterThan(0)
  expect(figure.numerator).toBeLessThan(4)
  expect(rows.some(({ reason }) => reason?.code === 'stayed_at_school')).toBe(true)
})

test('the figure of the sector, once entered, stands instead and says where it is from', async () => {
  const computed = await measureOf('te.nutrition.stunting-u5')
  expect(computed).toMatchObject({ figure: { source: 'computed' }, indicator: { mayBeEntered: true } })
  await tham(figureApi.enter, {
    body: {
      lineId: computed.lineId,
      year: 2026,
      cutOff: '2026-10-31' as PlainDate,
      numerator: 61,
      denominator: 420,
      achieved: null,
      attachment: null,
      sourceNote: 'Trạm Y tế, chiến dịch cân đo tháng 6',
    },
  })
  const entered = await measureOf('te.nutrition.stunting-u5')
  expect(entered.figure).toMatchObject({ source: 'entered', numerator: 61, denominator: 420 })
  expect((await rowsOf('te.nutrition.stunting-u5')).rows).toEqual([])
})

test('what only the register knows cannot be entered', async () => {
  const birth = await measureOf('te.birth-registration.u5')
  expect(birth.indicator?.mayBeEntered).toBe(false)
})
