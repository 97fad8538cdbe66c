/** Who owes something by a day, and who receives it. */
import { agencyAt, agencyOfHeading } from './agencies.ts'
import type { Hit } from './deadline-days.ts'
import { duty, type Span } from './duty-words.ts'
import { ancestorsOf, type Node } from './outline.ts'
import { fold } from './words.ts'

/** Who owes it: the subject of the clause or the sentence, else the unit of the heading above. */
export const whoOwes = (node: Node, text: string, low: string, part: Span, hit: Hit): string | null => {
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
export const receiverIn = (text: string, low: string, span: Span): string | null => {
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
