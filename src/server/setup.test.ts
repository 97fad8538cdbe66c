import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authOptions, makeAuthPool } from './auth.ts'
import { type Running, startInstallation } from './start.ts'

const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'mangnon-setup-'))
let running: Running
const start = (begin: 'demo' | 'empty') =>
  startInstallation({ dataDir, baseUrl: 'http://localhost', begin, fast: true, jobs: false })

beforeAll(async () => {
  running = await start('empty')
}, 120_000)
afterAll(async () => {
  await running.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const post = (url: string, payload: object, cookie?: string) =>
  running.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { host: 'localhost', origin: 'http://localhost', ...(cookie ? { cookie } : {}) },
  })
const get = (url: string, cookie = '') =>
  running.app.inject({ method: 'GET', url, headers: { host: 'localhost', cookie } })

const administrator = { username: 'quan-tri', displayName: 'Người Quản Trị', password: 'mat khau dai lam' }
const wish = { commune: '22/06985', villages: ['1. Khe Nà', 'Khe Càn; Tân Ốc 1', 'Khe Nà'], administrator }

test('an empty office offers 34 provinces with 3,321 communes', async () => {
  expect((await get('/api/welcome')).json()).toMatchObject({ installation: 'empty', demoPeople: [] })
  const provinces = (await get('/api/setup/provinces')).json() as { name: string; communes: { name: string }[] }[]
  expect(provinces).toHaveLength(34)
  expect(provinces.reduce((sum, p) => sum + p.communes.length, 0)).toBe(3321)
  expect(provinces.find((p) => p.name === 'Tỉnh Quảng Ninh')?.communes.map((c) => c.name)).toContain('Xã Lương Minh')
})

test('only whoever reads the terminal begins it, once; then the first administrator signs in and opens accounts', async () => {
  expect((await post('/api/setup', { ...wish, setupCode: 'AAA-BBB-CCC-DDD' })).json().error.code).toBe('code_not_valid')
  const begun = await post('/api/setup', { ...wish, setupCode: running.office.setupCode })
  expect(begun.statusCode).toBe(200)
  expect((await post('/api/setup', { ...wish, setupCode: running.office.setupCode })).json().error.code).toBe(
    'office_begun',
  )
  expect((await get('/api/setup/provinces')).json().error.code).toBe('office_begun')

  const signedIn = await post('/api/auth/sign-in/username', { username: 'quan-tri', password: administrator.password })
  const cookie = signedIn.cookies.map((c) => `${c.name}=${c.value}`).join('; ')
  expect((await get('/api/session', cookie)).json()).toMatchObject({ installation: 'real', synthetic: false })
  const villages = (await get('/api/villages?commune=22/06985', cookie)).json() as { name: string }[]
  expect(villages.map((v) => v.name)).toEqual(['Khe Càn', 'Khe Nà', 'Tân Ốc 1'])
  const made = await post(
    '/api/accounts',
    { username: 'can-bo', displayName: 'Cán Bộ', role: 'communeOfficer', areaPath: '22/06985' },
    cookie,
  )
  expect(made.json().code).toMatch(/^[A-Z0-9]{3}(-[A-Z0-9]{3}){3}$/)
  // The administrator sees no children.
  expect((await get('/api/children', cookie)).statusCode).toBe(403)
})

test('demo people cannot come into a real office: neither by starting it as a demo nor by the database', async () => {
  await running.stop()
  running = await start('demo')
  expect((await get('/api/welcome')).json()).toMatchObject({ installation: 'real', demoPeople: [] })
  const client = new pg.Client({ ...running.owner, user: 'app_user' })
  await client.connect()
  const owner = new pg.Client(running.owner)
  await owner.connect()
  expect((await owner.query('select count(*)::int as n from accounts where synthetic')).rows[0].n).toBe(0)
  await owner.end()
  await client.query('begin')
  await client.query(
    `select set_config('app.user_id', gen_random_uuid()::text, true), set_config('app.scope', 'all', true), set_config('app.writes', 'accounts', true), set_config('app.opens', 'accounts', true)`,
  )
  await expect(
    client.query(
      `insert into accounts (account_id, username, display_name, home_path, synthetic, created_at) values (gen_random_uuid(), 'demo', 'Demo', '22/06985', true, now())`,
    ),
  ).rejects.toThrow(/row-level security/)
  await client.end()
})

test('a backup carries the office to an empty folder', async () => {
  const made = await running.backups.make('asked')
  expect(made.sizeBytes).toBeGreaterThan(10_000)
  expect((await get('/api/welcome')).statusCode).toBe(200)
})

test('the sign-in tables are just what better-auth asks for', async () => {
  const pool = makeAuthPool({ ...running.owner })
  const { toBeCreated, toBeAdded } = await getMigrations(
    authOptions({ pool, secret: 'x'.repeat(40), baseUrl: 'http://localhost', trustedOrigins: [] }),
  )
  await pool.end()
  expect([toBeCreated, toBeAdded]).toEqual([[], []])
})
