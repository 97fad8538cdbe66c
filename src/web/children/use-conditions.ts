import { type Conditions, noConditions } from './conditions.ts'
import { type ChildrenSearch, childrenRoute } from './routes.ts'

type Change = Partial<ChildrenSearch> | Partial<typeof noConditions>

/** The conditions in the address, and how to change them: another condition begins at the first page again. */
export const useConditions = () => {
  const search = childrenRoute.useSearch()
  const navigate = childrenRoute.useNavigate()
  const { page = 1, ...rest } = search
  const conditions = Object.fromEntries(
    Object.entries(rest).filter(([key, value]) => key in noConditions && value !== undefined),
  ) as Conditions
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
  return { conditions, page, apply, goTo }
}
