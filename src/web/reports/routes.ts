/** Reports. The page files `ReportsPage.tsx` and `ReportPage.tsx` are picked up as they appear. */
import { createRoute } from '@tanstack/react-router'
import { reportApi } from '#api/reports.ts'
import { queryOf } from '../client.ts'
import { plansQuery } from '../plans/routes.ts'
import { hasPage, pageOf } from '../shell/pages.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'
import { forgetDraftsAfterSignOut } from './forget-drafts.ts'

// This file is part of every start of the app, the pages are not.
forgetDraftsAfterSignOut()

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
    if (!reportsPagesExist) return
    const { area } = scopeOf(context.session, deps)
    await Promise.all([
      context.queries.ensureQueryData(reportsQuery(area)),
      context.queries.ensureQueryData(plansQuery(area)),
    ])
  },
  component: pageOf(files, 'ReportsPage'),
})

/** What stands beside the paper; `paper` is the paper itself where a phone shows one of them. */
export const reportTabs = ['write', 'figures', 'issue', 'paper'] as const
export type ReportTab = (typeof reportTabs)[number]

export const reportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports/$reportId',
  validateSearch: (search): { tab?: ReportTab } => {
    const tab = reportTabs.find((key) => key === search.tab)
    return tab ? { tab } : {}
  },
  beforeLoad: needs('report.read'),
  loader: async ({ context, params }) => {
    await context.queries.ensureQueryData(reportQuery(params.reportId))
  },
  component: pageOf(files, 'ReportPage'),
})
