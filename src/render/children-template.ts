/** The list of children to fill in: headings, one invented example, and what each column may hold. */
import writeExcel, { type SheetData } from 'write-excel-file/node'
import {
  childColumns,
  disabilityLevelNames,
  disabilityTypeNames,
  povertyNames,
  schoolLevelNames,
  specialGroupNames,
} from '#core/children/child-columns.ts'
import type { ImportField } from '#core/children/import-fields.ts'
import { unknownChild } from '#core/children/imported-child.ts'
import { plainDate } from '#core/dates.ts'
import { cellOfText } from './xlsx-cells.ts'

export type TemplateChoices = { villages: readonly string[]; ethnicGroups: readonly { code: string; name: string }[] }

/** Starts with "Ví dụ:", by which reading the list passes over the row when it was left in. */
const example = {
  ...unknownChild('Ví dụ: Nguyễn Thị Mẫu', plainDate(2020, 3, 5)),
  sex: 'female' as const,
  personalNumber: '099320000000',
  carers: [{ relation: 'mother' as const, fullName: 'Trần Thị Mẫu', birthYear: 1995, phone: '0600000000' }],
  birthRegistration: { registered: true, registeredOn: plainDate(2020, 3, 20), number: '00/2020', reasonNot: null },
  note: 'Dòng ví dụ, có thể để lại hoặc xóa. Ô nào chưa biết thì để trống.',
}

const yesNo = ['Có', 'Không', '(để trống nếu chưa biết)']

const choices = ({ villages, ethnicGroups }: TemplateChoices): Partial<Record<ImportField, readonly string[]>> => ({
  sex: ['Nam', 'Nữ'],
  birthDate: ['05/03/2019', '03/2019 (chỉ biết tháng, năm)', '2019 (chỉ biết năm)'],
  personalNumber: ['Đủ 12 chữ số, định dạng ô là Văn bản'],
  ethnic: ethnicGroups.map((g) => g.name),
  village: villages,
  birthRegistered: yesNo,
  enrolled: yesNo,
  level: Object.values(schoolLevelNames),
  special: yesNo,
  specialGroup: Object.values(specialGroupNames),
  supportGiven: yesNo,
  insurance: yesNo,
  disability: yesNo,
  disabilityType: Object.values(disabilityTypeNames),
  disabilityLevel: Object.values(disabilityLevelNames),
  poverty: Object.values(povertyNames),
})

export const writeChildrenTemplate = async (given: TemplateChoices): Promise<Uint8Array> => {
  const heading = (text: string) => ({
    value: text,
    type: String,
    fontWeight: 'bold' as const,
    wrap: true,
    backgroundColor: '#E6F0EA',
  })
  const list: SheetData = [
    childColumns.map((c) => heading(c.heading)),
    childColumns.map((c) => (c.cell(example, {}) === '' ? null : cellOfText(c.cell(example, {})))),
  ]
  const allowed = choices(given)
  const columns = childColumns.filter((c) => allowed[c.field] !== undefined)
  const height = Math.max(...columns.map((c) => allowed[c.field]?.length ?? 0))
  const values: SheetData = [columns.map((c) => heading(c.heading))]
  for (let n = 0; n < height; n++) {
    values.push(
      columns.map((c) => (allowed[c.field]?.[n] === undefined ? null : cellOfText(allowed[c.field]?.[n] as string))),
    )
  }
  return new Uint8Array(
    await writeExcel([
      {
        data: list,
        sheet: 'Danh sách trẻ em',
        columns: childColumns.map((c) => ({ width: c.width })),
        stickyRowsCount: 1,
      },
      {
        data: values,
        sheet: 'Giá trị cho phép',
        columns: columns.map((c) => ({ width: Math.max(16, c.width) })),
        stickyRowsCount: 1,
      },
    ]).toBuffer(),
  )
}
