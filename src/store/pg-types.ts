/**
 * How PostgreSQL's values arrive in our code. Given to each of our own pools as `types`, never set globally:
 * better-auth and pg-boss use `pg` too and count on its own meaning of dates.
 *
 * `date` → 'YYYY-MM-DD' · `timestamptz` → ISO 8601 in UTC with every microsecond · `int8` → number (refused beyond 2^53) ·
 * `numeric` → string, exact · `interval`, ranges → PostgreSQL's own text · `jsonb` → value · `bytea` → Buffer.
 */
import pg from 'pg'

/** '2026-11-16 14:42:00.1234+07' → '2026-11-16T07:42:00.123400Z'; milliseconds when there is nothing finer. */
export const isoInstant = (text: string): string => {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d)(?::?(\d\d))?$/.exec(text)
  if (!match) return text // 'infinity', years before Christ
  const [, day, time, fraction = '', hours, minutes = '00'] = match
  const seconds = new Date(`${day}T${time}${hours}:${minutes}`).toISOString().slice(0, 19)
  const micros = fraction.padEnd(6, '0')
  return `${seconds}.${micros.endsWith('000') ? micros.slice(0, 3) : micros}Z`
}

const safeInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond 2^53: ${text}`)
  return value
}

const asIs = (text: string): string => text
const parseTextArray = pg.types.getTypeParser(1009 as never, 'text') as (text: string) => unknown[]
const arrayOf = (parse: (text: string) => unknown) => (text: string) => {
  const each = (item: unknown): unknown =>
    item === null ? null : Array.isArray(item) ? item.map(each) : parse(item as string)
  return parseTextArray(text).map(each)
}

const parsers = new Map<number, (text: string) => unknown>([
  [20, safeInteger], // int8
  [1016, arrayOf(safeInteger)],
  [1082, asIs], // date
  [1182, arrayOf(asIs)],
  [1114, asIs], // timestamp without zone: not used in our tables
  [1115, arrayOf(asIs)],
  [1184, isoInstant], // timestamptz
  [1185, arrayOf(isoInstant)],
  [1186, asIs], // interval
  [1187, arrayOf(asIs)],
  [1231, arrayOf(asIs)], // numeric[]: pg itself would make inexact numbers of it
])

/** For `new pg.Pool({ …, types: pgTypes })`. */
export const pgTypes: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || pg.types.getTypeParser(id, format as 'text')) as never,
}
