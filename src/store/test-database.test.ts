import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from './test-database.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

test('each test file has a database of its own with every migration applied', async () => {
  const { rows } = await database.adminPool.query(
    'select current_database() as name, count(*) as n from meta.migrations',
  )
  expect(rows[0].name).toBe(database.name)
  const other = await createTestDatabase()
  expect(other.name).not.toBe(database.name)
  await other.drop()
})

test('names are compared with their accents, on this PostgreSQL as on any other', async () => {
  const client = new pg.Client(database.admin)
  await client.connect()
  await client.query('create extension if not exists pg_trgm')
  const { rows } = await client.query(`
    select similarity('Nguyễn', 'Nguyên') < 0.99 as differs,
           (select string_agg(n, ' ' order by n collate "vi-x-icu") from unnest(array['Đào', 'Ân', 'An', 'Ăn', 'Ánh']) n) as sorted`)
  expect(rows[0]).toEqual({ differs: true, sorted: 'An Ánh Ăn Ân Đào' })
  await client.end()
})
