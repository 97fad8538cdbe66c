/**
 * Which column of somebody's list holds what. Lists differ in every commune: titles above, headings in one to three
 * rows with merged groups ("Cha: Họ tên | SĐT"), with or without diacritics, abbreviated. The words are read by rules;
 * the officer's own choice always wins.
 */
import type { Cell, ImportField } from './import-fields.ts'
import { isNumberingRow, type MappedColumn, type ReadHeadings, readHeadingsAt } from './import-heading-rows.ts'

export type ColumnMapping = {
  /** First row of the headings, from 0; −1 when no heading row was found. */
  headingRow: number
  headingRows: number
  /** First row that can hold a child, from 0. */
  firstDataRow: number
  columns: MappedColumn[]
  /** Indexes of columns that have a heading but no meaning here. */
  unrecognised: number[]
}

/** What the officer chose: a column's index and its field; null or `ignored` leaves the column out. */
export type OwnMapping = Record<number, ImportField | null>

const keepBestOfEachField = (columns: MappedColumn[]): void => {
  const best = new Map<ImportField, MappedColumn>()
  for (const column of columns) {
    if (!column.field || column.field === 'ignored') continue
    const other = best.get(column.field)
    if (!other) best.set(column.field, column)
    else {
      const loser = column.score > other.score ? other : column
      if (loser === other) best.set(column.field, column)
      loser.field = null
      loser.score = 0
    }
  }
  // "Tên" alone is the whole name when no column holds the family name.
  const given = best.get('givenName')
  if (given && !best.has('fullName') && !best.has('familyName')) given.field = 'fullName'
  // "Ngay sinh: Ngay | Thang | Nam" without diacritics: that "Nam" is the year.
  const male = best.get('birthDateMale') ?? best.get('sexMale')
  if (
    male &&
    best.has('birthDay') &&
    best.has('birthMonth') &&
    !best.has('birthDateFemale') &&
    !best.has('sexFemale')
  ) {
    male.field = 'birthYear'
  }
}

const nameFields: readonly ImportField[] = ['fullName', 'familyName']

/**
 * Finds the headings of a list and what each column holds; `own` overrides. When no row looks like headings
 * `headingRow` is −1, every column is unmapped and row 1 is taken as data, so that the officer maps by hand. `at` is the
 * row that the officer says the headings begin in, from 0.
 */
export const mapColumns = (
  rows: readonly (readonly Cell[])[],
  own: OwnMapping = {},
  at: number | null = null,
): ColumnMapping => {
  let best: ReadHeadings | null = null
  const [from, until] = at === null ? [0, Math.min(rows.length, 30)] : [at, Math.min(rows.length, at + 1)]
  for (let row = from; row < until; row++) {
    for (let depth = 1; depth <= 3 && row + depth <= rows.length; depth++) {
      const candidate = readHeadingsAt(rows, row, depth)
      if (!candidate) continue
      if (at !== null) {
        if (!best || candidate.total > best.total + 1e-9) best = candidate
        continue
      }
      const known = new Set(candidate.columns.filter((c) => c.score >= 0.6).map((c) => c.field))
      if (known.size < 2 || !(nameFields.some((f) => known.has(f)) || known.has('givenName'))) continue
      if (!best || candidate.total > best.total + 1e-9) best = candidate
    }
  }
  if (!best) return withOwnMapping(noHeadings(rows), own)
  keepBestOfEachField(best.columns)
  let firstDataRow = best.row + best.depth
  const next = rows[firstDataRow]
  if (next && isNumberingRow(next)) firstDataRow++
  return withOwnMapping(
    { headingRow: best.row, headingRows: best.depth, firstDataRow, columns: best.columns, unrecognised: [] },
    own,
  )
}

const noHeadings = (rows: readonly (readonly Cell[])[]): ColumnMapping => {
  const width = rows.slice(0, 100).reduce((most, row) => Math.max(most, row.length), 0)
  const columns = Array.from({ length: width }, (_, index) => ({ index, heading: '', field: null, score: 0 }))
  return { headingRow: -1, headingRows: 0, firstDataRow: 0, columns, unrecognised: [] }
}

/** The mapping with the officer's choices; a field they give to one column leaves any other column that had it. */
export const withOwnMapping = (mapping: ColumnMapping, own: OwnMapping): ColumnMapping => {
  const taken = new Set(Object.values(own).filter((f): f is ImportField => f !== null && f !== 'ignored'))
  const columns = mapping.columns.map((column) => {
    if (column.index in own) return { ...column, field: own[column.index] ?? null, score: 1 }
    return column.field && taken.has(column.field) ? { ...column, field: null, score: 0 } : column
  })
  const unrecognised = columns.filter((c) => c.field === null && c.heading !== '').map((c) => c.index)
  return { ...mapping, columns, unrecognised }
}

/** The sheet that looks most like a list of children; 0 when none does. */
export const sheetOfChildren = (sheets: readonly { rows: readonly (readonly Cell[])[] }[]): number => {
  let best = 0
  let most = 0
  sheets.forEach((sheet, index) => {
    const known = mapColumns(sheet.rows.slice(0, 60)).columns.filter((c) => c.field !== null).length
    if (known > most) [best, most] = [index, known]
  })
  return best
}
