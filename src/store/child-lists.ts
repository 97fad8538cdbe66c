/** Lists of children from the current rows, filtered and counted by village; and the page of one child. */

import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#core/dates.ts'
import { addDays, addYears, ageOn } from '#core/dates.ts'
import { provinceIdOf } from '#core/permissions.ts'
import { syllablesOf } from '#core/text.ts'
import type { Tx } from './as-actor.ts'
import { areaScope } from './scope.ts'

export type Tri = 'yes' | 'no' | 'unknown'

export type ChildFilter = {
  area?: string | undefined
  village?: string | undefined
  name?: string | undefined
  ageFrom?: number | undefined
  ageTo?: number | undefined
  sex?: 'male' | 'female' | undefined
  ethnic?: string | undefined
  birthRegistered?: Tri | undefined
  enrolled?: Tri | undefined
  special?: Tri | undefined
  supported?: Tri | undefined
  poverty?: string | undefined
  page?: number | undefined
}

export type ChildRecord = {
  childId: string
  fullName: string | null
  sex: 'male' | 'female' | null
  birthDate: PlainDate
  birthPrecision: 'day' | 'month' | 'year'
  age: number
  ethnicCode: string | null
  villagePath: string
  villageName: string
  resident: boolean | null
  birthRegistered: boolean | null
  enrolled: boolean | null
  schoolLevel: string | null
  schoolName: string | null
  specialPresent: boolean | null
  specialGroup: string | null
  supported: boolean | null
  insured: boolean | null
  disabled: boolean | null
  poverty: string | null
}

export const pageSize = 50

const isTri = (column: string, tri: Tri): RawBuilder<boolean> =>
  tri === 'unknown'
    ? sql<boolean>`${sql.ref(`t.${column}`)} is null`
    : sql<boolean>`${sql.ref(`t.${column}`)} = ${tri === 'yes'}`

const conditionsOf = (tx: Tx, filter: ChildFilter, today: PlainDate, withVillage: boolean): RawBuilder<unknown> => {
  const scope = areaScope(tx, filter.area)
  const conditions: RawBuilder<unknown>[] = [
    sql`t.province_id = any (${[...new Set(scope.communePaths.map(provinceIdOf))]}::smallint[])`,
    sql`t.commune_path = any (${scope.communePaths}::text[])`,
    // Those who moved away stay in the history, not in the list; children are under 16 (Law on Children, Article 1).
    sql`t.resident is distinct from false`,
  ]
  if (scope.villagePaths) conditions.push(sql`t.village_path = any (${scope.villagePaths}::text[])`)
  if (withVillage && filter.village) conditions.push(sql`t.village_path = ${filter.village}`)
  const ageTo = filter.ageTo ?? 15
  conditions.push(sql`t.birth_date > ${addYears(today, -(ageTo + 1))}`)
  if (filter.ageFrom !== undefined) conditions.push(sql`t.birth_date <= ${addYears(today, -filter.ageFrom)}`)
  if (filter.sex) conditions.push(sql`t.sex = ${filter.sex}`)
  if (filter.ethnic) conditions.push(sql`t.ethnic_code = ${filter.ethnic}`)
  if (filter.birthRegistered) conditions.push(isTri('birth_registered', filter.birthRegistered))
  if (filter.enrolled) conditions.push(isTri('enrolled', filter.enrolled))
  if (filter.special) conditions.push(isTri('special_present', filter.special))
  if (filter.supported) conditions.push(isTri('supported', filter.supported))
  if (filter.poverty) conditions.push(sql`t.poverty = ${filter.poverty}`)
  // A range, not LIKE: only leakproof operators may use an index under row security.
  for (const syllable of syllablesOf(filter.name ?? '').slice(0, 8))
    conditions.push(sql`exists (select from child_name_tokens k where k.province_id = t.province_id and k.commune_path = t.commune_path and k.child_id = t.child_id
      and k.token >= ${syllable} and k.token < ${`${syllable}\u{10ffff}`})`)
  return sql.join(conditions, sql` and `)
}

const columns = sql`t.child_id as "childId", i.full_name as "fullName", t.sex, t.birth_date as "birthDate",
  t.birth_precision as "birthPrecision", t.ethnic_code as "ethnicCode", t.village_path as "villagePath",
  coalesce(v.name, 'Chưa rõ thôn') as "villageName", t.resident, t.birth_registered as "birthRegistered", t.enrolled,
  t.school_level as "schoolLevel", t.school_name as "schoolName", t.special_present as "specialPresent",
  t.special_group as "specialGroup", t.supported, t.insured, t.disabled, t.poverty`

const joins = sql`from child_current t
  left join child_names i on i.province_id = t.province_id and i.child_id = t.child_id
  left join areas v on v.path = t.village_path and v.kind = 'village' and v.valid_to is null`

/** One page of children by name; `most` overrides the page size for a file. */
export const listChildren = async (
  tx: Tx,
  filter: ChildFilter,
  today: PlainDate,
  most = pageSize,
): Promise<{
  total: number
  page: number
  rows: ChildRecord[]
  villages: { path: string; name: string; count: number }[]
}> => {
  const page = filter.page ?? 1
  const { rows } = await sql<Omit<ChildRecord, 'age'>>`select ${columns} ${joins}
    where ${conditionsOf(tx, filter, today, true)}
    order by i.sort_name, t.child_id
    limit ${most} offset ${(page - 1) * most}`.execute(tx.db)
  const { rows: villages } = await sql<{ path: string; name: string; count: number }>`
    select * from (select t.village_path as path, coalesce(v.name, 'Chưa rõ thôn') as name, count(*)::int as count
    from child_current t left join areas v on v.path = t.village_path and v.kind = 'village' and v.valid_to is null
    where ${conditionsOf(tx, filter, today, false)}
    group by 1, 2) counted order by name collate "vi-x-icu"`.execute(tx.db)
  const total = villages
    .filter((v) => !filter.village || v.path === filter.village)
    .reduce((sum, v) => sum + v.count, 0)
  return { total, page, rows: rows.map((row) => ({ ...row, age: ageOn(row.birthDate, today) })), villages }
}

/** One child of the actor's areas; undefined outside of them. */
export const findChild = async (tx: Tx, childId: string, today: PlainDate): Promise<ChildRecord | undefined> => {
  const scope = areaScope(tx)
  const { rows } = await sql<Omit<ChildRecord, 'age'>>`select ${columns} ${joins}
    where t.province_id = any (${[...new Set(scope.communePaths.map(provinceIdOf))]}::smallint[]) and t.child_id = ${childId}`.execute(
    tx.db,
  )
  const [row] = rows
  return row ? { ...row, age: ageOn(row.birthDate, today) } : undefined
}

/** What the screen counts beside the list: children, under fives, born this month, turned 16 this month. */
export const countChildren = async (
  tx: Tx,
  area: string | undefined,
  today: PlainDate,
): Promise<{ children: number; under5: number; bornThisMonth: number; turned16ThisMonth: number }> => {
  const scope = areaScope(tx, area)
  const monthStart = `${today.slice(0, 8)}01` as PlainDate
  const { rows } = await sql<{ children: number; under5: number; bornThisMonth: number; turned16ThisMonth: number }>`
    select count(*) filter (where t.birth_date > ${addYears(today, -16)})::int as children,
      count(*) filter (where t.birth_date > ${addYears(today, -5)})::int as under5,
      count(*) filter (where t.birth_date between ${monthStart} and ${today})::int as "bornThisMonth",
      count(*) filter (where t.birth_date between ${addDays(addYears(monthStart, -16), 0)} and ${addYears(today, -16)})::int as "turned16ThisMonth"
    from child_current t
    where t.province_id = any (${[...new Set(scope.communePaths.map(provinceIdOf))]}::smallint[])
      and t.commune_path = any (${scope.communePaths}::text[]) and t.resident is distinct from false
      ${scope.villagePaths ? sql`and t.village_path = any (${scope.villagePaths}::text[])` : sql``}`.execute(tx.db)
  return rows[0] ?? { children: 0, under5: 0, bornThisMonth: 0, turned16ThisMonth: 0 }
}
