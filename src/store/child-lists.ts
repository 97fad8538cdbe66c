/** Lists of children from the current rows, filtered and counted by village; and the page of one child. */

import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#core/dates.ts'
import { addYears, ageOn } from '#core/dates.ts'
import { provinceIdOf } from '#core/permissions.ts'
import { syllablesOf } from '#core/text.ts'
import type { Tx } from './as-actor.ts'
import { type AreaScope, areaScope, rowsWithin } from './scope.ts'

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
  specialGroups: string[]
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

/** What of the current rows (`t`) the filter asks for, without place and name. */
const conditionsOf = (filter: ChildFilter, today: PlainDate): RawBuilder<unknown> => {
  // Those who moved away stay in the history, not in the list; children are under 16 (Law on Children, Article 1).
  const conditions: RawBuilder<unknown>[] = [sql`t.resident is distinct from false`]
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
  return sql.join(conditions, sql` and `)
}

/**
 * Whoever has every syllable that was typed, in any order, each perhaps not typed to its end; null when none was typed.
 * A range, not LIKE: only leakproof operators may use an index under row security.
 */
const namedSo = (filter: ChildFilter, scope: AreaScope): RawBuilder<unknown> | null => {
  const syllables = syllablesOf(filter.name ?? '').slice(0, 8)
  if (syllables.length === 0) return null
  const each = syllables.map(
    (syllable) => sql`select k.province_id, k.child_id from child_name_tokens k where ${rowsWithin('k', scope)}
      and k.token >= ${syllable} and k.token < ${`${syllable}\u{10ffff}`}`,
  )
  return sql`(${sql.join(each, sql` intersect `)})`
}

const columns = sql`t.child_id as "childId", t.full_name as "fullName", t.sex, t.birth_date as "birthDate",
  t.birth_precision as "birthPrecision", t.ethnic_code as "ethnicCode", t.village_path as "villagePath",
  coalesce(v.name, 'Chưa rõ thôn') as "villageName", t.resident, t.birth_registered as "birthRegistered", t.enrolled,
  t.school_level as "schoolLevel", t.school_name as "schoolName", t.special_present as "specialPresent",
  coalesce(t.special_groups, '{}') as "specialGroups", t.supported, t.insured, t.disabled, t.poverty`

const withVillage = sql`left join areas v on v.path = t.village_path and v.kind = 'village' and v.valid_to is null`

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
  const scope = areaScope(tx, filter.area)
  const named = namedSo(filter, scope)
  const conditions = conditionsOf(filter, today)
  const village = filter.village ? sql`and t.village_path = ${filter.village}` : sql``
  // `offset 0` keeps the order of reading, whatever PostgreSQL knows of the tables: names in the order of their index, or
  // those who were named, and for each its current row. A page is then read without the rest of the commune.
  const current = (of: string) => sql`cross join lateral (select * from child_current t
    where t.province_id = ${sql.ref(`${of}.province_id`)} and t.child_id = ${sql.ref(`${of}.child_id`)} and ${conditions} offset 0) t`
  const found =
    named === null
      ? sql`child_names i ${current('i')} where ${rowsWithin('i', scope)} ${village}`
      : sql`${named} n cross join lateral (select * from child_names i
          where i.province_id = n.province_id and i.child_id = n.child_id offset 0) i ${current('i')} where true ${village}`
  const { rows } = await sql<Omit<ChildRecord, 'age'>>`select ${columns} from (
      select t.*, i.full_name, i.sort_name from ${found}
      order by i.sort_name, i.child_id limit ${most} offset ${(page - 1) * most}) t ${withVillage}
    order by t.sort_name, t.child_id`.execute(tx.db)
  const counted =
    named === null
      ? sql`child_current t where ${rowsWithin('t', scope)} and ${conditions}`
      : sql`${named} n ${current('n')}`
  const { rows: villages } = await sql<{ path: string; name: string; count: number }>`
    select t.village_path as path, coalesce(v.name, 'Chưa rõ thôn') as name, t.count from (
      select t.village_path, count(*)::int as count from ${counted} group by 1) t ${withVillage}
    order by name collate "vi-x-icu"`.execute(tx.db)
  const total = villages
    .filter((v) => !filter.village || v.path === filter.village)
    .reduce((sum, v) => sum + v.count, 0)
  return { total, page, rows: rows.map((row) => ({ ...row, age: ageOn(row.birthDate, today) })), villages }
}

/** One child of the actor's areas; undefined outside of them. */
export const findChild = async (tx: Tx, childId: string, today: PlainDate): Promise<ChildRecord | undefined> => {
  const scope = areaScope(tx)
  const { rows } = await sql<Omit<ChildRecord, 'age'>>`select ${columns} from (
      select t.*, i.full_name from child_current t
      left join child_names i on i.province_id = t.province_id and i.child_id = t.child_id) t ${withVillage}
    where t.province_id = any (${[...new Set(scope.communePaths.map(provinceIdOf))]}::smallint[]) and t.child_id = ${childId}`.execute(
    tx.db,
  )
  const [row] = rows
  return row ? { ...row, age: ageOn(row.birthDate, today) } : undefined
}
