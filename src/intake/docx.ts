/**
 * A Word document's bytes to text: paragraphs with their automatic numbers, tables by what they are for. Borderless
 * tables of letterheads and signatures become lines, column after column; tables of data become rows "a | b | c".
 */
import { RuleError } from '#core/errors.ts'
import { type Numbering, readNumbering } from './docx-numbering.ts'
import { documentLimits, openZip, type Zip } from './limits.ts'
import { attributeOf, eventsOf } from './xml.ts'

/** Reads the text of a .docx in NFC. Throws `file_damaged`, `file_wrong_type`, `file_suspicious` or `file_no_text`. */
export const readDocx = (bytes: Uint8Array): string => readDocxZip(openZip(bytes, documentLimits))

/** The same for a zip already opened. */
export const readDocxZip = (zip: Zip): string => {
  const main = mainPartOf(zip)
  const body = main === null ? null : zip.read(main)
  if (!body) throw new RuleError('file_wrong_type', { accepted: '.docx, .txt' })
  const folder = main!.slice(0, main!.lastIndexOf('/') + 1)
  const part = (name: string): string | null => {
    const found = zip.read(`${folder}${name}`)
    return found ? decodeXml(found) : null
  }
  const numbering = readNumbering(part('numbering.xml'), part('styles.xml'))
  const xml = decodeXml(body)
  if (!/<w:body[\s>]/.test(xml)) throw new RuleError('file_damaged')
  const notes = readNotes(part('footnotes.xml'))
  const reader = readBlocks(xml, numbering)
  const lines = reader.blocks.flatMap(linesOfBlock)
  const noteLines = reader.noteIds.flatMap((id, index) =>
    notes.get(id) ? [`${superscript(index + 1)} ${notes.get(id)}`] : [],
  )
  const text = [...lines, ...(noteLines.length > 0 ? ['', ...noteLines] : [])].join('\n').normalize('NFC').trimEnd()
  if (text.trim() === '') throw new RuleError('file_no_text')
  return `${text}\n`
}

/** Word writes word/document.xml; other programs may name the part otherwise. */
const mainPartOf = (zip: Zip): string | null => {
  if (zip.names.includes('word/document.xml')) return 'word/document.xml'
  return zip.names.find((name) => /^(?:word\/)?document\d*\.xml$/.test(name)) ?? null
}

const decodeXml = (bytes: Uint8Array): string => {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RuleError('file_damaged')
  }
}

type Block = { kind: 'paragraph'; text: string } | { kind: 'table'; rows: Cell[][] }
type Cell = { blocks: Block[]; span: number }

type OpenParagraph = {
  text: string
  numId: string | null
  level: number | null
  styleId: string | null
  boxes: Block[]
}

const hidden = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:instrText',
  'w:delText',
  'w:rPrChange',
  'w:pPrChange',
  'w:numberingChange',
])

/** Paragraphs and tables in their order, and the footnotes referred to. */
const readBlocks = (xml: string, numbering: Numbering): { blocks: Block[]; noteIds: string[] } => {
  const root: Block[] = []
  const containers: Block[][] = [root]
  const tables: { rows: Cell[][]; row: Cell[] }[] = []
  const paragraphs: OpenParagraph[] = []
  const noteIds: string[] = []
  let skip: { name: string; depth: number } | null = null
  let inText = false
  let inProperties = 0
  let runHidden = false
  let runText = ''
  let inRunProperties = false
  const current = (): OpenParagraph | undefined => paragraphs.at(-1)
  const say = (text: string): void => {
    runText += text
  }
  const flush = (): void => {
    const paragraph = current()
    if (paragraph && !runHidden) paragraph.text += runText
    runText = ''
    runHidden = false
  }

  for (const event of eventsOf(xml)) {
    if (skip) {
      if (event.type === 'open' && event.name === skip.name && !event.empty) skip.depth++
      if (event.type === 'close' && event.name === skip.name && --skip.depth === 0) skip = null
      continue
    }
    if (event.type === 'text') {
      if (inText && current()) say(event.text)
      continue
    }
    const { name } = event
    if (event.type === 'open') {
      if (hidden.has(name)) {
        if (!event.empty) skip = { name, depth: 1 }
        continue
      }
      const value = attributeOf(event.attributes, 'w:val')
      if (name === 'w:p') {
        if (event.empty) containers.at(-1)!.push({ kind: 'paragraph', text: '' })
        else paragraphs.push({ text: '', numId: null, level: null, styleId: null, boxes: [] })
      } else if (name === 'w:pPr' && !event.empty) inProperties++
      else if (name === 'w:rPr' && !event.empty) inRunProperties = true
      else if (name === 'w:vanish' && inRunProperties && inProperties === 0 && value !== '0' && value !== 'false')
        runHidden = true
      else if (name === 'w:numId' && inProperties > 0 && current()) current()!.numId = value
      else if (name === 'w:ilvl' && inProperties > 0 && current()) current()!.level = Number(value ?? 0)
      else if (name === 'w:pStyle' && current()) current()!.styleId = value
      else if (name === 'w:t') inText = !event.empty
      else if (name === 'w:tab' && inProperties === 0) say('\t')
      else if (name === 'w:br' || name === 'w:cr') say('\n')
      else if (name === 'w:noBreakHyphen') say('-')
      else if (name === 'w:footnoteReference') {
        const id = attributeOf(event.attributes, 'w:id')
        if (id !== null) {
          noteIds.push(id)
          say(superscript(noteIds.length))
        }
      } else if (name === 'w:txbxContent' && !event.empty) {
        flush()
        containers.push(current()?.boxes ?? root)
      } else if (name === 'w:tbl' && !event.empty) tables.push({ rows: [], row: [] })
      else if (name === 'w:tr' && tables.length > 0) tables.at(-1)!.row = []
      else if (name === 'w:tc' && !event.empty && tables.length > 0) {
        const cell: Cell = { blocks: [], span: 1 }
        tables.at(-1)!.row.push(cell)
        containers.push(cell.blocks)
      } else if (name === 'w:gridSpan' && tables.length > 0) {
        const cell = tables.at(-1)!.row.at(-1)
        if (cell) cell.span = Math.min(60, Math.max(1, Number(value) || 1))
      }
      continue
    }
    if (name === 'w:t') inText = false
    else if (name === 'w:r') flush()
    else if (name === 'w:pPr') inProperties = Math.max(0, inProperties - 1)
    else if (name === 'w:rPr') inRunProperties = false
    else if (name === 'w:p') {
      flush()
      const paragraph = paragraphs.pop()
      if (paragraph) {
        const visible = paragraph.text.trim() !== ''
        const label = visible ? numbering.labelFor(paragraph.numId, paragraph.level, paragraph.styleId) : ''
        containers.at(-1)!.push({ kind: 'paragraph', text: label + paragraph.text }, ...paragraph.boxes)
      }
    } else if (name === 'w:txbxContent' && containers.length > 1) containers.pop()
    else if (name === 'w:tc' && containers.length > 1) containers.pop()
    else if (name === 'w:tr' && tables.length > 0) tables.at(-1)!.rows.push(tables.at(-1)!.row)
    else if (name === 'w:tbl') {
      const table = tables.pop()
      if (table) containers.at(-1)!.push({ kind: 'table', rows: table.rows })
    }
  }
  if (paragraphs.length > 0 || tables.length > 0) throw new RuleError('file_damaged')
  return { blocks: root, noteIds }
}

const linesOfBlock = (block: Block): string[] => {
  if (block.kind === 'paragraph') return block.text.split('\n').map((line) => line.replace(/\s+$/, ''))
  return isData(block.rows)
    ? block.rows.map(rowLine)
    : ['', ...block.rows.flatMap((row) => row.flatMap((cell) => [...cell.blocks.flatMap(linesOfBlock), ''])), '']
}

const textOf = (cell: Cell): string =>
  cell.blocks
    .flatMap(linesOfBlock)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(' ')

const rowLine = (row: readonly Cell[]): string =>
  row
    .flatMap((cell) => [textOf(cell).replace(/\|/g, '/'), ...Array.from({ length: cell.span - 1 }, () => '')])
    .join(' | ')

/** Tables of data have a heading row or many short cells; letterheads and signatures are two or three blocks of lines. */
const isData = (rows: readonly Cell[][]): boolean => {
  const columns = Math.max(0, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.span, 0)))
  if (rows.length < 2 || columns < 2) return false
  const head = rows[0]!.map((cell) => textOf(cell).toLowerCase())
  if (
    head.some((text) =>
      /^(?:stt|tt|số tt|chỉ tiêu|nội dung|tên chỉ tiêu|mục tiêu|nhiệm vụ|đơn vị|tên văn bản|họ (?:và )?tên)(?:\s|$)/.test(
        text,
      ),
    )
  )
    return true
  if (
    /cộng hòa xã hội|độc lập|nơi nhận|^(?:tm|kt|tl)\./.test(
      rows
        .flatMap((row) => row.map(textOf))
        .join(' ')
        .toLowerCase(),
    )
  )
    return false
  const cells = rows.flat()
  const short = cells.filter(
    (cell) => cell.blocks.filter((block) => block.kind === 'paragraph' && block.text.trim() !== '').length <= 1,
  )
  return columns >= 3 && rows.length >= 2
    ? short.length >= cells.length * 0.6
    : rows.length >= 4 && short.length === cells.length
}

const readNotes = (xml: string | null): Map<string, string> => {
  const notes = new Map<string, string>()
  let id: string | null = null
  let text = ''
  let inText = false
  for (const event of eventsOf(xml ?? '')) {
    if (event.type === 'text') text += inText ? event.text : ''
    else if (event.type === 'open' && event.name === 'w:footnote') {
      id = attributeOf(event.attributes, 'w:type') === null ? attributeOf(event.attributes, 'w:id') : null
      text = ''
    } else if (event.name === 'w:t') inText = event.type === 'open' && !event.empty
    else if (event.type === 'close' && event.name === 'w:p') text += ' '
    else if (event.type === 'close' && event.name === 'w:footnote' && id !== null)
      notes.set(id, text.replace(/\s+/g, ' ').trim())
  }
  return notes
}

const superscript = (number: number): string => [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')
