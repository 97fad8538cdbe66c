/** Headings: numbered paragraphs that name what follows. A numbered paragraph that is itself a sentence is none. */
import { agencyOfHeading } from './agencies.ts'
import { documentTypes } from './document-types.ts'
import { headingTextOf, isRunInTitle, type Node } from './outline.ts'
import { passageOf } from './paragraphs.ts'
import type { Heading } from './plan-reading.ts'
import { fold, isCapitals } from './words.ts'

/** Lists the headings of a document with their levels. `isTarget` says which numbered lines are targets instead. */
export const listHeadings = (nodes: readonly Node[], isTarget: (node: Node) => boolean): Heading[] =>
  nodes
    .filter((node) => isHeading(node) && !isTarget(node))
    .map((node) => {
      const { text, to } = headingTextOf(node)
      const next = node.children[0]
      const title = text === '' && next && isUnmarkedCapitals(next) ? next.paragraph.text : text
      return {
        level: headingLevel(node, isTarget),
        number: node.paragraph.marker?.number ?? null,
        text: title === '' ? node.paragraph.text : title,
        passage: passageOf(node.paragraph, 0, to),
      }
    })

const isUnmarkedCapitals = (node: Node): boolean => node.paragraph.marker === null && isCapitals(node.paragraph.text, 4)

const headingLevel = (node: Node, isTarget: (node: Node) => boolean): number => {
  let level = 1
  for (let above = node.parent; above; above = above.parent) if (isHeading(above) && !isTarget(above)) level++
  return level
}

const alwaysHeadings = new Set([
  'roman',
  'upper',
  'phần',
  'chương',
  'mục',
  'tiểu mục',
  'điều',
  'phụ lục',
  'biểu',
  'CAPITALS',
])

/** The type of a paper or the authority that speaks, printed in capitals, begins a paper and names no part of it. */
const isTitleLine = (low: string): boolean =>
  documentTypes.some((type) => low.replace(/[:.\s]+$/, '') === type) ||
  /^(?:quyết nghị|chủ tịch|giám đốc|bộ trưởng|thủ tướng|trưởng ban|hội đồng nhân dân|ủy ban nhân dân|ubnd|ban (?:thường vụ|chấp hành))(?!\p{L})/u.test(
    low,
  )

/** True when a numbered paragraph names a part of the document rather than being one of its sentences. */
export const isHeading = (node: Node): boolean => {
  if (!node.numbered) return false
  const { paragraph } = node
  const text = paragraph.text.slice(paragraph.body).trim()
  const kind = paragraph.marker?.kind ?? 'CAPITALS'
  if (kind === 'CAPITALS' && isTitleLine(fold(text))) return false
  if (kind === 'CAPITALS')
    return !(node.parent && node.parent.paragraph.text.slice(node.parent.paragraph.body).trim() === '')
  if (/^(?:chỉ tiêu)\s+(?:số\s+)?\d/iu.test(text)) return false
  if (alwaysHeadings.has(kind)) return true
  if (text === '' || /^\d+([.,]\d+)?\s?%/.test(text)) return false
  if (isRunInTitle(node, text, text.indexOf(':'))) return true
  const named = agencyOfHeading(text.split(':')[0]!) !== null && text.indexOf(':') > 0
  if (named || isCapitals(text, 4)) return true
  if (/[;,]$/.test(text)) return false
  const sentences = text.split(/[.;]\s+(?=\p{Lu})/u).length
  if (/[.…]$/.test(text)) return node.children.length > 0 && sentences === 1 && text.length < 330
  return sentences === 1 && text.length < 330
}
