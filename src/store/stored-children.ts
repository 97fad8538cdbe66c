/** The children of a commune as believed now, in the shape that lists are compared with. */

import { sql } from 'kysely'
import type { ImportedChild } from '#core/children/imported-child.ts'
import type { StoredChild } from '#core/children/registration.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { among, type ChildSet, joiningSets, joinLatest, notMerged } from './latest-facts.ts'
import { openText, type SealKeys } from './seal.ts'

type Row = {
  child_id: string
  filed_path: string
  village_name: string | null
  full_name: string
  personal_number_sealed: Buffer | null
  address: string | null
  note: string | null
  sex: ImportedChild['sex']
  birth_date: ImportedChild['birthDate']
  birth_precision: ImportedChild['birthPrecision']
  household_id: string | null
  household_code: string | null
  head_name: string | null
  poverty: ImportedChild['householdPoverty']
  ethnic_code: string | null
  registration: {
    registered: boolean
    registered_on: string | null
    certificate_number: string | null
    reason_not: string | null
  } | null
  enrolment: { enrolled: boolean; level: string | null; school_name: string | null; class_name: string | null } | null
  special: { present: boolean; group_code: string | null; note: string | null }[] | null
  support: { given: boolean; kind: string | null } | null
  insurance: { insured: boolean; card_number: string | null } | null
  disability: { present: boolean; type: string | null; level: string | null } | null
  carers:
    | {
        relation: 'father' | 'mother' | 'guardian'
        person_id: string
        full_name: string
        phone: string | null
        birth_year: number | null
      }[]
    | null
}

/** The circumstances of a table that are believed to hold still. */
const believed = (table: string, set: ChildSet) => sql`select f.child_id, f.present, f.group_code, f.note, f.valid_from
  from ${sql.table(table)} f where f.province_id = ${set.provinceId} and f.superseded_at is null and f.valid_to is null
    and ${among(set)}`

/** Every child filed in the commune. The query names the commune; row security stands behind it. */
export const listStoredChildren = async (tx: Tx, communePath: string, keys: SealKeys): Promise<StoredChild[]> => {
  const provinceId = provinceIdOf(communePath)
  const set: ChildSet = { provinceId, communePath, childIds: 'all' }
  const query = sql<Row>`
    select c.child_id, c.filed_path, v.name as village_name, i.full_name, i.personal_number_sealed, i.address, i.note,
      b.sex, b.birth_date, b.birth_precision, r.household_id, hi.code as household_code, hi.head_name, p.poverty,
      e.ethnic_code, to_jsonb(g) as registration, to_jsonb(n) as enrolment, s.special, to_jsonb(u) as support,
      to_jsonb(a) as insurance, to_jsonb(d) as disability, k.carers
    from children c
    join child_identities i on i.province_id = c.province_id and i.child_id = c.child_id and i.superseded_at is null
    ${joinLatest('child_births', 'b', set, null)}
    ${joinLatest('child_residences', 'r', set, null)}
    ${joinLatest('child_ethnicities', 'e', set, null)}
    ${joinLatest('child_birth_registrations', 'g', set, null)}
    ${joinLatest('child_enrolments', 'n', set, null)}
    left join (
      select f.child_id, jsonb_agg(jsonb_build_object('present', f.present, 'group_code', f.group_code, 'note', f.note)
        order by f.present desc, f.valid_from desc) as special
      from (${believed('child_special_circumstances', set)} union all ${believed('child_protected_circumstances', set)}) f
      group by f.child_id) s on s.child_id = c.child_id
    ${joinLatest('child_supports', 'u', set, null)}
    ${joinLatest('child_health_insurances', 'a', set, null)}
    ${joinLatest('child_disabilities', 'd', set, null)}
    left join (
      select f.child_id, jsonb_agg(jsonb_build_object('relation', f.relation, 'person_id', f.person_id,
        'full_name', pi.full_name, 'phone', pi.phone, 'birth_year', pi.birth_year) order by f.relation) as carers
      from child_carers f
      join person_identities pi on pi.province_id = f.province_id and pi.person_id = f.person_id and pi.superseded_at is null
      where f.province_id = ${provinceId} and f.superseded_at is null and f.valid_to is null
        and f.child_id in (select child_id from children where province_id = ${provinceId} and commune_path = ${communePath})
      group by f.child_id) k on k.child_id = c.child_id
    left join areas v on v.path = c.filed_path and v.kind = 'village' and v.valid_to is null
    left join household_identities hi on hi.province_id = c.province_id and hi.household_id = r.household_id and hi.superseded_at is null
    left join (select distinct on (f.household_id) f.household_id, f.poverty from household_poverties f
      where f.province_id = ${provinceId} and f.superseded_at is null
        and f.household_id in (select household_id from households
          where province_id = ${provinceId} and commune_path = ${communePath})
      order by f.household_id, f.valid_from desc) p on p.household_id = r.household_id
    where c.province_id = ${provinceId} and c.commune_path = ${communePath} and ${notMerged}
    order by c.child_id`
  const { rows } = await joiningSets(tx, () => query.execute(tx.db))
  return rows.map((row) => toStoredChild(row, keys))
}

const toStoredChild = (row: Row, keys: SealKeys): StoredChild => ({
  childId: row.child_id,
  villagePath: row.village_name === null ? null : row.filed_path,
  householdId: row.household_id,
  personIds: Object.fromEntries((row.carers ?? []).map((c) => [c.relation, c.person_id])),
  fullName: row.full_name,
  sex: row.sex,
  birthDate: row.birth_date,
  birthPrecision: row.birth_precision,
  personalNumber: row.personal_number_sealed ? openText(keys, row.personal_number_sealed) : null,
  ethnicCode: row.ethnic_code,
  villageName: row.village_name,
  address: row.address,
  household: { code: row.household_code, headName: row.head_name },
  carers: (row.carers ?? []).map((c) => ({
    relation: c.relation,
    fullName: c.full_name,
    birthYear: c.birth_year,
    phone: c.phone,
  })),
  birthRegistration: {
    registered: row.registration?.registered ?? null,
    registeredOn: (row.registration?.registered_on ?? null) as never,
    number: row.registration?.certificate_number ?? null,
    reasonNot: row.registration?.reason_not ?? null,
  },
  enrolment: {
    status: row.enrolment === null ? null : row.enrolment.enrolled ? 'enrolled' : 'not_enrolled',
    level: (row.enrolment?.level ?? null) as never,
    schoolName: row.enrolment?.school_name ?? null,
    className: row.enrolment?.class_name ?? null,
  },
  specialCircumstance: {
    present: row.special?.[0]?.present ?? null,
    groupCode: row.special?.[0]?.group_code ?? null,
    note: row.special?.[0]?.note ?? null,
  },
  specialGroups: (row.special ?? []).flatMap(({ group_code: code }) => (code === null ? [] : [code])),
  support: { given: row.support?.given ?? null, kind: row.support?.kind ?? null },
  healthInsurance: { has: row.insurance?.insured ?? null, number: row.insurance?.card_number ?? null },
  disability: {
    present: row.disability?.present ?? null,
    type: (row.disability?.type ?? null) as never,
    level: (row.disability?.level ?? null) as never,
  },
  householdPoverty: row.poverty,
  note: row.note,
})
