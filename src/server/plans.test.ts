import { randomUUID } from 'node:crypto'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CallError, type Caller } from '#api/call.ts'
import { type PlanLine, type PlanReview, planApi } from '#api/plans.ts'
import { type CastName, communes, type DemoApp, demoApp } from '#test/people/app.ts'
import { handIn, shortPlan } from '#test/people/plan.ts'

let demo: DemoApp
let tham: Caller
beforeAll(async () => {
  demo = await demoApp()
  tham = await demo.as('tham')
})
afterAll(() => demo.close())

/** A plan of its own for a test: one more line at the end makes it another file. */
let plans = 0
const ownPlan = (): Promise<PlanReview> => {
  plans += 1
  return tham(planApi.add, { body: handIn(`${shortPlan}\nBản ${plans}\n`, `ke-hoach-${plans}.txt`) })
}
const lineOf = (review: { lines: PlanLine[] }, kind: PlanLine['kind'], words: string): PlanLine => {
  const line = review.lines.find((l) => l.kind === kind && JSON.stringify(l.content).includes(words))
  if (!line) throw new Error(`no ${kind} with ${words}`)
  return line
}
const at = (plan: PlanReview, line: PlanLine) => ({ planId: plan.planId, lineId: line.lineId })
const refusal = async (work: Promise<unknown>): Promise<CallError> => {
  try {
    await work
  } catch (error) {
    if (error instanceof CallError) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('the path of a plan', () => {
  test('hand in, accept what is certain, correct one, reject one, adopt, tie to indicators', async () => {
    const plan = await tham(planApi.add, { body: handIn() })
    expect(plan).toMatchObject({
      communePath: communes.luongMinh,
      code: '45/KH-UBND',
      issuedOn: '2026-01-20',
      periodFrom: 2026,
      periodTo: 2030,
      state: 'draft',
      synthetic: true,
      counts: { targets: 5, measures: 5, accepted: 0 },
    })
    for (const line of plan.lines.filter((l) => l.kind === 'target'))
      expect(plan.text.slice(line.passage.start, line.passage.end)).toContain('Chỉ tiêu')

    const accepted = await tham(planApi.acceptCertain, { params: { planId: plan.planId } })
    expect(accepted.counts.accepted).toBeGreaterThan(5)
    const injuries = lineOf(accepted, 'measure', 'tai nạn thương tích')
    expect(injuries).toMatchObject({ state: 'pending', certain: false, doubt: { code: 'measure_no_value' } })

    const stunting = lineOf(accepted, 'measure', 'chiều cao')
    const [corrected] = await tham(planApi.correct, {
      params: at(plan, stunting),
      body: { fields: { value: { value: 14.5, baseVersion: 0 } } },
    })
    expect(corrected).toMatchObject({
      content: { value: 14.5 },
      asRead: { value: 15 },
      corrected: true,
      state: 'accepted',
    })

    const rejected = await tham(planApi.decide, {
      params: at(plan, lineOf(accepted, 'target', 'tai nạn')),
      body: { state: 'rejected' },
    })
    expect(rejected.map((l) => [l.kind, l.state])).toEqual([
      ['target', 'rejected'],
      ['measure', 'rejected'],
    ])

    const inForce = await tham(planApi.adopt, { params: { planId: plan.planId } })
    expect(inForce).toMatchObject({ state: 'in_force', counts: { measuresWithoutIndicator: 4 } })

    const birth = lineOf(accepted, 'measure', 'khai sinh')
    const candidates = await tham(planApi.candidates, { params: at(plan, birth) })
    expect(candidates[0]).toMatchObject({ code: 'te.birth-registration.u5', kind: 'computed' })
    expect(candidates[0]?.reasons.map((r) => r.code)).toContain('same_age')
    const tied = await tham(planApi.confirmIndicator, {
      params: at(plan, birth),
      body: { code: 'te.birth-registration.u5' },
    })
    expect(tied).toMatchObject({ indicatorCode: 'te.birth-registration.u5', indicatorConfirmed: true })

    const all = await tham(planApi.confirmIndicators, { params: { planId: plan.planId } })
    expect(all.counts.measuresWithoutIndicator).toBe(0)
    expect(lineOf(all, 'measure', 'mẫu giáo').indicatorCode).toBe('te.preschool.age5')

    const list = await tham(planApi.list, { query: {} })
    expect(list.find((p) => p.planId === plan.planId)).toMatchObject({ state: 'in_force', title: plan.title })
  })

  test('every step is in the audit chain, values in its protected part', async () => {
    const { rows } = await demo.database.adminPool.query(
      `select e.action, e.fields, (v.old_and_new::jsonb) -> 0 as old_values, (v.old_and_new::jsonb) -> 1 as new_values from audit_entries e
       left join audit_values v using (province_id, chain_path, number)
       where e.chain_path = $1 and e.subject_kind in ('plan', 'plan_line') order by e.number`,
      [communes.luongMinh],
    )
    const actions = rows.map((r) => r.action)
    for (const action of ['add', 'accept_certain', 'correct', 'decide', 'adopt', 'confirm'])
      expect(actions).toContain(action)
    expect(rows.find((r) => r.action === 'correct')).toMatchObject({
      fields: ['value'],
      old_values: { value: 15 },
      new_values: { value: 14.5 },
    })
  })

  test('the same file again is the same plan', async () => {
    const first = await ownPlan()
    const body = handIn(`${shortPlan}\nBản ${plans}\n`, 'ten-khac.txt')
    expect((await tham(planApi.add, { body })).planId).toBe(first.planId)
  })

  test('the same file twice at the same moment is one plan', async () => {
    const body = handIn(`${shortPlan}\nCùng lúc\n`)
    const [a, b] = await Promise.all([tham(planApi.add, { body }), tham(planApi.add, { body })])
    expect(a.planId).toBe(b.planId)
  })

  test('a Word document is read like its text', async () => {
    const { Document, Packer, Paragraph } = await import('docx')
    const file = await Packer.toBuffer(
      new Document({ sections: [{ children: shortPlan.split('\n').map((text) => new Paragraph(text)) }] }),
    )
    const plan = await tham(planApi.add, {
      body: { fileName: 'ke-hoach.docx', contentBase64: file.toString('base64') },
    })
    expect(plan.counts).toMatchObject({ targets: 5, measures: 5 })
  })

  test('nothing accepted, nothing adopted', async () => {
    const plan = await ownPlan()
    expect(await refusal(tham(planApi.adopt, { params: { planId: plan.planId } }))).toMatchObject({
      status: 409,
      code: 'plan_nothing_accepted',
    })
  })

  test('the same plan issued anew ends the earlier one; a plan that ended is not changed any more', async () => {
    const adopt = async () => {
      const plan = await ownPlan()
      await tham(planApi.acceptCertain, { params: { planId: plan.planId } })
      await tham(planApi.adopt, { params: { planId: plan.planId } })
      return plan.planId
    }
    const [earlier, later] = [await adopt(), await adopt()]
    expect((await tham(planApi.read, { params: { planId: earlier } })).state).toBe('ended')
    expect((await tham(planApi.read, { params: { planId: later } })).state).toBe('in_force')
    expect((await refusal(tham(planApi.readAgain, { params: { planId: earlier } }))).code).toBe('plan_ended')
  })
})

describe('the questions of a plan', () => {
  const handInText = (text: string): Promise<PlanReview> => {
    plans += 1
    return tham(planApi.add, { body: handIn(text, `ke-hoach-${plans}.txt`) })
  }
  const correct = (plan: PlanReview, line: PlanLine, fields: Record<string, unknown>) =>
    tham(planApi.correct, {
      params: at(plan, line),
      body: { fields: Object.fromEntries(Object.entries(fields).map(([f, value]) => [f, { value, baseVersion: 0 }])) },
    })
  const doubtful = shortPlan.replace('đạt 100% vào năm 2030', 'đạt 100%').replace('chỉ tiêu 5 của', 'chỉ tiêu 6 của')

  test('a year that is said is not asked again, now or after another reading', async () => {
    const plan = await handInText(doubtful)
    const birth = lineOf(plan, 'measure', 'khai sinh')
    expect(birth.doubt?.code).toBe('measure_no_year')
    expect((await correct(plan, birth, { year: 2030 }))[0]).toMatchObject({ certain: true, doubt: null })
    const params = { planId: plan.planId }
    expect(lineOf(await tham(planApi.read, { params }), 'measure', 'khai sinh').doubt).toBeNull()
    expect(lineOf(await tham(planApi.readAgain, { params }), 'measure', 'khai sinh').doubt).toBeNull()
  })

  test('a correction replies every line whose question it answers', async () => {
    const plan = await handInText(`${doubtful}\nHai câu hỏi\n`)
    expect(lineOf(plan, 'target', 'mẫu giáo').doubt?.code).toBe('target_without_lead')
    const changed = await correct(plan, lineOf(plan, 'assignment', 'trường học'), { targets: ['5'] })
    expect(changed.map((line) => [line.kind, line.doubt])).toEqual([
      ['assignment', null],
      ['target', null],
    ])
    const after = await tham(planApi.read, { params: { planId: plan.planId } })
    expect(lineOf(after, 'target', 'mẫu giáo')).toMatchObject({ certain: true, corrected: false })
    expect(after.counts.doubtful).toBe(plan.counts.doubtful - 2)
  })

  test('accepting all that is certain leaves a target to wait with its only, doubtful measure', async () => {
    const plan = await handInText(`${doubtful}\nChỉ tiêu chờ\n`)
    const accepted = await tham(planApi.acceptCertain, { params: { planId: plan.planId } })
    for (const words of ['khai sinh', 'tai nạn thương tích']) {
      expect(lineOf(accepted, 'target', words)).toMatchObject({ state: 'pending' })
      expect(lineOf(accepted, 'measure', words)).toMatchObject({ state: 'pending' })
    }
    expect(lineOf(accepted, 'target', 'chiều cao').state).toBe('accepted')
  })

  test('a plan of one year answers for the year of its measures; its title corrected, they follow', async () => {
    const oneYear = doubtful
      .replace('giai đoạn 2026-2030 trên địa bàn xã Lương Minh', 'trên địa bàn xã Lương Minh năm 2026')
      .replaceAll(' vào năm 2030', '')
    const plan = await handInText(oneYear)
    expect(plan).toMatchObject({ periodFrom: 2026, periodTo: 2026 })
    expect(lineOf(plan, 'measure', 'khai sinh')).toMatchObject({
      certain: true,
      content: { year: 2026, yearBasis: 'title' },
      asRead: { year: null },
    })
    expect(plan.lines.map((line) => line.doubt?.code)).not.toContain('measure_no_year')
    const head = lineOf(plan, 'letterhead', '')
    await correct(plan, head, { title: 'Công tác trẻ em năm 2027' })
    const after = await tham(planApi.read, { params: { planId: plan.planId } })
    expect(after).toMatchObject({ periodFrom: 2027 })
    expect(lineOf(after, 'measure', 'khai sinh').content.year).toBe(2027)
    const { rows } = await demo.database.adminPool.query(
      `select (v.old_and_new::jsonb) -> 1 -> 'years' as years from audit_entries e
       join audit_values v using (province_id, chain_path, number) where e.subject_id = $1`,
      [head.lineId],
    )
    expect(Object.values(rows[0].years)).toContain(2027)
  })
})

describe('several people and repeated requests', () => {
  const value = (given: unknown, baseVersion = 0) => ({ fields: { value: { value: given, baseVersion } } })

  test('two people at the same field: the second gets a conflict that names the field', async () => {
    const plan = await ownPlan()
    const params = at(plan, lineOf(plan, 'measure', 'khai sinh'))
    await tham(planApi.correct, { params, body: value(98) })
    const error = await refusal(tham(planApi.correct, { params, body: value(97) }))
    expect(error).toMatchObject({ status: 409, code: 'changed_meanwhile', detail: { fields: 'value' } })
    expect(error.sentence.vi).toContain('giá trị')
  })

  test('two people at the same moment: one wins, one is told', async () => {
    const plan = await ownPlan()
    const params = at(plan, lineOf(plan, 'measure', 'khai sinh'))
    const done = await Promise.allSettled([98, 97, 96].map((v) => tham(planApi.correct, { params, body: value(v) })))
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1)
    const after = await tham(planApi.read, { params: { planId: plan.planId } })
    expect(after.lines.find((l) => l.lineId === params.lineId)?.fieldVersions).toEqual({ value: 1 })
  })

  test('the same field to the same value is no conflict', async () => {
    const plan = await ownPlan()
    const params = at(plan, lineOf(plan, 'measure', 'khai sinh'))
    await tham(planApi.correct, { params, body: value(98) })
    expect(await tham(planApi.correct, { params, body: value(98) })).toMatchObject([{ fieldVersions: { value: 1 } }])
  })

  test('the same request number twice is one change and one answer', async () => {
    const plan = await ownPlan()
    const params = at(plan, lineOf(plan, 'measure', 'khai sinh'))
    const requestId = randomUUID()
    const first = await tham(planApi.correct, { params, body: value(98), requestId })
    expect(await tham(planApi.correct, { params, body: value(98), requestId })).toEqual(first)
    const { rows } = await demo.database.adminPool.query(
      `select count(*)::int as n from audit_entries where subject_id = $1`,
      [params.lineId],
    )
    expect(rows[0].n).toBe(1)
  })

  test('reading again keeps corrections, decisions and indicators', async () => {
    const plan = await ownPlan()
    const birth = lineOf(plan, 'measure', 'khai sinh')
    await tham(planApi.correct, { params: at(plan, birth), body: value(98) })
    await tham(planApi.decide, { params: at(plan, birth), body: { state: 'accepted' } })
    await tham(planApi.confirmIndicator, { params: at(plan, birth), body: { code: 'te.birth-registration.u5' } })
    await tham(planApi.decide, {
      params: at(plan, lineOf(plan, 'target', 'mẫu giáo')),
      body: { state: 'rejected' },
    })
    const before = await tham(planApi.read, { params: { planId: plan.planId } })
    const after = await tham(planApi.readAgain, { params: { planId: plan.planId } })
    expect(after).toEqual(before)
  })
})

describe('what is refused', () => {
  test.each<[string, string, Buffer, string, number]>([
    ['an empty file', 'a.txt', Buffer.alloc(0), 'file_empty', 422],
    ['only spaces', 'a.txt', Buffer.from('   \n  '), 'file_empty', 422],
    ['a Word file cut off', 'a.docx', Buffer.from('PK\x03\x04 and then nothing'), 'file_damaged', 422],
    ['a picture named .txt', 'a.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'file_wrong_type', 422],
    ['text named .docx', 'a.docx', Buffer.from('Kế hoạch'), 'file_damaged', 422],
    ['a spreadsheet', 'a.xlsx', Buffer.from('PK\x05\x06'), 'file_wrong_type', 422],
    [
      'text in Windows-1258',
      'a.txt',
      Buffer.from([0x4b, 0xea, 0xcc, 0x20, 0x68, 0x6f, 0xff, 0xc3]),
      'file_not_utf8',
      422,
    ],
    ['21 MB', 'a.txt', Buffer.alloc(21 * 1024 * 1024, 'a'), 'file_too_large', 413],
    [
      'a zip bomb',
      'a.docx',
      Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 })),
      'file_suspicious',
      422,
    ],
    ['a NUL far down', 'a.txt', Buffer.from(`${'Kế hoạch. '.repeat(2000)}\0`), 'file_wrong_type', 422],
  ])('%s', async (_name, fileName, bytes, code, status) => {
    const error = await refusal(tham(planApi.add, { body: { fileName, contentBase64: bytes.toString('base64') } }))
    expect(error).toMatchObject({ code, status })
    expect(error.sentence.vi).not.toMatch(/\{\w+\}/)
  })

  test('a file cut off on its way', async () => {
    const error = await refusal(tham(planApi.add, { body: { fileName: 'a.txt', contentBase64: 'abc%' } }))
    expect(error.code).toBe('file_damaged')
  })

  test.each<[CastName, number]>([
    ['khoa', 403],
    ['sam', 403],
    ['huyen', 403],
    ['quantri', 403],
    ['kiemtra', 403],
  ])('%s may not hand in a plan (%i)', async (name, status) => {
    const caller = await demo.as(name)
    expect((await refusal(caller(planApi.add, { body: handIn() }))).status).toBe(status)
  })

  test.each<[CastName, number]>([
    ['sam', 403],
    ['quantri', 403],
    ['kiemtra', 403],
    ['mai-bache', 404],
  ])('%s may not read it (%i); the chair and the province may', async (name, status) => {
    const plan = await ownPlan()
    const params = { planId: plan.planId }
    expect((await refusal((await demo.as(name))(planApi.read, { params }))).status).toBe(status)
    for (const reader of ['khoa', 'huyen'] as const)
      expect((await (await demo.as(reader))(planApi.read, { params })).planId).toBe(plan.planId)
  })

  test('the officer of another commune changes nothing and hands nothing in here', async () => {
    const plan = await ownPlan()
    const mai = await demo.as('mai-bache')
    const params = at(plan, lineOf(plan, 'target', 'khai sinh'))
    const tries = [
      () => mai(planApi.decide, { params, body: { state: 'accepted' } }),
      () => mai(planApi.correct, { params, body: { fields: {} } }),
      () => mai(planApi.adopt, { params: { planId: plan.planId } }),
      () => mai(planApi.readAgain, { params: { planId: plan.planId } }),
      () => mai(planApi.candidates, { params }),
      () => mai(planApi.add, { body: { ...handIn(), commune: communes.luongMinh } }),
    ]
    for (const tried of tries) expect((await refusal(tried())).status).toBe(404)
    expect(await mai(planApi.list, { query: {} })).toEqual([])
    expect((await refusal(mai(planApi.list, { query: { area: communes.luongMinh } }))).status).toBe(404)
  })

  test('a value that cannot be is refused with the name of its field', async () => {
    const plan = await ownPlan()
    const params = at(plan, lineOf(plan, 'measure', 'khai sinh'))
    const error = await refusal(
      tham(planApi.correct, { params, body: { fields: { value: { value: 'nhiều', baseVersion: 0 } } } }),
    )
    expect(error).toMatchObject({ status: 422, code: 'plan_value_invalid', detail: { field: 'value' } })
  })

  test('a measure is tied only when accepted, and only to an indicator there is', async () => {
    const plan = await ownPlan()
    const params = at(plan, lineOf(plan, 'measure', 'khai sinh'))
    const tie = (code: string) => refusal(tham(planApi.confirmIndicator, { params, body: { code } }))
    expect((await tie('te.birth-registration.u5')).code).toBe('plan_line_not_accepted')
    expect((await tie('te.nothing')).code).toBe('indicator_unknown')
  })
})
