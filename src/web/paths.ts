/**
 * Every address of the app, in one place: `<Link {...paths.plan(planId)}>`, `navigate(paths.today())`. Area, year and
 * language stay in the address by themselves.
 */
export const paths = {
  today: () => ({ to: '/' }) as const,
  children: () => ({ to: '/children' }) as const,
  child: (childId: string) => ({ to: '/children/$childId', params: { childId } }) as const,
  importChildren: () => ({ to: '/children/import' }) as const,
  quality: () => ({ to: '/children/quality' }) as const,
  duplicates: () => ({ to: '/children/duplicates' }) as const,
  round: () => ({ to: '/children/round' }) as const,
  plans: () => ({ to: '/plans' }) as const,
  plan: (planId: string) => ({ to: '/plans/$planId', params: { planId } }) as const,
  targets: () => ({ to: '/targets' }) as const,
  reports: () => ({ to: '/reports' }) as const,
  report: (reportId: string) => ({ to: '/reports/$reportId', params: { reportId } }) as const,
  admin: () => ({ to: '/admin' }) as const,
  security: () => ({ to: '/security' }) as const,
  signIn: () => ({ to: '/sign-in' }) as const,
  activate: () => ({ to: '/activate' }) as const,
  setup: () => ({ to: '/setup' }) as const,
}
