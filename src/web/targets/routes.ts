/** The targets of a plan with the year's figures. The page file `TargetsPage.tsx` is picked up when it appears. */
import { createRoute } from '@tanstack/react-router'
import { figureApi } from '#api/figures.ts'
import { queryOf } from '../client.ts'
import { hasPage, pageOf } from '../shell/pages.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'

const files = import.meta.glob('./*Page.tsx')
export const targetsPagesExist = hasPage(files, 'TargetsPage')

export const targetsQuery = (area: string, year: number) => queryOf(figureApi.board, { query: { area, year } })

export const targetsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/targets',
  beforeLoad: needs('figure.read'),
  loaderDeps: ({ search }) => ({ area: search.area, year: search.year }),
  loader: async ({ context, deps }) => {
    const { area, year } = scopeOf(context.session, deps)
    // Without a plan in force there is no board: the page says so and teaches, so a refusal is its to show.
    if (targetsPagesExist) await context.queries.prefetchQuery(targetsQuery(area, year))
  },
  component: pageOf(files, 'TargetsPage'),
})
