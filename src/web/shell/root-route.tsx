/** The two routes that every page hangs on: the root (language, toasts) and, below it, the pages of those signed in. */
import type { QueryClient } from '@tanstack/react-query'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect, retainSearchParams } from '@tanstack/react-router'
import { CallError } from '#api/call.ts'
import { type Session, sessionApi } from '#api/session.ts'
import { errorSentence } from '#core/errors.ts'
import { can, type Permission } from '#core/permissions.ts'
import { queryOf } from '../client.ts'
import { type Language, LanguageProvider, rememberedLanguage } from '../i18n/language.tsx'
import { ToastPlace } from '../ui/Toast.tsx'
import { ErrorPage } from './ErrorPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { areasOf, readScope, scopeOf } from './scope.ts'

const Root = () => {
  const { lang } = rootRoute.useSearch()
  return (
    <LanguageProvider language={lang ?? rememberedLanguage()}>
      <ToastPlace>
        <Outlet />
      </ToastPlace>
    </LanguageProvider>
  )
}

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  validateSearch: readScope,
  search: { middlewares: [retainSearchParams(['area', 'year', 'lang'])] },
  component: Root,
  errorComponent: ({ error }) => (
    <LanguageProvider language={rememberedLanguage()}>
      <ErrorPage error={error} />
    </LanguageProvider>
  ),
  notFoundComponent: NotFoundPage,
})

export const sessionQuery = queryOf(sessionApi.read)

/** Everything behind the sign-in. Gives `context.session` to the loaders below; routes.tsx puts the shell around it. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      return { session: await context.queries.ensureQueryData(sessionQuery) }
    } catch (error) {
      if (error instanceof CallError && error.status === 401)
        throw redirect({ to: '/sign-in', search: { back: location.href }, replace: true })
      throw error
    }
  },
})

/** The signed-in person with roles and areas. Only below `signedInRoute`. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data

/** May the signed-in person do this, here or anywhere? The same table that the server asks. */
export const useCan = (): ((permission: Permission, areaPath?: string) => boolean) => {
  const session = useSession()
  return (permission, areaPath) => can(session, permission, areaPath)
}

/** Area, year and language of the page, and how to choose others: they live in the address. */
export const useScope = () => {
  const session = useSession()
  const search = rootRoute.useSearch()
  const navigate = rootRoute.useNavigate()
  const chosen = scopeOf(session, search)
  const choose = (change: { area?: string; year?: number; lang?: Language }) =>
    navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true })
  const areas = areasOf(session)
  const areaName = areas.find((place) => place.path === chosen.area)?.name ?? session.homeName
  return { ...chosen, areaName, areas, choose }
}

/** `beforeLoad: needs('plan.read')` on a route: without the permission the page says so and loads nothing. */
export const needs =
  (...anyOf: Permission[]) =>
  ({ context }: { context: { session: Session } }): void => {
    if (anyOf.some((permission) => can(context.session, permission))) return
    const sentence = { vi: errorSentence('not_permitted'), en: errorSentence('not_permitted', {}, 'en') }
    throw new CallError(403, 'not_permitted', {}, sentence)
  }
