/** What an import would do: the file read again with the officer's columns, compared with the register. */
import type { ImportPreview } from '#api/children.ts'
import { importFields } from '#core/children/import-fields.ts'
import { type ColumnMapping, mapColumns } from '#core/children/import-headings.ts'
import { type RowProblem, rowProblem } from '#core/children/import-problems.ts'
import { readRows } from '#core/children/import-rows.ts'
import { cellText } from '#core/children/import-values.ts'
import { type ImportPlan, planImport, type StoredChild } from '#core/children/registration.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { isStorable } from '#core/text.ts'
import { readTable, type TextCell } from '#intake/table.ts'
import type { Tx } from '#store/as-actor.ts'
import { findFile } from '#store/files.ts'
import type { ImportBatch } from '#store/imports.ts'
import { listPlaces } from '#store/places.ts'
import type { SealKeys } from '#store/seal.ts'
import { listStoredChildren } from '#store/stored-children.ts'
import { ethnicGroups } from './lists.ts'

/** Everything known about an import at one moment. */
export type ImportReading = {
  sheetNames: string[]
  rows: TextCell[][]
  mapping: ColumnMapping
  problems: RowProblem[]
  plan: ImportPlan
  stored: StoredChild[]
  villagePathOf: (name: string | null) => string | null
  rowsTotal: number
  rowsRefused: number
}

/**
 * The sheets of a list handed in.
 * @throws RuleError of a `file_…` code; `file_damaged` too when a cell holds what cannot be kept (NUL, half a character).
 */
export const readHandedIn = async (bytes: Uint8Array, fileName: string) => {
  const table = await readTable(bytes, fileName)
  for (const { rows } of table.sheets)
    for (const row of rows)
      for (const cell of row) if (typeof cell === 'string' && !isStorable(cell)) throw new RuleError('file_damaged')
  return table
}

/** Reads the batch's file and compares it with the children of the commune. */
export const readImport = async (
  tx: Tx,
  batch: ImportBatch,
  keys: SealKeys,
  today: PlainDate,
): Promise<ImportReading> => {
  const file = await findFile(tx, batch.fileId)
  if (!file) throw new RuleError('not_found')
  const { sheets } = await readHandedIn(file.bytes, file.name)
  const sheet = sheets.find((s) => s.name === batch.sheetName) ?? sheets[0]
  if (!sheet) throw new RuleError('file_empty')
  const mapping = mapColumns(sheet.rows, batch.mapping, batch.headingRow > 0 ? batch.headingRow - 1 : null)
  const villages = await listPlaces(tx, 'village', batch.communePath)
  const reading = readRows(sheet.rows, mapping, {
    today,
    villages: villages.map(({ name, path }) => ({ name, path })),
    ethnicGroups: ethnicGroups().map(({ code, name, aliases }) => ({ code, name, otherNames: aliases })),
  })
  const stored = await listStoredChildren(tx, batch.communePath, keys)
  const plan = planImport(
    stored,
    reading.good.map(({ row, child }) => ({ row, child })),
  )
  const nameColumn = mapping.columns.find((c) => c.field === 'fullName' || c.field === 'givenName')
  const doubtful = plan.unsure.map(({ incoming }) =>
    rowProblem(
      {
        row: incoming.row,
        column: nameColumn?.heading || importFields.fullName.vi,
        columnIndex: nameColumn?.index ?? null,
        field: 'fullName',
        value: incoming.child.fullName,
      },
      'maybe_known',
    ),
  )
  const problems = [...reading.problems, ...doubtful].sort(
    (a, b) => a.row - b.row || (a.columnIndex ?? 0) - (b.columnIndex ?? 0),
  )
  const refused = new Set(problems.filter((p) => p.severity === 'error').map((p) => p.row))
  const pathOf = new Map(villages.map((v) => [v.name, v.path]))
  return {
    sheetNames: sheets.map((s) => s.name),
    rows: sheet.rows,
    mapping,
    problems,
    plan,
    stored,
    villagePathOf: (name) => (name === null ? null : (pathOf.get(name) ?? null)),
    rowsTotal: plan.add.length + plan.change.length + plan.same.length + refused.size,
    rowsRefused: refused.size,
  }
}

const shownProblems = 200

/** The reading as the screen shows it. */
export const previewOf = (batch: ImportBatch, reading: ImportReading): ImportPreview => ({
  batchId: batch.batchId,
  communePath: batch.communePath,
  fileName: batch.fileName,
  state: batch.state,
  sheetName: batch.sheetName,
  sheetNames: reading.sheetNames,
  headingRow: reading.mapping.headingRow + 1,
  columns: reading.mapping.columns.map((column) => ({
    index: column.index,
    heading: column.heading,
    field: column.field,
    score: column.score,
    samples: samplesOf(reading, column.index),
  })),
  fields: Object.entries(importFields).map(([field, words]) => ({ field, ...words })),
  factsFrom: batch.factsFrom,
  rowsTotal: reading.rowsTotal,
  rowsGood: reading.rowsTotal - reading.rowsRefused,
  rowsBad: reading.rowsRefused,
  willAdd: reading.plan.add.length,
  willChange: reading.plan.change.length,
  willStay: reading.plan.same.length,
  problems: [...reading.problems]
    .sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1))
    .slice(0, shownProblems)
    .map(({ row, column, field, value, severity, code, vi, en }) => ({
      row,
      column,
      field,
      value,
      severity,
      code,
      vi,
      en,
    })),
  problemCount: reading.problems.length,
  outcome:
    batch.state === 'done'
      ? {
          added: batch.added ?? 0,
          changed: batch.changed ?? 0,
          unchanged: batch.unchanged ?? 0,
          refused: batch.rowsBad,
        }
      : null,
  startedAt: batch.startedAt,
})

const samplesOf = (reading: ImportReading, index: number): string[] => {
  const samples: string[] = []
  for (const row of reading.rows.slice(reading.mapping.firstDataRow, reading.mapping.firstDataRow + 60)) {
    const text = cellText(row[index] ?? null)
    if (text !== '' && !samples.includes(text)) samples.push(text)
    if (samples.length === 3) break
  }
  return samples
}
