/** The printed lines of a document: where they stand, what is page furniture, how wide the page was. */

import { findMarker } from './markers.ts'
import { fold, startsSmall } from './words.ts'

/** A printed line that is not blank. `text` is trimmed; `start` and `end` are offsets of it in the source text. */
export type Line = {
  text: string
  start: number
  end: number
  /** Spaces before the first letter. */
  indent: number
  /** Blank lines between this line and the one before. */
  blanksBefore: number
}

/** The text as `readPlan` prints it: NFC, `\n` line ends, no byte order mark; lines as in the file. */
export const normaliseText = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')

/** Cuts the text into its printed lines, leaving out blank ones. A form feed (page break) counts as white space. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let offset = 0
  let blanks = 0
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim()
    if (trimmed === '' || /^[\u200b-\u200d\u2060\ufeff\u00ad]+$/.test(trimmed)) blanks++
    else {
      const indent = raw.length - raw.trimStart().length
      const start = offset + indent
      lines.push({ text: trimmed, start, end: start + trimmed.length, indent, blanksBefore: blanks })
      blanks = 0
    }
    offset += raw.length + 1
  }
  return lines
}

/** Page numbers, rules, and marks of the software, which belong to the page and not to the document. */
export const isFurniture = (line: Line): boolean => {
  const text = fold(line.text)
  return (
    /^[-–—.\s]*\d{1,3}[-–—.\s]*$/.test(text) ||
    /^(?:trang|page)\s*\d+(?:\s*(?:\/|trên|of)\s*\d+)?$/.test(text) ||
    /^\d{1,3}\s*\/\s*\d{1,3}$/.test(text) ||
    isRule(line.text) ||
    /^(?:ký bởi|người ký|email|thời gian ký|signature not verified|digitally signed)\b.*:/.test(text)
  )
}

/** A line drawn with signs, as under the name of an authority. */
export const isRule = (text: string): boolean => /^[\s\-–—_=*~.·•|‾¯─━⎯<>]+$/.test(text)

/** Lines repeated at the head or foot of several pages. */
export const runningHeads = (lines: readonly Line[]): Set<string> => {
  const counts = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const after = lines[index + 1]
    const atPageEdge = (before && isFurniture(before)) || (after && isFurniture(after))
    if (atPageEdge && line.text.length < 100) counts.set(line.text, (counts.get(line.text) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([text]) => text))
}

/** Signs that close a sentence or an item of a list. */
export const endsSentence = (text: string): boolean => /(?:[.;:!?…]|\.\/\.)["”’')\]]*$/.test(text)

/** What can be told of the page from its lines: how wide it was, and whether blank lines stand between all lines. */
export type PageShape = { width: number; blankLinesMeanNothing: boolean }

/** Measures the page on pairs of lines of which the second can only continue the first. */
export const pageShapeOf = (lines: readonly Line[]): PageShape => {
  const widths: number[] = []
  let withBlank = 0
  let without = 0
  for (let i = 1; i < lines.length; i++) {
    const [above, line] = [lines[i - 1]!, lines[i]!]
    if (endsSentence(above.text) || !startsSmall(line.text) || findMarker(line.text) || isCells(line.text)) continue
    if (isFurniture(above) || above.text.length < 25) continue
    widths.push(above.text.length)
    if (line.blanksBefore > 0) withBlank++
    else without++
  }
  widths.sort((a, b) => a - b)
  const wrapped = widths.length >= 2 && widths.length >= lines.length * 0.06
  const width = wrapped ? widths[Math.floor((widths.length - 1) * 0.9)]! : Number.POSITIVE_INFINITY
  return { width, blankLinesMeanNothing: withBlank > without }
}

/** True for a row of a table printed on one line: cells parted by tabs or upright bars. */
export const isCells = (text: string): boolean => cellsOf(text) !== null

/** The cells of a table row, or null when the line is no row. Two cells need a bar or a tab, many spaces need three. */
export const cellsOf = (text: string): string[] | null => {
  if (/\s\|\s|^\||\|$/.test(text)) return trimCells(text.replace(/^\||\|$/g, '').split('|'))
  if (text.includes('\t')) {
    const cells = text.split(/\t+/)
    return cells.length >= 3 ? trimCells(cells) : null
  }
  const cells = text.split(/\s{3,}/)
  return cells.length >= 4 ? trimCells(cells) : null
}

const trimCells = (cells: string[]): string[] => cells.map((cell) => cell.trim())
