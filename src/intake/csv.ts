/** A CSV file's bytes to rows. Every cell stays text, so zeros in front are kept. */
import { CsvError, parse } from 'csv-parse/sync'
import { RuleError } from '#core/errors.ts'
import { checkTableSize, type Sheet, type Table, type TextCell, tableTypes } from './table-limits.ts'

/** Reads comma, semicolon or tab separated text in UTF-8 or, with its mark, UTF-16. */
export const readCsv = (bytes: Uint8Array): Table => {
  const text = textOfBytes(bytes)
  if (text.trim() === '') throw new RuleError('file_empty')
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text)) throw new RuleError('file_wrong_type', { accepted: tableTypes })
  const told = /^sep=([,;\t|])\r?\n/.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const rows = parseRows(body, told?.[1] ?? delimiterOf(body))
  const sheet: Sheet = { name: 'CSV', rows: told ? [[], ...rows] : rows }
  return { sheets: [checkTableSize(sheet)] }
}

/** The text of a file of comma-separated values: UTF-8 or, with its mark, UTF-16; the mark itself is left out. */
export const textOfBytes = (bytes: Uint8Array, accepted: string = tableTypes): string => {
  if (bytes.length === 0) throw new RuleError('file_empty')
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (!utf16 && bytes.subarray(0, 65_536).includes(0)) throw new RuleError('file_wrong_type', { accepted })
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RuleError('file_not_utf8')
  }
}

const parseRows = (text: string, delimiter: string): TextCell[][] => {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      // One row beyond the limit is enough to know.
      to: 60_100,
      max_record_size: 1_000_000,
    })
    return rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))
  } catch (error) {
    // A quotation mark that is never closed swallows the rest of the file.
    if (error instanceof CsvError) throw new RuleError('file_damaged')
    throw error
  }
}

/** The sign that stands most often, and most evenly, outside quotation marks in the first lines. */
export const delimiterOf = (text: string): string => {
  const lines = text
    .slice(0, 50_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30)
  const scores = [';', '\t', ','].map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1)
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
    return { sign, score: usual * counts.filter((count) => count === usual).length, most: Math.max(0, ...counts) }
  })
  return scores.reduce(
    (best, next) => (next.score > best.score || (next.score === best.score && next.most > best.most) ? next : best),
    { sign: ',', score: 0, most: 0 },
  ).sign
}
