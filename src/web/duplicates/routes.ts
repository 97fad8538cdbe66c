/** Files that may be of one child. */
import { createRoute } from '@tanstack/react-router'
import { duplicateApi } from '#api/duplicates.ts'
import { queryOf } from '../client.ts'
import { pageOf } from '../shell/pages.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'

const files = import.meta.glob('./*Page.tsx')

export const duplicatesQuery = (area: string) => queryOf(duplicateApi.list, { query: { area } })
export const mergesQuery = (area: string) => queryOf(duplicateApi.merges, { query: { area } })

export const duplicatesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/children/duplicates',
  beforeLoad: needs('child.edit'),
  loaderDeps: ({ search }) => ({ area: search.area }),
  loader: async ({ context, deps }) => {
    const { area } = scopeOf(context.session, deps)
    await Promise.all([
      context.queries.ensureQueryData(duplicatesQuery(area)),
      context.queries.ensureQueryData(mergesQuery(area)),
    ])
  },
  component: pageOf(files, 'DuplicatesPage'),
})
