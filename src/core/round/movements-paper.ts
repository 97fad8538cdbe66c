/** The month's movements as an official paper: layout by Decree 30/2020/NĐ-CP; the table is ours (no form was found). */
import { formatDate, type PlainDate, yearOf } from '../dates.ts'
import { td, th } from '../reports/report-blocks.ts'
import { keepTogether, ReportDocument } from '../reports/report-model.ts'
import { formatMonth, type RoundMonth } from './month.ts'
import type { VillageMovements } from './movements.ts'

export type MovementsOnPaper = {
  month: RoundMonth
  countedAfter: PlainDate
  countedTo: PlainDate
  communeName: string
  provinceName: string
  villages: readonly (VillageMovements & { villageName: string })[]
  total: Omit<VillageMovements, 'villagePath'>
  synthetic: boolean
}

/** Columns of the sheet, the same on paper, in Excel and on the screen. */
export const sheetColumns = [
  ['start', 'Đầu kỳ'],
  ['birth', 'Sinh'],
  ['arrival', 'Chuyển đến'],
  ['movedIn', 'Từ thôn khác đến'],
  ['death', 'Mất'],
  ['departure', 'Chuyển đi'],
  ['movedOut', 'Sang thôn khác'],
  ['turned16', 'Tròn 16 tuổi'],
  ['corrected', 'Bớt do sửa sổ'],
  ['end', 'Cuối kỳ'],
  ['late', 'Trong đó biết muộn'],
  ['changes', 'Thay đổi khác đã nhận'],
] as const

/** Composes the paper. Number and date stay blank until the records office gives them. */
export const composeMovements = (sheet: MovementsOnPaper): ReportDocument => {
  const agency = `Ủy ban nhân dân ${sheet.communeName.charAt(0).toLocaleLowerCase('vi')}${sheet.communeName.slice(1)}`
  const cells = (row: Omit<VillageMovements, 'villagePath'>, bold = false) =>
    sheetColumns.map(([key]) => ({ ...td(row[key]), ...(bold && { bold }) }))
  return ReportDocument.parse({
    title: `Biến động trẻ em tháng ${formatMonth(sheet.month)}`,
    author: agency,
    date: sheet.countedTo,
    marks: sheet.synthetic ? ['Dữ liệu minh hoạ'] : [],
    sections: [
      {
        orientation: 'landscape',
        blocks: [
          {
            kind: 'letterhead',
            parentAgency: sheet.provinceName.toLocaleUpperCase('vi'),
            agency: `ỦY BAN NHÂN DÂN\n${sheet.communeName.toLocaleUpperCase('vi')}`,
            number: null,
            symbol: 'BC-UBND',
            place: sheet.communeName.replace(/^(Xã|Phường|Đặc khu) /u, ''),
            date: null,
            year: yearOf(sheet.countedTo),
          },
          {
            kind: 'title',
            type: 'BÁO CÁO',
            subject: keepTogether(`Biến động trẻ em tháng ${formatMonth(sheet.month)}`),
          },
          {
            kind: 'paragraph',
            text: keepTogether(
              `Số trẻ em dưới 16 tuổi đang sống tại địa bàn, từ sau ngày ${formatDate(sheet.countedAfter)} đến hết ngày ${formatDate(sheet.countedTo)}. Cuối kỳ bằng đầu kỳ cộng sinh, chuyển đến, trừ mất, chuyển đi, tròn 16 tuổi, bớt do sửa sổ (hồ sơ trùng, ghi nhầm). Việc biết sau khi đã khoá tháng trước được tính vào tháng này.`,
            ),
          },
          {
            kind: 'table',
            caption: null,
            size: 11,
            columns: [
              { width: 10, align: 'center' },
              { width: 45, align: 'left' },
              ...sheetColumns.map(() => ({ width: 16, align: 'right' as const })),
            ],
            header: [[th('STT'), th('Thôn'), ...sheetColumns.map(([, words]) => th(words))]],
            rows: [
              ...sheet.villages.map((village, at) => [td(String(at + 1)), td(village.villageName), ...cells(village)]),
              [td('Tổng cộng', { bold: true, colSpan: 2, align: 'center' }), ...cells(sheet.total, true)],
            ],
            note: null,
          },
          {
            kind: 'signature',
            recipients: ['Chủ tịch UBND xã;', 'Lưu: VT.'],
            authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
            name: null,
          },
        ],
      },
    ],
  })
}
