/**
 * Prints `src/store/schema.ts`: Kysely's types of every table, read from the catalogue, in the meaning that
 * `src/store/pg-types.ts` gives to PostgreSQL's values.
 */
import type pg from 'pg'

const header = `/**
 * What I am: the types of the database's tables for Kysely.
 * What I come from: db/migrations, applied to an empty database and read from its catalogue.
 * How to rebuild me: npm run generate
 */
import type { ColumnType, GeneratedAlways } from 'kysely'

/** A column with a default: may be left out when inserting. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Exact decimal, read as text. */
export type Numeric = ColumnType<string, string | number, string | number>
/** Whole number; \`pg-types\` refuses one beyond 2^53 when reading. */
export type Int8 = ColumnType<number, number | bigint, number | bigint>
/** Written as text (\`JSON.stringify\`), since \`pg\` would turn a bare array into a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>
/** A day, YYYY-MM-DD. */
export type DateText = string
/** A moment, ISO 8601 in UTC. */
export type InstantText = string`

/** Base types by PostgreSQL's name; what is not here is read as text. */
const types: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'DateText',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'Int8',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'Numeric',
  oid: 'number',
  timestamptz: 'InstantText',
}

/** In arrays there is no difference between reading and writing. */
const elementTypes: Record<string, string> = {
  ...types,
  int8: 'number',
  numeric: 'string',
  json: 'unknown',
  jsonb: 'unknown',
}

type Column = {
  schema: string
  table: string
  column: string
  type: string
  labels: string[] | null
  is_array: boolean
  nullable: boolean
  has_default: boolean
  always: boolean
  view: boolean
  comment: string | null
  table_comment: string | null
}

export const printSchemaTypes = async (client: Pick<pg.Client, 'query'>): Promise<string> => {
  // Arrays are unfolded to their element, domains to their base type.
  const { rows } = await client.query<Column>(`
    select n.nspname as schema, c.relname as table, attname as column, attnotnull is false as nullable,
      relkind in ('v', 'm') as view,
      (a.atthasdef or attidentity <> '') as has_default, (attidentity = 'a' or attgenerated <> '') as always,
      t.typcategory = 'A' as is_array,
      coalesce(base.typname, e.typname, t.typname) as type,
      (select array_agg(enumlabel::text order by enumsortorder) from pg_enum
       where enumtypid = coalesce(base.oid, e.oid, t.oid)) as labels,
      col_description(c.oid, attnum) as comment, obj_description(c.oid, 'pg_class') as table_comment
    from pg_class c join pg_namespace n on n.oid = relnamespace
    join pg_attribute a on attrelid = c.oid and attnum > 0 and not attisdropped
    join pg_type t on t.oid = atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    left join pg_type base on base.oid = coalesce(nullif(e.typbasetype, 0), nullif(t.typbasetype, 0))
    where relkind in ('r', 'p', 'v', 'm') and not relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'jobs') and n.nspname !~ '^pg_(temp|toast_temp)'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by (case n.nspname when 'public' then '' else n.nspname end) collate "C", c.relname collate "C", attnum`)

  const tables = Map.groupBy(rows, ({ schema, table }) => (schema === 'public' ? table : `${schema}.${table}`))
  const names = new Map([...tables.keys()].map((name) => [name, `${pascal(name)}Table`]))
  const body = [...tables].map(([name, columns]) => {
    const comment = columns[0]?.table_comment
    return `${comment ? `${docComment(comment, '')}\n` : ''}export type ${names.get(name)} = {\n${columns.map(printColumn).join('\n')}\n}`
  })
  const database = [...names].map(([name, type]) => `  ${key(name)}: ${type}`)
  return `${header}\n\n${body.join('\n\n')}\n\nexport type DB = {\n${database.join('\n')}\n}\n`
}

const printColumn = (column: Column): string => {
  const comment = column.comment ? `${docComment(column.comment, '  ')}\n` : ''
  return `${comment}  ${key(column.column)}: ${typeOf(column)}`
}

const typeOf = ({ type, labels, is_array, nullable, has_default, always, view }: Column): string => {
  const union = labels?.map((label) => `'${label.replaceAll("'", "\\'")}'`).join(' | ')
  const element = union ?? (is_array ? elementTypes : types)[type] ?? 'string'
  const value = is_array ? `${union ? `(${union})` : element}[]` : element
  const orNull = nullable && !always ? `${value} | null` : value
  if (always || view) return `GeneratedAlways<${nullable ? `${plain(value)} | null` : plain(value)}>`
  return has_default ? `Generated<${orNull}>` : orNull
}

/** `GeneratedAlways` takes the type that is read, not one of the column types above. */
const plain = (type: string): string => ({ Int8: 'number', Numeric: 'string', Json: 'unknown' })[type] ?? type

const pascal = (name: string): string =>
  name
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const key = (name: string): string => (/^[a-zA-Z_]\w*$/.test(name) ? name : `'${name}'`)

const docComment = (text: string, indent: string): string =>
  `${indent}/** ${text.replaceAll('*/', '*∕').replaceAll(/\s*\n\s*/g, ' ')} */`
