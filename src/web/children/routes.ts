/** Children: the list, a child, importing lists. The page files are picked up as they appear. */
import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { childFactApi } from '#api/child-facts.ts'
import { childApi } from '#api/children.ts'
import { placeApi } from '#api/places.ts'
import { ChildFilter, ChildSort } from '#core/children/child-filter.ts'
import { type Instant, isPlainDate, type PlainDate } from '#core/dates.ts'
import { queryOf } from '../client.ts'
import { hasPage, pageOf } from '../shell/pages.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'

const files = import.meta.glob('./*Page.tsx')
export const childrenPagesExist = hasPage(files, 'ChildrenPage')

/**
 * The filters stand in the address under their names in the contract; the area is the one chosen at the top. A name that
 * is searched for stays out of the address: addresses are kept in the browser's history.
 */
/** `list`: the kept list that is open. */
const Filter = ChildFilter.extend({
  sort: ChildSort.optional(),
  list: z.uuid().optional(),
  page: z.coerce.number().int().min(1).optional(),
})
export type ChildrenSearch = typeof Filter._zod.output

export const childrenQuery = (area: string, { list: _list, ...filter }: ChildrenSearch) =>
  queryOf(childApi.list, { query: { ...filter, area } })
/** The same narrowed by what was typed: it goes in a body, and stays in the memory of the page. */
export const searchQuery = (area: string, { list: _list, ...filter }: ChildrenSearch, search: string) =>
  queryOf(childApi.search, { body: { ...filter, area, search } })
/** What a list is asked for: conditions and order, and what was typed. */
export type ListAsked = { filter: ChildrenSearch; search: string }
export const listQuery = (area: string, { filter, search }: ListAsked, page: number) => {
  const asked = { ...filter, ...(page > 1 && { page }) }
  return (search ? searchQuery(area, asked, search) : childrenQuery(area, asked)) as ReturnType<typeof childrenQuery>
}
export const overviewQuery = (area: string, village: string | undefined) =>
  queryOf(childApi.overview, { query: { area, ...(village && { village }) } })
export const childQuery = (childId: string) => queryOf(childApi.read, { params: { childId } })
export const historyQuery = (childId: string, query: { asOf?: PlainDate; asKnown?: Instant }) =>
  queryOf(childFactApi.history, { params: { childId }, query })
/** Kept only while it is open on the page: going away forgets it. */
export const secretQuery = (childId: string) => ({
  ...queryOf(childFactApi.secret, { params: { childId } }),
  gcTime: 0,
})
export const villagesQuery = (commune: string) => queryOf(placeApi.villages, { query: { commune } })
export const importsQuery = queryOf(childApi.listImports)
export const importQuery = (batchId: string) => queryOf(childApi.readImport, { params: { batchId } })

export const childrenRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/children',
  validateSearch: (search): ChildrenSearch => Filter.safeParse(search).data ?? {},
  beforeLoad: needs('child.read'),
  loaderDeps: ({ search: { lang: _lang, ...rest } }) => rest,
  loader: async ({ context, deps: { area, year: _year, ...filter }, cause }) => {
    if (!childrenPagesExist) return
    const list = context.queries.ensureQueryData(childrenQuery(scopeOf(context.session, { area }).area, filter))
    // Another condition on the same page shows at once, with the rows before it dimmed until the answer is there.
    if (cause === 'stay') void list.catch(() => {})
    else await list
  },
  component: pageOf(files, 'ChildrenPage'),
})

/** `asOf`, `known`: the day that is looked at, and up to the end of which day what was known counts. `all`: also what was corrected. */
export type ChildSearch = { asOf?: PlainDate; known?: PlainDate; all?: 'yes' }
const dayOf = (key: 'asOf' | 'known', value: unknown): ChildSearch =>
  typeof value === 'string' && isPlainDate(value) ? { [key]: value as PlainDate } : {}

export const childRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/children/$childId',
  validateSearch: (search): ChildSearch => ({
    ...dayOf('asOf', search.asOf),
    ...dayOf('known', search.known),
    ...(search.all === 'yes' && { all: 'yes' }),
  }),
  beforeLoad: needs('child.read'),
  loader: async ({ context, params }) => {
    await context.queries.ensureQueryData(childQuery(params.childId))
  },
  component: pageOf(files, 'ChildPage'),
})

/** `?batch=` names the import that is open; without it the page begins a new one and lists the earlier ones. */
export const importRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/children/import',
  validateSearch: (search): { batch?: string } => (typeof search.batch === 'string' ? { batch: search.batch } : {}),
  beforeLoad: needs('child.import'),
  loaderDeps: ({ search }) => ({ batch: search.batch }),
  loader: async ({ context, deps }) => {
    await (deps.batch
      ? context.queries.ensureQueryData(importQuery(deps.batch))
      : context.queries.ensureQueryData(importsQuery))
  },
  component: pageOf(files, 'ImportPage'),
})
