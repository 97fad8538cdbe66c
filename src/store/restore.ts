/**
 * Puts a backup back. It goes into a new database, is read again from there and compared with the file row by row; only
 * then do the databases change names. Whatever fails before that leaves everything as it was.
 */
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'
import {
  type BackupLine,
  connectForText,
  digestRows,
  type KeyFile,
  listTables,
  makeBackup,
  streamRows,
  type TableShape,
} from './backup.ts'
import { BackupError, readBackupFile } from './backup-file.ts'
import type { Connection } from './embedded-postgres.ts'
import { createDatabaseIfAbsent, migrate, readMigrations } from './migrate.ts'

export type Restored = {
  madeAt: string
  tables: number
  rows: number
  /** The backup of what was replaced, when something was. */
  safety?: string
}

/**
 * Restores `file` as the database `database` on the server of `admin` (connected to another database, may create
 * databases; the migrating role). Refuses a database that holds rows unless `replace` says where its own backup goes first.
 * The server must be stopped: whoever is still connected to the old database is cut off.
 */
export const restoreBackup = async (options: {
  admin: Connection
  database: string
  file: string
  key: Buffer
  migrations: string
  replace?: { folder: string; key: Buffer; now?: Date }
  keysFolder?: string
}): Promise<Restored> => {
  const { admin, database, replace } = options
  const target = { ...admin, database }
  const exists = await databaseExists(admin, database)
  if (exists && !replace && (await holdsData(target)))
    throw new BackupError(
      'holds_data',
      `The database ${database} holds data and was left alone. To replace it (a backup of it is made first), say --force.`,
    )

  await dropLeftovers(admin, database)
  const fresh = `${database}_restore_${randomBytes(4).toString('hex')}`
  let restored: Restored & { keys: KeyFile[] }
  let safety: string | undefined
  try {
    restored = await fill({ ...admin, database: fresh }, admin, options)
    if (exists && replace && (await holdsData(target)))
      safety = (await makeBackup({ owner: target, reason: 'restore', keysFolder: options.keysFolder, ...replace })).path
    if (options.keysFolder) putKeys(options.keysFolder, restored.keys)
    await swap(admin, database, fresh, exists)
  } catch (error) {
    await run(admin, `drop database if exists ${pg.escapeIdentifier(fresh)} with (force)`)
    throw error
  }
  const { madeAt, tables, rows } = restored
  return { madeAt, tables, rows, ...(safety && { safety }) }
}

/** The keys that rows were encrypted with; another one of the same name is put aside, not lost. */
const putKeys = (folder: string, keys: KeyFile[]): void => {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const { name, content } of keys) {
    const path = join(folder, basename(name))
    const bytes = Buffer.from(content, 'base64')
    if (fs.existsSync(path)) {
      if (fs.readFileSync(path).equals(bytes)) continue
      fs.renameSync(path, `${path}.replaced-${Date.now()}`)
    }
    fs.writeFileSync(path, bytes, { mode: 0o600, flush: true })
  }
}

/** What a restore that was killed left behind. */
const dropLeftovers = async (admin: Connection, database: string): Promise<void> => {
  const rows = await run(admin, 'select datname as name from pg_database')
  for (const name of rows.map((row) => String(row.name)))
    if (name.startsWith(`${database}_restore_`) && /_restore_[0-9a-f]{8}(_old)?$/.test(name))
      await run(admin, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
}

/** Reads a backup to its end without a database: who made it, when, how much, and that it is whole. */
export const inspectBackup = async (file: string, key: Buffer): Promise<Restored & { reason: string }> => {
  let start: Extract<BackupLine, { start: unknown }>['start'] | undefined
  for await (const text of readBackupFile(file, key)) {
    const line = text.startsWith('[') ? [] : (JSON.parse(text) as BackupLine)
    if ('start' in line) start = line.start
    if ('finish' in line && start) return { madeAt: start.madeAt, reason: start.reason, ...line.finish }
  }
  throw new BackupError('cut_off', `${file} is not whole: its end is missing.`)
}

const fill = async (
  target: Connection,
  admin: Connection,
  { file, key, migrations }: { file: string; key: Buffer; migrations: string },
): Promise<Restored & { keys: KeyFile[] }> => {
  const lines = readBackupFile(file, key)
  const first = await lines.next()
  const opening = first.done ? undefined : (JSON.parse(first.value) as BackupLine)
  if (!opening || !('start' in opening)) throw new BackupError('not_a_backup', `${file} is no backup of Măng Non.`)
  const { start } = opening
  checkMigrations(start.migrations, migrations)

  await createDatabaseIfAbsent(admin, target.database)
  await migrate(target, migrations, { upTo: start.migrations.at(-1)?.number ?? 0 })
  const client = await connectForText(target)
  try {
    const tables = await listTables(client)
    const putBack = await setAsideChecks(client)
    // Migrations themselves write rows (their own record, lists of jobs): the backup has them as they were.
    if (tables.length > 0) await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
    const expected = await loadLines(client, lines, new Map(tables.map((table) => [table.name, table])))
    await putBack()
    await compare(client, expected)
    await client.query('analyze')
    return {
      madeAt: start.madeAt,
      keys: start.keys,
      tables: expected.size,
      rows: [...expected.values()].reduce((n, { rows }) => n + rows, 0),
    }
  } finally {
    await client.end()
  }
}

const checkMigrations = (marks: { number: number; name: string; digest: string }[], folder: string): void => {
  const files = new Map(readMigrations(folder).map((file) => [file.number, file]))
  for (const { number, name, digest } of marks) {
    const file = files.get(number)
    if (!file)
      throw new BackupError(
        'does_not_fit',
        `The backup was made by a newer version of Măng Non (migration ${number}, ${name}). Update the program first.`,
      )
    if (file.digest !== digest)
      throw new BackupError('does_not_fit', `Migration ${number} (${name}) is not the one this backup was made with.`)
  }
}

/** Foreign keys and triggers would ask for an order of rows; the keys are put back, and so checked, at the end. */
const setAsideChecks = async (client: pg.Client): Promise<() => Promise<void>> => {
  const { rows: keys } = await client.query(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_catalog.pg_get_constraintdef(oid) as definition
    from pg_catalog.pg_constraint where contype = 'f' and conparentid = 0 order by conrelid, conname`)
  const { rows: triggers } = await client.query(`
    select distinct tgrelid::regclass::text as table from pg_catalog.pg_trigger where not tgisinternal and tgenabled = 'O'`)
  for (const key of keys) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
  for (const { table } of triggers) await client.query(`alter table ${table} disable trigger user`)
  return async () => {
    for (const key of keys) await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
    for (const { table } of triggers) await client.query(`alter table ${table} enable trigger user`)
  }
}

type Expected = Map<string, { table: TableShape; rows: number; digest: string }>

const loadLines = async (
  client: pg.Client,
  lines: AsyncGenerator<string>,
  tables: Map<string, TableShape>,
): Promise<Expected> => {
  const expected: Expected = new Map()
  let table: TableShape | undefined
  let sum = digestRows()
  let batch: (string | null)[][] = []
  let size = 0
  const flush = async () => {
    if (table && batch.length > 0) await insert(client, table, batch)
    batch = []
    size = 0
  }
  for await (const text of lines) {
    if (text.startsWith('[')) {
      sum.add(text)
      batch.push(JSON.parse(text))
      size += text.length
      if (size > 4_000_000 || batch.length >= 2000) await flush()
      continue
    }
    const line = JSON.parse(text) as Exclude<BackupLine, (string | null)[]>
    if ('table' in line) {
      const here = tables.get(line.table)
      if (!here || JSON.stringify(here.columns) !== JSON.stringify(line.columns))
        throw new BackupError('does_not_fit', `The table ${line.table} of the backup is not as the migrations make it.`)
      table = here
      sum = digestRows()
    } else if ('end' in line) {
      await flush()
      if (!table || line.rows !== sum.rows() || line.digest !== sum.digest())
        throw new BackupError('altered', `The rows of ${line.end} in the backup are not those that were written.`)
      expected.set(line.end, { table, rows: line.rows, digest: line.digest })
    } else if ('sequences' in line) {
      for (const { name, last, called } of line.sequences)
        await client.query('select pg_catalog.setval($1::regclass, $2::int8, $3::bool)', [name, last, called])
    } else if ('finish' in line) return expected
  }
  throw new BackupError('cut_off', 'The backup ends too early.')
}

/** One statement for a batch: each column as an array of text, cast row by row to the column's type. */
const insert = async (client: pg.Client, { name, columns }: TableShape, rows: (string | null)[][]): Promise<void> => {
  if (columns.length === 0) {
    for (const _ of rows) await client.query(`insert into ${name} default values`)
    return
  }
  const names = columns.map((column) => pg.escapeIdentifier(column.name))
  const values = columns.map((column, i) => `c${i}::${column.type}`)
  await client.query(
    `insert into ${name} (${names.join(', ')}) overriding system value select ${values.join(', ')}
     from unnest(${columns.map((_, i) => `$${i + 1}::text[]`).join(', ')}) as given (${columns.map((_, i) => `c${i}`).join(', ')})`,
    columns.map((_, i) => rows.map((row) => row[i])),
  )
}

/** Reads everything again from where it was put: what a type or a cast changed would show here. */
const compare = async (client: pg.Client, expected: Expected): Promise<void> => {
  await client.query('begin isolation level repeatable read read only')
  for (const [name, { table, rows, digest }] of expected) {
    const sum = digestRows()
    for await (const lines of streamRows(client, table)) for (const line of lines) sum.add(line)
    if (sum.rows() !== rows || sum.digest() !== digest)
      throw new BackupError(
        'does_not_fit',
        `The rows of ${name} read back (${sum.rows()}) are not those of the backup (${rows}).`,
      )
  }
  await client.query('commit')
}

const swap = async (admin: Connection, database: string, fresh: string, exists: boolean): Promise<void> => {
  const [target, source] = [pg.escapeIdentifier(database), pg.escapeIdentifier(fresh)]
  const old = pg.escapeIdentifier(`${fresh}_old`)
  const client = new pg.Client(admin)
  client.on('error', () => {})
  await client.connect()
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = any ($1) and pid <> pg_backend_pid()',
          [[database, fresh]],
        )
        // Both names in one transaction: at no moment is there none.
        await client.query('begin')
        if (exists) await client.query(`alter database ${target} rename to ${old}`)
        await client.query(`alter database ${source} rename to ${target}`)
        await client.query('commit')
        break
      } catch (error) {
        await client.query('rollback')
        // Those cut off need a moment to go.
        if ((error as pg.DatabaseError).code !== '55006' || attempt === 50) throw error
        await new Promise((done) => setTimeout(done, 100))
      }
    }
    if (exists) await client.query(`drop database ${old} with (force)`)
  } finally {
    await client.end()
  }
}

const run = async (connection: Connection, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

const databaseExists = async (admin: Connection, name: string): Promise<boolean> =>
  (await run(admin, 'select 1 from pg_database where datname = $1', [name])).length > 0

/** Any row outside of the record of migrations counts: better to ask once too often. */
const holdsData = async (database: Connection): Promise<boolean> => {
  const client = await connectForText(database)
  try {
    for (const { name } of await listTables(client)) {
      if (name.startsWith('meta.')) continue
      if ((await client.query(`select from ${name} limit 1`)).rowCount) return true
    }
    return false
  } finally {
    await client.end()
  }
}
