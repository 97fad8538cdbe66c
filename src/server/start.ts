/**
 * Brings an installation up: PostgreSQL, roles, migrations, reference data, keys, the demonstration or an empty office.
 * `npm start` and the tests of the whole go the same way.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Instant } from '#core/dates.ts'
import { newCode } from '#store/accounts.ts'
import { beginOffice, realOffice } from '#store/begin-office.ts'
import { openDatabase } from '#store/db.ts'
import { startPostgres } from '#store/embedded-postgres.ts'
import { findInstallation } from '#store/installation.ts'
import { loadReference } from '#store/load-reference.ts'
import { createDatabaseIfAbsent, listPending, migrate } from '#store/migrate.ts'
import { buildApp, type Office } from './app.ts'
import { createSignIn, makeAuth, makeAuthPool } from './auth.ts'
import { BackupKeeper } from './backups.ts'
import { beginDemo, demoPeopleForWelcome } from './demo.ts'
import { startJobs } from './jobs.ts'
import { openKeys } from './keys.ts'

export const projectFolder = resolve(import.meta.dirname, '../..')

export type StartOptions = {
  dataDir: string
  /** The migrating role's address of an outside PostgreSQL; none: the embedded one in `dataDir`. */
  databaseUrl?: string
  baseUrl: string
  /** Addresses that browsers reach this server at besides `baseUrl`. */
  otherOrigins?: string[]
  trustProxy?: boolean
  /** `demo` fills an untouched database with the demonstration, `empty` waits for a real office to be begun. */
  begin: 'demo' | 'empty'
  /** Children in the demonstration; the default size when absent. */
  demoSize?: number
  now?: () => Instant
  webFolder?: string
  log?: boolean
  fast?: boolean
  /** False leaves out background work: short-lived servers of tests. */
  jobs?: boolean
  say?: (sentence: string) => void
}

export type Running = {
  app: FastifyInstance
  office: Office
  owner: pg.ClientConfig
  backups: BackupKeeper
  stop: () => Promise<void>
}

/** The current instant. The only clock of the server. */
export const systemNow = (): Instant => new Date().toISOString() as Instant

/** Starts everything but listening. Throws with a sentence for the person at the terminal. */
export const startInstallation = async (options: StartOptions): Promise<Running> => {
  const say = options.say ?? (() => {})
  const now = options.now ?? systemNow
  const keys = openKeys(join(options.dataDir, 'keys'))
  const postgres = options.databaseUrl
    ? undefined
    : await startPostgres({ dataDir: options.dataDir, fast: options.fast ?? false })
  const closers: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of closers.reverse()) await close().catch(() => {})
    await postgres?.stop()
  }
  try {
    const owner = await ownerConnection(options, postgres?.admin)
    const migrations = join(projectFolder, 'db/migrations')
    const backups = new BackupKeeper({ owner, dataDir: options.dataDir, now })
    const { fresh, pending } = await listPending(owner, migrations)
    if (!fresh && pending.length > 0) {
      say(`Sao lưu trước khi nâng cấp (${pending.length} bước).`)
      await backups.make('upgrade')
    }
    await migrate(owner, migrations)
    if (options.databaseUrl) await setRolePasswords(owner, keys.roles)
    if (await loadReference(owner, join(projectFolder, 'reference')))
      say('Đã nạp danh mục 34 tỉnh, 3.321 xã và các đơn vị trước 01/7/2025.')

    const origins = [options.baseUrl, ...(options.otherOrigins ?? [])]
    const as = (role: keyof typeof keys.roles): pg.ClientConfig => ({
      ...owner,
      user: role,
      ...(options.databaseUrl ? { password: keys.roles[role] } : {}),
    })
    const db = openDatabase(as('app_user'))
    closers.push(() => db.destroy())
    const authPool = makeAuthPool(as('app_auth'))
    closers.push(() => authPool.end())
    const auth = makeAuth({
      pool: authPool,
      secret: keys.session,
      baseUrl: options.baseUrl,
      trustedOrigins: origins,
    })

    // Whoever once began an empty office never gets invented people into it by starting again without the word.
    const meantEmpty = join(options.dataDir, 'empty-office')
    if (options.begin === 'empty') writeFileSync(meantEmpty, '')
    if (options.begin === 'demo' && !existsSync(meantEmpty) && !(await findInstallation(db))) {
      say('Đang tạo dữ liệu minh hoạ…')
      await beginDemo({
        owner,
        db,
        auth,
        authPool,
        keys,
        now,
        ...(options.demoSize === undefined ? {} : { size: options.demoSize }),
      })
    }
    const isEmpty = async () => (await findInstallation(db)) === undefined
    const office: Office = {
      kind: async () => (await findInstallation(db))?.kind ?? 'empty',
      demoPeople: demoPeopleForWelcome,
      setupCode: (await isEmpty()) ? newCode() : null,
      begin: async (asked) => {
        const first = realOffice(asked)
        const begun = await beginOffice(owner, { kind: 'real', communePath: asked.commune, ...first, now: now() })
        const administrator = first.people[0]
        if (begun && administrator)
          await createSignIn(auth, authPool, {
            accountId: administrator.accountId,
            username: administrator.username,
            password: asked.administrator.password,
          })
      },
      backup: (reason) => backups.make(reason),
    }
    const webFolder =
      options.webFolder && existsSync(join(options.webFolder, 'index.html')) ? options.webFolder : undefined
    const app = await buildApp({
      db,
      auth,
      authPool,
      baseUrl: options.baseUrl,
      origins,
      trustProxy: options.trustProxy ?? false,
      now,
      keys,
      office,
      log: options.log ?? false,
      ...(webFolder ? { webFolder } : {}),
    })
    closers.push(() => app.close())
    if (options.jobs !== false)
      closers.push(
        await startJobs(as('app_jobs'), backups, (error) => app.log.error({ name: (error as Error).name }, 'job')),
      )
    return { app, office, owner, backups, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const ownerConnection = async (
  options: StartOptions,
  embedded: pg.ClientConfig | undefined,
): Promise<pg.ClientConfig> => {
  if (embedded) {
    await createDatabaseIfAbsent(embedded as never, 'mangnon')
    return { ...embedded, database: 'mangnon' }
  }
  const url = new URL(options.databaseUrl as string)
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
  }
}

const setRolePasswords = async (owner: pg.ClientConfig, roles: Record<string, string>): Promise<void> => {
  const client = new pg.Client(owner)
  client.on('error', () => {})
  await client.connect()
  try {
    // The passwords are 64 hexadecimal digits of our own making: nothing to escape.
    for (const [role, password] of Object.entries(roles))
      await client.query(`alter role ${role} password '${password}'`)
  } finally {
    await client.end()
  }
}
