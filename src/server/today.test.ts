import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CallError, type Caller } from '#api/call.ts'
import { figureApi } from '#api/figures.ts'
import { planApi } from '#api/plans.ts'
import { reportApi } from '#api/reports.ts'
import { todayApi } from '#api/today.ts'
import type { Instant, PlainDate } from '#core/dates.ts'
import { measuresWithoutFigure, oneOfEachFigure } from '#core/indicators/missing-figures.ts'
import { type CastName, type DemoApp, demoApp } from '#test/people/app.ts'
import { adoptDemoPlan } from '#test/people/figures.ts'
import { testNow } from '#test/people/keys.ts'
import { handIn } from '#test/people/plan.ts'

let demo: DemoApp
let tham: Caller
beforeAll(async () => {
  demo = await demoApp()
  tham = await demo.as('tham')
})
beforeEach(() => {
  demo.clock.now = testNow as Instant
})
afterAll(() => demo.close())

const today = async (who: CastName = 'tham', area?: string) =>
  (await demo.as(who))(todayApi.read, { query: area === undefined ? {} : { area } })
const kinds = async (who?: CastName) => (await today(who)).items.map((item) => item.kind)

/** What a collaborator is told of: their own villages, nothing of the desk. */
const ofVillages: string[] = ['unregistered_births', 'births_without_reason', 'round_open', 'visits_due']

describe('an office at its beginning', () => {
  test('the plan that waits for review is asked for', async () => {
    const { planId } = await tham(planApi.add, { body: handIn() })
    const { items, counts } = await today()
    expect(items.find((i) => i.kind === 'plan_unreviewed')?.action.to).toBe(`/plans/${planId}`)
    expect(counts.children).toBeGreaterThan(250)
    expect(counts.under5).toBeGreaterThan(50)
    expect(counts.bornThisMonth).toBeGreaterThan(0)
    expect(counts.turned16ThisMonth).toBeGreaterThan(0)
  })

  test('an empty office is told the two things to do first', async () => {
    const { items, counts } = await today('mai-bache')
    expect(items.map((i) => [i.kind, i.action.to])).toEqual([
      ['no_plan', '/plans'],
      ['no_children', '/children/import'],
    ])
    expect(counts).toEqual({ children: 0, under5: 0, bornThisMonth: 0, turned16ThisMonth: 0 })
  })
})

describe('with the plan in force', () => {
  beforeAll(async () => {
    await adoptDemoPlan(tham)
  })

  test('"trước ngày 20/11" is in time until the 19th: three days left on the 16th', async () => {
    const { items } = await today()
    const report = items[0]
    expect(report).toMatchObject({ kind: 'report_due', urgency: 'soon', lastDay: '2026-11-19', daysLeft: 3 })
    expect(report?.source).toBe('Kế hoạch 07/KH-UBND: trước ngày 20/11 hằng năm')
    expect(report?.detail.vi).toMatch(/^Còn \d+ số đo chưa có số liệu; có \d+ số là đủ\. Chưa lập bản thảo\.$/)
    expect(report?.action.to).toBe('/reports')
  })

  test.each([
    ['2026-11-04T02:00:00.000Z', null],
    ['2026-11-05T02:00:00.000Z', 'soon'],
    ['2026-11-19T02:00:00.000Z', 'today'],
    // Half past five in the evening in London is already the 20th in Vietnam.
    ['2026-11-19T17:30:00.000Z', 'overdue'],
    ['2026-12-20T02:00:00.000Z', 'overdue'],
  ])('at %s it is %s', async (now, urgency) => {
    demo.clock.now = now as Instant
    const { items, upcoming } = await today()
    expect(items.find((i) => i.kind === 'report_due')?.urgency ?? null).toBe(urgency)
    if (urgency === null) expect(upcoming.map((u) => u.day)).toEqual(['2026-11-14', '2026-11-19'])
  })

  test('every missing figure has its own button under the report, by the unit that leads', async () => {
    const [report] = (await today()).items
    const { figures = [] } = report ?? {}
    const board = await tham(figureApi.board, { query: {} })
    const lacking = measuresWithoutFigure(board.targets)
    expect(report?.detail.vi).toBe(
      `Còn ${lacking.length} số đo chưa có số liệu; có ${figures.length} số là đủ. Chưa lập bản thảo.`,
    )
    expect(figures.map((one) => one.lineId).toSorted()).toEqual(
      oneOfEachFigure(lacking)
        .map((one) => one.lineId)
        .toSorted(),
    )
    for (const { lineId, action } of figures) expect(action.to).toBe(`/targets?line=${lineId}&year=2026`)
    // Units follow one another, and a unit's figures stand as the plan has them.
    const units = figures.map((one) => one.lead.join(', '))
    expect(units.filter((unit, at) => unit !== units[at - 1])).toEqual([...new Set(units)])
    const inPlan = board.targets.flatMap((target) => target.measures.map((measure) => measure.lineId))
    for (const unit of new Set(units)) {
      const places = figures.filter((one) => one.lead.join(', ') === unit).map((one) => inPlan.indexOf(one.lineId))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
    // The report counts the same measures.
    const draft = await tham(reportApi.start, { body: { year: 2026 } })
    expect(draft.missingFigures).toBe(lacking.length)
  })

  test('a figure that was entered is no longer asked for; one that is not tied is to be tied first', async () => {
    const before = (await today()).items[0]?.figures ?? []
    const board = await tham(figureApi.board, { query: {} })
    const rate = board.targets
      .flatMap((target) => target.measures)
      .find((m) => m.figure === null && m.indicator?.kind === 'entered' && m.indicator.unit === '%')
    const lineId = rate?.lineId ?? ''
    const entry = { numerator: 1, denominator: 200, achieved: null, sourceNote: 'Trạm Y tế xã', attachment: null }
    await tham(figureApi.enter, { body: { lineId, year: 2026, cutOff: '2026-11-10' as PlainDate, ...entry } })
    const untie = before.find((one) => one.lineId !== lineId)?.lineId ?? ''
    const params = { planId: board.planId, lineId: untie }
    await tham(planApi.confirmIndicator, { params, body: { code: null } })
    const after = (await today()).items[0]?.figures ?? []
    expect(after.map((one) => one.lineId)).not.toContain(lineId)
    expect(after.find((one) => one.lineId === untie)?.action).toEqual({
      label: { vi: 'Gắn chỉ số', en: 'Tie to an indicator' },
      to: `/plans/${board.planId}`,
    })
  })

  test('births without registration are counted, never named', async () => {
    const { items } = await today()
    const births = items.find((i) => i.kind === 'unregistered_births')
    expect(births?.title.vi).toMatch(/^\d+ trẻ dưới 5 tuổi chưa đăng ký khai sinh$/)
    expect(births?.action.to).toBe('/children?birthRegistered=no&ageTo=4')
    const { rows } = await demo.database.adminPool.query('select full_name from child_identities')
    const said = JSON.stringify(items)
    for (const { full_name } of rows) expect(said).not.toContain(full_name)
  })

  test('a collaborator sees the births of their own villages and nothing of the desk', async () => {
    const villages = await Promise.all((['sam', 'phuong'] as const).map((who) => today(who)))
    for (const { items, upcoming } of villages) {
      expect(items.every((i) => ofVillages.includes(i.kind))).toBe(true)
      expect(upcoming).toEqual([])
    }
    const whole = (await today()).counts.children
    const parts = villages.map((v) => v.counts.children)
    for (const part of parts) expect(part).toBeGreaterThan(0)
    expect(parts.reduce((a, b) => a + b)).toBeLessThan(whole)
  })

  test('the chair is told of the report but not asked to type figures or review plans', async () => {
    const seen = await kinds('khoa')
    expect(seen).toContain('report_due')
    const [report] = (await today('khoa')).items
    expect(report?.detail.vi).toMatch(/^Còn \d+ số đo chưa có số liệu/)
    expect(report?.figures).toEqual([])
    for (const kind of ['plan_unreviewed', 'import_unfinished']) expect(seen).not.toContain(kind)
  })

  test('the province counts all its communes and reads one when it names it', async () => {
    const all = await today('huyen')
    expect(all.counts).toEqual((await today()).counts)
    expect(all.items.map((i) => i.kind)).not.toContain('report_due')
    // Nobody is sent where they may not go: a province opens no list of children.
    expect(all.items.filter((i) => i.action.to.startsWith('/children'))).toEqual([])
    expect((await today('huyen', '22/06985')).items.map((i) => i.kind)).toContain('report_due')
  })

  test('whoever does not work with children has no day here', async () => {
    for (const who of ['quantri', 'kiemtra'] as const) {
      const error = await today(who).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(CallError)
      expect((error as CallError).code).toBe('not_permitted')
    }
  })

  test('a draft is opened by its button; a final report is no longer owed', async () => {
    const { reportId } = await tham(reportApi.start, { body: { year: 2026 } })
    expect((await today()).items[0]?.action.to).toBe(`/reports/${reportId}`)
    await tham(reportApi.finalise, { params: { reportId } })
    expect(await kinds()).not.toContain('report_due')
  })
})
