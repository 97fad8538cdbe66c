/** The yearly report in a browser: begun, written, downloaded, made final, its number and signed paper put back. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeFaults, desk, phone, settled, shoot } from './browser.ts'
import { expectSound, setStage, sizes } from './stage.ts'

const { openAs } = setStage()

/** The page at both sizes and in both themes: nothing for axe to find, no pushing sideways, a picture of each. */
const lookAtAll = async (person: string, at: string, name: string) => {
  for (const [sizeName, size] of sizes)
    for (const dark of [false, true]) {
      const opened = await openAs(person, { ...size, at, dark })
      await shoot(opened.page, `reports-${name}-${sizeName}${dark ? '-dark' : ''}`)
      await expectSound(opened)
      await opened.close()
    }
}

const pathOf = (page: Page): string => new URL(page.url()).pathname

const downloaded = async (page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> => {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

const heading = 'Truyền thông, giáo dục, vận động xã hội'
const sentence = 'Tổ chức 05 buổi truyền thông về phòng, chống đuối nước.'
const field = (page: Page, name = heading) => page.getByRole('textbox', { name })
const paper = (page: Page) => page.getByRole('region', { name: 'Bản in của báo cáo' })
const saved = (page: Page) => page.getByText(/^Đã lưu \d\d:\d\d$/).first()

let address = ''

describe('the yearly report', { timeout: 180_000 }, () => {
  it('is announced with the last day in words and begun with one press', async () => {
    await lookAtAll('tham', '/reports', 'to-begin')
    const opened = await openAs('tham', { ...desk, at: '/reports' })
    const { page } = opened
    await page.getByText('hạn cuối 19/11/2026').waitFor()
    expect(await page.getByText('Còn 3 ngày').isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Lập báo cáo năm 2026' }).click()
    await page.getByRole('heading', { level: 1, name: 'Báo cáo năm 2026' }).waitFor()
    await paper(page).getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor()
    address = pathOf(page)
    expect(address).toMatch(/^\/reports\/[\w-]{36}$/)
    expect(await paper(page).getByText('Dự thảo').isVisible()).toBe(true)
    await opened.close()
  })

  it('keeps what is written, with the focus where it was, and has it after a reload', async () => {
    const opened = await openAs('tham', { ...desk, at: address })
    const { page } = opened
    await field(page).click()
    await page.keyboard.type(`${sentence} `)
    await saved(page).waitFor()
    await paper(page).getByText(sentence).waitFor()
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true)
    // A space typed at the end is not taken away from under the writer.
    expect(await field(page).inputValue()).toBe(`${sentence} `)
    await page.reload()
    await settled(page)
    expect(await field(page).inputValue()).toBe(sentence)
    expect(page.url()).not.toContain('buổi')
    await expectSound(opened)
    await opened.close()
  })

  it('writes on the phone, too, and shows the paper behind a tab', async () => {
    const opened = await openAs('tham', { ...phone, at: address })
    const { page } = opened
    await field(page, 'Kiểm tra, thanh tra, giám sát').fill('Kiểm tra 06 thôn.')
    await saved(page).waitFor()
    await page.getByRole('tab', { name: 'Bản in' }).click()
    await paper(page).getByText('Kiểm tra 06 thôn.').waitFor()
    await expectSound(opened)
    await shoot(page, 'reports-paper-phone')
    // From the hint on the paper back to its field.
    await paper(page).getByRole('button', { name: 'Viết mục này: Kinh phí thực hiện' }).click()
    await field(page, 'Kinh phí thực hiện').waitFor()
    expect(await field(page, 'Kinh phí thực hiện').evaluate((one) => one === document.activeElement)).toBe(true)
    await opened.close()
  })

  it('loses nothing without a connection, not even over a reload, and sends it by itself', async () => {
    const opened = await openAs('tham', { ...desk, at: address })
    const { page } = opened
    await page.route('**/api/reports/*/texts', (route) => route.abort())
    await field(page, 'Nguyên nhân').fill('Đường đi lại khó khăn.')
    await page.getByText('Chưa gửi được').first().waitFor()
    await page.getByText('Nội dung đã gõ được giữ trên máy này').waitFor()
    await shoot(page, 'reports-offline-desk')
    expect(await axeFaults(page)).toEqual([])
    page.on('dialog', (dialog) => dialog.accept())
    await page.reload()
    await settled(page)
    expect(await field(page, 'Nguyên nhân').inputValue()).toBe('Đường đi lại khó khăn.')
    await page.unroute('**/api/reports/*/texts')
    await saved(page).waitFor({ timeout: 15_000 })
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')))).toEqual([])
    await opened.close()
  })

  it('shows both texts when somebody else wrote the same section, and lets choose', async () => {
    const one = await openAs('tham', { ...desk, at: address })
    const other = await openAs('tham', { ...desk, at: address })
    await field(other.page, 'Kinh phí thực hiện').fill('Đã chi 100 triệu đồng.')
    await saved(other.page).waitFor()
    const mine = field(one.page, 'Kinh phí thực hiện')
    await mine.fill('Đã chi 110 triệu đồng.')
    await one.page.getByRole('button', { name: 'Giữ bản của tôi: Kinh phí thực hiện' }).waitFor()
    await one.page.getByText('Có người vừa sửa mục này').waitFor()
    expect(await mine.inputValue()).toBe('Đã chi 110 triệu đồng.')
    await shoot(one.page, 'reports-conflict-desk')
    await expectSound(one)
    await one.page.getByRole('button', { name: 'Giữ bản của tôi: Kinh phí thực hiện' }).click()
    await paper(one.page).getByText('Đã chi 110 triệu đồng.').waitFor()
    await one.close()
    await other.close()
  })

  it('names the missing figures, each with the way to enter it', async () => {
    const opened = await openAs('tham', { ...desk, at: `${address}?tab=figures` })
    const { page } = opened
    const links = page.getByRole('list', { name: 'Thiếu số liệu' }).getByRole('link', { name: /^Nhập số: / })
    await links.first().waitFor()
    expect(await links.count()).toBeGreaterThan(5)
    expect(await links.first().getAttribute('href')).toMatch(/^\/targets\?.*line=[\w-]{36}/)
    await opened.close()
    await lookAtAll('tham', `${address}?tab=figures`, 'missing')
  })

  it('counts up to another day when asked, and takes it back', async () => {
    const opened = await openAs('tham', { ...desk, at: `${address}?tab=figures` })
    const { page } = opened
    await field(page, 'Số liệu tính đến hết ngày').fill('10/11/2026')
    await page.getByRole('button', { name: 'Tính lại đến 10/11/2026' }).click()
    await paper(page).getByText('số liệu tính đến hết ngày 10/11/2026').waitFor()
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await paper(page).getByText('số liệu tính đến hết ngày 14/11/2026').waitFor()
    await opened.close()
  })

  it('gives Word and PDF files', async () => {
    const opened = await openAs('tham', { ...desk, at: address })
    const { page } = opened
    const docx = await downloaded(page, page.getByRole('button', { name: 'Tải Word' }))
    expect(docx.name).toMatch(/\.docx$/)
    expect(docx.bytes.subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'))
    const pdf = await downloaded(page, page.getByRole('button', { name: 'Tải PDF' }))
    expect(pdf.name).toMatch(/\.pdf$/)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await opened.close()
  })

  it('is looked at as a draft by the officer, and only read by the chair and the province', async () => {
    await lookAtAll('tham', address, 'draft')
    await lookAtAll('huyen', address, 'province')
    for (const person of ['khoa', 'huyen']) {
      const opened = await openAs(person, { ...desk, at: address })
      const { page } = opened
      await page.getByText('anh/chị đọc được').waitFor()
      expect(await page.getByRole('textbox').count()).toBe(0)
      await paper(page).getByText(sentence).waitFor()
      const finalise = page.getByRole('button', { name: 'Chốt báo cáo' })
      expect(await finalise.getAttribute('aria-disabled')).toBe(person === 'huyen' ? 'true' : null)
      await opened.close()
    }
  })

  it('says what will happen, asks once and is frozen', async () => {
    const opened = await openAs('khoa', { ...desk, at: address })
    const { page } = opened
    await page.getByRole('button', { name: 'Chốt báo cáo' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('Không mở lại được').waitFor()
    await panel.getByText(/số đo chưa có số liệu/).waitFor()
    await shoot(page, 'reports-finalise-desk')
    await expectSound(opened)
    await panel.getByRole('button', { name: 'Chốt báo cáo' }).click()
    await page.getByText(/^Đã chốt .*Vũ Đăng Khoa$/).waitFor()
    expect(await paper(page).getByText('Dự thảo').count()).toBe(0)
    await paper(page).getByText(sentence).waitFor()
    expect(await page.getByRole('button', { name: 'Chốt báo cáo' }).count()).toBe(0)
    await opened.close()
  })

  it('opens a frozen figure to its rows as they were', async () => {
    const opened = await openAs('tham', { ...desk, at: `${address}?tab=figures` })
    const { page } = opened
    await page
      .getByRole('list', { name: 'Số liệu' })
      .getByRole('button', { name: /đăng ký khai sinh/ })
      .first()
      .click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('Giữ như lúc chốt').waitFor()
    await drawer.getByRole('tab', { name: /^Đã tính/ }).waitFor()
    await settled(page)
    await shoot(page, 'reports-frozen-figure-desk')
    await expectSound(opened)
    await opened.close()
  })

  it('takes back number, date and signed paper, and gives the paper out again', async () => {
    const opened = await openAs('tham', { ...desk, at: address })
    const { page } = opened
    await lookAtAll('tham', address, 'final')
    await page.getByRole('button', { name: 'Ghi số, ngày' }).click()
    await page.getByText('Nhập số do văn thư cấp.').waitFor()
    await field(page, 'Số văn bản').fill('125/BC-UBND')
    await field(page, 'Ngày văn bản').fill('16/11/2026')
    const signed = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'bao-cao-da-ky.pdf', mimeType: 'application/pdf', buffer: signed })
    await page.getByText('bao-cao-da-ky.pdf').waitFor()
    await page.getByRole('button', { name: 'Ghi số, ngày' }).click()
    await page.getByRole('button', { name: 'Tải bản ký' }).waitFor()
    await paper(page).getByText('Số: 125/BC-UBND').waitFor()
    const back = await downloaded(page, page.getByRole('button', { name: 'Tải bản ký' }))
    expect(back.bytes).toEqual(signed)
    await opened.close()
    await lookAtAll('tham', address, 'issued')
    await lookAtAll('tham', '/reports', 'list')
  })

  it('reads in English', async () => {
    const opened = await openAs('huyen', { ...desk, at: '/reports', lang: 'en' })
    await opened.page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor()
    await opened.page.getByRole('link', { name: 'Report for 2026' }).click()
    await opened.page.getByRole('button', { name: 'Word file' }).waitFor()
    await settled(opened.page)
    await shoot(opened.page, 'reports-final-english-desk')
    await expectSound(opened)
    await opened.close()
  })

  it('forgets what was typed when its author signs out', async () => {
    const opened = await openAs('tham', { ...desk, at: '/reports' })
    await opened.page.evaluate(() => sessionStorage.setItem('mangnon.draft.somebody.report.x', '{}'))
    await opened.page.goto('/sign-in?back=%2Freports')
    expect(await opened.page.evaluate(() => sessionStorage.length)).toBeGreaterThan(0)
    await opened.page.goto('/sign-in')
    await opened.page.getByRole('heading').first().waitFor()
    expect(await opened.page.evaluate(() => sessionStorage.getItem('mangnon.draft.somebody.report.x'))).toBeNull()
    await opened.close()
  })
})
