/** The demonstration: the commune Lương Minh with invented people. Only in a database that holds nothing else. */

import type pg from 'pg'
import type { FactDates, Incoming } from '#core/children/registration.ts'
import { dayInVietnam, type Instant } from '#core/dates.ts'
import type { DemoChild } from '#core/demo/children.ts'
import { type DemoCommune, makeDemoCommune } from '#core/demo/commune.ts'
import { demoPeople } from '#core/demo/people.ts'
import { findActor } from '#store/accounts.ts'
import { asActor } from '#store/as-actor.ts'
import { beginOffice } from '#store/begin-office.ts'
import { registerChildren } from '#store/children.ts'
import type { AppDatabase } from '#store/db.ts'
import { type Auth, createSignIn } from './auth.ts'
import { addDemoHealth } from './demo-health.ts'
import { addDemoPlan } from './demo-plan.ts'
import { addDemoRisks } from './demo-risks.ts'
import { addDemoRound } from './demo-round.ts'
import type { Keys } from './keys.ts'

/** Shared by the demo people; printed at start and on the sign-in page. Unless HOST says otherwise the server listens on
 * this machine only. */
export const demoPassword = 'mang-non-demo'

export const demoPeopleForWelcome = demoPeople.map(({ username, displayName, role, post }) => ({
  username,
  displayName,
  role,
  place: post,
}))

const idOf = (username: string): string => demoPeople.find((person) => person.username === username)?.accountId ?? ''

/** Fills an untouched database. */
export const beginDemo = async (parts: {
  owner: pg.ClientConfig
  db: AppDatabase
  auth: Auth
  authPool: pg.Pool
  keys: Keys
  now: () => Instant
  size?: number
}): Promise<void> => {
  const commune = makeDemoCommune({
    today: dayInVietnam(parts.now()),
    ...(parts.size === undefined ? {} : { children: parts.size }),
  })
  const begun = await beginOffice(parts.owner, {
    kind: 'demo',
    communePath: commune.path,
    villages: commune.villages.map(({ name, path }) => ({ name, code: path.split('/')[2] ?? '' })),
    people: demoPeople.flatMap((p) =>
      p.areaPaths.map((areaPath) => ({
        accountId: p.accountId,
        username: p.username,
        displayName: p.displayName,
        role: p.role,
        homePath: p.homePath,
        areaPath,
      })),
    ),
    now: parts.now(),
  })
  if (!begun) return
  await Promise.all(
    demoPeople.map((p) =>
      createSignIn(parts.auth, parts.authPool, {
        accountId: p.accountId,
        username: p.username,
        password: demoPassword,
      }),
    ),
  )
  await registerDemoChildren(parts, commune)
  await addDemoPlan(parts.db, parts.now())
  await addDemoRisks(parts.db, parts.now(), idOf('tham'))
  await addDemoRound(parts.db, parts.now(), { first: idOf('sam'), third: idOf('phuong') })
}

/** The demo's children enter as the officer's own entries, with the same permissions as anybody's. */
const registerDemoChildren = async (
  parts: { db: AppDatabase; keys: Keys; now: () => Instant },
  commune: DemoCommune,
): Promise<void> => {
  const now = parts.now()
  const today = dayInVietnam(now)
  const officer = await findActor(parts.db, demoPeople[0]?.accountId ?? '', today)
  if (!officer) throw new Error('the demo officer is missing')
  const pathOf = new Map(commune.villages.map((v) => [v.name, v.path]))
  const decisionOf = new Map(commune.households.map((h) => [h.code, h.povertyDecision]))
  const add: Incoming[] = commune.children.map((child, row) => ({
    row,
    child,
    dates: datesOf(child, pathOf, decisionOf.get(child.household.code ?? '') ?? null),
  }))
  await asActor(parts.db, { actor: officer, permission: 'child.import', now }, async (tx) => {
    const { added } = await registerChildren(tx, {
      communePath: commune.path,
      plan: { add, change: [] },
      stored: [],
      villagePathOf: (name) => (name === null ? null : (pathOf.get(name) ?? null)),
      factsFrom: `${today.slice(0, 4)}-01-01` as never,
      source: 'demo',
      batchId: null,
      keys: parts.keys,
      synthetic: true,
      today,
    })
    await addDemoHealth(tx, commune, added, today)
    tx.record({
      areaPath: commune.path,
      action: 'demo',
      subjectKind: 'children',
      subjectId: commune.path,
      fields: [`added:${added.length}`],
    })
  })
}

const datesOf = (
  child: DemoChild,
  pathOf: Map<string, string>,
  decision: DemoCommune['households'][number]['povertyDecision'],
): FactDates => {
  const earlier = child.earlierVillage
  const earlierPath = earlier ? pathOf.get(earlier.villageName) : undefined
  return {
    residenceFrom: child.residenceFrom,
    residenceTo: child.residenceTo,
    earlierResidence: earlier && earlierPath ? { villagePath: earlierPath, from: earlier.from, to: earlier.to } : null,
    enrolledFrom: child.enrolledFrom,
    specialFrom: child.specialFrom,
    supportFrom: child.supportFrom,
    insuredFrom: child.insuredFrom,
    disabledFrom: child.disabledFrom,
    povertyFrom: decision?.validFrom ?? null,
    povertyDecision: decision?.number ?? null,
  }
}
