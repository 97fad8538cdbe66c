import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childFactApi } from '#api/child-facts.ts'
import { type ChildList, childApi } from '#api/children.ts'
import { savedListApi } from '#api/saved-lists.ts'
import { childQuestions, questionKeys } from '#core/children/child-questions.ts'
import { secretGroups } from '#core/children/facts/circumstance-groups.ts'
import { ColumnKey } from '#core/children/list-columns.ts'
import { unaccent } from '#core/text.ts'
import { readTable } from '#intake/table.ts'
import { type CastName, type DemoApp, demoApp } from '../../test/people/app.ts'
import { everyCondition } from '../../test/people/child-filters.ts'

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

const list = async (name: CastName, query: object = {}): Promise<ChildList> =>
  (await demo.as(name))(childApi.list, { query: query as never })
const search = async (name: CastName, text: string, more: object = {}): Promise<ChildList> =>
  (await demo.as(name))(childApi.search, { body: { search: text, ...more } as never })
const ids = ({ rows }: ChildList): string[] => rows.map(({ childId }) => childId)

/** What is entered by hand in a child's file. */
const enter = async (childId: string, kind: string, content: object, validFrom = '2026-03-01') =>
  (await demo.as('tham'))(childFactApi.add, {
    params: { childId },
    body: { kind, content: content as never, validFrom: validFrom as never },
  })

/** The sheets of the file, as texts. */
const fileOf = async (name: CastName, asked: object): Promise<(string | null)[][][]> => {
  const body = { columns: [], purpose: 'review', ...asked } as never
  const { bytes } = (await (await demo.as(name))(childApi.listFile, { body })) as unknown as { bytes: Uint8Array }
  const { sheets } = await readTable(bytes, 'danh-sach.xlsx')
  return sheets.map(({ rows }) => rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))))
}

describe('conditions', () => {
  test('yes, no and unknown share out everybody', async () => {
    const all = (await list('tham')).total
    for (const key of ['birthRegistered', 'enrolled', 'insured', 'disabled', 'special', 'supported'] as const) {
      let sum = 0
      for (const value of ['yes', 'no', 'unknown']) sum += (await list('tham', { [key]: value })).total
      expect(sum, key).toBe(all)
    }
    for (const key of ['personalNumber', 'benefits', 'visitor', 'risk', 'prevention', 'carerDecision'] as const)
      expect((await list('tham', { [key]: 'yes' })).total + (await list('tham', { [key]: 'no' })).total, key).toBe(all)
  })

  test('the rows are those that the condition names, the counts add up to the total', async () => {
    const { rows, total, villages, ages } = await list('tham', { ageTo: 4, birthRegistered: 'no' })
    expect(rows.every((child) => child.age <= 4 && child.birthRegistered === false)).toBe(true)
    expect(villages.reduce((n, village) => n + village.count, 0)).toBe(total)
    expect(ages.reduce((n, age) => n + age.male + age.female + age.unknown, 0)).toBe(total)
    const months = await list('tham', { monthsTo: 11 })
    expect(months.total).toBe((await list('tham', { ageTo: 0 })).total)
    const born = await list('tham', { bornFrom: '2020-01-01', bornTo: '2020-12-31' })
    expect(born.rows.every((child) => child.birthDate.startsWith('2020'))).toBe(true)
  })

  test('people between 16 and 18 are found only by asking for their age, those who left by asking for them', async () => {
    expect((await list('tham')).rows.every((child) => child.age < 16)).toBe(true)
    const youth = await list('tham', { ageFrom: 16, ageTo: 17 })
    expect(youth.rows.every((child) => child.age === 16 || child.age === 17)).toBe(true)
    const turned = await list('tham', { turned16: 'yes' })
    expect(turned.rows.every((child) => child.birthDate.startsWith('2010-11'))).toBe(true)
    const left = await list('tham', { residence: 'left' })
    expect(left.total).toBeGreaterThan(0)
    expect(left.rows.every((child) => child.resident === false)).toBe(true)
  })

  test('what is entered by hand is found at once', async () => {
    const near = { village: '22/06985/01', ageFrom: 6, ageTo: 8 }
    const [child] = (await list('tham', near)).rows
    const childId = child?.childId ?? ''
    await enter(childId, 'living_arrangements', { lives_with: 'grandparents', parents_away: 'both' })
    await enter(childId, 'benefits', { benefit: 'Trợ cấp thử' })
    await enter(childId, 'risks', { factor: 'gần ao' })
    await enter(childId, 'visitors', { visitor_name: 'Người Thăm' })
    await enter(childId, 'visits', { visitor_name: 'Người Thăm', seen: 'khoẻ' }, '2026-11-01')
    await enter(childId, 'early_services', { service: 'health', given: true })
    await enter(childId, 'disabilities', { present: true, type: 'vision', level: 'mild' })
    await enter(childId, 'special_circumstances', { present: true, group_code: 'HCDB01' })
    for (const filter of [
      { livesWith: 'grandparents', parentsAway: 'any' },
      { benefit: 'Trợ cấp thử' },
      { risk: 'yes', prevention: 'no' },
      { visitor: 'yes' },
      { earlyService: 'health' },
      { disabilityType: 'vision', disabilityLevel: 'mild' },
      { group: 'HCDB01', carerDecision: 'no' },
    ])
      expect(ids(await list('tham', { ...near, ...filter })), JSON.stringify(filter)).toContain(childId)
    expect(ids(await list('tham', { notVisitedDays: 10, livesWith: 'grandparents' }))).toContain(childId)
    expect(ids(await list('tham', { notVisitedDays: 30, livesWith: 'grandparents' }))).not.toContain(childId)
    await enter(childId, 'prevention_plans', { measures: 'rào ao' })
    expect(ids(await list('tham', { risk: 'yes', prevention: 'no' }))).not.toContain(childId)
    const overview = await (await demo.as('tham'))(childApi.overview, {})
    expect(overview.benefits).toContain('Trợ cấp thử')
    for (const key of questionKeys)
      expect(overview.questions[key], key).toBe((await list('tham', overviewFilter(key))).total)
  })

  const overviewFilter = (key: (typeof questionKeys)[number]) => childQuestions[key]

  test('every sort gives every child once, page by page, in its order', async () => {
    const all = new Set(await everyId('name'))
    for (const sort of ['-name', 'birth', '-birth', 'village', '-village']) {
      const sorted = await everyId(sort)
      expect(sorted.length, sort).toBe(all.size)
      expect(new Set(sorted), sort).toEqual(all)
    }
    const { rows } = await list('tham', { sort: '-birth' })
    expect(rows.map((r) => r.birthDate)).toEqual(
      rows
        .map((r) => r.birthDate)
        .sort()
        .reverse(),
    )
  })
  const everyId = async (sort: string): Promise<string[]> => {
    const found: string[] = []
    for (let page = 1; ; page++) {
      const { rows } = await list('tham', { sort, page })
      if (rows.length === 0) return found
      found.push(...rows.map(({ childId }) => childId))
    }
  }
})

describe('search', () => {
  test('a misspelled name is found after those that are spelled so', async () => {
    const { rows } = await search('tham', 'chieu')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some((child) => unaccent(child.fullName ?? '').includes('trieu'))).toBe(true)
    const exact = await search('tham', 'trieu')
    expect(exact.rows.map((child) => child.score)).toEqual(exact.rows.map((child) => child.score).sort())
    expect(new Set(ids(exact)).size).toBe(exact.rows.length)
  })

  test('a child is found by its mother, its birth date, its year with a name', async () => {
    const child = (await list('tham', { sort: '-name' })).rows.find((row) => row.motherName !== null)
    const plain = unaccent(child?.motherName ?? '')
    const byMother = await search('tham', `mẹ: ${plain}`)
    expect(ids(byMother)).toContain(child?.childId)
    expect(byMother.rows.every((row) => row.motherName !== null)).toBe(true)
    const byAny = await search('tham', plain)
    expect([...ids(byAny)]).toContain(child?.childId)
    const [year, month, day] = (child?.birthDate ?? '').split('-')
    expect(ids(await search('tham', `${day}/${month}/${year}`))).toContain(child?.childId)
    const named = await search('tham', `${child?.fullName} ${year}`)
    expect(named.rows[0]?.childId).toBe(child?.childId)
    expect((await search('tham', '31/02/2019')).total).toBe(0)
  })

  test('a whole personal number finds its child, a part of it nobody', async () => {
    const tham = await demo.as('tham')
    const [child] = (await list('tham', { personalNumber: 'yes', village: '22/06985/03' })).rows
    const page = await tham(childApi.read, { params: { childId: child?.childId ?? '' } })
    const number = page.personalNumber ?? ''
    expect(ids(await search('tham', number))).toEqual([child?.childId])
    expect(ids(await search('tham', number.replace(/(...)(?=.)/g, '$1 ')))).toEqual([child?.childId])
    expect((await search('tham', number.slice(0, 9))).total).toBe(0)
    // Nobody finds by number whom they may not see.
    expect((await search('sam', number)).total).toBe(0)
    expect((await search('mai-bache', number)).total).toBe(0)
  })

  test('a collaborator finds in their own villages only; the condition beside it holds', async () => {
    const found = await search('sam', 't')
    expect(found.total).toBeGreaterThan(0)
    expect(found.rows.every((row) => ['22/06985/01', '22/06985/02'].includes(row.villagePath))).toBe(true)
    const narrow = await search('tham', 't', { sex: 'female', village: '22/06985/01' })
    expect(narrow.rows.every((row) => row.sex === 'female' && row.villagePath === '22/06985/01')).toBe(true)
  })

  test('what is searched for is nowhere in an address', () => {
    expect(childApi.list.query?.parse({ name: 'x', search: 'x' })).toEqual({})
    expect(childApi.search.method).toBe('POST')
  })
})

describe('a list as a file', () => {
  test('says who took it, when, what for and that it is secret; holds the columns chosen, in their order', async () => {
    const [about = [], children = []] = await fileOf('tham', {
      ageTo: 4,
      birthRegistered: 'no',
      columns: ['village', 'birth', 'phone'],
      purpose: 'other',
      purposeNote: '=HYPERLINK("http://x","y")',
    })
    const cover = about.map((row) => row.join(' ')).join('\n')
    expect(about[0]?.[0]).toBe('Trẻ em dưới 5 tuổi chưa đăng ký khai sinh')
    expect(cover).toContain('Người tải')
    expect(cover).toContain('Việc khác: =HYPERLINK("http://x","y")')
    expect(cover).toContain('Điều 6 khoản 11')
    expect(children[0]).toEqual(['STT', 'Họ và tên', 'Thôn', 'Ngày sinh', 'Điện thoại gia đình'])
    const { total } = await list('tham', { ageTo: 4, birthRegistered: 'no' })
    expect(children.length).toBe(total + 1)
    const phones = children
      .slice(1)
      .map((row) => row[4])
      .filter(Boolean)
    expect(phones.every((phone) => phone?.startsWith('0'))).toBe(true)
    const { rows } = await demo.database.adminPool.query(
      `select reason, fields from audit_entries where action = 'export' order by happened_at desc, number desc limit 1`,
    )
    expect(rows[0].reason).toContain('Việc khác')
    expect(rows[0].fields).toContain('columns:village,birth,phone')
  })

  test('holds what was searched for, without saying the name', async () => {
    const { rows } = await search('tham', 'mai')
    const [about, children] = await fileOf('tham', { search: 'mai' })
    expect(children?.slice(1).map((row) => row[1])).toEqual(rows.map((child) => child.fullName))
    expect(JSON.stringify(about)).not.toContain('mai')
  })

  test('something else has to be said; a collaborator takes their villages; twenty an hour are enough', async () => {
    await expect(fileOf('tham', { purpose: 'other' })).rejects.toMatchObject({ status: 422 })
    await expect(fileOf('tham', { purpose: 'none' })).rejects.toMatchObject({ status: 422 })
    const [, children = []] = await fileOf('sam', { columns: ['village'] })
    expect(new Set(children.slice(1).map((row) => row[2]))).toEqual(new Set(['Khe Sím', 'Nà Lụa']))
    await expect(fileOf('huyen', {})).rejects.toMatchObject({ status: 403 })
    for (let n = 1; n < 20; n++) await fileOf('sam', {})
    await expect(fileOf('sam', {})).rejects.toMatchObject({ status: 429, code: 'too_many_exports' })
    const before = demo.clock.now
    demo.clock.now = new Date(Date.parse(before) + 3_600_001).toISOString() as never
    await fileOf('sam', {})
    demo.clock.now = before
  }, 60_000)
})

describe('a kept list', () => {
  const content = {
    name: 'Chưa khai sinh',
    filter: { birthRegistered: 'no' },
    columns: ['village'],
    sort: '-birth',
    shared: false,
  } as const
  const kept = async (name: CastName) => (await (await demo.as(name))(savedListApi.list, {})).lists
  const keep = async (name: CastName, listId: string, change: object = {}) =>
    (await demo.as(name))(savedListApi.keep, { params: { listId }, body: { ...content, ...change } as never })

  test('is one’s own until it is shared; then the commune opens it and only its maker changes it', async () => {
    const listId = randomUUID()
    await keep('tham', listId)
    expect(await kept('tham')).toEqual([{ ...content, listId, isOwn: true }])
    for (const name of ['khoa', 'sam', 'mai-bache'] as const) expect(await kept(name), name).toEqual([])
    await expect(keep('khoa', listId)).rejects.toMatchObject({ code: 'list_not_yours' })
    await keep('tham', listId, { shared: true, name: 'Cần khai sinh' })
    for (const name of ['khoa', 'sam'] as const)
      expect(await kept(name), name).toEqual([
        { ...content, listId, name: 'Cần khai sinh', shared: true, isOwn: false },
      ])
    expect(await kept('mai-bache')).toEqual([])
    await expect(keep('khoa', listId, { name: 'Của tôi' })).rejects.toMatchObject({ code: 'list_not_yours' })
    const removeAs = async (name: CastName) => (await demo.as(name))(savedListApi.remove, { params: { listId } })
    await expect(removeAs('khoa')).rejects.toMatchObject({ status: 404 })
    await removeAs('tham')
    expect(await kept('khoa')).toEqual([])
    // Undoing is keeping it again.
    await keep('tham', listId)
    expect((await kept('tham')).map((list) => list.listId)).toEqual([listId])
  })

  test('holds conditions only: a name or a secret group has no place in it', async () => {
    const listId = randomUUID()
    await keep('sam', listId, { filter: { birthRegistered: 'no', search: 'Mai', name: 'Mai' } })
    const [list] = (await kept('sam')).filter((one) => one.listId === listId)
    expect(list?.filter).toEqual({ birthRegistered: 'no' })
    await expect(keep('sam', randomUUID(), { filter: { group: 'HCDB11' } })).rejects.toMatchObject({ status: 422 })
    await expect(kept('huyen')).rejects.toMatchObject({ status: 403 })
  })

  test('the columns one chose are one’s own', async () => {
    const tham = await demo.as('tham')
    await tham(savedListApi.keepColumns, { body: { columns: ['mother', 'phone'] } })
    expect((await tham(savedListApi.list, {})).columns).toEqual(['mother', 'phone'])
    expect((await (await demo.as('khoa'))(savedListApi.list, {})).columns).toBeNull()
  })

  test('the database itself keeps the others out', async () => {
    const count = (name: CastName) =>
      demo.inTx(
        name,
        'list.keep',
        async (tx) => (await sql`select 1 from saved_lists where not shared`.execute(tx.db)).rows.length,
      )
    expect(await count('tham')).toBe(1)
    expect(await count('khoa')).toBe(0)
    await demo.inTx('khoa', 'list.keep', async (tx) => {
      const { numAffectedRows } = await sql`update saved_lists set name = 'x'`.execute(tx.db)
      expect(numAffectedRows).toBe(0n)
    })
  })
})

describe('a secret circumstance', () => {
  const people = ['tham', 'khoa', 'sam'] as const

  /** Every list, count and sort there is, as these people see it. */
  const everythingSeen = async (): Promise<string[]> => {
    const seen: string[] = []
    for (const name of people) {
      for (const filter of everyCondition) seen.push(JSON.stringify([filter, await list(name, filter)]))
      for (const sort of ['name', '-name', 'birth', '-birth', 'village', '-village'])
        seen.push(JSON.stringify([sort, await list(name, { sort })]))
      for (const text of ['thi', 'mẹ: thi', '2019', 'kín', 'HCDB11'])
        seen.push(JSON.stringify([text, await search(name, text)]))
      seen.push(JSON.stringify(await (await demo.as(name))(childApi.overview, {})))
      seen.push(JSON.stringify(await fileOf(name, { columns: ColumnKey.options })))
    }
    return seen
  }

  test('changes no list, no count, no sort and no search of anybody', async () => {
    const before = await everythingSeen()
    const { rows } = await list('tham', { village: '22/06985/01', ageFrom: 3 })
    for (const [at, { code }] of secretGroups.entries())
      await enter(rows[at]?.childId ?? '', 'protected_circumstances', {
        present: true,
        group_code: code,
        note: 'ghi chú kín',
      })
    expect(await everythingSeen()).toEqual(before)
  }, 120_000)

  test('cannot be asked for', async () => {
    for (const { code } of secretGroups)
      await expect(list('tham', { group: code }), code).rejects.toMatchObject({ status: 422 })
  })
})
