/** Growth and immunisation on a child's page in a browser: read, enter, be asked about what is hard to believe. */
import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { desk, type PageOptions, phone, settled, shoot, shotsFolder } from './browser.ts'
import { expectSound, setStage, sizes } from './stage.ts'

const { openAs } = setStage()

/** Opens the child of that place in the list of small children. */
const openChild = async (options: PageOptions, at = 0, list = '/children?ageFrom=2&ageTo=3') => {
  const opened = await openAs('tham', { ...options, at: list })
  await opened.page.locator('main table a[href^="/children/"]').nth(at).click()
  await growthOf(opened.page).waitFor()
  await settled(opened.page)
  return opened
}
const growthOf = (page: Page) => page.getByRole('region', { name: /^(Cân, đo|Growth)$/ })
const immunisationOf = (page: Page) => page.getByRole('region', { name: /^(Tiêm chủng|Immunisation)$/ })

describe('growth and immunisation', () => {
  for (const [sizeName, size] of sizes)
    for (const dark of [false, true])
      it(`are sound on the ${sizeName}${dark ? ', dark' : ''}`, async () => {
        const opened = await openChild({ ...size, dark })
        const growth = growthOf(opened.page)
        await growth.getByRole('img', { name: /^Cân nặng theo tuổi, các đường chuẩn WHO/ }).waitFor()
        await growth.getByRole('tab', { name: 'Chiều cao' }).click()
        await growth.getByRole('img', { name: /^Chiều cao theo tuổi/ }).waitFor()
        await growth.getByText(/^Bảng \d+ lần cân, đo$/).click()
        await immunisationOf(opened.page)
          .getByText(/^Đã tiêm \d+ mũi$/)
          .click()
        await expectSound(opened)
        const name = `${sizeName}${dark ? '-dark' : ''}`
        await growth.screenshot({ path: `${shotsFolder}growth-${name}.png` })
        await immunisationOf(opened.page).screenshot({ path: `${shotsFolder}immunisation-${name}.png` })
        await opened.close()
      })

  for (const [sizeName, size] of sizes)
    it(`a measurement hard to believe is asked about before it is kept, on the ${sizeName}`, async () => {
      const opened = await openChild(size, sizeName === 'desk' ? 1 : 2)
      const { page } = opened
      await growthOf(page).getByRole('button', { name: 'Ghi lần cân, đo' }).click()
      const form = page.getByRole('dialog')
      await form.getByLabel('Cân nặng (kg)').fill('12,5')
      await form.getByText(/z\s=\s[+−]?\d/).waitFor()
      await form.getByLabel('Cân nặng (kg)').fill('45')
      await form.getByRole('button', { name: 'Ghi lại' }).click()
      await form.getByText(/^Cân nặng 45 kg ở .* khó tin \(z\s=\s\d+(,\d)?\)\. Ghi đúng như vậy\?$/).waitFor()
      await expectSound(opened)
      await shoot(page, `growth-asked-${sizeName}`)
      await form.getByRole('button', { name: 'Sửa lại' }).click()
      await form.getByLabel('Cân nặng (kg)').fill('12.4')
      await form.getByLabel('Chiều dài hoặc chiều cao (cm)').fill('88,5')
      await shoot(page, `growth-form-${sizeName}`)
      await form.getByRole('button', { name: 'Ghi lại' }).click()
      await growthOf(page).getByText('12,4\u00a0kg').first().waitFor()
      await expectSound(opened)
      await opened.close()
    })

  it('a dose is chosen and the book is said to be checked', async () => {
    const opened = await openChild(phone, 3)
    const { page } = opened
    const card = immunisationOf(page)
    await card.getByRole('button', { name: 'Ghi mũi tiêm', exact: true }).first().click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: 'Ghi lại' }).click()
    await form.getByText('Chọn một dòng trong danh sách.').first().waitFor()
    await form.getByLabel('Vắc xin').selectOption('Vắc xin khác')
    await form.getByLabel('Tên vắc xin (ghi như trong sổ)').fill('Cúm mùa')
    await form.getByLabel('Mũi', { exact: true }).selectOption('Mũi 1')
    await form.getByLabel('Ngày tiêm, uống').fill('01/10/2026')
    await expectSound(opened)
    await shoot(page, 'immunisation-form-phone')
    await form.getByRole('button', { name: 'Ghi lại' }).click()
    await card.getByText('Cúm mùa').waitFor()
    await card.getByRole('button', { name: 'Đã đối chiếu sổ' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ghi lại' }).click()
    await card.getByText(/^Đã đối chiếu sổ đến 16\/11\/2026/).waitFor()
    await expectSound(opened)
    await opened.close()
  })

  it('reads in English', async () => {
    const opened = await openChild({ ...desk, lang: 'en' }, 0, '/children?ageFrom=2&ageTo=3')
    await growthOf(opened.page)
      .getByRole('img', { name: /^Weight for age, the lines of WHO/ })
      .waitFor()
    await immunisationOf(opened.page)
      .getByText(/doses given$/)
      .waitFor()
    await expectSound(opened)
    await shoot(opened.page, 'growth-english', true)
    await opened.close()
  })
})
