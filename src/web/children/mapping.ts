/** The officer's columns: what was chosen is sent, what the reader guessed is left to it. */
import type { ImportPreview } from '#api/children.ts'

type ImportColumn = ImportPreview['columns'][number]
export type Fields = Record<string, string | null>

/** Below this the reader is guessing and a person should look. */
const sure = 0.7

export const isUncertain = (column: ImportColumn): boolean => column.field !== null && column.score < sure

export const uncertainColumns = (preview: ImportPreview): ImportColumn[] => preview.columns.filter(isUncertain)

/**
 * The mapping as it stands, to be sent whole: the server takes what is sent for the officer's own words. Guesses are left
 * out, or they would count as confirmed.
 */
export const keptFields = (preview: ImportPreview): Fields =>
  Object.fromEntries(
    preview.columns.filter((column) => !isUncertain(column)).map((column) => [String(column.index), column.field]),
  )

/** The mapping after one choice; a field belongs to one column, so another that had it gives it up. */
export const withField = (preview: ImportPreview, index: number, field: string | null): Fields => {
  const fields = keptFields(preview)
  for (const column of preview.columns)
    if (field !== null && field !== 'ignored' && column.field === field) fields[String(column.index)] = null
  return { ...fields, [String(index)]: field }
}

/** `0` is A, `27` is AB: as Excel names its columns. */
export const columnLetter = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnLetter(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))
