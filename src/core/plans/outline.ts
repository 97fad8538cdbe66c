/** The order of a document by its own numbering: what stands under what. */
import { agencyOfHeading } from './agencies.ts'
import type { Paragraph } from './paragraphs.ts'
import { isCapitals } from './words.ts'

/**
 * A paragraph in the order of the document. `parent` is what it stands under: a numbered paragraph, an item of a list,
 * or a sentence that opens a list ("Phấn đấu đến năm 2030:"). `level` counts the numbered ones from 1.
 */
export type Node = {
  paragraph: Paragraph
  index: number
  parent: Node | null
  children: Node[]
  /** Marked by a number or a letter, or printed in capitals: it can be a heading. */
  numbered: boolean
  level: number
}

/** Kinds of which the order is fixed, whatever was seen before. */
const rank: Record<string, number> = { 'phụ lục': 0, biểu: 0, phần: 1, chương: 2, mục: 3, 'tiểu mục': 4 }

const kindOf = (paragraph: Paragraph): string | null => {
  if (paragraph.cells) return null
  const words = paragraph.low.slice(paragraph.body)
  if (/^chỉ tiêu (?:số )?\d+(?:\.\d+)*[a-zđ]?\s*(?:[.:)](?=\s)|-(?!\s*\d))/u.test(words)) return 'target'
  const kind = paragraph.marker?.kind
  if (!kind && /^mục tiêu (?:số )?(?:\d+|[ivx]+)\s*[.:(-]/u.test(words)) return 'objective'
  if (kind) return kind.startsWith('biểu') ? 'biểu' : kind
  const bare = paragraph.text
  if (isCapitals(bare, 5) && bare.length < 200 && !/^[“"]/.test(bare)) return 'CAPITALS'
  return null
}

/** Builds the tree of a document's paragraphs. */
export const outlineOf = (paragraphs: readonly Paragraph[]): Node[] => {
  const nodes: Node[] = []
  let stack: { kind: string; node: Node }[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    const kind = disambiguate(kindOf(paragraph), paragraph, stack)
    const item = paragraph.marker?.isItem === true
    const node: Node = { paragraph, index, parent: null, children: [], numbered: false, level: 0 }
    if (kind === null) {
      stack = closeIntro(stack, paragraph)
      node.parent =
        stack.findLast((open) => open.node.numbered || (paragraph.cells !== null && open.kind === 'intro'))?.node ??
        null
      const inItem = paragraph.marker === null && stack.at(-1)?.node.paragraph.marker?.isItem ? stack.at(-1) : undefined
      if (inItem && paragraph.cells === null) stack = stack.filter((open) => !open.node.paragraph.marker?.isItem)
      if (opensList(paragraph)) stack.push({ kind: 'intro', node })
    } else {
      node.numbered = !item && kind !== 'target'
      if (node.numbered)
        stack = stack.filter(
          (open) => open.kind !== 'intro' || open.node.parent !== null || open.node.paragraph.text.length < 160,
        )
      stack = openFor(kind, stack, paragraph)
      node.parent = stack.at(-1)?.node ?? null
      stack.push({ kind, node })
    }
    node.level = stackLevel(node)
    node.parent?.children.push(node)
    nodes.push(node)
  }
  return nodes
}

const stackLevel = (node: Node): number => {
  let level = node.numbered ? 1 : 0
  for (let above = node.parent; above; above = above.parent) if (above.numbered) level++
  return level
}

/** The part of the stack that a marker of this kind stands under. */
const openFor = (
  kind: string,
  stack: { kind: string; node: Node }[],
  paragraph: Paragraph,
): { kind: string; node: Node }[] => {
  if (kind === 'CAPITALS') {
    const top = stack.findIndex((open) => open.kind === 'CAPITALS')
    const annex = stack.findIndex((open) => rank[open.kind] !== undefined)
    return top >= 0 ? stack.slice(0, top) : stack.slice(0, annex + 1)
  }
  const order = rank[kind]
  if (order !== undefined) return stack.slice(0, stack.filter((open) => (rank[open.kind] ?? 99) < order).length)
  if (kind === 'objective') {
    const target = stack.findIndex((open) => open.kind === 'target' || open.kind === 'objective')
    if (target >= 0) return stack.slice(0, target)
  }
  const same = stack.findLastIndex((open) => open.kind === kind)
  if (same >= 0) return stack.slice(0, same)
  const depth = /^([234])\.$/.exec(kind)
  if (depth) {
    const prefix = paragraph.marker!.number!.split('.').slice(0, -1).join('.')
    const owner = stack.findLastIndex(
      (open) => open.node.paragraph.marker?.number === prefix && /^\d\.$/.test(open.kind),
    )
    if (owner >= 0) return stack.slice(0, owner + 1)
  }
  const cut =
    kind === 'roman' || kind === 'upper' || kind === 'điều'
      ? stack.filter(
          (open) =>
            rank[open.kind] !== undefined ||
            open.kind === 'CAPITALS' ||
            open.kind === 'roman' ||
            open.kind === 'upper' ||
            (open.kind === 'điều' && /:\s*$/.test(open.node.paragraph.text)),
        )
      : stack
  return cut
}

/** "C." and "D." continue A. and B., though C, D, I, V, X are Roman numerals too; "i)" continues "h)". */
const disambiguate = (
  kind: string | null,
  paragraph: Paragraph,
  stack: { kind: string; node: Node }[],
): string | null => {
  if (kind !== 'roman') return kind
  const number = paragraph.marker!.number!
  if (number.length !== 1) return kind
  const before = stack.findLast((open) => open.kind === 'upper')?.node.paragraph.marker?.number
  if (before && 'ABCDĐEGHIKL'.indexOf(number) === 'ABCDĐEGHIKL'.indexOf(before) + 1) return 'upper'
  return number === 'C' || number === 'D' || number === 'L' ? 'upper' : kind
}

/** A sentence ending in a colon opens the list below it, until other prose follows. */
const opensList = (paragraph: Paragraph): boolean => /:\s*$/.test(paragraph.text) && paragraph.cells === null

const closeIntro = (stack: { kind: string; node: Node }[], paragraph: Paragraph): { kind: string; node: Node }[] => {
  if (paragraph.cells !== null) return stack
  const intro = stack.findLastIndex((open) => open.kind === 'intro')
  return intro >= 0 && stack.slice(intro + 1).every((open) => !open.node.numbered) ? stack.slice(0, intro) : stack
}

/** What a paragraph stands under, nearest first. */
export const ancestorsOf = (node: Node): Node[] => {
  const found: Node[] = []
  for (let above = node.parent; above; above = above.parent) found.push(above)
  return found
}

/** "1. Mục tiêu tổng quát: Mọi trẻ em …": a short title, then a sentence of its own. */
export const isRunInTitle = (node: Node, rest: string, colon: number): boolean =>
  /^\d[.)\-/]/.test(node.paragraph.marker?.kind ?? '') &&
  colon < 60 &&
  /^\p{Lu}/u.test(rest) &&
  !/\d|[,;]/.test(rest.slice(0, colon)) &&
  /^\s*[\p{Lu}(]/u.test(rest.slice(colon + 1)) &&
  rest.length > colon + 20

/** The words of a heading: all of the paragraph, or what stands before the colon where the body runs on. */
export const headingTextOf = (node: Node): { text: string; from: number; to: number } => {
  const { text, body } = node.paragraph
  const rest = text.slice(body)
  const colon = rest.indexOf(':')
  const runsOn =
    colon > 0 &&
    colon < 130 &&
    colon < rest.length - 1 &&
    (agencyOfHeading(rest.slice(0, colon)) !== null || isRunInTitle(node, rest, colon))
  const to = runsOn ? body + colon : text.replace(/\s*[:.;]+$/, '').length
  return { text: text.slice(body, to).trim(), from: body, to }
}
