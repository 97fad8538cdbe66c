/** The monthly round: what was found at each line, which villages are through, which months are closed. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayInVietnam, type PlainDate } from '#core/dates.ts'
import { communePathOf, provinceIdOf } from '#core/permissions.ts'
import type { RoundMonth } from '#core/round/month.ts'
import type { MovementSheet } from '#core/round/movements.ts'
import type { Tx } from './as-actor.ts'
import { type AreaScope, rowsWithin } from './scope.ts'

export type RoundCheck = {
  checkId: string
  childId: string
  villagePath: string
  result: 'as_recorded' | 'not_met'
  checkedOn: PlainDate
}

const checkColumns = sql`k.check_id as "checkId", k.child_id as "childId", k.village_path as "villagePath", k.result,
  k.checked_on as "checkedOn"`

/** What was found so far in a month, one row for each child. */
export const listChecks = async (tx: Tx, scope: AreaScope, month: RoundMonth): Promise<RoundCheck[]> => {
  const { rows } = await sql<RoundCheck>`select ${checkColumns} from round_checks k
    where ${rowsWithin('k', scope)} and k.month = ${month} and k.superseded_at is null`.execute(tx.db)
  return rows
}

/** One writer of a village's round at a time: a row of a child cannot be locked by whoever may not change it. */
export const lockRound = async (tx: Tx, place: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`round ${place}`}, 0))`.execute(tx.db)
}

/** Records what was found; what was said before of the same child in the month is superseded. */
export const insertCheck = async (
  tx: Tx,
  check: Omit<RoundCheck, 'checkId' | 'checkedOn'> & { month: RoundMonth; kinds: readonly string[] },
): Promise<RoundCheck> => {
  await supersedeCheck(tx, check)
  const checkId = randomUUID()
  const checkedOn = dayInVietnam(tx.now)
  await sql`insert into round_checks (province_id, check_id, commune_path, village_path, month, child_id, result, kinds,
      checked_on, recorded_at, recorded_by)
    values (${provinceIdOf(check.villagePath)}, ${checkId}, ${communePathOf(check.villagePath)}, ${check.villagePath},
      ${check.month}, ${check.childId}, ${check.result}, ${[...check.kinds]}::text[], ${checkedOn}, ${tx.now},
      ${tx.actor.accountId})`.execute(tx.db)
  return { checkId, childId: check.childId, villagePath: check.villagePath, result: check.result, checkedOn }
}

/** Takes back what was said of a child in a month. */
export const supersedeCheck = async (
  tx: Tx,
  check: { villagePath: string; childId: string; month: RoundMonth },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update round_checks set superseded_at = ${tx.now}
    where province_id = ${provinceIdOf(check.villagePath)} and child_id = ${check.childId} and month = ${check.month}
      and superseded_at is null`.execute(tx.db)
  return (numAffectedRows ?? 0n) > 0n
}

export type RoundCompletion = { villagePath: string; recordedAt: string }

export const listCompletions = async (tx: Tx, scope: AreaScope, month: RoundMonth): Promise<RoundCompletion[]> => {
  const { rows } = await sql<RoundCompletion>`select f.village_path as "villagePath", f.recorded_at as "recordedAt"
    from round_completions f where ${rowsWithin('f', scope)} and f.month = ${month}`.execute(tx.db)
  return rows
}

/** Says that a village is through; said twice it is said once. */
export const insertCompletion = async (tx: Tx, villagePath: string, month: RoundMonth): Promise<boolean> => {
  const { numAffectedRows } = await sql`insert into round_completions (province_id, commune_path, village_path, month,
      recorded_at, recorded_by)
    values (${provinceIdOf(villagePath)}, ${communePathOf(villagePath)}, ${villagePath}, ${month}, ${tx.now},
      ${tx.actor.accountId}) on conflict do nothing`.execute(tx.db)
  return (numAffectedRows ?? 0n) > 0n
}

export type RoundClosing = {
  month: RoundMonth
  countedAfter: PlainDate
  countedTo: PlainDate
  knownBefore: string
  knownAt: string
  sheet: MovementSheet
}

/** Closed months of a commune, the newest first. */
export const listClosings = async (tx: Tx, communePath: string): Promise<RoundClosing[]> => {
  const { rows } = await sql<RoundClosing>`select month, counted_after as "countedAfter", counted_to as "countedTo",
      known_before as "knownBefore", known_at as "knownAt", sheet
    from round_closings where province_id = ${provinceIdOf(communePath)} and commune_path = ${communePath}
    order by month desc limit 60`.execute(tx.db)
  return rows
}

export const insertClosing = async (tx: Tx, communePath: string, closing: RoundClosing): Promise<void> => {
  await sql`insert into round_closings (province_id, commune_path, month, counted_after, counted_to, known_before,
      known_at, sheet, recorded_at, recorded_by)
    values (${provinceIdOf(communePath)}, ${communePath}, ${closing.month}, ${closing.countedAfter}, ${closing.countedTo},
      ${closing.knownBefore}, ${closing.knownAt}, ${JSON.stringify(closing.sheet)}::jsonb, ${tx.now},
      ${tx.actor.accountId})`.execute(tx.db)
}

/** Villages of a commune in which a collaborator works on a day; nothing to those who see only villages of it. */
export const villagesWithCollaborator = async (tx: Tx, communePath: string, day: PlainDate): Promise<Set<string>> => {
  const { rows } = await sql<{ path: string }>`
    select path from app.villages_with_collaborator(${communePath}, ${day}) as path`.execute(tx.db)
  return new Set(rows.map(({ path }) => path))
}
