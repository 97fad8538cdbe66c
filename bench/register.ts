/**
 * `npm run bench -- register [CHILDREN …] [--national]`: fills a database with an invented country and measures the
 * register in it: how fast it loads, how much disk a child takes, and what a commune's officer waits for, which must not
 * grow with the country. Without numbers: 1,000,000 and 5,000,000; `--national`: 25,000,000 as well.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { makeCaller } from '#api/call.ts'
import { childFactApi } from '#api/child-facts.ts'
import { childApi } from '#api/children.ts'
import { todayApi } from '#api/today.ts'
import { dayInVietnam, type PlainDate } from '#core/dates.ts'
import type { DemoCommune } from '#core/demo/commune.ts'
import { makeCountry } from '#core/demo/country.ts'
import { demoPeople } from '#core/demo/people.ts'
import { formatNumber } from '#core/numbers.ts'
import { demoPassword } from '#server/demo.ts'
import { openKeys } from '#server/keys.ts'
import { type Running, startInstallation, systemNow } from '#server/start.ts'
import type { Tx } from '#store/as-actor.ts'
import { type ChildQuestion, listChildren } from '#store/child-lists.ts'
import { registerChildren } from '#store/children.ts'
import { openDatabase } from '#store/db.ts'
import type { DB } from '#store/schema.ts'
import { testKeys } from '#test/people/keys.ts'

const project = resolve(import.meta.dirname, '..')
const today = dayInVietnam(systemNow())
const asked = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number)
const sizes = [
  ...(asked.length > 0 ? asked : [1_000_000, 5_000_000]),
  ...(process.argv.includes('--national') ? [25_000_000] : []),
]
const averageCommune = 25_000_000 / 3_321

const row = (what: string, measured: string, budget = ''): void =>
  console.log(`${what.padEnd(62)}${measured.padStart(26)}   ${budget}`)

const measure = async (what: string, work: () => Promise<unknown>, budget = '', n = 40): Promise<void> => {
  const times: number[] = []
  for (let i = 0; i < n; i++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => formatNumber(times[Math.min(n - 1, Math.floor(n * share))] ?? Number.NaN, 1)
  row(what, `p50 ${at(0.5)} · p95 ${at(0.95)} ms`, budget)
}

const communes = readFileSync(join(project, 'reference/places/communes-3321.csv'), 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .filter((cells) => cells.length > 3)
  .map((cells) => ({ path: `${cells[3]}/${cells[0]}`, name: cells[1] ?? '' }))
  .filter(({ path }) => path !== '22/06985')

/** As many communes of the usual size as the number of children fills, spread over the provinces. */
const someCommunes = (children: number) => {
  const step = Math.max(1, communes.length / Math.max(1, Math.round(children / averageCommune)))
  return Array.from({ length: Math.floor(communes.length / step) }, (_, n) => communes[Math.floor(n * step)]).filter(
    (commune) => commune !== undefined,
  )
}

/** Writes one commune as the owner, by the same function that registers children for an officer. */
const writeCommune = async (db: Kysely<DB>, commune: DemoCommune, keys: ReturnType<typeof openKeys>): Promise<void> => {
  const pathOf = new Map(commune.villages.map((village) => [village.name, village.path]))
  await db.transaction().execute(async (trx) => {
    await sql`set local synchronous_commit = off`.execute(trx)
    const tx = {
      db: trx,
      now: systemNow(),
      actor: { accountId: demoPeople[0]?.accountId ?? '' },
      permission: 'child.import',
      areaPaths: [commune.path],
      readOnly: false,
      record: () => {},
    } as unknown as Tx
    await registerChildren(tx, {
      communePath: commune.path,
      plan: { add: commune.children.map((child, n) => ({ row: n, child })), change: [] },
      stored: [],
      villagePathOf: (name) => (name === null ? null : (pathOf.get(name) ?? null)),
      factsFrom: `${today.slice(0, 4)}-01-01` as PlainDate,
      source: 'demo',
      batchId: null,
      keys,
      synthetic: true,
      today,
    })
  })
}

const load = async (db: Kysely<DB>, children: number, keys: ReturnType<typeof openKeys>): Promise<number> => {
  const country = makeCountry({ today, seed: 2026, children, communes: someCommunes(children) })
  let written = 0
  const began = performance.now()
  // Two at a time: while PostgreSQL writes one commune, the next is invented.
  const writer = async (): Promise<void> => {
    for (let next = country.next(); !next.done; next = country.next()) {
      await writeCommune(db, next.value, keys)
      written += next.value.children.length
      const seconds = (performance.now() - began) / 1000
      const share = Math.min(1, written / children)
      process.stderr.write(
        `\r[${'█'.repeat(Math.round(share * 30)).padEnd(30, '·')}] ${formatNumber(written)} · ${formatNumber(written / seconds, 0)}/s · ${formatNumber((seconds * (1 - share)) / share / 60, 0)} phút nữa   `,
      )
    }
  }
  await Promise.all([writer(), writer()])
  process.stderr.write(`${'\r'.padEnd(90)}\r`)
  row(
    `${formatNumber(written)} children loaded, two connections`,
    `${formatNumber(written / ((performance.now() - began) / 1000), 0)} children/s`,
  )
  return written
}

const callerOf = async (running: Running, address: string, username: string) => {
  const reply = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: demoPassword }),
  })
  const authorization = `Bearer ${reply.headers.get('set-auth-token')}`
  return makeCaller(async ({ method, url, headers, body }) => {
    const answer = await running.app.inject({
      method,
      url,
      headers: { ...headers, authorization },
      ...(body === undefined ? {} : { payload: body }),
    })
    return {
      status: answer.statusCode,
      headers: new Headers(answer.headers as Record<string, string>),
      json: async () => answer.json(),
      bytes: async () => new Uint8Array(answer.rawPayload),
    }
  }, randomUUID)
}

/** A list under a wider scope than any role has for names yet: what a province or the nation would wait. */
const listWithin = (db: Kysely<DB>, area: string, question: ChildQuestion): Promise<unknown> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config('app.user_id', ${randomUUID()}, true), set_config('app.scope', 'area', true),
      set_config('app.area_paths', ${area}, true), set_config('app.opens', 'children,identity', true),
      set_config('app.now', ${systemNow()}, true)`.execute(trx)
    const tx = { db: trx, areaPaths: [area], actor: { homePath: area } } as unknown as Tx
    return listChildren(tx, question, today, testKeys)
  })

for (const size of sizes) {
  console.log(
    `\n${formatNumber(size)} children · ${cpus().length} × ${cpus()[0]?.model} · load ${loadavg()[0]?.toFixed(1)}`,
  )
  const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'mangnon-register-'))
  const baseUrl = 'http://localhost:34119'
  const running = await startInstallation({ dataDir, baseUrl, begin: 'demo', demoSize: 7_500, jobs: false })
  await running.app.listen({ port: 34_119 })
  const owner = openDatabase(running.owner, 3)
  const sizeOf = async () => {
    const { rows } = await sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`.execute(owner)
    return Number(rows[0]?.bytes)
  }
  const served = openDatabase({ ...running.owner, user: 'app_user' }, 2)
  const before = await sizeOf()
  const written = await load(owner, size, openKeys(join(dataDir, 'keys')))
  row('disk for each child, indexes included', `${formatNumber(((await sizeOf()) - before) / written / 1024, 1)} KB`)
  const analysing = performance.now()
  await sql`analyze`.execute(owner)
  row('statistics of all tables', `${formatNumber((performance.now() - analysing) / 1000, 1)} s`)

  const tham = await callerOf(running, baseUrl, 'tham')
  const huyen = await callerOf(running, baseUrl, 'huyen')
  const page = await tham(childApi.list, {})
  const child = page.rows[0]
  row('officer of a commune: children in it', formatNumber(page.total))
  await measure('  list, one page', () => tham(childApi.list, {}), '30 ms p95')
  await measure(
    '  filter (under 5, birth not registered)',
    () => tham(childApi.list, { query: { ageTo: 4, birthRegistered: 'no' } }),
    '30 ms p95',
  )
  await measure('  search by name', () => tham(childApi.search, { body: { search: 'trieu thi' } }), '30 ms p95')
  await measure('  page of a child', () => tham(childApi.read, { params: { childId: child?.childId ?? '' } }))
  let weight = 10
  await measure(
    '  a fact entered, with audit and current row',
    () => {
      weight = Math.round((weight + 0.1) * 10) / 10
      const body = { kind: 'measurements', content: { weight_kg: weight }, validFrom: today }
      return tham(childFactApi.add, { params: { childId: child?.childId ?? '' }, body: body as never })
    },
    '100 ms p95',
  )
  await measure('  Hôm nay', () => tham(todayApi.read, {}), '', 15)
  await measure(
    'officer of the province: Hôm nay (counts of the province)',
    () => huyen(todayApi.read, {}),
    '100 ms p95',
    10,
  )
  await measure(
    'a province under row security: search by name',
    () => listWithin(served, '22', { filter: {}, search: 'trieu thi hoa' }),
    '100 ms p95',
    10,
  )
  row('memory of the server', `${formatNumber(process.memoryUsage().rss / 1024 / 1024, 0)} MB`)
  await owner.destroy()
  await served.destroy()
  await running.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(0)
