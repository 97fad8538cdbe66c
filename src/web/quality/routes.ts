/** How complete and consistent the register is. */
import { createRoute } from '@tanstack/react-router'
import { qualityApi } from '#api/quality.ts'
import { queryOf } from '../client.ts'
import { pageOf } from '../shell/pages.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'

const files = import.meta.glob('./*Page.tsx')

export const qualityQuery = (area: string) => queryOf(qualityApi.read, { query: { area } })
export const trendQuery = (area: string) => queryOf(qualityApi.trend, { query: { area } })

export const qualityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/children/quality',
  beforeLoad: needs('child.read'),
  loaderDeps: ({ search }) => ({ area: search.area }),
  loader: async ({ context, deps }) => {
    await context.queries.ensureQueryData(qualityQuery(scopeOf(context.session, deps).area))
  },
  component: pageOf(files, 'QualityPage'),
})
