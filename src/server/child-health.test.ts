import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childFactApi } from '#api/child-facts.ts'
import { childHealthApi } from '#api/child-health.ts'
import { childApi } from '#api/children.ts'
import { addDays, addYears, type PlainDate } from '#core/dates.ts'
import { type DemoApp, demoApp } from '../../test/people/app.ts'
import { testNow } from '../../test/people/keys.ts'

const today = testNow.slice(0, 10) as PlainDate
const aYearAgo = addYears(today, -1)
let demo: DemoApp
let small: { childId: string; birthDate: PlainDate; sex: string | null }[]

beforeAll(async () => {
  demo = await demoApp()
  const list = await (await demo.as('tham'))(childApi.list, { query: { ageTo: 4 } })
  small = list.rows.filter((row) => row.birthPrecision === 'day')
})
afterAll(() => demo.close())

const enter = async (
  childId: string,
  kind: string,
  content: Record<string, string | number | boolean | null>,
  validFrom: PlainDate,
  confirmed?: boolean,
  who: 'tham' | 'kiemtra' | 'mai-bache' | 'sam' = 'tham',
) =>
  (await demo.as(who))(childFactApi.add, {
    params: { childId },
    body: { kind, content, validFrom, ...(confirmed === undefined ? {} : { confirmed }) },
  })
const growthOf = async (childId: string) => (await demo.as('tham'))(childHealthApi.growth, { params: { childId } })
const immunisationOf = async (childId: string) =>
  (await demo.as('tham'))(childHealthApi.immunisation, { params: { childId } })
const current = async (childId: string) =>
  (
    await demo.database.adminPool.query(
      `select measured_on::text, underweight, stunted, wasted, overweight, immunised_under_1 from child_current where child_id = $1`,
      [childId],
    )
  ).rows[0]
const child = (n: number) => small[n] as (typeof small)[number]

describe('growth', () => {
  test('a measurement shows with its scores, as a point on the curves, and in the row that lists read', async () => {
    const { childId } = child(0)
    await enter(childId, 'measurements', { weight_kg: 3, length_height_cm: 60, measure: 'lying' }, today, true)
    const growth = await growthOf(childId)
    expect(growth.measurements[0]).toMatchObject({ on: today, weightKg: 3, lengthHeightCm: 60 })
    expect(growth.measurements[0]?.scores.waz.z).toBeTypeOf('number')
    for (const chart of growth.charts) {
      expect(chart.lines).toEqual([-3, -2, -1, 0, 1, 2, 3])
      expect(chart.curve.length).toBeGreaterThan(10)
      expect(chart.from).toBeLessThan(chart.to)
    }
    expect(growth.charts.map(({ index }) => index)).toEqual(['waz', 'haz', 'whz'])
    expect((await current(childId)).measured_on).toBe(today)
  })

  test('what is hard to believe is asked about: refused without a confirmation, kept with it', async () => {
    const { childId } = small.find((one) => one.birthDate < addYears(today, -3) && one.sex !== null) ?? child(1)
    const asked = enter(childId, 'measurements', { weight_kg: 45 }, today)
    await expect(asked).rejects.toMatchObject({ code: 'measurement_implausible', status: 409 })
    await expect(asked).rejects.toThrow(/cân nặng theo tuổi có z = \d+(,\d)?/)
    await enter(childId, 'measurements', { weight_kg: 45 }, today, true)
    const [newest] = (await growthOf(childId)).measurements
    expect(newest?.scores.waz).toMatchObject({ implausible: true, word: { result: 'implausible', words: null } })
  })

  test('taken back, the measurement is gone from the chart and from the row', async () => {
    const { childId } = small.find((one) => one.birthDate > aYearAgo) ?? child(2)
    const before = await current(childId)
    await enter(childId, 'measurements', { weight_kg: 3, length_height_cm: 50, measure: 'lying' }, today, true)
    const [newest] = (await growthOf(childId)).measurements
    await (await demo.as('tham'))(childFactApi.withdraw, {
      params: { childId, factId: newest?.factId ?? '' },
      body: { kind: 'measurements', reason: 'ghi nhầm em' },
    })
    expect(await current(childId)).toEqual(before)
  })

  test('is written to the audit chain, and nobody beyond the commune reads it', async () => {
    const { childId } = child(3)
    await growthOf(childId)
    const { rows } = await demo.database.adminPool.query(
      `select fields from audit_entries where subject_id = $1 and action = 'read'`,
      [childId],
    )
    expect(rows.map((row) => row.fields)).toContainEqual(['measurements'])
    for (const who of ['mai-bache', 'kiemtra'] as const)
      await expect((await demo.as(who))(childHealthApi.growth, { params: { childId } })).rejects.toThrow()
    await expect(demo.nobody(childHealthApi.growth, { params: { childId } })).rejects.toThrow()
    await expect(enter(childId, 'measurements', { weight_kg: 12 }, today, true, 'mai-bache')).rejects.toThrow()
  })

  test('figures out of range, text for numbers and days before the birth are refused', async () => {
    const { childId, birthDate } = child(4)
    for (const content of [{ weight_kg: 900 }, { weight_kg: '12' }, { weight_kg: 12.345 }, { measure: 'hanging' }])
      await expect(enter(childId, 'measurements', content as never, today)).rejects.toMatchObject({ status: 422 })
    await expect(enter(childId, 'measurements', { weight_kg: 3 }, addDays(birthDate, -1))).rejects.toMatchObject({
      code: 'fact_before_birth',
    })
    const reply = await demo.request('tham', { method: 'GET', url: '/api/children/khong-phai-so/growth' })
    expect(reply.statusCode).toBe(422)
  })
})

describe('immunisation', () => {
  test('a dose is chosen from the list; another vaccine keeps the name it has in the book', async () => {
    const { childId } = child(5)
    await expect(enter(childId, 'vaccinations', { vaccine: 'Vắc xin gì đó', dose: '1' }, today)).rejects.toMatchObject({
      status: 422,
    })
    await enter(childId, 'vaccinations', { vaccine: 'other', other_vaccine: 'Cúm', dose: '1' }, today)
    expect((await immunisationOf(childId)).unclear).toContainEqual({ vaccine: 'Cúm', words: null, date: today })
  })

  test('nothing on record is not known until somebody holds the record against the book', async () => {
    const { rows } = await demo.database.adminPool.query<{ child_id: string }>(
      `select child_id from child_current t where birth_date between $1 and $2 and birth_precision = 'day'
        and not exists (select from child_vaccinations v where v.child_id = t.child_id)
        and not exists (select from child_immunisation_checks v where v.child_id = t.child_id)`,
      [addYears(today, -4), addDays(aYearAgo, -40)],
    )
    const childId = rows[0]?.child_id ?? ''
    const before = await immunisationOf(childId)
    expect(before.checked).toBeNull()
    expect(before.doses.map(({ state }) => state)).not.toContain('overdue')
    expect(before.sets.find(({ code }) => code === 'u1-8')).toMatchObject({
      result: 'unknown',
      reason: 'record_unchecked',
    })
    await enter(childId, 'immunisation_checks', { book: 'family_book' }, today)
    const after = await immunisationOf(childId)
    expect(after.checked).toMatchObject({ on: today, book: 'family_book' })
    expect(after.sets.find(({ code }) => code === 'u1-8')).toMatchObject({ result: 'no', confirmation: 'S' })
    expect((await current(childId)).immunised_under_1).toBe(false)
  })

  test('sets that nobody has defined stay unknown, with their mark', async () => {
    const { sets } = await immunisationOf(child(6).childId)
    expect(sets.filter(({ code }) => code !== 'u1-8').map(({ reason }) => reason)).toEqual(
      Array(sets.length - 1).fill('definition_unknown'),
    )
  })
})
