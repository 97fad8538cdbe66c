import { expect, test } from 'vitest'
import { mapColumns, sheetOfChildren } from '#core/children/import-headings.ts'
import { readRows } from '#core/children/import-rows.ts'
import { plainDate } from '#core/dates.ts'
import { demoEthnicGroups } from '#core/demo/children-csv.ts'
import { readTable } from '#intake/table.ts'
import { writeRefusedRows } from './children-problems.ts'
import { writeChildrenTemplate } from './children-template.ts'

const context = {
  today: plainDate(2026, 11, 16),
  villages: [{ name: 'Khe Sím', path: '22/06985/01' }],
  ethnicGroups: demoEthnicGroups,
}

test('the template reads back: every column known, its example passed over', async () => {
  const bytes = await writeChildrenTemplate({ villages: ['Khe Sím'], ethnicGroups: demoEthnicGroups })
  const { sheets } = await readTable(bytes, 'mau.xlsx')
  expect(sheets.map((s) => s.name)).toEqual(['Danh sách trẻ em', 'Giá trị cho phép'])
  expect(sheetOfChildren(sheets)).toBe(0)
  const rows = sheets[0]?.rows ?? []
  const mapping = mapColumns(rows)
  expect(mapping.unrecognised).toEqual([])
  const { good, problems, skipped } = readRows(rows, mapping, context)
  expect({ good, problems, skipped }).toEqual({ good: [], problems: [], skipped: [{ row: 2, why: 'example' }] })
  expect(rows[1]).toContain('099320000000')
})

test('refused rows come back with their reasons, corrected they go in', async () => {
  const rows = [
    ['DANH SÁCH', null, null, null],
    ['Họ tên', 'Ngày sinh', 'Số định danh', 'Ghi chú'],
    ['Bàn Thị Hoa', '31/02/2021', '022321001234', '=HYPERLINK("http://x","y")'],
    ['Bàn Thị Huệ', '2019-03-05', '', 'được'],
    ['Bàn Thị Hồng', '2019-03-05', '02231', '\u0001@x'],
  ]
  const mapping = mapColumns(rows)
  const { problems } = readRows(rows, mapping, context)
  const { sheets } = await readTable(await writeRefusedRows(rows, mapping, problems), 'loi.xlsx')
  const back = sheets[0]?.rows ?? []
  expect(back).toHaveLength(3)
  expect(back[0]).toEqual(['Lý do', 'Họ tên', 'Ngày sinh', 'Số định danh', 'Ghi chú'])
  expect(back[1]?.[0]).toBe('Dòng 3, cột Ngày sinh: “31/02/2021” không có trong lịch. Nhập lại ngày.')
  expect(back[1]?.slice(1)).toEqual(['Bàn Thị Hoa', '31/02/2021', '022321001234', '=HYPERLINK("http://x","y")'])
  expect(back[2]?.slice(1)).toEqual(['Bàn Thị Hồng', '05/03/2019', '02231', '@x'])
  ;(back[1] as string[])[2] = '28/02/2021'
  ;(back[2] as string[])[3] = '022319000031'
  const again = readRows(back, mapColumns(back), context)
  expect(again.good.map((g) => g.child.fullName)).toEqual(['Bàn Thị Hoa', 'Bàn Thị Hồng'])
})
