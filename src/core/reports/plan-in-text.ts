/** How the report names its plan in a sentence. */
import { formatDate } from '../dates.ts'
import type { YearlyReportInput } from './yearly-report-input.ts'

export const planInText = (input: YearlyReportInput): string => {
  const { code, date, issuer, title } = input.plan
  const of = issuer === null ? '' : ` của ${issuer}`
  const on = date === null ? '' : ` ngày ${formatDate(date)}`
  const about = title.replace(/^kế hoạch\s*/iu, '')
  return `Kế hoạch${code === null ? '' : ` số ${code}`}${on}${of} ${about.slice(0, 1).toLocaleLowerCase('vi')}${about.slice(1)}`
}
