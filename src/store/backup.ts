/**
 * Backups: every row of every table as text, read in one snapshot, in an encrypted file. PostgreSQL in node_modules ships
 * no pg_dump; the schema is not in the file, since the migrations make it: the file says which ones.
 */
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { BackupError, writeBackupFile } from './backup-file.ts'

export { BackupError, keepBackupKey, parseBackupKey, phraseOf } from './backup-file.ts'

export type Backup = { path: string; fileName: string; madeAt: string; size: number }
export type BackupMade = Backup & { digest: Buffer; tables: number; rows: number }

export type BackupReason = 'daily' | 'upgrade' | 'asked' | 'restore'

/** What stands in the lines of a backup file, in this order: start, (table, rows as arrays, end)…, sequences, finish. */
export type BackupLine =
  | {
      start: { format: 1; madeAt: string; reason: string; server: string; migrations: MigrationMark[]; keys: KeyFile[] }
    }
  | { table: string; columns: { name: string; type: string }[] }
  | (string | null)[]
  | { end: string; rows: number; digest: string }
  | { sequences: { name: string; last: string; called: boolean }[] }
  | { finish: { tables: number; rows: number } }
export type MigrationMark = { number: number; name: string; digest: string }

/** A file of `data/keys`, in base64: rows encrypted with a key are worth nothing on a machine that lacks it. */
export type KeyFile = { name: string; content: string }

const kept = 14
const fileName = /^mangnon-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.mnb$/

/**
 * Makes a backup in `folder` and removes all but the last 14. `owner` is the role the migrations ran as, on the database
 * itself. `keysFolder` (`data/keys`): its keys go along, except those that belong to this machine alone.
 */
export const makeBackup = async (options: {
  owner: pg.ClientConfig
  folder: string
  key: Buffer
  reason: BackupReason
  keysFolder?: string
  now?: Date
  schemas?: string[]
}): Promise<BackupMade> => {
  fs.mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  clearDrafts(options.folder)
  const client = await connectForText(options.owner)
  let now = options.now ?? new Date()
  try {
    // Two within a second: the later one takes the next free second as its name.
    while (fs.existsSync(join(options.folder, nameAt(now)))) now = new Date(now.getTime() + 1000)
    const path = join(options.folder, nameAt(now))
    const counted = { tables: 0, rows: 0 }
    const keys = readKeys(options.keysFolder)
    const lines = dump(client, { ...options, madeAt: now.toISOString(), keys }, counted)
    const { size, digest } = await writeBackupFile(path, options.key, lines)
    const made = { path, fileName: nameAt(now), madeAt: now.toISOString(), size, digest, ...counted }
    for (const old of listBackups(options.folder).slice(kept)) fs.rmSync(old.path, { force: true })
    return made
  } finally {
    await client.end()
  }
}

/** The backups in a folder, the newest first. */
export const listBackups = (folder: string): Backup[] =>
  (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
    .filter((name) => fileName.test(name))
    .sort()
    .reverse()
    .map((name) => {
      const [, year, month, day, hour, minute, second] = fileName.exec(name)!
      const madeAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`).toISOString()
      const path = join(folder, name)
      return { path, fileName: name, madeAt, size: fs.statSync(path).size }
    })

/** Half-written files of a process that was killed. */
const clearDrafts = (folder: string): void => {
  for (const name of fs.readdirSync(folder)) {
    const path = join(folder, name)
    if (/^\.[0-9a-f]+\.part$/.test(name) && Date.now() - fs.statSync(path).mtimeMs > 86_400_000) fs.rmSync(path)
  }
}

/** The key of backups does not lock itself in, and PostgreSQL's password is this machine's. */
const readKeys = (folder: string | undefined): KeyFile[] =>
  (folder && fs.existsSync(folder) ? fs.readdirSync(folder, { withFileTypes: true }) : [])
    .filter((entry) => entry.isFile() && !/^(backup\.key|postgres\.password)|\.(new|replaced-.*)$/.test(entry.name))
    .map(({ name }) => ({ name, content: fs.readFileSync(join(folder!, name)).toString('base64') }))

/** Names carry the time of Vietnam, as people read them. */
const nameAt = (now: Date): string => {
  const digits = new Date(now.getTime() + 7 * 3_600_000).toISOString().replaceAll(/\D/g, '')
  return `mangnon-${digits.slice(0, 8)}-${digits.slice(8, 14)}.mnb`
}

/** A connection whose values all arrive as PostgreSQL's own text, the same on every machine, so that nothing is rounded. */
export const connectForText = async (config: pg.ClientConfig): Promise<pg.Client> => {
  const client = new pg.Client({ ...config, types: { getTypeParser: () => (text: string) => text } as never })
  client.on('error', () => {})
  await client.connect()
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
    set bytea_output = 'hex'; set extra_float_digits = 1; set statement_timeout = 0; set search_path = public`)
  return client
}

export type TableShape = { name: string; columns: { name: string; type: string }[] }

/** Every table with its columns as they are stored (generated ones are not), parents of partitions for their parts. */
export const listTables = async (client: pg.Client, schemas?: string[]): Promise<TableShape[]> => {
  const { rows } = await client.query({
    text: `select format('%I.%I', n.nspname, c.relname),
        (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
         from pg_catalog.pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '')
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where relkind in ('r', 'p') and not relispartition and relpersistence <> 't' and ${ours}
        and ($1::text[] is null or n.nspname = any ($1))
      order by n.nspname collate "C", c.relname collate "C"`,
    values: [schemas ?? null],
    rowMode: 'array',
  })
  return rows.map(([name, columns]) => ({ name, columns: JSON.parse(columns ?? '[]') }))
}

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_(temp|toast_temp)_'
  and not exists (select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

export const listSequences = async (client: pg.Client, schemas?: string[]): Promise<string[]> => {
  const { rows } = await client.query({
    text: `select format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where relkind = 'S' and ${ours} and ($1::text[] is null or n.nspname = any ($1)) order by 1`,
    values: [schemas ?? null],
    rowMode: 'array',
  })
  return rows.map(([name]) => name)
}

/** A digest of rows that does not depend on their order: each row's own digest, added up. */
export const digestRows = () => {
  const sum = new Uint32Array(8)
  let rows = 0
  return {
    add: (line: string) => {
      const digest = createHash('sha256').update(line).digest()
      for (let i = 0; i < 8; i++) sum[i] = sum[i]! + digest.readUInt32LE(4 * i)
      rows++
    },
    rows: () => rows,
    digest: () => Buffer.from(sum.buffer).toString('hex'),
  }
}

/** The rows of a table as lines, in batches of about four megabytes: a row may hold a scanned document. */
export async function* streamRows(client: pg.Client, { name, columns }: TableShape): AsyncGenerator<string[]> {
  const list = columns.map((column) => pg.escapeIdentifier(column.name)).join(', ')
  await client.query(`declare backup_rows no scroll cursor for select ${list} from ${name}`)
  for (let batch = 20; ; ) {
    const { rows } = await client.query({ text: `fetch ${batch} from backup_rows`, rowMode: 'array' })
    if (rows.length === 0) break
    const lines = rows.map((row) => JSON.stringify(row))
    const size = lines.reduce((sum, line) => sum + line.length, 0)
    yield lines
    batch = Math.max(1, Math.min(5000, Math.floor((batch * 4_000_000) / Math.max(1, size))))
  }
  await client.query('close backup_rows')
}

async function* dump(
  client: pg.Client,
  { madeAt, reason, schemas, keys }: { madeAt: string; reason: string; schemas?: string[]; keys: KeyFile[] },
  counted: { tables: number; rows: number },
): AsyncGenerator<string> {
  const line = (value: BackupLine) => `${JSON.stringify(value)}\n`
  await client.query('begin isolation level repeatable read read only')
  await refuseHiddenRows(client)
  const { rows: migrations } = await client.query('select number, name, digest from meta.migrations order by number')
  const { rows: server } = await client.query('show server_version')
  const marks = migrations.map(({ number, name, digest }) => ({ number: Number(number), name, digest }))
  yield line({ start: { format: 1, madeAt, reason, server: server[0].server_version, migrations: marks, keys } })
  for (const table of await listTables(client, schemas)) {
    yield line({ table: table.name, columns: table.columns })
    const sum = digestRows()
    for await (const lines of streamRows(client, table)) {
      for (const row of lines) sum.add(row)
      yield `${lines.join('\n')}\n`
    }
    yield line({ end: table.name, rows: sum.rows(), digest: sum.digest() })
    counted.tables++
    counted.rows += sum.rows()
  }
  // Sequences stand outside of snapshots; read last, they are at least as far as the rows.
  const sequences = []
  for (const name of await listSequences(client, schemas)) {
    const { rows } = await client.query(`select last_value, is_called from ${name}`)
    sequences.push({ name, last: rows[0].last_value as string, called: rows[0].is_called === 't' })
  }
  yield line({ sequences })
  yield line({ finish: counted })
  await client.query('commit')
}

/** Row security hides rows without a word; a backup with rows missing would be worse than none. */
const refuseHiddenRows = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query(`
    select c.oid::regclass::text as name from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity and ${ours}
      and (c.relforcerowsecurity or not pg_catalog.pg_has_role(c.relowner, 'usage'))
      and not (select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user)
      and not exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid and p.polcmd in ('*', 'r')
        and pg_catalog.pg_get_expr(p.polqual, p.polrelid) = 'true'
        and (select oid from pg_catalog.pg_roles where rolname = current_user) = any (p.polroles))`)
  if (rows.length > 0)
    throw new BackupError(
      'does_not_fit',
      `No backup was made: this role may not see every row of ${rows.map(({ name }) => name).join(', ')}. Use the role that ran the migrations.`,
    )
}
