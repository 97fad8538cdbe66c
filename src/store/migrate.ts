/**
 * Brings a database to the state of `db/migrations`: numbered plain SQL, forward only, each in its own transaction,
 * recorded in `meta.migrations` with its digest, one runner at a time.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Connection } from './embedded-postgres.ts'

export type Migration = { number: number; name: string; digest: string; sql: string }

/** The migrations and the database do not fit together, or one failed; the sentence says which and what to do. */
export class MigrationError extends Error {}

const lock = 7_316_001 // any number, the same in every runner

/** The numbered files of a folder, in order; digests ignore the kind of line ends, which git may change. */
export const readMigrations = (folder: string): Migration[] => {
  if (!existsSync(folder)) return []
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const match = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file)
      if (!match) throw new MigrationError(`${join(folder, file)} is not named like 0001-areas.sql.`)
      const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
      const digest = createHash('sha256').update(sql).digest('hex')
      return { number: Number(match[1]), name: match[2]!, digest, sql }
    })
  for (const [i, { number, name }] of migrations.entries())
    if (migrations[i - 1]?.number === number)
      throw new MigrationError(`Two migrations have the number ${number}: ${migrations[i - 1]?.name} and ${name}.`)
  return migrations
}

/**
 * Applies what is missing and returns it. `admin` may create roles and schemas. The roles (`db/roles.sql`, beside the
 * folder, written so that it can run again) come first each time, since roles belong to the server, not to a database.
 * `upTo` stops after that number: a restore rebuilds the schema a backup was made of.
 */
export const migrate = async (
  admin: pg.ClientConfig,
  folder: string,
  options: { upTo?: number } = {},
): Promise<{ number: number; name: string }[]> => {
  const upTo = options.upTo ?? Number.POSITIVE_INFINITY
  const migrations = readMigrations(folder).filter(({ number }) => number <= upTo)
  const client = new pg.Client(admin)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(`
      create schema if not exists meta;
      create table if not exists meta.migrations (
        number integer primary key,
        name text not null,
        digest text not null,
        applied_at timestamptz not null default now()
      )`)
    const { rows: applied } = await client.query<Migration>(
      'select number, name, digest from meta.migrations order by number',
    )
    const pending = findPending(migrations, applied)
    const rolesFile = join(folder, '..', 'roles.sql')
    if (existsSync(rolesFile)) await inTransaction(client, 'roles.sql', readFileSync(rolesFile, 'utf8'))
    for (const { number, name, digest, sql } of pending)
      await inTransaction(client, `${String(number).padStart(4, '0')}-${name}.sql`, sql, () =>
        client.query('insert into meta.migrations (number, name, digest) values ($1, $2, $3)', [number, name, digest]),
      )
    return pending.map(({ number, name }) => ({ number, name }))
  } finally {
    await client.end() // releases the lock
  }
}

/**
 * What `migrate` would apply. `fresh` is true for a database that no migration ever touched; otherwise pending ones mean
 * an upgrade, which wants a backup first.
 */
export const listPending = async (
  admin: pg.ClientConfig,
  folder: string,
): Promise<{ fresh: boolean; pending: { number: number; name: string }[] }> => {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const { rows: known } = await client.query(`select to_regclass('meta.migrations') is not null as yes`)
    const { rows: applied } = known[0].yes
      ? await client.query('select number, name, digest from meta.migrations order by number')
      : { rows: [] }
    const pending = findPending(readMigrations(folder), applied)
    return { fresh: applied.length === 0, pending: pending.map(({ number, name }) => ({ number, name })) }
  } finally {
    await client.end()
  }
}

/** Compares files with what is recorded; anything but "some are missing at the end" is refused. */
export const findPending = (files: Migration[], applied: Omit<Migration, 'sql'>[]): Migration[] => {
  const byNumber = new Map(files.map((file) => [file.number, file]))
  for (const { number, name, digest } of applied) {
    const file = byNumber.get(number)
    if (!file)
      throw new MigrationError(
        `The database has migration ${number} (${name}), which this version of Măng Non does not know: it was made by a newer version. Update the program (git pull) and start again.`,
      )
    if (file.digest !== digest)
      throw new MigrationError(
        `Migration ${number} (${file.name}) was changed after it was applied to this database. Put the file back as it was and write the change as a new migration.`,
      )
  }
  const last = applied.at(-1)?.number ?? 0
  const done = new Set(applied.map(({ number }) => number))
  const pending = files.filter(({ number }) => !done.has(number))
  const late = pending.find(({ number }) => number < last)
  if (late)
    throw new MigrationError(
      `Migration ${late.number} (${late.name}) comes before ${last}, which is already applied. Give it a number after ${last}.`,
    )
  return pending
}

const inTransaction = async (client: pg.Client, file: string, sql: string, then?: () => Promise<unknown>) => {
  try {
    await client.query('begin')
    await client.query(sql)
    await then?.()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const { message, position, hint, where } = error as pg.DatabaseError
    const line = position ? `, line ${sql.slice(0, Number(position)).split('\n').length}` : ''
    throw new MigrationError(
      `${file}${line} failed and nothing of it was applied: ${[message, hint, where].filter(Boolean).join(' · ')}`,
      { cause: error },
    )
  }
}

/** Makes the database when the server does not have it yet; true when it was made. */
export const createDatabaseIfAbsent = async (admin: Connection, name: string): Promise<boolean> => {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
    return rowCount === 0
  } finally {
    await client.end()
  }
}
