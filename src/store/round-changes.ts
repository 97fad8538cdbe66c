/** Changes that were reported: they wait, are accepted or returned by the officer, or taken back by whoever reported. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { FactContent } from '#core/children/facts/fact-kind.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { communePathOf, provinceIdOf } from '#core/permissions.ts'
import type { RoundMonth } from '#core/round/month.ts'
import type { ReportedState, ReportedWhat } from '#core/round/reported-change.ts'
import type { Tx } from './as-actor.ts'
import { type AreaScope, areaScope, rowsWithin } from './scope.ts'

export type ReportedChange = {
  changeId: string
  communePath: string
  villagePath: string
  month: RoundMonth
  childId: string | null
  childName: string | null
  what: ReportedWhat
  kind: string | null
  happenedOn: PlainDate
  content: FactContent
  late: boolean
  state: ReportedState
  reason: string | null
  writtenChildId: string | null
  recordedAt: string
  mine: boolean
  decidedAt: string | null
}

const columns = (
  tx: Tx,
) => sql`c.change_id as "changeId", c.commune_path as "communePath", c.village_path as "villagePath",
  c.month, c.child_id as "childId", i.full_name as "childName", c.what, c.kind, c.happened_on as "happenedOn", c.content,
  c.late, c.state, c.reason, c.written_child_id as "writtenChildId", c.recorded_at as "recordedAt",
  c.recorded_by = ${tx.actor.accountId} as mine, c.decided_at as "decidedAt"`
const source = sql`from reported_changes c
  left join child_names i on i.province_id = c.province_id and i.child_id = c.child_id`

/** Keeps what was reported; it waits. */
export const insertChange = async (
  tx: Tx,
  change: Pick<
    ReportedChange,
    'villagePath' | 'month' | 'childId' | 'what' | 'kind' | 'happenedOn' | 'content' | 'late'
  >,
): Promise<string> => {
  const changeId = randomUUID()
  await sql`insert into reported_changes (province_id, change_id, commune_path, village_path, month, child_id, what, kind,
      happened_on, content, late, synthetic, state, recorded_at, recorded_by)
    values (${provinceIdOf(change.villagePath)}, ${changeId}, ${communePathOf(change.villagePath)}, ${change.villagePath},
      ${change.month}, ${change.childId}, ${change.what}, ${change.kind}, ${change.happenedOn},
      ${JSON.stringify(change.content)}::jsonb, ${change.late}, ${tx.actor.synthetic}, 'waiting', ${tx.now},
      ${tx.actor.accountId})`.execute(tx.db)
  return changeId
}

/** Those of a month, and those of any month that wait still; the newest first. */
export const listChanges = async (tx: Tx, scope: AreaScope, month: RoundMonth): Promise<ReportedChange[]> => {
  const { rows } = await sql<ReportedChange>`select ${columns(tx)} ${source}
    where ${rowsWithin('c', scope)} and (c.month = ${month} or c.state = 'waiting')
    order by c.recorded_at desc, c.change_id limit 500`.execute(tx.db)
  return rows
}

/** One of them. @throws RuleError `not_found` outside the transaction's areas. */
export const getChange = async (tx: Tx, changeId: string): Promise<ReportedChange> => {
  const { rows } = await sql<ReportedChange>`select ${columns(tx)} ${source}
    where ${rowsWithin('c', areaScope(tx))} and c.change_id = ${changeId}`.execute(tx.db)
  const [change] = rows
  if (!change) throw new RuleError('not_found')
  return change
}

/**
 * Moves a change on, once.
 * @throws RuleError `change_decided` when it no longer waits: somebody was quicker.
 */
export const settleChange = async (
  tx: Tx,
  change: Pick<ReportedChange, 'villagePath' | 'changeId'>,
  outcome: { state: Exclude<ReportedState, 'waiting'>; reason?: string | null; writtenChildId?: string | null },
): Promise<void> => {
  const { numAffectedRows } = await sql`update reported_changes set state = ${outcome.state},
      reason = ${outcome.reason ?? null}, written_child_id = ${outcome.writtenChildId ?? null}, decided_at = ${tx.now},
      decided_by = ${tx.actor.accountId}
    where province_id = ${provinceIdOf(change.villagePath)} and change_id = ${change.changeId}
      and state = 'waiting'`.execute(tx.db)
  if ((numAffectedRows ?? 0n) === 0n) throw new RuleError('change_decided')
}
