import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CallError } from '#api/call.ts'
import { childFactApi } from '#api/child-facts.ts'
import { childApi } from '#api/children.ts'
import { type ReportBody, roundApi } from '#api/round.ts'
import type { PlainDate } from '#core/dates.ts'
import type { ErrorCode } from '#core/errors.ts'
import { type DemoApp, demoApp } from '../../test/people/app.ts'

const village1 = '22/06985/01'
const village2 = '22/06985/02'
const day = (text: string): PlainDate => text as PlainDate

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

const refused = async (work: Promise<unknown>): Promise<ErrorCode | 'internal' | 'network' | 'none'> => {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof CallError) return error.code
    throw error
  }
}

const report = (more: Partial<ReportBody>): ReportBody => ({
  villagePath: village1,
  childId: null,
  what: 'note',
  kind: null,
  happenedOn: day('2026-11-10'),
  content: { text: 'Có nhà mới dựng ở đầu thôn' },
  ...more,
})
const newborn = (fullName: string, more: Record<string, string | number | boolean | null> = {}): ReportBody =>
  report({
    what: 'birth',
    content: { fullName, sex: 'female', birthDate: '2026-11-10', motherName: 'Vi Thị Thử', registered: false, ...more },
  })
const childrenOf = async (village: string) => {
  const tham = await demo.as('tham')
  return (await tham(childApi.list, { query: { village, ageFrom: 7, ageTo: 9 } })).rows
}
const auditOf = async (subjectId: string): Promise<string[]> => {
  const { rows } = await demo.database.adminPool.query(
    'select action from audit_entries where subject_id = $1 order by number',
    [subjectId],
  )
  return rows.map(({ action }: { action: string }) => action)
}

describe('the list of a village', () => {
  test('a collaborator sees the lines of their villages with names, and no other village', async () => {
    const sam = await demo.as('sam')
    const { lines, month } = await sam(roundApi.lines, {})
    expect(month).toBe('2026-11')
    expect(lines.length).toBeGreaterThan(2)
    expect(new Set(lines.map(({ villagePath }) => villagePath))).toEqual(new Set([village1, village2]))
    expect(lines.every(({ fullName }) => fullName !== null)).toBe(true)
    expect(await refused(sam(roundApi.lines, { query: { area: '22/06985/03' } }))).toBe('not_found')
  })

  test('the officer sees which villages are through, which have nobody, and what waits', async () => {
    const tham = await demo.as('tham')
    const { villages } = await tham(roundApi.overview, {})
    const at = (path: string) => villages.find((village) => village.path === path)
    expect(at('22/06985/03')).toMatchObject({ open: expect.any(Number), hasCollaborator: true })
    expect(at('22/06985/03')?.completedAt).not.toBeNull()
    expect(at(village2)).toMatchObject({ completedAt: null, waiting: 1, hasCollaborator: true })
    expect(at('22/06985/05')?.hasCollaborator).toBe(false)
    const sam = await demo.as('sam')
    const own = await sam(roundApi.overview, {})
    expect(own.villages.map(({ path, hasCollaborator }) => [path, hasCollaborator])).toEqual([
      [village1, null],
      [village2, null],
    ])
  })

  test('"as in the register" closes the line and is a confirmation with its date; it can be taken back', async () => {
    const sam = await demo.as('sam')
    const { lines } = await sam(roundApi.lines, { query: { area: village2 } })
    const line = lines.find(({ state }) => state === 'open')
    const childId = line?.childId ?? ''
    const checked = await sam(roundApi.check, { body: { childId, result: 'as_recorded' } })
    expect(checked.state).toBe('as_recorded')
    const { rows } = await demo.database.adminPool.query(
      'select checked_on, kinds from round_checks where child_id = $1 and superseded_at is null',
      [childId],
    )
    expect(rows).toHaveLength(1)
    expect((await sam(roundApi.check, { body: { childId, result: 'not_met' } })).state).toBe('not_met')
    expect((await sam(roundApi.check, { body: { childId, result: 'open' } })).state).toBe('open')
    expect((await auditOf(childId)).slice(-3)).toEqual(['confirm', 'not_met', 'reopen'])
  })

  test('a child of another village cannot be checked, nor one about whom nothing is asked', async () => {
    const phuong = await demo.as('phuong')
    const sam = await demo.as('sam')
    const [line] = (await sam(roundApi.lines, {})).lines
    const childId = line?.childId ?? ''
    expect(await refused(phuong(roundApi.check, { body: { childId, result: 'as_recorded' } }))).toBe('not_found')
    const huyen = await demo.as('huyen')
    expect(await refused(huyen(roundApi.check, { body: { childId, result: 'as_recorded' } }))).toBe('not_permitted')
    const khoa = await demo.as('khoa')
    expect(await refused(khoa(roundApi.check, { body: { childId, result: 'as_recorded' } }))).toBe('not_permitted')
  })

  test('what was recorded long ago is asked about again, and not after it was confirmed', async () => {
    const own = await demoApp()
    try {
      const sam = await own.as('sam')
      own.clock.now = '2028-01-10T02:00:00.000Z' as never
      const { lines } = await sam(roundApi.lines, { query: { area: village1 } })
      const stale = lines.filter(({ reasons }) => reasons.every(({ reason }) => reason === 'stale'))
      expect(stale.length).toBeGreaterThan(0)
      for (const { childId } of stale) await sam(roundApi.check, { body: { childId, result: 'as_recorded' } })
      own.clock.now = '2028-02-10T02:00:00.000Z' as never
      const later = (await sam(roundApi.lines, { query: { area: village1 } })).lines
      const again = later.filter(({ childId }) => stale.some((line) => line.childId === childId))
      const confirmed = new Set(stale.flatMap(({ reasons }) => reasons.flatMap(({ kinds }) => kinds)))
      const yearly = [...confirmed].filter((kind) => ['residences', 'enrolments', 'health_insurances'].includes(kind))
      for (const { reasons } of again)
        for (const { reason, kinds } of reasons)
          if (reason === 'stale') expect(kinds.filter((kind) => yearly.includes(kind))).toEqual([])
    } finally {
      await own.close()
    }
  })

  test('a group that is itself secret puts nobody on the list of a collaborator', async () => {
    const [child] = await childrenOf(village1)
    const params = { childId: child?.childId ?? '' }
    const tham = await demo.as('tham')
    const sam = await demo.as('sam')
    const before = await sam(roundApi.lines, {})
    await tham(childFactApi.add, {
      params,
      body: {
        kind: 'protected_circumstances',
        content: { present: true, group_code: 'HCDB11' },
        validFrom: day('2026-11-01'),
      },
    })
    expect(await sam(roundApi.lines, {})).toEqual(before)
    expect(
      await refused(
        sam(roundApi.report, {
          body: report({
            what: 'fact',
            kind: 'protected_circumstances',
            childId: params.childId,
            content: { present: true, group_code: 'HCDB11' },
          }),
        }),
      ),
    ).toBe('invalid_request')
  })
})

describe('a change', () => {
  test('of a known child waits, changes nothing, and enters the register when the officer accepts it', async () => {
    const [, child] = await childrenOf(village1)
    const params = { childId: child?.childId ?? '' }
    const sam = await demo.as('sam')
    const tham = await demo.as('tham')
    const { changeId } = await sam(roundApi.report, {
      body: report({
        what: 'fact',
        kind: 'enrolments',
        childId: params.childId,
        content: { enrolled: false, dropped_out: true, reason: 'theo bố đi làm' },
      }),
    })
    expect((await tham(childApi.read, { params })).child.enrolled).toBe(child?.enrolled)
    await tham(roundApi.accept, { params: { changeId }, body: {} })
    const page = await tham(childApi.read, { params })
    expect(page.child.enrolled).toBe(false)
    expect(page.facts.find(({ kind }) => kind === 'enrolments')).toMatchObject({
      source: 'reported',
      validFrom: '2026-11-10',
    })
    expect(await refused(tham(roundApi.accept, { params: { changeId }, body: {} }))).toBe('change_decided')
    expect(await refused(tham(roundApi.giveBack, { params: { changeId }, body: { reason: 'x' } }))).toBe(
      'change_decided',
    )
    expect(await auditOf(changeId)).toEqual(['report', 'accept'])
    const answer = (await sam(roundApi.changes, {})).find((change) => change.changeId === changeId)
    expect(answer).toMatchObject({ state: 'accepted', mine: true })
  })

  test('a birth registers the child with its mother; accepted at once by two, it is one child', async () => {
    const sam = await demo.as('sam')
    const tham = await demo.as('tham')
    const { changeId } = await sam(roundApi.report, {
      body: newborn('Vi Thử Nghiệm', { reasonNot: 'chưa đi làm giấy' }),
    })
    const both = await Promise.allSettled([
      tham(roundApi.accept, { params: { changeId }, body: {} }),
      tham(roundApi.accept, { params: { changeId }, body: {} }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { rows } = await tham(childApi.search, { body: { search: 'vi thu nghiem' } })
    expect(rows).toHaveLength(1)
    const page = await tham(childApi.read, { params: { childId: rows[0]?.childId ?? '' } })
    expect(page.carers).toMatchObject([{ relation: 'mother', fullName: 'Vi Thị Thử' }])
    expect(page.child).toMatchObject({ villagePath: village1, resident: true, birthRegistered: false })
    expect(page.facts.find(({ kind }) => kind === 'residences')?.content).toMatchObject({ reason: 'born' })
    expect(page.facts.every(({ source }) => source === 'reported')).toBe(true)
  })

  test('a child that is in the register already is not registered twice', async () => {
    const sam = await demo.as('sam')
    const tham = await demo.as('tham')
    const first = await sam(roundApi.report, { body: newborn('Vi Thị Trùng') })
    const { childId } = await tham(roundApi.accept, { params: first, body: {} })
    const params = { changeId: (await sam(roundApi.report, { body: newborn('Vi Thị Trùng') })).changeId }
    expect(await tham(roundApi.likely, { params })).toMatchObject([
      { childId, certain: true, motherName: 'Vi Thị Thử' },
    ])
    expect(await refused(tham(roundApi.accept, { params, body: { isAnother: true } }))).toBe('surely_registered')
    expect(await tham(roundApi.accept, { params, body: { sameAs: childId } })).toEqual({ state: 'accepted', childId })
    const twin = { changeId: (await sam(roundApi.report, { body: newborn('Vi Thị Trung') })).changeId }
    expect(await refused(tham(roundApi.accept, { params: twin, body: {} }))).toBe('maybe_registered')
    const another = await tham(roundApi.accept, { params: twin, body: { isAnother: true } })
    expect(another.childId).not.toBe(childId)
    expect((await tham(childApi.search, { body: { search: 'vi thi trung' } })).total).toBe(2)
  })

  test('an arrival lives here from its day, as temporary when so told', async () => {
    const sam = await demo.as('sam')
    const tham = await demo.as('tham')
    const { changeId } = await sam(roundApi.report, {
      body: report({
        what: 'arrival',
        content: {
          fullName: 'Lò Văn Đến',
          sex: 'male',
          birthDate: '2017-02-03',
          otherPlace: 'xã Ba Chẽ',
          temporary: true,
        },
      }),
    })
    const { childId } = await tham(roundApi.accept, { params: { changeId }, body: {} })
    const page = await tham(childApi.read, { params: { childId: childId ?? '' } })
    expect(page.facts.find(({ kind }) => kind === 'residences')).toMatchObject({
      validFrom: '2026-11-10',
      content: { kind: 'temporary', reason: 'came', other_place: 'xã Ba Chẽ' },
    })
  })

  test('a departure and a death end what they end', async () => {
    const [, , leaves, dies] = await childrenOf(village1)
    const sam = await demo.as('sam')
    const tham = await demo.as('tham')
    for (const [child, what, content] of [
      [leaves, 'departure', { otherPlace: 'Hà Nội' }],
      [dies, 'death', { cause: 'drowning' }],
    ] as const) {
      const { changeId } = await sam(roundApi.report, {
        body: report({ what, childId: child?.childId ?? '', content }),
      })
      await tham(roundApi.accept, { params: { changeId }, body: {} })
      expect((await tham(childApi.read, { params: { childId: child?.childId ?? '' } })).child.resident).toBe(false)
    }
  })

  test('is returned with a reason that the collaborator reads; their own they may take back', async () => {
    const sam = await demo.as('sam')
    const tham = await demo.as('tham')
    const first = await sam(roundApi.report, { body: report({}) })
    await tham(roundApi.giveBack, { params: first, body: { reason: 'Ghi rõ nhà của ai' } })
    const own = (await sam(roundApi.changes, {})).find(({ changeId }) => changeId === first.changeId)
    expect(own).toMatchObject({ state: 'returned', reason: 'Ghi rõ nhà của ai' })
    const second = await sam(roundApi.report, { body: report({}) })
    expect(await refused(tham(roundApi.takeBack, { params: second }))).toBe('not_found')
    expect(await sam(roundApi.takeBack, { params: second })).toEqual({ state: 'withdrawn' })
    expect(await refused(tham(roundApi.accept, { params: second, body: {} }))).toBe('change_decided')
  })

  test('refuses the birth of somebody who is long grown', async () => {
    const sam = await demo.as('sam')
    const content = { ...newborn('Vi Thị Xưa').content, birthDate: '1950-01-01' }
    const body = report({ what: 'arrival', childId: null, content } as Partial<ReportBody>)
    expect(await refused(sam(roundApi.report, { body }))).toBe('birth_too_long_ago')
  })

  test.each([
    ['no such kind', { what: 'fact', kind: 'shoe_sizes', content: {} }],
    [
      'a kind that the round writes otherwise',
      { what: 'fact', kind: 'visits', content: { visitor_name: 'a', seen: 'b' } },
    ],
    ['a field that the kind has not', { what: 'fact', kind: 'risks', content: { factor: 'a', wealth: 'b' } }],
    ['a fact of nobody', { what: 'fact', kind: 'risks', childId: null, content: { factor: 'a' } }],
    ['a birth of a known child', { what: 'birth', content: newborn('Vi Thị A').content }],
    ['a name of spaces', { what: 'birth', childId: null, content: { ...newborn('x').content, fullName: '  ' } }],
    [
      'a birth on two days',
      { what: 'birth', childId: null, content: { ...newborn('Vi').content, birthDate: '2026-11-09' } },
    ],
    ['a note without words', { what: 'note', content: { text: '' } }],
  ])('refuses %s', async (_, body) => {
    const [child] = await childrenOf(village1)
    const sam = await demo.as('sam')
    const asked = report({ childId: child?.childId ?? '', ...(body as Partial<ReportBody>) })
    expect(await refused(sam(roundApi.report, { body: asked }))).toBe('invalid_request')
  })

  test('refuses what is to come, what was before the birth, and other villages', async () => {
    const [child] = await childrenOf(village1)
    const sam = await demo.as('sam')
    const fact = { what: 'fact', kind: 'risks', childId: child?.childId ?? '', content: { factor: 'a' } } as const
    const of = (more: Partial<ReportBody>) => refused(sam(roundApi.report, { body: report({ ...fact, ...more }) }))
    expect(await of({ happenedOn: day('2026-12-24') })).toBe('fact_in_future')
    expect(await of({ happenedOn: day('2001-12-24') })).toBe('fact_before_birth')
    expect(await of({ villagePath: '22/06985/03' })).toBe('not_found')
    expect(await of({ villagePath: village2 })).toBe('not_found')
    expect(await of({ villagePath: '22/06985' })).toBe('not_found')
    const { changeId } = await sam(roundApi.report, { body: report({}) })
    const mai = await demo.as('mai-bache')
    expect(await refused(mai(roundApi.accept, { params: { changeId }, body: {} }))).toBe('not_found')
    const phuong = await demo.as('phuong')
    expect((await phuong(roundApi.changes, {})).map((change) => change.villagePath)).not.toContain(village1)
    expect(await refused(sam(roundApi.accept, { params: { changeId }, body: {} }))).toBe('not_permitted')
  })

  test('whoever reports cannot write a fact, nor decide, even past the handlers', async () => {
    const [child] = await childrenOf(village1)
    const writes = (statement: ReturnType<typeof sql>) =>
      demo.inTx('sam', 'round.report', async (tx) => statement.execute(tx.db))
    await expect(
      writes(sql`insert into child_risks (province_id, child_id, factor, valid_from, recorded_at, recorded_by, source)
        values (22, ${child?.childId}, 'a', '2026-11-01', now(), app.user_id(), 'reported')`),
    ).rejects.toThrow(/row-level security/)
    await expect(
      writes(sql`update reported_changes set state = 'accepted', decided_at = now(), decided_by = app.user_id()
        where state = 'waiting' and recorded_by = app.user_id()`),
    ).rejects.toThrow(/row-level security/)
    const closed = await writes(sql`select * from reported_changes where village_path = '22/06985/03'`)
    expect(closed.rows).toEqual([])
  })
  test('a province that counts its communes on Hôm nay reads neither what was reported nor what was seen', async () => {
    const count = (name: 'tham' | 'huyen', table: string) =>
      demo.inTx(name, 'today.read', async (tx) => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx.db)
        return rows[0]?.n ?? 0
      })
    for (const table of ['reported_changes', 'child_visits']) {
      expect(await count('tham', table)).toBeGreaterThan(0)
      expect(await count('huyen', table)).toBe(0)
    }
  })
})
