/** Prints docs/reference/openapi.json from the contract, as the server itself would serve it. */

import type { Instant } from '#core/dates.ts'
import { buildApp } from '#server/app.ts'
import { makeAuth, makeAuthPool } from '#server/auth.ts'
import { openDatabase } from '#store/db.ts'

/** OpenAPI 3.1 as JSON. Nothing connects: only the routes are read. */
export const printOpenApi = async (): Promise<string> => {
  const nowhere = { host: '/nowhere', database: 'none', user: 'none' }
  const db = openDatabase(nowhere)
  const authPool = makeAuthPool(nowhere)
  const baseUrl = 'http://localhost:3000'
  const app = await buildApp({
    db,
    authPool,
    auth: makeAuth({
      pool: authPool,
      secret: 'only for printing the contract, never used',
      baseUrl,
      trustedOrigins: [],
    }),
    baseUrl,
    now: () => '2026-01-01T00:00:00.000Z' as Instant,
    keys: { seal: Buffer.alloc(32), index: Buffer.alloc(32) },
    office: {
      kind: async () => 'empty',
      demoPeople: [],
      setupCode: null,
      begin: async () => {},
      backup: async () => {
        throw new Error('not served')
      },
    },
  })
  await app.ready()
  const text = JSON.stringify(
    { 'x-generated': 'From src/api by tools/print-openapi.ts; rebuild: npm run generate.', ...app.swagger() },
    null,
    1,
  )
  await app.close()
  await Promise.all([db.destroy(), authPool.end()])
  return `${text}\n`
}
