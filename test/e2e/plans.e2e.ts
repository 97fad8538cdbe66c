/** From a plan document to its numbers, in a browser: hand in, review, adopt, tie to indicators, open, enter. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorSentence } from '#core/errors.ts'
import { projectFolder } from '#server/start.ts'
import { desk, type Opened, phone, settled, shoot } from './browser.ts'
import { expectSound, setStage, sizes } from './stage.ts'

/** A plan for one year, as its title says; its sentences print none. Invented. */
const oneYearPlan = `ỦY BAN NHÂN DÂN\nXÃ BA CHẼ\nSố: 12/KH-UBND\nBa Chẽ, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Công tác trẻ em trên địa bàn xã Ba Chẽ năm 2026

I. CHỈ TIÊU
- Chỉ tiêu 1: 100% trẻ em dưới 5 tuổi được đăng ký khai sinh.
- Chỉ tiêu 2: 90% trẻ em 5 tuổi đi học mẫu giáo.
`

const document = join(projectFolder, 'reference/demo/ke-hoach-luong-minh.txt')
const dropLabel = 'Thả tệp kế hoạch vào đây'

const { openAs } = setStage()

const expectSoundAndShoot = async (opened: Opened, name: string) => {
  const { page } = opened
  // What lies under a bar that stands still is partly covered and would count as too small.
  await page.evaluate(() => scrollTo(0, 0))
  await shoot(page, `plans-${name}`)
  await expectSound(opened)
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name })
const line = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const lineHead = (page: Page, name: string) => line(page, name).getByRole('button', { name: new RegExp(`^${name} `) })

const chosen = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name} `), expanded: true }).waitFor()

const inFolder = async (name: string, bytes: string | Uint8Array): Promise<string> => {
  const path = join(await mkdtemp(join(tmpdir(), 'mangnon-e2e-')), name)
  await writeFile(path, bytes)
  return path
}

describe('a plan document at the desk', () => {
  let opened: Opened
  let page: Page
  beforeAll(async () => {
    opened = await openAs('mai-bache', { ...desk, at: '/plans' })
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('teaches what the empty page is for', async () => {
    await page.getByRole('heading', { name: 'Chưa có kế hoạch nào' }).waitFor()
    await expectSoundAndShoot(opened, 'empty')
  })

  it('says of a file that it cannot be read, in the words of the server', async () => {
    await page.getByLabel(dropLabel).setInputFiles(await inFolder('hong.docx', 'PK\u0003\u0004 not a document'))
    await page
      .getByRole('alert')
      .filter({ hasText: errorSentence('file_damaged') })
      .waitFor()
    await page.getByLabel(dropLabel).setInputFiles(await inFolder('rong.txt', ''))
    await page
      .getByRole('alert')
      .filter({ hasText: errorSentence('file_empty') })
      .waitFor()
    await page.getByLabel(dropLabel).setInputFiles(await inFolder('ke-hoach.pdf', '%PDF-1.7'))
    await page.getByRole('alert').filter({ hasText: 'không phải loại đọc được ở đây' }).waitFor()
    await expectSoundAndShoot(opened, 'malformed')
  })

  it('reads the document at once and shows each line beside its passage', async () => {
    await page.getByLabel(dropLabel).setInputFiles(document)
    await page.getByRole('heading', { name: 'Rà soát kế hoạch' }).waitFor()
    await settled(page)
    await tab(page, 'Chỉ tiêu 23').waitFor()
    // A passage chooses its line.
    await page.getByRole('region', { name: 'Văn bản' }).getByRole('button', { name: 'CT 5: Chỉ tiêu 5' }).click()
    await chosen(page, 'Chỉ tiêu 5')
    await expectSoundAndShoot(opened, 'review')
  })

  it('is reviewed by keyboard, but never while somebody is typing', async () => {
    await lineHead(page, 'Chỉ tiêu 2').click()
    await page.keyboard.press('Enter')
    await line(page, 'Chỉ tiêu 2').getByText('Đã nhận').waitFor()
    // On to the next that waits; undo takes it back.
    await chosen(page, 'Chỉ tiêu 3')
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await line(page, 'Chỉ tiêu 2').getByRole('button', { name: 'Nhận: Chỉ tiêu 2' }).waitFor()
    await page.keyboard.press('ArrowUp')
    await chosen(page, 'Chỉ tiêu 2')
    await page.keyboard.press('e')
    const text = page.getByRole('form', { name: 'Sửa: Chỉ tiêu 2' }).getByLabel('Nội dung')
    await text.press('Control+End')
    await text.pressSequentially(' xe')
    expect(await text.inputValue()).toMatch(/ xe$/)
    await expectSoundAndShoot(opened, 'correcting')
    await page.keyboard.press('Escape')
    await line(page, 'Chỉ tiêu 2').getByRole('button', { name: 'Nhận' }).waitFor()
  })

  it('takes a correction, and asks which to keep when somebody changed the same field meanwhile', async () => {
    await lineHead(page, 'Chỉ tiêu 2').click()
    await line(page, 'Chỉ tiêu 2').getByRole('button', { name: 'Sửa' }).click()
    const form = page.getByRole('form', { name: 'Sửa: Chỉ tiêu 2' })
    await form.getByLabel('Giá trị').fill('abc')
    await form.getByRole('button', { name: 'Lưu', exact: true }).click()
    await form.getByText('Chưa đọc được số.').waitFor()
    await form.getByLabel('Giá trị').fill('96,5')

    // Another desk, the same line.
    const other = await openAs('mai-bache', { ...desk, at: new URL(page.url()).pathname })
    await lineHead(other.page, 'Chỉ tiêu 2').click()
    await line(other.page, 'Chỉ tiêu 2').getByRole('button', { name: 'Sửa' }).click()
    const otherForm = other.page.getByRole('form', { name: 'Sửa: Chỉ tiêu 2' })
    await otherForm.getByLabel('Giá trị').fill('97')
    await otherForm.getByRole('button', { name: 'Lưu', exact: true }).click()
    await other.page.getByText('Đã sửa: Chỉ tiêu 2').waitFor()
    await other.close()

    await form.getByRole('button', { name: 'Lưu', exact: true }).click()
    await form.getByRole('radio', { name: 'Bản mới: 97' }).waitFor()
    await expectSoundAndShoot(opened, 'conflict')
    await form.getByRole('radio', { name: 'Của anh/chị: 96,5' }).check()
    await form.getByRole('button', { name: 'Lưu', exact: true }).click()
    await line(page, 'Chỉ tiêu 2').getByText('đạt ít nhất 96,5%, 2030').waitFor()
  })

  it('loses nothing that was typed when the network fails', async () => {
    await line(page, 'Chỉ tiêu 2').getByRole('button', { name: 'Sửa' }).click()
    const form = page.getByRole('form', { name: 'Sửa: Chỉ tiêu 2' })
    await form.getByLabel('Giá trị').fill('95')
    await page.route('**/api/plans/**', (route) => route.abort())
    await form.getByRole('button', { name: 'Lưu', exact: true }).click()
    await form.getByText('Không kết nối được tới máy chủ').waitFor()
    expect(await form.getByLabel('Giá trị').inputValue()).toBe('95')
    await page.unroute('**/api/plans/**')
    await form.getByRole('button', { name: 'Lưu', exact: true }).click()
    await line(page, 'Chỉ tiêu 2').getByText('đạt ít nhất 95%, 2030').waitFor()
  })

  it('accepts all that is certain at one press, and rejects one', async () => {
    await page.getByRole('button', { name: /^Nhận tất cả điều chắc chắn/ }).click()
    await line(page, 'Chỉ tiêu 1').getByText('Đã nhận').waitFor()
    await lineHead(page, 'Chỉ tiêu 22').click()
    await line(page, 'Chỉ tiêu 22').getByRole('button', { name: 'Bỏ' }).click()
    await line(page, 'Chỉ tiêu 22').getByText('Đã bỏ').waitFor()
  })

  it('lets a target wait while its only measure is in question, and asks no more once that is answered', async () => {
    await line(page, 'Chỉ tiêu 7').getByText('Cần xem').waitFor()
    await tab(page, 'Cần xem').click()
    await lineHead(page, 'Chỉ tiêu 7').click()
    await line(page, 'Chỉ tiêu 7').getByText('Phải đạt vào năm nào?').waitFor()
    await expectSoundAndShoot(opened, 'doubts')
    await line(page, 'Chỉ tiêu 7').getByRole('button', { name: 'Sửa' }).click()
    const form = page.getByRole('form', { name: 'Sửa: Chỉ tiêu 7' })
    await form.getByLabel('Năm', { exact: true }).fill('2030')
    await form.getByRole('button', { name: 'Lưu', exact: true }).click()
    await line(page, 'Chỉ tiêu 7').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Nhận tất cả điều chắc chắn (1)' }).click()
    await page.getByText('Đã nhận 1 dòng chắc chắn').waitFor()
    for (const name of ['Chỉ tiêu 11', 'Chỉ tiêu 12', 'Chỉ tiêu 20']) {
      await lineHead(page, name).click()
      await line(page, name).getByRole('button', { name: 'Nhận' }).click()
      await line(page, name).waitFor({ state: 'detached' })
    }
    await tab(page, 'Chỉ tiêu').click()
    await line(page, 'Chỉ tiêu 7').getByText('Đã nhận').waitFor()
  })

  it('keeps what was decided when the document is read again', async () => {
    await tab(page, 'Văn bản').click()
    await page.getByRole('button', { name: 'Đọc lại văn bản' }).click()
    await page.getByText('Đã đọc lại').waitFor()
    await tab(page, 'Chỉ tiêu').click()
    await line(page, 'Chỉ tiêu 22').getByText('Đã bỏ').waitFor()
    await line(page, 'Chỉ tiêu 2').getByText('Đã nhận').waitFor()
  })

  it('becomes the plan when the officer says so, once', async () => {
    await page.getByRole('button', { name: 'Lập kế hoạch từ 22 chỉ tiêu đã nhận' }).click()
    const question = page.getByRole('dialog')
    await question.getByText('22 chỉ tiêu với').waitFor()
    await expectSoundAndShoot(opened, 'adoption')
    await question.getByRole('button', { name: 'Lập kế hoạch' }).click()
    await page.getByText('Đang thực hiện').first().waitFor()
  })

  it('offers each measure an indicator with the reason; one is confirmed, then all the rest', async () => {
    await lineHead(page, 'Chỉ tiêu 14').click()
    const target = line(page, 'Chỉ tiêu 14')
    await target.getByText('trùng nhóm tuổi dưới 5 tuổi').waitFor()
    await target.getByRole('button', { name: /^Xác nhận chỉ số/ }).click()
    await target.getByText('Chỉ số: Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh').waitFor()
    await expectSoundAndShoot(opened, 'indicators')
    await page.getByRole('button', { name: /^Xác nhận tất cả chỉ số khớp nhất/ }).click()
    await page.getByText(/Đã gắn chỉ số cho \d+ số đo/).waitFor()
  })

  it('is then the board of targets', async () => {
    await page.getByRole('link', { name: 'Xem chỉ tiêu' }).first().click()
    await page.getByRole('heading', { name: '22 chỉ tiêu, năm 2026' }).waitFor()
  })
})

describe('a plan of one year', () => {
  for (const [sizeName, size] of sizes)
    it(`answers for the year of its targets and says so on the ${sizeName}`, async () => {
      const opened = await openAs('mai-bache', { ...size, at: '/plans' })
      const { page } = opened
      const add = page.getByRole('button', { name: 'Thêm kế hoạch' })
      if (await add.count()) await add.click()
      await page.getByLabel(dropLabel).setInputFiles(await inFolder('ke-hoach-2026.txt', oneYearPlan))
      await page.getByRole('heading', { name: 'Rà soát kế hoạch' }).waitFor()
      await settled(page)
      await lineHead(page, 'Chỉ tiêu 1').click()
      const work = sizeName === 'desk' ? line(page, 'Chỉ tiêu 1') : page.getByRole('dialog', { name: 'Chỉ tiêu 1' })
      await work.getByText('Theo tên kế hoạch: năm 2026').waitFor()
      await expectSoundAndShoot(opened, `one-year-${sizeName}`)
      await work.getByRole('button', { name: 'Sửa' }).click()
      const form = page.getByRole('form', { name: 'Sửa: Chỉ tiêu 1' })
      expect(await form.getByLabel('Năm', { exact: true }).inputValue()).toBe('2026')
      await expectSoundAndShoot(opened, `one-year-correcting-${sizeName}`)
      await opened.close()
    })
})

describe('the document on a phone', () => {
  it('is a list; a line opens as a sheet with its passage', async () => {
    const opened = await openAs('tham', { ...phone, at: '/plans' })
    const { page } = opened
    await expectSoundAndShoot(opened, 'list-phone')
    await page.getByRole('link', { name: /trẻ em trên địa bàn xã Lương Minh/ }).click()
    await page.getByRole('heading', { name: 'Rà soát kế hoạch' }).waitFor()
    await settled(page)
    await expectSoundAndShoot(opened, 'review-phone')
    await lineHead(page, 'Chỉ tiêu 4').click()
    const sheet = page.getByRole('dialog', { name: 'Chỉ tiêu 4' })
    await sheet.getByRole('region', { name: 'Chỉ tiêu 4 trong văn bản' }).waitFor()
    await sheet.getByRole('button', { name: 'Sửa' }).waitFor()
    await expectSoundAndShoot(opened, 'sheet-phone')
    await opened.close()
  })
})

for (const [sizeName, size] of sizes)
  describe(`the numbers on the ${sizeName}`, () => {
    let opened: Opened
    let page: Page
    beforeAll(async () => {
      opened = await openAs('tham', { ...size, at: '/targets' })
      page = opened.page
    })
    afterAll(() => opened?.close())

    it('stand by objective, with what is missing at the top', async () => {
      await page.getByRole('heading', { name: '23 chỉ tiêu, năm 2026' }).waitFor()
      await expectSoundAndShoot(opened, `targets-${sizeName}`)
      await page.getByRole('button', { name: /chưa đạt$/ }).click()
      await page.getByRole('row').filter({ hasText: 'đăng ký khai sinh' }).waitFor()
      expect(await page.getByRole('row').filter({ hasText: 'Tỷ suất tử vong trẻ sơ sinh' }).count()).toBe(0)
      await page.getByRole('button', { name: /^Tất cả/ }).click()
    })

    it('open to formula, day, law and the three lists', async () => {
      const row = page.getByRole('row').filter({ hasText: 'dưới 5 tuổi được đăng ký khai sinh' })
      await row.getByRole('button', { name: /mở cách tính/ }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByText(/^\d+ trong \d+ trẻ em$/).waitFor()
      await drawer.getByText('Trong số trẻ em đang cư trú, dưới 5 tuổi vào ngày chốt').waitFor()
      await drawer.getByText('Định nghĩa của pháp luật chưa rõ').waitFor()
      await drawer.getByRole('tab', { name: /^Chưa tính/ }).waitFor()
      await drawer.getByText('chưa đăng ký khai sinh').first().waitFor()
      await expectSoundAndShoot(opened, `figure-${sizeName}`)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        drawer.getByRole('button', { name: 'Tải danh sách' }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/\.csv$/)
      await page.keyboard.press('Escape')
      await drawer.waitFor({ state: 'detached' })
    })

    it('take a figure with its source, keep the draft, and say what is missing', async () => {
      const words = sizeName === 'desk' ? 'Tỷ suất tử vong trẻ sơ sinh' : 'Tỷ suất tử vong trẻ em dưới 1 tuổi'
      await page.getByRole('button', { name: `Nhập: ${words}` }).click()
      let form = page.getByRole('form', { name: `Nhập số liệu: ${words}` })
      await form.getByRole('button', { name: 'Lưu số liệu' }).click()
      await form.getByText('Nhập tử số là một số').waitFor()
      await form.getByText('Ghi nguồn của số liệu').waitFor()
      await form.getByLabel('Tử số').fill('0')
      await form.getByLabel('Mẫu số').fill('53')
      await expectSoundAndShoot(opened, `entry-${sizeName}`)
      await page.reload()
      await settled(page)
      form = page.getByRole('form', { name: `Nhập số liệu: ${words}` })
      expect(await form.getByLabel('Mẫu số').inputValue()).toBe('53')
      await form.getByLabel('Nguồn').fill('Trạm Y tế xã, báo cáo 12/BC-TYT ngày 05/11/2026')
      await form.getByRole('button', { name: 'Lưu số liệu' }).click()
      await page.getByText(`Đã lưu: ${words}`).waitFor()
      const row = page.getByRole('row').filter({ hasText: words })
      await row.getByText('0/53').waitFor()
      expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')))).toEqual([])
    })

    it('count the children by age, sex, ethnicity and village', async () => {
      await tab(page, 'Trẻ em theo nhóm').click()
      await page.getByRole('heading', { name: 'Theo thôn' }).waitFor()
      await page.getByRole('row').filter({ hasText: 'Dưới 3 tuổi' }).waitFor()
      await expectSoundAndShoot(opened, `population-${sizeName}`)
    })
  })

it('reads in English and in the dark', async () => {
  const opened = await openAs('tham', { ...desk, lang: 'en', dark: true, at: '/targets' })
  await opened.page.getByRole('heading', { name: '23 targets, 2026' }).waitFor()
  await expectSoundAndShoot(opened, 'targets-dark-en')
  await opened.close()
})

it('shows a province the lists without names', async () => {
  const opened = await openAs('huyen', { ...desk, at: '/targets' })
  const row = opened.page.getByRole('row').filter({ hasText: 'dưới 5 tuổi được đăng ký khai sinh' })
  await row.getByRole('button', { name: /mở cách tính/ }).click()
  await opened.page.getByRole('dialog').getByText('Vai trò của anh/chị xem danh sách không có tên.').waitFor()
  await expectSoundAndShoot(opened, 'figure-province')
  await opened.close()
})
