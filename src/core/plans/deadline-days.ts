/** The days that a sentence prints for something owed: with or without a month, in a series, a day of the week. */
import { recurrenceIn } from './deadline-recurrence.ts'
import { duty } from './duty-words.ts'
import { isoDate, monthDayOf } from './numbers-and-dates.ts'
import type { Recurrence } from './plan-reading.ts'

/** "tháng cuối của quý", "tháng đầu quý sau", "tháng thứ ba mỗi quý". */
const monthOfPeriod =
  'tháng (?:cuối(?: cùng)?|sau|đầu(?: tiên)?|thứ (?:nhất|hai|ba)|kế tiếp)(?: (?:của|mỗi|hằng|hàng|từng|các|quý|kỳ|sau|tiếp theo|liền kề|báo cáo(?=\\s*(?:[,;.)]|$))))*'

const due = new RegExp(
  String.raw`(?<!\p{L})(?:(trước|chậm nhất|muộn nhất|không quá|xong trước|hạn cuối|thời hạn|hạn chót|hoàn thành vào|đến hết)(?:\s+(?:là|vào|đến|ngày|hết|trong|gửi|báo cáo))*\s*:?\s*(?:ngày\s*)?|(?<=\s)(?:vào )?(ngày)\s*)(\d{1,2})(?:\s*[/.]\s*(\d{1,2})(?:\s*[/.]\s*(\d{4}))?|\s*tháng\s*(\d{1,2})(?:\s*(?:năm|\/)\s*(\d{4}))?|(?:\s*(?:của\s+)?(?:${monthOfPeriod}|(?:hằng|hàng|mỗi) tháng|tháng tiếp theo)))?(?!\d|\s?%)`,
  'gu',
)

const inMonth =
  /(?<!\p{L})(trước|trong|xong trong|hoàn thành trong|hết)\s+(?:tháng\s*(\d{1,2})(?:\s*(?:năm|\/)\s*(\d{4}))?|quý\s*([ivx]+|\d)(?:\s*(?:năm|\/)\s*(\d{4}))?)(?!\d)/gu

const weekday =
  /(?:trước |chậm nhất (?:là |vào )?)?(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?\s*(?:phút\s*)?,?\s*)?(?:ngày |vào )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật) (?:hằng|hàng|mỗi) tuần/gu

export type Hit = {
  start: number
  end: number
  date: string | null
  monthDay: string | null
  before: boolean
  recurrence: Recurrence | null
  /** A month printed with its year comes once. */
  once?: boolean
}

const citesPaper =
  /(?:số\s*\d+[^\s]*\s*,?\s*(?:\(\s*)?|(?:luật|công văn|quyết định|kế hoạch|chỉ thị|nghị quyết|thông tư|nghị định)[^,;.]{0,40}\s)$/u

export const datedHits = (low: string): Hit[] => {
  const hits: Hit[] = []
  for (const match of low.matchAll(due)) {
    const [all, word, onDay, day, monthA, yearA, monthB, yearB] = match
    const month = monthA ?? monthB
    const year = yearA ?? yearB
    const end = match.index + all.length
    const after = low.slice(end, end + 30).replace(/[,;]\s*(?:và\s+)?báo cáo.*$/u, '')
    const before = low.slice(Math.max(0, match.index - 60), match.index)
    const said = month ? null : periodSaid(before)
    if (onDay) {
      if (citesPaper.test(before) || /(?:từ|kể từ|tính đến|đến|có hiệu lực|ban hành|ký|dịp|sinh)\s*$/u.test(before))
        continue
      const monthly = !month && (said === 'monthly' || /(?:tháng)/u.test(all + after))
      if (
        !monthly &&
        !(month && !year && /^\s*(?:hằng|hàng|mỗi) (?:năm|quý)/u.test(after)) &&
        !(month && duty.test(before))
      )
        continue
    }
    if (!month && said === null && !/tháng|quý/u.test(all + after)) continue
    if (
      !month &&
      /^\s*(?:ngày|giờ|tháng|%|trẻ|năm)/u.test(after) &&
      !/^\s*(?:hằng|hàng|mỗi) tháng/u.test(after) &&
      !/tháng/u.test(all)
    )
      continue
    if (word === 'không quá' && !month) continue
    if (hits.some((hit) => hit.start < end && match.index < hit.end)) continue
    hits.push({
      start: match.index,
      end: end + (behindDay.exec(after)?.[0].length ?? 0),
      date: month && year ? isoDate(year, month, day!) : null,
      monthDay: month ? monthDayOf(month, day!) : null,
      before: word !== undefined && !/hoàn thành vào|đến hết/.test(word) && /trước|chậm|muộn|hạn|không quá/.test(word),
      recurrence: month ? null : (said ?? recurrenceIn(all + after)),
    })
    if (month) hits.push(...daysInSeries(low, hits.at(-1)!))
  }
  for (const match of low.matchAll(inMonth)) {
    const [all, word, month, yearA, quarter, yearB] = match
    if (hits.some((hit) => hit.start < match.index + all.length && match.index < hit.end)) continue
    const before = low.slice(Math.max(0, match.index - 50), match.index)
    if (!duty.test(before) && !duty.test(low.slice(match.index + all.length, match.index + all.length + 60))) continue
    if (!month && !quarter) continue
    if (month && !yearA && !/(?:hằng|hàng) năm/u.test(low) && word === 'hết') continue
    hits.push({
      start: match.index,
      end: match.index + all.length,
      date: null,
      monthDay: null,
      before: word === 'trước' || /xong/.test(word!),
      recurrence: null,
      once: (yearA ?? yearB) !== undefined,
    })
  }
  for (const match of low.matchAll(weekday)) {
    hits.push({
      start: match.index,
      end: match.index + match[0].length,
      date: null,
      monthDay: null,
      before: /trước|chậm nhất/u.test(match[0]),
      recurrence: 'weekly',
    })
  }
  for (const match of low.matchAll(weekdayOfReport)) {
    const start = match.index + match[0].length - match[1]!.length
    if (hits.some((hit) => hit.start < start + match[1]!.length && start < hit.end)) continue
    hits.push({
      start,
      end: start + match[1]!.length,
      date: null,
      monthDay: null,
      before: /trước|chậm nhất/u.test(match[1]!),
      recurrence: 'weekly',
    })
  }
  return hits.sort((a, b) => a.start - b.start)
}

const behindDay = new RegExp(`^\\s*(?:hằng|hàng|mỗi) (?:năm|tháng|quý)|^\\s*(?:của )?${monthOfPeriod}`, 'u')

/** "báo cáo tuần trước 15 giờ thứ Năm": the week is said before the day. */
const weekdayOfReport =
  /(?:báo cáo (?:hằng |hàng |mỗi )?tuần|(?:hằng|hàng|mỗi) tuần)[^;.\d]{0,60}?((?:trước |vào |chậm nhất )(?:là |vào )?(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?\s*(?:phút\s*)?,?\s*)?(?:ngày )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật))(?!\p{L})/gu

/** The period named with the report, before a day without a month: "báo cáo tháng trước ngày 18". */
const periodSaid = (before: string): Recurrence | null => {
  const match = /(?:báo cáo(?: định kỳ)?(?: hằng| hàng| mỗi)?|hằng|hàng|mỗi) (tháng|quý)(?! cuối)[^,;.]{0,40}$/u.exec(
    before,
  )
  return match ? (match[1] === 'tháng' ? 'monthly' : 'quarterly') : null
}

/** "trước ngày 15/6 và 15/12 hằng năm": further days that share the words before the first. */
const daysInSeries = (low: string, first: Hit): Hit[] => {
  const found: Hit[] = []
  let at = first.end
  for (let i = 0; i < 12; i++) {
    const match =
      /^\s*(?:và|,)\s*(?:ngày\s*)?(\d{1,2})(?:\s*[/.]\s*(\d{1,2})(?:\s*[/.]\s*(\d{4}))?|\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?)(?![\d/.]\d|\s?[%‰])(?:\s*(?:hằng|hàng|mỗi) năm)?/u.exec(
        low.slice(at, at + 60),
      )
    const [day, month, year] = [match?.[1], match?.[2] ?? match?.[4], match?.[3] ?? match?.[5]]
    const monthDay = day && month ? monthDayOf(month, day) : null
    if (!match || monthDay === null) break
    found.push({
      start: at + /^\s*(?:và|,)\s*/u.exec(match[0])![0].length,
      end: at + match[0].length,
      date: year ? isoDate(year, month!, day!) : null,
      monthDay,
      before: first.before,
      recurrence: null,
    })
    at += match[0].length
  }
  return found
}

/** "Định kỳ hằng quý báo cáo …": owed again and again, without a day. */
export const undatedHits = (low: string): Hit[] => {
  if (!/báo cáo|gửi .* về/u.test(low)) return []
  const match =
    /(?<!\p{L})(?:định kỳ\s+(?:báo cáo\s+)?)?(?:(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm)|(?:0?6|sáu) tháng(?:\s*(?:,|và|\/)\s*(?:hằng năm|hàng năm|(?:01 |1 |một |cả )?năm))?)(?!\p{L})/u.exec(
      low,
    )
  if (!match || !/báo cáo/u.test(low.slice(Math.max(0, match.index - 60), match.index + 160))) return []
  if (
    !/định kỳ/u.test(match[0]) &&
    !/(?:báo cáo (?:kết quả|tình hình|định kỳ|về|ubnd|ủy ban|sở|phòng|hđnd|hội đồng)|(?:gửi|chế độ) báo cáo)/u.test(low)
  )
    return []
  const recurrence = recurrenceIn(match[0])
  const base = { start: match.index, end: match.index + match[0].length, date: null, monthDay: null, before: false }
  if (recurrence === '6-month' && /năm$/u.test(match[0])) {
    return [
      { ...base, recurrence: '6-month' },
      { ...base, recurrence: 'yearly' },
    ]
  }
  return recurrence ? [{ ...base, recurrence }] : []
}
