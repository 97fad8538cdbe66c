/** Officials: accounts, dated roles, deputies, one-time codes; the audit chain; backups; the first steps of an office. */

import { z } from 'zod'
import { PlainDate } from '#core/dates.ts'
import { roles } from '#core/permissions.ts'
import { AreaPath } from '#core/places.ts'
import { endpoint } from './endpoint.ts'
import { RoleGrantView } from './session.ts'

export const AccountView = z.object({
  accountId: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  homePath: z.string(),
  synthetic: z.boolean(),
  closed: z.boolean(),
  activated: z.boolean(),
  grants: z.array(
    RoleGrantView.extend({ grantId: z.uuid(), areaName: z.string(), deputyForName: z.string().nullable() }),
  ),
})
export type AccountView = z.infer<typeof AccountView>

const AccountRef = z.object({ accountId: z.uuid() })
/** The code is shown once, to be printed and handed over on paper. */
const WithCode = z.object({ account: AccountView, code: z.string(), expiresOn: PlainDate })

export const accountApi = {
  list: endpoint({
    method: 'GET',
    path: '/accounts',
    permission: 'account.read',
    reply: z.array(AccountView),
    summary: 'Accounts of the area',
  }),
  create: endpoint({
    method: 'POST',
    path: '/accounts',
    permission: 'account.manage',
    body: z.object({
      username: z.string().regex(/^[a-z0-9.-]{3,40}$/),
      displayName: z.string().trim().min(1).max(100),
      role: z.enum(roles),
      areaPath: AreaPath,
      validFrom: PlainDate.optional(),
      validTo: PlainDate.nullable().optional(),
    }),
    reply: WithCode,
    summary: 'Open an account with a role; the one-time code goes on paper',
  }),
  grant: endpoint({
    method: 'POST',
    path: '/accounts/:accountId/grants',
    permission: 'account.manage',
    params: AccountRef,
    body: z.object({
      role: z.enum(roles),
      areaPath: AreaPath,
      validFrom: PlainDate,
      validTo: PlainDate.nullable(),
      deputyFor: z.uuid().nullable(),
      reason: z.string().max(300).nullable(),
    }),
    reply: AccountView,
    summary: 'Give a dated role, perhaps as deputy for someone away',
  }),
  endGrant: endpoint({
    method: 'POST',
    path: '/accounts/:accountId/grants/:grantId/end',
    permission: 'account.manage',
    params: z.object({ accountId: z.uuid(), grantId: z.uuid() }),
    body: z.object({ on: PlainDate, reason: z.string().max(300) }),
    reply: AccountView,
    summary: 'End a role on a day',
  }),
  renewCode: endpoint({
    method: 'POST',
    path: '/accounts/:accountId/codes',
    permission: 'account.manage',
    params: AccountRef,
    reply: WithCode,
    summary: 'A new one-time code for someone who lost theirs or forgot the password',
  }),
}

export const auditApi = {
  list: endpoint({
    method: 'GET',
    path: '/audit',
    permission: 'audit.read',
    query: z.object({ area: z.string().optional(), before: z.coerce.number().int().optional() }),
    reply: z.object({
      rows: z.array(
        z.object({
          number: z.int(),
          happenedAt: z.string(),
          accountId: z.string(),
          username: z.string().nullable(),
          action: z.string(),
          subjectKind: z.string(),
          subjectId: z.string(),
          fields: z.array(z.string()),
          reason: z.string().nullable(),
        }),
      ),
      /** The first row whose hash does not fit, or null when the chain holds. */
      brokenAt: z.int().nullable(),
    }),
    summary: 'Who did what; whether the chain is whole',
  }),
}

export const BackupView = z.object({
  fileName: z.string(),
  reason: z.string(),
  madeAt: z.string(),
  sizeBytes: z.number(),
})

export const backupApi = {
  list: endpoint({
    method: 'GET',
    path: '/backups',
    permission: 'backup.read',
    reply: z.array(BackupView),
    summary: 'Backups made',
  }),
  make: endpoint({
    method: 'POST',
    path: '/backups',
    permission: 'backup.make',
    reply: BackupView,
    summary: 'Make a backup now',
  }),
}

/** The first steps of a real office; they work only while nobody has an account. */
export const setupApi = {
  provinces: endpoint({
    method: 'GET',
    path: '/setup/provinces',
    permission: 'public',
    reply: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        communes: z.array(z.object({ path: z.string(), name: z.string() })),
      }),
    ),
    summary: 'Provinces and communes to choose from, while the office is empty',
  }),
  start: endpoint({
    method: 'POST',
    path: '/setup',
    permission: 'public',
    body: z.object({
      setupCode: z.string(),
      commune: z.string().regex(/^\d{2}\/\d{5}$/),
      villages: z.array(z.string().min(1).max(80)).max(200),
      administrator: z.object({
        username: z.string().regex(/^[a-z0-9.-]{3,40}$/),
        displayName: z.string().min(1).max(100),
        password: z.string().min(10).max(200),
      }),
    }),
    reply: z.object({ username: z.string() }),
    summary: 'Choose the commune, its villages and the first administrator',
  }),
}
