/**
 * The one year that a plan is for, as its title names it: "Kế hoạch công tác trẻ em năm 2026". The review proposes it for
 * measures that print no year; the reading itself keeps what is printed.
 */
import { fold } from './words.ts'
import { listYears } from './years.ts'

const range = /(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d/u

/** Years that go on behind the one named: then a level without a year may be meant for any of them. */
const goesOn =
  /(?<!\p{L})(?:đến|tới)(?: hết| cuối)?(?: năm)? (?:19|20)\d\d|(?:năm|thời gian) (?:tiếp theo|tới|sau)|trở đi/u

/** "Luật Trẻ em năm 2016": the year of a law, not of the plan. */
const ofLaw =
  /(?<!\p{L})(?:luật|pháp lệnh|nghị định|nghị quyết|quyết định|chỉ thị|thông tư|kết luận|công ước)[^,;]{0,30}năm (?:19|20)\d\d/gu

/** The single year in the title, or null: a period, several years, or a year that is not the one of issue or the next. */
export const planYear = (title: string | null, issuedOn: string | null): number | null => {
  const low = fold(title ?? '').replace(/\s+/gu, ' ')
  const period = range.exec(low)
  const rest = low.replace(new RegExp(range, 'gu'), ' ').replace(ofLaw, ' ')
  if (goesOn.test(rest)) return null
  const years = new Set(listYears(rest).map((found) => found.year))
  const [year] = years
  if (year === undefined || years.size > 1) return null
  if (period) {
    // "thực hiện Chương trình … giai đoạn 2021-2030 năm 2026" is one year of the programme; "… và năm 2026" is both.
    const [from, to] = period[0].match(/\d{4}/gu)!.map(Number) as [number, number]
    if (year < from || year > to || /và (?:trong )?năm (?:19|20)\d\d/u.test(rest)) return null
  }
  const issued = issuedOn === null ? year : Number(issuedOn.slice(0, 4))
  return year === issued || year === issued + 1 ? year : null
}
