/** Bulk writes under row security, where COPY is refused: rows go as one JSON array into one insert. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './as-actor.ts'

const batchSize = 5_000

/** Bytes travel as PostgreSQL's hexadecimal text. */
export const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/**
 * Inserts rows into a table, in batches; every row must have the same columns. `shared` columns are the same in all rows
 * and travel once.
 */
export const insertMany = async (
  tx: Tx,
  table: string,
  rows: readonly Record<string, unknown>[],
  shared: Record<string, unknown> = {},
): Promise<void> => {
  const first = rows[0]
  if (!first) return
  const own = Object.keys(first).map((name) => sql.ref(name))
  const columns = sql.join([...Object.keys(shared).map((name) => sql.ref(name)), ...own])
  const values: RawBuilder<unknown>[] = [...Object.values(shared).map((value) => sql`${value}`), ...own]
  for (let at = 0; at < rows.length; at += batchSize)
    await sql`insert into ${sql.table(table)} (${columns}) select ${sql.join(values)}
      from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.slice(at, at + batchSize))}::json)`.execute(
      tx.db,
    )
}
