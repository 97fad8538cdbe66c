import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { todayApi } from '#api/today.ts'
import { can } from '#core/permissions.ts'
import { queryOf } from '../client.ts'
import { signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'

export const todayQuery = (area: string) => queryOf(todayApi.read, { query: { area } })

/** The first page. Whoever has no work with children (administrator, auditor) goes on to Quản trị. */
export const todayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    if (!can(context.session, 'today.read')) throw redirect({ to: '/admin', replace: true })
  },
  loaderDeps: ({ search }) => ({ area: search.area }),
  loader: async ({ context, deps }) => {
    await context.queries.ensureQueryData(todayQuery(scopeOf(context.session, deps).area))
  },
  component: lazyRouteComponent(() => import('./TodayPage.tsx'), 'TodayPage'),
})
