import { expect, test } from 'vitest'
import { mapColumns, withOwnMapping } from './import-headings.ts'

test('headings in two rows under titles, with a row of numbers', () => {
  const mapping = mapColumns([
    ['ỦY BAN NHÂN DÂN'],
    ['DANH SÁCH TRẺ EM CÓ HOÀN CẢNH ĐẶC BIỆT NĂM 2026'],
    [],
    ['STT', 'Họ và tên', 'Ngày sinh', null, 'Cha', null, 'Mẹ', null, 'Thôn', 'Nghề nghiệp'],
    [null, null, 'Nam', 'Nữ', 'Họ tên', 'SĐT', 'Họ tên', 'SĐT', null, null],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)'],
    [1, 'Bàn Thị Hoa', null, '05/03/2019', 'Bàn A Sống', '0', 'Lý Thị Mẩy', '0', 'Khe Sím', ''],
  ])
  expect(mapping).toMatchObject({ headingRow: 3, headingRows: 2, firstDataRow: 6, unrecognised: [9] })
  expect(mapping.columns.map((c) => c.field)).toEqual([
    'ignored',
    'fullName',
    'birthDateMale',
    'birthDateFemale',
    'fatherName',
    'fatherPhone',
    'motherName',
    'motherPhone',
    'village',
    null,
  ])
  expect(mapping.columns[5]?.heading).toBe('Cha: SĐT')
})

test('the officer’s mapping wins, and takes a field away from the column that had it', () => {
  const rows = [
    ['Họ tên', 'Tên gọi ở nhà', 'Ngày sinh'],
    ['a', 'b', 'c'],
  ]
  const mapping = mapColumns(rows)
  const own = withOwnMapping(mapping, { 1: 'fullName' })
  expect(own.columns.map((c) => c.field)).toEqual([null, 'fullName', 'birthDate'])
  expect(withOwnMapping(mapping, { 2: null }).columns[2]?.field).toBeNull()
  expect(mapColumns([['a', 'b']], { 0: 'fullName', 1: 'birthDate' })).toMatchObject({ headingRow: -1, firstDataRow: 0 })
})

test('the officer says which row the headings begin in', () => {
  const rows = [
    ['Họ và tên', 'Ngày sinh', 'Ghi chú'],
    ['Mẫu cũ, bỏ qua', null, null],
    ['Tên trẻ', 'Ngày sinh', 'Thôn'],
    ['Vi Văn Thử', '01/02/2019', 'Khe Nà'],
  ]
  expect(mapColumns(rows).headingRow).toBe(0)
  const chosen = mapColumns(rows, {}, 2)
  expect(chosen).toMatchObject({ headingRow: 2, firstDataRow: 3 })
  expect(chosen.columns.map((column) => column.field)).toEqual(['fullName', 'birthDate', 'village'])
  expect(mapColumns(rows, {}, 40).headingRow).toBe(-1)
})
