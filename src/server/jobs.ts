/** Background work by pg-boss, in PostgreSQL: the hourly housekeeping that makes the day's backup. */

import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { BackupKeeper } from './backups.ts'

const queue = 'housekeeping'

/** Starts the worker and its clock; the first round comes at once, since an office computer is off at night. */
export const startJobs = async (
  connection: pg.ClientConfig,
  backups: BackupKeeper,
  report: (error: unknown) => void,
): Promise<() => Promise<void>> => {
  const boss = new PgBoss({ ...(connection as object), schema: 'jobs', migrate: false, createSchema: false, max: 3 })
  boss.on('error', report)
  await boss.start()
  await boss.schedule(queue, '5 * * * *', {}, { tz: 'Asia/Ho_Chi_Minh' })
  await boss.work(queue, { pollingIntervalSeconds: 30 }, async () => {
    await backups.makeIfDue()
    await backups.clearReplays()
  })
  await boss.send(queue, {})
  return () => boss.stop({ graceful: true, timeout: 5_000 })
}
