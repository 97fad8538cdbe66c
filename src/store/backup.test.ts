import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { keepBackupKey, listBackups, makeBackup, parseBackupKey, phraseOf } from './backup.ts'
import { createDatabaseIfAbsent, migrate } from './migrate.ts'
import { inspectBackup, restoreBackup } from './restore.ts'
import { createTestDatabase } from './test-database.ts'

const folder = fs.mkdtempSync(join(tmpdir(), 'mangnon-backup-'))
const migrations = join(folder, 'db', 'migrations')
const backups = join(folder, 'backups')
const keysFolder = join(folder, 'data', 'keys')
const { key } = keepBackupKey(join(folder, 'data'))
const admin = inject('postgres').admin
const name = `office_${process.pid}`
const owner = { ...admin, database: name }

const query = async (connection: pg.ClientConfig, sql: string, values: unknown[] = []) => {
  const client = new pg.Client({ ...connection, types: { getTypeParser: () => (text: string) => text } as never })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}
const everything = async (connection: pg.ClientConfig) => [
  await query(connection, 'select * from odd order by id'),
  await query(connection, 'select * from other."Trẻ em" order by 1'),
  await query(connection, 'select * from tree order by id'),
  await query(connection, 'select last_value, is_called from free_numbers'),
]
const databases = async () =>
  (await query(admin, `select datname from pg_database where datname like $1 order by 1`, [`${name}%`])).map(
    ({ datname }) => datname,
  )
const remove = () => query(admin, `drop database if exists ${name} with (force)`)

beforeAll(async () => {
  fs.mkdirSync(migrations, { recursive: true })
  fs.writeFileSync(
    join(migrations, '0001-odd.sql'),
    `create schema other;
     create type mood as enum ('vui', 'buồn');
     create sequence free_numbers;
     create table odd (
       id bigint generated always as identity primary key, words text, list text[], nested integer[][], doc jsonb, raw json,
       bytes bytea, day date, moment timestamptz, span interval, exact numeric, fixed numeric(7,2), wide double precision,
       narrow real, yes boolean, code char(5), short varchar(3), mood mood, moods mood[], who uuid, during daterange,
       where_from inet, double_exact numeric generated always as (exact * 2) stored);
     create table other."Trẻ em" ("Họ tên" text primary key, "select" integer);
     -- Rows that point to rows not yet there, and a trigger that would forbid loading.
     create table tree (id integer primary key, parent integer references tree, odd bigint references odd);
     create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
     create trigger refuse before insert on tree for each row execute function refuse();
     create table filled_by_migration (id integer primary key);
     insert into filled_by_migration values (1);
     alter table odd enable row level security;
     alter table odd force row level security;`,
  )
  await createDatabaseIfAbsent(admin, name)
  await migrate(owner, migrations)
  await query(
    owner,
    `insert into odd (words, list, nested, doc, raw, bytes, day, moment, span, exact, fixed, wide, narrow, yes, code, short,
       mood, moods, who, during, where_from)
     values ($1, $2, '{{1,2},{3,null}}', $3, '{"b" : 1, "a":1.0}', $4, '0044-03-15 BC', '2026-11-16 07:42:00.123456+07',
       '1 year -2 days 03:00:00.5', '123456789012345678901234567890.1234567890', 1.10, 0.1::float8 + 0.2, 0.1, false, 'ab', 'x',
       'buồn', '{vui,NULL}', '00000000-0000-0000-0000-000000000001', '[2026-01-01,)', '::1/64')`,
    [
      'Tiếng Việt\n\t"ngoặc" \\ gạch, \u{1F331} {}',
      ['', 'NULL', '"', '\\', 'a,b', null as never],
      '{"z":1.10,"a":[null,"ă"],"big":123456789012345678901234567890}',
      Buffer.from([0, 1, 92, 39, 255]),
    ],
  )
  await query(owner, `insert into odd (moment, wide, exact, day) values ('-infinity', 'NaN', 'NaN', 'infinity')`)
  await query(owner, 'insert into odd (words) select repeat(md5(i::text), 40) from generate_series(1, 3000) i')
  await query(owner, `insert into other."Trẻ em" values ('Bàn Thị Bé', null), ('', 7)`)
  await query(owner, 'alter table tree disable trigger user')
  await query(owner, 'insert into tree values (1, null, 1), (3, 1, 2), (2, 3, null)')
  await query(owner, 'alter table tree enable trigger user; delete from filled_by_migration')
  await query(owner, `select setval('free_numbers', 41)`)
})
afterEach(() => {
  for (const backup of listBackups(backups)) fs.rmSync(backup.path)
})
afterAll(async () => {
  await remove()
  fs.rmSync(folder, { recursive: true })
})

const backUp = (now?: string) =>
  makeBackup({ owner, folder: backups, key, reason: 'asked', keysFolder, ...(now && { now: new Date(now) }) })

test('everything comes back on an empty machine exactly as it was, keys included', async () => {
  fs.writeFileSync(join(keysFolder, 'identity.key'), 'secret')
  const before = await everything(owner)
  const made = await backUp()
  expect(await inspectBackup(made.path, key)).toMatchObject({ reason: 'asked', rows: made.rows, tables: made.tables })
  expect(fs.statSync(made.path).mode & 0o777).toBe(0o600)

  await remove()
  const elsewhere = join(folder, 'elsewhere', 'keys')
  const restored = await restoreBackup({
    admin,
    database: name,
    file: made.path,
    key,
    migrations,
    keysFolder: elsewhere,
  })
  expect(restored).toEqual({ madeAt: made.madeAt, tables: made.tables, rows: made.rows })
  expect(await everything(owner)).toEqual(before)
  expect(fs.readdirSync(elsewhere)).toEqual(['identity.key'])
  expect(fs.readFileSync(join(elsewhere, 'identity.key'), 'utf8')).toBe('secret')

  // The house works on: new numbers follow the old ones, keys and triggers hold, migrations are known.
  expect(await query(owner, `insert into odd (words) values ('mới') returning id`)).toEqual([{ id: '3003' }])
  expect(await query(owner, `select nextval('free_numbers') as n`)).toEqual([{ n: '42' }])
  await expect(query(owner, 'insert into tree values (9, null, null)')).rejects.toThrow('no')
  await query(owner, 'alter table tree disable trigger user')
  await expect(query(owner, 'insert into tree values (9, 777, null)')).rejects.toThrow(/foreign key/)
  await query(owner, 'alter table tree enable trigger user; delete from odd where id = 3003')
  expect(await query(owner, 'select count(*) as n from filled_by_migration')).toEqual([{ n: '0' }])
  expect(await migrate(owner, migrations)).toEqual([])
})

test('a database that holds data is replaced only when asked, and is itself backed up first', async () => {
  const made = await backUp()
  await query(owner, `insert into other."Trẻ em" values ('Sau khi sao lưu', 1)`)
  const changed = await everything(owner)
  const restore = { admin, database: name, file: made.path, key, migrations }
  await expect(restoreBackup(restore)).rejects.toMatchObject({ fault: 'holds_data' })
  expect(await everything(owner)).toEqual(changed)

  const watching = new pg.Client(owner) // someone still connected is cut off
  watching.on('error', () => {})
  await watching.connect()
  const { safety } = await restoreBackup({ ...restore, replace: { folder: backups, key } })
  expect(await query(owner, `select count(*) as n from other."Trẻ em"`)).toEqual([{ n: '2' }])
  await watching.end().catch(() => {})

  await restoreBackup({ ...restore, file: safety!, replace: { folder: backups, key } })
  expect(await everything(owner)).toEqual(changed)
  await query(owner, `delete from other."Trẻ em" where "select" = 1`)
  expect(await databases()).toEqual([name])
})

test('a wrong key, an altered byte, a missing end and another file are told apart, and nothing changes', async () => {
  const made = await backUp()
  const good = fs.readFileSync(made.path)
  const before = await everything(owner)
  const broken = join(folder, 'broken.mnb')
  const attempt = async (bytes: Buffer, otherKey = key) => {
    fs.writeFileSync(broken, bytes)
    const error = await restoreBackup({
      admin,
      database: name,
      file: broken,
      key: otherKey,
      migrations,
      replace: { folder: backups, key },
    }).catch((error) => error)
    expect(await databases()).toEqual([name])
    return error.fault
  }
  expect(await attempt(good, Buffer.alloc(32, 7))).toBe('wrong_key')
  expect(await attempt(Buffer.from('PK and some more bytes that are no backup, for sure not one of ours'))).toBe(
    'not_a_backup',
  )
  expect(await attempt(Buffer.alloc(0))).toBe('not_a_backup')
  for (const length of [30, 48, 50, 200, good.length - 1, good.length - 17])
    expect(await attempt(good.subarray(0, length)), `cut at ${length}`).toBe('cut_off')
  expect(await attempt(Buffer.concat([good, Buffer.from('x')]))).toMatch(/altered|cut_off/)
  for (const at of [20, 47, 60, Math.floor(good.length / 2), good.length - 1]) {
    const bytes = Buffer.from(good)
    bytes[at] = bytes[at]! ^ 1
    expect(await attempt(bytes), `byte ${at}`).toBe('altered')
  }
  expect(listBackups(backups)).toHaveLength(1)
  expect(await everything(owner)).toEqual(before)
})

test('a file cut exactly between two pieces is noticed', async () => {
  // Random text does not shrink, so the file has several pieces of 256 KiB.
  await query(
    owner,
    `create table noise as select gen_random_uuid()::text || gen_random_uuid()::text as text from generate_series(1, 20000)`,
  )
  const made = await backUp()
  await query(owner, 'drop table noise')
  const good = fs.readFileSync(made.path)
  const firstPiece = 48 + 4 + good.readUInt32BE(48) + 16
  expect(good.length).toBeGreaterThan(firstPiece + 1000)
  fs.writeFileSync(join(folder, 'cut.mnb'), good.subarray(0, firstPiece))
  await expect(inspectBackup(join(folder, 'cut.mnb'), key)).rejects.toMatchObject({ fault: 'cut_off' })
})

test('a backup of other migrations than ours is refused', async () => {
  const made = await backUp()
  await remove()
  const others = join(folder, 'others')
  fs.mkdirSync(others)
  const restore = { admin, database: name, file: made.path, key, migrations: others }
  await expect(restoreBackup(restore)).rejects.toThrow(/newer version/)
  fs.writeFileSync(join(others, '0001-odd.sql'), 'select 1')
  await expect(restoreBackup(restore)).rejects.toMatchObject({ fault: 'does_not_fit' })
  expect(await databases()).toEqual([])
  await restoreBackup({ ...restore, migrations })
})

test('the last 14 are kept, named by the time in Vietnam, and two in one second do not collide', async () => {
  for (let day = 1; day <= 16; day++) await backUp(`2026-11-${String(day).padStart(2, '0')}T18:30:05Z`)
  expect(listBackups(backups)).toHaveLength(14)
  expect(listBackups(backups)[0]).toMatchObject({
    fileName: 'mangnon-20261117-013005.mnb',
    madeAt: '2026-11-16T18:30:05.000Z',
  })
  expect(listBackups(backups).at(-1)!.fileName).toBe('mangnon-20261104-013005.mnb')
  expect((await backUp('2026-11-16T18:30:05Z')).fileName).toBe('mangnon-20261117-013006.mnb')
  fs.writeFileSync(join(backups, 'notes.txt'), 'kept')
  await backUp()
  expect(fs.existsSync(join(backups, 'notes.txt'))).toBe(true)
})

test('a role that row security hides rows from makes no backup', async () => {
  await query(owner, `drop role if exists peeping_${process.pid}`)
  await query(owner, `create role peeping_${process.pid} login; grant usage on schema meta to peeping_${process.pid}`)
  try {
    await expect(
      makeBackup({ owner: { ...owner, user: `peeping_${process.pid}` }, folder: backups, key, reason: 'asked' }),
    ).rejects.toThrow(/may not see every row of .*odd/)
    expect(fs.readdirSync(backups).filter((file) => file.endsWith('.mnb') || file.endsWith('.part'))).toEqual([])
  } finally {
    await query(owner, `drop owned by peeping_${process.pid}; drop role peeping_${process.pid}`)
  }
})

test('the key is made once, for its owner alone, and survives a person copying it from paper', () => {
  const first = keepBackupKey(join(folder, 'other'))
  const second = keepBackupKey(join(folder, 'other'))
  expect([first.created, second.created]).toEqual([true, false])
  expect(second.key.equals(first.key)).toBe(true)
  expect(fs.statSync(first.path).mode & 0o777).toBe(0o600)
  expect(first.phrase).toMatch(/^([0-9a-f]{4}-){16}[0-9a-f]{4}$/)
  expect(parseBackupKey(` ${first.phrase.toUpperCase().replaceAll('-', ' ')}\n`).equals(first.key)).toBe(true)
  const slip = first.phrase.replace(/^./, (sign) => (sign === '0' ? '1' : '0'))
  expect(() => parseBackupKey(slip)).toThrow(/mistyped/)
  expect(() => parseBackupKey(first.phrase.slice(0, -3))).toThrow(/17 groups/)
  expect(phraseOf(first.key)).toBe(first.phrase)
})

test('a whole office comes back under another name, row for row', async () => {
  const office = await createTestDatabase()
  const migrations = resolve(import.meta.dirname, '../../db/migrations')
  const made = await makeBackup({ owner: office.admin, folder: backups, key, reason: 'upgrade' })
  const database = `${name}_again`
  const restored = await restoreBackup({ admin, database, file: made.path, key, migrations })
  expect(restored.rows).toBe(made.rows)
  await query(admin, `drop database ${database} with (force)`)
  await office.drop()
})
