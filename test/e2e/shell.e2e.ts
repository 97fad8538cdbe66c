/** The shell and its first pages in a browser: every person of the cast, both sizes, both themes, both languages. */
import { createHmac } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoPeople } from '#core/demo/people.ts'
import { projectFolder } from '#server/start.ts'
import { makeVisitor, phone, settled, shoot, sidewaysScroll } from './browser.ts'
import { listenEmpty } from './server.ts'
import { expectSound, setStage, sizes } from './stage.ts'

const stage = setStage()
const { openAs } = stage

const figure = (at: number) => ({
  lineId: `00000000-0000-4000-8000-00000000000${at}`,
  name: { vi: `Tỷ lệ trẻ em được khám sức khỏe lần ${at}`, en: `Share of children examined, round ${at}` },
  target: String(at),
  lead: ['Trạm Y tế xã'],
  action: { label: { vi: 'Nhập số liệu', en: 'Enter the figure' }, to: `/targets?line=${at}&year=2026` },
})

const item = (urgency: string, daysLeft: number | null) => ({
  id: urgency,
  kind: 'report_due',
  urgency,
  title: { vi: 'Gửi báo cáo năm 2026', en: 'Send the 2026 yearly report' },
  detail: { vi: 'Còn 07 số đo chưa có số liệu', en: '7 measures have no figure' },
  lastDay: daysLeft === null ? null : `2026-11-${16 + daysLeft}`,
  daysLeft,
  source: 'Kế hoạch của xã, mục IV',
  action: { label: { vi: 'Xem báo cáo', en: 'Open the report' }, to: '/reports?year=2026' },
  figures: urgency === 'soon' ? [1, 2, 3, 4, 5, 6, 7].map(figure) : [],
})

/** Hôm nay with one item of each urgency, one of which lacks seven figures. */
const todaySample = (page: Page) =>
  page.route(
    (url) => url.pathname === '/api/today',
    (route) =>
      route.fulfill({
        json: {
          items: [item('overdue', -3), item('today', 0), item('soon', 5), item('open', null)],
          counts: { children: 300, under5: 92, bornThisMonth: 1, turned16ThisMonth: 0 },
          upcoming: [{ day: '2026-11-19', vi: 'Hạn cuối gửi báo cáo năm', en: 'Last day for the yearly report' }],
        },
      }),
  )

const withoutWorkWithChildren = ['quantri', 'kiemtra']
describe('signing in with one press as a person of the demonstration', () => {
  for (const person of demoPeople)
    for (const [sizeName, size] of sizes)
      it(`${person.displayName} on the ${sizeName} comes to the first page`, async () => {
        const opened = await openAs(null, { ...size, at: '/sign-in' })
        const { page } = opened
        await page.getByRole('button', { name: person.displayName }).click()
        const first = withoutWorkWithChildren.includes(person.username) ? 'Quản trị' : /Hôm nay|không thể chờ/
        await page.getByRole('heading', { level: 1, name: first }).waitFor({ timeout: 10_000 })
        await settled(page)
        expect(await page.getByText('Dữ liệu minh hoạ', { exact: true }).filter({ visible: true }).count()).toBe(1)
        await shoot(page, `first-${person.username}-${sizeName}`)
        expect(opened.faults).toEqual([])
        expect(await sidewaysScroll(page)).toBe(0)
        await opened.close()
      })
})

const pages = [
  [null, '/sign-in', 'sign-in'],
  [null, '/activate', 'activate'],
  ['tham', '/', 'today'],
  ['tham', '/security', 'security'],
  ['tham', '/admin', 'forbidden'],
  ['tham', '/nowhere', 'not-found'],
  ['quantri', '/admin', 'accounts'],
  ['quantri', '/admin?tab=villages', 'villages'],
  ['quantri', '/admin?tab=backups', 'backups'],
  ['kiemtra', '/admin?tab=audit', 'audit'],
] as const

describe('every page of the shell is sound', () => {
  for (const [person, at, name] of pages) {
    it(`${name}, light and dark, desk and phone`, async () => {
      for (const [sizeName, size] of sizes) {
        const opened = await openAs(person, { ...size, at })
        await shoot(opened.page, `${name}-${sizeName}`)
        await expectSound(opened)
        await opened.page.emulateMedia({ colorScheme: 'dark' })
        await opened.page.locator('html[data-mantine-color-scheme=dark]').waitFor()
        await shoot(opened.page, `${name}-${sizeName}-dark`)
        await expectSound(opened)
        await opened.close()
      }
    })
    it(`${name} in English says nothing in Vietnamese but names`, async () => {
      const opened = await openAs(person, { at, lang: 'en' })
      expect(await opened.page.locator('html').getAttribute('lang')).toBe('en')
      await shoot(opened.page, `${name}-en`)
      await expectSound(opened)
      const buttons = await opened.page.getByRole('main').getByRole('button').allInnerTexts()
      expect(buttons.filter((text) => /^(Thêm|Sao lưu|Đăng nhập|Tải lại|Về )/.test(text))).toEqual([])
      await opened.close()
    })
  }
})

describe('Hôm nay', () => {
  for (const [sizeName, size] of sizes)
    it(`counts what cannot wait as its door does, and unfolds the missing figures by keyboard, on the ${sizeName}`, async () => {
      const opened = await openAs('tham', { ...size, before: todaySample })
      const { page } = opened
      await page.getByRole('heading', { level: 1, name: '3 việc không thể chờ' }).waitFor()
      await page.getByText('còn không quá 14 ngày').waitFor()
      await page.getByRole('heading', { name: 'Việc khác, chưa có hạn' }).waitFor()
      const door = page
        .getByRole('navigation')
        .getByRole('link', { name: /^Hôm nay/ })
        .filter({ visible: true })
      expect(await door.innerText()).toMatch(/3$/)

      const buttons = page.getByRole('link', { name: /^Nhập số liệu: / })
      expect(await buttons.count()).toBe(5)
      const more = page.getByRole('button', { name: 'Xem tất cả 7' })
      expect(await more.getAttribute('aria-expanded')).toBe('false')
      await more.focus()
      await page.keyboard.press('Enter')
      expect(await buttons.count()).toBe(7)
      expect(await buttons.nth(5).evaluate((one) => one === document.activeElement)).toBe(true)
      expect(await buttons.nth(5).getAttribute('href')).toBe('/targets?line=6&year=2026')
      await shoot(page, `today-figures-${sizeName}`)
      await expectSound(opened)
      await page.getByRole('button', { name: 'Thu gọn' }).click()
      expect(await buttons.count()).toBe(5)
      await opened.close()
    })
})

describe('the shell', () => {
  it('keeps language, area and year in the address from page to page', async () => {
    const { page, close } = await openAs('tham', { at: '/?lang=en&year=2025' })
    await page.getByRole('button', { name: /Account of/ }).click()
    await page.getByRole('link', { name: 'Password and security' }).click()
    await page.getByRole('heading', { level: 1, name: 'Password and security' }).waitFor()
    expect(new URL(page.url()).search).toBe('?year=2025&lang=en')
    await page.getByLabel('Language').selectOption('vi')
    await page.getByRole('heading', { level: 1, name: 'Mật khẩu và bảo mật' }).waitFor()
    expect(new URL(page.url()).searchParams.get('lang')).toBe('vi')
    await close()
  })

  it('finds a page by Ctrl-K without accents, and not while a letter is being composed', async () => {
    const { page, close } = await openAs('quantri', { at: '/admin' })
    await page.evaluate(() =>
      dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, isComposing: true, bubbles: true })),
    )
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /Tìm/ }).fill('mat khau')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Mật khẩu và bảo mật' }).waitFor()
    await close()
  })

  it('is walked by keyboard: the first stop skips to the content', async () => {
    const { page, close } = await openAs('quantri', { at: '/admin' })
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Tới nội dung chính' })
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
    await close()
  })

  it('sends somebody whose session ended to the sign-in page and back to where they were', async () => {
    const { page, close } = await openAs('quantri', { at: '/admin?tab=villages' })
    await page.context().clearCookies()
    await page.getByLabel('Tên thôn').fill('Thôn Xa')
    await page.getByRole('button', { name: 'Thêm 1 thôn' }).click()
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
    await page.getByText('Phiên làm việc đã hết').waitFor()
    await page.getByLabel('Tên đăng nhập').fill('quantri')
    await page.getByLabel('Mật khẩu', { exact: true }).fill('mang-non-demo')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('heading', { name: 'Thêm thôn' }).waitFor()
    expect(new URL(page.url()).search).toContain('tab=villages')
    await close()
  })

  it('says what to do after a wrong password', async () => {
    const { page, close } = await openAs(null, { at: '/sign-in' })
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    await page.getByText('Nhập tên đăng nhập và mật khẩu.').waitFor()
    await page.getByLabel('Tên đăng nhập').fill('tham')
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai-mat-khau')
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'chưa đúng' }).waitFor()
    await close()
  })

  it('shows nothing of the last person after signing out', async () => {
    const { page, close } = await openAs(null, { at: '/sign-in' })
    await page.getByRole('button', { name: 'Vũ Đăng Khoa' }).click()
    await page.getByRole('button', { name: /Tài khoản Vũ/ }).click()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
    await page.goto('/security')
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
    await close()
  })

  it('loads at most 250 KB of compressed JavaScript at first', async () => {
    expect(await firstLoadBytes()).toBeLessThan(250_000)
  })
})

/** The entry and everything it imports statically, compressed. */
const firstLoadBytes = async (): Promise<number> => {
  const folder = join(projectFolder, 'dist/web')
  type Chunk = { file: string; imports?: string[]; isEntry?: boolean }
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry)
  const wanted = new Set<string>()
  const take = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || wanted.has(chunk.file)) return
    wanted.add(chunk.file)
    for (const imported of chunk.imports ?? []) take(imported)
  }
  take(entry ?? '')
  const sizes = await Promise.all([...wanted].map((file) => sizeOf(join(folder, file))))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Small files are not compressed. */
const sizeOf = (file: string): Promise<number> =>
  stat(`${file}.br`)
    .catch(() => stat(file))
    .then(({ size }) => size)

describe('accounts', () => {
  it('opens an account, hands the code over on paper, and the new person sets a password with it', async () => {
    const opened = await openAs('quantri', { at: '/admin' })
    const { page } = opened
    await page.getByRole('button', { name: 'Thêm tài khoản' }).click()
    const form = page.getByRole('dialog', { name: 'Thêm tài khoản' })
    await form.getByRole('button', { name: 'Mở tài khoản và in mã' }).click()
    await form.getByText('Điền ô này.').first().waitFor()
    await form.getByLabel('Họ và tên').fill('Lý Thị Thử')
    await form.getByLabel('Tên đăng nhập').fill('thu.lt')
    await form.getByLabel('Vai trò').selectOption('collaborator')
    await form.getByLabel('Địa bàn').selectOption({ index: 1 })
    await form.getByLabel('Đến hết ngày').fill('31022027')
    await form.getByLabel('Họ và tên').focus()
    await form.getByText('Tháng 2/2027 chỉ có 28 ngày').waitFor()
    await shoot(page, 'account-form')
    await expectSound(opened)
    await form.getByLabel('Đến hết ngày').fill('280227')

    let writes = 0
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/accounts')) writes += 1
    })
    await form.getByRole('button', { name: 'Mở tài khoản và in mã' }).dblclick()
    await form.getByText('Mã chỉ hiện một lần').waitFor()
    expect(writes).toBe(1)
    await shoot(page, 'code-sheet')
    await expectSound(opened)
    const code = (await form.locator('dd').nth(2).innerText()).trim()
    await page.emulateMedia({ media: 'print' })
    await shoot(page, 'code-sheet-print')
    await opened.close()

    const fresh = await openAs(null, { at: '/activate', ...phone })
    await fresh.page.getByLabel('Tên đăng nhập').fill('thu.lt')
    await fresh.page.getByLabel('Mã trên giấy').fill(code.toLowerCase())
    await fresh.page.getByLabel('Mật khẩu mới', { exact: true }).fill('mot mat khau dai')
    await fresh.page.getByLabel('Nhập lại mật khẩu mới').fill('mot mat khau dai')
    await fresh.page.getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }).click()
    await fresh.page.getByRole('heading', { level: 1, name: /Hôm nay|không thể chờ/ }).waitFor()
    await fresh.close()
  })

  it('gives a role to a deputy and ends it', async () => {
    const opened = await openAs('quantri', { at: '/admin' })
    const { page } = opened
    await page.getByRole('button', { name: 'Vũ Đăng Khoa' }).click()
    const panel = page.getByRole('dialog', { name: 'Vũ Đăng Khoa' })
    await panel.getByRole('button', { name: 'Giao vai trò' }).click()
    await panel.getByLabel('Vai trò').selectOption('communeOfficer')
    await panel.getByLabel('Đến hết ngày').fill('30/11/2026')
    await panel.getByLabel('Làm thay cho').selectOption({ label: 'Đinh Thị Thắm' })
    await panel.getByRole('button', { name: 'Giao vai trò' }).click()
    await panel.getByText('đến hết 30/11/2026, làm thay Đinh Thị Thắm').waitFor()
    await shoot(page, 'account-panel')
    await expectSound(opened)
    await panel.getByRole('button', { name: /^Kết thúc: Công chức/ }).click()
    await panel.getByLabel('Ngày cuối').fill('20/11/2026')
    await panel.getByLabel('Lý do').fill('Chị Thắm đi làm lại')
    await panel.getByRole('button', { name: 'Kết thúc vai trò' }).click()
    await panel.getByText('đến hết 20/11/2026').waitFor()
    await opened.close()
  })
})

describe('the second factor', () => {
  it('is turned on with the key, asked for at the next sign-in, and turned off', async () => {
    const opened = await openAs('mai-bache', { at: '/security' })
    const { page } = opened
    const password = page.getByLabel('Mật khẩu đang dùng').first()
    await password.fill('mang-non-demo')
    await page.getByRole('button', { name: 'Bật mã trên điện thoại' }).click()
    await page.getByText('Nhập mã 6 số đang hiện để bật').waitFor()
    const key = (await page.getByTestId('totp-key').innerText()).replace(/\s/g, '')
    await shoot(page, 'two-factor', true)
    await expectSound(opened)
    await page.getByLabel('Mã 6 số').fill(totp(key))
    await page.getByRole('button', { name: 'Bật mã trên điện thoại' }).click()
    await page.getByText('Đang bật', { exact: true }).waitFor()

    const again = await openAs(null, { at: '/sign-in' })
    await again.page.getByRole('button', { name: 'Hoàng Thị Mai' }).click()
    await again.page.getByRole('heading', { level: 1, name: 'Nhập mã trên điện thoại' }).waitFor()
    await shoot(again.page, 'sign-in-code')
    await expectSound(again)
    await again.page.getByLabel('Mã 6 số').fill(totp(key))
    await again.page.getByRole('button', { name: 'Tiếp tục' }).click()
    await again.page.getByRole('heading', { level: 1, name: /Hôm nay|không thể chờ/ }).waitFor()
    await again.close()

    await page.getByLabel('Mật khẩu đang dùng').first().fill('mang-non-demo')
    await page.getByRole('button', { name: 'Tắt mã trên điện thoại' }).click()
    await page.getByText('Chưa bật', { exact: true }).waitFor()
    await opened.close()
  })
})

/** The code of this half minute (RFC 6238, SHA-1, 6 digits). */
const totp = (base32: string): string => {
  const bits = [...base32]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const at = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('an empty office', () => {
  it('is set up: commune, villages, first administrator', async () => {
    const empty = await listenEmpty()
    try {
      const visitor = makeVisitor(stage.browser(), empty.baseUrl)
      for (const [sizeName, size] of sizes) {
        const opened = await visitor.openAs(null, { ...size, at: '/' })
        await opened.page.getByRole('heading', { level: 1, name: 'Thiết lập Măng Non cho xã' }).waitFor()
        await shoot(opened.page, `setup-${sizeName}`, true)
        await expectSound(opened)
        await opened.close()
      }
      const opened = await visitor.openAs(null, { at: '/' })
      await fillSetup(opened.page, empty.setupCode)
      await opened.page.getByRole('heading', { level: 1, name: 'Quản trị' }).waitFor()
      expect(await opened.page.getByText('Dữ liệu minh hoạ').count()).toBe(0)
      await opened.page.getByRole('tab', { name: 'Thôn' }).click()
      await opened.page.getByRole('heading', { name: '2 thôn' }).waitFor()
      await shoot(opened.page, 'setup-done')
      expect(opened.faults).toEqual([])
      await opened.close()
    } finally {
      await empty.stop()
    }
  })
})

const fillSetup = async (page: Page, setupCode: string): Promise<void> => {
  await page.getByRole('button', { name: 'Bắt đầu dùng cho xã này' }).click()
  await page.getByText('Điền ô này.').first().waitFor()
  await page.getByLabel('Mã in ở cửa sổ').fill(setupCode)
  await page.getByLabel('Tỉnh, thành phố').selectOption({ label: 'Tỉnh Quảng Ninh' })
  await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Xã Lương Minh' })
  await page.getByLabel('Danh sách thôn').fill('1. Khe Nà\n2. Đồng Cầu')
  await page.getByText('Đọc được 2 thôn: Khe Nà, Đồng Cầu.').waitFor()
  await page.getByLabel('Họ và tên').fill('Trần Thị Mẫu')
  await page.getByLabel('Tên đăng nhập').fill('mau.tt')
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('mot mat khau dai')
  await page.getByLabel('Nhập lại mật khẩu mới').fill('mot mat khau dai')
  await page.getByRole('button', { name: 'Bắt đầu dùng cho xã này' }).click()
}
