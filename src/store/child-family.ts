/** The family of a child for its page: carers, household, brothers and sisters. */
import { sql } from 'kysely'
import type { PersonState } from '#core/children/child-family.ts'
import type { CarerRelation } from '#core/children/imported-child.ts'
import type { PlainDate } from '#core/dates.ts'
import type { Tx } from './as-actor.ts'

export type ChildCarer = {
  factId: string
  relation: CarerRelation
  decision: string | null
  /** What is believed of the person, by the row that says it: a correction names it. */
  identityId: string
  fullName: string
  phone: string | null
  birthYear: number | null
  state: (PersonState & { validFrom: PlainDate }) | null
  /** Other children this person cares for: a correction holds for them too. */
  shared: { childId: string; fullName: string }[]
}

export type ChildHousehold = {
  householdId: string
  /** Null: nothing was ever written of who it is. */
  identityId: string | null
  code: string | null
  headName: string | null
  address: string | null
  poverty: { factId: string; poverty: string; decision: string | null; validFrom: PlainDate } | null
  shared: { childId: string; fullName: string }[]
}

export type Sibling = { childId: string; fullName: string; birthDate: PlainDate }

const otherChild = sql`jsonb_build_object('childId', n.child_id, 'fullName', n.full_name) order by n.full_name`

/** Who cares for the child now; the mother first. */
export const listCarers = async (tx: Tx, provinceId: number, childId: string, today: PlainDate) => {
  const { rows } = await sql<ChildCarer>`
    select k.fact_id as "factId", k.relation, k.decision, pi.fact_id as "identityId", pi.full_name as "fullName",
      pi.phone, pi.birth_year as "birthYear",
      (select jsonb_build_object('living', s.living, 'whereabouts', s.whereabouts, 'note', s.note, 'validFrom', s.valid_from)
        from person_states s where s.province_id = k.province_id and s.person_id = k.person_id and s.superseded_at is null
          and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to > ${today})
        order by s.valid_from desc limit 1) as state,
      coalesce((select jsonb_agg(${otherChild}) from child_carers o
        join child_names n on n.province_id = o.province_id and n.child_id = o.child_id
        where o.province_id = k.province_id and o.person_id = k.person_id and o.child_id <> k.child_id
          and o.superseded_at is null and o.valid_to is null), '[]') as shared
    from child_carers k
    join person_identities pi on pi.province_id = k.province_id and pi.person_id = k.person_id and pi.superseded_at is null
    where k.province_id = ${provinceId} and k.child_id = ${childId} and k.superseded_at is null
      and (k.valid_to is null or k.valid_to > ${today})
    order by array_position(array['mother', 'father', 'guardian'], k.relation), k.valid_from desc`.execute(tx.db)
  return rows
}

/** The household of the child, as far as it is known. */
export const findHousehold = async (
  tx: Tx,
  provinceId: number,
  childId: string,
  today: PlainDate,
): Promise<ChildHousehold | null> => {
  const { rows } = await sql<ChildHousehold>`
    select t.household_id as "householdId", hi.fact_id as "identityId", hi.code, hi.head_name as "headName", hi.address,
      (select jsonb_build_object('factId', w.fact_id, 'poverty', w.poverty, 'decision', w.decision, 'validFrom', w.valid_from)
        from household_poverties w where w.province_id = t.province_id and w.household_id = t.household_id
          and w.superseded_at is null and w.valid_from <= ${today} and (w.valid_to is null or w.valid_to > ${today})
        order by w.valid_from desc limit 1) as poverty,
      coalesce((select jsonb_agg(${otherChild}) from child_current o
        join child_names n on n.province_id = o.province_id and n.child_id = o.child_id
        where o.province_id = t.province_id and o.household_id = t.household_id and o.child_id <> t.child_id), '[]') as shared
    from child_current t
    join households h on h.province_id = t.province_id and h.household_id = t.household_id
    left join household_identities hi on hi.province_id = t.province_id and hi.household_id = t.household_id
      and hi.superseded_at is null
    where t.province_id = ${provinceId} and t.child_id = ${childId}`.execute(tx.db)
  return rows[0] ?? null
}

/** Children of the same household or of the same mother or father; half-brothers live elsewhere. */
export const listSiblings = async (tx: Tx, provinceId: number, childId: string): Promise<Sibling[]> => {
  const { rows } = await sql<Sibling>`
    select t.child_id as "childId", n.full_name as "fullName", t.birth_date as "birthDate" from child_current t
    join child_names n on n.province_id = t.province_id and n.child_id = t.child_id
    where t.province_id = ${provinceId} and t.child_id <> ${childId} and t.child_id in (
      select o.child_id from child_current own join child_current o
        on o.province_id = own.province_id and o.household_id = own.household_id
        where own.province_id = ${provinceId} and own.child_id = ${childId}
      union
      select o.child_id from child_carers own join child_carers o
        on o.province_id = own.province_id and o.person_id = own.person_id
        where own.province_id = ${provinceId} and own.child_id = ${childId} and own.superseded_at is null
          and o.superseded_at is null and own.relation in ('mother', 'father') and o.relation in ('mother', 'father'))
    order by t.birth_date, n.full_name`.execute(tx.db)
  return rows
}
