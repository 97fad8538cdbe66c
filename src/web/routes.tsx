/** The whole tree of routes. A new page: its route in `<feature>/routes.ts`, its name here, its address in paths.ts. */
import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { queryText } from '#api/endpoint.ts'
import { adminRoute } from './admin/routes.ts'
import { childRoute, childrenRoute, importRoute } from './children/routes.ts'
import { duplicatesRoute } from './duplicates/routes.ts'
import { planReviewRoute, plansRoute } from './plans/routes.ts'
import { qualityRoute } from './quality/routes.ts'
import { reportRoute, reportsRoute } from './reports/routes.ts'
import { roundRoute } from './round/routes.ts'
import { activateRoute, securityRoute, signInRoute } from './session/routes.ts'
import { setupRoute } from './setup/routes.ts'
import { ErrorPage } from './shell/ErrorPage.tsx'
import { LoadingPage } from './shell/LoadingPage.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'
import { rootRoute, signedInRoute } from './shell/root-route.tsx'
import { Shell } from './shell/Shell.tsx'
import { targetsRoute } from './targets/routes.ts'
import { todayRoute } from './today/routes.ts'

const tree = rootRoute.addChildren([
  signInRoute,
  activateRoute,
  setupRoute,
  // The shell knows the doors and the doors know the pages, so it is put in last.
  signedInRoute
    .update({ component: Shell })
    .addChildren([
      todayRoute,
      childrenRoute,
      importRoute,
      duplicatesRoute,
      qualityRoute,
      roundRoute,
      childRoute,
      plansRoute,
      planReviewRoute,
      targetsRoute,
      reportsRoute,
      reportRoute,
      adminRoute,
      securityRoute,
    ]),
])

export const makeRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0, // react-query decides what is fresh
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: LoadingPage,
    scrollRestoration: true,
    // Plain `?a=1&b=x`: every value is text in the address, each route reads what it needs.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => queryText(search),
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
