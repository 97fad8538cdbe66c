import { type Conditions, noConditions } from './conditions.ts'
import { type ChildrenSearch, childrenRoute } from './routes.ts'

/** The conditions in the address, and how to change them: another condition begins at the first page again. */
export const useConditions = () => {
  const search = childrenRoute.useSearch()
  const navigate = childrenRoute.useNavigate()
  const { page = 1, ...rest } = search
  const conditions = Object.fromEntries(
    Object.entries(rest).filter(([key, value]) => key in noConditions && value !== undefined),
  ) as Conditions
  const apply = (change: Partial<ChildrenSearch> | Partial<typeof noConditions>) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, page: undefined, ...change }) as never,
      replace: true,
      resetScroll: false,
    })
  const goTo = (to: number) =>
    void navigate({ to: '.', search: (before) => ({ ...before, page: to > 1 ? to : undefined }) as never })
  return { conditions, page, apply, goTo }
}
