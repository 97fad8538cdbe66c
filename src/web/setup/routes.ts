import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { setupApi } from '#api/accounts.ts'
import { queryOf } from '../client.ts'
import { welcomeQuery } from '../session/routes.ts'
import { rootRoute } from '../shell/root-route.tsx'

export const setupPlacesQuery = queryOf(setupApi.provinces)

/** The first steps of a real office; only while it is empty. */
export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  loader: async ({ context }) => {
    const welcome = await context.queries.ensureQueryData(welcomeQuery)
    if (welcome.installation !== 'empty') throw redirect({ to: '/sign-in', replace: true })
    await context.queries.ensureQueryData(setupPlacesQuery)
  },
  component: lazyRouteComponent(() => import('./SetupPage.tsx'), 'SetupPage'),
})
