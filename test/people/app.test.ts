import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionApi } from '#api/session.ts'
import { type DemoApp, demoApp } from '#test/people/app.ts'

let demo: DemoApp
beforeAll(async () => {
  demo = await demoApp()
})
afterAll(() => demo.close())

test('the officer of Lương Minh signs in and is told who she is', async () => {
  const tham = await demo.as('tham')
  const session = await tham(sessionApi.read)
  expect(session).toMatchObject({ username: 'tham', homeName: 'Xã Lương Minh', today: '2026-11-16', synthetic: true })
})

test('nobody is told to sign in', async () => {
  await expect(demo.nobody(sessionApi.read)).rejects.toMatchObject({ status: 401, code: 'not_signed_in' })
})
