/** The quality of the register in a browser at both sizes. */
import { it } from 'vitest'
import { desk, phone, settled, shoot } from './browser.ts'
import { expectSound, setStage } from './stage.ts'

const { openAs } = setStage()

it.each([
  ['desk', 'tham', desk],
  ['phone', 'sam', phone],
] as const)('says what is known and what is missing, %s', async (size, person, viewport) => {
  const opened = await openAs(person, { at: '/children/quality', ...viewport })
  const { page, close } = opened
  await page.getByRole('heading', { level: 1, name: 'Chất lượng sổ' }).waitFor()
  await page.getByRole('heading', { name: 'Sáu tháng qua' }).waitFor()
  await settled(page)
  await shoot(page, `quality-${size}`)
  await expectSound(opened)
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
