/** The quality of the register in a browser at both sizes. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  axeFaults,
  desk,
  launchBrowser,
  makeVisitor,
  type Opened,
  type PageOptions,
  phone,
  settled,
  shoot,
  sidewaysScroll,
} from './browser.ts'
import { type Listening, listenWithDemo } from './server.ts'

let browser: Browser
let server: Listening
let openAs: (person: string | null, options?: PageOptions) => Promise<Opened>

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), listenWithDemo()])
  openAs = makeVisitor(browser, server.baseUrl).openAs
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it.each([
  ['desk', 'tham', desk],
  ['phone', 'sam', phone],
] as const)('says what is known and what is missing, %s', async (size, person, viewport) => {
  const { page, faults, close } = await openAs(person, { at: '/children/quality', ...viewport })
  await page.getByRole('heading', { level: 1, name: 'Chất lượng sổ' }).waitFor()
  await page.getByRole('heading', { name: 'Sáu tháng qua' }).waitFor()
  await settled(page)
  await shoot(page, `quality-${size}`)
  expect(await axeFaults(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  expect(faults).toEqual([])
  await close()
})

it('is reached from the list of children', async () => {
  const { page, close } = await openAs('tham', { at: '/children' })
  await page.getByRole('link', { name: 'Chất lượng sổ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Chất lượng sổ' }).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'Hồ sơ nghi trùng' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hồ sơ nghi trùng' }).waitFor()
  await close()
})

it('speaks English', async () => {
  const { page, close } = await openAs('tham', { at: '/children/quality', lang: 'en' })
  await page.getByRole('heading', { level: 1, name: 'Quality of the register' }).waitFor()
  await close()
})
