import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CallError, type Caller } from '#api/call.ts'
import { figureApi, type MeasureResult, type TargetBoard } from '#api/figures.ts'
import { planApi } from '#api/plans.ts'
import type { PlainDate } from '#core/dates.ts'
import { type DemoApp, demoApp } from '#test/people/app.ts'
import { adoptDemoPlan, registerBirthOf } from '#test/people/figures.ts'

const day = (text: string): PlainDate => text as PlainDate
const birth = 'te.birth-registration.u5'

let demo: DemoApp
let tham: Caller
let planId: string
beforeAll(async () => {
  demo = await demoApp()
  tham = await demo.as('tham')
  planId = await adoptDemoPlan(tham)
})
afterAll(() => demo.close())

const measureOf = (board: TargetBoard, code: string): MeasureResult => {
  const found = board.targets.flatMap((t) => t.measures).find((m) => m.indicator?.code === code)
  if (!found) throw new Error(`no measure of ${code}`)
  return found
}
const refusal = async (work: Promise<unknown>): Promise<CallError> => {
  try {
    await work
  } catch (error) {
    if (error instanceof CallError) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('the board', () => {
  test('all 23 targets and their measures, judged up to the cut-off of the yearly report', async () => {
    const board = await tham(figureApi.board, { query: { year: 2026 } })
    expect(board).toMatchObject({ planId, year: 2026, cutOff: '2026-11-14', cutOffNote: null, communePath: '22/06985' })
    expect(board.targets).toHaveLength(23)
    const measures = board.targets.flatMap((t) => t.measures)
    const plan = await tham(planApi.read, { params: { planId } })
    expect(measures).toHaveLength(plan.counts.measures)
    expect(Object.values(board.counts).reduce((a, b) => a + b)).toBe(measures.length)
    const registered = measureOf(board, birth)
    const { numerator, denominator, unknown } = registered.figure ?? {}
    expect(denominator).toBeGreaterThan(50)
    expect(numerator).toBeLessThan(denominator ?? 0)
    expect(unknown).toBeGreaterThan(0)
    expect(registered.sentence.vi).toMatch(/^Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh .*\(?\d+\/\d+/)
    expect(registered.sentence.en).toMatch(/^Share|^Children|birth/i)
    expect(registered.indicator?.formulaInWords?.vi).toContain('đã đăng ký khai sinh')
    expect(measureOf(board, 'te.preschool.age5').indicator?.formulaInWords?.vi).toContain('sinh năm 2021')
    for (const target of board.targets) expect(target.lead.length, target.text).toBeGreaterThan(0)
  })

  test('a cut-off that has not come is today, and the board says so', async () => {
    const board = await tham(figureApi.board, { query: { year: 2026, asOf: day('2026-12-14') } })
    expect(board.cutOff).toBe('2026-11-16')
    expect(board.cutOffNote?.vi).toContain('chưa đến')
  })

  test('a measure whose indicator nobody confirmed has no figure and says why', async () => {
    const review = await tham(planApi.read, { params: { planId } })
    const line = review.lines.find((l) => l.kind === 'measure' && l.indicatorCode === birth)
    if (!line) throw new Error('no line')
    const at = { planId, lineId: line.lineId }
    await tham(planApi.confirmIndicator, { params: at, body: { code: null } })
    const board = await tham(figureApi.board, { query: {} })
    const measure = board.targets.flatMap((t) => t.measures).find((m) => m.lineId === line.lineId)
    expect(measure).toMatchObject({
      figure: null,
      indicator: null,
      verdict: 'insufficient',
      verdictReason: 'no_indicator',
    })
    expect(measure?.sentence.vi).toContain('chưa gắn chỉ số')
    await tham(planApi.confirmIndicator, { params: at, body: { code: birth } })
  })

  test('population by sex, age, people and village adds up', async () => {
    const population = await tham(figureApi.population, { query: {} })
    for (const part of ['bySex', 'byAgeGroup', 'byEthnicity', 'byVillage'] as const)
      expect(
        population[part].reduce((sum, row) => sum + row.count, 0),
        part,
      ).toBe(population.total)
    expect(population.byEthnicity.map((row) => row.vi)).toContain('Dao')
    expect(population.byVillage.map((row) => row.vi)).toContain('Khe Sím')
  })

  test('the catalogue says which definitions are not known', async () => {
    const catalogue = await tham(figureApi.catalogue)
    expect(catalogue.length).toBeGreaterThan(35)
    expect(catalogue.some((i) => !i.definitionKnown && i.definitionNote !== null)).toBe(true)
  })
})

describe('the rows behind a number', () => {
  test('three lists that add up to the figure, without names; unknown is never "no"', async () => {
    const { figure, rows } = await tham(figureApi.rows, { query: { indicator: birth } })
    const count = (bucket: string) => rows.filter((row) => row.bucket === bucket).length
    expect(count('counted')).toBe(figure.numerator)
    expect(count('counted') + count('not_counted')).toBe(figure.denominator)
    expect(count('unknown')).toBe(figure.unknown)
    expect(rows.every((row) => row.fullName === null)).toBe(true)
    expect(rows.filter((row) => row.bucket === 'not_counted').map((row) => row.reason?.code)).toContain(
      'birth_not_registered',
    )
    expect(rows.every((row) => row.birthDate !== null)).toBe(true)
  })

  test('with names only for the commune; the opening is in the audit chain, without a name', async () => {
    const { rows } = await tham(figureApi.namedRows, { query: { indicator: birth } })
    const names = rows.map((row) => row.fullName)
    expect(names.every((name) => name !== null)).toBe(true)
    const { rows: audit } = await demo.database.adminPool.query(
      `select * from audit_entries where action = 'open_rows' order by number desc limit 1`,
    )
    expect(audit[0]).toMatchObject({ subject_kind: 'figure', subject_id: birth })
    const said = JSON.stringify(audit[0])
    for (const name of names) expect(said).not.toContain(name as string)

    const huyen = await demo.as('huyen')
    const open = await huyen(figureApi.rows, { query: { indicator: birth, area: '22/06985' } })
    expect(open.rows).toHaveLength(rows.length)
    expect(open.rows.every((row) => row.fullName === null)).toBe(true)
    expect((await refusal(huyen(figureApi.namedRows, { query: { indicator: birth, area: '22/06985' } }))).status).toBe(
      403,
    )
  })
})

describe('entered figures', () => {
  const lineOf = async (code: string) => measureOf(await tham(figureApi.board, { query: { year: 2026 } }), code).lineId
  const stunting = 'te.nutrition.stunting-u5'
  const entry = <T extends { lineId: string }>(more: T) => ({
    year: 2026,
    cutOff: day('2026-11-10'),
    numerator: 41,
    denominator: 331,
    achieved: null,
    sourceNote: 'Trạm Y tế xã',
    attachment: null,
    ...more,
  })

  test('entered twice, the second counts; the first stays in the history', async () => {
    const lineId = await lineOf(stunting)
    await tham(figureApi.enter, { body: entry({ lineId, numerator: 48 }) })
    demo.clock.now = '2026-11-16T02:00:01.000Z' as never
    await tham(figureApi.enter, { body: entry({ lineId }) })
    const measure = measureOf(await tham(figureApi.board, { query: { year: 2026 } }), stunting)
    expect(measure.figure).toMatchObject({
      numerator: 41,
      denominator: 331,
      source: 'entered',
      sourceNote: 'Trạm Y tế xã',
    })
    expect(measure.verdict).toBe('met')
    expect(measure.sentence.vi).toContain('số liệu nhập của Trạm Y tế xã')
    const { rows } = await demo.database.adminPool.query(
      `select numerator, superseded_at from figures where indicator_code = $1 order by recorded_at`,
      [stunting],
    )
    expect(rows.map((r) => [Number(r.numerator), r.superseded_at === null])).toEqual([
      [48, false],
      [41, true],
    ])
  })

  test('the same request twice is one figure', async () => {
    const lineId = await lineOf('te.nutrition.underweight-u5')
    const requestId = '7d1b5a4e-62a3-4b0c-9f0e-0a3f5f3f8c11'
    const body = entry({ lineId, numerator: 22 })
    const first = await tham(figureApi.enter, { body, requestId })
    expect(await tham(figureApi.enter, { body, requestId })).toEqual(first)
    const { rows } = await demo.database.adminPool.query(
      `select 1 from figures where indicator_code = 'te.nutrition.underweight-u5'`,
    )
    expect(rows).toHaveLength(1)
  })

  test('looking back, a figure of a later day is left out', async () => {
    const back = await tham(figureApi.board, { query: { year: 2026, asOf: day('2026-06-30') } })
    expect(back.cutOff).toBe('2026-06-30')
    expect(measureOf(back, stunting).figure?.source).toBe('computed')
    expect(measureOf(back, 'te.schools.sanitation').figure).toBeNull()
  })

  test('yes or no is kept as such', async () => {
    const lineId = await lineOf('te.child-friendly.commune')
    const figure = await tham(figureApi.enter, {
      body: entry({ lineId, numerator: null, denominator: null, achieved: false }),
    })
    expect(figure).toMatchObject({ achieved: false, numerator: 0, denominator: null, rate: null })
    const measure = measureOf(await tham(figureApi.board, { query: {} }), 'te.child-friendly.commune')
    expect(measure).toMatchObject({ verdict: 'not_met', gapCount: null })
  })

  test('a paper may be kept beside it, told by its content', async () => {
    const lineId = await lineOf(stunting)
    const attachment = {
      fileName: 'bao-cao-tram.pdf',
      contentBase64: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64'),
    }
    const figure = await tham(figureApi.enter, { body: entry({ lineId, attachment }) })
    const file = (await tham(figureApi.attachment, { params: { fileId: figure.attachmentId as string } })) as never as {
      name: string
      mediaType: string
    }
    expect(file).toMatchObject({ name: 'bao-cao-tram.pdf', mediaType: 'application/pdf' })
    const program = { fileName: 'bang.pdf', contentBase64: Buffer.from('MZ\u0000\u0001').toString('base64') }
    expect((await refusal(tham(figureApi.enter, { body: entry({ lineId, attachment: program }) }))).code).toBe(
      'file_wrong_type',
    )
  })

  test.each([
    ['more counted than there are', { numerator: 400 }, 'figure_over_whole'],
    ['nobody to count', { denominator: 0, numerator: 0 }, 'figure_denominator_zero'],
    ['no denominator', { denominator: null }, 'figure_incomplete'],
    ['a rate in place of a count', { numerator: 12.4 }, 'figure_not_whole'],
    ['a day to come', { cutOff: day('2026-11-17') }, 'day_in_future'],
    ['a source of blanks', { sourceNote: '  ' }, 'figure_incomplete'],
  ])('%s is refused', async (_what, more, code) => {
    const lineId = await lineOf(stunting)
    expect((await refusal(tham(figureApi.enter, { body: entry({ lineId, ...more }) }))).code).toBe(code)
  })

  test('a computed figure cannot be entered', async () => {
    const lineId = await lineOf(birth)
    expect((await refusal(tham(figureApi.enter, { body: entry({ lineId }) }))).code).toBe('figure_is_computed')
  })

  test('another commune does not find the line', async () => {
    const lineId = await lineOf(stunting)
    const mai = await demo.as('mai-bache')
    expect((await refusal(mai(figureApi.enter, { body: entry({ lineId }) }))).code).toBe('not_found')
  })
})

describe('who sees figures', () => {
  test.each(['sam', 'quantri', 'kiemtra'] as const)('%s sees none', async (name) => {
    const someone = await demo.as(name)
    for (const work of [
      () => someone(figureApi.board, { query: {} }),
      () => someone(figureApi.population, { query: {} }),
      () => someone(figureApi.rows, { query: { indicator: birth } }),
      () => someone(figureApi.namedRows, { query: { indicator: birth } }),
    ])
      expect((await refusal(work())).code).toBe('not_permitted')
  })

  test('the commune next door sees its own, which is nothing yet', async () => {
    const mai = await demo.as('mai-bache')
    expect((await refusal(mai(figureApi.board, { query: {} }))).code).toBe('no_plan_in_force')
    expect((await refusal(mai(figureApi.board, { query: { plan: planId } }))).code).toBe('not_found')
    expect((await mai(figureApi.population, { query: {} })).total).toBe(0)
    expect((await refusal(mai(figureApi.rows, { query: { indicator: birth, area: '22/06985' } }))).code).toBe(
      'not_found',
    )
  })

  test('the chair sees the board but enters nothing', async () => {
    const khoa = await demo.as('khoa')
    expect((await khoa(figureApi.board, { query: {} })).targets).toHaveLength(23)
    const lineId = measureOf(await khoa(figureApi.board, { query: {} }), birth).lineId
    const body = {
      lineId,
      year: 2026,
      cutOff: day('2026-11-10'),
      numerator: 1,
      denominator: 1,
      achieved: null,
      sourceNote: 'x',
      attachment: null,
    }
    expect((await refusal(khoa(figureApi.enter, { body }))).code).toBe('not_permitted')
  })
})

test('registering a birth moves the living figure at once', async () => {
  const before = await tham(figureApi.rows, { query: { indicator: birth } })
  const child = before.rows.find((row) => row.bucket === 'not_counted')
  if (!child) throw new Error('nobody is missing')
  await registerBirthOf(demo, child.childId, day('2026-11-12'))
  const after = await tham(figureApi.rows, { query: { indicator: birth } })
  expect(after.figure.numerator).toBe((before.figure.numerator ?? 0) + 1)
  // Two days earlier it was not yet registered.
  const earlier = await tham(figureApi.rows, { query: { indicator: birth, asOf: day('2026-11-11') } })
  expect(earlier.rows.find((row) => row.childId === child.childId)?.bucket).toBe('not_counted')
})
