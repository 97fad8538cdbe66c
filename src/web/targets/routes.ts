/** The targets of a plan with the year's figures. What is chosen stands in the address. */
import { createRoute } from '@tanstack/react-router'
import { figureApi, Verdict as VerdictShape } from '#api/figures.ts'
import { isPlainDate, type PlainDate } from '#core/dates.ts'
import type { Verdict } from '#core/indicators/verdict.ts'
import { queryOf } from '../client.ts'
import { hasPage, pageOf } from '../shell/pages.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'

const files = import.meta.glob('./*Page.tsx')
export const targetsPagesExist = hasPage(files, 'TargetsPage')

export type FigureScope = { area: string; year: number; asOf?: PlainDate }

/** A province asks without an area: the server takes the commune whose installation this is. */
const asked = ({ area, year, asOf }: FigureScope) => ({
  ...(area.includes('/') && { area }),
  year,
  ...(asOf && { asOf }),
})

export const targetsQuery = (area: string, year: number, asOf?: PlainDate) =>
  queryOf(figureApi.board, { query: asked({ area, year, ...(asOf && { asOf }) }) })
export const populationQuery = (scope: FigureScope) => queryOf(figureApi.population, { query: asked(scope) })
export const rowsQuery = (scope: FigureScope, indicator: string, named: boolean) =>
  queryOf(named ? figureApi.namedRows : figureApi.rows, { query: { ...asked(scope), indicator } })

/** `?asOf=` another cut-off day, `?verdict=` a filter, `?line=` the number that is open, `?view=population`. */
export type TargetsSearch = { asOf?: PlainDate; verdict?: Verdict; line?: string; view?: 'population' }

const readSearch = (search: Record<string, unknown>): TargetsSearch => {
  const verdict = VerdictShape.safeParse(search.verdict).data
  const asOf = typeof search.asOf === 'string' && isPlainDate(search.asOf) ? (search.asOf as PlainDate) : undefined
  const line = typeof search.line === 'string' ? search.line : undefined
  return {
    ...(asOf && { asOf }),
    ...(verdict && { verdict }),
    ...(line && { line }),
    ...(search.view === 'population' && { view: 'population' as const }),
  }
}

export const targetsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/targets',
  validateSearch: readSearch,
  beforeLoad: needs('figure.read'),
  loaderDeps: ({ search }) => ({ area: search.area, year: search.year, asOf: search.asOf }),
  loader: async ({ context, deps }) => {
    const { area, year } = scopeOf(context.session, deps)
    // Without a plan in force there is no board: the page says so and teaches, so a refusal is its to show.
    if (targetsPagesExist) await context.queries.prefetchQuery(targetsQuery(area, year, deps.asOf))
  },
  component: pageOf(files, 'TargetsPage'),
})
