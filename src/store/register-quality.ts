/** What the pages on the quality of a register read besides the children themselves. */
import { sql } from 'kysely'
import { addYears, type Instant, type PlainDate } from '#core/dates.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { areaScope, rowsWithin } from './scope.ts'

/** Children under 16 who live in the area: of them completeness is asked. */
export const listResidentIds = async (tx: Tx, area: string | undefined, today: PlainDate): Promise<Set<string>> => {
  const { rows } = await sql<{ child_id: string }>`select t.child_id from child_current t
    where ${rowsWithin('t', areaScope(tx, area))} and t.resident is distinct from false
      and t.birth_date > ${addYears(today, -16)}`.execute(tx.db)
  return new Set(rows.map((row) => row.child_id))
}

/** Facts of which one believed row says that the field is known. */
const factTables = [
  'child_births',
  'child_ethnicities',
  'child_birth_registrations',
  'child_enrolments',
  'child_health_insurances',
  'child_disabilities',
  'child_special_circumstances',
  'child_carers',
] as const

/**
 * How many of these fields were known of today's children at each moment, and how many there were to know: the register's
 * progress, from what it believed then.
 */
export const knownAt = async (
  tx: Tx,
  communePath: string,
  childIds: readonly string[],
  moments: readonly Instant[],
): Promise<{ at: Instant; known: number; asked: number }[]> => {
  const provinceId = provinceIdOf(communePath)
  const each = factTables.map(
    (table) => sql`select count(distinct f.child_id) as n from ${sql.table(table)} f
      where f.province_id = ${provinceId} and f.child_id = any (${[...childIds]}::uuid[])
        and f.recorded_at <= k.at and (f.superseded_at is null or f.superseded_at > k.at)`,
  )
  const { rows } = await sql<{ at: Instant; known: number; children: number }>`
    select k.at, x.known::int as known, (select count(*) from children c where c.province_id = ${provinceId}
        and c.child_id = any (${[...childIds]}::uuid[]) and c.recorded_at <= k.at)::int as children
    from unnest(${[...moments]}::timestamptz[]) as k(at)
    cross join lateral (select sum(n) as known from (${sql.join(each, sql` union all `)}) counted) x
    order by k.at`.execute(tx.db)
  return rows.map(({ at, known, children }) => ({ at, known, asked: children * factTables.length }))
}
