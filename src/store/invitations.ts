/** Uses up a one-time code. Runs before anybody is signed in, so the database checks it in one function of its own. */

import { sql } from 'kysely'
import type { Instant } from '#core/dates.ts'
import type { AppDatabase } from './db.ts'

/** The account whose open code this is; undefined when name and code do not fit, the code is used, old or guessed at too often. */
export const useInvitation = async (
  db: AppDatabase,
  asked: { username: string; digest: Uint8Array; now: Instant },
): Promise<string | undefined> => {
  const { rows } = await sql<{ account_id: string | null }>`
    select app.use_invitation(${asked.username}, ${asked.digest}, ${asked.now}) as account_id`.execute(db)
  return rows[0]?.account_id ?? undefined
}
