/** The clauses of a duty: which unit, in which role, with whom. */
import { agencyAt, splitAgencies } from './agencies.ts'
import type { AssignmentRole } from './plan-reading.ts'
import { listTargetNumbers } from './target-references.ts'

/** A paragraph cut where another duty begins. */
export const clauses = (low: string, from: number): { start: number; end: number }[] => {
  const spans: { start: number; end: number }[] = []
  let start = from
  for (const match of low
    .slice(from)
    .matchAll(
      /;(?=\s*(?:và\s+)?(?:các\s+)?chỉ tiêu\s+(?:số\s+)?[\d\s,.()-]{1,60}?(?:và\s+[\d.()]+\s+)?(?:do|giao)\s)|;(?!\s*(?:và\s+)?(?:các\s+)?(?:chỉ tiêu\s+)?(?:số\s+)?\(?\d)|[.](?=\s+[\p{L}"“])/gu,
    )) {
    spans.push({ start, end: from + match.index })
    start = from + match.index + 1
  }
  spans.push({ start, end: low.length })
  return spans.flatMap((span) => cutByRole(low, span)).filter((span) => /\p{L}/u.test(low.slice(span.start, span.end)))
}

/** "Chủ trì thực hiện chỉ tiêu 1.4 và phối hợp thực hiện chỉ tiêu 2.1" is two duties. */
const cutByRole = (low: string, span: { start: number; end: number }): { start: number; end: number }[] => {
  const text = low.slice(span.start, span.end)
  for (const match of text.matchAll(/(?:,\s*|\s)(?:và|đồng thời|,)?\s*(?=(?:chủ trì|phối hợp)(?!\p{L}))/gu)) {
    const at = match.index + match[0].length
    if (
      match.index > 0 &&
      listTargetNumbers(text.slice(0, match.index)).length > 0 &&
      listTargetNumbers(text.slice(at)).length > 0
    ) {
      return [
        { start: span.start, end: span.start + match.index },
        ...cutByRole(low, { start: span.start + at, end: span.end }),
      ]
    }
  }
  return [span]
}

export const roleOf = (low: string): AssignmentRole | null => {
  const lead =
    /(?<!\p{L})(?:chủ trì|phụ trách|chịu trách nhiệm chính|là (?:cơ quan|đơn vị) (?:đầu mối|thường trực|chủ trì)|làm đầu mối|đầu mối)(?!\p{L})/u.exec(
      low,
    )
  const coordinate = /(?<!\p{L})(?:phối hợp|cùng)(?!\p{L})/u.exec(low)
  if (lead) return 'lead'
  return coordinate && /^[\s:,-]*(?:\p{L}+\s){0,3}(?:phối hợp|cùng)(?!\p{L})/u.test(low)
    ? 'coordinate'
    : coordinate && listTargetNumbers(low).length > 0
      ? 'coordinate'
      : null
}

/** "Đề nghị Đoàn thanh niên xã chủ trì …", "Giao Sở Y tế phối hợp …", "Phòng Kinh tế chủ trì …". */
export const subjectOf = (text: string, hasUnit: boolean): { unit: string; end: number } | null => {
  const lead = /^[\s\-–+•]*/u.exec(text)![0].length
  const agency = agencyAt(text.slice(lead))
  if (!agency) return null
  const after = text.slice(lead + agency.end).toLowerCase()
  const asked = agency.start > 0
  if (
    !asked &&
    hasUnit &&
    !/^[\s,:]*(?:\([^)]*\)\s*)?(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|thực hiện|là cơ quan|là đơn vị)/u.test(
      after,
    )
  )
    return null
  if (
    !asked &&
    !/^[\s,:]*(?:\([^)]*\)\s*)?(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|chủ động|thực hiện|là cơ quan|là đơn vị|tổ chức|theo|căn cứ|tham mưu|xây dựng|triển khai)/u.test(
      after,
    )
  )
    return null
  if (agency.name.length > 150) return null
  return { unit: agency.name, end: lead + agency.end }
}

/** "Chỉ tiêu 1, 2, 3: Phòng Văn hóa - Xã hội chủ trì", "Các chỉ tiêu 4, 5 giao Công an xã chủ trì". */
export const targetsFirst = (text: string): { unit: string; role: AssignmentRole } | null => {
  const match =
    /^[\s\-–+•]*(?:đối với\s+)?(?:các\s+)?chỉ tiêu[^:\p{Lu}]*?(?::|\s(?:do|giao(?: cho)?|thuộc trách nhiệm(?: của)?))\s*/iu.exec(
      text,
    )
  if (!match) return null
  const agency = agencyAt(text.slice(match[0].length))
  if (!agency) return null
  const after = text.slice(match[0].length + agency.end).toLowerCase()
  return {
    unit: agency.name.replace(/\s*\($/, ''),
    role: /phối hợp/.test(after) && !/chủ trì/.test(after) ? 'coordinate' : 'lead',
  }
}

/** Units that a leading unit works with, named one by one; "các cơ quan liên quan" names nobody. */
export const partnersOf = (text: string): string[] => {
  const together = /(?<!\p{L})chủ trì\s*[,;]\s*([^.;:]{3,200}?)\s+phối hợp(?!\s+(?:với|cùng|chặt)|\p{L})/iu.exec(text)
  if (together && agencyAt(together[1]!)) return splitAgencies(together[1]!).filter(isNamedPartner)
  const match = /(?<!\p{L})phối hợp(?: chặt chẽ)?(?: với| cùng)\s+/iu.exec(text)
  if (!match) return []
  const rest = text.slice(match.index + match[0].length)
  const stop =
    /\s+(?:trong việc|để|thực hiện|triển khai|tổ chức|tham mưu|hướng dẫn|xây dựng|và (?:các|những)|liên quan|theo|nhằm|hoàn thành|chỉ đạo|rà soát|giám sát|đôn đốc)(?!\p{L})|[.;:(]/iu.exec(
      rest,
    )
  const list = rest.slice(0, stop ? stop.index : rest.length)
  return splitAgencies(list).filter(isNamedPartner)
}

/** "(phối hợp: Sở Tư pháp)" behind the targets of another unit. */
export const coordinators = /\((?:(?:đơn vị|cơ quan)\s+)?phối hợp\s*:\s*([^()]{3,200})\)/iu

export const isNamedPartner = (name: string): boolean =>
  agencyAt(name) !== null && !/^(?:các|những|cơ quan|đơn vị|ngành|tất cả)(?!\p{L})/iu.test(name) && name.length < 80
