/** Files that may be of one child, in a browser at both sizes: compared, merged, taken apart, kept apart. */
import { beforeAll, expect, it } from 'vitest'
import { axeFaults, settled, shoot } from './browser.ts'
import { expectSound, setStage, sizes } from './stage.ts'

const stage = setStage()
const { openAs } = stage

beforeAll(async () => {
  // The list of a teacher who writes without diacritics: two children come in a second time.
  const { page, close } = await openAs('tham')
  const csv = await page.evaluate(async () => {
    const reply = await fetch('/api/children?village=22/06985/01')
    const { rows } = (await reply.json()) as {
      rows: { fullName: string; birthDate: string; sex: string; villageName: string }[]
    }
    const plain = (text: string) =>
      text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
    const lines = rows.slice(0, 2).map(({ fullName, birthDate, sex, villageName }) => {
      const [year, month, day] = birthDate.split('-')
      return [
        plain(fullName),
        `${day === '11' ? '12' : '11'}/${month}/${year}`,
        sex === 'male' ? 'Nam' : 'Nữ',
        villageName,
      ].join(';')
    })
    return ['Họ và tên;Ngày sinh;Giới tính;Thôn', ...lines].join('\n')
  })
  const post = (path: string, body: object) =>
    page.request.post(path, {
      data: body,
      headers: { origin: stage.server().baseUrl, 'idempotency-key': crypto.randomUUID() },
    })
  const preview = await post('/api/imports', {
    fileName: 'lop.csv',
    contentBase64: Buffer.from(csv).toString('base64'),
  })
  expect(preview.ok(), await preview.text()).toBe(true)
  const { batchId } = (await preview.json()) as { batchId: string }
  expect((await post(`/api/imports/${batchId}/acceptance`, {})).ok()).toBe(true)
  await close()
})

it.each(sizes)('two files side by side, %s', async (size, viewport) => {
  const opened = await openAs('tham', { at: '/children/duplicates', ...viewport })
  const { page, close } = opened
  await page.getByRole('heading', { level: 1, name: 'Hồ sơ nghi trùng' }).waitFor()
  await page.getByText('Gần giống').first().waitFor()
  await shoot(page, `duplicates-${size}`)
  await expectSound(opened)
  await close()
})

it('is merged, taken apart again, and said to be two children', async () => {
  const { page, faults, close } = await openAs('tham', { at: '/children/duplicates' })
  const cards = page.getByRole('region', { name: /Khả năng là cùng một em/ })
  const before = await cards.count()
  expect(before).toBeGreaterThan(0)
  await cards.first().getByRole('button', { name: 'Cùng một em, giữ hồ sơ A' }).click()
  await page
    .getByRole('status')
    .getByText(/Đã gộp vào hồ sơ/)
    .waitFor()
  await expect.poll(() => cards.count()).toBe(before - 1)
  const merges = page.getByRole('region', { name: 'Đã gộp gần đây' })
  await shoot(page, 'duplicates-merged')
  await merges.getByRole('button', { name: 'Tách lại' }).first().click()
  await merges.getByText(/Đã tách lại ngày/).waitFor()
  await expect.poll(() => cards.count()).toBe(before)
  await cards.first().getByRole('button', { name: 'Hai em khác nhau' }).click()
  await expect.poll(() => cards.count()).toBe(before - 1)
  expect(faults).toEqual([])
  await close()
})

it('speaks English', async () => {
  const { page, close } = await openAs('tham', { at: '/children/duplicates', lang: 'en' })
  await page.getByRole('heading', { level: 1, name: 'Files that may be doubles' }).waitFor()
  await settled(page)
  expect(await axeFaults(page)).toEqual([])
  await close()
})
