/** Rows of a list that were refused, given back as Excel with the reasons first: correct them and bring the file again. */
import writeExcel, { type SheetData } from 'write-excel-file/node'
import type { ColumnMapping } from '#core/children/import-headings.ts'
import type { RowProblem } from '#core/children/import-problems.ts'
import { cellText } from '#core/children/import-values.ts'
import { cellOfText } from './xlsx-cells.ts'

type Cell = string | number | boolean | null

const written = (cell: Cell | undefined) => {
  if (cell === null || cell === undefined || cell === '') return null
  if (typeof cell === 'number' && Number.isFinite(cell)) return { value: cell, type: Number }
  const text = typeof cell === 'string' ? cell : cellText(cell)
  // A day came out of the file as ISO text; people read it as dd/mm/yyyy, and so does the import.
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return cellOfText(day ? `${day[3]}/${day[2]}/${day[1]}` : text)
}

export const writeRefusedRows = async (
  rows: readonly (readonly Cell[])[],
  mapping: ColumnMapping,
  problems: readonly RowProblem[],
): Promise<Uint8Array> => {
  const bold = (text: string) => ({ ...cellOfText(text), fontWeight: 'bold' as const, wrap: true })
  const data: SheetData = [[bold('Lý do'), ...mapping.columns.map((c) => bold(c.heading || `Cột ${c.index + 1}`))]]
  const byRow = new Map<number, RowProblem[]>()
  for (const problem of problems) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem])
  for (const [row, found] of [...byRow].sort(([a], [b]) => a - b)) {
    if (!found.some((p) => p.severity === 'error')) continue
    const reasons = found.map((p) => p.vi).join('\n')
    data.push([
      { ...cellOfText(reasons), wrap: true, textColor: '#A4262C' },
      ...mapping.columns.map((c) => written(rows[row - 1]?.[c.index])),
    ])
  }
  const columns = [{ width: 60 }, ...mapping.columns.map(() => ({ width: 18 }))]
  return new Uint8Array(
    await writeExcel(data, { sheet: 'Dòng chưa nhập được', columns, stickyRowsCount: 1 }).toBuffer(),
  )
}
