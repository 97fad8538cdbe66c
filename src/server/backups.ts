/** Makes the backups: every day, before every upgrade, and when asked; keeps the last fourteen. */
import { join } from 'node:path'
import pg from 'pg'
import type { Instant } from '#core/dates.ts'
import { type BackupReason, keepBackupKey, makeBackup } from '#store/backup.ts'

export type BackupSummary = { fileName: string; reason: string; madeAt: string; sizeBytes: number }

/** A day is over when 23 hours are, so that a daily run a minute early does not skip a day. */
const dueAfterHours = 23

export class BackupKeeper {
  readonly #owner: pg.ClientConfig
  readonly #dataDir: string
  readonly #now: () => Instant
  readonly #key: Buffer
  /** The key as words of hexadecimal digits, only in the run that made it: to be written on paper. */
  readonly newRecoveryKey: string | null
  #running: Promise<BackupSummary> | undefined

  constructor(parts: { owner: pg.ClientConfig; dataDir: string; now: () => Instant }) {
    this.#owner = parts.owner
    this.#dataDir = parts.dataDir
    this.#now = parts.now
    const { key, created, phrase } = keepBackupKey(parts.dataDir)
    this.#key = key
    this.newRecoveryKey = created ? phrase : null
  }

  /** Makes a backup now; while one is being made, everybody who asks gets that one. */
  async make(reason: BackupReason): Promise<BackupSummary> {
    this.#running ??= this.#make(reason).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #make(reason: BackupReason): Promise<BackupSummary> {
    const made = await makeBackup({
      owner: this.#owner,
      folder: join(this.#dataDir, 'backups'),
      key: this.#key,
      reason,
      keysFolder: join(this.#dataDir, 'keys'),
      now: new Date(this.#now()),
    })
    await this.#query(
      `insert into backups (file_name, reason, made_at, size_bytes, digest) values ($1, $2, $3, $4, $5)`,
      [made.fileName, reason, made.madeAt, made.size, made.digest],
    )
    return { fileName: made.fileName, reason, madeAt: made.madeAt, sizeBytes: made.size }
  }

  /** Makes the day's backup when the last one is a day old, or there is none of a begun office. */
  async makeIfDue(): Promise<void> {
    const { rows } = await this.#query(
      `select (select max(made_at) from backups) as last, exists (select from installations) as begun`,
      [],
    )
    const { last, begun } = rows[0] as { last: Date | null; begun: boolean }
    const hours = last === null ? Number.POSITIVE_INFINITY : (Date.parse(this.#now()) - last.getTime()) / 3_600_000
    if (begun && hours >= dueAfterHours) await this.make('daily')
  }

  /** First answers to requests are kept for a month: no outbox waits longer. */
  async clearReplays(): Promise<void> {
    await this.#query(`delete from request_replays where happened_at < $1::timestamptz - interval '30 days'`, [
      this.#now(),
    ])
  }

  async #query(sql: string, values: unknown[]): Promise<pg.QueryResult> {
    const client = new pg.Client(this.#owner)
    client.on('error', () => {})
    await client.connect()
    try {
      return await client.query(sql, values)
    } finally {
      await client.end()
    }
  }
}
