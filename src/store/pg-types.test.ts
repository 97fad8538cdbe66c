import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isoInstant, pgTypes } from './pg-types.ts'
import { createTestDatabase } from './test-database.ts'

const database = await createTestDatabase()
const client = new pg.Client({ ...database.admin, types: pgTypes })
beforeAll(() => client.connect())
afterAll(async () => {
  await client.end()
  await database.drop()
})

test('days, instants and numbers arrive without the machine’s time zone or loss', async () => {
  await client.query(`set timezone to 'Asia/Ho_Chi_Minh'`)
  const { rows } = await client.query(`select
    date '2026-01-01' as day,
    array[date '2026-01-01', null] as days,
    timestamptz '2026-11-16 07:42:00.123456Z' as fine,
    timestamptz '2026-11-16 00:00Z' as coarse,
    array[timestamptz '2026-11-16 00:00Z'] as instants,
    count(*) as counted,
    12345678901234567890.10::numeric as exact,
    array[0.10::numeric, null] as exacts,
    '{"a":[1]}'::jsonb as json,
    '\\x00ff'::bytea as bytes,
    array['ă', null] as texts`)
  expect(rows[0]).toEqual({
    day: '2026-01-01',
    days: ['2026-01-01', null],
    fine: '2026-11-16T07:42:00.123456Z',
    coarse: '2026-11-16T00:00:00.000Z',
    instants: ['2026-11-16T00:00:00.000Z'],
    counted: 1,
    exact: '12345678901234567890.10',
    exacts: ['0.10', null],
    json: { a: [1] },
    bytes: Buffer.from([0, 255]),
    texts: ['ă', null],
  })
})

test('an int8 that a number cannot hold is refused rather than rounded', async () => {
  await expect(client.query('select 9007199254740993::int8')).rejects.toThrow(/2\^53/)
})

test('instants of any zone become UTC', () => {
  expect(isoInstant('2026-01-01 00:30:00+07')).toBe('2025-12-31T17:30:00.000Z')
  expect(isoInstant('2026-01-01 00:30:00.5+05:30')).toBe('2025-12-31T19:00:00.500Z')
  expect(isoInstant('infinity')).toBe('infinity')
})
