/** Who does what: units that lead, coordinate or carry out, and the targets they answer for. */
import { agencyAt, agencyOfHeading, splitAgencies } from './agencies.ts'
import { ancestorsOf, type Node } from './outline.ts'
import { passageOf } from './paragraphs.ts'
import type { Assignment, AssignmentRole } from './plan-reading.ts'
import { tableAssignments } from './target-tables.ts'
import { type FoundObjective, type FoundTarget, isInGoals, trimZeros } from './targets.ts'
import { fold } from './words.ts'

const oneNumber = '\\(?0*\\d{1,3}(?:\\.\\d{1,2}){0,2}[a-zđ]?\\)?(?!\\d|\\s?%|\\s?‰|\\.\\d|,\\d|\\/)'
const separator =
  '(?:\\s*[,;]?\\s*(?:và|đến|tới)\\s*|\\s*[,;&]\\s*|\\s*-\\s*)(?:từ\\s+)?(?:các\\s+)?(?:chỉ tiêu\\s*)?(?:số\\s+)?(?:từ\\s+)?'
const references = new RegExp(
  `(?<!\\p{L})chỉ tiêu(?:\\s+(?:số|thứ))?\\s*:?\\s*(?:từ\\s+(?:số\\s+)?)?(${oneNumber}(?:${separator}${oneNumber})*)`,
  'gu',
)
const objectiveReferences =
  /(?<!\p{L})(?:chỉ tiêu (?:của |thuộc |tại |trong )(?:các )?|thực hiện (?:các )?)mục tiêu(?:\s+số)?\s*:?\s*(\d{1,2}(?:\s*(?:,|và|-|đến)\s*\d{1,2})*)(?!\d|%)/gu

/** The numbers of the targets that a clause names: "1, 2 và 09", "từ chỉ tiêu 1 đến chỉ tiêu 5", "1-5". */
export const listTargetNumbers = (low: string): string[] => {
  const found: string[] = []
  for (const match of low.matchAll(references)) {
    const list = match[1]!
      .replace(/(?:các\s+)?chỉ tiêu\s*(?:số\s*)?(?:từ\s+)?/gu, '')
      .replace(/(?<!\p{L})(?:từ|số|các)\s+/gu, '')
      .replace(/[()]/g, '')
    for (const part of list.split(/\s*(?:,|;|&|(?<!\p{L})và(?!\p{L}))\s*/u)) {
      const range = /^(?:từ\s+)?0*(\d+)\s*(?:-|đến|tới)\s*0*(\d+)$/u.exec(part.trim())
      const dotted = /^(?:từ\s+)?(\d+(?:\.\d+)*)\.(\d+)\s*(?:-|đến|tới)\s*(\d+(?:\.\d+)*)\.(\d+)$/u.exec(part.trim())
      if (dotted && dotted[1] === dotted[3] && Number(dotted[4]) - Number(dotted[2]) < 60) {
        for (let n = Number(dotted[2]); n <= Number(dotted[4]); n++) found.push(`${dotted[1]}.${n}`)
      } else if (range && Number(range[1]) < Number(range[2]) && Number(range[2]) - Number(range[1]) < 60) {
        for (let n = Number(range[1]); n <= Number(range[2]); n++) found.push(String(n))
      } else
        found.push(
          ...part
            .split(/\s*(?:-|đến|tới)\s*/u)
            .map((n) => trimZeros(n.replace(/^từ\s+/u, '').trim()))
            .filter((n) => /^\d/.test(n)),
        )
    }
  }
  return [...new Set(found)]
}

const objectiveNumbers = (low: string): string[] =>
  [...low.matchAll(objectiveReferences)].flatMap((match) => {
    const range = /^(\d+)\s*(?:-|đến)\s*(\d+)$/.exec(match[1]!)
    if (range)
      return Array.from({ length: Math.max(0, Math.min(20, Number(range[2]) - Number(range[1]) + 1)) }, (_, i) =>
        String(Number(range[1]) + i),
      )
    return match[1]!
      .split(/\D+/)
      .filter((n) => n !== '')
      .map(trimZeros)
  })

type Draft = Assignment & { order: number }

/** Lists the assignments of a document. */
export const listAssignments = (
  nodes: readonly Node[],
  targets: readonly FoundTarget[],
  objectives: readonly FoundObjective[],
): Assignment[] => {
  const drafts: Draft[] = []
  const targetsOf = (low: string): string[] => {
    const numbers = listTargetNumbers(low)
    const under = objectiveNumbers(low)
    if (under.length > 0 && objectives.length > 0) {
      for (const { target } of targets)
        if (target.number !== null && target.objective !== null && under.includes(target.objective))
          numbers.push(target.number)
    }
    return [...new Set(numbers)]
  }
  const targetNodes = new Set(targets.map((found) => found.node))
  for (const found of targets) drafts.push(...assignmentsAtTarget(found, nodes, targetNodes))
  for (const row of tableAssignments(nodes, targets)) {
    for (const unit of splitAgencies(row.unit)) {
      drafts.push({
        unit,
        role: row.role,
        targets: row.target.target.number === null ? [] : [row.target.target.number],
        text: row.target.node.paragraph.text,
        passage: passageOf(row.target.node.paragraph, row.start, row.end),
        order: row.target.node.index,
      })
    }
  }
  const idle = new Map<Node, Draft[]>()
  for (const node of nodes) {
    if (
      node.paragraph.cells ||
      targetNodes.has(node) ||
      (isInGoals(node) && !isInDutyChapter(node) && listTargetNumbers(node.paragraph.low).length < 2)
    )
      continue
    if (namesOnlyUnit(node)) continue
    const enclosing = unitOver(node)
    if (
      enclosing === null &&
      !hasDutyWords(node.paragraph.low) &&
      !(node.paragraph.marker && ancestorsOf(node).some((above) => dutyChapter.test(above.paragraph.low)))
    )
      continue
    const read = assignmentsOfParagraph(node, enclosing?.unit ?? null, targetsOf)
    for (const draft of read) {
      if (draft.targets.length > 0 || enclosing === null) drafts.push(draft)
      else idle.set(enclosing.node, [...(idle.get(enclosing.node) ?? []), draft])
    }
  }
  for (const waiting of idle.values()) drafts.push(...withoutTargets(waiting, drafts))
  return drafts
    .sort((a, b) => a.passage.start - b.passage.start || a.order - b.order)
    .map(({ order: _, ...assignment }) => assignment)
}

/** "1. Sở Y tế": the heading over a unit's duties is no duty. */
const namesOnlyUnit = (node: Node): boolean => {
  const words = node.paragraph.text.slice(node.paragraph.body).replace(/[\s.:;]+$/, '')
  return node.paragraph.marker !== null && !words.includes(':') && agencyOfHeading(words) !== null
}

/** A unit whose duties name no target is told once in each role; one that has targets already only where it leads or coordinates otherwise. */
const withoutTargets = (waiting: readonly Draft[], drafts: readonly Draft[]): Draft[] => {
  const kept: Draft[] = []
  for (const draft of waiting) {
    const known = drafts.some((other) => other.unit === draft.unit && other.targets.length > 0)
    if (known || kept.some((other) => other.unit === draft.unit && other.role === draft.role)) continue
    kept.push(draft)
  }
  const roles = kept.filter((draft) => draft.role !== 'carry out')
  return roles.length > 0 ? roles : kept
}

const hasDutyWords = (low: string): boolean =>
  /(?<!\p{L})(?:chủ trì|phối hợp)(?!\p{L})/u.test(low) &&
  (/(?:giao|đề nghị|phân công|yêu cầu)/u.test(low) || listTargetNumbers(low).length > 0)

const dutyChapter =
  /tổ chức thực hiện|phân công|trách nhiệm|nhiệm vụ của (?:các|từng)|thực hiện kế hoạch|tổ chức triển khai/u

const isInDutyChapter = (node: Node): boolean =>
  ancestorsOf(node).some((above) => above.paragraph.text.length < 160 && dutyChapter.test(above.paragraph.low))

/** The unit that the headings over a paragraph name, or the paragraph itself ("2. Văn phòng: Chủ trì …"). */
const unitOver = (node: Node): { unit: string; node: Node } | null => {
  for (const above of [node, ...ancestorsOf(node)]) {
    const { text, body } = above.paragraph
    if (!above.paragraph.marker && above !== node) continue
    const words = text.slice(body)
    const colon = words.indexOf(':')
    const named = colon > 0 && colon < 200 ? agencyOfHeading(words.slice(0, colon)) : null
    if (named) return { unit: named, node: above }
    if (above !== node && words.length < 220) {
      const heading = agencyOfHeading(words.replace(/[:.;]+$/, ''))
      if (heading && (above.numbered || above.paragraph.marker?.isItem)) return { unit: heading, node: above }
    }
    if (above === node && above.paragraph.marker && words.length < 160) {
      const heading = agencyOfHeading(words.replace(/[:.;]+$/, ''))
      if (heading && node.children.length > 0) return null
      if (heading && ancestorsOf(node).some((a) => dutyChapter.test(a.paragraph.low)) && isFollowedByProse(node))
        return null
    }
  }
  return null
}

const isFollowedByProse = (node: Node): boolean => node.children.length > 0

const clauses = (low: string, from: number): { start: number; end: number }[] => {
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

const assignmentsOfParagraph = (
  node: Node,
  enclosing: string | null,
  targetsOf: (low: string) => string[],
): Draft[] => {
  const { paragraph } = node
  const inDutyChapter = isInDutyChapter(node)
  const usual: AssignmentRole = ancestorsOf(node).some(
    (above) => /chủ trì/u.test(above.paragraph.low) && above.paragraph.text.length < 160,
  )
    ? 'lead'
    : 'carry out'
  const found: Draft[] = []
  let body = paragraph.body
  const words = paragraph.text.slice(body)
  const colon = words.indexOf(':')
  if (enclosing !== null && colon > 0 && agencyOfHeading(words.slice(0, colon)) !== null) body += colon + 1
  let unit = enclosing
  let role: AssignmentRole | null = null
  // "Đối với chỉ tiêu 2: Sở Xây dựng chủ trì; Sở Công Thương phối hợp": both answer for target 2.
  let named: string[] = []
  for (const span of clauses(paragraph.low, body)) {
    const low = paragraph.low.slice(span.start, span.end)
    const text = paragraph.text.slice(span.start, span.end)
    const subject = subjectOf(text, enclosing !== null)
    if (subject) {
      unit = subject.unit
      role = null
    }
    const reversed = subject ? null : targetsFirst(text)
    const clauseUnit = reversed?.unit ?? unit
    if (clauseUnit === null) continue
    const together = coordinators.exec(text)
    const said = together ? low.replace(fold(together[0]), ' '.repeat(together[0].length)) : low
    const own = roleOf(subject ? said.slice(subject.end) : said)
    const clauseRole: AssignmentRole =
      reversed?.role ?? own ?? (targetsOf(low).length > 0 ? (role ?? usual) : 'carry out')
    if (own) role = own
    let numbers = targetsOf(low)
    if (reversed) named = numbers
    else if (numbers.length === 0 && subject && own) numbers = named
    const make = (name: string, as: AssignmentRole, list: string[]): Draft => ({
      unit: name,
      role: as,
      targets: list,
      text: paragraph.text.slice(span.start, span.end).trim(),
      passage: passageOf(paragraph, span.start, span.end),
      order: node.index,
    })
    if (numbers.length === 0 && enclosing === null && (!subject || !inDutyChapter)) continue
    for (const name of splitAgencies(clauseUnit)) found.push(make(name, clauseRole, numbers))
    if (together && numbers.length > 0)
      for (const partner of splitAgencies(together[1]!).filter(isNamedPartner))
        found.push(make(partner, 'coordinate', numbers))
    if (clauseRole === 'lead' && numbers.length > 0) {
      for (const partner of partnersOf(text)) found.push(make(partner, 'coordinate', numbers))
    }
  }
  return mergeSameUnit(found)
}

/** Within one paragraph, a clause without targets only tells more about the clause that has them. */
const mergeSameUnit = (drafts: readonly Draft[]): Draft[] => {
  const withTargets = drafts.filter((draft) => draft.targets.length > 0)
  const rest: Draft[] = []
  for (const draft of drafts) {
    if (draft.targets.length > 0) rest.push(draft)
    else if (
      !withTargets.some(
        (other) => other.unit === draft.unit && (other.role === draft.role || draft.role === 'carry out'),
      ) &&
      !rest.some((other) => other.unit === draft.unit && other.role === draft.role)
    )
      rest.push(draft)
  }
  return rest
}

const roleOf = (low: string): AssignmentRole | null => {
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
const subjectOf = (text: string, hasUnit: boolean): { unit: string; end: number } | null => {
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
const targetsFirst = (text: string): { unit: string; role: AssignmentRole } | null => {
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
const partnersOf = (text: string): string[] => {
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
const coordinators = /\((?:(?:đơn vị|cơ quan)\s+)?phối hợp\s*:\s*([^()]{3,200})\)/iu

const isNamedPartner = (name: string): boolean =>
  agencyAt(name) !== null && !/^(?:các|những|cơ quan|đơn vị|ngành|tất cả)(?!\p{L})/iu.test(name) && name.length < 80

/** "(Cơ quan chủ trì: Sở Y tế; phối hợp: …)" in a target or on the line below it. */
const assignmentsAtTarget = (
  { target, node }: FoundTarget,
  nodes: readonly Node[],
  targetNodes: ReadonlySet<Node>,
): Draft[] => {
  const found: Draft[] = []
  const numbers = target.number === null ? [] : [target.number]
  const places = [
    node,
    ...node.children.filter((child) => !targetNodes.has(child)),
    ...followersOf(node, nodes, targetNodes),
  ]
  for (const place of places) {
    const { paragraph } = place
    for (const match of paragraph.text.matchAll(
      /(?:(?:cơ quan|đơn vị|phòng|ngành|bộ phận)\s+)?(chủ trì|phụ trách|chịu trách nhiệm|phối hợp)(?:\s+(?:thực hiện|theo dõi|triển khai))?\s*:\s*([^;.()]+)/giu,
    )) {
      const at = match.index + match[0].length - match[2]!.length
      for (const unit of splitAgencies(match[2]!)) {
        if (!agencyAt(unit)) continue
        found.push({
          unit,
          role: /phối hợp/iu.test(match[1]!) ? 'coordinate' : 'lead',
          targets: numbers,
          text: match[0],
          passage: passageOf(paragraph, match.index, at + match[2]!.length),
          order: place.index,
        })
      }
    }
  }
  return found
}

/** Unmarked lines behind a target that only tell who is in charge. */
const followersOf = (node: Node, nodes: readonly Node[], targetNodes: ReadonlySet<Node>): Node[] => {
  const found: Node[] = []
  for (let i = node.index + 1; i < Math.min(nodes.length, node.index + 3); i++) {
    const next = nodes[i]!
    if (next.parent === node) continue
    if (targetNodes.has(next) || (next.parent !== null && targetNodes.has(next.parent))) break
    if (
      /^\(?(?:cơ quan|đơn vị|phòng|ngành)?\s*(?:chủ trì|phối hợp|phụ trách)[^:]*:/u.test(
        next.paragraph.low.slice(next.paragraph.body),
      )
    )
      found.push(next)
    else break
  }
  return found
}
