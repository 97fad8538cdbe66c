/** Everything the register holds of one child, for its page. */

import { sql } from 'kysely'
import type { PlainDate } from '#core/dates.ts'
import type { Tx } from './as-actor.ts'
import { factTables } from './child-facts.ts'
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
  facts: {
    kind: string
    content: Record<string, unknown>
    validFrom: PlainDate
    validTo: PlainDate | null
    recordedAt: string
    source: string
  }[]
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
        join child_identities i on i.province_id = t.province_id and i.child_id = t.child_id and i.superseded_at is null
        where t.province_id = ${provinceId} and t.household_id = ${household.household_id} and t.child_id <> ${childId}
        order by t.birth_date`.execute(tx.db)
    : { rows: [] }
  const facts: ChildDetails['facts'] = []
  for (const table of factTables) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(f) as row from ${sql.table(table)} f where ${own('f', provinceId, childId)} and f.superseded_at is null`.execute(
      tx.db,
    )
    for (const { row } of rows) facts.push(toFact(table, row))
  }
  facts.sort((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : a.kind.localeCompare(b.kind)))
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

const kept = new Set([
  'province_id',
  'fact_id',
  'child_id',
  'valid_from',
  'valid_to',
  'recorded_at',
  'recorded_by',
  'superseded_at',
  'source',
  'batch_id',
  'household_id',
])

const toFact = (table: string, row: Record<string, unknown>): ChildDetails['facts'][number] => ({
  kind: table.replace(/^child_/, ''),
  content: Object.fromEntries(Object.entries(row).filter(([name]) => !kept.has(name))),
  validFrom: row.valid_from as PlainDate,
  validTo: (row.valid_to ?? null) as PlainDate | null,
  recordedAt: row.recorded_at as string,
  source: row.source as string,
})
