import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { createDatabaseIfAbsent, MigrationError, migrate } from './migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'mangnon-migrate-'))
const migrations = join(folder, 'migrations')
const name = `migrate_${process.pid}`
const server = inject('postgres').admin
const database = { ...server, database: name }
const write = (file: string, sql: string) => writeFileSync(join(migrations, file), sql)

const run = async (connection: pg.ClientConfig, sql: string) => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

beforeEach(async () => {
  rmSync(migrations, { recursive: true, force: true })
  mkdirSync(migrations)
  await run(server, `drop database if exists ${name} with (force)`)
  await createDatabaseIfAbsent(server, name)
})
afterAll(async () => {
  await run(server, `drop database if exists ${name} with (force)`)
  rmSync(folder, { recursive: true })
})

test('migrations are applied once, in order, and recorded', async () => {
  write('0001-first.sql', 'create table first (id integer); create table second (id integer);')
  write('0003-third.sql', 'alter table second add column name text')
  expect(await migrate(database, migrations)).toEqual([
    { number: 1, name: 'first' },
    { number: 3, name: 'third' },
  ])
  expect(await migrate(database, migrations)).toEqual([])
  write('0004-fourth.sql', 'drop table first')
  expect(await migrate(database, migrations)).toEqual([{ number: 4, name: 'fourth' }])
  expect(await run(database, 'select number, name from meta.migrations order by number')).toHaveLength(3)
})

test('two runners at once apply each migration once', async () => {
  write('0001-first.sql', 'create table first (id integer)')
  write('0002-second.sql', 'create table second (id integer)')
  const both = await Promise.all([migrate(database, migrations), migrate(database, migrations)])
  expect(both.flat()).toHaveLength(2)
})

test('a failing migration leaves nothing of itself behind and says where it failed', async () => {
  write('0001-first.sql', 'create table first (id integer)')
  write('0002-second.sql', 'create table second (id integer);\ninsert into frist values (1);')
  await expect(migrate(database, migrations)).rejects.toThrow(/0002-second\.sql, line 2 failed.*frist/)
  expect(
    await run(database, `select to_regclass('first') is not null as first, to_regclass('second') as second`),
  ).toEqual([{ first: true, second: null }])
  expect(await run(database, 'select number from meta.migrations')).toEqual([{ number: 1 }])
})

test('an applied migration that was changed is refused, but another kind of line end is no change', async () => {
  write('0001-first.sql', 'create table first (\n id integer)')
  await migrate(database, migrations)
  write('0001-first.sql', 'create table first (\r\n id integer)')
  expect(await migrate(database, migrations)).toEqual([])
  write('0001-first.sql', 'create table first (\n id bigint)')
  await expect(migrate(database, migrations)).rejects.toThrow(/Migration 1 \(first\) was changed after it was applied/)
})

test('a database of a newer version, a late number and a double number are refused', async () => {
  write('0001-first.sql', 'create table first (id integer)')
  write('0003-third.sql', 'create table third (id integer)')
  await migrate(database, migrations)
  write('0002-second.sql', 'create table second (id integer)')
  await expect(migrate(database, migrations)).rejects.toThrow(/Migration 2 \(second\) comes before 3/)
  rmSync(join(migrations, '0002-second.sql'))
  rmSync(join(migrations, '0003-third.sql'))
  await expect(migrate(database, migrations)).rejects.toThrow(/newer version/)
  write('0001-other.sql', '')
  await expect(migrate(database, migrations)).rejects.toThrow(MigrationError)
})

test('an empty or absent folder leaves an empty database', async () => {
  expect(await migrate(database, migrations)).toEqual([])
  expect(await migrate(database, join(folder, 'absent'))).toEqual([])
})
