/** Children in a browser: the list and its questions, one child, a list imported from a file, at both sizes. */
import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoBadRowCount, demoChildrenCsv } from '#core/demo/children-csv.ts'
import { makeDemoCommune } from '#core/demo/commune.ts'
import { unaccent } from '#core/text.ts'
import { testNow } from '#test/people/keys.ts'
import { phone, settled, shoot } from './browser.ts'
import { eventually, expectSound, setStage, sizes, title } from './stage.ts'

const stage = setStage()
const { openAs } = stage

const rows = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('table', { name: /^Trẻ em/ })
    .getByRole('row')
/** The names in the list: the heads of the columns are a row too. */
const namesIn = (page: Page) =>
  page
    .getByRole('table', { name: /^Trẻ em/ })
    .getByRole('link')
    .allInnerTexts()

const today = testNow.slice(0, 10) as never
const commune = makeDemoCommune({ today, seed: 77, children: 60 })
const goodCount = commune.children.filter((child) => child.residenceTo === null).length

describe('the list of children', () => {
  for (const [sizeName, size] of sizes)
    for (const dark of [false, true])
      it(`is sound on the ${sizeName}${dark ? ', dark' : ''}`, async () => {
        const opened = await openAs('tham', { ...size, dark, at: '/children?birthRegistered=no&ageTo=4' })
        await title(opened.page).getByText('Trẻ em dưới 5 tuổi chưa đăng ký khai sinh').waitFor()
        await expectSound(opened)
        await shoot(opened.page, `children-${sizeName}${dark ? '-dark' : ''}`)
        await opened.close()
      })

  it('answers a ready question, a village, and gives each condition back', async () => {
    const opened = await openAs('tham', { at: '/children' })
    const { page } = opened
    await title(page).getByText('Trẻ em', { exact: true }).waitFor()
    await expectSound(opened)
    const questions = page.getByRole('navigation', { name: 'Câu hỏi sẵn' })
    await questions.getByRole('link', { name: /^Hộ nghèo/ }).click()
    await title(page).getByText('Trẻ em thuộc hộ nghèo').waitFor()
    const villages = page.getByRole('navigation', { name: 'Theo thôn' })
    await villages.getByRole('link', { name: /^Khe Sím/ }).click()
    await page.waitForURL(/village=/)
    await expect.poll(() => title(page).innerText(), eventually).toContain('ở Khe\u00a0Sím')
    expect(new URL(page.url()).searchParams.get('poverty')).toBe('poor')
    await page.reload()
    await settled(page)
    await page.getByRole('button', { name: 'Bỏ điều kiện Thuộc hộ nghèo' }).click()
    await expect.poll(() => title(page).innerText(), eventually).toBe('Trẻ em ở Khe\u00a0Sím')
    expect(new URL(page.url()).searchParams.has('poverty')).toBe(false)
    await opened.close()
  })

  it('adds conditions one by one; the button says how many fit', async () => {
    for (const [, size] of sizes) {
      const opened = await openAs('tham', { ...size, at: '/children' })
      const { page } = opened
      await page.getByRole('button', { name: 'Điều kiện', exact: true }).click()
      const panel = page.getByRole('dialog', { name: 'Điều kiện' })
      await panel.getByLabel('Giới tính').selectOption('Nữ')
      await panel.getByLabel('Tuổi từ').selectOption('3')
      await panel.getByLabel('Đến tuổi').selectOption('5')
      await panel.getByLabel('Đang đi học').selectOption('Có')
      await expect.poll(() => title(page).innerText(), eventually).toBe('Trẻ em gái từ 3 đến 5 tuổi đang đi học')
      await expectSound(opened)
      const shown = panel.getByRole('button', { name: /^Xem \d+ trẻ em$/ })
      const total = (await shown.innerText()).replace(/\D/g, '')
      await shown.click()
      await panel.waitFor({ state: 'hidden' })
      await page.getByText(`${total} trong`, { exact: false }).first().waitFor()
      await opened.close()
    }
  })

  it('finds a name without accents, and keeps it out of the address', async () => {
    const opened = await openAs('tham', { at: '/children' })
    const { page } = opened
    await page.getByRole('searchbox', { name: 'Tìm trẻ em' }).fill('trieu')
    await expect.poll(async () => unaccent((await namesIn(page))[0] ?? ''), eventually).toContain('trieu')
    expect(page.url()).not.toContain('trieu')
    expect(await page.title()).not.toContain('trieu')
    await page.getByRole('searchbox', { name: 'Tìm trẻ em' }).fill('qqq zzz')
    await page.getByRole('heading', { name: 'Không có trẻ em nào khớp' }).waitFor()
    await expectSound(opened)
    await opened.close()
  })

  it('turns the pages, downloads the whole as Excel, and prints the whole', async () => {
    const opened = await openAs('tham', {
      at: '/children?poverty=poor',
      before: (page) =>
        page.addInitScript(() => {
          window.print = () => {}
        }),
    })
    const { page } = opened
    const [, total = 0] = /^(\d+) trong/.exec(await page.getByText(/ trong .* trẻ em dưới 16 tuổi/).innerText()) ?? []
    if (Number(total) > 50) {
      await page.getByRole('button', { name: 'Trang sau' }).click()
      await page.waitForURL(/page=2/)
      await page.getByText(/^51–/).waitFor()
    }
    await page.getByRole('button', { name: 'Tải Excel' }).click()
    const panel = page.getByRole('dialog', { name: 'Tải danh sách ra Excel' })
    await panel.getByRole('button', { name: 'Tải tệp' }).click()
    await panel.getByText('Chọn mục đích để tải.').waitFor()
    await panel.getByLabel('Dùng để làm gì').selectOption('Báo cáo cấp trên')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Tải tệp' }).click(),
    ])
    await panel.waitFor({ state: 'hidden' })
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
    expect((await bytesOf(file)).subarray(0, 2).toString()).toBe('PK')
    await page.getByRole('button', { name: 'In', exact: true }).click()
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => rows(page).filter({ visible: true }).count(), eventually).toBe(Number(total) + 1)
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    await page.getByText(/in ngày/).waitFor()
    await opened.close()
  })

  it('shows a collaborator their own villages and no import', async () => {
    for (const [, size] of sizes) {
      const opened = await openAs('sam', { ...size, at: '/children' })
      await expectSound(opened)
      const { page } = opened
      expect(await page.getByRole('link', { name: 'Nhập từ Excel' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Điều kiện', exact: true }).click()
      const choices = await page.getByRole('dialog').getByLabel('Thôn').getByRole('option').allInnerTexts()
      expect(choices.slice(1).every((name) => ['Khe Sím', 'Nà Lụa'].includes(name))).toBe(true)
      expect(choices.length).toBeGreaterThan(1)
      await opened.close()
    }
    const refused = await openAs('sam', { at: '/children/import' })
    await refused.page.getByText('Vai trò của anh/chị không làm được việc này.').waitFor()
    await refused.close()
  })

  it('teaches the first step while the register is empty', async () => {
    for (const [sizeName, size] of sizes) {
      const opened = await openAs('mai-bache', { ...size, at: '/children' })
      const { page } = opened
      await page.getByRole('heading', { name: 'Sổ chưa có trẻ em nào' }).waitFor()
      await expectSound(opened)
      await shoot(page, `children-empty-${sizeName}`)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Tải tệp mẫu' }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/mẫu\.xlsx$/)
      await page.getByRole('link', { name: 'Nhập từ Excel' }).click()
      await title(page).getByText('Nhập trẻ em từ Excel').waitFor()
      await opened.close()
    }
  })
})

describe('one child', () => {
  for (const [sizeName, size] of sizes)
    it(`shows what is known and what should be asked, on the ${sizeName}`, async () => {
      const opened = await openAs('tham', { ...size, at: '/children?birthRegistered=unknown' })
      const { page } = opened
      const [name = ''] = await namesIn(page)
      await page.getByRole('link', { name }).first().click()
      await title(page).getByText(name).waitFor()
      await settled(page)
      await page.getByRole('region', { name: 'Còn chưa rõ' }).getByText('Đã đăng ký khai sinh chưa').waitFor()
      expect(await page.getByRole('region', { name: 'Dòng thời gian' }).getByRole('listitem').count()).toBeGreaterThan(
        1,
      )
      // The window's title goes into the browser's history: no name in it.
      expect(await page.title()).not.toContain(name)
      await expectSound(opened)
      await shoot(page, `child-${sizeName}`, true)
      await opened.close()
    })

  it('dials a carer, and covers the personal number until asked', async () => {
    const opened = await openAs('sam', { ...phone, at: '/children?birthRegistered=yes' })
    const { page } = opened
    const [name = ''] = await namesIn(page)
    await page.getByRole('link', { name }).first().click()
    await title(page).getByText(name).waitFor()
    const phones = page.getByRole('link', { name: /^Gọi / })
    if ((await phones.count()) > 0) expect(await phones.first().getAttribute('href')).toMatch(/^tel:\d+$/)
    const now = page.getByRole('region', { name: 'Hiện nay' })
    expect(await now.innerText()).not.toMatch(/\d{12}/)
    const show = now.getByRole('button', { name: 'Xem đủ số định danh' })
    if ((await show.count()) > 0) {
      await show.click()
      expect(await now.innerText()).toMatch(/\d{12}/)
    }
    await opened.close()
  })

  it('is not shown outside of the areas', async () => {
    const opened = await openAs('mai-bache', { at: '/children/00000000-0000-4000-8000-000000000001' })
    await opened.page.getByText(/nằm ngoài địa bàn của anh\/chị/).waitFor()
    await opened.close()
  })
})

const bytesOf = async (download: Download): Promise<Buffer> => readFile((await download.path()) as string)

const handIn = (page: Page, name: string, content: string | Buffer) =>
  page
    .getByLabel('Thả danh sách trẻ em vào đây')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })

/** The list of another commune with bad rows at its end; the heading "DT" may mean two things. */
const csv = demoChildrenCsv(commune).replace('Dân tộc', 'DT')

describe('importing a list', () => {
  it('reads, is corrected, takes the good rows in once, gives the bad ones back; the same again changes nothing', async () => {
    const opened = await openAs('tham', { at: '/children/import' })
    const { page } = opened
    await expectSound(opened)
    await handIn(page, 'tre-em-thon.csv', csv)
    await title(page).getByText('tre-em-thon.csv').waitFor()
    await settled(page)

    // A guess is said to be one, and confirmed.
    await page.getByRole('tab', { name: /Các cột 1 chưa chắc/ }).waitFor()
    await expectSound(opened)
    await shoot(page, 'import-columns-desk')
    await page.getByRole('button', { name: 'Đúng rồi, cột “DT”' }).click()
    await page.getByRole('tab', { name: /Các cột \d+$/ }).waitFor()
    // A column that is not wanted.
    await page.getByLabel('Cột “Ghi chú” nhập vào').selectOption('Không nhập cột này')
    await page.getByText('Đã lưu, đã đọc lại').first().waitFor()
    expect(await page.getByLabel('Cột “DT” nhập vào').inputValue()).toBe('ethnic')

    // What is found survives a reload.
    await page.reload()
    await settled(page)
    expect(await page.getByRole('button', { name: /^Đúng rồi/ }).count()).toBe(0)
    await page.getByRole('tab', { name: /Dòng có vấn đề/ }).click()
    const problems = page.getByRole('table', { name: 'Dòng có vấn đề' })
    await problems.getByText('“31/02/2026” không có trong lịch. Nhập lại ngày.').waitFor()
    await problems.getByText(/có phải là “Khe Sím” không\?/).waitFor()
    await expectSound(opened)
    await shoot(page, 'import-problems-desk')
    await page.getByLabel('Lỗi: dòng không nhận').check()
    expect(await problems.getByText('Vẫn nhận, nên xem').count()).toBe(0)

    const [refused] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Tải ${demoBadRowCount} dòng chưa nhận (.xlsx)` }).click(),
    ])
    expect(refused.suggestedFilename()).toBe('tre-em-thon - dòng chưa nhận.xlsx')

    // A double click sends once.
    let sent = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/acceptance')) sent += 1
    })
    await page.getByText(`Thêm ${goodCount} trẻ mới, ${demoBadRowCount} dòng có lỗi không vào sổ.`).waitFor()
    await page.getByRole('button', { name: `Nhận ${goodCount} dòng vào sổ` }).dblclick()
    await page.getByRole('heading', { name: 'Đã nhận vào sổ' }).waitFor()
    await page.getByText(`Thêm ${goodCount} trẻ, cập nhật 0 trẻ, 0 trẻ giữ nguyên.`).waitFor()
    expect(sent).toBe(1)
    await settled(page)
    await expectSound(opened)
    await shoot(page, 'import-done-desk')

    // The same file again.
    await page.getByRole('link', { name: 'Nhập tệp khác' }).click()
    await title(page).getByText('Nhập trẻ em từ Excel').waitFor()
    await page.getByRole('table', { name: 'Những lần nhập gần đây' }).getByText('Đã nhận').waitFor()
    await handIn(page, 'tre-em-thon.csv', csv)
    await page.getByText('Không có gì thay đổi').waitFor()
    await page.getByText(`Cả ${goodCount} trẻ trong tệp đã có trong sổ`).waitFor()
    expect(await page.getByRole('button', { name: /^Nhận/ }).count()).toBe(0)
    await expectSound(opened)
    await shoot(page, 'import-again-desk')
    await page.getByRole('button', { name: 'Đóng lần nhập này' }).click()
    await title(page).getByText('Nhập trẻ em từ Excel').waitFor()
    await expectSound(opened)
    await opened.close()
  })

  it('works on a phone, and an import left half done is found again', async () => {
    const opened = await openAs('tham', { ...phone, dark: true, at: '/children/import' })
    const { page } = opened
    const small = demoChildrenCsv(makeDemoCommune({ today, seed: 5, children: 12 }))
    await handIn(page, 'thon-nho.csv', small)
    await title(page).getByText('thon-nho.csv').waitFor()
    await settled(page)
    await expectSound(opened)
    await shoot(page, 'import-phone-dark', true)
    await page.getByRole('tab', { name: /Các cột/ }).click()
    await expectSound(opened)
    await page.goto(`${stage.server().baseUrl}/children/import`)
    await settled(page)
    await expectSound(opened)
    await page.getByRole('link', { name: 'thon-nho.csv' }).first().click()
    await page.getByRole('button', { name: 'Bỏ lần nhập này' }).click()
    await page.getByText('Đã bỏ lần nhập; sổ không thay đổi.').waitFor()
    await opened.close()
  })

  it('says when a day that the list holds from is not a day, and reads again when it is', async () => {
    const opened = await openAs('tham', { at: '/children/import' })
    const { page } = opened
    await handIn(page, 'ngay.csv', demoChildrenCsv(makeDemoCommune({ today, seed: 6, children: 8 })))
    const day = page.getByLabel('Những điều ghi trong danh sách được tính là đúng từ ngày')
    await day.fill('31/02/2026')
    await day.blur()
    await page.getByText('Tháng 2/2026 chỉ có 28 ngày. Nhập lại ngày.').waitFor()
    await day.fill('010926')
    await day.blur()
    await page.getByText('Đã lưu, đã đọc lại').waitFor()
    await page.reload()
    await settled(page)
    expect(await day.inputValue()).toBe('01/09/2026')
    await page.getByRole('button', { name: 'Bỏ lần nhập này' }).click()
    await page.getByText('Đã bỏ lần nhập').waitFor()
    await opened.close()
  })

  it('refuses what it cannot read in a sentence that says what to do', async () => {
    const opened = await openAs('tham', { at: '/children/import' })
    const { page } = opened
    const broken = [
      ['trong.csv', '', 'Tệp không có nội dung.'],
      [
        'cut.xlsx',
        Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(400, 7)]),
        'Tệp bị hỏng hoặc tải về chưa xong',
      ],
      [
        'tcvn.csv',
        Buffer.from([0x48, 0xe4, 0x20, 0x74, 0xaa, 0x6e, 0x2c, 0xb8, 0x0a, 0xff, 0xfe, 0xc3]),
        'không phải Unicode',
      ],
      ['danh-sach.pdf', '%PDF-1.7', 'Tệp này không phải loại đọc được ở đây. Dùng tệp .xlsx, .csv.'],
    ] as const
    for (const [name, content, sentence] of broken) {
      await handIn(page, name, content as Buffer)
      await page.getByRole('alert').getByText(sentence).waitFor({ timeout: 10_000 })
      await page.getByRole('button', { name: 'Chọn tệp' }).waitFor()
    }
    await expectSound(opened)
    await opened.close()
  })
})

it('speaks English', async () => {
  const opened = await openAs('tham', { lang: 'en', at: '/children?special=yes&supported=no' })
  const { page } = opened
  await title(page).getByText('Children in special circumstances, without support').waitFor()
  await expectSound(opened)
  await page.getByRole('link', { name: 'Import from Excel' }).click()
  await title(page).getByText('Import children from Excel').waitFor()
  await expectSound(opened)
  await opened.close()
})
