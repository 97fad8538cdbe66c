import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planApi } from '#api/plans.ts'
import { type DemoApp, demoApp } from '#test/people/app.ts'
import { demoPlanFile } from './demo-plan.ts'

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

test('the demo begins with its plan in force: 23 targets, every measure accepted and tied to an indicator', async () => {
  const tham = await demo.as('tham')
  const [plan, ...others] = await tham(planApi.list, { query: {} })
  expect(others).toEqual([])
  expect(plan).toMatchObject({
    state: 'in_force',
    periodFrom: 2026,
    periodTo: 2030,
    synthetic: true,
    counts: { targets: 23, pending: 0, rejected: 0, measuresWithoutIndicator: 0 },
  })
})

test('handing in the same document opens that plan', async () => {
  const tham = await demo.as('tham')
  const [plan] = await tham(planApi.list, { query: {} })
  const again = await tham(planApi.add, {
    body: { fileName: 'ke-hoach.txt', contentBase64: readFileSync(demoPlanFile).toString('base64') },
  })
  expect(again.planId).toBe(plan?.planId)
})
