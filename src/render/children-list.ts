/** The list of children as an Excel file, as filtered on the screen. */
import writeExcel, { type SheetData } from 'write-excel-file/node'
import { povertyNames, schoolLevelNames, specialGroupNames } from '#core/children/child-columns.ts'
import { formatDate, type PlainDate } from '#core/dates.ts'
import { cellOfText } from './xlsx-cells.ts'

/** One row of the list, as the API gives it. */
export type ListedChild = {
  fullName: string | null
  sex: 'male' | 'female' | null
  birthDate: PlainDate
  birthPrecision: 'day' | 'month' | 'year'
  age: number
  ethnicName: string | null
  villageName: string
  birthRegistered: boolean | null
  enrolled: boolean | null
  schoolLevel: string | null
  schoolName: string | null
  specialPresent: boolean | null
  specialGroups: readonly string[]
  supported: boolean | null
  insured: boolean | null
  poverty: string | null
}

const said = (value: boolean | null): string => (value === null ? 'Chưa rõ' : value ? 'Có' : 'Không')
const named = (names: Record<string, string>, code: string | null): string =>
  code === null ? '' : (names[code] ?? code)

const columns: { heading: string; width: number; text: (child: ListedChild, number: number) => string }[] = [
  { heading: 'STT', width: 6, text: (_, number) => String(number) },
  { heading: 'Họ và tên', width: 28, text: (c) => c.fullName ?? '' },
  {
    heading: 'Ngày sinh',
    width: 12,
    text: (c) =>
      c.birthPrecision === 'day'
        ? formatDate(c.birthDate)
        : formatDate(c.birthDate).slice(c.birthPrecision === 'month' ? 3 : 6),
  },
  { heading: 'Tuổi', width: 6, text: (c) => String(c.age) },
  { heading: 'Giới tính', width: 9, text: (c) => (c.sex === null ? 'Chưa rõ' : c.sex === 'male' ? 'Nam' : 'Nữ') },
  { heading: 'Dân tộc', width: 12, text: (c) => c.ethnicName ?? 'Chưa rõ' },
  { heading: 'Thôn', width: 16, text: (c) => c.villageName },
  { heading: 'Đã đăng ký khai sinh', width: 12, text: (c) => said(c.birthRegistered) },
  { heading: 'Đang đi học', width: 12, text: (c) => said(c.enrolled) },
  { heading: 'Bậc học', width: 16, text: (c) => named(schoolLevelNames, c.schoolLevel) },
  { heading: 'Trường', width: 28, text: (c) => c.schoolName ?? '' },
  { heading: 'Hoàn cảnh đặc biệt', width: 12, text: (c) => said(c.specialPresent) },
  {
    heading: 'Nhóm hoàn cảnh đặc biệt',
    width: 26,
    text: (c) => c.specialGroups.map((code) => named(specialGroupNames, code)).join('; '),
  },
  { heading: 'Được trợ giúp', width: 12, text: (c) => said(c.supported) },
  { heading: 'Bảo hiểm y tế', width: 12, text: (c) => said(c.insured) },
  {
    heading: 'Hộ nghèo, cận nghèo',
    width: 14,
    text: (c) => (c.poverty === null ? 'Chưa rõ' : named(povertyNames, c.poverty)),
  },
]

/** Writes the rows given, one sheet, headings frozen; every cell is text. */
export const writeChildrenList = async (children: readonly ListedChild[], today: PlainDate): Promise<Uint8Array> => {
  const title = [
    {
      ...cellOfText(`DANH SÁCH TRẺ EM (${children.length} em), ngày ${formatDate(today)}`),
      fontWeight: 'bold' as const,
    },
  ]
  const headings = columns.map((c) => ({ ...cellOfText(c.heading), fontWeight: 'bold' as const, wrap: true }))
  const data: SheetData = [
    title,
    headings,
    ...children.map((child, n) => columns.map((c) => cellOfText(c.text(child, n + 1)))),
  ]
  return new Uint8Array(
    await writeExcel(data, {
      sheet: 'Trẻ em',
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 2,
    }).toBuffer(),
  )
}
