/** The children of some villages as the monthly round asks about them. No name is read. */
import { type RawBuilder, sql } from 'kysely'
import { factKind, tableOf } from '#core/children/facts/catalogue.ts'
import type { PlainDate } from '#core/dates.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { RoundChild } from '#core/round/lines.ts'
import { firstDayOf, type RoundMonth } from '#core/round/month.ts'
import type { Tx } from './as-actor.ts'
import { joiningSets } from './latest-facts.ts'
import { type AreaScope, rowsWithin } from './scope.ts'

/** Kinds whose knowledge can grow stale, of those that have a table. `identity` is not asked about. */
const tablesOf = (kinds: readonly string[]): { kind: string; table: string }[] =>
  kinds.flatMap((name) => {
    const kind = factKind(name)
    return kind && !kind.secret ? [{ kind: name, table: tableOf(kind) }] : []
  })

const recordedOn = sql`(f.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date`

type Filed = Omit<RoundChild, 'residence' | 'residenceFrom' | 'needsVisits' | 'lastVisitOn' | 'knownOn'> & {
  resident: boolean | null
}

/**
 * Everybody filed in the scope who has not died. Confirmations count when they were made before the month that is asked
 * about: what was confirmed within it keeps its line, so that the list does not shrink while it is worked through.
 * One question for each table, by the children's numbers: as one statement PostgreSQL joins them by loops.
 */
export const listRoundChildren = async (
  tx: Tx,
  scope: AreaScope,
  asked: { month: RoundMonth; today: PlainDate; kinds: readonly string[] },
): Promise<RoundChild[]> => {
  const { month, today } = asked
  const { rows: found } = await sql<Filed>`
    select t.child_id as "childId", t.village_path as "villagePath", t.birth_date as "birthDate",
      t.birth_precision as "birthPrecision", t.resident, t.birth_registered as "birthRegistered",
      t.birth_registration_reason as "reasonNotRegistered", t.enrolled, t.special_present as "specialPresent", t.insured
    from child_current t
    where ${rowsWithin('t', scope)} and t.birth_date <= ${today}
      and t.birth_date >= ${firstDayOf(month)}::date - interval '17 years'`.execute(tx.db)
  const provinces = [...new Set(scope.communePaths.map(provinceIdOf))]
  const ofThem = sql`f.province_id = any (${provinces}::smallint[]) and f.child_id = any (${found.map((c) => c.childId)}::uuid[])
    and f.superseded_at is null`
  const held = sql`${ofThem} and f.valid_from <= ${today} and (f.valid_to is null or f.valid_to > ${today})`
  return joiningSets(tx, async () => {
    const ask = async <T>(query: RawBuilder<T & { childId: string }>): Promise<Map<string, T>> =>
      new Map((await query.execute(tx.db)).rows.map((row) => [row.childId, row]))
    const homes = await ask(
      sql<{ childId: string; kind: RoundChild['residence']; from: PlainDate }>`select distinct on (f.child_id)
        f.child_id as "childId", f.kind, f.valid_from as "from" from child_residences f where ${held}
        order by f.child_id, f.valid_from desc`,
    )
    const left = await ask(
      sql<{ childId: string; on: PlainDate | null }>`select f.child_id as "childId", max(f.valid_to) as "on"
        from child_residences f where ${ofThem} group by 1`,
    )
    const atRisk = await ask(
      sql<{ childId: string }>`select distinct f.child_id as "childId" from child_risks f where ${held}`,
    )
    const visits = await ask(
      sql<{ childId: string; on: PlainDate }>`select f.child_id as "childId", max(f.valid_from) as "on"
        from child_visits f where ${ofThem} group by 1`,
    )
    const dead = await ask(
      sql<{ childId: string }>`select distinct f.child_id as "childId" from child_deaths f
        where ${ofThem} and f.valid_from <= ${today}`,
    )
    const knownOn = new Map<string, Record<string, PlainDate>>()
    const know = (childId: string, kind: string, day: PlainDate): void => {
      const days = knownOn.get(childId) ?? {}
      knownOn.set(childId, days)
      if ((days[kind] ?? '') < day) days[kind] = day
    }
    for (const { kind, table } of tablesOf(asked.kinds)) {
      const recorded = await ask(sql<{ childId: string; on: PlainDate }>`select f.child_id as "childId",
        max(${recordedOn}) as "on" from ${sql.table(table)} f where ${held} group by 1`)
      for (const [childId, { on }] of recorded) know(childId, kind, on)
    }
    const { rows: confirmed } = await sql<{ childId: string; kinds: string[]; on: PlainDate }>`
      select f.child_id as "childId", f.kinds, f.checked_on as "on" from round_checks f
      where ${ofThem} and f.month < ${month}`.execute(tx.db)
    for (const { childId, kinds, on } of confirmed) for (const kind of kinds) know(childId, kind, on)
    return found
      .filter(({ childId }) => !dead.has(childId))
      .map(
        ({ resident, ...child }): RoundChild => ({
          ...child,
          residence: homes.get(child.childId)?.kind ?? (resident === false ? 'absent' : null),
          residenceFrom: homes.get(child.childId)?.from ?? left.get(child.childId)?.on ?? null,
          needsVisits: child.specialPresent === true || atRisk.has(child.childId),
          lastVisitOn: visits.get(child.childId)?.on ?? null,
          knownOn: knownOn.get(child.childId) ?? {},
        }),
      )
  })
}

/** Names of some children by number: for those who may read them; nobody else gets a row. */
export const namesOfChildren = async (
  tx: Tx,
  scope: AreaScope,
  childIds: readonly string[],
): Promise<Map<string, string>> => {
  const { rows } = await sql<{
    childId: string
    fullName: string
  }>`select i.child_id as "childId", i.full_name as "fullName"
    from child_names i where ${rowsWithin('i', scope)} and i.child_id = any (${[...childIds]}::uuid[])`.execute(tx.db)
  return new Map(rows.map(({ childId, fullName }) => [childId, fullName]))
}
