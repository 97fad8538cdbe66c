/**
 * Begins what a database is for: a real office with its first administrator, or the demonstration with invented people.
 * Runs once, as the migrating role; from then on the kind never changes.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { dayInVietnam, type Instant } from '#core/dates.ts'
import type { Role } from '#core/permissions.ts'
import { villageCode } from '#core/places.ts'

export type FirstPerson = {
  accountId: string
  username: string
  displayName: string
  role: Role
  areaPath: string
  homePath: string
}

/**
 * Writes the installation row, the villages and the people's accounts in one transaction.
 * @returns false when the database was begun already; then nothing is written.
 */
export const beginOffice = async (
  owner: pg.ClientConfig,
  asked: {
    kind: 'demo' | 'real'
    communePath: string
    villages: { code: string; name: string; communePath?: string }[]
    people: FirstPerson[]
    now: Instant
  },
): Promise<boolean> => {
  const client = new pg.Client(owner)
  client.on('error', () => {})
  await client.connect()
  const synthetic = asked.kind === 'demo'
  const day = dayInVietnam(asked.now)
  try {
    await client.query('begin')
    const begun = await client.query(
      'insert into installations (kind, commune_path, started_at) values ($1, $2, $3) on conflict do nothing returning 1',
      [asked.kind, asked.communePath, asked.now],
    )
    if (!begun.rowCount) {
      await client.query('rollback')
      return false
    }
    for (const village of asked.villages) {
      const commune = village.communePath ?? asked.communePath
      await client.query(
        `insert into areas (kind, code, path, parent_path, province_id, name, full_name, type, valid_from, synthetic)
         values ('village', $1, $2, $3, $4, $5, $5, 'thon', '2025-07-01', $6) on conflict do nothing`,
        [village.code, `${commune}/${village.code}`, commune, Number(commune.slice(0, 2)), village.name, synthetic],
      )
    }
    const accounts = new Set<string>()
    for (const person of asked.people) {
      if (!accounts.has(person.accountId))
        await client.query(
          `insert into accounts (account_id, username, display_name, home_path, synthetic, created_at)
           values ($1, $2, $3, $4, $5, $6)`,
          [person.accountId, person.username, person.displayName, person.homePath, synthetic, asked.now],
        )
      accounts.add(person.accountId)
      await client.query(
        `insert into role_grants (account_id, role, area_path, valid_from, granted_at) values ($1, $2, $3, $4, $5)`,
        [person.accountId, person.role, person.areaPath, day < '2026-01-01' ? day : '2026-01-01', asked.now],
      )
    }
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

/** The first administrator of a real office and its villages. */
export const realOffice = (asked: {
  commune: string
  villages: readonly string[]
  administrator: { username: string; displayName: string }
}): { villages: { code: string; name: string }[]; people: FirstPerson[] } => ({
  villages: asked.villages.map((name) => ({ code: villageCode(name), name })).filter((v) => v.code !== ''),
  people: [
    {
      accountId: randomUUID(),
      username: asked.administrator.username,
      displayName: asked.administrator.displayName,
      role: 'systemAdministrator',
      areaPath: asked.commune,
      homePath: asked.commune,
    },
  ],
})
