/** Lists of children that answer questions: conditions, search, columns, kept lists, files, at both sizes. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { unaccent } from '#core/text.ts'
import { phone, settled, shoot } from './browser.ts'
import { eventually, expectSound, setStage, sizes, title } from './stage.ts'

const { openAs } = setStage()

/** The list itself: the counts by age are a table too. */
const children = (page: Page) => page.getByRole('table', { name: /^Trẻ em/ })
const heads = (page: Page) => children(page).getByRole('columnheader').allInnerTexts()

describe('a list of children', () => {
  for (const [sizeName, size] of sizes)
    it(`is narrowed by any condition and gives each back, on the ${sizeName}`, async () => {
      const opened = await openAs('tham', { ...size, at: '/children' })
      const { page } = opened
      await page.getByRole('button', { name: 'Điều kiện', exact: true }).click()
      const panel = page.getByRole('dialog', { name: 'Điều kiện' })
      await panel.getByRole('group', { name: 'Sức khỏe' }).waitFor()
      await expectSound(opened)
      await shoot(page, `list-conditions-${sizeName}`)
      await panel.getByLabel('Số định danh đã ghi').selectOption('Không')
      await panel.getByLabel('Sinh từ ngày').fill('010115')
      await expect
        .poll(() => title(page).innerText(), eventually)
        .toBe('Trẻ em sinh từ 01/01/2015, chưa có số định danh')
      await panel.getByRole('button', { name: /^Xem \d+ trẻ em$/ }).click()
      await panel.waitFor({ state: 'hidden' })
      expect(new URL(page.url()).searchParams.get('personalNumber')).toBe('no')
      await page.getByRole('button', { name: 'Bỏ điều kiện Sinh từ 01/01/2015' }).click()
      await expect.poll(() => title(page).innerText(), eventually).toBe('Trẻ em chưa có số định danh')
      await page.reload()
      await settled(page)
      expect(await title(page).innerText()).toBe('Trẻ em chưa có số định danh')
      await opened.close()
    })

  it('is reached and narrowed by keyboard alone', async () => {
    const opened = await openAs('tham', { at: '/children' })
    const { page } = opened
    await page.getByRole('button', { name: 'Điều kiện', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Điều kiện' }).waitFor()
    await page.getByLabel('Khuyết tật', { exact: true }).focus()
    await page.keyboard.press('C')
    await page.keyboard.press('Escape')
    await expect.poll(() => title(page).innerText(), eventually).toContain('khuyết tật')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Điều kiện')
    await opened.close()
  })

  for (const [sizeName, size] of sizes)
    it(`is searched by a misspelled name, a mother and a birth date, on the ${sizeName}`, async () => {
      const opened = await openAs('tham', { ...size, at: '/children' })
      const { page } = opened
      const field = page.getByRole('searchbox', { name: 'Tìm trẻ em' })
      await field.fill('chieu thi')
      await page.getByText('Tên đọc gần giống').waitFor(eventually)
      await page.getByText('Theo tên cha, mẹ, người giám hộ').waitFor()
      expect(unaccent(await children(page).innerText())).toContain('trieu')
      await expectSound(opened)
      await shoot(page, `list-search-${sizeName}`)
      await field.fill('2020')
      await expect.poll(async () => (await children(page).innerText()).includes('/2020'), eventually).toBe(true)
      expect(page.url()).not.toContain('2020&')
      expect(page.url()).not.toContain('chieu')
      await opened.close()
    })

  for (const [sizeName, size] of sizes)
    it(`has the columns one chooses, on the screen and the next time, on the ${sizeName}`, async () => {
      const opened = await openAs(sizeName === 'desk' ? 'tham' : 'khoa', { ...size, at: '/children' })
      const { page } = opened
      await page.getByRole('button', { name: 'Cột', exact: true }).click()
      const panel = page.getByRole('dialog', { name: 'Chọn cột' })
      for (const column of ['Mẹ', 'Điện thoại gia đình']) await panel.getByLabel(column, { exact: true }).check()
      await panel.getByLabel('Đi học', { exact: true }).uncheck()
      await expectSound(opened)
      await shoot(page, `list-columns-${sizeName}`)
      await panel.getByRole('button', { name: 'Xong' }).click()
      await panel.waitFor({ state: 'hidden' })
      await expect.poll(() => heads(page), eventually).toContain('Điện thoại gia đình')
      await expectSound(opened)
      await shoot(page, `list-chosen-${sizeName}`)
      await page.reload()
      await settled(page)
      expect(await heads(page)).toContain('Mẹ')
      expect(await heads(page)).not.toContain('Đi học')
      await page.getByRole('button', { name: 'Cột', exact: true }).click()
      await panel.getByRole('button', { name: 'Về các cột thường dùng' }).click()
      await expect.poll(() => heads(page), eventually).toContain('Đi học')
      await opened.close()
    })

  it('is kept under a name, opened, changed, shared, deleted, and brought back', async () => {
    const opened = await openAs('tham', { at: '/children?poverty=poor' })
    const { page } = opened
    await page.getByRole('button', { name: 'Lưu danh sách' }).click()
    const panel = page.getByRole('dialog', { name: 'Lưu danh sách' })
    await panel.getByRole('button', { name: 'Lưu danh sách' }).click()
    await panel.getByText('Đặt tên cho danh sách.').waitFor()
    await panel.getByLabel('Tên danh sách').fill('Nghèo, cần thăm')
    await panel.getByLabel('Dùng chung trong xã').check()
    await expectSound(opened)
    await shoot(page, 'list-keep-desk')
    await panel.getByRole('button', { name: 'Lưu danh sách' }).click()
    await page.getByText('Danh sách: Nghèo, cần thăm').waitFor()
    const lists = page.getByRole('navigation', { name: 'Danh sách đã lưu' })
    await lists.getByRole('link', { name: /Nghèo, cần thăm/ }).waitFor()
    await expectSound(opened)
    await shoot(page, 'list-kept-desk')

    // Another order is a change that is not saved by itself.
    await page.getByRole('button', { name: 'Ngày sinh' }).click()
    await page.getByText('Danh sách: Nghèo, cần thăm (đã đổi, chưa lưu)').waitFor()
    await page.getByRole('button', { name: 'Danh sách đang mở' }).click()
    const own = page.getByRole('dialog', { name: 'Danh sách đang mở' })
    await own.getByRole('button', { name: 'Lưu thay đổi' }).click()
    await page.getByText('Danh sách: Nghèo, cần thăm', { exact: true }).waitFor()

    const chair = await openAs('khoa', { at: '/children' })
    await chair.page.getByRole('link', { name: /Nghèo, cần thăm/ }).click()
    await expect.poll(() => title(chair.page).innerText(), eventually).toBe('Trẻ em thuộc hộ nghèo')
    await chair.page.getByRole('button', { name: 'Lưu danh sách' }).waitFor()
    await chair.close()
    const onPhone = await openAs('khoa', { ...phone, at: '/children' })
    await onPhone.page.getByRole('combobox', { name: 'Câu hỏi sẵn' }).selectOption('Nghèo, cần thăm')
    await expect.poll(() => title(onPhone.page).innerText(), eventually).toBe('Trẻ em thuộc hộ nghèo')
    await expectSound(onPhone)
    await shoot(onPhone.page, 'list-kept-phone')
    await onPhone.close()

    await page.getByRole('button', { name: 'Danh sách đang mở' }).click()
    await own.getByRole('button', { name: 'Xóa danh sách' }).click()
    await page.getByText('Đã xóa “Nghèo, cần thăm”').waitFor()
    expect(await lists.count()).toBe(0)
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await lists.getByRole('link', { name: /Nghèo, cần thăm/ }).waitFor()
    await opened.close()
  })

  for (const [sizeName, size] of sizes)
    it(`leaves only for a purpose, on the ${sizeName}`, async () => {
      const opened = await openAs('sam', { ...size, at: '/children' })
      const { page } = opened
      await page.getByRole('button', { name: 'Tải Excel' }).click()
      const panel = page.getByRole('dialog', { name: 'Tải danh sách ra Excel' })
      await panel.getByLabel('Dùng để làm gì').selectOption('Việc khác')
      await panel.getByRole('button', { name: 'Tải tệp' }).click()
      await panel.getByText('Ghi rõ dùng vào việc gì.').waitFor()
      await expectSound(opened)
      await shoot(page, `list-export-${sizeName}`)
      await panel.getByLabel(/^Ghi rõ thêm/).fill('phát quà Trung thu')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        panel.getByRole('button', { name: 'Tải tệp' }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/^Danh sách trẻ em .*\.xlsx$/)
      await opened.close()
    })

  it('is counted by age and sex, and an age narrows it', async () => {
    const opened = await openAs('tham', { at: '/children' })
    const { page } = opened
    const ages = page.getByRole('region', { name: 'Theo tuổi và giới' })
    await ages.getByRole('link', { name: '3–5' }).click()
    await expect.poll(() => title(page).innerText(), eventually).toBe('Trẻ em từ 3 đến 5 tuổi')
    await opened.close()
  })

  it('speaks English', async () => {
    const opened = await openAs('tham', { lang: 'en', at: '/children?birthRegistered=no&parentsAway=any' })
    const { page } = opened
    await title(page).getByText('Children without birth registration, with a parent working away').waitFor()
    await page.getByRole('button', { name: 'Download Excel' }).click()
    await page.getByRole('dialog', { name: 'Download the list as Excel' }).waitFor()
    await expectSound(opened)
    await opened.close()
  })
})
