/**
 * The power goes while a list enters the register: what was acknowledged is there after the restart, and a list is in
 * whole or not at all.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Caller, makeCaller } from '#api/call.ts'
import { childApi } from '#api/children.ts'
import { demoChildrenCsv } from '#core/demo/children-csv.ts'
import { makeDemoCommune } from '#core/demo/commune.ts'
import { demoPassword } from '#server/demo.ts'

const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'mangnon-kill-'))
const rounds = Number(process.env.KILL_ROUNDS ?? 3)
let server: ChildProcess | undefined

const start = async (): Promise<string> => {
  server = spawn(process.execPath, [resolve(import.meta.dirname, 'fixtures/serve.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return new Promise((done, fail) => {
    server?.stdout?.on('data', (text: Buffer) => {
      const address = /http:\S+/.exec(String(text))?.[0]
      if (address) done(address)
    })
    server?.on('exit', (code) => fail(new Error(`the server ended with ${code} before it listened`)))
  })
}

const signIn = async (address: string): Promise<Caller> => {
  const reply = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'tham', password: demoPassword }),
  })
  const token = reply.headers.get('set-auth-token')
  return makeCaller(async ({ method, url, headers, body }) => {
    const answer = await fetch(`${address}${url}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
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

const kill = async (alsoPostgres: boolean): Promise<void> => {
  const gone = new Promise((done) => server?.once('exit', done))
  server?.kill('SIGKILL')
  if (alsoPostgres)
    process.kill(Number(readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await gone
}

afterAll(async () => {
  const gone = new Promise((done) => server?.once('exit', done))
  server?.kill('SIGTERM')
  await gone
  rmSync(dataDir, { recursive: true, force: true })
})

test(`kill -9 during an import, ${rounds} times: all of it or nothing of it`, {
  timeout: 60_000 + rounds * 30_000,
}, async () => {
  let address = await start()
  let call = await signIn(address)
  const outcomes: string[] = []
  for (let round = 0; round < rounds; round++) {
    const list = demoChildrenCsv(
      makeDemoCommune({ today: new Date().toISOString().slice(0, 10) as never, seed: 100 + round, children: 700 }),
      { badRows: false },
    )
    const preview = await call(childApi.startImport, {
      body: { fileName: `dot-${round}.csv`, contentBase64: Buffer.from(list).toString('base64') },
    })
    expect(preview.willAdd).toBeGreaterThan(500)
    const before = (await call(childApi.list, {})).total
    let acknowledged = false
    const accepting = call(childApi.acceptImport, { params: { batchId: preview.batchId } }).then(
      () => {
        acknowledged = true
      },
      () => {},
    )
    // Somewhere within the import, and in the last round after it.
    const wait = round === rounds - 1 ? accepting : new Promise((done) => setTimeout(done, 200 + round * 450))
    await wait
    await kill(round % 2 === 1)
    await accepting

    address = await start()
    call = await signIn(address)
    const batch = await call(childApi.readImport, { params: { batchId: preview.batchId } })
    const after = (await call(childApi.list, {})).total
    outcomes.push(batch.state)
    if (acknowledged) expect(batch.state).toBe('done')
    if (batch.state === 'done') expect(batch.willStay).toBe(preview.willAdd)
    else {
      expect(after).toBe(before)
      // It waits where it was, and goes in now.
      const done = await call(childApi.acceptImport, { params: { batchId: preview.batchId } })
      expect(done.outcome?.added).toBe(preview.willAdd)
    }
  }
  expect(outcomes).toContain('done')
})
