/** Prints the tables that better-auth wants, as SQL for a new migration in schema auth. */
import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { authOptions, makeAuthPool } from '#server/auth.ts'
import { startTestCluster } from '#store/test-database.ts'

const cluster = await startTestCluster()
const client = new pg.Client({ ...cluster.admin, database: cluster.template })
await client.connect()
await client.query('create schema if not exists auth')
await client.end()
const pool = makeAuthPool({ ...cluster.admin, database: cluster.template })
const { compileMigrations } = await getMigrations(
  authOptions({ pool, secret: 'x'.repeat(40), baseUrl: 'http://localhost:3000', trustedOrigins: [] }),
)
console.log(await compileMigrations())
await pool.end()
await cluster.stop()
