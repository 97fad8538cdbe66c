/** The cells of the row being read, by field, and what is wrong with them. */
import type { PlainDate } from '../dates.ts'
import { likelyDate } from './import-dates.ts'
import { type Cell, type ImportField, importFields } from './import-fields.ts'
import type { ColumnMapping } from './import-headings.ts'
import { type RowProblem, type RowProblemCode, rowProblem } from './import-problems.ts'
import { cellText, isExcelError, saysNothing, type Unreadable, unreadable } from './import-values.ts'
import { readYesNo } from './import-yes-no.ts'
import { memo } from './memo.ts'

export type Row = readonly Cell[]

export type RowCells = {
  today: PlainDate
  row: Row
  /** As in the spreadsheet, from 1. */
  number: number
  problems: RowProblem[]
  /** Whether one of the problems keeps the row out. */
  refused: boolean
  begin: (row: Row, number: number) => void
  /** Whether the list has a column for the field. */
  has: (field: ImportField) => boolean
  /** The heading of the field's column, or the field's own name. */
  headingOf: (field: ImportField) => string
  cellOf: (field: ImportField) => Cell | undefined
  complain: (code: RowProblemCode, field: ImportField, value: string, detail?: Record<string, string | number>) => void
  complainOfDate: (read: 'not_in_calendar' | 'unreadable', field: ImportField) => void
  /** The text of a cell that says something. */
  textOf: (field: ImportField, limit?: number) => string | null
  yesNo: (text: string) => boolean | null | Unreadable
  /** Yes or no in the field's column; anything else is a problem. */
  answer: (field: ImportField) => boolean | null
  /** The value read, null with a problem where it could not be. */
  known: <T>(value: T | null | Unreadable, code: RowProblemCode, field: ImportField, text: string) => T | null
}

/** The row being read; one set of functions serves all rows, so that a row costs no closures. */
export const rowCells = (mapping: ColumnMapping, today: PlainDate): RowCells => {
  const column = new Map<ImportField, { index: number; heading: string }>()
  for (const c of mapping.columns)
    if (c.field && c.field !== 'ignored') column.set(c.field, { index: c.index, heading: c.heading })
  const place = new Map<ImportField, number>([...column].map(([field, c]) => [field, c.index]))
  const yesNo = memo(readYesNo)
  const headingOf = (field: ImportField): string => column.get(field)?.heading || importFields[field].vi
  const cellOf = (field: ImportField): Cell | undefined => {
    const index = place.get(field)
    return index === undefined ? undefined : cells.row[index]
  }
  const complain = (
    code: RowProblemCode,
    field: ImportField,
    value: string,
    detail?: Record<string, string | number>,
  ): void => {
    const made = rowProblem(
      { row: cells.number, column: headingOf(field), columnIndex: place.get(field) ?? null, field, value },
      code,
      detail,
    )
    if (made.severity === 'error') cells.refused = true
    cells.problems.push(made)
  }
  const textOf = (field: ImportField, limit = 500): string | null => {
    const cell = cellOf(field)
    if (cell === null || cell === undefined || cell === '') return null
    const text = cellText(cell)
    if (text === '' || saysNothing(text)) return null
    if (text.charCodeAt(0) === 35 && isExcelError(text)) complain('cell_error', field, text)
    else if (text.length > limit) complain('text_too_long', field, text, { limit })
    else return text
    return null
  }
  const answer = (field: ImportField): boolean | null => {
    const text = textOf(field)
    if (text === null) return null
    const value = yesNo(text)
    if (value !== unreadable) return value
    complain('yes_no_unreadable', field, text)
    return null
  }
  const known = <T>(value: T | null | Unreadable, code: RowProblemCode, field: ImportField, text: string): T | null => {
    if (value !== unreadable) return value
    complain(code, field, text)
    return null
  }
  const complainOfDate = (read: 'not_in_calendar' | 'unreadable', field: ImportField): void => {
    const text = cellText(cellOf(field))
    const suggestion = read === 'not_in_calendar' ? likelyDate(text) : null
    if (isExcelError(text)) complain('cell_error', field, text)
    else if (suggestion) complain('date_month_first', field, text, { suggestion })
    else complain(read === 'unreadable' ? 'date_unreadable' : 'date_not_in_calendar', field, text)
  }
  const cells: RowCells = {
    today,
    row: [],
    number: 0,
    problems: [],
    refused: false,
    begin: (row, number) => {
      cells.row = row
      cells.number = number
      cells.problems = []
      cells.refused = false
    },
    has: (field) => place.has(field),
    headingOf,
    cellOf,
    complain,
    complainOfDate,
    textOf,
    yesNo,
    answer,
    known,
  }
  return cells
}
