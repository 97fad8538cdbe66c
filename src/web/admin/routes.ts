import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { accountApi, auditApi, backupApi } from '#api/accounts.ts'
import { placeApi } from '#api/places.ts'
import { can } from '#core/permissions.ts'
import { queryOf } from '../client.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'

export const accountsQuery = queryOf(accountApi.list)
export const backupsQuery = queryOf(backupApi.list)
export const auditQuery = (before?: number) => queryOf(auditApi.list, { query: { before } })
export const villagesQuery = (commune: string) => queryOf(placeApi.villages, { query: { commune } })

export const adminTabs = ['accounts', 'villages', 'backups', 'audit'] as const
export type AdminTab = (typeof adminTabs)[number]

/** `?tab=` is the section; each reads its own data, since administrator and auditor see different ones. */
export const adminRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin',
  validateSearch: (search): { tab?: AdminTab } =>
    adminTabs.includes(search.tab as AdminTab) ? { tab: search.tab as AdminTab } : {},
  beforeLoad: needs('account.read', 'audit.read', 'backup.read'),
  loader: async ({ context: { queries, session } }) => {
    if (can(session, 'account.read')) await queries.ensureQueryData(accountsQuery)
  },
  component: lazyRouteComponent(() => import('./AdminPage.tsx'), 'AdminPage'),
})
