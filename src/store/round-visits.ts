/** Visits: who is to make them, and logging one that was made. */
import { sql } from 'kysely'
import { factKind, tableOf } from '#core/children/facts/catalogue.ts'
import { placeFact } from '#core/children/facts/placing.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { insertMany } from './bulk.ts'
import { type ChildRef, listHeld } from './fact-writes.ts'
import { lockRound } from './round.ts'
import { type AreaScope, areaScope, rowsWithin } from './scope.ts'

/** Groups and risk factors that hold on a day, by child: open groups only, since the secret ones stand elsewhere. */
export const listNeeds = async (
  tx: Tx,
  scope: AreaScope,
  today: PlainDate,
): Promise<Map<string, { groups: string[]; risks: string[]; visitorName: string | null }>> => {
  const { rows: children } = await sql<{ childId: string; groups: string[] | null; special: boolean | null }>`
    select t.child_id as "childId", t.special_groups as groups, t.special_present as special from child_current t
    where ${rowsWithin('t', scope)}`.execute(tx.db)
  const provinces = [...new Set(scope.communePaths.map(provinceIdOf))]
  const held = sql`f.province_id = any (${provinces}::smallint[]) and f.child_id = any (${children.map((c) => c.childId)}::uuid[])
    and f.superseded_at is null and f.valid_from <= ${today} and (f.valid_to is null or f.valid_to > ${today})`
  const { rows: risks } = await sql<{ childId: string; factor: string }>`select f.child_id as "childId", f.factor
    from child_risks f where ${held} order by f.factor`.execute(tx.db)
  const { rows: visitors } = await sql<{ childId: string; name: string }>`select f.child_id as "childId",
    f.visitor_name as name from child_visitors f where ${held} order by f.valid_from`.execute(tx.db)
  const nameOf = new Map(visitors.map(({ childId, name }) => [childId, name]))
  const needs = new Map<string, { groups: string[]; risks: string[]; visitorName: string | null }>()
  const of = (childId: string) => {
    const found = needs.get(childId) ?? { groups: [], risks: [], visitorName: nameOf.get(childId) ?? null }
    needs.set(childId, found)
    return found
  }
  for (const { childId, groups, special } of children) if (special === true) of(childId).groups.push(...(groups ?? []))
  for (const { childId, factor } of risks) of(childId).risks.push(factor)
  return needs
}

/**
 * Logs a visit. Unlike other facts it is written by whoever goes from door to door, and no derived row depends on it.
 * @returns false when exactly this visit is logged already.
 */
export const insertVisit = async (
  tx: Tx,
  childId: string,
  visit: { on: PlainDate; visitorName: string; seen: string; needs: string | null },
): Promise<{ child: ChildRef; written: boolean }> => {
  await lockRound(tx, childId)
  const { rows } = await sql<ChildRef>`select t.province_id as "provinceId", t.child_id as "childId",
      t.commune_path as "communePath", t.village_path as "filedPath"
    from child_current t where ${rowsWithin('t', areaScope(tx))} and t.child_id = ${childId}`.execute(tx.db)
  const [child] = rows
  const kind = factKind('visits')
  if (!child || !kind) throw new RuleError('not_found')
  const content = { visitor_name: visit.visitorName, seen: visit.seen, needs: visit.needs }
  const placing = placeFact(kind, await listHeld(tx, child, kind), { content, validFrom: visit.on, validTo: null })
  if (placing === null) return { child, written: false }
  if (placing.superseded.length > 0)
    await sql`update child_visits set superseded_at = ${tx.now} where province_id = ${child.provinceId}
      and child_id = ${childId} and fact_id = any (${placing.superseded}::uuid[])`.execute(tx.db)
  await insertMany(tx, tableOf(kind), [{ ...content, valid_from: visit.on, valid_to: null }], {
    province_id: child.provinceId,
    child_id: childId,
    recorded_at: tx.now,
    recorded_by: tx.actor.accountId,
    source: 'reported',
  })
  return { child, written: true }
}
