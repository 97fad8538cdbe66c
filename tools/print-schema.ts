/**
 * Prints the schema of a database as readable SQL, the same text on every machine: reviewers see in `db/schema.sql`
 * what a migration did. The embedded PostgreSQL ships no pg_dump, so this reads the catalogue itself.
 * The print is for reading and comparing; the schema is made by `db/migrations`, never by this file.
 */
import type pg from 'pg'

/** `jobs` is pg-boss's own: it makes partitions by the day, so a print of it would be out of date tomorrow. */
const notOurs = `('pg_catalog', 'information_schema', 'pg_toast', 'jobs')`
const ours = (column: string) =>
  `${column} not in ${notOurs} and ${column} not like 'pg\\_temp%' and ${column} not like 'pg\\_toast\\_temp%'`
/** Objects that belong to an extension are the extension's to describe. */
const own = (catalogue: string, oid: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

type Client = Pick<pg.Client, 'query'>

/** The whole print; leaves the connection's search path at `public`. */
export const printSchema = async (client: Client): Promise<string> => {
  // Names in `public` print short, all others with their schema.
  await client.query('set search_path = public')
  const parts = [
    header,
    await printRoles(client),
    await printExtensions(client),
    await printSchemas(client),
    await printTypes(client),
    await printSequences(client),
    await printTables(client),
    await printViews(client),
    await printFunctions(client),
    await printDefaultPrivileges(client),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const header = `-- What I am: the schema of the database, printed for reviewers. Nothing reads me back.
-- What I come from: db/roles.sql and db/migrations, applied to an empty database and read from its catalogue.
-- How to rebuild me: npm run generate`

/** Rows of a query that yields one column `line`. */
const lines = async (client: Client, sql: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query(sql, values)).rows.map(({ line }) => line as string).filter((line) => line !== null)

const title = (text: string, body: string[]): string => (body.length > 0 ? `-- ${text}\n${body.join('\n')}` : '')

const printRoles = async (client: Client): Promise<string> =>
  title(
    'Roles',
    await lines(
      client,
      `select format('create role %I%s%s%s%s%s;', rolname,
         case when rolcanlogin then ' login' else ' nologin' end,
         case when rolsuper then ' superuser' else '' end,
         case when rolcreaterole then ' createrole' else '' end,
         case when rolbypassrls then ' bypassrls' else '' end,
         case when rolinherit then '' else ' noinherit' end) as line
       from pg_roles where rolname like 'app\\_%' order by rolname collate "C"`,
    ),
  )

const printExtensions = async (client: Client): Promise<string> =>
  title(
    'Extensions',
    await lines(
      client,
      `select format('create extension %I with schema %I;', extname, nspname) as line
       from pg_extension join pg_namespace n on n.oid = extnamespace
       where extname <> 'plpgsql' order by extname collate "C"`,
    ),
  )

const printSchemas = async (client: Client): Promise<string> => {
  const { rows } = await client.query(
    `select n.oid, nspname, obj_description(n.oid, 'pg_namespace') as comment from pg_namespace n
     where ${ours('nspname')} and ${own('pg_namespace', 'n.oid')} order by nspname collate "C"`,
  )
  const body: string[] = []
  for (const { oid, nspname, comment } of rows) {
    if (nspname !== 'public') body.push(`create schema ${nspname};`)
    if (comment && nspname !== 'public') body.push(`comment on schema ${nspname} is ${quote(comment)};`)
    body.push(...(await printGrants(client, 'pg_namespace', 'nspacl', 'nspowner', oid, `schema ${nspname}`)))
  }
  return title('Schemas', body)
}

/** Grants to others than the owner, by role; `public` stands for everyone. */
const printGrants = async (client: Client, catalogue: string, acl: string, owner: string, oid: number, on: string) =>
  lines(
    client,
    `select format('grant %s on %s to %s%s;', string_agg(lower(privilege_type), ', ' order by privilege_type), $2::text,
       case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
       case when is_grantable then ' with grant option' else '' end) as line
     from ${catalogue} c, aclexplode(${acl}) where c.oid = $1 and grantee <> ${owner}
     group by grantee, is_grantable order by (case when grantee = 0 then '' else pg_get_userbyid(grantee) end) collate "C"`,
    [oid, on],
  )

const printTypes = async (client: Client): Promise<string> =>
  title(
    'Types',
    await lines(
      client,
      `select case typtype
         when 'e' then format('create type %s as enum (%s);', format_type(t.oid, null),
           (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
         when 'd' then format('create domain %s as %s%s%s%s;', format_type(t.oid, null), format_type(typbasetype, typtypmod),
           case when typnotnull then ' not null' else '' end, coalesce(' default ' || typdefault, ''),
           (select string_agg(' ' || pg_get_constraintdef(k.oid), '' order by conname collate "C")
            from pg_constraint k where contypid = t.oid and contype = 'c'))
       end as line
       from pg_type t join pg_namespace n on n.oid = typnamespace
       where typtype in ('e', 'd') and ${ours('nspname')} and ${own('pg_type', 't.oid')}
       order by format_type(t.oid, null) collate "C"`,
    ),
  )

/** Sequences of their own; those of identity and serial columns are part of the column. */
const printSequences = async (client: Client): Promise<string> =>
  title(
    'Sequences',
    await lines(
      client,
      `select format('create sequence %s as %s;', c.oid::regclass, format_type(seqtypid, null)) as line
       from pg_sequence join pg_class c on c.oid = seqrelid join pg_namespace n on n.oid = relnamespace
       where ${ours('nspname')} and ${own('pg_class', 'c.oid')} and not exists (
         select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i'))
       order by c.oid::regclass::text collate "C"`,
    ),
  )

const printTables = async (client: Client): Promise<string> => {
  const { rows } = await client.query(
    `select c.oid, c.oid::regclass::text as name, relrowsecurity, relforcerowsecurity,
       obj_description(c.oid, 'pg_class') as comment,
       case relkind when 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end as partitioned,
       (select format(' partition of %s %s', inhparent::regclass, pg_get_expr(c.relpartbound, c.oid))
        from pg_inherits where inhrelid = c.oid and relispartition) as partition_of
     from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'p') and ${ours('nspname')} and ${own('pg_class', 'c.oid')}
     order by (case nspname when 'public' then '' else nspname end) collate "C", relname collate "C"`,
  )
  const tables: string[] = []
  for (const row of rows) tables.push(await printTable(client, row))
  return tables.join('\n\n')
}

type Table = {
  oid: number
  name: string
  relrowsecurity: boolean
  relforcerowsecurity: boolean
  comment: string | null
  partitioned: string
  partition_of: string | null
}

const printTable = async (client: Client, table: Table): Promise<string> => {
  const { oid, name } = table
  const columns = await lines(
    client,
    `select format('  %I %s%s%s%s', attname, format_type(atttypid, atttypmod),
       case when attcollation <> t.typcollation then ' collate ' || attcollation::regcollation else '' end,
       case when attidentity = 'a' then ' generated always as identity'
            when attidentity = 'd' then ' generated by default as identity'
            when attgenerated <> '' then ' generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
            when adbin is not null then ' default ' || pg_get_expr(adbin, adrelid) else '' end,
       case when attnotnull then ' not null' else '' end) as line
     from pg_attribute a join pg_type t on t.oid = atttypid left join pg_attrdef on adrelid = attrelid and adnum = attnum
     where attrelid = $1 and attnum > 0 and not attisdropped order by attnum`,
    [oid],
  )
  // PostgreSQL 18 also lists "not null" as constraints; the column says it already.
  const constraints = await lines(
    client,
    `select format('  constraint %I %s', conname, pg_get_constraintdef(oid)) as line from pg_constraint
     where conrelid = $1 and contype in ('p', 'u', 'c', 'f', 'x') and conparentid = 0
     order by array_position(array['p', 'u', 'x', 'c', 'f'], contype::text), conname collate "C"`,
    [oid],
  )
  const after = [
    ...(await lines(
      client,
      `select pg_get_indexdef(indexrelid) || ';' as line from pg_index where indrelid = $1
         and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
       order by indexrelid::regclass::text collate "C"`,
      [oid],
    )),
    ...(await lines(
      client,
      `select pg_get_triggerdef(oid) || ';' as line from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname collate "C"`,
      [oid],
    )),
    ...(table.relrowsecurity ? [`alter table ${name} enable row level security;`] : []),
    ...(table.relforcerowsecurity ? [`alter table ${name} force row level security;`] : []),
    ...(await lines(
      client,
      `select format('create policy %I on %s%s for %s to %s%s%s;', polname, polrelid::regclass,
         case when polpermissive then '' else ' as restrictive' end,
         case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
         (select string_agg(case when r = 0 then 'public' else quote_ident(pg_get_userbyid(r)) end, ', '
            order by pg_get_userbyid(r)::text collate "C") from unnest(polroles) r),
         E'\\n  using (' || pg_get_expr(polqual, polrelid) || ')',
         E'\\n  with check (' || pg_get_expr(polwithcheck, polrelid) || ')') as line
       from pg_policy where polrelid = $1 order by polname collate "C"`,
      [oid],
    )),
    ...(await printGrants(client, 'pg_class', 'relacl', 'relowner', oid, name)),
    ...(await lines(
      client,
      `select format('grant %s (%s) on %s to %s;', lower(privilege_type),
         string_agg(quote_ident(attname), ', ' order by attnum), $2::text,
         case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end) as line
       from pg_attribute, aclexplode(attacl) where attrelid = $1 and not attisdropped
       group by grantee, privilege_type
       order by (case when grantee = 0 then '' else pg_get_userbyid(grantee) end) collate "C", privilege_type`,
      [oid, name],
    )),
    ...(table.comment ? [`comment on table ${name} is ${quote(table.comment)};`] : []),
    ...(await lines(
      client,
      `select format('comment on column %s.%I is %L;', attrelid::regclass, attname, col_description(attrelid, attnum)) as line
       from pg_attribute where attrelid = $1 and attnum > 0 and not attisdropped
         and col_description(attrelid, attnum) is not null order by attnum`,
      [oid],
    )),
  ]
  const create = table.partition_of
    ? `create table ${name}${table.partition_of}`
    : `create table ${name} (\n${[...columns, ...constraints].join(',\n')}\n)`
  return [`${create}${table.partitioned};`, ...after].join('\n')
}

const printViews = async (client: Client): Promise<string> => {
  const { rows } = await client.query(
    `select c.oid, c.oid::regclass::text as name, relkind, array_to_string(reloptions, ', ') as options,
       pg_get_viewdef(c.oid) as definition, obj_description(c.oid, 'pg_class') as comment
     from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('v', 'm') and ${ours('nspname')} and ${own('pg_class', 'c.oid')}
     order by c.oid::regclass::text collate "C"`,
  )
  const views: string[] = []
  for (const { oid, name, relkind, options, definition, comment } of rows) {
    const body = [
      `create ${relkind === 'm' ? 'materialized ' : ''}view ${name}${options ? ` with (${options})` : ''} as\n${definition}`,
      ...(await printGrants(client, 'pg_class', 'relacl', 'relowner', oid, name)),
    ]
    if (comment) body.push(`comment on view ${name} is ${quote(comment)};`)
    views.push(body.join('\n'))
  }
  return views.join('\n\n')
}

const printFunctions = async (client: Client): Promise<string> => {
  const { rows } = await client.query(
    `select p.oid, p.oid::regprocedure::text as name, prokind, pg_get_functiondef(p.oid) as definition,
       obj_description(p.oid, 'pg_proc') as comment, proacl is null as anyone
     from pg_proc p join pg_namespace n on n.oid = pronamespace
     where prokind in ('f', 'p') and ${ours('nspname')} and ${own('pg_proc', 'p.oid')}
     order by p.oid::regprocedure::text collate "C"`,
  )
  const functions: string[] = []
  for (const { oid, name, prokind, definition, comment, anyone } of rows) {
    const kind = prokind === 'p' ? 'procedure' : 'function'
    const body = [`${definition.trimEnd()};`]
    if (anyone) body.push(`-- everyone may execute ${name}`)
    else body.push(...(await printGrants(client, 'pg_proc', 'proacl', 'proowner', oid, `${kind} ${name}`)))
    if (comment) body.push(`comment on ${kind} ${name} is ${quote(comment)};`)
    functions.push(body.join('\n'))
  }
  return functions.join('\n\n')
}

const printDefaultPrivileges = async (client: Client): Promise<string> =>
  title(
    'Default privileges',
    await lines(
      client,
      `select format('alter default privileges%s grant %s on %s to %s;', coalesce(' in schema ' || nspname, ''),
         string_agg(lower(privilege_type), ', ' order by privilege_type),
         case defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' else 'schemas' end,
         case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end) as line
       from pg_default_acl a left join pg_namespace n on n.oid = defaclnamespace, aclexplode(defaclacl)
       where grantee <> defaclrole
       group by nspname, defaclobjtype, grantee
       order by 1`,
    ),
  )
