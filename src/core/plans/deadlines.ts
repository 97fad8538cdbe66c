/** Days by which something is owed: reports, plans, lists; from whom, to whom, how often. */
import { agencyAt, agencyOfHeading } from './agencies.ts'
import { isoDate, monthDayOf } from './numbers-and-dates.ts'
import { ancestorsOf, type Node } from './outline.ts'
import { isFootnote, passageOf } from './paragraphs.ts'
import type { Deadline, Recurrence } from './plan-reading.ts'
import { fold } from './words.ts'

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

const recurrences: [Recurrence, RegExp][] = [
  ['weekly', /(?:hằng|hàng|mỗi) tuần/u],
  ['monthly', /(?:hằng|hàng|mỗi) tháng|định kỳ tháng|tháng sau|báo cáo tháng|tháng tiếp theo/u],
  [
    'quarterly',
    /(?:hằng|hàng|mỗi) quý|định kỳ quý|báo cáo quý|theo quý|tháng cuối quý|cuối quý|tháng (?:thứ ba|đầu|cuối)[^,;.]{0,12} quý|quý [ivx]+,/u,
  ],
  ['6-month', /(?:0?6|sáu) tháng(?! cuối)/u],
  ['yearly', /(?:hằng|hàng|mỗi|từng) năm|định kỳ năm|báo cáo (?:kết quả )?năm(?! \d)|(?:01|1|một) năm/u],
]

const duty =
  /(?<!\p{L})(?:báo cáo|gửi|trình|nộp|hoàn thành|ban hành|xây dựng|lập|cung cấp|cập nhật|tổng hợp|đăng ký|xong|phê duyệt|tổ chức|thực hiện|triển khai|rà soát|công bố|đánh giá|sơ kết|tổng kết|thông báo|thẩm định|phổ biến)(?!\p{L})/u

const duties = new RegExp(duty.source, 'gu')

/** Lists the deadlines of a document. `isQuiet` says which paragraphs hold none: targets and legal bases. */
export const listDeadlines = (nodes: readonly Node[], isQuiet: (node: Node) => boolean): Deadline[] =>
  nodes.filter((node) => !isQuiet(node)).flatMap(deadlinesOf)

type Hit = {
  start: number
  end: number
  date: string | null
  monthDay: string | null
  before: boolean
  recurrence: Recurrence | null
  /** A month printed with its year comes once. */
  once?: boolean
}

const deadlinesOf = (node: Node): Deadline[] => {
  const { paragraph } = node
  if (paragraph.cells || isFootnote(paragraph.text)) return []
  if (/^(?:căn cứ|thực hiện (?:chỉ thị|quyết định|kế hoạch|nghị quyết|luật) (?:số )?\d)/u.test(paragraph.low)) return []
  return sentencesOf(paragraph.low, paragraph.body).flatMap((sentence) => deadlinesOfSentence(node, sentence))
}

type Span = { start: number; end: number }

const deadlinesOfSentence = (node: Node, sentence: Span): Deadline[] => {
  const { paragraph } = node
  const text = paragraph.text.slice(sentence.start, sentence.end)
  const low = paragraph.low.slice(sentence.start, sentence.end)
  if (!duty.test(low)) return []
  const found: Deadline[] = []
  const dated = datedHits(low)
  for (const part of partsOf(low)) {
    const words = low.slice(part.start, part.end)
    const own = dated.filter((hit) => hit.start >= part.start && hit.start < part.end)
    const hits =
      own.length > 0
        ? own
        : undatedHits(words).map((hit) => ({ ...hit, start: hit.start + part.start, end: hit.end + part.start }))
    if (hits.length === 0 || (!duty.test(words) && !duty.test(low.slice(0, part.start)))) continue
    const tail: Span = { start: hits.at(-1)!.end, end: part.end }
    const shared: Deadline | undefined = found.at(-1)
    let before: Deadline | undefined = undefined as Deadline | undefined
    for (const [index, hit] of hits.entries()) {
      const ahead: Span = { start: index === 0 ? part.start : behindRemark(low, hits[index - 1]!.end), end: hit.start }
      const behind: Span = { start: hit.end, end: hits[index + 1]?.start ?? part.end }
      const hasVerb = duty.test(low.slice(ahead.start, ahead.end))
      const what =
        (hasVerb ? whatIsDue(text, low, ahead) : null) ??
        whatIsDue(text, low, tail) ??
        (before ?? shared)?.what ??
        tidy(text.slice(ahead.start, part.end))
      const deadline: Deadline = {
        what: what === '' ? text.trim() : what,
        date: hit.date,
        monthDay: hit.monthDay,
        before:
          hit.before ||
          (index > 0 &&
            !hasVerb &&
            /(?:và|,)\s*$/u.test(low.slice(ahead.start, ahead.end)) &&
            (before?.before ?? false)),
        recurrence: hit.once ? null : (hit.recurrence ?? recurrenceOf(low, part, hit, hits)),
        from: whoOwes(node, text, low, part, hit) ?? (own.length > 0 ? (before?.from ?? shared?.from ?? null) : null),
        to:
          receiverIn(text, low, ahead) ??
          receiverIn(text, low, behind) ??
          (index < hits.length - 1 ? receiverIn(text, low, tail) : null) ??
          (hasVerb && index === 0 ? null : (before?.to ?? null)),
        passage: passageOf(
          paragraph,
          sentence.start + lead(low, ahead),
          sentence.start + (index === hits.length - 1 ? part.end : closeBracket(low, hit.end)),
        ),
      }
      found.push(deadline)
      before = deadline
    }
  }
  return found
}

const lead = (low: string, span: Span): number =>
  span.start + (/^[\s,;):]*(?:và\s+)?/u.exec(low.slice(span.start, span.end))?.[0].length ?? 0)

/** "trước 20/6 (báo cáo 6 tháng) và …": the remark belongs to the day before it. */
const behindRemark = (low: string, at: number): number => at + (/^\s*\([^()]*\)/.exec(low.slice(at))?.[0].length ?? 0)

const closeBracket = (low: string, at: number): number => at + (/^\s*\)/.exec(low.slice(at))?.[0].length ?? 0)

/** A sentence cut at its semicolons. */
const partsOf = (low: string): Span[] => {
  const parts: Span[] = []
  let start = 0
  for (const match of low.matchAll(/;/g)) {
    parts.push({ start, end: match.index })
    start = match.index + 1
  }
  parts.push({ start, end: low.length })
  return parts
}

const tidy = (text: string): string => text.replace(/^[\s,;:()]+|[\s,;:(.]+$/g, '')

const sentencesOf = (low: string, from: number): { start: number; end: number }[] => {
  const spans: { start: number; end: number }[] = []
  let start = from
  for (const match of low.slice(from).matchAll(/[.](?=\s+[\p{L}"“(])/gu)) {
    const at = from + match.index
    spans.push({ start, end: at })
    start = at + 1
  }
  spans.push({ start, end: low.replace(/[\s./]+$/, '').length })
  return spans
}

const citesPaper =
  /(?:số\s*\d+[^\s]*\s*,?\s*(?:\(\s*)?|(?:luật|công văn|quyết định|kế hoạch|chỉ thị|nghị quyết|thông tư|nghị định)[^,;.]{0,40}\s)$/u

const datedHits = (low: string): Hit[] => {
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
const undatedHits = (low: string): Hit[] => {
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

const recurrenceIn = (low: string): Recurrence | null =>
  recurrences.find(([, pattern]) => pattern.test(low))?.[0] ?? null

const every = '(?:hằng|hàng|mỗi|từng) (?:năm|tháng|quý|tuần)'
const everyBehind = new RegExp(`^\\s*\\)?\\s*,?\\s*(${every})(?!\\s*\\()`, 'u')
const everyAtEnd = new RegExp(`(${every})$`, 'u')

/** How often: by the words next to the day; a whole date with its year comes once unless words say otherwise. */
const recurrenceOf = (low: string, part: Span, hit: Hit, hits: readonly Hit[]): Recurrence | null => {
  const behind = everyBehind.exec(low.slice(hit.end)) ?? everyAtEnd.exec(low.slice(hit.start, hit.end))
  if (behind) return recurrenceIn(behind[1]!)
  const meant =
    /^\s*(?:(?:\(|,)?\s*(?:đối với|cho|với)\s+(?:kỳ\s+)?(?:báo cáo\s+)?|\(\s*(?:kỳ\s+)?báo cáo\s+(?:kết quả\s+)?)(?:định kỳ\s+)?((?:0?6|sáu) tháng|năm|quý|tháng)(?!\p{L}|\s\d)/u.exec(
      low.slice(hit.end),
    )
  if (meant && hit.date === null)
    return /6|sáu/.test(meant[1]!)
      ? '6-month'
      : meant[1] === 'năm'
        ? 'yearly'
        : meant[1] === 'quý'
          ? 'quarterly'
          : 'monthly'
  const since = hits.filter((other) => other.end <= hit.start).at(-1)?.end ?? part.start
  const ahead = low.slice(since, hit.start)
  const period =
    /(?:(0?6|sáu) tháng(?! cuối)(?:\s*đầu năm)?|(?<!\p{L})(quý)(?:\s+[ivx]+)?|(?<!\p{L})(?:báo cáo|cả|và|,|kết quả|tổng kết|01|một|hằng|hàng|^)\s*(năm)(?!\s*\d))[^;]{0,40}$/u.exec(
      ahead,
    )
  const periodic = /định kỳ|hằng|hàng|chế độ báo cáo|mỗi/u.test(low)
  if (period && (hit.date === null || periodic)) return period[1] ? '6-month' : period[2] ? 'quarterly' : 'yearly'
  if (hit.date !== null) return null
  return recurrenceIn(low.slice(part.start, part.end)) ?? (periodic ? recurrenceIn(low) : null)
}

const reports = /báo cáo|gửi|nộp|trình|xây dựng|lập|hoàn thành|ban hành|tổ chức|tổng hợp/u

/** What is owed: the words from the first verb of handing over, to the day. Null when no verb stands there. */
const whatIsDue = (text: string, low: string, span: Span): string | null => {
  const verbs = [...low.slice(span.start, span.end).matchAll(duties)]
  const first = verbs.find((verb) => reports.test(verb[0])) ?? verbs[0]
  if (!first) return null
  const words = tidy(text.slice(span.start + first.index, span.end))
  return words.length > 2 ? words : null
}

/** Who owes it: the subject of the clause or the sentence, else the unit of the heading above. */
const whoOwes = (node: Node, text: string, low: string, part: Span, hit: Hit): string | null => {
  const verb = duty.exec(low.slice(part.start, hit.end))
  const subject =
    subjectIn(text.slice(part.start, part.start + (verb?.index ?? hit.end - part.start))) ??
    subjectIn(text.slice(0, hit.start))
  if (subject) return subject
  const later = verb === null ? subjectBehind(text.slice(hit.end, part.end)) : null
  if (later) return later
  for (const above of ancestorsOf(node)) {
    const words = above.paragraph.text.slice(above.paragraph.body)
    const named = agencyOfHeading(words.split(':')[0]!.replace(/[.;]+$/, ''))
    if (named && above.paragraph.marker) return named
  }
  return null
}

/** "Định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12) các đơn vị báo cáo …": who owes it stands behind the days. */
const subjectBehind = (text: string): string | null => {
  const rest = text.replace(/^(?:[\s),;:]|\([^()]*\)|(?:và|hằng năm|hàng năm|hằng quý|hàng quý)(?!\p{L}))+/u, '')
  const agency = agencyAt(rest)
  return agency && agency.start === 0 && duty.test(fold(rest).slice(agency.end, agency.end + 30))
    ? subjectName(agency.name)
    : null
}

const subjectIn = (text: string): string | null => {
  const own = /^(.{2,200}?)\s*:\s/u.exec(text)
  if (own && agencyOfHeading(own[1]!)) return agencyOfHeading(own[1]!)
  const starts = [
    0,
    ...[...text.matchAll(/[,;:]\s+|(?<!\p{L})(?:đề nghị|yêu cầu|giao)\s+/giu)].map(
      (match) => match.index + match[0].length,
    ),
  ]
  for (const start of starts) {
    if (/(?:báo cáo|gửi|về|cho|với|của)\s*$/u.test(fold(text.slice(Math.max(0, start - 12), start)))) continue
    // "báo cáo UBND quận, Sở Y tế": the second name receives as well.
    if (
      /(?:[Bb]áo cáo|[Gg]ửi|(?<![Cc]hương )[Tt]rình)\s+(?:về\s+|cho\s+)?\p{Lu}[^;:.]{0,120},\s*$/u.test(
        text.slice(0, start),
      ) &&
      !/[;:]\s*$/u.test(text.slice(0, start))
    )
      continue
    const agency = agencyAt(text.slice(start))
    if (agency && agency.name.length <= 180) return subjectName(agency.name)
  }
  return null
}

/** A subject ends where its deed begins: "các cơ quan, đơn vị | cụ thể hóa …". */
const subjectName = (name: string): string => {
  const deed =
    /\s+(?:cụ thể hóa|cụ thể|chủ động|căn cứ|có trách nhiệm|khẩn trương|nghiêm túc|thường xuyên|định kỳ|hằng|hàng|kịp thời|thống nhất|gửi|nộp|trình|lập|tổng hợp|được giao (?!chủ trì))(?!\p{L})/u.exec(
      fold(name),
    )
  return (deed ? name.slice(0, deed.index) : name).replace(/[\s,;:]+$/, '')
}

/** Who receives it: "báo cáo Ủy ban nhân dân xã", "gửi về Sở Y tế". */
const receiverIn = (text: string, low: string, span: Span): string | null => {
  const part = low.slice(span.start, span.end)
  const verbs =
    /(?<!\p{L})(?:báo cáo(?: (?:kết quả|tình hình|định kỳ|quý|năm|0?6 tháng|bằng văn bản))?|gửi(?: (?:báo cáo|kế hoạch|kết quả|văn bản|danh sách))?|trình|nộp|về|cho|tới|đến|với)\s+(?:về\s+|cho\s+|đến\s+|tới\s+)?/gu
  for (const match of part.matchAll(verbs)) {
    const at = span.start + match.index + match[0].length
    const rest = text.slice(at, span.end)
    if (!/^\p{Lu}/u.test(rest)) continue
    const agency = agencyAt(rest)
    if (!agency || agency.start > 0) continue
    const name = agency.name
      .split(
        /\s*(?:\(|,\s|\s(?:trước|chậm nhất|để|theo|kết quả|về|trong|định kỳ|tại|hằng|hàng|muộn nhất|và Bộ|số|năm|vào|xong|qua|tình hình|cùng với)(?!\p{L}))/u,
      )[0]!
      .trim()
    if (name.length > 1 && name.length < 120) return name
  }
  return null
}
