/** Tables as they come out of files, and how large they may be. */
import { RuleError } from '#core/errors.ts'

/** A day is ISO text: `2019-03-05`. */
export type TextCell = string | number | boolean | null
export type Sheet = { name: string; rows: TextCell[][] }
export type Table = { sheets: Sheet[] }

export const tableTypes = '.xlsx, .csv'
export const maxTableRows = 60_000
export const maxTableColumns = 200

const lastFilled = (row: readonly TextCell[]): number => row.findLastIndex((cell) => cell !== null && cell !== '')

/** Cuts empty rows and columns off the end, then refuses a table that is still too large. */
export const checkTableSize = (sheet: Sheet): Sheet => {
  const rows = sheet.rows.map((row) => row.slice(0, lastFilled(row) + 1))
  const kept = rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1)
  if (kept.length > maxTableRows) throw new RuleError('file_too_large', { limit: '60.000 dòng (rows)' })
  if (kept.some((row) => row.length > maxTableColumns))
    throw new RuleError('file_too_large', { limit: '200 cột (columns)' })
  return { name: sheet.name, rows: kept }
}
