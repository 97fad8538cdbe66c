/** The demonstration: the commune Lương Minh with invented people. Only in a database that holds nothing else. */

import type pg from 'pg'
import { dayInVietnam, type Instant } from '#core/dates.ts'
import { makeDemoCommune } from '#core/demo/commune.ts'
import { demoPeople } from '#core/demo/people.ts'
import { beginOffice } from '#store/begin-office.ts'
import type { AppDatabase } from '#store/db.ts'
import { type Auth, createSignIn } from './auth.ts'
import type { Keys } from './keys.ts'

/** Shared by the demo people; printed at start and on the sign-in page. The server then listens on this machine only. */
export const demoPassword = 'mang-non-demo'

export const demoPeopleForWelcome = demoPeople.map(({ username, displayName, role, post }) => ({
  username,
  displayName,
  role,
  place: post,
}))

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
}
