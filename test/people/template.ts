/** What the template database of the tests holds besides the tables: the country's units and the demonstration. */
import { resolve } from 'node:path'
import type pg from 'pg'
import type { Instant } from '#core/dates.ts'
import { makeAuth, makeAuthPool } from '#server/auth.ts'
import { beginDemo } from '#server/demo.ts'
import { openDatabase } from '#store/db.ts'
import { loadReference } from '#store/load-reference.ts'
import { testKeys, testNow } from './keys.ts'

/** Children in the demo of the tests; the product's own demo has more. */
export const testDemoSize = 300

/** Loads the reference data, then begins the demo exactly as `npm start` does. */
export const fillTemplate = async (owner: pg.ClientConfig): Promise<void> => {
  await loadReference(owner, resolve(import.meta.dirname, '../../reference'))
  const db = openDatabase({ ...owner, user: 'app_user' })
  const authPool = makeAuthPool({ ...owner, user: 'app_auth' })
  try {
    const auth = makeAuth({
      pool: authPool,
      secret: testKeys.session,
      baseUrl: 'http://localhost',
      trustedOrigins: ['http://localhost'],
    })
    await beginDemo({ owner, db, auth, authPool, keys: testKeys, now: () => testNow as Instant, size: testDemoSize })
  } finally {
    // Nobody may stay connected: PostgreSQL clones only a template at rest.
    await Promise.all([db.destroy(), authPool.end()])
  }
}
