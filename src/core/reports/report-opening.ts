/** How the report begins: letterhead, title, addressees, and the sentence that names the plan. */
import { formatDate } from '../dates.ts'
import { planInText } from './plan-in-text.ts'
import { paragraph } from './report-blocks.ts'
import { type Block, keepTogether } from './report-model.ts'
import type { YearlyReportInput } from './yearly-report-input.ts'

/** Breaks "ỦY BAN NHÂN DÂN XÃ LƯƠNG MINH" before its kind of unit, where nobody has broken it. */
const agencyLines = (name: string): string =>
  name.includes('\n') ? name : name.replace(/^((?:ỦY|UỶ) BAN NHÂN DÂN) (?=\S)/u, '$1\n')

export const openingBlocks = (input: YearlyReportInput, subject: string): Block[] => [
  {
    kind: 'letterhead',
    parentAgency: input.agency.parent,
    agency: agencyLines(input.agency.name),
    number: input.number,
    symbol: input.agency.symbol,
    place: input.place,
    date: input.date,
    year: input.year,
  },
  { kind: 'title', type: 'BÁO CÁO', subject: keepTogether(subject) },
  ...(input.addressees.length === 0 ? [] : [{ kind: 'addressees' as const, names: input.addressees }]),
  paragraph(
    `Thực hiện ${planInText(input)}, ${input.agency.nameInText} báo cáo kết quả thực hiện công tác trẻ em năm ${input.year} như sau (số liệu tính đến hết ngày ${formatDate(input.cutOff)}):`,
  ),
]
