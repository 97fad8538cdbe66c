import { afterAll, beforeAll, expect, test } from 'vitest'
import { childFactApi } from '#api/child-facts.ts'
import { childApi } from '#api/children.ts'
import { qualityApi } from '#api/quality.ts'
import type { PlainDate } from '#core/dates.ts'
import { type DemoApp, demoApp } from '../../test/people/app.ts'

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

const field = (quality: { fields: { field: string; known: number; asked: number }[] }, name: string) =>
  quality.fields.find((each) => each.field === name)

test('every resident child under 16 is asked about, a village adds up to the commune, and entering a fact is seen', async () => {
  const tham = await demo.as('tham')
  const before = await tham(qualityApi.read, {})
  expect(before.children).toBe((await tham(childApi.list, {})).total)
  expect(before.villages.reduce((sum, village) => sum + village.children, 0)).toBe(before.children)
  for (const name of ['sex', 'disability', 'enrolment'])
    expect(before.villages.reduce((sum, village) => sum + (field(village, name)?.known ?? 0), 0)).toBe(
      field(before, name)?.known,
    )
  const unknown = (await tham(childApi.list, { query: { special: 'unknown' } })).rows[0]
  await tham(childFactApi.add, {
    params: { childId: unknown?.childId ?? '' },
    body: { kind: 'disabilities', content: { present: false }, validFrom: '2026-11-01' as PlainDate },
  })
  const after = await tham(qualityApi.read, {})
  expect(field(after, 'disability')?.known).toBe((field(before, 'disability')?.known ?? 0) + 1)
})

test('a collaborator sees the quality of their villages only, others of nothing', async () => {
  const sam = await demo.as('sam')
  const quality = await sam(qualityApi.read, {})
  expect(quality.villages.map(({ path }) => path).sort()).toEqual(['22/06985/01', '22/06985/02'])
  await expect((await demo.as('huyen'))(qualityApi.read, {})).rejects.toMatchObject({ status: 403 })
  await expect((await demo.as('mai-bache'))(qualityApi.read, { query: { area: '22/06985' } })).rejects.toMatchObject({
    status: 404,
  })
})

test('before the register began nothing was known; now as much as the page says', async () => {
  const tham = await demo.as('tham')
  const trend = await tham(qualityApi.trend, {})
  expect(trend).toHaveLength(6)
  expect(trend[0]).toMatchObject({ known: 0, asked: 0 })
  const last = trend.at(-1)
  expect(last?.known).toBeGreaterThan(0)
  expect(last?.known).toBeLessThanOrEqual(last?.asked ?? 0)
})
