/**
 * The believed fact of each of some children, as one subquery for a whole set: read once and joined, since a subquery
 * for each child pays the policies' price thousands of times (how much was not measured cleanly).
 */

import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#core/dates.ts'
import type { Tx } from './as-actor.ts'

/** Which children: their numbers, or every child filed in a commune. */
export type ChildSet = { provinceId: number; communePath: string; childIds: readonly string[] | 'all' }

/** Leaves out files (`c`) that were laid into another. */
export const notMerged = sql`not exists (select from child_merges m
  where m.province_id = c.province_id and m.merged_id = c.child_id and m.undone_at is null)`

/** The facts (`f`) of the children of a set. */
export const among = (set: ChildSet): RawBuilder<unknown> =>
  set.childIds === 'all'
    ? sql`f.child_id in (select child_id from children where province_id = ${set.provinceId} and commune_path = ${set.communePath})`
    : sql`f.child_id = any (${[...set.childIds]}::uuid[])`

/**
 * `left join` of the newest believed row of a fact table, by child of `c`, under an alias. With a day: the row that
 * holds on that day.
 */
export const joinLatest = (
  table: string,
  alias: string,
  set: ChildSet,
  day: PlainDate | null,
): RawBuilder<unknown> => sql`
  left join (
    select distinct on (f.child_id) f.* from ${sql.table(table)} f
    where f.province_id = ${set.provinceId} and f.superseded_at is null and ${among(set)}
      ${day === null ? sql`` : sql`and f.valid_from <= ${day} and (f.valid_to is null or f.valid_to > ${day})`}
    order by f.child_id, f.valid_from desc
  ) ${sql.ref(alias)} on ${sql.ref(alias)}.child_id = c.child_id`

/** `left join` of what all believed rows of a fact table that hold on a day say together, by child of `c`. */
export const joinEvery = (
  table: string,
  alias: string,
  set: ChildSet,
  day: PlainDate,
  together: RawBuilder<unknown>,
  only: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> => sql`
  left join (
    select f.child_id, ${together} from ${sql.table(table)} f
    where f.province_id = ${set.provinceId} and f.superseded_at is null and ${only} and ${among(set)}
      and f.valid_from <= ${day} and (f.valid_to is null or f.valid_to > ${day})
    group by f.child_id
  ) ${sql.ref(alias)} on ${sql.ref(alias)}.child_id = c.child_id`

/**
 * Runs a query over sets with the plan that suits them. Before PostgreSQL has looked at the tables (a new office's first
 * list) it takes every set for one row and joins by loops: minutes instead of a second, and app_user may not analyze.
 */
export const joiningSets = async <T>(tx: Tx, query: () => Promise<T>): Promise<T> => {
  await sql`set local enable_nestloop = off`.execute(tx.db)
  const result = await query()
  await sql`set local enable_nestloop = on`.execute(tx.db)
  return result
}
