/** A child's page in a browser: entering, correcting, ending, taking back, looking back, at both sizes. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Opened, type PageOptions, phone, settled, shoot } from './browser.ts'
import { expectSound, setStage, sizes, title } from './stage.ts'

const stage = setStage()
const { openAs } = stage

const timeline = (page: Page) => page.getByRole('region', { name: 'Dòng thời gian' })
const openChild = async (person: string, filter: string, at: number, options: PageOptions = {}): Promise<Opened> => {
  const opened = await openAs(person, { ...options, at: `/children?${filter}` })
  const { page } = opened
  const link = page.locator('main table a[href^="/children/"]').nth(at)
  const name = await link.innerText()
  await link.click()
  await title(page).getByText(name, { exact: true }).waitFor()
  await settled(page)
  return opened
}
const choose = async (page: Page, kind: string) => {
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: kind, exact: true }).click()
}

describe('entering a fact', () => {
  for (const [sizeName, size] of sizes)
    it(`is found by a few letters, says what it ends, and shows on the page, on the ${sizeName}`, async () => {
      const opened = await openChild('tham', 'enrolled=yes&ageFrom=8', sizeName === 'desk' ? 0 : 1, size)
      const { page } = opened
      const dialog = page.getByRole('dialog')
      await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
      await dialog.getByRole('button', { name: 'Cân, đo' }).waitFor()
      await expectSound(opened)
      await shoot(page, `entry-kinds-${sizeName}`)
      await dialog.getByLabel('Tìm việc cần ghi').fill('hoc tap')
      expect(await dialog.getByRole('button', { name: 'Cân, đo' }).count()).toBe(0)
      await dialog.getByRole('button', { name: 'Học tập' }).click()
      await dialog
        .getByRole('radiogroup')
        .or(dialog.getByRole('group', { name: 'Đang đi học' }))
        .first()
        .waitFor()
      await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click()
      await dialog.getByText('Chưa có. Điền mục này rồi ghi lại.').waitFor()
      await dialog.getByRole('radio', { name: 'Không', exact: true }).first().check()
      await dialog.getByRole('group', { name: 'Bỏ học giữa chừng' }).getByLabel('Có').check()
      await dialog.getByLabel('Lý do nghỉ hoặc trở lại').fill('theo mẹ đi làm ăn xa')
      await dialog.getByText(/sẽ tính đến hết ngày/).waitFor()
      await expectSound(opened)
      await shoot(page, `entry-form-${sizeName}`)
      let sent = 0
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/facts')) sent += 1
      })
      await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).dblclick()
      await page.getByText('Đã ghi: Không đi học.').waitFor()
      expect(sent).toBe(1)
      await timeline(page).getByRole('heading', { name: 'Không đi học' }).waitFor()
      await page.getByRole('region', { name: 'Hiện nay' }).getByText('Không đi học').waitFor()
      await settled(page)
      await shoot(page, `entry-done-${sizeName}`, true)

      // Undo gives back what it had ended.
      await page.getByRole('button', { name: 'Hoàn tác' }).click()
      await page.getByRole('region', { name: 'Hiện nay' }).getByText('Không đi học').waitFor({ state: 'detached' })
      expect(await timeline(page).getByRole('heading', { name: 'Không đi học' }).count()).toBe(0)
      await expectSound(opened)
      await opened.close()
    })

  it('asks for no more than fits, and says what is wrong beside the field', async () => {
    const opened = await openChild('tham', 'ageFrom=6', 3)
    const { page } = opened
    const dialog = page.getByRole('dialog')
    await choose(page, 'Hoàn cảnh đặc biệt')
    await dialog.getByRole('radio', { name: 'Có', exact: true }).check()
    expect(await dialog.getByLabel('Nhóm nhỏ').count()).toBe(0)
    await dialog.getByLabel('Nhóm', { exact: false }).first().selectOption('Bị bỏ rơi')
    await dialog.getByLabel('Nhóm nhỏ').selectOption('được chăm sóc thay thế')
    expect(await dialog.getByLabel('Nhóm nhỏ').locator('option').count()).toBe(3)
    await dialog.getByLabel('Từ ngày').fill('31/02/2026')
    await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click()
    await dialog.getByText('Tháng 2/2026 chỉ có 28 ngày. Nhập lại ngày.').waitFor()
    await dialog.getByLabel('Từ ngày').fill('010130')
    await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click()
    await dialog.getByText('Ngày này chưa tới').waitFor()
    await expectSound(opened)
    await shoot(page, 'entry-wrong-desk')
    await dialog.getByRole('button', { name: 'Chọn mục khác' }).click()
    await dialog.getByRole('button', { name: 'Cân, đo', exact: true }).click()
    await dialog.getByLabel('Cân nặng (kg)').fill('999')
    await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click()
    await dialog.getByText('Nhập số từ 0,5 đến 200 kg.').waitFor()
    await dialog.getByLabel('Cân nặng (kg)').fill('21,4')
    await dialog.getByLabel('Chiều dài, chiều cao (cm)').fill('118,5')
    await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click()
    await timeline(page).getByRole('heading', { name: 'Cân, đo: 21,4 kg, 118,5 cm' }).waitFor()
    await opened.close()
  })

  it('answers what is not known, at once', async () => {
    const opened = await openChild('tham', 'birthRegistered=unknown', 0, phone)
    const { page } = opened
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Ghi ngay: Đã đăng ký khai sinh chưa' }).click()
    await dialog.getByRole('radio', { name: 'Có', exact: true }).check()
    await dialog.getByLabel('Ngày đăng ký').fill('010926')
    await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click()
    await page.getByText('Đã ghi: Đã đăng ký khai sinh.').waitFor()
    await timeline(page).getByText('Đăng ký ngày 01/09/2026').waitFor()
    expect(await page.getByRole('button', { name: 'Ghi ngay: Đã đăng ký khai sinh chưa' }).count()).toBe(0)
    await opened.close()
  })
})

describe('correcting', () => {
  it('a fact is corrected, ended, taken back; what was corrected can be shown; two people do not overwrite each other', async () => {
    const opened = await openChild('tham', 'ageFrom=6&ageTo=14', 6)
    const { page } = opened
    const dialog = page.getByRole('dialog')
    await choose(page, 'Nguy cơ')
    await dialog.getByLabel('Yếu tố nguy cơ').fill('nhà gần ao')
    await dialog.getByLabel('Từ ngày').fill('01/10/2026')
    await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click()
    await timeline(page).getByRole('heading', { name: 'Nguy cơ: nhà gần ao' }).waitFor()

    // Somebody else has the same page open.
    const other = await openAs('tham', { at: new URL(page.url()).pathname })
    await other.page.getByRole('button', { name: /^Sửa: Nguy cơ: nhà gần ao/ }).click()

    await page.getByRole('button', { name: /^Sửa: Nguy cơ: nhà gần ao/ }).click()
    await dialog.getByLabel('Yếu tố nguy cơ').fill('nhà gần ao chưa rào')
    await dialog.getByLabel('Vì sao sửa').fill('đã đến xem')
    await dialog.getByRole('button', { name: 'Ghi điều đã sửa' }).click()
    await timeline(page).getByRole('heading', { name: 'Nguy cơ: nhà gần ao chưa rào' }).waitFor()

    const theirs = other.page.getByRole('dialog')
    await theirs.getByLabel('Yếu tố nguy cơ').fill('nhà gần suối')
    await theirs.getByRole('button', { name: 'Ghi điều đã sửa' }).click()
    await theirs.getByText(/Có người vừa sửa cùng mục này \(Nguy cơ\)/).waitFor()
    await theirs.getByText(/Nguy cơ: nhà gần ao chưa rào, từ 01\/10\/2026/).waitFor()
    await expectSound(other)
    await shoot(other.page, 'entry-meanwhile-desk')
    await other.close()

    await page.getByRole('button', { name: /^Kết thúc: Nguy cơ/ }).click()
    await dialog.getByLabel('Không còn từ ngày').fill('01/11/2026')
    await expectSound(opened)
    await shoot(page, 'entry-end-desk')
    await dialog.getByRole('button', { name: 'Ghi ngày kết thúc' }).click()
    await timeline(page).getByText('từ 01/10/2026 đến hết 31/10/2026').waitFor()

    await page.getByRole('button', { name: /^Ghi nhầm: Nguy cơ/ }).click()
    await dialog.getByRole('button', { name: 'Bỏ điều ghi nhầm' }).click()
    await dialog.getByText('Chưa có. Điền mục này').waitFor()
    await dialog.getByLabel('Nhầm thế nào').fill('nhầm em')
    await shoot(page, 'entry-withdraw-desk')
    await dialog.getByRole('button', { name: 'Bỏ điều ghi nhầm' }).click()
    await page.getByText(/^Đã bỏ: Nguy cơ/).waitFor()
    expect(
      await timeline(page)
        .getByRole('heading', { name: /Nguy cơ/ })
        .count(),
    ).toBe(0)

    await timeline(page).getByRole('button', { name: 'Xem cả điều đã sửa' }).click()
    await timeline(page)
      .getByText(/đã sửa hoặc bỏ ngày/)
      .first()
      .waitFor()
    expect(await timeline(page).locator('s').count()).toBeGreaterThan(2)
    expect(page.url()).toContain('all=yes')
    await expectSound(opened)
    await shoot(page, 'history-all-desk', true)
    await opened.close()
  })

  it('is not offered to whoever may not', async () => {
    const opened = await openChild('sam', 'ageFrom=6', 0, phone)
    const { page } = opened
    await page.getByText('Chỉ cán bộ trẻ em của xã ghi được vào hồ sơ.').waitFor()
    expect(await page.getByRole('button', { name: /^(Sửa|Ghi ngay|Ghi nhầm)/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Mở phần kín' }).count()).toBe(0)
    await opened.close()
  })
})

describe('looking back', () => {
  for (const [sizeName, size] of sizes)
    it(`shows a past day, says so, and keeps it in the address, on the ${sizeName}`, async () => {
      const opened = await openChild('tham', 'enrolled=yes&ageFrom=10', 5, size)
      const { page } = opened
      const dialog = page.getByRole('dialog')
      await page.getByRole('button', { name: 'Xem lại' }).click()
      await dialog.getByLabel('Điều đúng vào ngày').fill('010326')
      await expectSound(opened)
      await shoot(page, `look-back-${sizeName}`)
      await dialog.getByRole('button', { name: 'Xem', exact: true }).click()
      await page.getByText('Đang xem: ngày 01/03/2026, theo điều đã biết đến hôm nay.').waitFor()
      await page.getByRole('region', { name: 'Khi đó' }).waitFor()
      await page.reload()
      await settled(page)
      await page.getByText('Đang xem: ngày 01/03/2026').waitFor()
      expect(await page.getByRole('button', { name: /^(Ghi nhận|Sửa|Ghi nhầm)/ }).count()).toBe(0)
      await expectSound(opened)
      await shoot(page, `past-${sizeName}`, true)

      await page.goto(`${stage.server().baseUrl}${new URL(page.url()).pathname}?asOf=2026-03-01&known=2020-01-01`)
      await page.getByText('theo điều đã biết đến hết 01/01/2020').waitFor()
      await page.getByText('Đến hết ngày ấy hồ sơ chưa ghi gì về em.').waitFor()
      await page.getByRole('button', { name: 'Về hiện nay' }).click()
      await page.getByRole('region', { name: 'Hiện nay' }).waitFor()
      await opened.close()
    })
})

describe('the secret part', () => {
  it('opens by a click, takes an entry, and does not show elsewhere', async () => {
    const opened = await openChild('tham', 'ageFrom=9', 8)
    const { page } = opened
    const dialog = page.getByRole('dialog')
    const secret = page.getByRole('region', { name: 'Hoàn cảnh thuộc nhóm kín' })
    await secret.getByRole('button', { name: 'Mở phần kín' }).click()
    await secret.getByText('Không ghi hoàn cảnh nào thuộc nhóm kín.').waitFor()
    await secret.getByRole('button', { name: 'Ghi hoàn cảnh kín' }).click()
    await dialog.getByRole('radio', { name: 'Có', exact: true }).check()
    await dialog.getByLabel('Nhóm', { exact: false }).first().selectOption('Bị mua bán')
    await dialog.getByRole('button', { name: 'Ghi vào hồ sơ' }).click()
    await secret.getByRole('heading', { name: /mua bán/ }).waitFor()
    await secret.getByRole('button', { name: /^Sửa: / }).waitFor()
    expect(
      await timeline(page)
        .getByText(/mua bán/)
        .count(),
    ).toBe(0)
    await expectSound(opened)
    await shoot(page, 'secret-desk', true)
    await secret.getByRole('button', { name: 'Đóng phần kín' }).click()
    expect(await secret.getByText(/mua bán/).count()).toBe(0)
    await opened.close()
  })
})

it('speaks English', async () => {
  const opened = await openAs('tham', { lang: 'en', at: '/children?ageFrom=6' })
  const { page } = opened
  await page.locator('main table a[href^="/children/"]').first().click()
  await page.getByRole('button', { name: 'Enter', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Health insurance' }).click()
  await dialog.getByRole('group', { name: 'Is insured' }).waitFor()
  await expectSound(opened)
  await shoot(page, 'entry-form-en')
  await opened.close()
})

describe('a child that stands in no list', () => {
  for (const [sizeName, size] of sizes)
    it(`is entered by hand, and found when it is entered again, on the ${sizeName}`, async () => {
      const opened = await openAs('tham', { ...size, at: '/children' })
      const { page } = opened
      const dialog = page.getByRole('dialog')
      const name = sizeName === 'desk' ? 'Tằng Mai Thử' : 'Tằng Đào Thử'
      const fill = async (day: string) => {
        await page.getByRole('button', { name: 'Thêm trẻ' }).click()
        await dialog.getByLabel('Họ và tên').fill(name)
        await dialog.getByRole('radio', { name: 'Nữ' }).check()
        await dialog.getByLabel('Ngày sinh').fill(day)
        await dialog.getByLabel('Thôn', { exact: false }).first().selectOption({ index: 1 })
        await dialog.getByLabel('Họ tên mẹ').fill('Tằng Thị Mẫu')
        await dialog.getByLabel('Điện thoại của mẹ').fill('0912000444')
      }
      await page.getByRole('button', { name: 'Thêm trẻ' }).click()
      await dialog.getByRole('button', { name: 'Ghi em vào sổ' }).click()
      await dialog.getByText('Chưa có họ tên. Điền rồi ghi lại.').waitFor()
      await expectSound(opened)
      await dialog.getByRole('button', { name: 'Thôi, không ghi' }).click()

      await fill('01/01/2009')
      await dialog.getByRole('button', { name: 'Ghi em vào sổ' }).click()
      await dialog.getByText(/Em đã 17 tuổi, không còn là trẻ em/).waitFor()
      await expectSound(opened)
      await shoot(page, `new-child-asked-${sizeName}`)
      await dialog.getByLabel('Ngày sinh').fill('05/10/2026')
      await shoot(page, `new-child-${sizeName}`)
      await dialog.getByRole('button', { name: 'Ghi em vào sổ' }).click()
      await title(page).getByText(name, { exact: true }).waitFor()
      await page.getByRole('region', { name: 'Người chăm sóc và gia đình' }).getByText('Tằng Thị Mẫu').waitFor()
      const address = new URL(page.url()).pathname

      await page.goto(`${stage.server().baseUrl}/children`)
      await settled(page)
      await fill('05/10/2026')
      await dialog.getByRole('button', { name: 'Ghi em vào sổ' }).click()
      await dialog.getByText('Em này đã có trong sổ.').waitFor()
      await expectSound(opened)
      await dialog.getByRole('link', { name: 'Mở hồ sơ em ấy' }).click()
      await title(page).getByText(name, { exact: true }).waitFor()
      expect(new URL(page.url()).pathname).toBe(address)
      await opened.close()
    })
})

describe('who the child is, and the family', () => {
  for (const [sizeName, size] of sizes)
    it(`are corrected on the ${sizeName}`, async () => {
      const opened = await openChild('tham', 'ageFrom=7&ageTo=12', sizeName === 'desk' ? 9 : 10, size)
      const { page } = opened
      const dialog = page.getByRole('dialog')
      const now = page.getByRole('region', { name: 'Hiện nay' })
      const family = page.getByRole('region', { name: 'Người chăm sóc và gia đình' })
      const name = await title(page).innerText()

      await now.getByRole('button', { name: 'Sửa lai lịch' }).click()
      await dialog.getByLabel('Họ và tên').fill(`${name} Mới`)
      await dialog.getByLabel('Số định danh cá nhân').fill('0222')
      await dialog.getByRole('button', { name: 'Ghi điều đã sửa' }).click()
      await dialog.getByText('Số định danh có đúng 12 chữ số.').waitFor()
      await dialog.getByLabel('Số định danh cá nhân').fill('022299000999')
      await dialog.getByRole('button', { name: 'Ghi điều đã sửa' }).click()
      await dialog.getByText(/Số định danh không khớp với năm sinh/).waitFor()
      await expectSound(opened)
      await shoot(page, `identity-${sizeName}`)
      await dialog.getByLabel('Số định danh cá nhân').fill('')
      await dialog.getByRole('button', { name: 'Ghi điều đã sửa' }).click()
      await title(page).getByText(`${name} Mới`, { exact: true }).waitFor()

      await family
        .getByRole('button', { name: /^Sửa: / })
        .first()
        .click()
      await dialog.getByLabel('Điện thoại').fill('0987000111')
      await dialog.getByRole('radio', { name: 'Còn sống' }).check()
      await dialog.getByLabel('Đang ở đâu').selectOption('đi làm ăn xa')
      await dialog.getByLabel('Từ ngày').fill('01/03/2026')
      await expectSound(opened)
      await shoot(page, `carer-${sizeName}`)
      await dialog.getByRole('button', { name: 'Ghi điều đã sửa' }).click()
      await family.getByText('đi làm ăn xa, từ 01/03/2026').waitFor()
      await family.getByRole('link', { name: /0987000111/ }).waitFor()

      await now.getByRole('button', { name: 'Sửa hộ gia đình' }).click()
      await dialog.getByRole('radio', { name: 'Hộ cận nghèo' }).check()
      await dialog.getByLabel('Quyết định, danh sách').fill('45/QĐ-UBND ngày 15/12/2025')
      await dialog.getByLabel('Từ ngày').fill('01/01/2026')
      // On the phone the page behind lies half under its own head, which axe measures though the panel covers it.
      if (sizeName === 'desk') await expectSound(opened)
      await shoot(page, `household-${sizeName}`)
      await dialog.getByRole('button', { name: 'Ghi điều đã sửa' }).click()
      await now.getByText('Hộ cận nghèo').waitFor()
      // What was said at the bottom for ten seconds lies over the page.
      await page.reload()
      await settled(page)
      // From the top: a button half under the head of the page would be called too small.
      await page.evaluate(() => window.scrollTo(0, 0))
      await expectSound(opened)
      await shoot(page, `family-done-${sizeName}`, true)
      await opened.close()
    })
})
