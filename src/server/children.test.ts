import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childFactApi } from '#api/child-facts.ts'
import { childApi } from '#api/children.ts'
import { figureApi } from '#api/figures.ts'
import { demoChildrenCsv } from '#core/demo/children-csv.ts'
import { makeDemoCommune } from '#core/demo/commune.ts'
import { readTable } from '#intake/table.ts'
import { type DemoApp, demoApp } from '../../test/people/app.ts'
import { testNow } from '../../test/people/keys.ts'

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64')
const other = makeDemoCommune({ today: testNow.slice(0, 10) as never, seed: 77, children: 60 })
const csv = demoChildrenCsv(other)

const countRows = async (table: string): Promise<number> =>
  Number((await demo.database.adminPool.query(`select count(*) as n from ${table}`)).rows[0].n)

test('the officer sees the commune, a collaborator only their villages, others nothing', async () => {
  const tham = await demo.as('tham')
  const all = await tham(childApi.list, {})
  expect(all.total).toBeGreaterThan(200)
  expect(all.rows[0]?.fullName).toBeTruthy()
  const sam = await demo.as('sam')
  const own = await sam(childApi.list, {})
  expect(own.villages.map((v) => v.path).sort()).toEqual(['22/06985/01', '22/06985/02'])
  expect(own.total).toBe(
    all.villages.filter((v) => ['22/06985/01', '22/06985/02'].includes(v.path)).reduce((n, v) => n + v.count, 0),
  )
  const mai = await demo.as('mai-bache')
  expect((await mai(childApi.list, {})).total).toBe(0)
  await expect(mai(childApi.list, { query: { area: '22/06985' } })).rejects.toMatchObject({ status: 404 })
  for (const name of ['quantri', 'kiemtra', 'huyen'] as const)
    await expect((await demo.as(name))(childApi.list, {})).rejects.toMatchObject({ status: 403 })
})

test('a child outside the villages of a collaborator is not found, inside its page opens and the opening is written down', async () => {
  const tham = await demo.as('tham')
  const sam = await demo.as('sam')
  const outside = (await tham(childApi.list, { query: { village: '22/06985/03' } })).rows[0]
  const inside = (await sam(childApi.list, {})).rows[0]
  await expect(sam(childApi.read, { params: { childId: outside?.childId ?? '' } })).rejects.toMatchObject({
    status: 404,
  })
  const before = await countRows('audit_entries')
  const page = await sam(childApi.read, { params: { childId: inside?.childId ?? '' } })
  expect(page.child.fullName).toBe(inside?.fullName)
  expect(page.facts.some((f) => f.kind === 'births')).toBe(true)
  expect(await countRows('audit_entries')).toBe(before + 1)
})

test('a circumstance that is itself secret is read only on its own page, by the commune desk', async () => {
  const tham = await demo.as('tham')
  const child = (await tham(childApi.list, { query: { village: '22/06985/01', special: 'no' } })).rows[0]
  const params = { childId: child?.childId ?? '' }
  const seenBefore = async (name: 'tham' | 'sam') => {
    const as = await demo.as(name)
    const list = await as(childApi.list, { query: { village: '22/06985/01' } })
    const counts = await as(childApi.list, { query: { special: 'yes' } })
    return JSON.stringify([list, counts.total, counts.villages, await as(childApi.read, { params })])
  }
  const before = [await seenBefore('tham'), await seenBefore('sam')]
  const content = { present: true, group_code: 'HCDB11', note: 'ghi chú kín' }
  await tham(childFactApi.add, { params, body: { kind: 'protected_circumstances', content, validFrom: '2026-03-01' } })
  expect([await seenBefore('tham'), await seenBefore('sam')]).toEqual(before)
  const [secret] = await tham(childFactApi.secret, { params })
  expect(secret?.content).toMatchObject(content)
  await expect((await demo.as('sam'))(childFactApi.secret, { params })).rejects.toMatchObject({ status: 403 })
  // A figure counts the child for the province, without the group, a name or what was noted.
  const rows = await (await demo.as('huyen'))(figureApi.rows, {
    query: { area: '22/06985', indicator: 'te.special-circumstances.supported' },
  })
  expect(rows.rows.some(({ childId }) => childId === params.childId)).toBe(true)
  expect(JSON.stringify(rows)).not.toMatch(/HCDB|ghi chú kín/)
  // Nor does the database tell what a query forgot.
  const seen = (name: 'tham' | 'sam') =>
    demo.inTx(
      name,
      'child.read',
      async (tx) => (await sql`select 1 from child_protected_circumstances`.execute(tx.db)).rows.length,
    )
  expect([await seen('tham'), await seen('sam')]).toEqual([0, 0])
})

test('search finds a name without diacritics and in any order of syllables', async () => {
  const tham = await demo.as('tham')
  const someone = (await tham(childApi.list, {})).rows.find((r) => (r.fullName ?? '').split(' ').length >= 3)
  const plain = (someone?.fullName ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
  const turned = plain.split(' ').reverse().join(' ').toLowerCase()
  const found = await tham(childApi.search, { body: { search: turned } })
  expect(found.rows.map((r) => r.childId)).toContain(someone?.childId)
})

test('a list goes in once: good rows enter, bad rows come back with reasons, the same file again changes nothing', async () => {
  const tham = await demo.as('tham')
  const before = (await tham(childApi.list, {})).total
  const first = await tham(childApi.startImport, { body: { fileName: 'danh-sach.csv', contentBase64: base64(csv) } })
  expect(first.state).toBe('preview')
  expect(first.rowsBad).toBeGreaterThan(0)
  expect(first.willAdd).toBeGreaterThan(40)
  expect(first.problems[0]?.vi).toMatch(/^Dòng \d+, cột /)
  expect((await tham(childApi.list, {})).total).toBe(before)

  // A double click on the file gives the same preview.
  const again = await tham(childApi.startImport, { body: { fileName: 'danh-sach.csv', contentBase64: base64(csv) } })
  expect(again.batchId).toBe(first.batchId)

  const done = await tham(childApi.acceptImport, { params: { batchId: first.batchId } })
  expect(done.outcome?.added).toBe(first.willAdd)
  const after = (await tham(childApi.list, {})).total
  expect(after).toBeGreaterThan(before)
  // Accepting again (a lost reply) does nothing more.
  await tham(childApi.acceptImport, { params: { batchId: first.batchId } })
  expect((await tham(childApi.list, {})).total).toBe(after)

  const refused = (await tham(childApi.refusedRows, { params: { batchId: first.batchId } })) as unknown as {
    bytes: Uint8Array
  }
  const table = await readTable(refused.bytes, 'refused.xlsx')
  expect(table.sheets[0]?.rows[0]?.[0]).toBe('Lý do')
  expect(table.sheets[0]?.rows.length).toBe(first.rowsBad + 1)

  const children = await countRows('children')
  const facts = await countRows('child_births')
  const second = await tham(childApi.startImport, { body: { fileName: 'danh-sach.csv', contentBase64: base64(csv) } })
  expect(second.batchId).not.toBe(first.batchId)
  expect([second.willAdd, second.willChange]).toEqual([0, 0])
  await tham(childApi.acceptImport, { params: { batchId: second.batchId } })
  expect(await countRows('children')).toBe(children)
  expect(await countRows('child_births')).toBe(facts)
})

test('a changed row ends what was believed and keeps it for the past', async () => {
  const tham = await demo.as('tham')
  const head = 'Họ và tên;Ngày sinh;Giới tính;Thôn;Họ tên mẹ;Đã đăng ký khai sinh\n'
  const row = (registered: string) =>
    `${head}Vi Thử Nghiệm;05/03/2024;Nữ;${other.villages[0]?.name};Vi Thị Mẹ;${registered}\n`
  const bring = async (text: string) => {
    const { batchId } = await tham(childApi.startImport, {
      body: { fileName: 'mot-em.csv', contentBase64: base64(text) },
    })
    return tham(childApi.acceptImport, { params: { batchId } })
  }
  expect((await bring(row('chưa'))).outcome).toMatchObject({ added: 1 })
  expect((await bring(row('rồi'))).outcome).toMatchObject({ changed: 1 })
  const { rows } = await demo.database.adminPool.query(
    `select registered, r.superseded_at is null as believed from child_birth_registrations r
     join child_identities i using (province_id, child_id) where i.full_name = 'Vi Thử Nghiệm' order by r.recorded_at, r.superseded_at nulls last`,
  )
  expect(rows).toEqual([
    { registered: false, believed: false },
    { registered: true, believed: true },
  ])
  const [found] = (await tham(childApi.search, { body: { search: 'vi thu nghiem' } })).rows
  expect(found?.birthRegistered).toBe(true)
})

test('the row of headings that the officer chooses is the one that is read', async () => {
  const tham = await demo.as('tham')
  const text = 'Họ và tên;Ngày sinh\nMẫu cũ;01/01/2020\nHọ và tên;Ngày sinh\nVi Văn Chọn;01/02/2019\n'
  const { batchId, headingRow } = await tham(childApi.startImport, {
    body: { fileName: 'hai-tieu-de.csv', contentBase64: base64(text) },
  })
  expect(headingRow).toBe(1)
  const params = { batchId }
  const chosen = await tham(childApi.mapImport, { params, body: { headingRow: 3, fields: {} } })
  expect(chosen).toMatchObject({ headingRow: 3, willAdd: 1 })
  expect((await tham(childApi.readImport, { params })).headingRow).toBe(3)
  expect(await tham(childApi.mapImport, { params, body: { headingRow: null, fields: {} } })).toMatchObject({
    headingRow: 1,
  })
  await tham(childApi.dropImport, { params })
})

test('a list that names a secret group leaves no gap in what everybody sees', async () => {
  const tham = await demo.as('tham')
  const text = [
    'Họ và tên;Ngày sinh;Thôn;Hoàn cảnh đặc biệt;Nhóm hoàn cảnh đặc biệt',
    'Vi Thị Kín;05/06/2015;Khe Sím;x;Trẻ em bị xâm hại tình dục',
    'Vi Thị Thường;07/08/2015;Khe Sím;không;',
  ].join('\n')
  const first = await tham(childApi.startImport, { body: { fileName: 'kin.csv', contentBase64: base64(text) } })
  expect(first).toMatchObject({ willAdd: 2, rowsBad: 0 })
  await tham(childApi.acceptImport, { params: { batchId: first.batchId } })
  for (const name of ['tham', 'sam'] as const) {
    const rows = (await (await demo.as(name))(childApi.list, { query: { village: '22/06985/01', special: 'no' } })).rows
    const seen = rows.filter(({ fullName }) => fullName === 'Vi Thị Kín' || fullName === 'Vi Thị Thường')
    expect(seen.map(({ specialPresent, specialGroups }) => ({ specialPresent, specialGroups }))).toEqual([
      { specialPresent: false, specialGroups: [] },
      { specialPresent: false, specialGroups: [] },
    ])
  }
  const child = (await tham(childApi.list, { query: { village: '22/06985/01' } })).rows.find(
    ({ fullName }) => fullName === 'Vi Thị Kín',
  )
  const [secret] = await tham(childFactApi.secret, { params: { childId: child?.childId ?? '' } })
  expect(secret?.content).toMatchObject({ present: true, group_code: 'HCDB11' })
  const again = await tham(childApi.startImport, { body: { fileName: 'lai.csv', contentBase64: base64(text) } })
  expect(again).toMatchObject({ willAdd: 0, willChange: 0, willStay: 2 })
  await tham(childApi.dropImport, { params: { batchId: again.batchId } })
})

test('files that cannot be read are refused with what to do, and leave nothing behind', async () => {
  const tham = await demo.as('tham')
  const before = await countRows('stored_files')
  const bad: [string, Uint8Array | string][] = [
    ['trong.csv', ''],
    ['cut.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ['anh.xlsx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['latin.csv', new Uint8Array([0x48, 0xe0, 0x20, 0xf1, 0x0a])],
  ]
  for (const [fileName, bytes] of bad)
    await expect(
      tham(childApi.startImport, { body: { fileName, contentBase64: base64(bytes) } }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^file_/) })
  expect(await countRows('stored_files')).toBe(before)
})

test('without a scope the application role sees no child at all', async () => {
  for (const table of [
    'children',
    'child_identities',
    'child_current',
    'child_births',
    'persons',
    'import_batches',
    'stored_files',
    'child_name_tokens',
  ])
    expect((await sql`select 1 from ${sql.table(table)} limit 1`.execute(demo.db)).rows).toEqual([])
})

test('the database itself refuses a collaborator what a query forgot', async () => {
  const count = (name: 'tham' | 'sam' | 'mai-bache') =>
    demo.inTx(name, 'child.read', async (tx) =>
      Number((await sql<{ n: string }>`select count(*) as n from child_identities`.execute(tx.db)).rows[0]?.n),
    )
  const [tham, sam, mai] = [await count('tham'), await count('sam'), await count('mai-bache')]
  expect(sam).toBeGreaterThan(0)
  expect(sam).toBeLessThan(tham / 2)
  expect(mai).toBe(0)
  await expect(
    demo.inTx('sam', 'child.read', (tx) => sql`update children set filed_path = filed_path`.execute(tx.db)),
  ).resolves.toMatchObject({ numAffectedRows: 0n })
})
