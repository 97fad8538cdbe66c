/** The demo's children as an officer would bring them: a CSV list, with a few rows that are wrong on purpose. */
import { childColumns } from '../children/child-columns.ts'
import type { ImportField } from '../children/import-fields.ts'
import { addYears, formatDate } from '../dates.ts'
import type { DemoCommune } from './commune.ts'

/** The names of the demo's ethnic groups, as the catalogue of Decision 121-TCTK/PPCĐ has them. */
export const demoEthnicNames: Record<string, string> = { '01': 'Kinh', '02': 'Tày', '09': 'Dao', '15': 'Sán Chay' }

export const demoEthnicGroups = [
  { code: '01', name: 'Kinh', otherNames: ['Việt'] },
  { code: '02', name: 'Tày', otherNames: [] },
  { code: '09', name: 'Dao', otherNames: ['Mán'] },
  { code: '15', name: 'Sán Chay', otherNames: ['Cao Lan', 'Sán Chỉ'] },
]

const quoted = (text: string): string => (/[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

type BadRow = Partial<Record<ImportField, string>>

const badRows = (commune: DemoCommune): BadRow[] => [
  { fullName: 'Triệu Thị Mẫu Một', sex: 'Nữ', birthDate: `31/02/${commune.today.slice(0, 4)}`, village: 'Khe Sím' },
  { fullName: 'Nông Văn Mẫu Hai', sex: 'Nam', birthDate: formatDate(addYears(commune.today, 1)), village: 'Nà Lụa' },
  { fullName: 'Bàn Thị Mẫu Ba', sex: 'Nữ', birthDate: formatDate(addYears(commune.today, -6)), village: 'Khe Xím' },
  { fullName: '', sex: 'Nam', birthDate: formatDate(addYears(commune.today, -4)), village: 'Tân Hợp' },
  {
    fullName: 'Hoàng Văn Mẫu Năm',
    sex: 'Nam',
    birthDate: formatDate(addYears(commune.today, -3)),
    village: 'Bản Pắc',
    birthRegistered: 'Chưa',
    birthRegistrationNumber: '15/2023',
  },
]

/** How many rows of `demoChildrenCsv` are wrong on purpose; they stand last. */
export const demoBadRowCount = 5

/** Children who live in the commune now, one to a line, UTF-8 with BOM so that Excel shows the marks. */
export const demoChildrenCsv = (commune: DemoCommune, options: { badRows?: boolean } = {}): string => {
  const lines = [['STT', ...childColumns.map((c) => c.heading)].map(quoted).join(',')]
  for (const child of commune.children) {
    if (child.residenceTo !== null) continue
    lines.push([String(lines.length), ...childColumns.map((c) => quoted(c.cell(child, demoEthnicNames)))].join(','))
  }
  if (options.badRows !== false) {
    for (const row of badRows(commune))
      lines.push([String(lines.length), ...childColumns.map((c) => quoted(row[c.field] ?? ''))].join(','))
  }
  return `\ufeff${lines.join('\r\n')}\r\n`
}
