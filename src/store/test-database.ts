/**
 * Databases for tests: one PostgreSQL for the whole run (`test/postgres.setup.ts`), one template with every migration,
 * and a clone of it for each test file, so that files run side by side and never see each other.
 */
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { type Connection, startPostgres } from './embedded-postgres.ts'
import { createDatabaseIfAbsent, migrate } from './migrate.ts'
import { pgTypes } from './pg-types.ts'

const checkout = resolve(import.meta.dirname, '../..')
const prefix = `mangnon-test-${createHash('sha256').update(checkout).digest('hex').slice(0, 8)}-`

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestCluster
  }
}

/** What a test worker needs to know to make databases; plain data, so Vitest can `provide` it. */
export type TestCluster = { admin: Connection; template: string }

/**
 * Starts PostgreSQL without care for power cuts in a temp folder of this checkout and process, and builds the template.
 * `prepare` may put more into the template (reference data). What killed runs left behind is cleared away first.
 */
export const startTestCluster = async (
  prepare?: (database: Connection) => Promise<void>,
): Promise<TestCluster & { stop: () => Promise<void> }> => {
  await clearDeadClusters()
  const dataDir = join(fs.realpathSync(tmpdir()), `${prefix}${process.pid}`)
  fs.rmSync(dataDir, { recursive: true, force: true })
  const postgres = await startPostgres({ dataDir, fast: true })
  const stop = async () => {
    await postgres.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const template = 'template_test'
    await createDatabaseIfAbsent(postgres.admin, template)
    const database = { ...postgres.admin, database: template }
    await migrate(database, join(checkout, 'db/migrations'))
    await prepare?.(database)
    return { admin: postgres.admin, template, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export type TestDatabase = {
  name: string
  /** The superuser: passes every policy. For arranging and checking, never for what is under test. */
  admin: Connection
  adminPool: pg.Pool
  /** The connection of any role of `db/roles.sql`: `as('app_user')`. */
  as: (role: string) => Connection
  /** What the server serves with (`app_user`), what better-auth uses (`app_auth`). */
  app: Connection
  auth: Connection
  drop: () => Promise<void>
}

/** A clone of the template for one test file. Close your own pools, then `drop()`. */
export const createTestDatabase = async (of?: TestCluster): Promise<TestDatabase> => {
  // Vitest is loaded only here, since tools use this file outside of it.
  const cluster = of ?? (await import('vitest')).inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await retryWhileBusy(cluster.admin, `create database ${name} template ${cluster.template}`)
  const as = (role: string): Connection => ({ ...cluster.admin, database: name, user: role })
  const admin = as(cluster.admin.user)
  const adminPool = new pg.Pool({ ...admin, types: pgTypes, max: 4 })
  adminPool.on('error', () => {})
  return {
    name,
    admin,
    adminPool,
    as,
    app: as('app_user'),
    auth: as('app_auth'),
    drop: async () => {
      await adminPool.end()
      await retryWhileBusy(cluster.admin, `drop database if exists ${name} with (force)`)
    },
  }
}

/** Cloning fails while anyone, even a clone in the making, is connected to the template. */
const retryWhileBusy = async (admin: Connection, sql: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client(admin)
    client.on('error', () => {})
    await client.connect()
    try {
      await client.query(sql)
      return
    } catch (error) {
      if ((error as pg.DatabaseError).code !== '55006' || attempt === 50) throw error
    } finally {
      await client.end()
    }
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** Stops and removes the clusters of runs that were killed: their folder names a process that is no more. */
const clearDeadClusters = async (): Promise<void> => {
  const temp = fs.realpathSync(tmpdir())
  for (const name of fs.readdirSync(temp)) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue
    const folder = join(temp, name)
    try {
      const pid = Number(fs.readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
      // Starting "again" adopts it when it is PostgreSQL and still ours; nothing else is ever stopped.
      if (isAlive(pid)) await startPostgres({ dataDir: folder, fast: true }).then((orphan) => orphan.stop())
    } catch {}
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
