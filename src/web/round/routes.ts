/** The monthly round, behind the door of the children. What is shown lives in the address; no name does. */
import { createRoute } from '@tanstack/react-router'
import { roundApi } from '#api/round.ts'
import { roundPaperApi } from '#api/round-paper.ts'
import { RoundMonth } from '#core/round/month.ts'
import { villagesQuery } from '../children/routes.ts'
import { queryOf } from '../client.ts'
import { pageOf } from '../shell/pages.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'

const files = import.meta.glob('./*Page.tsx')

export const roundTabs = ['villages', 'lines', 'changes', 'movements', 'visits', 'list'] as const
export type RoundTab = (typeof roundTabs)[number]
export type RoundSearch = { tab?: RoundTab; month?: RoundMonth; village?: string; quarter?: string }

export const overviewQuery = (area: string, month?: RoundMonth) =>
  queryOf(roundApi.overview, { query: { area, ...(month && { month }) } })
export const linesQuery = (area: string) => queryOf(roundApi.lines, { query: { area } })
export const changesQuery = (area: string, month?: RoundMonth) =>
  queryOf(roundApi.changes, { query: { area, ...(month && { month }) } })
export const likelyQuery = (changeId: string) => queryOf(roundApi.likely, { params: { changeId } })
export const visitsQuery = (area: string) => queryOf(roundPaperApi.visits, { query: { area } })
export const movementsQuery = (area: string, month: RoundMonth) =>
  queryOf(roundPaperApi.movements, { query: { area, month } })
export const birthsQuery = (area: string, month: RoundMonth) =>
  queryOf(roundPaperApi.births, { query: { area, month } })
export const circumstancesQuery = (area: string, quarter: string | undefined) =>
  queryOf(roundPaperApi.circumstances, { query: { area, ...(quarter && { quarter }) } })
export const placesQuery = villagesQuery

export const roundRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/children/round',
  validateSearch: (search): RoundSearch => {
    const tab = roundTabs.find((each) => each === search.tab)
    const month = RoundMonth.safeParse(search.month).data
    const village =
      typeof search.village === 'string' && /^\d{2}\/\d{5}\/[\w-]+$/.test(search.village) ? search.village : null
    const quarter = typeof search.quarter === 'string' && /^20\d\d-Q[1-4]$/.test(search.quarter) ? search.quarter : null
    return { ...(tab && { tab }), ...(month && { month }), ...(village && { village }), ...(quarter && { quarter }) }
  },
  beforeLoad: needs('round.read'),
  loaderDeps: ({ search: { month, area } }) => ({ month, area }),
  loader: async ({ context, deps }) => {
    const { area } = scopeOf(context.session, deps)
    await context.queries.ensureQueryData(overviewQuery(area, deps.month))
  },
  component: pageOf(files, 'RoundPage'),
})
