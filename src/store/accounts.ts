/** Accounts of officials, their dated roles, and the one-time codes that first sign-ins start with. */
import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant, PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import type { Actor, Role, RoleGrant } from '#core/permissions.ts'
import { grantsOn } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import type { AppDatabase } from './db.ts'

type GrantRow = {
  grant_id: string
  account_id: string
  role: Role
  area_path: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  deputy_for: string | null
}

const toGrant = (row: GrantRow): RoleGrant => ({
  role: row.role,
  areaPath: row.area_path,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  deputyFor: row.deputy_for,
})

/** Who an account is on a day, with the roles that hold then, perhaps none. Undefined when there is no open account. */
export const findActor = async (db: AppDatabase, accountId: string, today: PlainDate): Promise<Actor | undefined> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config('app.user_id', ${accountId}, true)`.execute(trx)
    const account = await trx
      .selectFrom('accounts')
      .select(['account_id', 'username', 'display_name', 'home_path', 'synthetic'])
      .where('account_id', '=', accountId)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (!account) return undefined
    const rows = await trx
      .selectFrom('role_grants')
      .select(['grant_id', 'account_id', 'role', 'area_path', 'valid_from', 'valid_to', 'deputy_for'])
      .where('account_id', '=', accountId)
      .execute()
    return {
      accountId: account.account_id,
      username: account.username,
      displayName: account.display_name,
      homePath: account.home_path,
      synthetic: account.synthetic,
      grants: grantsOn(
        rows.map((row) => toGrant(row as GrantRow)),
        today,
      ),
    }
  })

/** An account with every role it has or had. */
export type AccountRecord = {
  accountId: string
  username: string
  displayName: string
  homePath: string
  synthetic: boolean
  closed: boolean
  activated: boolean
  grants: (RoleGrant & { grantId: string; areaName: string; deputyForName: string | null })[]
}

/** Accounts of the actor's areas, by name; one of them when `accountId` is given. */
export const listAccounts = async (tx: Tx, accountId?: string): Promise<AccountRecord[]> => {
  const accounts = await tx.db
    .selectFrom('accounts')
    .selectAll()
    .$if(accountId !== undefined, (q) => q.where('account_id', '=', accountId as string))
    .orderBy('display_name')
    .execute()
  if (accounts.length === 0) return []
  const ids = accounts.map((a) => a.account_id)
  const { rows: grants } = await sql<GrantRow & { area_name: string | null; deputy_name: string | null }>`
    select g.*, a.full_name as area_name, d.display_name as deputy_name
    from role_grants g
    left join areas a on a.path = g.area_path and a.valid_to is null
    left join accounts d on d.account_id = g.deputy_for
    where g.account_id = any (${ids}) order by g.valid_from`.execute(tx.db)
  const { rows: open } = await sql<{ account_id: string }>`
    select account_id from invitations where account_id = any (${ids}) and used_at is not null`.execute(tx.db)
  const activated = new Set(open.map((row) => row.account_id))
  const { rows: invited } = await sql<{ account_id: string }>`
    select distinct account_id from invitations where account_id = any (${ids})`.execute(tx.db)
  const everInvited = new Set(invited.map((row) => row.account_id))
  return accounts.map((account) => ({
    accountId: account.account_id,
    username: account.username,
    displayName: account.display_name,
    homePath: account.home_path,
    synthetic: account.synthetic,
    closed: account.closed_at !== null,
    activated: activated.has(account.account_id) || !everInvited.has(account.account_id),
    grants: grants
      .filter((g) => g.account_id === account.account_id)
      .map((g) => ({
        ...toGrant(g),
        grantId: g.grant_id,
        areaName: g.area_name ?? g.area_path,
        deputyForName: g.deputy_name,
      })),
  }))
}

/** Whoever changes the roles of this account next waits for this transaction. */
export const lockAccount = async (tx: Tx, accountId: string): Promise<void> => {
  await sql`select 1 from accounts where account_id = ${accountId} for update`.execute(tx.db)
}

/** Adds an account row. Its sign-in is made apart, in schema auth. @throws RuleError `username_taken`. */
export const insertAccount = async (
  tx: Tx,
  account: { accountId: string; username: string; displayName: string; homePath: string; synthetic: boolean },
): Promise<void> => {
  const added = await tx.db
    .insertInto('accounts')
    .values({
      account_id: account.accountId,
      username: account.username,
      display_name: account.displayName,
      home_path: account.homePath,
      synthetic: account.synthetic,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .executeTakeFirst()
  // Names are unique in the installation, also beyond the areas that the administrator sees.
  if (added.numInsertedOrUpdatedRows === 0n) throw new RuleError('username_taken', { username: account.username })
}

/** Adds a dated role. */
export const insertGrant = async (
  tx: Tx,
  grant: RoleGrant & { accountId: string; reason: string | null },
): Promise<void> => {
  await tx.db
    .insertInto('role_grants')
    .values({
      account_id: grant.accountId,
      role: grant.role,
      area_path: grant.areaPath,
      valid_from: grant.validFrom,
      valid_to: grant.validTo,
      deputy_for: grant.deputyFor,
      reason: grant.reason,
      granted_by: tx.actor.accountId,
      granted_at: tx.now,
    })
    .execute()
}

/** Ends a role on a day; false when the role is not there. */
export const endGrant = async (
  tx: Tx,
  asked: { accountId: string; grantId: string; on: PlainDate; reason: string },
): Promise<boolean> => {
  const done = await tx.db
    .updateTable('role_grants')
    .set({ valid_to: asked.on, reason: asked.reason })
    .where('grant_id', '=', asked.grantId)
    .where('account_id', '=', asked.accountId)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A code to print on paper: 12 letters and digits without look-alikes, in threes: `7KQ-M4P-XWA-2TN` (60 bits). */
export const newCode = (): string =>
  Array.from(
    { length: 12 },
    (_, i) => `${i > 0 && i % 3 === 0 ? '-' : ''}${codeLetters[randomInt(codeLetters.length)]}`,
  ).join('')

/** Only the digest of a code is kept. Case, spaces and dashes do not matter. */
export const codeDigest = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest()

/** Writes down a new code for an account; earlier unused ones end. */
export const insertInvitation = async (
  tx: Tx,
  invitation: { accountId: string; code: string; expiresAt: Instant },
): Promise<void> => {
  await sql`update invitations set used_at = ${tx.now} where account_id = ${invitation.accountId} and used_at is null`.execute(
    tx.db,
  )
  await tx.db
    .insertInto('invitations')
    .values({
      account_id: invitation.accountId,
      code_digest: codeDigest(invitation.code),
      expires_at: invitation.expiresAt,
      created_at: tx.now,
    })
    .execute()
}
