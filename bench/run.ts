/**
 * `npm run bench`: figures to hold against the budgets; `npm run bench -- linkage`, `npm run bench -- register`: those of
 * linkage and of the register at the size of a country. Prints medians of one run on this machine; nothing fails here,
 * since shared machines are noisy: compare within one run.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Caller, makeCaller } from '#api/call.ts'
import { childApi } from '#api/children.ts'
import { figureApi } from '#api/figures.ts'
import { reportApi } from '#api/reports.ts'
import { demoChildrenCsv } from '#core/demo/children-csv.ts'
import { makeDemoCommune } from '#core/demo/commune.ts'
import { formatNumber } from '#core/numbers.ts'
import { readPlan } from '#core/plans/read-plan.ts'
import { demoPassword } from '#server/demo.ts'
import { firstLoadSize } from './first-load.ts'

if (process.argv[2] === 'register') {
  await import('./register.ts')
  process.exit(0)
}
if (process.argv[2] === 'linkage') {
  await import('./linkage.ts')
  process.exit()
}

const project = resolve(import.meta.dirname, '..')
const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'mangnon-bench-'))

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const row = (what: string, measured: string, budget: string): void =>
  console.log(`${what.padEnd(58)}${measured.padStart(18)}   ${budget}`)
const ms = (value: number): string => `${formatNumber(value, value < 10 ? 1 : 0)} ms`

const timed = async <T>(work: () => Promise<T> | T): Promise<[number, T]> => {
  const began = performance.now()
  const result = await work()
  return [performance.now() - began, result]
}

const times = async (n: number, work: () => Promise<unknown> | unknown): Promise<number> => {
  const all: number[] = []
  for (let i = 0; i < n; i++) all.push((await timed(work))[0])
  return median(all)
}

/** `npm start` without npm: the server's own process, from spawn to its address. */
const startServer = async (port: number): Promise<{ ms: number; stop: () => Promise<void>; address: string }> => {
  const began = performance.now()
  const server = spawn(process.execPath, ['src/server/main.ts'], {
    cwd: project,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = `http://localhost:${port}`
  await new Promise<void>((done, fail) => {
    server.stdout.on('data', (text: Buffer) => String(text).includes(address) && done())
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}`)))
  })
  const took = performance.now() - began
  return {
    ms: took,
    address,
    stop: () =>
      new Promise((done) => {
        server.removeAllListeners('exit')
        server.on('exit', () => done())
        server.kill('SIGINT')
      }),
  }
}

const signIn = async (address: string, username: string): Promise<Caller> => {
  const reply = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: demoPassword }),
  })
  const authorization = `Bearer ${reply.headers.get('set-auth-token')}`
  return makeCaller(async ({ method, url, headers, body }) => {
    const answer = await fetch(`${address}${url}`, {
      method,
      headers: { ...headers, authorization },
      ...(body === undefined ? {} : { body }),
    })
    return {
      status: answer.status,
      headers: answer.headers,
      json: () => answer.json(),
      bytes: async () => new Uint8Array(await answer.arrayBuffer()),
    }
  }, randomUUID)
}

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.versions.node}\n`)
row('what', 'measured', 'budget')

const first = await startServer(34_117)
row('start, first time (database, reference data, demo, web build)', ms(first.ms), '60 s')
await first.stop()
const second = await startServer(34_117)
row('start, second time, to listening', ms(second.ms), '3 s')

const page = readFileSync(join(project, 'reference/demo/ke-hoach-luong-minh.txt'), 'utf8')
const twentyPages = page.repeat(Math.ceil((20 * 2_600) / page.length))
readPlan(page)
row(`plan reader, ${formatNumber(page.length)} characters`, ms(await times(9, () => readPlan(page))), '')
row(
  `plan reader, 20 pages (${formatNumber(twentyPages.length)} characters)`,
  ms(await times(5, () => readPlan(twentyPages))),
  '300 ms',
)

const tham = await signIn(second.address, 'tham')
row('list of children, one page, commune of 1.150', ms(await times(25, () => tham(childApi.list, {}))), '30 ms p95')
row('search by name', ms(await times(25, () => tham(childApi.search, { body: { search: 'trieu thi' } }))), '30 ms p95')
row(
  'board of targets, figures computed when asked',
  ms(await times(9, () => tham(figureApi.board, { query: { year: 2026 } }))),
  '1 s after a change',
)

for (const size of [2_000, 5_000]) {
  const today = new Date().toISOString().slice(0, 10) as never
  const list = demoChildrenCsv(makeDemoCommune({ today, seed: size, children: size }), { badRows: false })
  const [previewMs, preview] = await timed(() =>
    tham(childApi.startImport, {
      body: { fileName: `${size}.csv`, contentBase64: Buffer.from(list).toString('base64') },
    }),
  )
  const [acceptMs] = await timed(() => tham(childApi.acceptImport, { params: { batchId: preview.batchId } }))
  row(
    `import of ${formatNumber(preview.rowsTotal)} rows: preview`,
    `${formatNumber((preview.rowsTotal / previewMs) * 1000, 0)} rows/s`,
    '5.000 rows/s',
  )
  row(
    `import of ${formatNumber(preview.rowsTotal)} rows: read again, compare, write, audit`,
    `${formatNumber((preview.rowsTotal / acceptMs) * 1000, 0)} rows/s`,
    '5.000 rows/s',
  )
}

const [composeMs, report] = await timed(() => tham(reportApi.start, { body: { year: 2026 } }))
const params = { reportId: report.reportId }
row('yearly report: figures and composition', ms(composeMs), '')
await tham(reportApi.pdf, { params })
row(
  'yearly report: composed anew and written as .docx',
  ms(await times(5, () => tham(reportApi.docx, { params }))),
  '1 s, both',
)
row('yearly report: composed anew and written as .pdf', ms(await times(5, () => tham(reportApi.pdf, { params }))), '')
const [finaliseMs] = await timed(() => tham(reportApi.finalise, { params }))
row('yearly report: finalised, rows frozen', ms(finaliseMs), '')

await second.stop()
const size = firstLoadSize(join(project, 'dist/web'))
row('first load of the web app, JavaScript, brotli', `${formatNumber(size.javascript / 1024, 0)} KB`, '250 KB')
row('first load of the web app, CSS, brotli', `${formatNumber(size.css / 1024, 0)} KB`, '')
rmSync(dataDir, { recursive: true, force: true })
