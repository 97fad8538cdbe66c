/** Plans and their review. The page files `PlansPage.tsx` and `PlanReviewPage.tsx` are picked up as they appear. */
import { createRoute } from '@tanstack/react-router'
import { planApi } from '#api/plans.ts'
import { queryOf } from '../client.ts'
import { hasPage, pageOf } from '../shell/pages.ts'
import { needs, signedInRoute } from '../shell/root-route.tsx'
import { scopeOf } from '../shell/scope.ts'
import { type TabKey, tabKeys } from './review-lines.ts'

const files = import.meta.glob('./*Page.tsx')
export const plansPagesExist = hasPage(files, 'PlansPage')

export const plansQuery = (area: string) => queryOf(planApi.list, { query: { area } })
export const planQuery = (planId: string) => queryOf(planApi.read, { params: { planId } })

export const plansRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/plans',
  beforeLoad: needs('plan.read'),
  loaderDeps: ({ search }) => ({ area: search.area }),
  loader: ({ context, deps }) =>
    plansPagesExist ? context.queries.ensureQueryData(plansQuery(scopeOf(context.session, deps).area)) : undefined,
  component: pageOf(files, 'PlansPage'),
})

export const planReviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/plans/$planId',
  validateSearch: (search): { tab?: TabKey } => {
    const tab = tabKeys.find((key) => key === search.tab)
    return tab && tab !== 'targets' ? { tab } : {}
  },
  beforeLoad: needs('plan.read'),
  loader: ({ context, params }) => context.queries.ensureQueryData(planQuery(params.planId)),
  component: pageOf(files, 'PlanReviewPage'),
})
