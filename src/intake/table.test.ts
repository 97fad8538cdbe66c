import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeExcel, { type SheetData } from 'write-excel-file/node'
import { mapColumns } from '#core/children/import-headings.ts'
import { readRows } from '#core/children/import-rows.ts'
import { ImportedChild } from '#core/children/imported-child.ts'
import { plainDate } from '#core/dates.ts'
import { demoChildrenCsv, demoEthnicGroups } from '#core/demo/children-csv.ts'
import { makeDemoCommune } from '#core/demo/commune.ts'
import { RuleError } from '#core/errors.ts'
import { readTable } from './table.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const workbook = async (data: SheetData): Promise<Uint8Array> =>
  new Uint8Array(await writeExcel(data, { sheet: 'Trẻ em' }).toBuffer())
const refusal = async (bytes: Uint8Array, name: string): Promise<string> => {
  try {
    await readTable(bytes, name)
  } catch (error) {
    if (error instanceof RuleError) return error.code
    throw error
  }
  return 'read'
}

test('a workbook: zeros in front, marks, days and formulas as text stay what they are', async () => {
  const bytes = await workbook([
    ['Họ tên', 'Ngày sinh', 'Số định danh', 'Ghi chú'],
    [
      'Đặng Thị Ánh',
      { value: new Date(Date.UTC(2019, 2, 5)), type: Date, format: 'dd/mm/yyyy' },
      '022319001234',
      '=1+1',
    ],
  ])
  expect(await readTable(bytes, 'tre-em.xlsx')).toEqual({
    sheets: [
      {
        name: 'Trẻ em',
        rows: [
          ['Họ tên', 'Ngày sinh', 'Số định danh', 'Ghi chú'],
          ['Đặng Thị Ánh', '2019-03-05', '022319001234', '=1+1'],
        ],
      },
    ],
  })
  // The content decides, not the name.
  expect((await readTable(bytes, 'tre-em.csv')).sheets).toHaveLength(1)
})

test.each([
  ['comma', 'Họ tên,Ngày sinh\n"Bàn, Thị",05/03/2019\n'],
  ['semicolon', 'Họ tên;Ngày sinh\r\nBàn, Thị;05/03/2019\r\n'],
  ['tab', 'Họ tên\tNgày sinh\nBàn, Thị\t05/03/2019'],
  ['told', 'sep=;\nHọ tên;Ngày sinh\nBàn, Thị;05/03/2019'],
])('text separated by %s, with and without mark, in UTF-8 and UTF-16', async (how, text) => {
  const rows = [...(how === 'told' ? [[]] : []), ['Họ tên', 'Ngày sinh'], ['Bàn, Thị', '05/03/2019']]
  const variants =
    how === 'told'
      ? [utf8(text)]
      : [
          utf8(text),
          utf8(`\ufeff${text}`),
          Buffer.from(`\ufeff${text}`, 'utf16le'),
          Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
        ]
  for (const bytes of variants) expect((await readTable(bytes, 'tre-em.csv')).sheets[0]?.rows).toEqual(rows)
})

test('every malformed file is refused with a reason', async () => {
  const good = await workbook([
    ['Họ tên', 'Ngày sinh'],
    ['Bàn Thị Hoa', '05/03/2019'],
  ])
  expect(await refusal(new Uint8Array(), 'a.xlsx')).toBe('file_empty')
  expect(await refusal(utf8('  \n '), 'a.csv')).toBe('file_empty')
  expect(await refusal(good.slice(0, good.length / 2), 'a.xlsx')).toBe('file_damaged')
  expect(await refusal(utf8('PK\u0003\u0004 nonsense'), 'a.xlsx')).toBe('file_damaged')
  expect(await refusal(new Uint8Array(50 * 1024 * 1024), 'a.xlsx')).toBe('file_too_large')
  expect(await refusal(Uint8Array.from([0x48, 0xe1, 0xbb, 0x0a, 0xc0, 0xe9]), 'a.csv')).toBe('file_not_utf8')
  expect(await refusal(utf8('%PDF-1.7'), 'a.xlsx')).toBe('file_wrong_type')
  expect(await refusal(utf8('<html><table></table></html>'), 'a.xls')).toBe('file_wrong_type')
  expect(await refusal(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'a.csv')).toBe('file_wrong_type')
  expect(await refusal(zipSync({ 'word/document.xml': utf8('<a/>') }), 'a.xlsx')).toBe('file_wrong_type')
  expect(await refusal(zipSync({ 'xl/workbook.xml': utf8('<a') }), 'a.xlsx')).toBe('file_damaged')
  expect(
    await refusal(zipSync({ 'xl/workbook.xml': utf8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }), 'a.xlsx'),
  ).toBe('file_suspicious')
  expect(await refusal(utf8(`Họ tên\n"${'x'.repeat(2_000_000)}`), 'a.csv')).toBe('file_damaged')
})

test('Excel 97–2003 files and locked workbooks are told apart', async () => {
  const container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  await expect(readTable(Uint8Array.from(container), 'a.xls')).rejects.toMatchObject({
    detail: { accepted: expect.stringContaining('Save as') },
  })
  const locked = new Uint8Array([...container, ...Buffer.from('EncryptedPackage', 'utf16le')])
  await expect(readTable(locked, 'a.xlsx')).rejects.toMatchObject({
    detail: { accepted: expect.stringContaining('mật khẩu') },
  })
})

test('a zip bomb is refused, also when its table of contents lies', async () => {
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(150 * 1024 * 1024) }, { level: 9 })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(await refusal(bomb, 'a.xlsx')).toBe('file_suspicious')
  const packed = deflateRawSync(Buffer.alloc(40 * 1024 * 1024))
  const lying = zipSync({ 'xl/workbook.xml': [packed, { level: 0 }] })
  // Say "deflated" and "small" in both headers.
  const view = new DataView(lying.buffer)
  const directory = view.getUint32(lying.length - 6, true)
  view.setUint16(8, 8, true)
  view.setUint16(directory + 10, 8, true)
  view.setUint32(directory + 24, 1000, true)
  expect(await refusal(lying, 'a.xlsx')).toBe('file_suspicious')
})

test('too many rows, too many columns, one cell far away', async () => {
  expect(await refusal(utf8('a,b\n'.repeat(60_001)), 'a.csv')).toBe('file_too_large')
  expect((await readTable(utf8('a,b\n'.repeat(60_000)), 'a.csv')).sheets[0]?.rows).toHaveLength(60_000)
  expect(await refusal(utf8(`${'a,'.repeat(200)}a\n`), 'a.csv')).toBe('file_too_large')
  const far =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
  const bytes = zipSync({
    'xl/workbook.xml': utf8(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': utf8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': utf8(far),
  })
  expect(await refusal(bytes, 'a.xlsx')).toBe('file_too_large')
})

test('a reading that takes too long is ended', async () => {
  const bytes = await workbook([['a']])
  await expect(readTable(bytes, 'a.xlsx', { milliseconds: 1 })).rejects.toMatchObject({ code: 'file_too_large' })
})

test('the demo list comes back from the file as the same children', async () => {
  const commune = makeDemoCommune({ today: plainDate(2026, 11, 16) })
  const { sheets } = await readTable(utf8(demoChildrenCsv(commune)), 'danh-sach.csv')
  const rows = sheets[0]?.rows ?? []
  const { good } = readRows(rows, mapColumns(rows), {
    today: commune.today,
    villages: commune.villages,
    ethnicGroups: demoEthnicGroups,
  })
  expect(good.map((g) => g.child)).toEqual(
    commune.children.filter((c) => c.residenceTo === null).map((c) => ImportedChild.parse(c)),
  )
})
