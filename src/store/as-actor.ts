/**
 * The only way to the tables. `asActor` opens a transaction in which the database itself knows who acts, under which
 * permission and in which areas; row security does the rest. Unset means no row.
 */

import { type Kysely, sql, type Transaction } from 'kysely'
import type { Instant } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { type Actor, familiesOf, type Permission, reachOf } from '#core/permissions.ts'
import { AreaPath } from '#core/places.ts'
import { type AuditNote, writeAudit } from './audit.ts'
import type { DB } from './schema.ts'

/** A transaction of an actor. Store functions take it first; `record` notes what goes into the audit chain at commit. */
export type Tx = {
  db: Transaction<DB>
  actor: Actor
  now: Instant
  permission: Permission
  areaPaths: readonly string[]
  readOnly: boolean
  record(note: AuditNote): void
}

/** Where a request came from, for the audit row; never a name. */
export type RequestOrigin = { requestId: string | null; cameFrom: string | null }

/**
 * Runs `work` in a transaction limited to what `permission` opens for the actor.
 * @throws RuleError `not_permitted` when no role of the actor has the permission.
 */
export const asActor = async <T>(
  db: Kysely<DB>,
  asked: { actor: Actor; permission: Permission; now: Instant; origin?: RequestOrigin; readOnly?: boolean },
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const { actor, permission, now } = asked
  const reach = reachOf(actor, permission)
  if (reach === null) throw new RuleError('not_permitted')
  // The areas travel as one list: a path that is none, with a comma in it, would open other areas.
  if (!reach.areaPaths.every((path) => AreaPath.safeParse(path).success)) throw new RuleError('not_permitted')
  const families = familiesOf(permission)
  return db.transaction().execute(async (trx) => {
    await sql`select
      set_config('app.user_id', ${actor.accountId}, true),
      set_config('app.scope', ${reach.scope}, true),
      set_config('app.area_paths', ${reach.areaPaths.join(',')}, true),
      set_config('app.opens', ${families.opens.join(',')}, true),
      set_config('app.writes', ${asked.readOnly ? '' : families.writes.join(',')}, true),
      set_config('app.now', ${now}, true)`.execute(trx)
    const notes: AuditNote[] = []
    const result = await work({
      db: trx,
      actor,
      now,
      permission,
      areaPaths: reach.areaPaths,
      readOnly: asked.readOnly ?? false,
      record: (note) => notes.push(note),
    })
    await writeAudit(trx, { actor, now, origin: asked.origin ?? { requestId: null, cameFrom: null } }, notes)
    return result
  })
}
