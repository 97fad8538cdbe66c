/** Reports. The page files `ReportsPage.tsx` and `ReportPage.tsx` are picked up as they appear. */
import { createRoute } from '@tanstack/react-router'
import { reportApi } from '#api/reports.ts'
import { queryOf } from '../client.ts'
import { hasPage, pageOf } from '../shell/pages.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'

const files = import.meta.glob('./*Page.tsx')
export const reportsPagesExist = hasPage(files, 'ReportsPage')

export const reportsQuery = (area: string) => queryOf(reportApi.list, { query: { area } })
export const reportQuery = (reportId: string) => queryOf(reportApi.read, { params: { reportId } })

export const reportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports',
  beforeLoad: needs('report.read'),
  loaderDeps: ({ search }) => ({ area: search.area }),
  loader: async ({ context, deps }) => {
    if (reportsPagesExist) await context.queries.ensureQueryData(reportsQuery(scopeOf(context.session, deps).area))
  },
  component: pageOf(files, 'ReportsPage'),
})

export const reportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports/$reportId',
  beforeLoad: needs('report.read'),
  loader: async ({ context, params }) => {
    await context.queries.ensureQueryData(reportQuery(params.reportId))
  },
  component: pageOf(files, 'ReportPage'),
})
