/**
 * The promise of row security, tried from both sides: without a scope the application role sees nothing of people, cases
 * or figures; with one, SQL shows just the rows that the TypeScript table of permissions says.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPeople } from '#core/demo/people.ts'
import { familiesOf, isWithin, type Permission, permissions, reachOf } from '#core/permissions.ts'
import { asActor } from '#store/as-actor.ts'
import { actorOf, type CastName, type DemoApp, demoApp } from './people/app.ts'

let demo: DemoApp
let protectedTables: string[]

/** Tables that hold public facts or nothing about anybody; everything else is protected. */
const publicTables = ['areas', 'area_changes', 'agencies', 'installations', 'reference_entries', 'backups']

beforeAll(async () => {
  demo = await demoApp()
  const { rows } = await demo.database.adminPool.query(
    `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
  )
  protectedTables = rows.map((r) => r.relname as string).filter((name) => !publicTables.includes(name))
})
afterAll(() => demo.close())

test('every table about people, cases or figures has row security forced, and the application owns nothing', async () => {
  const { rows } = await demo.database.adminPool.query(
    `select relname, relrowsecurity and relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p')`,
  )
  for (const row of rows) {
    expect(['app_user', 'app_auth', 'app_jobs']).not.toContain(row.owner)
    if (!['installations', 'reference_entries', 'backups'].includes(row.relname))
      expect(row, row.relname).toMatchObject({ forced: true })
  }
  expect(protectedTables.length).toBeGreaterThan(25)
})

test('without a scope set, the application role gets no row from any protected table', async () => {
  for (const table of protectedTables) {
    if (table === 'audit_values') continue // may not be read at all: tried below
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(demo.db)
    expect(rows, table).toEqual([])
  }
})

test('the application role may not read old and new values, passwords, or switch the guard off', async () => {
  await expect(sql`select 1 from audit_values`.execute(demo.db)).rejects.toThrow(/permission denied/)
  await expect(sql`select 1 from auth."user"`.execute(demo.db)).rejects.toThrow(/permission denied/)
  await expect(sql`select 1 from jobs.job`.execute(demo.db)).rejects.toThrow(/permission denied/)
  await expect(sql`alter table children disable row level security`.execute(demo.db)).rejects.toThrow(/must be owner/)
  const switchedOff = demo.db.transaction().execute(async (tx) => {
    await sql`set local row_security = off`.execute(tx)
    return sql`select 1 from children`.execute(tx)
  })
  await expect(switchedOff).rejects.toThrow(/row-level security/)
  await expect(sql`delete from audit_entries`.execute(demo.db)).rejects.toThrow(/permission denied/)
  await expect(sql`update audit_entries set action = 'x'`.execute(demo.db)).rejects.toThrow(/permission denied/)
})

const children = () =>
  demo.database.adminPool
    .query<{ child_id: string; filed_path: string }>('select child_id, filed_path from children')
    .then((r) => r.rows)

describe('SQL and TypeScript mean the same by a scope', () => {
  const cast = demoPeople.map((p) => p.username as CastName)
  test.each(cast)('%s sees just the children that the permission table says, under every permission', async (name) => {
    const all = await children()
    const actor = await actorOf(demo.db, name, demo.clock.now)
    for (const permission of Object.keys(permissions) as Permission[]) {
      const reach = reachOf(actor, permission)
      if (reach === null) continue
      const opens = familiesOf(permission).opens.includes('children')
      const expected = all
        .filter(
          (c) =>
            opens &&
            reach.scope !== 'own' &&
            (reach.scope === 'all' || reach.areaPaths.some((area) => isWithin(c.filed_path, area))),
        )
        .map((c) => c.child_id)
        .sort()
      const seen = await asActor(demo.db, { actor, permission, now: demo.clock.now, readOnly: true }, async (tx) => ({
        children: (await sql<{ child_id: string }>`select child_id from children order by 1`.execute(tx.db)).rows.map(
          (r) => r.child_id,
        ),
        facts: (
          await sql<{ child_id: string }>`select distinct child_id from child_births order by 1`.execute(tx.db)
        ).rows.map((r) => r.child_id),
        current: (
          await sql<{ child_id: string }>`select child_id from child_current order by 1`.execute(tx.db)
        ).rows.map((r) => r.child_id),
        names: (await sql<{ child_id: string }>`select child_id from child_identities order by 1`.execute(tx.db)).rows
          .length,
      }))
      expect(seen.children, permission).toEqual(expected)
      expect(seen.facts, permission).toEqual(expected)
      expect(seen.current.length, permission).toBe(expected.length)
      const mayName = familiesOf(permission).opens.includes('identity')
      expect(seen.names, permission).toBe(mayName ? expected.length : 0)
    }
  })
})

test('a reading permission writes nothing, whatever the query says', async () => {
  await demo
    .inTx('tham', 'child.read', async (tx) => {
      await expect(
        sql`insert into children (province_id, child_id, commune_path, filed_path, synthetic, recorded_at, recorded_by)
      values (22, gen_random_uuid(), '22/06985', '22/06985/01', true, now(), ${tx.actor.accountId})`.execute(tx.db),
      ).rejects.toThrow(/row-level security/)
    })
    .catch(() => {})
  const updated = await demo.inTx('tham', 'child.read', (tx) =>
    sql`update child_births set superseded_at = now()`.execute(tx.db),
  )
  expect(updated.numAffectedRows).toBe(0n)
})

test('nobody writes a child into another commune, nor a real child into the demonstration', async () => {
  const insert = (path: string, synthetic: boolean) =>
    demo.inTx('tham', 'child.import', (tx) =>
      sql`insert into children (province_id, child_id, commune_path, filed_path, synthetic, recorded_at, recorded_by)
        values (22, gen_random_uuid(), ${path}, ${path}, ${synthetic}, now(), ${tx.actor.accountId})`.execute(tx.db),
    )
  await expect(insert('22/06978', true)).rejects.toThrow(/row-level security/)
  await expect(insert('22/06985', false)).rejects.toThrow(/row-level security/)
  await expect(insert('22/06985', true)).resolves.toBeDefined()
})

test('the scope of a transaction does not leak to the next use of its connection', async () => {
  for (let turn = 0; turn < 8; turn++) {
    await demo.inTx('tham', 'child.read', (tx) => sql`select 1`.execute(tx.db))
    expect((await sql`select 1 from children limit 1`.execute(demo.db)).rows).toEqual([])
  }
})

test('an ended role, a closed account and a deputy whose days are over open nothing', async () => {
  const { adminPool } = demo.database
  await adminPool.query(`update role_grants set valid_to = '2026-02-01' where account_id = $1`, [
    demoPeople[7]?.accountId,
  ])
  const actor = await actorOf(demo.db, 'mai-bache', demo.clock.now)
  expect(actor.grants).toEqual([])
  await expect(
    asActor(demo.db, { actor, permission: 'child.read', now: demo.clock.now }, async () => 1),
  ).rejects.toMatchObject({ code: 'not_permitted' })
  await adminPool.query(`update accounts set closed_at = now() where account_id = $1`, [demoPeople[7]?.accountId])
  await expect(actorOf(demo.db, 'mai-bache', demo.clock.now)).rejects.toThrow()
})

test('the audit chain shows an altered row', async () => {
  await demo.inTx('tham', 'child.import', async (tx) => {
    for (const n of [1, 2, 3])
      tx.record({ areaPath: '22/06985/01', action: 'try', subjectKind: 'test', subjectId: String(n) })
  })
  const check = () =>
    demo.inTx('kiemtra', 'audit.read', async (tx) =>
      (await import('#store/audit-reading.ts')).listAudit(tx, '22/06985', undefined),
    )
  expect((await check()).brokenAt).toBeNull()
  await demo.database.adminPool.query(
    `update audit_entries set action = 'nothing' where action = 'try' and subject_id = '2'`,
  )
  expect((await check()).brokenAt).toBeGreaterThan(0)
})
