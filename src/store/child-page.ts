/** Everything the register holds of one child, for its page. */

import { sql } from 'kysely'
import type { PlainDate } from '#core/dates.ts'
import type { Tx } from './as-actor.ts'
import { type HistoricalFact, listHistory } from './fact-history.ts'
import { openText, type SealKeys } from './seal.ts'

export type ChildDetails = {
  address: string | null
  personalNumber: string | null
  householdCode: string | null
  householdHead: string | null
  carers: {
    relation: 'father' | 'mother' | 'guardian'
    fullName: string
    phone: string | null
    birthYear: number | null
  }[]
  siblings: { childId: string; fullName: string; birthDate: PlainDate }[]
  facts: HistoricalFact[]
}

const own = (alias: string, provinceId: number, childId: string) =>
  sql`${sql.ref(`${alias}.province_id`)} = ${provinceId} and ${sql.ref(`${alias}.child_id`)} = ${childId}`

/** The details of a child whose current row the caller has found. */
export const getChildDetails = async (
  tx: Tx,
  provinceId: number,
  childId: string,
  keys: SealKeys,
): Promise<ChildDetails> => {
  const { rows: identities } = await sql<{ address: string | null; personal_number_sealed: Buffer | null }>`
    select address, personal_number_sealed from child_identities i where ${own('i', provinceId, childId)} and superseded_at is null`.execute(
    tx.db,
  )
  const { rows: households } = await sql<{ household_id: string; code: string | null; head_name: string | null }>`
    select t.household_id, h.code, hi.head_name from child_current t
    join households h on h.province_id = t.province_id and h.household_id = t.household_id
    left join household_identities hi on hi.province_id = t.province_id and hi.household_id = t.household_id and hi.superseded_at is null
    where ${own('t', provinceId, childId)}`.execute(tx.db)
  const { rows: carers } = await sql<ChildDetails['carers'][number]>`
    select k.relation, pi.full_name as "fullName", pi.phone, p.birth_year as "birthYear"
    from child_carers k
    join persons p on p.province_id = k.province_id and p.person_id = k.person_id
    join person_identities pi on pi.province_id = k.province_id and pi.person_id = k.person_id and pi.superseded_at is null
    where ${own('k', provinceId, childId)} and k.superseded_at is null and k.valid_to is null order by k.relation desc`.execute(
    tx.db,
  )
  const household = households[0]
  const { rows: siblings } = household
    ? await sql<ChildDetails['siblings'][number]>`
        select t.child_id as "childId", i.full_name as "fullName", t.birth_date as "birthDate" from child_current t
        join child_names i on i.province_id = t.province_id and i.child_id = t.child_id
        where t.province_id = ${provinceId} and t.household_id = ${household.household_id} and t.child_id <> ${childId}
        order by t.birth_date`.execute(tx.db)
    : { rows: [] }
  const facts = await listHistory(tx, provinceId, childId, { asKnown: 'now' })
  const identity = identities[0]
  return {
    address: identity?.address ?? null,
    personalNumber: identity?.personal_number_sealed ? openText(keys, identity.personal_number_sealed) : null,
    householdCode: household?.code ?? null,
    householdHead: household?.head_name ?? null,
    carers,
    siblings,
    facts,
  }
}
