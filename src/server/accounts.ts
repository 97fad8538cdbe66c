/** Accounts, dated roles and deputies; one-time codes; the audit chain; backups. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { accountApi, auditApi, backupApi } from '#api/accounts.ts'
import { addDays, dayInVietnam, type Instant } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { can, communePathOf, fitsArea, isWithin, mayHoldTogether } from '#core/permissions.ts'
import {
  type AccountRecord,
  endGrant,
  insertAccount,
  insertGrant,
  insertInvitation,
  listAccounts,
  lockAccount,
  newCode,
} from '#store/accounts.ts'
import type { Tx } from '#store/as-actor.ts'
import { listAudit } from '#store/audit-reading.ts'
import { listBackups } from '#store/installation.ts'
import { namesOfPlaces } from '#store/places.ts'
import type { AppContext } from './app.ts'
import { createSignIn } from './auth.ts'
import { serve } from './serve.ts'

const daysACodeLasts = 14

const getAccount = async (tx: Tx, accountId: string): Promise<AccountRecord> => {
  const [account] = await listAccounts(tx, accountId)
  if (!account) throw new RuleError('not_found')
  return account
}

/** A role is held in an area that there is; one misspelt would open nothing, or later somebody else's. */
const refuseUnknownArea = async (tx: Tx, areaPath: string): Promise<void> => {
  if (!(await namesOfPlaces(tx, [areaPath])).has(areaPath)) throw new RuleError('not_found')
}

export const serveAccounts = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, accountApi.list, ({ tx }) => listAccounts(tx))

  const giveCode = async (tx: Tx, accountId: string) => {
    const code = newCode()
    const expiresOn = addDays(dayInVietnam(tx.now), daysACodeLasts)
    await insertInvitation(tx, { accountId, code, expiresAt: `${expiresOn}T17:00:00.000Z` as Instant })
    return { code, expiresOn }
  }

  serve(app, context, accountApi.create, async ({ tx, body, actor, today }) => {
    if (!can(actor, 'account.manage', body.areaPath)) throw new RuleError('not_found')
    await refuseUnknownArea(tx, body.areaPath)
    if (!fitsArea(body.role, body.areaPath)) throw new RuleError('role_does_not_fit')
    if (body.validTo && body.validTo <= (body.validFrom ?? today)) throw new RuleError('ends_before_it_begins')
    const accountId = randomUUID()
    await insertAccount(tx, {
      accountId,
      username: body.username,
      displayName: body.displayName,
      homePath: communePathOf(body.areaPath),
      synthetic: actor.synthetic,
    })
    await insertGrant(tx, {
      accountId,
      role: body.role,
      areaPath: body.areaPath,
      validFrom: body.validFrom ?? today,
      validTo: body.validTo ?? null,
      deputyFor: null,
      reason: null,
    })
    const given = await giveCode(tx, accountId)
    // A random password nobody knows: the person sets the first one with the code.
    await createSignIn(context.auth, context.authPool, {
      accountId,
      username: body.username,
      password: `${randomUUID()}${randomUUID()}`,
    })
    tx.record({
      areaPath: body.areaPath,
      action: 'create',
      subjectKind: 'account',
      subjectId: accountId,
      fields: ['username', 'role', 'areaPath'],
    })
    return { account: await getAccount(tx, accountId), ...given }
  })

  serve(app, context, accountApi.grant, async ({ tx, params, body, actor }) => {
    if (!can(actor, 'account.manage', body.areaPath)) throw new RuleError('not_found')
    await refuseUnknownArea(tx, body.areaPath)
    if (!fitsArea(body.role, body.areaPath)) throw new RuleError('role_does_not_fit')
    if (params.accountId === actor.accountId) throw new RuleError('own_role')
    // Two roles given at once must not pass each other.
    await lockAccount(tx, params.accountId)
    const account = await getAccount(tx, params.accountId)
    const running = account.grants.filter((g) => g.validTo === null || g.validTo > body.validFrom)
    if (!mayHoldTogether([body.role, ...running.map((g) => g.role)])) throw new RuleError('roles_apart')
    if (body.validTo !== null && body.validTo <= body.validFrom) throw new RuleError('ends_before_it_begins')
    if (body.deputyFor === params.accountId) throw new RuleError('own_deputy')
    if (body.deputyFor !== null) {
      const away = await getAccount(tx, body.deputyFor)
      const stoodInFor = away.grants.some(
        (g) =>
          g.role === body.role &&
          g.deputyFor === null &&
          isWithin(body.areaPath, g.areaPath) &&
          g.validFrom <= body.validFrom &&
          (g.validTo === null || body.validFrom < g.validTo),
      )
      if (!stoodInFor) throw new RuleError('deputy_without_role')
    }
    await insertGrant(tx, { accountId: params.accountId, ...body })
    tx.record({
      areaPath: body.areaPath,
      action: 'grant',
      subjectKind: 'account',
      subjectId: params.accountId,
      fields: ['role', 'areaPath', 'validFrom', 'validTo', 'deputyFor'],
      ...(body.reason ? { reason: body.reason } : {}),
    })
    return getAccount(tx, params.accountId)
  })

  serve(app, context, accountApi.endGrant, async ({ tx, params, body }) => {
    const account = await getAccount(tx, params.accountId)
    const grant = account.grants.find((g) => g.grantId === params.grantId)
    if (!grant) throw new RuleError('not_found')
    // Ending never prolongs: a role that ended is given anew, past the checks of giving.
    if (grant.validTo !== null && body.on > grant.validTo) throw new RuleError('role_already_ended')
    if (body.on <= grant.validFrom) throw new RuleError('ends_before_it_begins')
    if (
      !(await endGrant(tx, { accountId: params.accountId, grantId: params.grantId, on: body.on, reason: body.reason }))
    )
      throw new RuleError('not_found')
    tx.record({
      areaPath: grant.areaPath,
      action: 'end_grant',
      subjectKind: 'account',
      subjectId: params.accountId,
      fields: ['validTo'],
      reason: body.reason,
    })
    return getAccount(tx, params.accountId)
  })

  serve(app, context, accountApi.renewCode, async ({ tx, params }) => {
    const account = await getAccount(tx, params.accountId)
    const given = await giveCode(tx, params.accountId)
    tx.record({ areaPath: account.homePath, action: 'renew_code', subjectKind: 'account', subjectId: params.accountId })
    return { account: await getAccount(tx, params.accountId), ...given }
  })

  serve(app, context, auditApi.list, async ({ tx, query, actor }) => {
    const area = communePathOf(query.area ?? actor.grants.find((g) => g.role === 'auditor')?.areaPath ?? actor.homePath)
    if (!can(actor, 'audit.read', area)) throw new RuleError('not_found')
    return listAudit(tx, area, query.before)
  })

  serve(app, context, backupApi.list, () => listBackups(context.db))
  serve(app, context, backupApi.make, () => context.office.backup('asked'))
}
