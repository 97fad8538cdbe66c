/** The real server, listening on a free port of this machine: with the demo on a database of its own, or empty. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Instant } from '#core/dates.ts'
import { buildApp } from '#server/app.ts'
import { makeAuth, makeAuthPool } from '#server/auth.ts'
import { demoPeopleForWelcome } from '#server/demo.ts'
import { projectFolder, startInstallation } from '#server/start.ts'
import { openDatabase } from '#store/db.ts'
import { createTestDatabase } from '#store/test-database.ts'
import { testKeys, testNow } from '#test/people/keys.ts'

export type Listening = { baseUrl: string; clock: { now: Instant }; stop: () => Promise<void> }

const webFolder = join(projectFolder, 'dist/web')

/** The demonstration of the tests, at the desk on testNow. */
export const listenWithDemo = async (): Promise<Listening> => {
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const database = await createTestDatabase()
  const db = openDatabase(database.app, 6)
  const authPool = makeAuthPool(database.auth)
  const auth = makeAuth({ pool: authPool, secret: testKeys.session, baseUrl, trustedOrigins: [baseUrl] })
  const clock = { now: testNow as Instant }
  const app = await buildApp({
    db,
    auth,
    authPool,
    baseUrl,
    webFolder,
    now: () => clock.now,
    keys: testKeys,
    office: {
      kind: async () => 'demo',
      demoPeople: demoPeopleForWelcome,
      setupCode: null,
      begin: async () => {},
      backup: async (reason) => ({ fileName: 'mangnon-demo.backup', reason, madeAt: clock.now, sizeBytes: 1_234_567 }),
    },
  })
  await listen(app, port)
  return {
    baseUrl,
    clock,
    stop: async () => {
      await app.close()
      await Promise.all([db.destroy(), authPool.end()])
      await database.drop()
    },
  }
}

/** An installation in which nothing was begun yet, as after `npm start -- --empty`. */
export const listenEmpty = async (): Promise<Listening & { setupCode: string }> => {
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const dataDir = await mkdtemp(join(tmpdir(), 'mangnon-empty-'))
  const running = await startInstallation({ dataDir, baseUrl, begin: 'empty', webFolder, fast: true })
  await listen(running.app, port)
  return {
    baseUrl,
    clock: { now: testNow as Instant },
    setupCode: running.office.setupCode ?? '',
    stop: async () => {
      await running.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const listen = async (app: FastifyInstance, port: number): Promise<void> => {
  // Each connection comes from an address of its own, so that many pages never meet the limits of requests.
  let connections = 0
  app.server.on('connection', (socket) => {
    connections += 1
    Object.defineProperty(socket, 'remoteAddress', { value: `10.1.${connections >> 8}.${connections & 255}` })
  })
  await app.listen({ port, host: '127.0.0.1' })
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
