import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PlainDate, plainDate } from '../dates.ts'
import { childColumns } from './child-columns.ts'
import type { Cell } from './import-fields.ts'
import { mapColumns } from './import-headings.ts'
import { type ImportContext, readRows } from './import-rows.ts'
import { ImportedChild } from './imported-child.ts'

const context: ImportContext = {
  today: plainDate(2026, 11, 16),
  villages: [
    { name: 'Khe Sím', path: '22/06985/01' },
    { name: 'Nà Lụa', path: '22/06985/02' },
    { name: 'Bản Pắc', path: '22/06985/03' },
  ],
  ethnicGroups: [
    { code: '01', name: 'Kinh', otherNames: ['Việt'] },
    { code: '02', name: 'Tày', otherNames: [] },
    { code: '09', name: 'Dao', otherNames: ['Mán'] },
    { code: '15', name: 'Sán Chay', otherNames: ['Cao Lan', 'Sán Chỉ'] },
  ],
}

const read = (rows: Cell[][]) => readRows(rows, mapColumns(rows), context)
const one = (headings: string[], cells: Cell[]) => read([headings, cells])
const codes = (headings: string[], cells: Cell[]) => one(headings, cells).problems.map((p) => p.code)
const named = ['Họ và tên', 'Ngày sinh']

test('a child of a plain list comes in whole', () => {
  const { good, problems } = read([
    ['UBND XÃ LƯƠNG MINH'],
    ['DANH SÁCH TRẺ EM NĂM 2026'],
    [],
    [
      'STT',
      'Họ và tên trẻ',
      'Giới tính',
      'Ngày, tháng,\nnăm sinh',
      'Dân tộc',
      'Thôn/bản',
      'Họ tên cha',
      'Họ tên mẹ',
      'Đã ĐKKS',
      'BHYT',
    ],
    [1, 'Triệu  Thị Mai ', 'Nữ', '05/03/2019', 'Dao Thanh Y', 'thôn Khe Sim', 'Triệu A Sống', 'Bàn Thị Lan', 'x', ''],
  ])
  expect(problems).toEqual([])
  expect(good).toHaveLength(1)
  expect(good[0]?.row).toBe(5)
  expect(good[0]?.child).toMatchObject({
    fullName: 'Triệu Thị Mai',
    sex: 'female',
    birthDate: '2019-03-05',
    birthPrecision: 'day',
    ethnicCode: '09',
    villageName: 'Khe Sím',
    birthRegistration: { registered: true },
    healthInsurance: { has: null },
  })
})

test('a problem says row, column and what to do', () => {
  const { good, problems } = one(named, ['Bàn Thị Hoa', '31/02/2021'])
  expect(good).toEqual([])
  expect(problems.map((p) => p.vi)).toEqual(['Dòng 2, cột Ngày sinh: “31/02/2021” không có trong lịch. Nhập lại ngày.'])
})

test.each<[Cell, string, string]>([
  [43529, '2019-03-05', 'day'],
  ['43529', '2019-03-05', 'day'],
  [new Date(Date.UTC(2019, 2, 5)), '2019-03-05', 'day'],
  ['3/5/19', '2019-05-03', 'day'],
  ['05-03-2019', '2019-03-05', 'day'],
  ['05.3.2019', '2019-03-05', 'day'],
  ['05/ 03 /2019', '2019-03-05', 'day'],
  ['ngày 05 tháng 3 năm 2019', '2019-03-05', 'day'],
  ['2019-03-05T00:00:00.000Z', '2019-03-05', 'day'],
  ["'05/03/2019", '2019-03-05', 'day'],
  [5032019, '2019-03-05', 'day'],
  ['050319', '2019-03-05', 'day'],
  ['2019', '2019-01-01', 'year'],
  [2019, '2019-01-01', 'year'],
  ['tháng 5/2019', '2019-05-01', 'month'],
  ['5/2019', '2019-05-01', 'month'],
  ['00/00/2019', '2019-01-01', 'year'],
])('a birthday written %j', (cell, date, precision) => {
  const { good, problems } = one(named, ['Bàn Thị Hoa', cell])
  expect(problems).toEqual([])
  expect(good[0]?.child).toMatchObject({ birthDate: date, birthPrecision: precision })
})

test.each<[Cell, string]>([
  ['31/02/2021', 'date_not_in_calendar'],
  ['03/25/2019', 'date_month_first'],
  ['sắp đẻ', 'date_unreadable'],
  ['16/11/2027', 'birth_in_future'],
  ['#REF!', 'cell_error'],
  ['05/03/1980', 'birth_too_long_ago'],
  ['', 'birth_missing'],
  ['?', 'birth_missing'],
  ['05/03/2010', 'age_16_or_more'],
])('a birthday %j is the problem %s', (cell, code) => {
  expect(codes(named, ['Bàn Thị Hoa', cell])).toEqual([code])
})

test('unknown is never no', () => {
  const heads = [...named, 'Giấy khai sinh', 'BHYT', 'Khuyết tật', 'HCĐB', 'Đang đi học', 'Hộ nghèo/cận nghèo']
  const empty = one(heads, ['Bàn Thị Hoa', '05/03/2019', '', ' ', null, '-', '?', 'không rõ'])
  expect(empty.problems).toEqual([])
  expect(empty.good[0]?.child).toMatchObject({
    birthRegistration: { registered: null },
    healthInsurance: { has: null },
    disability: { present: null },
    specialCircumstance: { present: null },
    enrolment: { status: null },
    householdPoverty: null,
  })
  const no = one(heads, ['Bàn Thị Hoa', '05/03/2019', 'chưa', 'Không', '0', 0, 'bỏ học', 'không'])
  expect(no.problems).toEqual([])
  expect(no.good[0]?.child).toMatchObject({
    birthRegistration: { registered: false },
    healthInsurance: { has: false },
    disability: { present: false },
    specialCircumstance: { present: false },
    enrolment: { status: 'not_enrolled' },
    householdPoverty: 'none',
  })
})

test('names: digits, capitals, old fonts', () => {
  expect(codes(named, ['Bàn Thị Hoa 2', '05/03/2019'])).toEqual(['name_has_digits'])
  const caps = one(named, ['TRIỆU A SỐNG', '05/03/2019'])
  expect(caps.good[0]?.child.fullName).toBe('TRIỆU A SỐNG')
  expect(caps.problems[0]?.vi).toContain('“Triệu A Sống”')
  expect(codes(named, ['NguyÔn V¨n Hïng', '05/03/2019'])).toEqual(['old_font'])
  expect(codes(named, ['', '05/03/2019'])).toEqual(['name_missing'])
})

test('personal numbers: zeros that Excel dropped, length, sex and year', () => {
  const heads = [...named, 'Giới tính', 'Số định danh']
  const ok = one(heads, ['Bàn Thị Hoa', '05/03/2019', 'Nữ', '022 319 001234'])
  expect(ok.problems).toEqual([])
  expect(ok.good[0]?.child.personalNumber).toBe('022319001234')
  const lost = one(heads, ['Bàn Thị Hoa', '05/03/2019', 'Nữ', 22319001234])
  expect(lost.problems.map((p) => p.code)).toEqual(['personal_number_zero'])
  expect(lost.good[0]?.child.personalNumber).toBe('022319001234')
  expect(codes(heads, ['Bàn Thị Hoa', '05/03/2019', 'Nữ', '22319001234'])).toEqual(['personal_number_length'])
  expect(codes(heads, ['Bàn Thị Hoa', '05/03/2019', 'Nam', '022319001234'])).toEqual(['personal_number_sex'])
  expect(codes(heads, ['Bàn Thị Hoa', '05/03/2018', 'Nữ', '022319001234'])).toEqual(['personal_number_year'])
})

test('an unknown village comes with the nearest name, an unknown ethnic group with advice', () => {
  const { problems } = one([...named, 'Thôn', 'Dân tộc'], ['Bàn Thị Hoa', '05/03/2019', 'Khe Xím', 'Na Vi'])
  expect(problems.map((p) => p.code)).toEqual(['ethnic_unknown', 'village_near'])
  expect(problems[1]?.vi).toBe(
    'Dòng 2, cột Thôn: không có thôn “Khe Xím” trong xã; có phải là “Khe Sím” không? Sửa lại tên thôn.',
  )
})

test('contradictions keep the row out', () => {
  expect(codes([...named, 'Đã ĐKKS', 'Số giấy khai sinh'], ['Bàn Thị Hoa', '05/03/2019', 'chưa', '12/2019'])).toEqual([
    'registered_contradiction',
  ])
  expect(codes([...named, 'BHYT', 'Số thẻ BHYT'], ['Bàn Thị Hoa', '05/03/2019', 'không', 'TE1222212345678'])).toEqual([
    'insurance_contradiction',
  ])
  expect(codes([...named, 'Đang đi học', 'Trường'], ['Bàn Thị Hoa', '05/03/2019', 'không', 'Tiểu học A'])).toEqual([
    'enrolment_contradiction',
  ])
})

test('special circumstances: one living parent is no group by itself', () => {
  const heads = [...named, 'HCĐB']
  expect(one(heads, ['Bàn Thị Hoa', '05/03/2019', 'Mồ côi cả cha và mẹ']).good[0]?.child.specialCircumstance).toEqual({
    present: true,
    groupCode: 'HCDB01',
    note: null,
  })
  expect(
    one(heads, ['Bàn Thị Hoa', '05/03/2019', 'không nơi nương tựa']).good[0]?.child.specialCircumstance,
  ).toMatchObject({ present: true, groupCode: 'HCDB03' })
  const half = one(heads, ['Bàn Thị Hoa', '05/03/2019', 'Mồ côi cha'])
  expect(half.problems.map((p) => p.code)).toEqual(['special_unclear'])
  expect(half.good[0]?.child.specialCircumstance).toEqual({ present: null, groupCode: null, note: 'Mồ côi cha' })
})

test('columns Nam and Nữ hold marks or birthdays', () => {
  const marks = read([
    ['Họ tên', 'Nam', 'Nữ', 'Năm sinh'],
    ['Bàn Thị Hoa', '', 'x', 2019],
  ])
  expect(marks.good[0]?.child).toMatchObject({ sex: 'female', birthPrecision: 'year' })
  const dates = read([
    ['Họ tên', 'Ngày sinh', null],
    [null, 'Nam', 'Nữ'],
    ['Bàn Thị Hoa', '', '05/03/2019'],
  ])
  expect(dates.good[0]?.child).toMatchObject({ sex: 'female', birthDate: '2019-03-05' })
  expect(codes(['Họ tên', 'Nam', 'Nữ', 'Năm sinh'], ['Bàn Thị Hoa', 'x', 'x', 2019])).toEqual(['sex_both'])
})

test('day, month and year in three columns, with and without marks', () => {
  for (const heads of [
    ['Ngày', 'Tháng', 'Năm'],
    ['Ngay', 'Thang', 'Nam'],
  ]) {
    const r = read([
      ['Ho ten', 'Ngay sinh', null, null],
      [null, ...heads],
      ['Bàn Thị Hoa', 5, 3, 2019],
      ['Bàn Thị Hòa', '', '', 2018],
    ])
    expect(r.good.map((g) => [g.child.birthDate, g.child.birthPrecision])).toEqual([
      ['2019-03-05', 'day'],
      ['2018-01-01', 'year'],
    ])
  }
})

test('names of villages over their children, totals and signatures are no children', () => {
  const r = read([
    ['TT', 'Họ và tên', 'Ngày sinh'],
    ['(1)', '(2)', '(3)'],
    ['I', 'Thôn Khe Sím', ''],
    [1, 'Bàn Thị Hoa', '05/03/2019'],
    ['II', 'Nà Lụa', ''],
    [2, 'Bàn Thị Huệ', '06/03/2019'],
    [],
    ['', 'Tổng cộng: 02 trẻ'],
    ['', '', 'Lương Minh, ngày 10 tháng 11 năm 2026'],
    ['', 'NGƯỜI LẬP BIỂU'],
    ['', 'Hoàng Văn Lập'],
  ])
  expect(r.problems).toEqual([])
  expect(r.good.map((g) => [g.row, g.child.villageName])).toEqual([
    [4, 'Khe Sím'],
    [6, 'Nà Lụa'],
  ])
  expect(r.unchangedBlankRows).toBe(1)
  expect(r.skipped.map((s) => s.row)).toEqual([3, 5, 8, 9, 10, 11])
})

test('the same child twice is an error, twins are not, near twins are a warning', () => {
  const heads = ['Họ tên', 'Ngày sinh', 'Họ tên mẹ']
  const r = read([
    heads,
    ['Triệu A Tú', '05/03/2019', 'Bàn Thị Lan'],
    ['Triệu A Phúc', '05/03/2019', 'Bàn Thị Lan'],
    ['triệu a tú', '5/3/2019', 'Bàn  Thị Lan'],
    ['Triệu A Tư', '05/03/2019', 'Bàn Thị Lan'],
  ])
  expect(r.good.map((g) => g.row)).toEqual([2, 3, 5])
  expect(r.problems.filter((p) => p.code !== 'name_case').map((p) => [p.row, p.code])).toEqual([
    [4, 'repeated_in_file'],
    [5, 'similar_in_file'],
  ])
})

test('parents in one column, telephones without zero', () => {
  const r = read([
    ['Họ tên trẻ', 'Ngày sinh', 'Họ tên cha, mẹ', 'SĐT mẹ'],
    ['Triệu A Tú', '05/03/2019', 'Triệu A Sống / Bàn Thị Lan', null],
    ['Triệu A Phú', '05/03/2019', 'Bàn Thị Lan', null],
  ])
  expect(r.good[0]?.child.carers.map((c) => [c.relation, c.fullName])).toEqual([
    ['father', 'Triệu A Sống'],
    ['mother', 'Bàn Thị Lan'],
  ])
  expect(r.problems.map((p) => p.code)).toEqual(['parents_unclear'])
  expect(r.good[1]?.child.note).toContain('Bàn Thị Lan')
  expect(
    one([...named, 'Mẹ', 'SĐT mẹ'], ['Triệu A Tú', '05/03/2019', 'Bàn Thị Lan', 912345678]).good[0]?.child.carers[0]
      ?.phone,
  ).toBe('0912345678')
})

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: false }),
  fc.constantFrom<Cell>(
    'x',
    'Có',
    'chưa',
    '05/03/2019',
    '2019',
    'Khe Sím',
    'Dao',
    'Nữ',
    'Mẫu giáo',
    '022319001234',
    '__proto__',
    'constructor',
    '=1+1',
    '#N/A',
  ),
)

test('whatever stands in the cells, reading does not throw and what comes in is a valid child', () => {
  const headings = childColumns.map((c) => c.heading)
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: headings.length + 2 }), { maxLength: 8 }), (body) => {
      const rows = [headings, ...body]
      const { good, problems } = readRows(rows, mapColumns(rows), context)
      for (const { child } of good) expect(ImportedChild.safeParse(child).error).toBeUndefined()
      for (const p of problems) expect(p.vi.startsWith(`Dòng ${p.row}, cột `)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('rows of nonsense give no mapping and do not throw', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell)), (rows) => {
      readRows(rows, mapColumns(rows), context)
    }),
  )
})

test('a row comes in or has an error, never neither', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1 }), (body) => {
      const rows: Cell[][] = [['Họ và tên', 'Ngày sinh', 'Thôn', 'Đã ĐKKS'], ...body]
      const r = readRows(rows, mapColumns(rows), context)
      const refused = new Set(r.problems.filter((p) => p.severity === 'error').map((p) => p.row))
      const seen = r.good.length + refused.size + r.skipped.length + r.unchangedBlankRows
      expect(seen).toBe(body.length)
    }),
  )
})

test('dates stay days of the calendar', () => {
  const day: PlainDate = plainDate(2020, 2, 29)
  expect(one(named, ['Bàn Thị Hoa', '29/02/2020']).good[0]?.child.birthDate).toBe(day)
})
