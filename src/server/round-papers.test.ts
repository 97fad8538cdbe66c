import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CallError, type FileReply } from '#api/call.ts'
import { childFactApi } from '#api/child-facts.ts'
import { childApi } from '#api/children.ts'
import { roundApi } from '#api/round.ts'
import { roundPaperApi } from '#api/round-paper.ts'
import { todayApi } from '#api/today.ts'
import type { PlainDate } from '#core/dates.ts'
import type { RoundMonth } from '#core/round/month.ts'
import { endOf } from '../../test/movement-sums.ts'
import { type DemoApp, demoApp } from '../../test/people/app.ts'

const village1 = '22/06985/01'
const day = (text: string): PlainDate => text as PlainDate
const month = (text: string): RoundMonth => text as RoundMonth

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

const refused = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof CallError) return error.code
    throw error
  }
}
const cellsOf = async (file: unknown): Promise<string> =>
  JSON.stringify(await readExcel(Buffer.from((file as FileReply).bytes)))
const newborn = (fullName: string, birthDate: string) => ({
  villagePath: village1,
  childId: null,
  what: 'birth' as const,
  kind: null,
  happenedOn: day(birthDate),
  content: { fullName, sex: 'male', birthDate, motherName: 'Vi Thị Mẹ', registered: false },
})

describe('visits', () => {
  test('who is to be visited: open groups and risks, the due ones first, by whom', async () => {
    const sam = await demo.as('sam')
    const rows = await sam(roundPaperApi.visits, {})
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.every(({ groups, risks }) => groups.length + risks.length > 0)).toBe(true)
    expect(rows[0]?.due).toBe(true)
    expect(rows.some(({ visitorName }) => visitorName === 'Triệu Thị Sâm')).toBe(true)
    const phuong = await demo.as('phuong')
    expect((await phuong(roundPaperApi.visits, {})).every(({ villagePath }) => villagePath === '22/06985/03')).toBe(
      true,
    )
  })

  test('a collaborator logs a visit; it stands in the file, under their name, and is no longer due', async () => {
    const sam = await demo.as('sam')
    const due = (await sam(roundPaperApi.visits, {})).find((row) => row.due)
    const childId = due?.childId ?? ''
    const body = { childId, on: day('2026-11-15'), seen: 'Em khoẻ, đang ở với bà', needs: 'Áo ấm' }
    expect(await sam(roundPaperApi.logVisit, { body })).toEqual({ written: true })
    expect(await sam(roundPaperApi.logVisit, { body })).toEqual({ written: false })
    const after = (await sam(roundPaperApi.visits, {})).find((row) => row.childId === childId)
    expect(after).toMatchObject({ due: false, lastVisitOn: '2026-11-15' })
    const page = await sam(childApi.read, { params: { childId } })
    expect(page.facts.find(({ kind }) => kind === 'visits')?.content).toMatchObject({ visitor_name: 'Triệu Thị Sâm' })
    const line = (await sam(roundApi.lines, {})).lines.find((each) => each.childId === childId)
    // Whoever has nothing else to be asked is done; another reason keeps the line open.
    const only = (line?.reasons ?? []).every(({ reason }) => reason === 'visit_due')
    if (line && only) expect(line.state).not.toBe('open')
  })

  test('another village, a day to come and an empty visit are refused', async () => {
    const sam = await demo.as('sam')
    const phuong = await demo.as('phuong')
    const [row] = await sam(roundPaperApi.visits, {})
    const body = { childId: row?.childId ?? '', on: day('2026-11-15'), seen: 'a', needs: null }
    expect(await refused(phuong(roundPaperApi.logVisit, { body }))).toBe('not_found')
    expect(await refused(sam(roundPaperApi.logVisit, { body: { ...body, on: day('2026-11-17') } }))).toBe(
      'fact_in_future',
    )
    expect(await refused(sam(roundPaperApi.logVisit, { body: { ...body, seen: '  ' } }))).toBe('invalid_request')
  })

  test('the officer names one visitor for many children at once; a collaborator may not', async () => {
    const tham = await demo.as('tham')
    const rows = await tham(roundPaperApi.visits, { query: { area: '22/06985/03' } })
    const body = {
      childIds: rows.map(({ childId }) => childId),
      visitorName: 'Nông Văn Phương',
      visitorDuty: null,
      phone: null,
    }
    expect(await tham(roundPaperApi.assign, { body })).toEqual({ assigned: rows.length })
    expect(await tham(roundPaperApi.assign, { body })).toEqual({ assigned: 0 })
    const after = await tham(roundPaperApi.visits, { query: { area: '22/06985/03' } })
    expect(after.every(({ visitorName }) => visitorName === 'Nông Văn Phương')).toBe(true)
    expect(await refused((await demo.as('phuong'))(roundPaperApi.assign, { body }))).toBe('not_permitted')
    expect(await refused((await demo.as('mai-bache'))(roundPaperApi.assign, { body }))).toBe('not_found')
  })

  test('Hôm nay says what of the round cannot be left lying, each with one button', async () => {
    const kindsOf = async (name: 'tham' | 'sam') =>
      (await (await demo.as(name))(todayApi.read, {})).items.map(({ kind, action }) => [kind, action.to.split('?')[0]])
    const tham = await kindsOf('tham')
    for (const kind of ['visits_due', 'villages_without_collaborator', 'round_changes_waiting'])
      expect(tham).toContainEqual([
        kind,
        kind === 'villages_without_collaborator' ? '/children/round' : '/children/round',
      ])
    expect(await kindsOf('sam')).toContainEqual(['round_open', '/children/round'])
    expect((await kindsOf('sam')).map(([kind]) => kind)).not.toContain('villages_without_collaborator')
  })
})

describe('the list of a quarter', () => {
  test('names open groups and risks only, and says that it is the first', async () => {
    const tham = await demo.as('tham')
    const [child] = (await tham(childApi.list, { query: { village: village1, ageFrom: 8, special: 'no' } })).rows
    const before = await tham(roundPaperApi.circumstances, {})
    await tham(childFactApi.add, {
      params: { childId: child?.childId ?? '' },
      body: {
        kind: 'protected_circumstances',
        content: { present: true, group_code: 'HCDB09' },
        validFrom: day('2026-10-20'),
      },
    })
    expect(await tham(roundPaperApi.circumstances, {})).toEqual(before)
    expect(before).toMatchObject({ quarter: '2026-Q4', hasBefore: false, countedTo: '2026-11-16' })
    expect(before.rows.flatMap(({ groups }) => groups)).not.toContain('HCDB11')
    expect(await cellsOf(await tham(roundPaperApi.circumstancesFile, {}))).toContain('Danh sách đầu tiên')
    expect(await refused((await demo.as('sam'))(roundPaperApi.circumstances, {}))).toBe('not_permitted')
  })

  test('the next quarter says who is new, who is out, who is in another group', async () => {
    const own = await demoApp()
    try {
      const tham = await own.as('tham')
      const [isNew] = (await tham(childApi.list, { query: { village: '22/06985/06', ageFrom: 8, special: 'no' } })).rows
      own.clock.now = '2027-02-10T02:00:00.000Z' as never
      await tham(childFactApi.add, {
        params: { childId: isNew?.childId ?? '' },
        body: { kind: 'risks', content: { factor: 'thử' }, validFrom: day('2027-01-20') },
      })
      const { rows, hasBefore } = await tham(roundPaperApi.circumstances, {})
      expect(hasBefore).toBe(true)
      expect(rows.filter(({ change }) => change === 'new').map(({ childId }) => childId)).toEqual([isNew?.childId])
      expect(rows.filter(({ change }) => change === 'same').length).toBeGreaterThan(3)
    } finally {
      await own.close()
    }
  })
})

describe('closing the month', () => {
  test('freezes the movements; a birth heard of afterwards is in the next month, marked as late', async () => {
    const sam = await demo.as('sam')
    const tham = await demo.as('tham')
    const first = await sam(roundApi.report, { body: newborn('Vi Văn Sớm', '2026-11-10') })
    await tham(roundApi.accept, { params: first, body: {} })
    const waiting = await sam(roundApi.report, { body: newborn('Vi Văn Muộn', '2026-11-12') })
    expect(await refused(tham(roundPaperApi.birthsFile, { query: { month: month('2026-11') } }))).toBe(
      'round_not_closed',
    )
    expect(await refused(tham(roundPaperApi.close, { body: { month: month('2026-12') } }))).toBe('round_out_of_order')
    expect(await refused((await demo.as('khoa'))(roundPaperApi.close, { body: { month: month('2026-11') } }))).toBe(
      'not_permitted',
    )
    const open = await tham(roundPaperApi.movements, {})
    expect(open).toMatchObject({ isClosed: false, countedAfter: '2026-10-31', countedTo: '2026-11-16' })
    await tham(roundPaperApi.close, { body: { month: month('2026-11') } })
    expect(await refused(tham(roundPaperApi.close, { body: { month: month('2026-11') } }))).toBe('round_closed')
    const closed = await (await demo.as('khoa'))(roundPaperApi.movements, { query: { month: month('2026-11') } })
    expect(closed).toMatchObject({ isClosed: true, total: open.total, villages: open.villages })

    // Accepted after the closing.
    demo.clock.now = '2026-11-18T02:00:00.000Z' as never
    await tham(roundApi.accept, { params: waiting, body: {} })
    expect(await tham(roundPaperApi.movements, { query: { month: month('2026-11') } })).toMatchObject({
      total: closed.total,
    })
    const late = await sam(roundApi.report, { body: newborn('Vi Văn Trễ', '2026-11-09') })
    expect(late).toMatchObject({ month: '2026-12', late: true })
    const births = await tham(roundPaperApi.births, { query: { month: month('2026-11') } })
    expect(births.rows.map(({ fullName }) => fullName)).toContain('Vi Văn Sớm')
    expect(births.rows.map(({ fullName }) => fullName)).not.toContain('Vi Văn Muộn')
    demo.clock.now = '2026-12-05T02:00:00.000Z' as never
    const december = await tham(roundPaperApi.movements, { query: { month: month('2026-12') } })
    expect(december.total.start).toBe(closed.total.end)
    expect(december.total).toMatchObject({ birth: 1, late: 1 })
    const next = await tham(roundPaperApi.births, { query: { month: month('2026-12') } })
    expect(next.rows).toMatchObject([{ fullName: 'Vi Văn Muộn', late: true, motherName: 'Vi Thị Mẹ' }])
  })

  test('the papers add up, say what they are for, and are written to the audit chain', async () => {
    const tham = await demo.as('tham')
    const query = { month: month('2026-11') }
    const { villages, total } = await tham(roundPaperApi.movements, { query })
    for (const row of [...villages, total]) expect(endOf(row)).toBe(row.end)
    expect(villages.reduce((sum, { end }) => sum + end, 0)).toBe(total.end)
    const births = await cellsOf(await tham(roundPaperApi.birthsFile, { query }))
    expect(births).toContain('Công an xã')
    expect(births).toContain('Vi Văn Sớm')
    expect(await cellsOf(await tham(roundPaperApi.movementsFile, { query }))).toContain('Tổng cộng')
    const paper = (await tham(roundPaperApi.movementsPaper, { query })) as FileReply
    expect(Buffer.from(paper.bytes).subarray(0, 2).toString()).toBe('PK')
    const { rows } = await demo.database.adminPool.query(
      `select subject_kind from audit_entries where action = 'export' order by number`,
    )
    expect(rows.map(({ subject_kind }: { subject_kind: string }) => subject_kind)).toEqual(
      expect.arrayContaining(['births', 'movements', 'quarter_list']),
    )
    const sam = await demo.as('sam')
    for (const endpoint of [roundPaperApi.births, roundPaperApi.birthsFile, roundPaperApi.movements])
      expect(await refused(sam(endpoint, { query }))).toBe('not_permitted')
    expect(await refused(sam(roundPaperApi.close, { body: { month: month('2026-12') } }))).toBe('not_permitted')
  })
})
