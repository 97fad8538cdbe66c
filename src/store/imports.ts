/** Imports of lists: the file handed in, what was recognised in it, and how far it came. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ImportField } from '#core/children/import-fields.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { areaScope, rowsWithin } from './scope.ts'

/** What the officer said about the columns; empty: as recognised. */
export type OwnColumns = Record<string, ImportField | null>

export type ImportBatch = {
  batchId: string
  communePath: string
  fileId: string
  fileName: string
  sheetName: string
  headingRow: number
  mapping: OwnColumns
  factsFrom: PlainDate
  state: 'preview' | 'done' | 'dropped'
  rowsTotal: number
  rowsGood: number
  rowsBad: number
  added: number | null
  changed: number | null
  unchanged: number | null
  startedAt: string
}

const columns = sql`b.batch_id as "batchId", b.commune_path as "communePath", b.file_id as "fileId", f.name as "fileName",
  b.sheet_name as "sheetName", b.heading_row as "headingRow", b.mapping, b.facts_from as "factsFrom", b.state,
  b.rows_total as "rowsTotal", b.rows_good as "rowsGood", b.rows_bad as "rowsBad", b.added, b.changed, b.unchanged,
  b.started_at as "startedAt"`
const source = sql`from import_batches b join stored_files f on f.province_id = b.province_id and f.file_id = b.file_id`

/** Begins an import. */
export const insertBatch = async (
  tx: Tx,
  batch: {
    communePath: string
    fileId: string
    digest: Uint8Array
    sheetName: string
    headingRow: number
    mapping: OwnColumns
    factsFrom: PlainDate
  },
): Promise<string> => {
  const batchId = randomUUID()
  await sql`insert into import_batches (province_id, batch_id, commune_path, file_id, file_digest, sheet_name, heading_row,
      mapping, facts_from, state, rows_total, rows_good, rows_bad, started_by, started_at)
    values (${provinceIdOf(batch.communePath)}, ${batchId}, ${batch.communePath}, ${batch.fileId}, ${Buffer.from(batch.digest)},
      ${batch.sheetName}, ${batch.headingRow}, ${JSON.stringify(batch.mapping)}::jsonb, ${batch.factsFrom}, 'preview', 0, 0, 0,
      ${tx.actor.accountId}, ${tx.now})`.execute(tx.db)
  return batchId
}

/** An import by number; undefined outside the actor's area. */
export const findBatch = async (tx: Tx, batchId: string): Promise<ImportBatch | undefined> => {
  const { rows } = await sql<ImportBatch>`select ${columns} ${source} where b.batch_id = ${batchId}`.execute(tx.db)
  return rows[0]
}

/** An import to be changed: whoever changes it next waits for this transaction. A finished one is just read. */
export const findBatchForChange = async (tx: Tx, batchId: string): Promise<ImportBatch | undefined> => {
  await sql`select 1 from import_batches where batch_id = ${batchId} for update`.execute(tx.db)
  return findBatch(tx, batchId)
}

/** The unfinished import of just this file in the commune, so that a double click does not begin two. */
export const findUnfinished = async (
  tx: Tx,
  communePath: string,
  digest: Uint8Array,
): Promise<ImportBatch | undefined> => {
  const { rows } = await sql<ImportBatch>`select ${columns} ${source}
    where b.province_id = ${provinceIdOf(communePath)} and b.commune_path = ${communePath} and b.state = 'preview'
      and b.file_digest = ${Buffer.from(digest)} order by b.started_at desc limit 1`.execute(tx.db)
  return rows[0]
}

/** Imports of the actor's communes, newest first. */
export const listBatches = async (tx: Tx, area?: string): Promise<ImportBatch[]> => {
  const { rows } = await sql<ImportBatch>`select ${columns} ${source}
    where ${rowsWithin('b', areaScope(tx, area), { villages: false })}
    order by b.started_at desc limit 50`.execute(tx.db)
  return rows
}

/**
 * Changes an import that is still a preview; only what is named.
 * @throws RuleError `import_finished`.
 */
export const updateBatch = async (
  tx: Tx,
  batch: ImportBatch,
  change: Partial<
    Pick<
      ImportBatch,
      | 'sheetName'
      | 'headingRow'
      | 'mapping'
      | 'factsFrom'
      | 'state'
      | 'rowsTotal'
      | 'rowsGood'
      | 'rowsBad'
      | 'added'
      | 'changed'
      | 'unchanged'
    >
  >,
): Promise<ImportBatch> => {
  const next = { ...batch, ...change }
  const { numAffectedRows } =
    await sql`update import_batches set sheet_name = ${next.sheetName}, heading_row = ${next.headingRow},
      mapping = ${JSON.stringify(next.mapping)}::jsonb, facts_from = ${next.factsFrom}, state = ${next.state},
      rows_total = ${next.rowsTotal}, rows_good = ${next.rowsGood}, rows_bad = ${next.rowsBad}, added = ${next.added},
      changed = ${next.changed}, unchanged = ${next.unchanged},
      finished_at = ${next.state === 'preview' ? null : tx.now}
    where province_id = ${provinceIdOf(batch.communePath)} and batch_id = ${batch.batchId}
      and state = 'preview'`.execute(tx.db)
  if (numAffectedRows === 0n) throw new RuleError('import_finished')
  return next
}

/** Only one import at a time enters a commune's register: the second waits and then finds the children of the first. */
export const lockRegister = async (tx: Tx, communePath: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${communePath}`}, 0))`.execute(tx.db)
}
