import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { sessionApi } from '#api/session.ts'
import { queryOf } from '../client.ts'
import { rootRoute, signedInRoute } from '../shell/root-route.tsx'

export const welcomeQuery = queryOf(sessionApi.welcome)

/** `?back=` is where the person was when the session ended. */
export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { back?: string } =>
    typeof search.back === 'string' && /^\/(?![/\\])/.test(search.back) ? { back: search.back } : {},
  loader: async ({ context }) => {
    const welcome = await context.queries.ensureQueryData(welcomeQuery)
    if (welcome.installation === 'empty') throw redirect({ to: '/setup', replace: true })
  },
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
})

export const activateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/activate',
  loader: async ({ context }) => {
    await context.queries.ensureQueryData(welcomeQuery)
  },
  component: lazyRouteComponent(() => import('./ActivatePage.tsx'), 'ActivatePage'),
})

export const securityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/security',
  component: lazyRouteComponent(() => import('./SecurityPage.tsx'), 'SecurityPage'),
})
