/** Lists of children from the current rows: filtered, searched, sorted, counted; and the row of one child. */

import { type RawBuilder, sql } from 'kysely'
import type { ChildFilter, ChildSort } from '#core/children/child-filter.ts'
import { readSearch } from '#core/children/child-search.ts'
import { addYears, ageOn, type PlainDate } from '#core/dates.ts'
import { communePathOf, provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { conditionsOf } from './child-conditions.ts'
import { type ChildRecord, childColumns, withVillage } from './child-record.ts'
import { bornSo, foundBy } from './child-search.ts'
import { type AreaScope, areaScope, rowsWithin } from './scope.ts'
import type { SealKeys } from './seal.ts'

export type ChildQuestion = {
  area?: string | undefined
  filter: ChildFilter
  /** As typed: a name, a date, a number. */
  search?: string | undefined
  sort?: ChildSort | undefined
  page?: number | undefined
}

export const pageSize = 50

/** First ages of the groups that lists are counted by; the last is for those between 16 and 18. */
export const ageBands = [0, 3, 6, 11, 16] as const

export type ChildCounts = {
  villages: { path: string; name: string; count: number }[]
  ages: { from: number; to: number; male: number; female: number; unknown: number }[]
}

/** `score`: how well a search fits, 0 best; 3: by the name of a carer. */
export type ListedRecord = ChildRecord & { score: number }

type Facet = [village: string, sex: 'male' | 'female' | null, band: number, count: number]

/** What a question asks of the current rows, read once. */
type Reading = {
  scope: AreaScope
  /** `(province_id, child_id, score)` of those whom the search found; null: nobody in particular was looked for. */
  found: RawBuilder<unknown> | null
  /** Of the current row `t`, the village apart. */
  conditions: RawBuilder<unknown>
  inVillage: (alias: string) => RawBuilder<unknown>
  sort: ChildSort
}

const readQuestion = (tx: Tx, question: ChildQuestion, today: PlainDate, keys: SealKeys): Reading => {
  const { filter, sort = 'name' } = question
  const scope = areaScope(tx, question.area)
  const search = question.search?.trim() ? readSearch(question.search) : null
  const anybody = search
    ? { anyAge: search.born !== null || search.number !== null, anywhere: search.number !== null }
    : {}
  return {
    scope,
    found: search && foundBy(search, scope, keys),
    conditions: sql`${conditionsOf(filter, today, anybody)} and ${search ? bornSo(search) : sql`true`}`,
    inVillage: (alias) =>
      filter.village === undefined ? sql`true` : sql`${sql.ref(`${alias}.village_path`)} = ${filter.village}`,
    sort,
  }
}

// `offset 0` below keeps the order of reading whatever PostgreSQL knows of the tables: before it has looked at them it
// takes every set for one row and joins by loops over loops (seen: 87 seconds for what takes 10 ms).

/** The row of `table` for each row of `of`, by its key: a place named in here would be taken for the better way in. */
const eachFrom = (table: string, of: string, where: RawBuilder<unknown> = sql`true`) =>
  sql`cross join lateral (select * from ${sql.table(table)} t where t.province_id = ${sql.ref(`${of}.province_id`)}
    and t.child_id = ${sql.ref(`${of}.child_id`)} and ${where} offset 0)`

/** The current rows that fit, whatever the village. */
const hits = ({ scope, found, conditions }: Reading): RawBuilder<unknown> => {
  const columns = sql`t.province_id, t.child_id, t.commune_path, t.village_path, t.birth_date, t.sex`
  return found === null
    ? sql`select ${columns}, 0 as score from child_current t where ${rowsWithin('t', scope)} and ${conditions}`
    : sql`select ${columns}, f.score from ${found} f ${eachFrom('child_current', 'f', conditions)} t
        where ${rowsWithin('t', scope)}`
}

/** So many are sorted by being looked up one by one; of more, a page is read in the order of an index. */
const fewEnough = 1000

type Hit = [provinceId: number, childId: string, score: number]

/** Counts everybody who fits; and says who, when they are few or somebody was looked for. */
const readHits = async (
  tx: Tx,
  reading: Reading,
  today: PlainDate,
): Promise<{ facets: Facet[]; who: Hit[] | null }> => {
  const { inVillage, found } = reading
  const band = sql`case ${sql.join(
    ageBands.slice(1).map((from, at) => sql`when h.birth_date > ${addYears(today, -from)} then ${at}::int`),
    sql` `,
  )} else ${ageBands.length - 1}::int end`
  const most = found === null ? fewEnough : mostFound
  const { rows } = await sql<{ facets: Facet[] | null; who: Hit[] | null }>`
    with hit as materialized (${hits(reading)})
    select
      (select json_agg(json_build_array(g.village_path, g.sex, g.band, g.n)) from (
        select h.village_path collate "C" as village_path, h.sex collate "C" as sex, ${band} as band, count(*)::int as n
        from hit h group by 1, 2, 3) g) as facets,
      (select json_agg(json_build_array(h.province_id, h.child_id, h.score)) from (
        select * from hit h where ${inVillage('h')} limit ${most + 1}) h) as who`.execute(tx.db)
  const [answer] = rows
  const who = answer?.who ?? []
  return { facets: answer?.facets ?? [], who: who.length > most ? null : who }
}

/** Nobody reads further than this in what a search found. */
const mostFound = 20_000

const wayOf = (sort: ChildSort) => (sort.startsWith('-') ? sql`desc` : sql`asc`)

/** The order of rows `h` with a score and names `i`, and what else has to be read of each for it. */
const orderOf = (sort: ChildSort, home: string): { order: RawBuilder<unknown>; reads: RawBuilder<unknown> } => {
  const way = wayOf(sort)
  const { first, reads } = {
    name: { first: sql`i.sort_name ${way}`, reads: sql`` },
    birth: { first: sql`t.birth_date ${way}, i.sort_name`, reads: sql`${eachFrom('child_current', 'h')} t` },
    village: {
      first: sql`coalesce(v.name, 'Chưa rõ thôn') collate "vi-x-icu" ${way}, i.sort_name`,
      reads: sql`left join areas v on v.path = i.village_path and v.kind = 'village' and v.valid_to is null`,
    },
  }[sort.replace('-', '') as 'name' | 'birth' | 'village']
  // Of several communes one's own comes first.
  return { order: sql`h.score, (i.commune_path = ${home}) desc, ${first}, i.child_id`, reads }
}

/** A page of those who are named one by one. */
const pageOf = (
  who: readonly Hit[],
  sort: ChildSort,
  home: string,
  from: number,
  most: number,
): RawBuilder<unknown> => {
  const { order, reads } = orderOf(sort, home)
  return sql`(select h.province_id, h.child_id, h.score, row_number() over (order by ${order}) as at
    from (select * from unnest(${who.map(([province]) => province)}::smallint[], ${who.map(([, child]) => child)}::uuid[],
      ${who.map(([, , score]) => score)}::int[]) as u (province_id, child_id, score) offset 0) h
    ${eachFrom('child_names', 'h')} i ${reads}
    order by at limit ${most} offset ${from})`
}

/** A page of many, read in the order of an index as far as the page goes. */
const pageOfMany = (
  { scope, conditions, inVillage, sort }: Reading,
  from: number,
  most: number,
): RawBuilder<unknown> => {
  const way = wayOf(sort)
  return sort.endsWith('birth')
    ? sql`(select t.province_id, t.child_id, 0 as score, row_number() over (order by t.birth_date ${way}, t.child_id) as at
        from child_current t where ${rowsWithin('t', scope)} and ${conditions} and ${inVillage('t')}
        order by t.birth_date ${way}, t.child_id limit ${most} offset ${from})`
    : sql`(select i.province_id, i.child_id, 0 as score, row_number() over (order by i.sort_name ${way}, i.child_id) as at
        from (select * from child_names i where ${rowsWithin('i', scope)} and ${inVillage('i')}
          order by i.sort_name ${way}, i.child_id offset 0) i ${eachFrom('child_current', 'i', conditions)} t
        order by i.sort_name ${way}, i.child_id limit ${most} offset ${from})`
}

/** One page of children; `most` overrides the page size for a file. */
export const listChildren = async (
  tx: Tx,
  question: ChildQuestion,
  today: PlainDate,
  keys: SealKeys,
  most = pageSize,
): Promise<ChildCounts & { total: number; page: number; rows: ListedRecord[] }> => {
  const page = question.page ?? 1
  const from = (page - 1) * most
  const reading = readQuestion(tx, question, today, keys)
  const { facets, who } = await readHits(tx, reading, today)
  const counts = await countsOf(tx, facets, question.filter.village)
  const rows = from >= counts.total ? [] : await readPage(tx, reading, who, counts, from, most)
  return { ...counts, page, rows: rows.map((row) => ({ ...row, age: ageOn(row.birthDate, today) })) }
}

const readPage = async (
  tx: Tx,
  reading: Reading,
  who: readonly Hit[] | null,
  counts: ChildCounts,
  from: number,
  most: number,
): Promise<Omit<ListedRecord, 'age'>[]> => {
  if (who) return read(tx, pageOf(who, reading.sort, communePathOf(tx.actor.homePath), from, most))
  if (!reading.sort.endsWith('village')) return read(tx, pageOfMany(reading, from, most))
  // Many, village by village: the counts say in which ones the page lies.
  const rows: Omit<ListedRecord, 'age'>[] = []
  let before = 0
  for (const { path, count } of reading.sort === 'village' ? counts.villages : [...counts.villages].reverse()) {
    const skipped = Math.max(0, from - before)
    before += count
    if (skipped >= count || rows.length >= most) continue
    const village: Reading = {
      ...reading,
      sort: 'name',
      inVillage: (of) => sql`${sql.ref(`${of}.village_path`)} = ${path}`,
    }
    rows.push(...(await read(tx, pageOfMany(village, skipped, most - rows.length))))
  }
  return rows
}

/** The rows of a page `(province_id, child_id, score, at)` with everything that lists show. */
const read = async (tx: Tx, page: RawBuilder<unknown>): Promise<Omit<ListedRecord, 'age'>[]> => {
  const { rows } = await sql<Omit<ListedRecord, 'age'>>`select ${childColumns}, p.score from ${page} p
    ${eachFrom('child_current', 'p')} t ${eachFrom('child_names', 'p')} i ${withVillage} order by p.at`.execute(tx.db)
  return rows
}

/** Villages are counted whatever village is chosen; ages and total within it. */
const countsOf = async (
  tx: Tx,
  facets: readonly Facet[],
  village: string | undefined,
): Promise<ChildCounts & { total: number }> => {
  const paths = [...new Set(facets.map(([path]) => path))]
  if (paths.length === 0) return { total: 0, villages: [], ages: agesOf(() => 0) }
  const { rows: named } = await sql<{
    path: string
    name: string
  }>`select p.path, coalesce(v.name, 'Chưa rõ thôn') as name
    from unnest(${paths}::text[]) as p (path)
    left join areas v on v.path = p.path and v.kind = 'village' and v.valid_to is null
    order by name collate "vi-x-icu"`.execute(tx.db)
  const sum = (some: readonly Facet[]): number => some.reduce((n, [, , , count]) => n + count, 0)
  const asked = facets.filter(([path]) => village === undefined || path === village)
  const of = (band: number, sex: Facet[1]) => sum(asked.filter(([, s, b]) => b === band && s === sex))
  return {
    total: sum(asked),
    villages: named.map(({ path, name }) => ({ path, name, count: sum(facets.filter(([p]) => p === path)) })),
    ages: agesOf(of),
  }
}

const agesOf = (of: (band: number, sex: Facet[1]) => number): ChildCounts['ages'] =>
  ageBands.map((from, band) => ({
    from,
    to: (ageBands[band + 1] ?? 18) - 1,
    male: of(band, 'male'),
    female: of(band, 'female'),
    unknown: of(band, null),
  }))

/** How many children each of several filters finds, in one reading of the area. */
export const countChildren = async (
  tx: Tx,
  area: string | undefined,
  filters: readonly ChildFilter[],
  today: PlainDate,
): Promise<number[]> => {
  const counted = filters.map((filter, at) => {
    const village = filter.village === undefined ? sql`true` : sql`t.village_path = ${filter.village}`
    return sql`(count(*) filter (where ${conditionsOf(filter, today)} and ${village}))::int as ${sql.ref(`c${at}`)}`
  })
  if (counted.length === 0) return []
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counted)} from child_current t
    where ${rowsWithin('t', areaScope(tx, area))}`.execute(tx.db)
  return filters.map((_, at) => rows[0]?.[`c${at}`] ?? 0)
}

/** The schools and benefits that children of the area have: what a condition can name. */
export const listChoices = async (
  tx: Tx,
  area: string | undefined,
): Promise<{ schools: string[]; benefits: string[] }> => {
  const { rows } = await sql<{ schools: string[] | null; benefits: string[] | null }>`
    select array_agg(distinct t.school_name) filter (where t.school_name is not null) as schools,
      (select array_agg(distinct b) from child_current t cross join unnest(t.benefits) b
        where ${rowsWithin('t', areaScope(tx, area))}) as benefits
    from child_current t where ${rowsWithin('t', areaScope(tx, area))}`.execute(tx.db)
  const inOrder = (texts: string[] | null | undefined) =>
    [...(texts ?? [])].sort(new Intl.Collator('vi').compare).slice(0, 200)
  return { schools: inOrder(rows[0]?.schools), benefits: inOrder(rows[0]?.benefits) }
}

/** One child of the actor's areas; undefined outside of them. */
export const findChild = async (tx: Tx, childId: string, today: PlainDate): Promise<ChildRecord | undefined> => {
  const scope = areaScope(tx)
  const { rows } = await sql<Omit<ChildRecord, 'age'>>`select ${childColumns} from child_current t
    left join child_names i on i.province_id = t.province_id and i.child_id = t.child_id ${withVillage}
    where t.province_id = any (${[...new Set(scope.communePaths.map(provinceIdOf))]}::smallint[]) and t.child_id = ${childId}`.execute(
    tx.db,
  )
  const [row] = rows
  return row ? { ...row, age: ageOn(row.birthDate, today) } : undefined
}
