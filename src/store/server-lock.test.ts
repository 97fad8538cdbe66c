import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { AlreadyRunningError, claimDataDir, findServer } from './server-lock.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'mangnon-instance-'))
const lock = join(dataDir, 'server.lock')
afterAll(() => rmSync(dataDir, { recursive: true }))

const startOther = async () => {
  const script = `
    const { claimDataDir } = await import(${JSON.stringify(resolve(import.meta.dirname, 'server-lock.ts'))})
    try { claimDataDir(${JSON.stringify(dataDir)}, 'http://localhost:3000'); console.log('claimed'); setInterval(() => {}, 1000) }
    catch (error) { console.log(error.message); process.exit(1) }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await new Promise<string>((done) => child.stdout.once('data', (chunk) => done(`${chunk}`.trim())))
  return { child, said, gone: new Promise((done) => child.once('exit', done)) }
}

test('a second server on the same data is told where the first one is', async () => {
  const other = await startOther()
  expect(other.said).toBe('claimed')
  expect(() => claimDataDir(dataDir, 'http://localhost:3001')).toThrow(AlreadyRunningError)
  expect(() => claimDataDir(dataDir, 'http://localhost:3001')).toThrow(/http:\/\/localhost:3000/)
  expect(findServer(dataDir)?.pid).toBe(other.child.pid)
  other.child.kill('SIGKILL')
  await other.gone
  expect(findServer(dataDir)).toBeUndefined()
})

test('a lock that kill -9 left behind is taken over, and released at the end', () => {
  expect(existsSync(lock)).toBe(true)
  const claim = claimDataDir(dataDir, 'http://localhost:3000')
  expect(JSON.parse(readFileSync(lock, 'utf8')).pid).toBe(process.pid)
  claim.release()
  expect(existsSync(lock)).toBe(false)
})

test('a lock whose number now belongs to another process, or that was cut off, is taken over', () => {
  for (const text of [JSON.stringify({ pid: process.ppid, started: 'another:1', address: 'x' }), '{"pid":', '']) {
    writeFileSync(lock, text)
    claimDataDir(dataDir, 'http://localhost:3000').release()
  }
})

test('of several that start at once exactly one serves', async () => {
  writeFileSync(lock, JSON.stringify({ pid: 999_999, started: 'gone', address: 'x' }))
  const all = await Promise.all([startOther(), startOther(), startOther()])
  expect(all.filter(({ said }) => said === 'claimed')).toHaveLength(1)
  for (const { child } of all) child.kill('SIGKILL')
  await Promise.all(all.map(({ gone }) => gone))
})
