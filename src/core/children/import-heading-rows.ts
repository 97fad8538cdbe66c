/** Headings as they stand in a list: in one to three rows, with merged groups, perhaps with a row of numbers below. */
import { cleanText } from '../text.ts'
import type { Cell, HeadingMatch, ImportField } from './import-fields.ts'
import { carerOf } from './import-heading-carers.ts'
import { recogniseHeading } from './import-heading-words.ts'
import { wordKey } from './import-values.ts'

export type MappedColumn = {
  index: number
  /** As read, merged groups joined: `Cha: Họ tên`. Empty for a column without heading. */
  heading: string
  field: ImportField | null
  /** 1 sure, below 0.7 worth a look, 0 not recognised; the officer's own choice is 1. */
  score: number
}

const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'string'
    ? cleanText(cell)
    : cell === null || cell === undefined
      ? ''
      : cell instanceof Date
        ? ''
        : String(cell)

const recogniseGroup = (parts: readonly string[]): HeadingMatch | null => {
  if (parts.length <= 1) return recogniseHeading(parts[0] ?? '')
  const own = parts[parts.length - 1] as string
  const group = parts.slice(0, -1).join(' ')
  const alone = recogniseHeading(own)
  if (carerOf(wordKey(own))) return alone
  const joined = recogniseHeading(`${group} ${own}`)
  if (joined) return joined
  if (carerOf(wordKey(group)) || !alone) return null
  return { field: alone.field, score: alone.score * 0.9 }
}

export type ReadHeadings = { row: number; depth: number; columns: MappedColumn[]; total: number }

export const readHeadingsAt = (rows: readonly (readonly Cell[])[], row: number, depth: number): ReadHeadings | null => {
  const block = rows.slice(row, row + depth)
  const last = block[depth - 1]
  if (!last || last.every((cell) => textOf(cell) === '')) return null
  const width = Math.max(...block.map((r) => r.length))
  const columns: MappedColumn[] = []
  const groups: string[] = new Array<string>(depth).fill('')
  let total = 0
  for (let index = 0; index < width; index++) {
    const parts: string[] = []
    for (let level = 0; level < depth; level++) {
      const own = textOf(block[level]?.[index])
      const below = block.slice(level + 1).some((r) => textOf(r[index]) !== '')
      // A merged group stands in its first cell; the cells right of it are empty while something stands under them.
      if (own !== '') {
        groups[level] = below ? own : ''
        for (let deeper = level + 1; deeper < depth; deeper++) groups[deeper] = ''
        parts.push(own)
      } else if (below && groups[level] !== '') parts.push(groups[level] as string)
      else groups[level] = ''
    }
    const match = recogniseGroup(parts)
    columns.push({ index, heading: parts.join(': '), field: match?.field ?? null, score: match?.score ?? 0 })
    if (match) total += match.score
    else if (parts.length > 0) total -= 0.2
  }
  if (depth > 1 && last.some((cell) => typeof cell === 'number' || cell instanceof Date)) return null
  return { row, depth, columns, total: total - (depth - 1) * 0.6 }
}

/** `(1) (2) (3)`, `A B C 1 2`: the row of column numbers under the headings. */
export const isNumberingRow = (row: readonly Cell[]): boolean => {
  const cells = row.map((c) => textOf(c)).filter((t) => t !== '')
  return (
    cells.length >= 3 &&
    cells.every((t) => /^\(?(\d{1,2}|[A-ZĐ])\)?$/.test(t)) &&
    cells.filter((t, i) => Number(t.replace(/\D/g, '')) === i + 1 || /^\(?[A-ZĐ]/.test(t)).length >= cells.length - 3 &&
    cells.some((t, i) => i > 0 && Number(cells[i - 1]?.replace(/\D/g, '')) + 1 === Number(t.replace(/\D/g, '')))
  )
}
