/** Printed lines joined to the paragraphs they were broken from, each character knowing where it stands in the text. */
import { cellsOf, endsSentence, isCells, isFurniture, type Line, type PageShape } from './lines.ts'
import { findMarker, type Marker } from './markers.ts'
import type { Passage } from './plan-reading.ts'
import { isTableRowItem, type TableRow, withTables } from './tables.ts'
import { fold, isCapitals, startsSmall } from './words.ts'

export type Paragraph = {
  /** One line, single spaces. */
  text: string
  /** The same for comparing, see `fold`. */
  low: string
  marker: Marker | null
  /** Where the words begin, after the marker. */
  body: number
  /** The cells, when it is a row of a table. */
  cells: { text: string; start: number; end: number }[] | null
  blanksBefore: number
  /** Offset in the source text of each character. */
  offsets: number[]
}

/** The stretch of the source text that a part of a paragraph came from; spaces at its ends are left out. */
export const passageOf = (paragraph: Paragraph, from = 0, to = paragraph.text.length): Passage => {
  let [start, end] = [Math.max(0, from), Math.min(to, paragraph.text.length)]
  while (start < end && paragraph.text[start] === ' ') start++
  while (end > start && paragraph.text[end - 1] === ' ') end--
  if (start >= end) {
    start = Math.min(start, paragraph.text.length - 1)
    end = start + 1
  }
  // Cells of a table may go on over several printed lines, so offsets need not rise.
  let first = Number.POSITIVE_INFINITY
  let last = 0
  for (const offset of paragraph.offsets.slice(start, end)) {
    if (offset < first) first = offset
    if (offset > last) last = offset
  }
  return { start: first, end: last + 1 }
}

/** Joins lines to paragraphs. */
export const paragraphsOf = (lines: readonly Line[], shape: PageShape): Paragraph[] => {
  const groups: (Line[] | TableRow)[] = []
  let footnote = false
  let open = true
  for (const item of withTables(lines)) {
    if (isTableRowItem(item)) {
      groups.push(item)
      continue
    }
    if (isFurniture(item)) {
      if (footnote) open = false
      continue
    }
    const last = groups.at(-1)
    if (isFootnote(item.text)) {
      footnote = true
      open = true
      groups.push([item])
    } else if (footnote && open && Array.isArray(last) && item.blanksBefore === 0 && !findMarker(item.text))
      last.push(item)
    else {
      const before = footnote ? groups.findLast((group) => !(Array.isArray(group) && isFootnote(group[0]!.text))) : last
      footnote = false
      if (before && Array.isArray(before) && continues(before, item, shape)) before.push(item)
      else groups.push([item])
    }
  }
  return groups
    .flatMap((group) => (Array.isArray(group) ? cutLong(joinLines(group)) : [rowParagraph(group)]))
    .filter((paragraph) => paragraph.text !== '')
}

/** "¹ Theo số liệu …" or "[1] …" at the foot of a page. */
export const isFootnote = (text: string): boolean => /^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\])\s*\S/u.test(text)

const rowParagraph = (row: TableRow): Paragraph => {
  let text = ''
  const offsets: number[] = []
  const cells: NonNullable<Paragraph['cells']> = []
  for (const pieces of row.cells) {
    if (text !== '' && pieces.length > 0) {
      text += ' '
      offsets.push(pieces[0]!.start)
    }
    const start = text.length
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        text += ' '
        offsets.push(piece.start)
      }
      for (let i = 0; i < piece.text.length; i++) offsets.push(piece.start + i)
      text += piece.text
    }
    cells.push({ text: text.slice(start), start, end: text.length })
  }
  return { text, low: fold(text), marker: null, body: 0, cells, blanksBefore: row.blanksBefore, offsets }
}

/** No sentence of a plan is this long; beyond it the text is no prose, and reading it whole would take for ever. */
const longest = 4000

const cutLong = (paragraph: Paragraph): Paragraph[] => {
  const { text, offsets } = paragraph
  if (text.length <= longest) return [paragraph]
  const parts: Paragraph[] = []
  for (let start = 0; start < text.length; ) {
    const space = text.lastIndexOf(' ', start + longest)
    const end = start + longest >= text.length ? text.length : space > start ? space + 1 : start + longest
    const part = text.slice(start, end)
    const first = start === 0
    parts.push({
      text: part,
      low: fold(part),
      marker: first ? paragraph.marker : null,
      body: first ? paragraph.body : 0,
      cells: null,
      blanksBefore: first ? paragraph.blanksBefore : 0,
      offsets: offsets.slice(start, end),
    })
    start = end
  }
  return parts
}

/** Words after which a number at the head of the next line is no list number: "năm | 2026", "khoản | 3." */
const awaitsNumber =
  /(?<!\p{L})(?:năm|tháng|ngày|quý|khoản|điều|điểm|mục|số|chỉ tiêu|mục tiêu|phụ lục|lớp|cấp|từ|đến|và|dưới|trên|còn|đạt|khoảng|gồm|ít nhất|tối thiểu),?$/u

/** Left halves of names printed with a dash, whose right half may begin the next line: "kinh tế | - xã hội". */
const awaitsDash =
  /(?<!\p{L})(?:kinh tế|chính trị|lao động|văn hóa|công|xã hội|khoa học|thông tin|độc lập|tự do|tài chính|giáo dục|\d{4})$/u

const continues = (group: readonly Line[], line: Line, shape: PageShape): boolean => {
  const above = group.at(-1)!
  if (isCells(line.text) || isCells(above.text)) return false
  const low = fold(above.text)
  const marker = findMarker(line.text)
  if (marker) {
    const closed = endsSentence(above.text)
    if (closed) return false
    if (marker.kind === '-') return awaitsDash.test(low) && isFull(above, line, shape)
    return !marker.isItem && /^\d/.test(line.text) && awaitsNumber.test(low) && isFull(above, line, shape)
  }
  if (startsLabel(line.text)) return false
  if (startsSmall(line.text)) return !/[.!?]["”)]?$/.test(above.text) || !/\.\/\.$/.test(above.text)
  const gap = shape.blankLinesMeanNothing ? line.blanksBefore > 1 : line.blanksBefore > 0
  if (gap) return false
  if (isCapitals(line.text, 4) !== isCapitals(withoutMarker(group[0]!.text), 4)) {
    if (isCapitals(line.text, 12) || isCapitals(withoutMarker(group[0]!.text), 4)) return false
  }
  if (isCapitals(line.text, 4)) return !endsSentence(above.text) && line.text.length < 120
  if (shape.width === Number.POSITIVE_INFINITY)
    return /^[\d(“"%]/.test(line.text) && !endsSentence(above.text) && awaitsNumber.test(low)
  if (line.indent >= above.indent + 3 && line.indent - above.indent < 20) return false
  if (/[:!?]$/.test(above.text) || /\.\/\.["”]?$/.test(above.text)) return false
  if (/;$/.test(above.text) && /^(?:căn cứ|thực hiện|theo|xét)\s/.test(fold(line.text))) return false
  return isFull(above, line, shape, endsSentence(above.text) ? 0.87 : 0.78)
}

const startsLabel = (text: string): boolean =>
  /^(?:chỉ tiêu|mục tiêu)\s+(?:số\s+)?\d+(?:\.\d+)*\s*[:.)]/.test(fold(text)) ||
  /^(?:nơi nhận|kính gửi)\s*:/.test(fold(text))

/** True when the first word of the next line would not have fitted on this one. */
const isFull = (above: Line, line: Line, shape: PageShape, share = 0.8): boolean => {
  const word = /^\S+/.exec(line.text)?.[0].length ?? 0
  return above.text.length + 1 + word >= shape.width * share
}

const withoutMarker = (text: string): string => text.slice(findMarker(text)?.length ?? 0)

const joinLines = (group: readonly Line[]): Paragraph => {
  // The text is put together from parts once: asking a growing string for its end copies it again and again.
  const parts: string[] = []
  const offsets: number[] = []
  let end = ''
  const add = (character: string, offset: number): void => {
    parts.push(character)
    offsets.push(offset)
    end = character
  }
  for (const line of group) {
    if (parts.length > 0 && !isGlued(parts.slice(-80).join(''), line.text))
      add(' ', line.start - 1 < 0 ? 0 : line.start - 1)
    for (let i = 0; i < line.text.length; i++) {
      const character = line.text[i]!
      if (/[\u200b-\u200d\u2060\ufeff\u00ad]/.test(character)) continue
      if (/\s/.test(character)) {
        if (end !== ' ') add(' ', line.start + i)
      } else add(character, line.start + i)
    }
  }
  const text = parts.join('')
  const marker = findMarker(text)
  const cells = group.length === 1 ? placeCells(group[0]!.text, text) : null
  return {
    text,
    low: fold(text),
    marker: cells ? null : marker,
    body: cells ? 0 : (marker?.length ?? 0),
    cells,
    blanksBefore: group[0]!.blanksBefore,
    offsets,
  }
}

/** "56/2017/NĐ-" and "CP" are one word; so are "423" and "-KH/TU". */
const isGlued = (above: string, below: string): boolean =>
  (/[\p{Lu}\d]\/?[\p{Lu}&]*[-–/]$/u.test(above) && /^\p{Lu}/u.test(below) && /\d[^\s]*[-–/]$/.test(above)) ||
  (/\d$/.test(above) && /^[-/]\p{Lu}{2}/u.test(below))

const placeCells = (printed: string, text: string): Paragraph['cells'] => {
  const cells = cellsOf(printed)
  if (!cells) return null
  let from = 0
  return cells.map((cell) => {
    const clean = cell.replace(/\s+/g, ' ').replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    const start = clean === '' ? from : Math.max(from, text.indexOf(clean, from))
    from = start + clean.length
    return { text: clean, start, end: from }
  })
}
