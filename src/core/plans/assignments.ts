/** Who does what: units that lead, coordinate or carry out, and the targets they answer for. */
import { agencyOfHeading, splitAgencies } from './agencies.ts'
import {
  clauses,
  coordinators,
  isNamedPartner,
  partnersOf,
  roleOf,
  subjectOf,
  targetsFirst,
} from './assignment-clauses.ts'
import { assignmentsAtTarget, type Draft } from './assignments-at-targets.ts'
import { ancestorsOf, type Node } from './outline.ts'
import { passageOf } from './paragraphs.ts'
import type { Assignment, AssignmentRole } from './plan-reading.ts'
import { listTargetNumbers, objectiveNumbers } from './target-references.ts'
import { tableAssignments } from './target-tables.ts'
import { type FoundObjective, type FoundTarget, isInGoals } from './targets.ts'
import { fold } from './words.ts'

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
