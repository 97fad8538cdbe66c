import { ChildFilter, type ChildSort } from '#core/children/child-filter.ts'
import type { Conditions, noConditions } from './conditions.ts'
import { type ChildrenSearch, childrenRoute } from './routes.ts'

type Change = Partial<ChildrenSearch> | Partial<typeof noConditions>

/** The conditions in the address, and how to change them: another condition begins at the first page again. */
export const useConditions = () => {
  const search = childrenRoute.useSearch()
  const navigate = childrenRoute.useNavigate()
  const { page = 1, sort = 'name', list, ...rest } = search
  const conditions = (ChildFilter.safeParse(rest).data ?? {}) as Conditions
  /** What depends on another condition is given as a function: two quick changes see each other. */
  const apply = (change: Change | ((before: ChildrenSearch) => Change)) =>
    void navigate({
      to: '.',
      search: (before) =>
        ({ ...before, page: undefined, ...(typeof change === 'function' ? change(before) : change) }) as never,
      replace: true,
      resetScroll: false,
    })
  const goTo = (to: number) =>
    void navigate({ to: '.', search: (before) => ({ ...before, page: to > 1 ? to : undefined }) as never })
  const sortBy = (to: ChildSort) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, page: undefined, sort: to === 'name' ? undefined : to }) as never,
      replace: true,
      resetScroll: false,
    })
  const openList = (to: string | null) =>
    void navigate({ to: '.', search: (before) => ({ ...before, list: to ?? undefined }) as never, replace: true })
  return { conditions, page, sort, list, apply, goTo, sortBy, openList }
}
