import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { printSchema } from './print-schema.ts'
import { printSchemaTypes } from './print-schema-types.ts'

const name = `print_${process.pid}`
const admin = inject('postgres').admin
const server = new pg.Client(admin)
const client = new pg.Client({ ...admin, database: name })
beforeAll(async () => {
  await server.connect()
  await server.query(`create database ${name} template template0`)
  await client.connect()
  await client.query(`
    create schema app;
    create function app.sees(path text) returns boolean language sql stable return path <> '';
    create type mood as enum ('vui', 'buồn');
    create domain share as numeric check (value >= 0);
    create table homes (home_id bigint generated always as identity primary key, path text not null unique);
    create table pupils (
      province_id smallint not null, pupil_id uuid default gen_random_uuid(), born date not null, seen timestamptz,
      home_id bigint references homes on delete cascade, mood mood, moods mood[], share share, facts jsonb default '{}' not null,
      picture bytea, words text[] not null, weight numeric(5,2) check (weight > 0),
      double_weight numeric generated always as (weight * 2) stored,
      primary key (province_id, pupil_id));
    create index pupils_born on pupils (born) where mood is not null;
    alter table pupils enable row level security;
    alter table pupils force row level security;
    create policy seen on pupils for select to public using (app.sees('x'));
    grant select, update (mood, words) on pupils to pg_monitor;
    comment on table pupils is 'Học sinh, ''thử''';
    comment on column pupils.born is 'Ngày sinh */';
    create view names as select path from homes;`)
})
afterAll(async () => {
  await client.end()
  await server.query(`drop database ${name} with (force)`)
  await server.end()
})

test('the print tells everything a reviewer of a migration looks for', async () => {
  const text = await printSchema(client)
  for (const part of [
    'home_id bigint generated always as identity not null',
    'constraint homes_path_key UNIQUE (path)',
    'constraint pupils_pkey PRIMARY KEY (province_id, pupil_id)',
    'constraint pupils_home_id_fkey FOREIGN KEY (home_id) REFERENCES homes(home_id) ON DELETE CASCADE',
    'constraint pupils_weight_check CHECK ((weight > (0)::numeric))',
    'double_weight numeric generated always as ((weight * (2)::numeric)) stored',
    'CREATE INDEX pupils_born',
    'alter table pupils force row level security;',
    "create policy seen on pupils for select to public\n  using (app.sees('x'::text));",
    'grant update (mood, words) on pupils to pg_monitor;',
    "comment on table pupils is 'Học sinh, ''thử''';",
    "create type mood as enum ('vui', 'buồn');",
    'create domain share as numeric',
    'CREATE OR REPLACE FUNCTION app.sees(path text)',
    'create view names as',
  ])
    expect(text).toContain(part)
  expect(await printSchema(client)).toBe(text)
})

test('the types say what pg-types really returns', async () => {
  const text = await printSchemaTypes(client)
  for (const part of [
    'home_id: GeneratedAlways<number>',
    'pupil_id: Generated<string>',
    'born: DateText',
    '/** Ngày sinh *∕ */',
    'seen: InstantText | null',
    'home_id: Int8 | null',
    "mood: 'vui' | 'buồn' | null",
    "moods: ('vui' | 'buồn')[] | null",
    'share: Numeric | null',
    'facts: Generated<Json>',
    'picture: Buffer | null',
    'words: string[]',
    'double_weight: GeneratedAlways<string | null>',
    'pupils: PupilsTable',
  ])
    expect(text).toContain(part)
})

test('each generated file says what it is, what it comes from and how to rebuild it', async () => {
  for (const text of [await printSchema(client), await printSchemaTypes(client)])
    expect(text.slice(0, 400)).toMatch(/What I am:.*\n.*What I come from:.*\n.*How to rebuild me: npm run generate/)
})
