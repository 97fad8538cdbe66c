/**
 * One server on one data folder. A second would stop the first one's PostgreSQL at its end and run every job twice, so
 * `server.lock` says which process serves and at what address. A lock that `kill -9` left behind is taken over: its
 * process is gone, or the number now belongs to a process that started at another time.
 */
import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Holder = { pid: number; started: string; address: string }

/** Another server serves this data folder; `address` is where. */
export class AlreadyRunningError extends Error {
  address: string
  constructor(dataDir: string, { address, pid }: Holder) {
    super(
      `Măng Non đang chạy trên dữ liệu này tại ${address} (tiến trình ${pid}). / Măng Non already runs on ${dataDir} at ${address} (process ${pid}).`,
    )
    this.address = address
  }
}

/** Claims the data folder for this process until `release` or its end. */
export const claimDataDir = (dataDir: string, address: string): { release: () => void } => {
  const lock = join(dataDir, 'server.lock')
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) ?? '', address }
  mkdirSync(dataDir, { recursive: true })
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      createWhole(lock, JSON.stringify(mine))
      return { release: () => release(lock) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readHolder(lock)
    if (holder && isStillRunning(holder)) throw new AlreadyRunningError(dataDir, holder)
    // Renaming, so that of two who find the same stale lock only one clears it.
    const aside = `${lock}.${process.pid}`
    try {
      renameSync(lock, aside)
      const taken = readHolder(aside)
      if (taken && isStillRunning(taken))
        renameSync(aside, lock) // someone else's fresh lock: give it back
      else rmSync(aside)
    } catch {}
  }
  throw new Error(`The lock ${lock} can be neither read nor cleared.`)
}

/** Who serves this data folder now, for commands that must know (restore, backup). */
export const findServer = (dataDir: string): { pid: number; address: string } | undefined => {
  const holder = readHolder(join(dataDir, 'server.lock'))
  return holder && isStillRunning(holder) ? { pid: holder.pid, address: holder.address } : undefined
}

/** Creates a file with its text in one step, so that nobody reads half of it; fails when it exists. */
const createWhole = (path: string, text: string): void => {
  const draft = `${path}.new.${process.pid}`
  writeFileSync(draft, text)
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    writeFileSync(path, text, { flag: 'wx' }) // a file system without links
  } finally {
    rmSync(draft)
  }
}

const release = (lock: string): void => {
  if (readHolder(lock)?.pid === process.pid) rmSync(lock, { force: true })
}

const readHolder = (lock: string): Holder | undefined => {
  try {
    const holder = JSON.parse(readFileSync(lock, 'utf8'))
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : undefined
  } catch {
    return undefined // absent, or cut off while being written
  }
}

const isStillRunning = ({ pid, started }: Holder): boolean => {
  const start = startOf(pid)
  return start !== undefined && (start === '' || started === '' || start === started)
}

/** When a process started, as this machine says it; '' when it cannot be said; undefined when there is no such process. */
const startOf = (pid: number): string | undefined => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  try {
    if (process.platform === 'linux') {
      // Fields after the name in parentheses: state is the first, start time in ticks since boot the twentieth.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
      if (fields[0] === 'Z') return undefined
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
    }
    if (process.platform === 'darwin')
      return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim()
  } catch {}
  return ''
}
