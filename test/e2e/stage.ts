/** What every browser test begins with: one browser, one server with the demonstration, and what no page may do. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import {
  axeFaults,
  desk,
  launchBrowser,
  makeVisitor,
  type Opened,
  type PageOptions,
  phone,
  sidewaysScroll,
} from './browser.ts'
import { type Listening, listenWithDemo } from './server.ts'

export const sizes = [
  ['desk', desk],
  ['phone', phone],
] as const

/** The machine of the tests is shared: what a page will say may take it seconds. */
export const eventually = { timeout: 15_000 }

/** What the page calls itself. */
export const title = (page: Page) => page.getByRole('heading', { level: 1 })

/** Called once at the top of a file: the browser and the server come before its first test and go after its last. */
export const setStage = () => {
  let browser: Browser | undefined
  let server: Listening | undefined
  let visitor: ReturnType<typeof makeVisitor> | undefined
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchBrowser(), listenWithDemo()])
    visitor = makeVisitor(browser, server.baseUrl)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  return {
    openAs: (person: string | null, options?: PageOptions): Promise<Opened> => there(visitor).openAs(person, options),
    browser: () => there(browser),
    server: () => there(server),
  }
}

const there = <T>(thing: T | undefined): T => {
  if (thing === undefined) throw new Error('The stage is set in the first beforeAll: ask for it from then on.')
  return thing
}

/** What no page may do, whatever stands on it. The faults come last: whatever happened until then is among them. */
export const expectSound = async ({ page, faults }: Opened) => {
  expect(await axeFaults(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
  expect(faults).toEqual([])
}
