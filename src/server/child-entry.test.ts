import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childEntryApi } from '#api/child-entry.ts'
import { childFactApi } from '#api/child-facts.ts'
import { type ChildPage, childApi } from '#api/children.ts'
import type { Instant, PlainDate } from '#core/dates.ts'
import { type DemoApp, demoApp } from '../../test/people/app.ts'
import { testNow } from '../../test/people/keys.ts'

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

const day = (text: string) => text as PlainDate
const tham = () => demo.as('tham')
const read = async (childId: string): Promise<ChildPage> => (await tham())(childApi.read, { params: { childId } })
const noOne = {
  sex: 'male' as const,
  birthPrecision: 'day' as const,
  personalNumber: null,
  address: null,
  villagePath: '22/06985/01',
  residentFrom: null,
  ethnicCode: '09',
  householdCode: null,
  householdHead: null,
  carers: [],
  birthRegistered: null,
}
let number = 0
/** A child nobody knows. */
const enter = async (change: object = {}) => {
  number += 1
  const given = String.fromCharCode(97 + Math.floor(number / 20), 97 + (number % 20))
  const body = { ...noOne, fullName: `Tằng Thử ${given}`, birthDate: day('2020-02-03'), ...change }
  const { childId } = await (await tham())(childEntryApi.add, { body: body as never })
  return { childId, body }
}
const carer = (fullName: string, change: object = {}) => ({
  fullName,
  birthYear: 1990,
  phone: '0912000111',
  decision: null,
  state: null,
  ...change,
})

describe('a child entered by hand', () => {
  test('is in the register, in the list and in the chain; entered again it is refused with the way to it', async () => {
    const carers = [{ relation: 'mother', fullName: 'Tằng Thị Mẹ', birthYear: 1995, phone: '0912345678' }]
    const { childId, body } = await enter({ carers, birthRegistered: true, householdHead: 'Tằng Văn Chủ' })
    const page = await read(childId)
    expect(page).toMatchObject({
      child: { fullName: body.fullName, birthRegistered: true, ethnicCode: '09', resident: true, age: 6 },
      carers: [{ relation: 'mother', fullName: 'Tằng Thị Mẹ', birthYear: 1995, phone: '0912345678' }],
      household: { headName: 'Tằng Văn Chủ' },
    })
    expect(page.facts.find(({ kind }) => kind === 'residences')).toMatchObject({
      validFrom: '2020-02-03',
      source: 'entered',
    })
    const list = await (await tham())(childApi.search, { body: { search: body.fullName } })
    expect(list.rows.map((row) => row.childId)).toEqual([childId])
    await expect((await tham())(childEntryApi.add, { body: body as never })).rejects.toMatchObject({
      code: 'child_known',
      detail: { childId },
    })
    const { rows } = await demo.database.adminPool.query(
      `select action, fields from audit_entries where subject_id = $1 and action = 'add'`,
      [childId],
    )
    expect(rows).toEqual([{ action: 'add', fields: [] }])
  })

  test('much like another is asked, and taken at the word of whoever looked', async () => {
    const { childId, body } = await enter()
    const alike = { ...body, villagePath: '22/06985/02' }
    await expect((await tham())(childEntryApi.add, { body: alike as never })).rejects.toMatchObject({
      code: 'child_maybe_known',
      detail: { childId },
    })
    const second = await (await tham())(childEntryApi.add, {
      body: { ...alike, confirmed: { different: true } } as never,
    })
    expect(second.childId).not.toBe(childId)
  })

  test('a personal number belongs to one child', async () => {
    const { childId } = await enter({ personalNumber: '022220000123' })
    await expect(
      enter({ personalNumber: '022220000123', birthDate: '2018-05-06', confirmed: { different: true, number: true } }),
    ).rejects.toMatchObject({
      code: 'personal_number_taken',
      detail: { childId },
    })
    await expect(enter({ personalNumber: '022320000124' })).rejects.toMatchObject({
      code: 'personal_number_contradicts',
    })
    await enter({ personalNumber: '022320000124', confirmed: { number: true } })
  })

  test.each([
    ['a birth to come', { birthDate: '2027-01-01' }, 'birth_in_future'],
    ['a grown-up', { birthDate: '1980-01-01', confirmed: { age: true } }, 'birth_too_long_ago'],
    ['seventeen years, unasked', { birthDate: '2009-01-01' }, 'child_is_grown'],
    ['a village elsewhere', { villagePath: '22/06978/01' }, 'invalid_request'],
    ['no name', { fullName: ' ' }, 'invalid_request'],
    ['half a number', { personalNumber: '0222' }, 'invalid_request'],
    ['another commune', { commune: '22/06978' }, 'not_found'],
  ])('refuses %s', async (_, change, code) => {
    await expect(enter(change)).rejects.toMatchObject({ code })
  })

  test('is not for others to enter', async () => {
    const body = { ...noOne, fullName: 'Tằng Thử Lạ', birthDate: day('2020-01-01') }
    for (const name of ['khoa', 'sam', 'huyen', 'quantri', 'kiemtra'] as const)
      await expect((await demo.as(name))(childEntryApi.add, { body })).rejects.toMatchObject({ status: 403 })
  })
})

describe('who a child is', () => {
  const identityOf = ({ child, personalNumber, address, identityId, facts }: ChildPage) => ({
    fullName: child.fullName ?? '',
    sex: child.sex,
    birthDate: child.birthDate,
    birthPrecision: child.birthPrecision,
    personalNumber,
    address,
    identityId: identityId ?? '',
    birthId: facts.find(({ kind }) => kind === 'births')?.factId ?? '',
  })

  test('is corrected everywhere at once; what was believed stays readable, and the chain holds no value', async () => {
    const { childId } = await enter()
    const before = identityOf(await read(childId))
    const body = { ...before, fullName: 'Tằng Sửa Tên', birthDate: day('2019-02-03'), personalNumber: '022219000777' }
    const params = { childId }
    demo.clock.now = new Date(Date.parse(testNow) + 60_000).toISOString() as Instant
    expect(await (await tham())(childEntryApi.correctIdentity, { params, body })).toEqual({ written: true })
    const page = await read(childId)
    expect(page).toMatchObject({
      child: { fullName: 'Tằng Sửa Tên', birthDate: '2019-02-03', age: 7 },
      personalNumber: '022219000777',
    })
    const found = await (await tham())(childApi.search, { body: { search: 'tang sua ten' } })
    expect(found.rows.map((row) => row.childId)).toEqual([childId])
    const history = await (await tham())(childFactApi.history, { params, query: {} })
    expect(history.filter(({ kind }) => kind === 'births')).toHaveLength(2)
    // The second of two people who had the page open.
    await expect((await tham())(childEntryApi.correctIdentity, { params, body })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    })
    expect(await (await tham())(childEntryApi.correctIdentity, { params, body: { ...identityOf(page) } })).toEqual({
      written: false,
    })
    const { rows } = await demo.database.adminPool.query('select fields from audit_entries where subject_id = $1', [
      childId,
    ])
    expect(rows.map((row) => row.fields)).toContainEqual(['full_name', 'personal_number', 'birth_date'])
    expect(JSON.stringify(rows)).not.toMatch(/Sửa|022219/)
    demo.clock.now = testNow as Instant
  })

  test('a contradiction with the papers is asked, a birth to come refused', async () => {
    const { childId } = await enter()
    const body = identityOf(await read(childId))
    const send = async (change: object) =>
      (await tham())(childEntryApi.correctIdentity, { params: { childId }, body: { ...body, ...change } as never })
    await expect(send({ personalNumber: '022218000001' })).rejects.toMatchObject({
      code: 'personal_number_contradicts',
    })
    await expect(send({ birthDate: '2027-01-01' })).rejects.toMatchObject({ code: 'birth_in_future' })
    await send({ personalNumber: '022218000001', confirmed: { number: true } })
    const mai = await demo.as('mai-bache')
    await expect(mai(childEntryApi.correctIdentity, { params: { childId }, body })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the family', () => {
  test('one mother of two: her telephone and where she is are corrected for both', async () => {
    const mother = { relation: 'mother', fullName: 'Tằng Thị Chung', birthYear: 1991, phone: '0911000222' }
    const first = await enter({ carers: [mother], householdCode: 'TH01' })
    const second = await enter({ carers: [mother], householdCode: 'TH01' })
    const page = await read(first.childId)
    const [known] = page.carers
    expect(known?.shared.map(({ childId }) => childId)).toEqual([second.childId])
    expect(page.siblings.map(({ childId }) => childId)).toEqual([second.childId])
    const params = { childId: first.childId, carerId: known?.factId ?? '' }
    const state = { living: true, whereabouts: 'works_away' as const, note: 'Bắc Ninh', from: day('2026-03-01') }
    const body = {
      ...carer('Tằng Thị Chung', { birthYear: 1991, phone: '0911000333', state }),
      identityId: known?.identityId ?? '',
    }
    expect(await (await tham())(childEntryApi.correctCarer, { params, body })).toEqual({ written: true })
    const [hers] = (await read(second.childId)).carers
    expect(hers).toMatchObject({ phone: '0911000333', state: { whereabouts: 'works_away', validFrom: '2026-03-01' } })
    await expect((await tham())(childEntryApi.correctCarer, { params, body })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    })
    const byPhone = await (await tham())(childApi.list, { query: { village: '22/06985/01' } })
    expect(
      byPhone.rows
        .filter((row) => row.carerPhone === '0911000333')
        .map((row) => row.childId)
        .sort(),
    ).toEqual([first.childId, second.childId].sort())
    const again = { ...body, identityId: hers?.identityId ?? '' }
    expect(await (await tham())(childEntryApi.correctCarer, { params, body: again })).toEqual({ written: false })
    const died = { living: false, whereabouts: null, note: null, from: day('2026-10-01') }
    await (await tham())(childEntryApi.correctCarer, { params, body: { ...again, state: died } })
    expect((await read(second.childId)).carers[0]?.state).toMatchObject({ living: false })
  })

  test('half-brothers of one father are found, though they live in two households', async () => {
    const first = await enter({
      householdCode: 'TH02',
      carers: [{ relation: 'father', fullName: 'Tằng Văn Bố', birthYear: 1985, phone: null }],
    })
    const second = await enter({ householdCode: 'TH03' })
    const [father] = (await read(first.childId)).carers
    const body = { ...carer('Tằng Văn Bố'), relation: 'father' as const, from: null, sameAs: father?.factId ?? null }
    await (await tham())(childEntryApi.addCarer, { params: { childId: second.childId }, body })
    const page = await read(second.childId)
    expect(page.siblings.map(({ childId }) => childId)).toEqual([first.childId])
    await expect(
      (await tham())(childEntryApi.addCarer, { params: { childId: second.childId }, body }),
    ).rejects.toMatchObject({ code: 'carer_there_already' })
    await (await tham())(childEntryApi.endCarer, {
      params: { childId: second.childId, carerId: page.carers[0]?.factId ?? '' },
      body: { on: null, reason: 'nhầm người' },
    })
    expect(await read(second.childId)).toMatchObject({ carers: [], siblings: [] })
  })

  test('a household and its poverty hold for all its children, from a day', async () => {
    const first = await enter({ householdCode: 'TH04' })
    const second = await enter({ householdCode: 'TH04' })
    const { household } = await read(first.childId)
    const params = { childId: first.childId }
    const say = (poverty: string, from: string, identityId: string | null, headName: string | null = null) => ({
      params,
      body: {
        code: 'TH04',
        headName,
        address: null,
        poverty: { poverty: poverty as 'poor', decision: '12/QĐ-UBND', from: day(from) },
        identityId,
      },
    })
    const write = await tham()
    await write(childEntryApi.household, say('poor', '2025-01-01', household?.identityId ?? null, 'Tằng Văn Hộ'))
    const page = await read(second.childId)
    expect(page).toMatchObject({
      child: { poverty: 'poor' },
      household: { headName: 'Tằng Văn Hộ', poverty: { decision: '12/QĐ-UBND' } },
    })
    const { identityId } = page.household ?? {}
    await write(childEntryApi.household, say('near_poor', '2026-01-01', identityId ?? null, 'Tằng Văn Hộ'))
    expect((await read(first.childId)).child.poverty).toBe('near_poor')
    await expect(
      write(childEntryApi.household, say('poor', '2026-01-01', household?.identityId ?? null)),
    ).rejects.toMatchObject({ code: 'changed_meanwhile' })
    const alone = await enter()
    await write(childEntryApi.household, { ...say('poor', '2026-02-01', null), params: { childId: alone.childId } })
    expect((await read(alone.childId)).child.poverty).toBe('poor')
  })
})
