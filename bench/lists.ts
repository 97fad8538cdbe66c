/**
 * `node bench/lists.ts [children]`: how long lists, searches and counts of one commune take, policies on, without HTTP.
 * Medians and the slowest of twenty; nothing fails here.
 */
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import type { ChildFilter } from '#core/children/child-filter.ts'
import { childQuestions, questionKeys } from '#core/children/child-questions.ts'
import { dayInVietnam, type Instant } from '#core/dates.ts'
import { demoPeople } from '#core/demo/people.ts'
import { makeAuth, makeAuthPool } from '#server/auth.ts'
import { beginDemo } from '#server/demo.ts'
import { findActor } from '#store/accounts.ts'
import { asActor } from '#store/as-actor.ts'
import { refreshCurrent } from '#store/child-current.ts'
import { type ChildQuestion, countChildren, listChildren } from '#store/child-lists.ts'
import { openDatabase } from '#store/db.ts'
import { loadReference } from '#store/load-reference.ts'
import { startTestCluster } from '#store/test-database.ts'
import { testKeys, testNow } from '#test/people/keys.ts'

const size = Number(process.argv[2] ?? 8000)
const now = testNow as Instant
const today = dayInVietnam(now)
let seconds = 0

const cluster = await startTestCluster(async (owner) => {
  await loadReference(owner, resolve(import.meta.dirname, '../reference'))
  const db = openDatabase({ ...owner, user: 'app_user' })
  const authPool = makeAuthPool({ ...owner, user: 'app_auth' })
  const auth = makeAuth({ pool: authPool, secret: testKeys.session, baseUrl: 'http://localhost', trustedOrigins: [] })
  const began = performance.now()
  await beginDemo({ owner, db, auth, authPool, keys: testKeys, now: () => now, size })
  seconds = (performance.now() - began) / 1000
  await Promise.all([db.destroy(), authPool.end()])
})
const db = openDatabase({ ...cluster.admin, database: cluster.template, user: 'app_user' } as never)
try {
  const actor = await findActor(db, demoPeople[0]?.accountId ?? '', today)
  if (!actor) throw new Error('no officer in the demo')
  const number = '099000000000'
  const as = <T>(work: Parameters<typeof asActor<T>>[2]) =>
    asActor(db, { actor, permission: 'child.read', now, readOnly: true }, work)

  const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const times: number[] = []
    for (let n = 0; n < 20; n++) {
      const began = performance.now()
      await work()
      times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    console.log(`${what.padEnd(52)}${times[10]?.toFixed(1).padStart(8)} ms${times[19]?.toFixed(1).padStart(8)} ms`)
  }
  const list = (what: string, question: Partial<ChildQuestion>) =>
    measure(what, () => as((tx) => listChildren(tx, { filter: {}, ...question }, today, testKeys)))

  console.log(`${size} children, demo registered in ${seconds.toFixed(1)} s, load ${loadavg()[0]?.toFixed(1)}`)
  console.log(`${''.padEnd(52)}     median     slowest`)
  await list('first page', {})
  await list('page 100', { page: 100 })
  await list('sorted by birth date', { sort: '-birth' })
  await list('sorted by village', { sort: 'village' })
  await list('one village', { filter: { village: '22/06985/03' } })
  const filters: Record<string, ChildFilter> = {
    'poor, not registered': { poverty: 'poor', birthRegistered: 'no' },
    'no personal number': { personalNumber: 'no' },
    'special, not visited for 90 days': { special: 'yes', notVisitedDays: 90 },
  }
  for (const [what, filter] of Object.entries(filters)) await list(what, { filter })
  for (const search of ['trieu thi', 'chieu thi mai', 't', 'mẹ: ban thi', 'mai 2019', '05/03/2019', number])
    await list(`search "${search}"`, { search })
  await measure('counts of every ready question', () =>
    as((tx) =>
      countChildren(
        tx,
        undefined,
        questionKeys.map((key) => childQuestions[key]),
        today,
      ),
    ),
  )
  const [one] = await as((tx) => listChildren(tx, { filter: {} }, today, testKeys)).then(({ rows }) => rows)
  const began = performance.now()
  await asActor(db, { actor, permission: 'child.edit', now }, (tx) => refreshCurrent(tx, '22/06985', 'all', today))
  console.log(`current rows of the commune derived anew in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await measure('current row of one child derived anew', () =>
    asActor(db, { actor, permission: 'child.edit', now }, (tx) =>
      refreshCurrent(tx, '22/06985', [one?.childId ?? ''], today),
    ),
  )
} finally {
  await db.destroy()
  await cluster.stop()
}
