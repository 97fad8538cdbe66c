import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant, PlainDate } from '#core/dates.ts'
import type { ChildSnapshot } from '#core/indicators/child-snapshot.ts'
import { type CastName, type DemoApp, demoApp } from '#test/people/app.ts'
import { listSnapshots } from './child-snapshots.ts'

const commune = '22/06985'
const village = `${commune}/01`
const recorder = '00000000-0000-4000-8000-000000000001'
const at = (text: string): Instant => `${text}T03:00:00.000Z` as Instant

let demo: DemoApp
let child: string
beforeAll(async () => {
  demo = await demoApp()
  child = randomUUID()
  await add('children', { commune_path: commune, filed_path: village, synthetic: true }, { recorded: '2026-01-10' })
  await fact('child_births', { sex: 'female', birth_date: '2021-03-05', birth_precision: 'day' }, '2021-03-05')
})
afterAll(() => demo.close())

type Times = { recorded: string; superseded?: string; to?: string }

/** Rows as another time wrote them: straight into the tables, past the policies. */
const add = async (
  table: string,
  content: Record<string, unknown>,
  times: Times,
  more: Record<string, unknown> = {},
) => {
  const row: Record<string, unknown> = {
    province_id: 22,
    child_id: child,
    recorded_at: at(times.recorded),
    recorded_by: recorder,
    ...content,
    ...more,
  }
  const names = Object.keys(row)
  await demo.database.adminPool.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(row),
  )
}
const fact = (
  table: string,
  content: Record<string, unknown>,
  from: string,
  times: Times = { recorded: '2026-01-10' },
) =>
  add(table, content, times, {
    fact_id: randomUUID(),
    valid_from: from,
    valid_to: times.to ?? null,
    superseded_at: times.superseded ? at(times.superseded) : null,
    source: 'entered',
  })

const look = async (
  asOf: string,
  asKnown = '2026-12-31',
  who: CastName = 'tham',
): Promise<ChildSnapshot | undefined> => {
  const all = await demo.inTx(who, 'figure.read', (tx) =>
    listSnapshots(tx, { communePath: commune, asOf: asOf as PlainDate, asKnown: at(asKnown) }),
  )
  return all.find((snapshot) => snapshot.childId === child)
}

test('a child of whom only the birth is known: everything else is unknown, nothing is "no"', async () => {
  expect(await look('2026-06-01')).toEqual({
    childId: child,
    sex: 'female',
    birthDate: '2021-03-05',
    birthPrecision: 'day',
    villagePath: null,
    resident: null,
    ethnicCode: null,
    birthRegistered: null,
    enrolment: null,
    specialCircumstance: null,
    supported: null,
    growth: null,
    immunisedUnder1: null,
    lastSchoolYear: null,
    disability: null,
    earlyServices: {},
  })
})

test('before it was recorded, the child is not known at all', async () => {
  expect(await look('2026-06-01', '2026-01-09')).toBeUndefined()
  expect(await look('2026-06-01', '2026-01-10')).toBeDefined()
})

test('the day asks what held, the instant what was known: every cell of the table', async () => {
  // Recorded in January: in preschool since September 2025. Corrected in July: she had left in May. In September she
  // began again at primary school, recorded only in October.
  await fact('child_enrolments', { enrolled: true, level: 'preschool' }, '2025-09-05', {
    recorded: '2026-01-10',
    superseded: '2026-07-01',
  })
  await fact('child_enrolments', { enrolled: true, level: 'preschool' }, '2025-09-05', {
    recorded: '2026-07-01',
    to: '2026-05-20',
  })
  await fact('child_enrolments', { enrolled: false, level: null }, '2026-05-20', { recorded: '2026-07-01' })
  await fact('child_enrolments', { enrolled: true, level: 'primary' }, '2026-09-05', { recorded: '2026-10-15' })
  const level = async (asOf: string, asKnown: string) => {
    const enrolment = (await look(asOf, asKnown))?.enrolment
    return enrolment ? (enrolment.level ?? enrolment.status) : enrolment
  }
  const days = ['2025-09-04', '2025-12-31', '2026-05-19', '2026-05-20', '2026-09-04', '2026-09-05', '2026-11-14']
  const table: Record<string, (string | null | undefined)[]> = {}
  for (const known of ['2026-03-01', '2026-08-01', '2026-11-01'])
    table[known] = await Promise.all(days.map((day) => level(day, known)))
  const [school, out, primary] = ['mau_giao', 'not_enrolled', 'tieu_hoc']
  expect(table).toEqual({
    '2026-03-01': [null, school, school, school, school, school, school],
    '2026-08-01': [null, school, school, out, out, out, out],
    '2026-11-01': [null, school, school, out, out, primary, primary],
  })
})

test('at the very instant of a correction the new belief counts, not the old one', async () => {
  expect((await look('2026-05-20', '2026-07-01'))?.enrolment?.status).toBe('not_enrolled')
})

test('residence: here, away, gone, not known', async () => {
  await fact('child_residences', { area_path: village, kind: 'permanent' }, '2023-01-01', {
    recorded: '2026-01-10',
    to: '2026-02-01',
  })
  await fact('child_residences', { area_path: village, kind: 'temporary' }, '2026-04-01', {
    recorded: '2026-01-10',
    to: '2026-05-01',
  })
  await fact('child_residences', { area_path: village, kind: 'absent' }, '2026-05-01', {
    recorded: '2026-01-10',
    to: '2026-06-01',
  })
  await fact('child_residences', { area_path: '22/06978', kind: 'permanent' }, '2026-06-01', {
    recorded: '2026-01-10',
    to: '2026-07-01',
  })
  await fact('child_residences', { area_path: commune, kind: 'permanent' }, '2026-07-01')
  const where = async (day: string) => {
    const snapshot = await look(day)
    return [snapshot?.resident, snapshot?.villagePath]
  }
  expect(await where('2022-12-31')).toEqual([null, null])
  expect(await where('2026-01-31')).toEqual([true, village])
  expect(await where('2026-02-01')).toEqual([false, null])
  expect(await where('2026-04-15')).toEqual([true, village])
  expect(await where('2026-05-15')).toEqual([false, village])
  expect(await where('2026-06-15')).toEqual([false, null])
  expect(await where('2026-07-15')).toEqual([true, null])
})

test('a birth registered later was not yet registered before', async () => {
  await fact('child_birth_registrations', { registered: true, registered_on: '2026-03-10' }, '2026-03-10')
  expect((await look('2026-03-09'))?.birthRegistered).toBe(false)
  expect((await look('2026-03-10'))?.birthRegistered).toBe(true)
  expect((await look('2026-03-09', '2026-01-09'))?.birthRegistered).toBeUndefined()
})

test('a corrected date of birth counts from when it was known', async () => {
  await demo.database.adminPool.query('update child_births set superseded_at = $1 where child_id = $2', [
    at('2026-08-01'),
    child,
  ])
  await fact('child_births', { sex: 'female', birth_date: '2021-05-03', birth_precision: 'day' }, '2021-05-03', {
    recorded: '2026-08-01',
  })
  expect((await look('2026-11-14', '2026-07-31'))?.birthDate).toBe('2021-03-05')
  expect((await look('2026-11-14', '2026-08-01'))?.birthDate).toBe('2021-05-03')
})

test('of two facts at once the one that began last counts', async () => {
  await fact('child_supports', { given: false }, '2026-01-01')
  await fact('child_supports', { given: true }, '2026-04-01')
  expect((await look('2026-03-31'))?.supported).toBe(false)
  expect((await look('2026-04-01'))?.supported).toBe(true)
})

test('another commune reads nothing, even when it names this one', async () => {
  expect(await look('2026-06-01', '2026-12-31', 'mai-bache')).toBeUndefined()
  const asked = { communePath: commune, asOf: '2026-06-01' as PlainDate, asKnown: at('2026-12-31') }
  expect(await demo.inTx('mai-bache', 'figure.read', (tx) => listSnapshots(tx, asked))).toEqual([])
  // The province's officer counts them, through the same policy.
  expect((await demo.inTx('huyen', 'figure.read', (tx) => listSnapshots(tx, asked))).length).toBeGreaterThan(250)
})

test('entering a figure opens no child', async () => {
  const asked = { communePath: commune, asOf: '2026-06-01' as PlainDate, asKnown: at('2026-12-31') }
  expect(await demo.inTx('tham', 'figure.enter', (tx) => listSnapshots(tx, asked))).toEqual([])
})
