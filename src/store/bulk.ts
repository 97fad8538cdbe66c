/** Bulk writes under row security, where COPY is refused: rows go as one JSON array into one insert. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './as-actor.ts'

const batchSize = 5_000

/** Bytes travel as PostgreSQL's hexadecimal text. */
export const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/** Inserts rows into a table, in batches; every row must have the same columns. */
export const insertMany = async (tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
  const first = rows[0]
  if (!first) return
  const columns: RawBuilder<unknown> = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  for (let at = 0; at < rows.length; at += batchSize)
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.slice(at, at + batchSize))}::jsonb)`.execute(
      tx.db,
    )
}
