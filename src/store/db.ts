/** The pool of the application role (app_user), as Kysely. Row security holds on everything that goes through it. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { pgTypes } from './pg-types.ts'
import type { DB } from './schema.ts'

export type AppDatabase = Kysely<DB>

/** Opens the pool. `max` connections; a stopped PostgreSQL is reported by the next query, never by ending the process. */
export const openDatabase = (connection: pg.ClientConfig, max = 10): AppDatabase => {
  const pool = new pg.Pool({ ...connection, max, types: pgTypes })
  pool.on('error', () => {})
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}
