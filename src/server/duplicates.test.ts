import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childFactApi } from '#api/child-facts.ts'
import { childApi } from '#api/children.ts'
import { duplicateApi } from '#api/duplicates.ts'
import { addDays, type Instant, type PlainDate } from '#core/dates.ts'
import { type DemoApp, demoApp } from '../../test/people/app.ts'
import { testNow } from '../../test/people/keys.ts'

let demo: DemoApp
const children: string[] = []
beforeAll(async () => {
  demo = await demoApp()
  const tham = await demo.as('tham')
  for (const village of ['01', '02', '03', '04', '05'])
    children.push(
      ...(await tham(childApi.list, { query: { village: `22/06985/${village}`, ageFrom: 6 } })).rows.map(
        (r) => r.childId,
      ),
    )
})
afterAll(() => demo.close())

const day = (text: string): PlainDate => text as PlainDate
const fresh = (): string => {
  const childId = children.shift()
  if (childId === undefined) throw new Error('no child left')
  return childId
}
let clock = Date.parse(testNow)
const tick = (): Instant => {
  clock += 1000
  demo.clock.now = new Date(clock).toISOString() as Instant
  return demo.clock.now
}
const merge = async (keptId: string, mergedId: string) =>
  (await demo.as('tham'))(duplicateApi.merge, { body: { keptId, mergedId, reason: 'cùng một em' } })
const undo = async (mergeId: string) => (await demo.as('tham'))(duplicateApi.undo, { params: { mergeId } })
const add = async (
  childId: string,
  kind: string,
  content: object,
  validFrom: PlainDate,
  validTo: PlainDate | null = null,
) =>
  (await demo.as('tham'))(childFactApi.add, {
    params: { childId },
    body: { kind, content: content as never, validFrom, validTo },
  })

/** What is believed of a child: contents and days, without the numbers of rows. */
const believed = async (childId: string, asKnown?: Instant) =>
  (
    await (
      await demo.as('tham')
    )(childFactApi.history, { params: { childId }, query: { asKnown: asKnown ?? demo.clock.now } })
  )
    .map(({ kind, content, validFrom, validTo }) => JSON.stringify([kind, validFrom, validTo, content]))
    .sort()
const page = async (childId: string) => (await demo.as('tham'))(childApi.read, { params: { childId } })

test('a repeated entry is found, with what agrees; said to be two children, it is not asked again', async () => {
  const tham = await demo.as('tham')
  const csv = (await tham(childApi.list, { query: { village: '22/06985/06' } })).rows[0]
  const [year, month, dayOfMonth] = (csv?.birthDate ?? '').split('-')
  const content = Buffer.from(
    `Họ và tên;Ngày sinh;Giới tính;Thôn;Họ tên mẹ\n${csv?.fullName?.normalize('NFD').replace(/\p{M}/gu, '')};${Number(dayOfMonth) === 15 ? 16 : 15}/${month}/${year};${csv?.sex === 'male' ? 'Nam' : 'Nữ'};${csv?.villageName};${(await page(csv?.childId ?? '')).carers.find((c) => c.relation === 'mother')?.fullName ?? ''}\n`,
  ).toString('base64')
  const preview = await tham(childApi.startImport, { body: { fileName: 'trung.csv', contentBase64: content } })
  await tham(childApi.acceptImport, { params: { batchId: preview.batchId } })
  const { pairs } = await tham(duplicateApi.list, {})
  const pair = pairs.find((p) => [p.first.childId, p.second.childId].includes(csv?.childId ?? ''))
  expect(pair?.fields.find((f) => f.field === 'fullName')?.agreement).toBe('near')
  expect(pair?.probability).toBeGreaterThan(0.5)
  const body = { first: pair?.first.childId ?? '', second: pair?.second.childId ?? '' }
  const asked = async () =>
    (await tham(duplicateApi.list, {})).pairs.some(
      (p) => p.first.childId === pair?.first.childId && p.second.childId === pair?.second.childId,
    )
  await tham(duplicateApi.apart, { body })
  expect(await asked()).toBe(false)
  await tham(duplicateApi.maybe, { body })
  expect(await asked()).toBe(true)
})

test('what only the other file knows is added, what both say stays as it was, and the merged file leaves the lists', async () => {
  const [kept, merged] = [fresh(), fresh()]
  await add(kept, 'risks', { factor: 'suối' }, day('2026-05-01'))
  await add(merged, 'risks', { factor: 'suối' }, day('2026-01-01'))
  await add(merged, 'risks', { factor: 'đường' }, day('2026-02-01'))
  const before = [await believed(kept), await believed(merged)]
  tick()
  const total = (await (await demo.as('tham'))(childApi.list, {})).total
  const { mergeId } = await merge(kept, merged)
  expect((await (await demo.as('tham'))(childApi.list, {})).total).toBe(total - 1)
  const facts = (await believed(kept)).filter((fact) => fact.startsWith('["risks"'))
  expect(facts.map((fact) => JSON.parse(fact))).toEqual([
    ['risks', '2026-01-01', '2026-05-01', expect.objectContaining({ factor: 'suối' })],
    ['risks', '2026-02-01', null, expect.objectContaining({ factor: 'đường' })],
    ['risks', '2026-05-01', null, expect.objectContaining({ factor: 'suối' })],
  ])
  await expect(page(merged)).rejects.toMatchObject({ code: 'child_merged', detail: { keptId: kept } })
  await expect(merge(fresh(), merged)).rejects.toMatchObject({ code: 'already_merged' })
  tick()
  const undone = await undo(mergeId)
  expect(undone).toEqual({ keptId: kept, mergedId: merged, enteredMeanwhile: [] })
  expect([await believed(kept), await believed(merged)]).toEqual(before)
  expect((await (await demo.as('tham'))(childApi.list, {})).total).toBe(total)
  await expect(undo(mergeId)).rejects.toMatchObject({ status: 404 })
})

test('what was entered in between stays with the child it was entered for, and is named', async () => {
  const [kept, merged] = [fresh(), fresh()]
  const { mergeId } = await merge(kept, merged)
  tick()
  await add(kept, 'risks', { factor: 'ao chưa rào' }, day('2026-08-01'))
  tick()
  expect((await undo(mergeId)).enteredMeanwhile).toEqual(['risks'])
  expect((await believed(kept)).some((fact) => fact.includes('ao chưa rào'))).toBe(true)
  expect((await believed(merged)).some((fact) => fact.includes('ao chưa rào'))).toBe(false)
})

test('nothing is written into a file that was laid into another, where nobody would see it', async () => {
  const [kept, merged] = [fresh(), fresh()]
  const { mergeId } = await merge(kept, merged)
  tick()
  const late = add(merged, 'risks', { factor: 'ao chưa rào' }, day('2026-08-01'))
  await expect(late).rejects.toMatchObject({ code: 'child_merged', detail: { keptId: kept } })
  await undo(mergeId)
  await add(merged, 'risks', { factor: 'ao chưa rào' }, day('2026-08-01'))
})

test('three files laid together are taken apart from the last one on, and nothing stays behind', async () => {
  const [first, second, third] = [fresh(), fresh(), fresh()]
  await add(first, 'risks', { factor: 'chỉ của em này' }, day('2026-08-01'))
  tick()
  const before = await Promise.all([first, second, third].map((id) => believed(id)))
  const inner = await merge(second, first)
  tick()
  const outer = await merge(third, second)
  tick()
  await expect(undo(inner.mergeId)).rejects.toMatchObject({ code: 'already_merged' })
  await undo(outer.mergeId)
  tick()
  await undo(inner.mergeId)
  tick()
  expect(await Promise.all([first, second, third].map((id) => believed(id)))).toEqual(before)
})

test('two files in one: when the first is taken out, what the second says of those days comes to light', async () => {
  const [kept, first, second] = [fresh(), fresh(), fresh()]
  await add(first, 'risks', { factor: 'suối', note: 'theo hồ sơ một' }, day('2026-02-01'))
  await add(second, 'risks', { factor: 'suối', note: 'theo hồ sơ hai' }, day('2026-02-01'))
  tick()
  const before = await Promise.all([kept, first, second].map((id) => believed(id)))
  const one = await merge(kept, first)
  tick()
  const two = await merge(kept, second)
  tick()
  expect((await believed(kept)).filter((fact) => fact.includes('theo hồ sơ'))).toEqual([
    expect.stringContaining('theo hồ sơ một'),
  ])
  expect((await undo(one.mergeId)).enteredMeanwhile).toEqual([])
  tick()
  expect((await believed(kept)).filter((fact) => fact.includes('theo hồ sơ'))).toEqual([
    expect.stringContaining('theo hồ sơ hai'),
  ])
  await undo(two.mergeId)
  tick()
  expect(await Promise.all([kept, first, second].map((id) => believed(id)))).toEqual(before)
})

test('another commune cannot be reached, a collaborator may not merge', async () => {
  const [kept, merged] = [fresh(), fresh()]
  const body = { keptId: kept, mergedId: merged, reason: null }
  await expect((await demo.as('mai-bache'))(duplicateApi.merge, { body })).rejects.toMatchObject({ status: 404 })
  await expect((await demo.as('sam'))(duplicateApi.merge, { body })).rejects.toMatchObject({ status: 403 })
})

test('whatever two files say: merged and taken apart they say what they said, and every earlier moment too', async () => {
  const fact = fc.record({
    kind: fc.constantFrom('risks', 'enrolments', 'measurements'),
    from: fc.integer({ min: 0, max: 200 }),
    long: fc.option(fc.integer({ min: 1, max: 100 })),
    value: fc.constantFrom('a', 'b'),
  })
  const contentOf = {
    risks: (v: string) => ({ factor: v }),
    enrolments: (v: string) => ({ enrolled: v === 'a' }),
    measurements: (v: string) => ({ oedema: v === 'a' }),
  }
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { maxLength: 4 }), fc.array(fact, { maxLength: 4 }), async (mine, theirs) => {
      const [kept, merged] = [fresh(), fresh()]
      for (const [childId, facts] of [
        [kept, mine],
        [merged, theirs],
      ] as const)
        for (const { kind, from, long, value } of facts) {
          const validFrom = addDays(day('2026-01-01'), from)
          await add(
            childId,
            kind,
            contentOf[kind as 'risks'](value),
            validFrom,
            long === null ? null : addDays(validFrom, long),
          )
        }
      const moment = tick()
      const before = [await believed(kept), await believed(merged)]
      const pages = [(await page(kept)).child, (await page(merged)).child]
      tick()
      const { mergeId } = await merge(kept, merged)
      expect([await believed(kept, moment), await believed(merged, moment)]).toEqual(before)
      tick()
      await undo(mergeId)
      expect([await believed(kept), await believed(merged)]).toEqual(before)
      expect([await believed(kept, moment), await believed(merged, moment)]).toEqual(before)
      expect([(await page(kept)).child, (await page(merged)).child]).toEqual(pages)
    }),
    { numRuns: 5 },
  )
}, 60_000)
