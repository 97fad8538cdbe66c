/** The sheets of a round as Excel files. Each says at its head what it is for and how it is to be kept. */
import writeExcel, { type SheetData } from 'write-excel-file/node'
import { specialGroupNames } from '#core/children/child-columns.ts'
import { formatDate, type PlainDate } from '#core/dates.ts'
import { formatMonth, type RoundMonth } from '#core/round/month.ts'
import type { VillageMovements } from '#core/round/movements.ts'
import { sheetColumns } from '#core/round/movements-paper.ts'
import { cellOfText } from './xlsx-cells.ts'

const bold = (text: string) => ({ ...cellOfText(text), fontWeight: 'bold' as const, wrap: true })
const number = (value: number) => ({ value, type: Number, format: '0' })

const write = async (
  sheet: string,
  head: readonly string[],
  headings: readonly { text: string; width: number }[],
  rows: SheetData,
): Promise<Uint8Array> =>
  new Uint8Array(
    await writeExcel(
      [
        ...head.map((text, at) => [at === 0 ? { ...cellOfText(text), fontWeight: 'bold' as const } : cellOfText(text)]),
        headings.map(({ text }) => bold(text)),
        ...rows,
      ],
      { sheet, columns: headings.map(({ width }) => ({ width })), stickyRowsCount: head.length + 1 },
    ).toBuffer(),
  )

/** A list of children, one in a row, numbered. */
const writeList = <Row>(
  sheet: string,
  head: readonly string[],
  columns: readonly { text: string; width: number; of: (row: Row) => string }[],
  rows: readonly Row[],
): Promise<Uint8Array> =>
  write(
    sheet,
    head,
    [{ text: 'STT', width: 6 }, ...columns],
    rows.map((row, at) => [String(at + 1), ...columns.map(({ of }) => of(row))].map(cellOfText)),
  )

type Sheet = {
  month: RoundMonth
  countedAfter: PlainDate
  countedTo: PlainDate
  villages: readonly (VillageMovements & { villageName: string })[]
  total: Omit<VillageMovements, 'villagePath'>
}

export const writeMovements = (sheet: Sheet): Promise<Uint8Array> =>
  write(
    'Biến động',
    [
      `BIẾN ĐỘNG TRẺ EM THÁNG ${formatMonth(sheet.month)}`,
      `Sau ngày ${formatDate(sheet.countedAfter)} đến hết ngày ${formatDate(sheet.countedTo)}`,
    ],
    [{ text: 'Thôn', width: 24 }, ...sheetColumns.map(([, text]) => ({ text, width: 11 }))],
    [
      ...sheet.villages.map((village) => [
        cellOfText(village.villageName),
        ...sheetColumns.map(([key]) => number(village[key])),
      ]),
      [
        bold('Tổng cộng'),
        ...sheetColumns.map(([key]) => ({ ...number(sheet.total[key]), fontWeight: 'bold' as const })),
      ],
    ],
  )

export const birthsPurpose =
  'Cung cấp cho Công an xã để đối chiếu, cấp số định danh cá nhân cho trẻ mới sinh. Không dùng vào việc khác, không sao chép; xóa khi đã đối chiếu xong.'

export const writeBirths = (
  month: RoundMonth,
  rows: readonly {
    fullName: string
    sex: 'male' | 'female' | null
    birthDate: PlainDate
    villageName: string
    motherName: string | null
    fatherName: string | null
    birthRegistered: boolean | null
    late: boolean
  }[],
): Promise<Uint8Array> =>
  writeList(
    'Trẻ mới sinh',
    [`DANH SÁCH TRẺ MỚI SINH THÁNG ${formatMonth(month)} (${rows.length} em)`, `Mục đích: ${birthsPurpose}`],
    [
      { text: 'Họ và tên', width: 28, of: (row) => row.fullName },
      { text: 'Giới tính', width: 9, of: (row) => (row.sex === null ? 'Chưa rõ' : row.sex === 'male' ? 'Nam' : 'Nữ') },
      { text: 'Ngày sinh', width: 12, of: (row) => formatDate(row.birthDate) },
      { text: 'Thôn', width: 18, of: (row) => row.villageName },
      { text: 'Họ tên mẹ', width: 26, of: (row) => row.motherName ?? '' },
      { text: 'Họ tên cha', width: 26, of: (row) => row.fatherName ?? '' },
      {
        text: 'Đã đăng ký khai sinh',
        width: 12,
        of: (row) => (row.birthRegistered === null ? 'Chưa rõ' : row.birthRegistered ? 'Rồi' : 'Chưa'),
      },
      { text: 'Ghi chú', width: 22, of: (row) => (row.late ? 'Biết muộn, sinh tháng trước' : '') },
    ],
    rows,
  )

const groupsOf = (codes: readonly string[]): string =>
  codes
    .map((code) => (code === '?' ? 'Chưa ghi nhóm' : ((specialGroupNames as Record<string, string>)[code] ?? code)))
    .join('; ')

const changeWords = { new: 'Mới', out: 'Ra khỏi danh sách', moved: 'Đổi nhóm', same: '' } as const

export const writeQuarterList = (
  list: { quarter: string; countedTo: PlainDate; hasBefore: boolean },
  rows: readonly {
    fullName: string | null
    birthDate: PlainDate
    villageName: string
    groups: readonly string[]
    risks: readonly string[]
    change: keyof typeof changeWords
    beforeGroups: readonly string[]
    beforeRisks: readonly string[]
  }[],
): Promise<Uint8Array> =>
  writeList(
    'Danh sách quý',
    [
      `DANH SÁCH TRẺ EM CÓ HOÀN CẢNH ĐẶC BIỆT, CÓ NGUY CƠ, quý ${list.quarter.slice(-1)}/${list.quarter.slice(0, 4)}, tính đến ${formatDate(list.countedTo)}`,
      'Không gồm trẻ thuộc nhóm phải giữ kín (HIV, bị xâm hại, bạo lực, mua bán, bóc lột, ma tuý, vi phạm pháp luật).',
      ...(list.hasBefore ? [] : ['Danh sách đầu tiên: chưa có quý trước để so.']),
    ],
    [
      { text: 'Họ và tên', width: 28, of: (row) => row.fullName ?? '' },
      { text: 'Ngày sinh', width: 12, of: (row) => formatDate(row.birthDate) },
      { text: 'Thôn', width: 18, of: (row) => row.villageName },
      { text: 'Nhóm hoàn cảnh đặc biệt', width: 34, of: (row) => groupsOf(row.groups) },
      { text: 'Nguy cơ', width: 34, of: (row) => row.risks.join('; ') },
      { text: 'So với quý trước', width: 16, of: (row) => changeWords[row.change] },
      {
        text: 'Quý trước',
        width: 34,
        of: (row) =>
          row.change === 'moved' || row.change === 'out'
            ? [groupsOf(row.beforeGroups), ...row.beforeRisks].filter((text) => text !== '').join('; ')
            : '',
      },
    ],
    rows,
  )
