/** Units named at a target itself: "(Cơ quan chủ trì: Sở Y tế)". */
import { agencyAt, splitAgencies } from './agencies.ts'
import type { Node } from './outline.ts'
import { passageOf } from './paragraphs.ts'
import type { Assignment } from './plan-reading.ts'
import type { FoundTarget } from './targets.ts'

/** With its place among the paragraphs, for the order of the list. */
export type Draft = Assignment & { order: number }

/** "(Cơ quan chủ trì: Sở Y tế; phối hợp: …)" in a target or on the line below it. */
export const assignmentsAtTarget = (
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
