/**
 * A CSV file to be written back with columns added: rows as they stand, and the way the file is written. Unlike `readCsv`
 * it never gives up for one bad row, since a survey of thousands must not wait for a stray quotation mark.
 */
import { RuleError } from '#core/errors.ts'
import { textOfBytes } from './csv.ts'

export type CsvStyle = {
  delimiter: ',' | ';' | '\t' | '|'
  newline: '\n' | '\r\n'
  /** The mark by which Excel knows UTF-8. */
  bom: boolean
  /** The line `sep=;` stood on top. */
  told: boolean
}
export type CsvRow = { line: number; cells: string[] }

/** Rows with the line each begins on; empty lines are left out. */
export const readSurveyCsv = (bytes: Uint8Array): { style: CsvStyle; rows: CsvRow[] } => {
  const raw = textOfBytes(bytes, '.csv')
  if (raw.trim() === '') throw new RuleError('file_empty')
  if (/^(?:PK|\s*<)/.test(raw) && !/^[^\n]*[,;\t|]/.test(raw))
    throw new RuleError('file_wrong_type', { accepted: '.csv' })
  const told = /^sep=([,;\t|])\r?\n/.exec(raw)
  const text = told ? raw.slice(told[0].length) : raw
  const style: CsvStyle = {
    delimiter: (told?.[1] as CsvStyle['delimiter'] | undefined) ?? delimiterOfHeader(text),
    newline: raw.includes('\r\n') ? '\r\n' : '\n',
    bom: bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe,
    told: told !== null,
  }
  const rows = rowsOf(text, style.delimiter, told ? 2 : 1)
  return { style, rows: rows.filter((row) => row.cells.some((cell) => cell.trim() !== '')) }
}

/** Headings hold none of these signs, so the first line with any of them tells. */
const delimiterOfHeader = (text: string): CsvStyle['delimiter'] => {
  const first = text.split(/\r\n|\n|\r/, 50).find((line) => line.trim() !== '') ?? ''
  const count = (sign: string): number => first.split(sign).length - 1
  return ([',', ';', '\t', '|'] as const).reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** A quoted cell longer than this began with a stray mark. */
const longestQuoted = 10_000

const rowsOf = (text: string, delimiter: string, firstLine: number): CsvRow[] => {
  const rows: CsvRow[] = []
  let at = 0
  let line = firstLine
  while (at < text.length) {
    const { cells, end } = rowAt(text, at, delimiter, true) ?? rowAt(text, at, delimiter, false)!
    rows.push({ line, cells })
    line += text.slice(at, end).match(/\r\n|\n|\r/g)?.length ?? 0
    at = end
  }
  return rows
}

/** One row; null when a quotation mark in it is never closed. Without `quotes` they are signs like any other. */
const rowAt = (
  text: string,
  start: number,
  delimiter: string,
  quotes: boolean,
): { cells: string[]; end: number } | null => {
  const cells: string[] = []
  let at = start
  for (;;) {
    let cell = ''
    if (quotes && text[at] === '"') {
      const closed = quotedCell(text, at, delimiter)
      if (!closed) return null
      cell = closed.cell
      at = closed.end
    } else {
      const from = at
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
      cell = text.slice(from, at)
    }
    cells.push(cell)
    if (text[at] === delimiter) {
      at++
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    return { cells, end: at + 1 }
  }
}

const quotedCell = (text: string, start: number, delimiter: string): { cell: string; end: number } | null => {
  let cell = ''
  for (let at = start + 1; at < text.length && at - start < longestQuoted; at++) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') {
      cell += '"'
      at++
    } else {
      const next = text[at + 1]
      const ends = next === undefined || next === delimiter || next === '\n' || next === '\r'
      return ends ? { cell, end: at + 1 } : null
    }
  }
  return null
}

/** The same kind of file again. */
export const writeSurveyCsv = (style: CsvStyle, rows: readonly (readonly string[])[]): string => {
  const needsQuotes = new RegExp(`["\\r\\n]|^\\s|\\s$|${style.delimiter === '|' ? '\\|' : style.delimiter}`)
  const cellText = (cell: string): string => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const lines = rows.map((cells) => cells.map(cellText).join(style.delimiter))
  if (style.told) lines.unshift(`sep=${style.delimiter}`)
  return `${style.bom ? '\ufeff' : ''}${lines.join(style.newline)}${style.newline}`
}
