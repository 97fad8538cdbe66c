import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BelievedFact, childFactApi } from '#api/child-facts.ts'
import { childApi } from '#api/children.ts'
import { addDays, type Instant, type PlainDate } from '#core/dates.ts'
import { type DemoApp, demoApp } from '../../test/people/app.ts'
import { testNow } from '../../test/people/keys.ts'

let demo: DemoApp
const children: string[] = []
beforeAll(async () => {
  demo = await demoApp()
  const tham = await demo.as('tham')
  for (const village of ['01', '02', '03', '04', '05', '06'])
    children.push(
      ...(await tham(childApi.list, { query: { village: `22/06985/${village}`, ageFrom: 6 } })).rows.map(
        (r) => r.childId,
      ),
    )
})
afterAll(() => demo.close())

/** A child that no test has written to. */
const fresh = (): { childId: string } => {
  const childId = children.shift()
  if (childId === undefined) throw new Error('no child left')
  return { childId }
}
const day = (text: string): PlainDate => text as PlainDate
const add = async (params: { childId: string }, kind: string, content: object, validFrom: string, validTo?: string) =>
  (await demo.as('tham'))(childFactApi.add, {
    params,
    body: { kind, content: content as never, validFrom: day(validFrom), validTo: validTo ? day(validTo) : null },
  })
const history = async (params: { childId: string }, query: { asOf?: PlainDate; asKnown?: Instant } = {}) =>
  (await demo.as('tham'))(childFactApi.history, { params, query })
const ofKind = (facts: BelievedFact[], kind: string) => facts.filter((fact) => fact.kind === kind)

describe('a fact', () => {
  test('entered ends what was, shows in the list at once and is written to the audit chain', async () => {
    const params = fresh()
    await add(params, 'enrolments', { enrolled: true, level: 'primary', school_name: 'Trường A' }, '2026-10-05')
    await add(params, 'enrolments', { enrolled: false, dropped_out: true, reason: 'theo mẹ đi làm' }, '2026-11-01')
    const tham = await demo.as('tham')
    const page = await tham(childApi.read, { params })
    expect(page.child.enrolled).toBe(false)
    expect(ofKind(page.facts, 'enrolments')[0]).toMatchObject({ validFrom: '2026-11-01', validTo: null })
    const then = ofKind(await history(params, { asOf: day('2026-10-10'), asKnown: demo.clock.now }), 'enrolments')
    expect(then).toMatchObject([{ content: { school_name: 'Trường A' }, validTo: '2026-11-01' }])
    const { rows } = await demo.database.adminPool.query(
      `select action, fields from audit_entries where subject_id = $1 and action = 'add_fact'`,
      [params.childId],
    )
    expect(rows).toHaveLength(2)
    expect(rows[0].fields).toEqual(['enrolments'])
  })

  test('entered twice is written once', async () => {
    const params = fresh()
    const content = { factor: 'nhà gần suối' }
    expect(await add(params, 'risks', content, '2026-05-01')).toMatchObject({ written: true })
    expect(await add(params, 'risks', content, '2026-05-01')).toMatchObject({ written: false })
    expect(await add(params, 'risks', { factor: 'cha mẹ đi làm xa' }, '2026-05-01')).toMatchObject({ written: true })
    expect(ofKind(await history(params), 'risks')).toHaveLength(2)
  })

  test('is corrected, ended, taken back: what was believed before stays readable', async () => {
    const params = fresh()
    const tham = await demo.as('tham')
    await add(params, 'disabilities', { present: true, type: 'vision', level: 'mild' }, '2026-10-10')
    const [wrong] = ofKind(await history(params, { asKnown: demo.clock.now }), 'disabilities').filter(
      (f) => f.content.present === true,
    )
    const fact = { ...params, factId: wrong?.factId ?? '' }
    const beforeCorrection = demo.clock.now
    demo.clock.now = new Date(Date.parse(beforeCorrection) + 60_000).toISOString() as Instant
    const content = { present: true, type: 'hearing_speech', level: 'severe' }
    const body = { kind: 'disabilities', content, validFrom: day('2026-10-10'), reason: 'ghi nhầm dạng' }
    await tham(childFactApi.correct, { params: fact, body })
    await expect(
      tham(childFactApi.correct, { params: fact, body: { ...body, content: { ...content, level: 'mild' } } }),
    ).rejects.toMatchObject({
      code: 'changed_meanwhile',
    })
    const asOf = day('2026-10-20')
    const before = ofKind(await history(params, { asOf, asKnown: beforeCorrection }), 'disabilities')
    const after = ofKind(await history(params, { asOf, asKnown: demo.clock.now }), 'disabilities')
    expect(before).toMatchObject([{ content: { type: 'vision' } }])
    expect(after).toMatchObject([{ content: { type: 'hearing_speech' } }])
    const now = { ...params, factId: after[0]?.factId ?? '' }
    await expect(
      tham(childFactApi.end, { params: now, body: { kind: 'disabilities', on: day('2026-01-01') } }),
    ).rejects.toMatchObject({ code: 'ends_before_it_begins' })
    await tham(childFactApi.end, { params: now, body: { kind: 'disabilities', on: day('2026-11-02') } })
    const ended = ofKind(await history(params, { asOf, asKnown: demo.clock.now }), 'disabilities')
    expect(ended).toMatchObject([{ validTo: '2026-11-02' }])
    await tham(childFactApi.withdraw, {
      params: { ...params, factId: ended[0]?.factId ?? '' },
      body: { kind: 'disabilities', reason: 'em khác' },
    })
    expect(ofKind(await history(params, { asOf, asKnown: demo.clock.now }), 'disabilities')).toEqual([])
    demo.clock.now = testNow as Instant
  })

  test('taken back gives its days back to what it had cut short, which keeps where it came from', async () => {
    const params = fresh()
    const tham = await demo.as('tham')
    const believed = async () => ofKind(await history(params, { asKnown: demo.clock.now }), 'enrolments')
    const before = await believed()
    demo.clock.now = new Date(Date.parse(testNow) + 60_000).toISOString() as Instant
    const entered = await add(params, 'enrolments', { enrolled: false, reason: 'ốm' }, '2026-11-10')
    expect(entered).toMatchObject({ written: true, undoable: true })
    const [, rest] = await believed()
    expect(rest).toMatchObject({ validTo: '2026-11-10', source: before[0]?.source })
    demo.clock.now = new Date(Date.parse(testNow) + 120_000).toISOString() as Instant
    await tham(childFactApi.withdraw, {
      params: { ...params, factId: entered.factId ?? '' },
      body: { kind: 'enrolments', reason: 'em khác' },
    })
    const strip = (facts: BelievedFact[]) =>
      facts.map(({ content, validFrom, validTo, source }) => ({ content, validFrom, validTo, source }))
    expect(strip(await believed())).toEqual(strip(before))
    demo.clock.now = testNow as Instant
  })

  test('a secret circumstance is written and read by whoever handles it, and the chain does not tell', async () => {
    const params = fresh()
    await add(params, 'protected_circumstances', { present: true, group_code: 'HCDB12' }, '2026-11-01')
    const secret = await (await demo.as('khoa'))(childFactApi.secret, { params })
    expect(secret).toMatchObject([{ kind: 'protected_circumstances', content: { group_code: 'HCDB12' } }])
    for (const name of ['sam', 'phuong', 'huyen', 'kiemtra'] as const)
      await expect((await demo.as(name))(childFactApi.secret, { params })).rejects.toMatchObject({ status: 403 })
    expect(JSON.stringify(await history(params))).not.toContain('HCDB12')
    const reason = 'không phải em này bị mua bán'
    const { factId = '' } = secret[0] ?? {}
    await (await demo.as('tham'))(childFactApi.withdraw, {
      params: { ...params, factId },
      body: { kind: 'protected_circumstances', reason },
    })
    const { rows } = await demo.database.adminPool.query(
      'select fields, reason from audit_entries where subject_id = $1',
      [params.childId],
    )
    expect(JSON.stringify(rows)).not.toContain('protected')
    expect(JSON.stringify(rows)).not.toContain('mua bán')
    const { rows: kept } = await demo.database.adminPool.query('select * from audit_values')
    expect(JSON.stringify(kept)).toContain(reason)
  })

  test('a move within the commune takes the file along: the collaborator of the new village sees the child', async () => {
    const params = fresh()
    const phuong = await demo.as('phuong')
    const [village] = (await phuong(childApi.list, {})).villages
    await expect(phuong(childApi.read, { params })).rejects.toMatchObject({ status: 404 })
    const content = { area_path: village?.path ?? '', kind: 'permanent', reason: 'moved_within' }
    await add(params, 'residences', content, '2026-10-01')
    const page = await phuong(childApi.read, { params })
    expect(page.child.villagePath).toBe(village?.path)
    const found = await phuong(childApi.search, { body: { search: page.child.fullName ?? '' } })
    expect(found.rows.map((row) => row.childId)).toContain(params.childId)
    await expect((await demo.as('sam'))(childApi.read, { params })).rejects.toMatchObject({ status: 404 })
  })

  test('a child who died or left is no longer in the list, and comes back when that was a mistake', async () => {
    const params = fresh()
    const tham = await demo.as('tham')
    await add(params, 'deaths', { cause: 'drowning' }, '2026-07-01')
    expect((await tham(childApi.read, { params })).child.resident).toBe(false)
    const [death] = ofKind(await history(params, { asKnown: demo.clock.now }), 'deaths')
    await tham(childFactApi.withdraw, {
      params: { ...params, factId: death?.factId ?? '' },
      body: { kind: 'deaths', reason: 'nhầm em' },
    })
    expect((await tham(childApi.read, { params })).child.resident).toBe(true)
  })

  test.each([
    ['an unknown kind', { kind: 'horoscope', content: {}, validFrom: '2026-01-01' }, 'invalid_request'],
    ['an unknown field', { kind: 'risks', content: { factor: 'a', x: 1 }, validFrom: '2026-01-01' }, 'invalid_request'],
    ['a missing field', { kind: 'risks', content: {}, validFrom: '2026-01-01' }, 'invalid_request'],
    ['a foreign choice', { kind: 'deaths', content: { cause: 'magic' }, validFrom: '2026-01-01' }, 'invalid_request'],
    [
      'a weight of a ton',
      { kind: 'measurements', content: { weight_kg: 1000 }, validFrom: '2026-01-01' },
      'invalid_request',
    ],
    [
      'a sub-group of another group',
      {
        kind: 'special_circumstances',
        content: { present: true, group_code: 'HCDB01', sub_code: 'HCDB02.01' },
        validFrom: '2026-01-01',
      },
      'invalid_request',
    ],
    [
      'a level of school beside "not in school"',
      { kind: 'enrolments', content: { enrolled: false, level: 'primary' }, validFrom: '2026-01-01' },
      'invalid_request',
    ],
    ['a day to come', { kind: 'risks', content: { factor: 'a' }, validFrom: '2027-01-01' }, 'fact_in_future'],
    [
      'a day before the birth',
      { kind: 'risks', content: { factor: 'a' }, validFrom: '1999-01-01' },
      'fact_before_birth',
    ],
    [
      'an end before the beginning',
      { kind: 'risks', content: { factor: 'a' }, validFrom: '2026-01-02', validTo: '2026-01-01' },
      'ends_before_it_begins',
    ],
    [
      'a village elsewhere',
      { kind: 'residences', content: { area_path: '22/06978/01', kind: 'permanent' }, validFrom: '2026-01-01' },
      'invalid_request',
    ],
    [
      'a village that there is not, where nobody would find the child',
      { kind: 'residences', content: { area_path: '22/06985/khong-co', kind: 'permanent' }, validFrom: '2026-01-01' },
      'invalid_request',
    ],
    [
      'two villages at once',
      {
        kind: 'residences',
        content: { area_path: '22/06985/01,22/06978', kind: 'permanent' },
        validFrom: '2026-01-01',
      },
      'invalid_request',
    ],
  ])('refuses %s', async (_, body, code) => {
    const tham = await demo.as('tham')
    const params = { childId: children.at(-1) ?? '' }
    await expect(tham(childFactApi.add, { params, body: body as never })).rejects.toMatchObject({ code })
  })
})

test('two times: what was known on a day stays what it was, whatever is entered, corrected, ended or taken back later', async () => {
  const kinds = {
    enrolments: fc.record({ enrolled: fc.boolean(), class_name: fc.constantFrom('1A', '2B', null) }),
    risks: fc.record({ factor: fc.constantFrom('suối', 'đường') }),
    measurements: fc.record({ weight_kg: fc.integer({ min: 10, max: 40 }) }),
  }
  const entry = fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      content: kinds[kind],
      from: fc.integer({ min: 0, max: 300 }),
      long: fc.option(fc.integer({ min: 1, max: 200 })),
    }),
  )
  const step = fc.record({ act: fc.constantFrom('add', 'add', 'correct', 'end', 'withdraw'), entry, which: fc.nat(20) })
  const start = day('2025-10-01')
  const tham = await demo.as('tham')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      const params = fresh()
      const views: { asOf: PlainDate; asKnown: Instant; seen: string }[] = []
      const view = async (asOf: PlainDate, asKnown: Instant) =>
        JSON.stringify((await history(params, { asOf, asKnown })).map(({ supersededAt: _, ...fact }) => fact))
      let clock = Date.parse(testNow)
      for (const { act, entry: e, which } of steps) {
        clock += 1000
        demo.clock.now = new Date(clock).toISOString() as Instant
        const validFrom = addDays(start, e.from)
        const body = {
          kind: e.kind,
          content: e.content as never,
          validFrom,
          validTo: e.long === null ? null : addDays(validFrom, e.long),
        }
        const believed = ofKind(await history(params, { asKnown: demo.clock.now }), e.kind)
        const target = believed[which % Math.max(1, believed.length)]
        const fact = { ...params, factId: target?.factId ?? '' }
        const done =
          act === 'add' || !target
            ? tham(childFactApi.add, { params, body })
            : act === 'correct'
              ? tham(childFactApi.correct, { params: fact, body })
              : act === 'end'
                ? tham(childFactApi.end, { params: fact, body: { kind: e.kind, on: addDays(validFrom, 1) } })
                : tham(childFactApi.withdraw, { params: fact, body: { kind: e.kind, reason: 'thử' } })
        // A refusal changes nothing, which is what is looked at.
        await done.catch((error) => expect(error.status).toBeLessThan(500))
        clock += 1000
        demo.clock.now = new Date(clock).toISOString() as Instant
        for (const n of [50, 200, 400]) {
          const asOf = addDays(start, n)
          views.push({ asOf, asKnown: demo.clock.now, seen: await view(asOf, demo.clock.now) })
        }
        for (const each of views) expect(await view(each.asOf, each.asKnown)).toBe(each.seen)
      }
      demo.clock.now = testNow as Instant
    }),
    { numRuns: 6 },
  )
}, 60_000)
