/** The register at two moments, for movements and for lists that are compared. Dates and places; names only for papers. */
import { sql } from 'kysely'
import type { PlainDate } from '#core/dates.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { ChildState, ChildThen } from '#core/round/movements.ts'
import type { ListedThen } from '#core/round/quarter-list.ts'
import type { Tx } from './as-actor.ts'
import { among, type ChildSet, joiningSets } from './latest-facts.ts'

const knownAt = (instant: string) =>
  sql`f.recorded_at <= ${instant} and (f.superseded_at is null or f.superseded_at > ${instant})`

/** Files that were laid together with another one by that moment: the child is counted once. */
const notMerged = (provinceId: number, instant: string) => sql`not exists (select from child_merges m
  where m.province_id = ${provinceId} and m.merged_id = f.child_id and m.recorded_at <= ${instant}
    and (m.undone_at is null or m.undone_at > ${instant}))`

type State = Omit<ChildState, 'residences'> & { residences: ChildState['residences'][number][] }

const statesAt = async (tx: Tx, communePath: string, instant: string): Promise<Map<string, State>> => {
  const set: ChildSet = { provinceId: provinceIdOf(communePath), communePath, childIds: 'all' }
  const believed = sql`f.province_id = ${set.provinceId} and ${among(set)} and ${knownAt(instant)}`
  return joiningSets(tx, async () => {
    const { rows: births } = await sql<{ childId: string; birthDate: PlainDate }>`select f.child_id as "childId",
      f.birth_date as "birthDate" from child_births f where ${believed} and ${notMerged(set.provinceId, instant)}`.execute(
      tx.db,
    )
    const states = new Map<string, State>(
      births.map(({ childId, birthDate }) => [childId, { birthDate, diedOn: null, residences: [] }]),
    )
    const { rows: deaths } = await sql<{ childId: string; on: PlainDate }>`select f.child_id as "childId",
      f.valid_from as "on" from child_deaths f where ${believed}`.execute(tx.db)
    for (const { childId, on } of deaths) {
      const state = states.get(childId)
      if (state) state.diedOn = on
    }
    const { rows: homes } = await sql<{ childId: string } & ChildState['residences'][number]>`
      select f.child_id as "childId", f.area_path as "villagePath", f.kind = 'absent' as "isAbsent", f.valid_from as "from",
        f.valid_to as "to" from child_residences f where ${believed} order by f.valid_from`.execute(tx.db)
    for (const { childId, ...home } of homes) states.get(childId)?.residences.push(home)
    return states
  })
}

/** Every child of a commune as it was known at two moments. */
export const listChildrenThen = async (
  tx: Tx,
  communePath: string,
  known: { before: string; at: string },
): Promise<ChildThen[]> => {
  const before = await statesAt(tx, communePath, known.before)
  const after = await statesAt(tx, communePath, known.at)
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((childId) => ({ childId, before: before.get(childId) ?? null, after: after.get(childId) ?? null }))
}

/** How many reported changes of other facts were accepted in a month, by village. */
export const countAcceptedChanges = async (
  tx: Tx,
  communePath: string,
  between: { after: string; to: string },
): Promise<Map<string, number>> => {
  const { rows } = await sql<{ path: string; count: number }>`select c.village_path as path, count(*)::int as count
    from reported_changes c where c.province_id = ${provinceIdOf(communePath)} and c.commune_path = ${communePath}
      and c.what = 'fact' and c.state = 'accepted' and c.decided_at > ${between.after} and c.decided_at <= ${between.to}
    group by 1`.execute(tx.db)
  return new Map(rows.map(({ path, count }) => [path, count]))
}

/** Who was in an open group or at risk on a day, as known at a moment. Groups that are secret are in another table. */
export const listCircumstances = async (
  tx: Tx,
  communePath: string,
  asked: { on: PlainDate; knownAt: string },
): Promise<ListedThen[]> => {
  const set: ChildSet = { provinceId: provinceIdOf(communePath), communePath, childIds: 'all' }
  const held = sql`f.province_id = ${set.provinceId} and ${among(set)} and ${knownAt(asked.knownAt)}
    and ${notMerged(set.provinceId, asked.knownAt)} and f.valid_from <= ${asked.on} and (f.valid_to is null or f.valid_to > ${asked.on})`
  return joiningSets(tx, async () => {
    const { rows } = await sql<ListedThen>`
      select x.child_id as "childId", c.filed_path as "villagePath",
        coalesce(array_agg(distinct x.group_code order by x.group_code) filter (where x.group_code is not null), '{}') as groups,
        coalesce(array_agg(distinct x.factor order by x.factor) filter (where x.factor is not null), '{}') as risks
      from (
        select f.child_id, coalesce(f.group_code, '?') as group_code, null::text as factor
          from child_special_circumstances f where ${held} and f.present
        union all
        select f.child_id, null, f.factor from child_risks f where ${held}) x
      join children c on c.province_id = ${set.provinceId} and c.child_id = x.child_id
      group by x.child_id, c.filed_path`.execute(tx.db)
    return rows
  })
}

/** Has anything been recorded of the commune's children by that moment? */
export const hadRegister = async (tx: Tx, communePath: string, instant: string): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`select exists (select from children c
    where c.province_id = ${provinceIdOf(communePath)} and c.commune_path = ${communePath}
      and c.recorded_at <= ${instant}) as found`.execute(tx.db)
  return rows[0]?.found === true
}

export type PaperChild = {
  childId: string
  fullName: string | null
  sex: 'male' | 'female' | null
  birthDate: PlainDate
  villagePath: string
  villageName: string
  birthRegistered: boolean | null
  motherName: string | null
  fatherName: string | null
}

/** Names and parents of some children, for a paper. */
export const listPaperChildren = async (
  tx: Tx,
  communePath: string,
  childIds: readonly string[],
): Promise<Map<string, PaperChild>> => {
  const provinceId = provinceIdOf(communePath)
  const carer = (relation: string) => sql`(select pi.full_name from child_carers k
    join person_identities pi on pi.province_id = k.province_id and pi.person_id = k.person_id and pi.superseded_at is null
    where k.province_id = t.province_id and k.child_id = t.child_id and k.relation = ${relation}
      and k.superseded_at is null and k.valid_to is null limit 1)`
  const { rows } = await sql<PaperChild>`select t.child_id as "childId", i.full_name as "fullName", t.sex,
      t.birth_date as "birthDate", t.village_path as "villagePath", coalesce(v.name, 'Chưa rõ thôn') as "villageName",
      t.birth_registered as "birthRegistered", ${carer('mother')} as "motherName", ${carer('father')} as "fatherName"
    from child_current t
    left join child_names i on i.province_id = t.province_id and i.child_id = t.child_id
    left join areas v on v.path = t.village_path and v.kind = 'village' and v.valid_to is null
    where t.province_id = ${provinceId} and t.commune_path = ${communePath}
      and t.child_id = any (${[...childIds]}::uuid[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.childId, row]))
}
