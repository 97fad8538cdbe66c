/** Whom a search finds in an area, and how well each fits: the query that lists join. */
import { type RawBuilder, sql } from 'kysely'
import { type CarerKind, type ChildSearch, leastNumberDigits } from '#core/children/child-search.ts'
import { soundsStarting } from '#core/children/name-sounds.ts'
import { provinceIdOf } from '#core/permissions.ts'
import { type AreaScope, rowsWithin } from './scope.ts'
import { indexNumber, type SealKeys } from './seal.ts'

/** 0: every syllable as typed; 1: begins as typed; 2: sounds so; 3: a carer's name. */
const carerScore = 3

const letterOf: Record<CarerKind, string> = { mother: 'm', father: 'f', guardian: 'g' }
/** Text that begins so: a range, since only leakproof operators may use an index under row security. */
const startsSo = (column: RawBuilder<unknown>, start: string): RawBuilder<unknown> =>
  sql`(${column} >= ${start} and ${column} < ${`${start}\u{10ffff}`})`

const anyOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql`(${sql.join([...conditions], sql` or `)})`

/** Children with every syllable in their own name, in any order, each perhaps not typed to its end. */
const namedSo = (syllables: readonly string[], scope: AreaScope): RawBuilder<unknown> => {
  const each = syllables.map((syllable, at) => {
    const sounds = anyOf(soundsStarting(syllable).map((sound) => startsSo(sql.ref('k.sound'), sound)))
    return sql`select k.province_id, k.child_id, ${at}::int as at, min(case when k.token = ${syllable} then 0
        when starts_with(k.token, ${syllable}) then 1 else 2 end) as score
      from child_name_tokens k where ${rowsWithin('k', scope)} and ${sounds} group by 1, 2`
  })
  return sql`select province_id, child_id, max(score) as score from (${sql.join(each, sql` union all `)}) e
    group by 1, 2 having count(*) = ${syllables.length}`
}

/** Children one of whose carers has every syllable in the name. */
const caredForBy = (
  kinds: readonly CarerKind[],
  syllables: readonly string[],
  scope: AreaScope,
): RawBuilder<unknown> => {
  const has = (column: string, syllable: string) =>
    anyOf(soundsStarting(syllable).map((sound) => sql`strpos(${sql.ref(column)}, ${` ${sound}`}) > 0`))
  const every = (column: string) =>
    sql.join(
      syllables.map((syllable) => has(column, syllable)),
      sql` and `,
    )
  // The whole text first: most rows end there. Then each carer alone, or father and mother would be one person.
  const anyCarer = sql`select i.province_id, i.child_id, ${carerScore}::int as score from child_names i
    where ${rowsWithin('i', scope)} and ${every('i.carer_sounds')}`
  if (syllables.length === 1 && kinds.length === 3) return anyCarer
  return sql`${anyCarer} and exists (
      select from unnest(string_to_array(i.carer_sounds, '|')) c
      where left(c, 1) = any (${kinds.map((kind) => letterOf[kind])}::text[]) and ${every('c')})`
}

const ofNumber = (number: string, scope: AreaScope, keys: SealKeys): RawBuilder<unknown> =>
  sql`select n.province_id, n.child_id, 0 as score from child_identities n
    where n.province_id = any (${[...new Set(scope.communePaths.map(provinceIdOf))]}::smallint[])
      and n.personal_number_index = ${indexNumber(keys, number)} and n.superseded_at is null`

/**
 * `(province_id, child_id, score)` of those who fit all that was typed, each once; null when it says nothing that a
 * name or number could answer (a birth date alone is a condition of the current row).
 */
export const foundBy = (search: ChildSearch, scope: AreaScope, keys: SealKeys): RawBuilder<unknown> | null => {
  const parts: RawBuilder<unknown>[] = []
  if (search.number !== null && search.number.length >= leastNumberDigits)
    parts.push(ofNumber(search.number, scope, keys))
  if (search.carer) parts.push(caredForBy([search.carer.kind], search.carer.syllables, scope))
  if (search.name.length > 0) {
    const own = namedSo(search.name, scope)
    parts.push(
      // One letter is the beginning of somebody in nearly every family; and a province has too many families to be read
      // through, unless a carer is asked for.
      search.carer || search.name.join('').length < 2 || !scope.communePaths.every((path) => path.includes('/'))
        ? own
        : sql`select province_id, child_id, min(score) as score from (${own}
            union all ${caredForBy(['mother', 'father', 'guardian'], search.name, scope)}) n group by 1, 2`,
    )
  }
  if (parts.length === 0) return null
  return sql`(select province_id, child_id, max(score)::int as score from (${sql.join(parts, sql` union all `)}) p
    group by 1, 2 having count(*) = ${parts.length})`
}

/** Born on a day that was typed; of whom only the month or the year is known, in that month or year. */
export const bornSo = ({ born, impossible }: ChildSearch): RawBuilder<unknown> => {
  if (impossible) return sql`false`
  if (born === null) return sql`true`
  const { from, to } = born
  return sql`(t.birth_date between ${from} and ${to}
    or t.birth_precision = 'month' and t.birth_date between ${`${from.slice(0, 7)}-01`}::date and ${to}
    or t.birth_precision = 'year' and t.birth_date between ${`${from.slice(0, 4)}-01-01`}::date and ${`${to.slice(0, 4)}-12-31`}::date)`
}
