/** Days by which something is owed: reports, plans, lists; from whom, to whom, how often. */
import { agencyAt, agencyOfHeading } from './agencies.ts'
import { isoDate, monthDayOf } from './numbers-and-dates.ts'
import { ancestorsOf, type Node } from './outline.ts'
import { passageOf } from './paragraphs.ts'
import type { Deadline, Recurrence } from './plan-reading.ts'
import { fold } from './words.ts'

const due =
  /(?<!\p{L})(?:(trước|chậm nhất|muộn nhất|không quá|xong trước|hạn cuối|thời hạn|hạn chót|hoàn thành vào|đến hết)(?:\s+(?:là|vào|đến|ngày|hết|trong|gửi|báo cáo))*\s*:?\s*(?:ngày\s*)?|(?<=\s)(?:vào )?(ngày)\s*)(\d{1,2})(?:\s*[/.]\s*(\d{1,2})(?:\s*[/.]\s*(\d{4}))?|\s*tháng\s*(\d{1,2})(?:\s*(?:năm|\/)\s*(\d{4}))?|(?:\s*(?:của\s+)?(?:tháng (?:cuối|sau|đầu)[^,;.]{0,25}|(?:hằng|hàng|mỗi) tháng|tháng tiếp theo)))?(?!\d|\s?%)/gu

const inMonth =
  /(?<!\p{L})(trước|trong|xong trong|hoàn thành trong|hết)\s+(?:tháng\s*(\d{1,2})(?:\s*(?:năm|\/)\s*(\d{4}))?|quý\s*([ivx]+|\d)(?:\s*(?:năm|\/)\s*(\d{4}))?)(?!\d)/gu

const recurrences: [Recurrence, RegExp][] = [
  ['weekly', /(?:hằng|hàng|mỗi) tuần/u],
  ['monthly', /(?:hằng|hàng|mỗi) tháng|định kỳ tháng|tháng sau|báo cáo tháng|tháng tiếp theo/u],
  ['quarterly', /(?:hằng|hàng|mỗi) quý|định kỳ quý|báo cáo quý|theo quý|tháng cuối quý|cuối quý|quý [ivx]+,/u],
  ['6-month', /(?:0?6|sáu) tháng(?! cuối)/u],
  ['yearly', /(?:hằng|hàng|mỗi|từng) năm|định kỳ năm|báo cáo (?:kết quả )?năm(?! \d)|(?:01|1|một) năm/u],
]

const duty =
  /(?<!\p{L})(?:báo cáo|gửi|trình|nộp|hoàn thành|ban hành|xây dựng|lập|cung cấp|cập nhật|tổng hợp|đăng ký|xong|phê duyệt|tổ chức|thực hiện|triển khai|rà soát|công bố|đánh giá|sơ kết|tổng kết|thông báo|thẩm định|phổ biến)(?!\p{L})/u

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
}

const deadlinesOf = (node: Node): Deadline[] => {
  const { paragraph } = node
  if (
    paragraph.cells ||
    /^(?:căn cứ|thực hiện (?:chỉ thị|quyết định|kế hoạch|nghị quyết|luật) (?:số )?\d)/u.test(paragraph.low)
  )
    return []
  const found: Deadline[] = []
  for (const sentence of sentencesOf(paragraph.low, paragraph.body)) {
    const low = paragraph.low.slice(sentence.start, sentence.end)
    if (!duty.test(low)) continue
    const hits = datedHits(low)
    const all = hits.length > 0 ? hits : undatedHits(low)
    for (const [index, hit] of all.entries()) {
      const clause = clauseAround(low, hit, all, index)
      if (!duty.test(low.slice(clause.start, clause.end)) && !duty.test(low.slice(0, hit.start))) continue
      const text = paragraph.text.slice(sentence.start, sentence.end)
      const near = low.slice(clause.start, clause.end)
      found.push({
        what: whatIsDue(text, low, hit, clause),
        date: hit.date,
        monthDay: hit.monthDay,
        before: hit.before,
        recurrence: hit.recurrence ?? recurrenceOf(low, hit, near, all),
        from: whoOwes(node, text, low, hit, clause),
        to: whoReceives(text, low, hit, clause),
        passage: passageOf(paragraph, sentence.start + clause.start, sentence.start + clause.end),
      })
    }
  }
  return found
}

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
    const after = low.slice(end, end + 30)
    if (onDay) {
      const before = low.slice(Math.max(0, match.index - 60), match.index)
      if (citesPaper.test(before) || /(?:từ|kể từ|tính đến|đến|có hiệu lực|ban hành|ký|dịp|sinh)\s*$/u.test(before))
        continue
      const monthly = !month && /(?:tháng)/u.test(all + after)
      if (
        !monthly &&
        !(month && !year && /^\s*(?:hằng|hàng|mỗi) (?:năm|quý)/u.test(after)) &&
        !(month && duty.test(before))
      )
        continue
    }
    if (!month && !/tháng|quý/u.test(all + after)) continue
    if (
      !month &&
      /^\s*(?:ngày|giờ|tháng|%|trẻ|năm)/u.test(after) &&
      !/^\s*(?:hằng|hàng|mỗi) tháng/u.test(after) &&
      !/tháng/u.test(all)
    )
      continue
    if (word === 'không quá' && !month) continue
    hits.push({
      start: match.index,
      end: end + (/^\s*(?:hằng|hàng|mỗi) (?:năm|tháng|quý)|^\s*của tháng [^,;.]{0,20}/u.exec(after)?.[0].length ?? 0),
      date: month && year ? isoDate(year, month, day!) : null,
      monthDay: month ? monthDayOf(month, day!) : null,
      before: word !== undefined && !/hoàn thành vào|đến hết/.test(word) && /trước|chậm|muộn|hạn|không quá/.test(word),
      recurrence: month ? null : recurrenceIn(all + after),
    })
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
    })
    void yearB
  }
  return hits.sort((a, b) => a.start - b.start)
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
  if (recurrence === '6-month' && /năm$/u.test(match[0]))
    return [
      { ...base, recurrence: '6-month' },
      { ...base, recurrence: 'yearly' },
    ]
  return recurrence ? [{ ...base, recurrence }] : []
}

const recurrenceIn = (low: string): Recurrence | null =>
  recurrences.find(([, pattern]) => pattern.test(low))?.[0] ?? null

/** How often: by the words next to the day; a whole date with its year comes once unless words say otherwise. */
const recurrenceOf = (low: string, hit: Hit, near: string, all: readonly Hit[]): Recurrence | null => {
  const behind =
    /^\s*(?:\)?\s*)?((?:hằng|hàng|mỗi|từng) (?:năm|tháng|quý|tuần))/u.exec(low.slice(hit.end)) ??
    /((?:hằng|hàng|mỗi|từng) (?:năm|tháng|quý|tuần))$/u.exec(low.slice(hit.start, hit.end))
  if (behind) return recurrenceIn(behind[1]!)
  const since = all.filter((other) => other.end <= hit.start).at(-1)?.end ?? 0
  const ahead = low.slice(since, hit.start)
  const own =
    /(?:(?:báo cáo|định kỳ|kết quả|kỳ)[^;]*)?(?:(0?6|sáu) tháng(?! cuối)|(?<!\p{L})(?:báo cáo|cả|và|,|kết quả|tổng kết|01|một)?\s*năm(?!\s*\d))[^;]{0,40}$/u.exec(
      ahead,
    )
  const periodic = /định kỳ|hằng|hàng|chế độ báo cáo/u.test(low)
  if (own && hit.date === null) return own[1] ? '6-month' : 'yearly'
  if (own && periodic) return own[1] ? '6-month' : 'yearly'
  if (hit.date !== null) return null
  return recurrenceIn(near) ?? (periodic ? recurrenceIn(low) : null)
}

/** The clause of a deadline: to the semicolons around it, and not over its neighbours. */
const clauseAround = (low: string, hit: Hit, all: readonly Hit[], index: number): { start: number; end: number } => {
  const open = low.lastIndexOf(';', hit.start)
  const close = low.indexOf(';', hit.end)
  const before = all[index - 1]
  const start = Math.max(open + 1, before && before.end <= hit.start ? before.end : 0)
  const next = all[index + 1]
  const end = Math.min(close < 0 ? low.length : close, next && next.start >= hit.end ? next.start : low.length)
  return {
    start: start + (/^[\s,;)]*(?:và\s+)?/u.exec(low.slice(start, hit.start))?.[0].length ?? 0),
    end: trimEnd(low, hit.end, end),
  }
}

const trimEnd = (low: string, from: number, end: number): number =>
  from + low.slice(from, end).replace(/[\s,;(]+$/, '').length

/** What is owed: the words from the verb to the day. */
const whatIsDue = (text: string, low: string, hit: Hit, clause: { start: number; end: number }): string => {
  const ahead = low.slice(clause.start, hit.start)
  const verbs = [...ahead.matchAll(new RegExp(duty.source, 'gu'))]
  const verb = verbs.findLast((found) => /báo cáo|gửi|nộp|trình/.test(found[0])) ?? verbs[0]
  const first =
    verbs.find((found) => /báo cáo|gửi|nộp|trình|xây dựng|lập|hoàn thành|ban hành|tổ chức|tổng hợp/.test(found[0])) ??
    verb
  let from = clause.start + (first?.index ?? 0)
  let to = hit.start
  if (ahead.slice(first?.index ?? 0).trim().length < 12) to = clause.end
  if (!first) from = clause.start
  const words = text
    .slice(from, to)
    .replace(/[\s,;:(.]+$/, '')
    .replace(/^[\s,;:)]+/, '')
  if (words.length > 2) return words
  return text.slice(clause.start, clause.end).replace(/^[\s,;:()]+|[\s,;:(.]+$/g, '') || text.trim()
}

/** Who owes it: the subject of the sentence, else the unit of the heading above. */
const whoOwes = (
  node: Node,
  text: string,
  low: string,
  hit: Hit,
  clause: { start: number; end: number },
): string | null => {
  const verb = new RegExp(duty.source, 'u').exec(low.slice(clause.start, hit.end))
  for (const from of [clause.start, 0]) {
    const ahead = text.slice(from, from === 0 ? hit.start : clause.start + (verb?.index ?? 0) || hit.start)
    const subject = subjectIn(ahead)
    if (subject) return subject
  }
  const behind = text.slice(hit.end, clause.end)
  void behind
  for (const above of ancestorsOf(node)) {
    const words = above.paragraph.text.slice(above.paragraph.body)
    const named = agencyOfHeading(words.split(':')[0]!.replace(/[.;]+$/, ''))
    if (named && above.paragraph.marker) return named
  }
  return null
}

const subjectIn = (text: string): string | null => {
  const own = /^(.{2,200}?)\s*:\s/u.exec(text)
  if (own && agencyOfHeading(own[1]!)) return agencyOfHeading(own[1]!)
  const starts = [
    0,
    ...[...text.matchAll(/[,;:]\s+|(?:đề nghị|yêu cầu|giao)\s+/giu)].map((match) => match.index + match[0].length),
  ]
  for (const start of starts) {
    const agency = agencyAt(text.slice(start))
    if (!agency || agency.name.length > 180) continue
    const name = agency.name
    const between = fold(text.slice(Math.max(0, start - 12), start))
    if (/(?:báo cáo|gửi|về|cho|với|của)\s*$/u.test(between)) continue
    return withFollowing(text.slice(start), name)
  }
  return null
}

/** "Các sở, ban, ngành; UBND các xã, phường": a subject of several names goes on over commas. */
const withFollowing = (text: string, name: string): string => {
  const at = text.indexOf(name)
  return at < 0 ? name : name
}

/** Who receives it: "báo cáo Ủy ban nhân dân xã", "gửi về Sở Y tế", "(qua Phòng …)". */
const whoReceives = (text: string, low: string, hit: Hit, clause: { start: number; end: number }): string | null => {
  const end = clause.end
  const around = [low.slice(clause.start, hit.start), low.slice(hit.end, end)]
  const offsets = [clause.start, hit.end]
  for (const order of [0, 1]) {
    const part = around[order]!
    const matches = [
      ...part.matchAll(
        /(?<!\p{L})(?:báo cáo(?: (?:kết quả|tình hình|định kỳ))?|gửi(?: (?:báo cáo|kế hoạch|kết quả|văn bản))?|trình|nộp|về|cho|tới|đến|với|qua)\s+(?:về\s+|cho\s+|đến\s+|tới\s+)?/gu,
      ),
    ]
    for (const match of matches) {
      const at = offsets[order]! + match.index + match[0].length
      const rest = text.slice(at, Math.max(at, order === 0 ? hit.start : end))
      if (!/^\p{Lu}/u.test(rest)) continue
      const agency = agencyAt(rest)
      if (!agency || agency.start > 0) continue
      const name = agency.name
        .split(
          /\s*(?:\(|,\s|\s(?:trước|chậm nhất|để|theo|kết quả|về|trong|định kỳ|tại|hằng|hàng|muộn nhất|và Bộ|số|năm)(?!\p{L}))/u,
        )[0]!
        .trim()
      if (name.length > 1 && name.length < 120) return name
    }
  }
  return null
}
