/** The monthly round in a browser: the collaborator on a phone, the officer at a desk. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { desk, phone, settled, shoot } from './browser.ts'
import { expectSound, setStage, title } from './stage.ts'

const { openAs } = setStage()

const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name })
const panel = (page: Page) => page.getByRole('dialog')

describe('a collaborator at the door, on a phone', () => {
  it('goes through the list: as in the register, nobody met, through', async () => {
    const opened = await openAs('sam', { ...phone, at: '/children/round' })
    const { page } = opened
    await title(page).getByText('Rà soát tháng 11/2026').waitFor()
    await expectSound(opened)
    await shoot(page, 'round-lines-phone', true)
    const first = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'Chưa gặp' }) })
      .first()
    const name = await first.getByRole('heading').innerText()
    await first.getByRole('button', { name: 'Chưa gặp' }).click()
    await page.getByRole('listitem').filter({ hasText: name }).getByText('Chưa gặp', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^Báo Nà Lụa đã rà soát xong/ }).click()
    await page.getByText(/^Nà Lụa đã báo xong ngày 16\/11\/2026/).waitFor()
    await opened.close()
  })

  it('reports a birth; it waits', async () => {
    const opened = await openAs('sam', { ...phone, at: '/children/round' })
    const { page } = opened
    await page.getByRole('button', { name: 'Báo thay đổi' }).click()
    await panel(page).getByLabel('Có việc gì?').selectOption('Trẻ mới sinh')
    await panel(page).getByRole('button', { name: 'Gửi cán bộ xã' }).click()
    await panel(page).getByText('Cần điền mục này.').first().waitFor()
    await expectSound(opened)
    await shoot(page, 'round-report-phone')
    await panel(page).getByLabel('Họ và tên').fill('Triệu Thử Em')
    await panel(page).getByLabel('Giới tính').selectOption('Nữ')
    await panel(page).getByLabel('Họ tên mẹ').fill('Triệu Thị Thử')
    await panel(page).getByRole('button', { name: 'Gửi cán bộ xã' }).click()
    await page.getByText('Đã báo, chờ cán bộ xã duyệt', { exact: false }).waitFor()
    await tab(page, /^Thay đổi đã báo/).click()
    await page.getByRole('heading', { name: 'Triệu Thử Em: trẻ mới sinh' }).waitFor()
    await settled(page)
    await expectSound(opened)
    await shoot(page, 'round-changes-phone', true)
    expect(page.url()).not.toContain('Tri')
    await opened.close()
  })

  it('reports another change of one child, in the fields of its kind', async () => {
    const opened = await openAs('sam', { ...phone, at: '/children/round' })
    const { page } = opened
    await page.getByRole('button', { name: 'Có thay đổi' }).first().click()
    await panel(page).getByLabel('Thay đổi về').selectOption('Học tập')
    await panel(page).getByLabel('Đang đi học').selectOption('Không')
    await panel(page).getByLabel('Lý do nghỉ', { exact: false }).fill('theo bố mẹ đi làm')
    await shoot(page, 'round-fact-phone')
    await expectSound(opened)
    await panel(page).getByRole('button', { name: 'Gửi cán bộ xã' }).click()
    await page.getByText('Đã báo thay đổi', { exact: true }).first().waitFor()
    await opened.close()
  })

  it('logs a visit with one field to type', async () => {
    const opened = await openAs('sam', { ...phone, at: '/children/round?tab=visits' })
    const { page } = opened
    await page.getByRole('button', { name: 'Ghi lần thăm' }).first().waitFor()
    await expectSound(opened)
    await shoot(page, 'round-visits-phone', true)
    await page.getByRole('button', { name: 'Ghi lần thăm' }).first().click()
    await panel(page).getByLabel('Thấy gì').fill('Em khoẻ, đi học đều')
    await shoot(page, 'round-visit-phone')
    await panel(page).getByRole('button', { name: 'Lưu lần thăm' }).click()
    await page.getByText('Đã lưu lần thăm vào hồ sơ').waitFor()
    await opened.close()
  })
})

describe('the officer at the desk', () => {
  it('comes in by the door of the children and sees which villages are behind', async () => {
    const opened = await openAs('tham', { ...desk, at: '/children' })
    const { page } = opened
    await page.getByRole('link', { name: 'Rà soát tháng' }).click()
    await title(page).getByText('Rà soát tháng 11/2026').waitFor()
    await page.getByRole('table', { name: 'Các thôn' }).waitFor()
    await expectSound(opened)
    await shoot(page, 'round-villages-desk')
    await page.getByRole('link', { name: 'Khe Sím' }).click()
    await title(page).getByText('Khe Sím, 11/2026').waitFor()
    await settled(page)
    await expectSound(opened)
    await shoot(page, 'round-village-desk')
    await opened.close()
  })

  it('accepts a birth, returns a change with a reason', async () => {
    const opened = await openAs('tham', { ...desk, at: '/children/round?tab=changes' })
    const { page } = opened
    const card = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await card('Triệu An Nhiên').getByRole('button', { name: 'Xem và duyệt' }).click()
    await panel(page).getByText('Triệu Mùi Pham').waitFor()
    await settled(page)
    await expectSound(opened)
    await shoot(page, 'round-decide-desk')
    await panel(page).getByRole('button', { name: 'Nhận vào sổ' }).click()
    await card('Triệu An Nhiên').getByText('Đã nhận vào sổ').waitFor()
    await page.getByRole('button', { name: 'Xem và duyệt' }).first().click()
    await panel(page).getByRole('button', { name: 'Trả lại' }).click()
    await panel(page).getByLabel('Trả lại vì sao').fill('Hỏi lại ngày đi')
    await panel(page).getByRole('button', { name: 'Trả lại' }).click()
    await page.getByText('Lý do: Hỏi lại ngày đi').waitFor()
    await expectSound(opened)
    await shoot(page, 'round-changes-desk')
    await opened.close()
  })

  it('names a visitor for a whole village', async () => {
    const opened = await openAs('tham', { ...desk, at: '/children/round?tab=visits' })
    const { page } = opened
    await page.getByRole('checkbox', { name: 'Chọn cả Bản Pắc' }).check()
    await expectSound(opened)
    await shoot(page, 'round-visits-desk')
    await page.getByRole('button', { name: /^Phân công người thăm cho/ }).click()
    await panel(page).getByLabel('Họ tên người thăm').fill('Nông Văn Phương')
    await panel(page).getByRole('button', { name: 'Phân công', exact: true }).click()
    await page.getByText('Người thăm: Nông Văn Phương').first().waitFor()
    await opened.close()
  })

  it('sees the list of the quarter, in English too', async () => {
    const opened = await openAs('tham', { ...desk, lang: 'en', at: '/children/round?tab=list' })
    const { page } = opened
    await page.getByRole('table', { name: 'Quarterly list' }).waitFor()
    await expectSound(opened)
    await shoot(page, 'round-list-desk-en')
    await opened.close()
  })

  it('closes the month after one question; then the sheet and the births can be downloaded', async () => {
    const opened = await openAs('tham', { ...desk, at: '/children/round?tab=movements' })
    const { page } = opened
    await page.getByRole('table', { name: 'Biến động tháng' }).waitFor()
    await expectSound(opened)
    await page.getByRole('button', { name: 'Xem danh sách trẻ mới sinh' }).click()
    await page.getByText('Triệu An Nhiên').waitFor()
    await shoot(page, 'round-movements-desk', true)
    await page.getByRole('button', { name: 'Khoá tháng 11/2026' }).click()
    await panel(page).getByText('Không mở lại được.').waitFor()
    await expectSound(opened)
    await shoot(page, 'round-close-desk')
    await panel(page).getByRole('button', { name: 'Khoá tháng 11/2026' }).click()
    await page.getByText('Đã khoá tháng 11/2026').waitFor()
    await page.goto('/children/round?tab=movements&month=2026-11')
    await page.getByText('Tháng đã khoá: số giữ nguyên.').waitFor()
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Tải danh sách cho Công an xã' }).click()
    expect((await waiting).suggestedFilename()).toBe('Trẻ mới sinh 2026-11.xlsx')
    await expectSound(opened)
    await shoot(page, 'round-closed-desk', true)
    await opened.close()
    const small = await openAs('tham', { ...phone, at: '/children/round?tab=movements&month=2026-11' })
    await small.page.getByText('Tháng đã khoá: số giữ nguyên.').waitFor()
    await expectSound(small)
    await shoot(small.page, 'round-closed-phone', true)
    await small.close()
  })
})
