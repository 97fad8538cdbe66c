import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planHead } from '#core/plans/accepted-plan.ts'
import { readPlan } from '#core/plans/read-plan.ts'
import { mergeReading } from '#core/plans/review-merge.ts'
import { type CastName, communes, type DemoApp, demoApp } from '#test/people/app.ts'
import { shortPlan } from '#test/people/plan.ts'
import type { Tx } from './as-actor.ts'
import { insertFile } from './files.ts'
import {
  adoptPlan,
  endReplacedPlans,
  getPlan,
  insertPlan,
  listPlanLines,
  listPlans,
  listPlansInForce,
  removePlanLines,
  savePlanLines,
} from './plans.ts'

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

let ids = 0
const newId = () => `00000000-0000-4000-9000-${String(++ids).padStart(12, '0')}`

const addPlan = async (tx: Tx, communePath: string) => {
  const reading = readPlan(shortPlan)
  const { lines } = mergeReading([], reading, 1, newId)
  const { fileId } = await insertFile(tx, {
    family: 'plans',
    communePath,
    name: 'ke-hoach.txt',
    mediaType: 'text/plain',
    bytes: Buffer.from(shortPlan),
  })
  const planId = await insertPlan(tx, { ...planHead(lines, 'ke-hoach.txt'), communePath, fileId, text: reading.text })
  await savePlanLines(tx, { planId, communePath }, lines)
  return { planId, communePath, lines }
}
const thamAdds = () => demo.inTx('tham', 'plan.edit', (tx) => addPlan(tx, communes.luongMinh))

describe('plans and their lines', () => {
  test('come back as they were written', async () => {
    const { planId, communePath, lines } = await thamAdds()
    await demo.inTx('tham', 'plan.read', async (tx) => {
      expect(await listPlanLines(tx, { planId, communePath })).toEqual(lines)
      expect(await getPlan(tx, planId)).toMatchObject({
        code: '45/KH-UBND',
        state: 'draft',
        synthetic: true,
        counts: { targets: 5, measures: 5, pending: lines.length, doubtful: 2 },
      })
    })
  })

  test('who decided stands beside the decision, and goes with it', async () => {
    const plan = await thamAdds()
    const [line] = plan.lines
    const decidedBy = async () =>
      (
        await demo.database.adminPool.query('select decided_by, decided_at from plan_lines where line_id = $1', [
          line?.lineId,
        ])
      ).rows[0]
    const put = (state: 'accepted' | 'pending') =>
      demo.inTx('tham', 'plan.edit', (tx) => savePlanLines(tx, plan, line ? [{ ...line, state }] : []))
    await put('accepted')
    expect(await decidedBy()).toMatchObject({ decided_by: '00000000-0000-4000-8000-000000000001' })
    await put('pending')
    expect(await decidedBy()).toEqual({ decided_by: null, decided_at: null })
  })

  test('the database itself keeps a line that a person decided', async () => {
    const plan = await thamAdds()
    const [kept, gone] = plan.lines
    if (!kept || !gone) throw new Error('too few lines')
    await demo.inTx('tham', 'plan.edit', async (tx) => {
      await savePlanLines(tx, plan, [{ ...kept, state: 'rejected' }])
      await removePlanLines(tx, plan, [kept.lineId, gone.lineId])
    })
    const left = await demo.inTx('tham', 'plan.read', (tx) => listPlanLines(tx, plan))
    expect(left.map((l) => l.lineId)).toContain(kept.lineId)
    expect(left.map((l) => l.lineId)).not.toContain(gone.lineId)
  })

  test('in force for the years of the plan; the same number anew ends the earlier', async () => {
    const first = await thamAdds()
    const second = await thamAdds()
    await demo.inTx('tham', 'plan.edit', async (tx) => {
      await adoptPlan(tx, first)
      expect(await endReplacedPlans(tx, await getPlan(tx, second.planId))).toEqual([first.planId])
      await adoptPlan(tx, second)
    })
    await demo.inTx('tham', 'plan.read', async (tx) => {
      const inForce = (await listPlansInForce(tx, communes.luongMinh, 2028)).map((p) => p.planId)
      expect(inForce).toContain(second.planId)
      expect(inForce).not.toContain(first.planId)
      expect(await listPlansInForce(tx, communes.luongMinh, 2031)).toEqual([])
    })
  })
})

describe('who sees a plan', () => {
  const countOf = (tx: Tx) =>
    sql<{ plans: number; lines: number; files: number }>`select (select count(*) from plan_documents)::int as plans,
      (select count(*) from plan_lines)::int as lines,
      (select count(*) from stored_files where family = 'plans')::int as files`
      .execute(tx.db)
      .then(({ rows }) => rows[0])

  test('the officer of another commune: nothing, even by a query that forgets the area', async () => {
    const plan = await thamAdds()
    await demo.inTx('mai-bache', 'plan.edit', async (tx) => {
      expect(await countOf(tx)).toEqual({ plans: 0, lines: 0, files: 0 })
      expect(await listPlans(tx)).toEqual([])
      await expect(getPlan(tx, plan.planId)).rejects.toMatchObject({ code: 'not_found' })
      await expect(listPlans(tx, communes.luongMinh)).rejects.toMatchObject({ code: 'not_found' })
    })
  })

  test('and she cannot write one there', async () => {
    const write = demo.inTx('mai-bache', 'plan.edit', (tx) => addPlan(tx, communes.luongMinh))
    await expect(write).rejects.toThrow(/row-level security/)
    const plan = await thamAdds()
    const lines = demo.inTx('mai-bache', 'plan.edit', (tx) => savePlanLines(tx, plan, plan.lines))
    await expect(lines).rejects.toThrow(/row-level security/)
  })

  test('the province sees the plans of its communes', async () => {
    const plan = await thamAdds()
    const seen = await demo.inTx('huyen', 'plan.read', (tx) => listPlans(tx))
    expect(seen.map((p) => p.planId)).toContain(plan.planId)
    expect(await demo.inTx('huyen', 'plan.read', (tx) => listPlans(tx, communes.luongMinh))).toEqual(seen)
  })

  test.each<CastName>(['sam', 'quantri', 'kiemtra'])('%s: not permitted', async (name) => {
    await expect(demo.inTx(name, 'plan.read', listPlans)).rejects.toMatchObject({ code: 'not_permitted' })
  })

  test.each<[CastName, 'session.read' | 'child.read' | 'account.read' | 'audit.read']>([
    ['tham', 'session.read'],
    ['tham', 'child.read'],
    ['quantri', 'account.read'],
    ['kiemtra', 'audit.read'],
  ])('%s under %s: the tables are empty', async (name, permission) => {
    expect(await demo.inTx(name, permission, countOf)).toEqual({ plans: 0, lines: 0, files: 0 })
  })

  test('without a scope: no row', async () => {
    for (const table of ['plan_documents', 'plan_lines', 'stored_files'])
      expect((await sql`select 1 from ${sql.table(table)}`.execute(demo.db)).rows).toEqual([])
  })

  test('a reader cannot change what they read', async () => {
    const plan = await thamAdds()
    await demo.inTx('khoa', 'plan.read', (tx) => adoptPlan(tx, plan))
    const after = await demo.inTx('khoa', 'plan.read', (tx) => getPlan(tx, plan.planId))
    expect(after.state).toBe('draft')
  })
})
