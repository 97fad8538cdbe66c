/**
 * A browser for the e2e tests: Chromium from the registry package (or the one in CHROME), a page per person and size,
 * and a list of everything that a page must never do (break the content policy, throw, ask a foreign host).
 */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'

export const desk = { width: 1366, height: 768 } as const
export const phone = { width: 390, height: 844 } as const

export const shotsFolder = new URL('../../.cache/shots/', import.meta.url).pathname

export type PageOptions = {
  width?: number
  height?: number
  lang?: 'vi' | 'en'
  dark?: boolean
  /** Where to begin; the first page otherwise. */
  at?: string
  /** What to arrange before the page is opened. */
  before?: (page: Page) => Promise<unknown>
}

export type Opened = { page: Page; faults: string[]; close: () => Promise<void> }

/** Flags that would hide from us what a real browser refuses. */
const weakening =
  /^--(disable-web-security|disable-site-isolation-trials|allow-running-insecure-content|single-process|headless.*|no-zygote)/

export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = process.env.CHROME ?? (await chromium.executablePath())
  const args = process.env.CHROME ? ['--no-sandbox'] : chromium.args.filter((flag) => !weakening.test(flag))
  return playwright.launch({ executablePath, args, headless: true })
}

/** Opens pages of one server in one browser; a person signs in once, whatever the number of pages. */
export const makeVisitor = (browser: Browser, baseUrl: string, password = 'mang-non-demo') => {
  const sessions = new Map<string, Awaited<ReturnType<typeof signIn>>>()

  const signIn = async (person: string) => {
    const context = await browser.newContext({ baseURL: baseUrl })
    const reply = await context.request.post('/api/auth/sign-in/username', {
      data: { username: person, password },
      headers: { origin: baseUrl },
    })
    if (!reply.ok()) throw new Error(`${person} could not sign in: ${reply.status()} ${await reply.text()}`)
    const state = await context.storageState()
    await context.close()
    return state
  }

  /** A page as that person sees it; `null`: nobody is signed in. */
  const openAs = async (person: string | null, options: PageOptions = {}): Promise<Opened> => {
    const { width = desk.width, height = desk.height, lang = 'vi', dark = false, at = '/', before } = options
    if (person !== null && !sessions.has(person)) sessions.set(person, await signIn(person))
    const context = await browser.newContext({
      baseURL: baseUrl,
      viewport: { width, height },
      hasTouch: width < 700,
      isMobile: width < 700,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      timezoneId: 'Asia/Ho_Chi_Minh',
      ...(person === null ? {} : { storageState: sessions.get(person) as never }),
    })
    const page = await context.newPage()
    const faults = watch(page, baseUrl)
    await before?.(page)
    await page.goto(lang === 'vi' ? at : `${at}${at.includes('?') ? '&' : '?'}lang=${lang}`)
    await settled(page)
    return { page, faults, close: () => context.close() }
  }
  return { openAs }
}

/** Waits until the page has its title, its fonts and nothing left to load. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1, h2').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

const watch = (page: Page, baseUrl: string): string[] => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (/content security policy|violates the following/i.test(message.text())) faults.push(`policy: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(baseUrl) && !/^(data|blob):/.test(url)) faults.push(`foreign request: ${url}`)
  })
  return faults
}

/** The faults that axe finds against WCAG 2.0 to 2.2, levels A and AA: one line each. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  // What is still being fetched is judged when it has come.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, undefined, {
    timeout: 10_000,
  })
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.html}`))
}

/** How far the page can be pushed sideways, in pixels: must be 0. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Puts a picture into `.cache/shots`, to be looked at. */
export const shoot = async (page: Page, name: string, fullPage = false): Promise<string> => {
  const path = join(shotsFolder, `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage })
  return path
}
