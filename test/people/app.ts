/**
 * The whole server on a database of its own, with the demo cast at their desks, without a network:
 *
 *   const { as, close } = await demoApp()
 *   const tham = await as('tham')
 *   const plan = await tham(planApi.add, { body })          // throws CallError as the browser would see it
 */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Caller, Transport } from '#api/call.ts'
import { makeCaller } from '#api/call.ts'
import type { Instant } from '#core/dates.ts'
import { demoPeople } from '#core/demo/people.ts'
import type { Permission } from '#core/permissions.ts'
import { buildApp, type Office } from '#server/app.ts'
import { makeAuth, makeAuthPool } from '#server/auth.ts'
import { demoPassword, demoPeopleForWelcome } from '#server/demo.ts'
import { findActor } from '#store/accounts.ts'
import { asActor, type Tx } from '#store/as-actor.ts'
import { type AppDatabase, openDatabase } from '#store/db.ts'
import { createTestDatabase, type TestDatabase } from '#store/test-database.ts'
import { testKeys, testNow } from './keys.ts'

/** A member of the demo cast by sign-in name. */
export type CastName = 'tham' | 'khoa' | 'sam' | 'phuong' | 'huyen' | 'quantri' | 'kiemtra' | 'mai-bache'

export const communes = { luongMinh: '22/06985', baChe: '22/06978' } as const

export type DemoApp = {
  app: FastifyInstance
  database: TestDatabase
  /** The application's own pool (app_user). */
  db: AppDatabase
  /** The server's clock: move it with `clock.now = …`. */
  clock: { now: Instant }
  /** Signs a person in (once) and returns their caller. */
  as: (name: CastName) => Promise<Caller>
  /** A raw request with the person's session; null: nobody's. */
  request: (name: CastName | null, options: InjectOptions) => ReturnType<FastifyInstance['inject']>
  /** A caller without a session. */
  nobody: Caller
  /** A transaction of a person under a permission, for store tests. */
  inTx: <T>(name: CastName, permission: Permission, work: (tx: Tx) => Promise<T>, readOnly?: boolean) => Promise<T>
  close: () => Promise<void>
}

/** Builds the server on a clone of the template, which holds the country's units and the demo. `otherOrigins`: where it will listen. */
export const demoApp = async (office: Partial<Office> = {}, otherOrigins: string[] = []): Promise<DemoApp> => {
  const database = await createTestDatabase()
  const db = openDatabase(database.app, 4)
  const authPool = makeAuthPool(database.auth)
  const auth = makeAuth({
    pool: authPool,
    secret: testKeys.session,
    baseUrl: 'http://localhost',
    // Any port: the tests of the command line listen on a free one.
    trustedOrigins: ['http://localhost', 'http://localhost:*'],
  })
  const clock = { now: testNow as Instant }
  const app = await buildApp({
    db,
    auth,
    authPool,
    baseUrl: 'http://localhost',
    origins: ['http://localhost', ...otherOrigins],
    now: () => clock.now,
    keys: testKeys,
    office: {
      kind: async () => 'demo',
      demoPeople: demoPeopleForWelcome,
      setupCode: null,
      begin: async () => {},
      backup: async (reason) => ({ fileName: 'none', reason, madeAt: clock.now, sizeBytes: 0 }),
      ...office,
    },
  })
  await app.ready()

  // Each request comes from an address of its own, so that a long test never meets the limits of requests.
  let requests = 0
  const inject = (options: InjectOptions) => {
    requests += 1
    return app.inject({ remoteAddress: `10.${requests >> 16}.${(requests >> 8) & 255}.${requests & 255}`, ...options })
  }
  const cookies = new Map<CastName, Promise<string>>()
  const cookieOf = (name: CastName): Promise<string> => {
    const known = cookies.get(name) ?? signIn(name)
    cookies.set(name, known)
    return known
  }
  const signIn = async (name: CastName): Promise<string> => {
    const reply = await inject({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      headers: { origin: 'http://localhost', host: 'localhost' },
      payload: { username: name, password: demoPassword },
    })
    if (reply.statusCode !== 200) throw new Error(`${name} cannot sign in: ${reply.statusCode} ${reply.body}`)
    return reply.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
  }
  const request: DemoApp['request'] = (async (name: CastName | null, options: InjectOptions) =>
    inject({
      ...options,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        ...(name ? { cookie: await cookieOf(name) } : {}),
        ...options.headers,
      },
    })) as never
  const transportOf =
    (name: CastName | null): Transport =>
    async ({ method, url, headers, body }) => {
      const reply = await request(name, {
        method: method as 'GET',
        url,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      })
      return {
        status: reply.statusCode,
        headers: { get: (header) => (reply.headers[header.toLowerCase()] as string | undefined) ?? null },
        json: async () => reply.json(),
        bytes: async () => new Uint8Array(reply.rawPayload),
      }
    }

  return {
    app,
    database,
    db,
    clock,
    as: async (name) => {
      await cookieOf(name)
      return makeCaller(transportOf(name), randomUUID)
    },
    request,
    nobody: makeCaller(transportOf(null), randomUUID),
    inTx: async (name, permission, work, readOnly = false) =>
      asActor(db, { actor: await actorOf(db, name, clock.now), permission, now: clock.now, readOnly }, work),
    close: async () => {
      await app.close()
      await Promise.all([db.destroy(), authPool.end()])
      await database.drop()
    },
  }
}

/** The actor behind a name of the cast, with the roles that hold on the day. */
export const actorOf = async (db: AppDatabase, name: CastName, now: Instant) => {
  const person = demoPeople.find((p) => p.username === name)
  const actor = person && (await findActor(db, person.accountId, now.slice(0, 10) as never))
  if (!actor) throw new Error(`no ${name} in the demo`)
  return actor
}
