import { type ChildProcess, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type EmbeddedPostgres, startPostgres } from './embedded-postgres.ts'

// One cluster for the file: making one costs most of a second.
const dataDir = fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'mangnon-starter-'))
const pidFile = join(dataDir, 'pg', 'postmaster.pid')
const pidOf = () => Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0])
let running: EmbeddedPostgres | undefined
const start = async () => {
  running = await startPostgres({ dataDir })
  return running
}
const run = async (postgres: EmbeddedPostgres, sql: string) => {
  const client = new pg.Client(postgres.admin)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
afterEach(async () => {
  await running?.stop()
  running = undefined
})
afterAll(() => fs.rmSync(dataDir, { recursive: true }))

test('a first start that was cut off in the middle heals at the next', async () => {
  fs.mkdirSync(join(dataDir, 'pg.new', 'base'), { recursive: true })
  fs.writeFileSync(join(dataDir, 'pg.new', 'PG_VERSION'), '18')
  const postgres = await start()
  expect(postgres.adopted).toBe(false)
  expect(fs.existsSync(join(dataDir, 'pg.new'))).toBe(false)
  await run(postgres, 'create table notes (text text)')
})

test('rows outlive a stop, and the socket is for its owner alone', async () => {
  let postgres = await start()
  await run(postgres, `insert into notes values ('giữ')`)
  expect(fs.statSync(postgres.host).mode & 0o777).toBe(0o700)
  await postgres.stop()
  expect(fs.existsSync(pidFile)).toBe(false)
  expect(fs.existsSync(postgres.host)).toBe(false)
  postgres = await start()
  expect(await run(postgres, 'select text from notes')).toEqual([{ text: 'giữ' }])
})

test('after kill -9 of PostgreSQL the next start recovers with every row', async () => {
  const client = new pg.Client((await start()).admin)
  client.on('error', () => {})
  await client.connect() // a child that still lives for a moment
  await client.query(`insert into notes values ('trước khi ngắt')`)
  process.kill(pidOf(), 'SIGKILL')
  const postgres = await start()
  expect(await run(postgres, 'select count(*)::int as n from notes')).toEqual([{ n: 2 }])
})

test('one that already runs on the folder is taken over', async () => {
  await start()
  const pid = pidOf()
  const second = await startPostgres({ dataDir })
  expect(second.adopted).toBe(true)
  expect(pidOf()).toBe(pid)
  await second.stop()
  expect(fs.existsSync(pidFile)).toBe(false)
})

test('two that start at once end with one PostgreSQL', async () => {
  const both = await Promise.all([startPostgres({ dataDir }), start()])
  for (const postgres of both) expect(await run(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a process number that a power cut left to another program does not keep it from starting', async () => {
  await (await start()).stop()
  const stranger: ChildProcess = spawn('sleep', ['60'])
  try {
    for (const pid of [stranger.pid, 999_999]) {
      fs.writeFileSync(pidFile, `${pid}\n${join(dataDir, 'pg')}\n1700000000\n5432\n/nowhere\n\n  1 1\nready   \n`)
      expect((await start()).adopted).toBe(false)
      await running?.stop()
    }
    expect(stranger.exitCode).toBe(null)
  } finally {
    stranger.kill()
  }
})

test('a folder with something else in it is left alone, with a sentence', async () => {
  const folder = fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'mangnon-strange-'))
  fs.mkdirSync(join(folder, 'pg'))
  fs.writeFileSync(join(folder, 'pg', 'thesis.docx'), '')
  await expect(startPostgres({ dataDir: folder })).rejects.toThrow(/is not empty and is not a PostgreSQL data folder/)
  expect(fs.readdirSync(join(folder, 'pg'))).toEqual(['thesis.docx'])
  fs.rmSync(folder, { recursive: true })
})

const root = process.getuid?.() === 0
const closedFolder = () => fs.mkdtempSync(join(fs.realpathSync(tmpdir()), 'mangnon-closed-')) // mode 0700

test.runIf(root && process.platform === 'linux')('under root it also runs in a folder closed to others', async () => {
  const closed = closedFolder()
  const postgres = await startPostgres({ dataDir: join(closed, 'checkout', 'data'), fast: true })
  expect(await run(postgres, `select current_setting('data_directory') as at`)).toEqual([
    { at: join(closed, 'checkout', 'data', 'pg') },
  ])
  await postgres.stop()
  fs.rmSync(closed, { recursive: true })
})

test.runIf(root)('where that cannot be, the closed folder is named in one sentence', async () => {
  const closed = closedFolder()
  const path = process.env.PATH
  process.env.PATH = '/nowhere'
  try {
    await expect(startPostgres({ dataDir: join(closed, 'checkout', 'data') })).rejects.toThrow(
      /may not enter \/.*DATA_DIR/,
    )
  } finally {
    process.env.PATH = path
    fs.rmSync(closed, { recursive: true })
  }
})

test('a statement that fails leaves nothing of a child in the log', async () => {
  const postgres = await start()
  const client = new pg.Client(postgres.admin)
  await client.connect()
  await client.query('create table kept (name text, day date not null, check (day > $$2000-01-01$$))')
  const child = 'Bàn Thị Nhật Ký'
  await client.query('insert into kept values ($1, $2)', [child, '1999-01-01']).catch(() => {})
  await client.query('insert into kept values ($1, $2)', [child, null]).catch(() => {})
  await client.query(`insert into kept values ('${child}', 'x')`).catch(() => {})
  await client
    .query('select * from jsonb_populate_recordset(null::kept, $1::jsonb)', [`[{"name": "${child}" "day"}]`])
    .catch(() => {})
  await client.end()
  await running?.stop()
  const log = fs.readFileSync(join(dataDir, 'postgres.log'), 'utf8')
  expect(log).toMatch(/violates check constraint/)
  expect(log).not.toContain('Nhật Ký')
})
