/** Measures without a number: "giảm dần …", "xóa bỏ …", "xây dựng thêm …". */
import { wordlessDirection } from './directions.ts'
import { indicatorOf } from './indicator-words.ts'
import { type Draft, insideBrackets, leadOf, type Span } from './measure-draft.ts'
import { maintainedUntil } from './measure-years.ts'
import { listCounts, listRates, type Quantity } from './quantities.ts'
import { listYears } from './years.ts'

/** The measures of a clause that has no number. */
export const wordlessMeasures = (text: string, low: string, offset: number, previous: Draft | null): Draft[] => {
  const maintained = maintainedUntil(low)
  if (
    maintained &&
    previous &&
    previous.value !== null &&
    /^\s*(?:và\s+)?(?:tiếp tục\s+)?(?:duy trì|giữ vững)/u.test(low) &&
    previous.per === null
  ) {
    return [
      {
        ...previous,
        direction: 'maintain',
        year: maintained.year,
        start: offset + maintained.start,
        end: offset + maintained.end,
      },
    ]
  }
  const found: Draft[] = []
  for (const part of partsByVerb(low)) {
    const read = wordlessDirection(low.slice(part.start, part.end))
    if (!read) continue
    const years = listYears(low.slice(part.start, part.end))
    const indicator =
      indicatorOf('', text.slice(part.start, part.end), null) ??
      previous?.indicator ??
      text.slice(part.start, part.end).trim()
    found.push({
      direction: read.direction,
      value: read.value,
      value2: null,
      unit: read.value === 0 ? (/^\s*(?:tỷ|tỉ) lệ/u.test(indicator.toLowerCase()) ? '%' : 'count') : null,
      year: years.at(-1)?.year ?? null,
      per: null,
      indicator,
      start: offset + leadOf(low, part),
      end: offset + part.end,
    })
  }
  return found
}

/** A clause cut where a new verb of change begins: "giảm …, xóa bỏ …". */
const partsByVerb = (low: string): Span[] => {
  const parts: Span[] = []
  let start = 0
  for (const match of low.matchAll(
    /,\s+(?:và\s+)?(?=(?:từng bước |phấn đấu |tiếp tục )?(?:giảm|tăng (?!cường)|xóa bỏ|loại trừ|không có|không để|xây dựng thêm|tiến tới|chấm dứt)(?!\p{L}))|\s+và\s+(?=(?:từng bước |tiến tới )?(?:giảm (?:dần|tỷ|tỉ|số)|tăng dần|xóa bỏ|loại trừ|chấm dứt)(?!\p{L}))/gu,
  )) {
    if (insideBrackets(low, match.index)) continue
    parts.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  parts.push({ start, end: low.length })
  return parts
}

/** Before the first value a clause may say something without a value: "Chấm dứt kết hôn sớm, bảo đảm mức giảm … 3%". */
export const leadingWordless = (
  text: string,
  low: string,
  segment: Span,
  quantity: Quantity,
  offset: number,
): Draft[] => {
  const before = low.slice(0, quantity.start)
  const comma = before.search(
    /,\s+(?:duy trì|giảm|phấn đấu|bảo đảm|đảm bảo|tỷ lệ|tỉ lệ|tỷ suất|số |\d|ít nhất|tối thiểu|trên \d|mức |đạt )/u,
  )
  if (comma < 0) return []
  const read = wordlessDirection(low.slice(0, comma))
  if (!read || read.direction === 'maintain' || read.direction === 'achieve' || read.direction === 'increase') return []
  const indicator = indicatorOf('', text.slice(0, comma), null)
  if (indicator === null) return []
  segment.start = comma + 1
  return [
    {
      direction: read.direction,
      value: read.value,
      value2: null,
      unit: read.value === 0 ? 'count' : null,
      year: null,
      per: null,
      indicator,
      start: offset + leadOf(low, { start: 0, end: comma }),
      end: offset + comma,
    },
  ]
}

/** "… dưới 2% vào năm 2027, tiến tới loại trừ … vào năm 2030": the last part has a direction of its own and no number. */
export const trailingWordless = (low: string): { from: number; to: number } | null => {
  const parts = partsByVerb(low)
  const last = parts.at(-1)!
  if (parts.length < 2 || listRates(low.slice(0, last.start)).length === 0) return null
  const words = low.slice(last.start)
  if (listRates(words).length > 0 || listCounts(words).length > 0 || wordlessDirection(words) === null) return null
  return { from: parts.at(-2)!.end, to: last.start }
}
