/** What cannot wait: why, by which rule, until when, and one button. Names nobody. */
import type { FastifyInstance } from 'fastify'
import { todayApi } from '#api/today.ts'
import { can } from '#core/permissions.ts'
import { daysLeft } from '#core/plans/deadlines-due.ts'
import { areaScope } from '#store/scope.ts'
import { countChildren } from '#store/today.ts'
import type { AppContext } from './app.ts'
import { serve } from './serve.ts'
import { type Asked, type Upcoming, upcomingDays } from './today/asked.ts'
import { planDateItems } from './today/plan-dates.ts'
import { planItems } from './today/plans-waiting.ts'
import { birthItems, registerItems } from './today/register.ts'
import { owedReports, reportItems } from './today/report-due.ts'
import { roundItems } from './today/round.ts'

const order = { overdue: 0, today: 1, soon: 2, open: 3 } as const

export const serveToday = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, todayApi.read, async ({ tx, query, today, actor }) => {
    const { communePaths, villagePaths } = areaScope(tx, query.area)
    const [communePath] = communePaths
    // A province counts children and opens no list of them: what has no way on is not shown.
    const items = can(actor, 'child.read') ? await birthItems(tx, query.area, today) : []
    const upcoming: Upcoming[] = []
    // The round is of villages: one commune's, or those of a collaborator.
    if (communePaths.length === 1 && communePath?.includes('/'))
      items.push(
        ...(await roundItems(tx, areaScope(tx, query.area), communePath, today, (permission) =>
          can(actor, permission, villagePaths?.[0] ?? communePath),
        )),
      )
    // Plans, reports and imports are the commune's business: not shown to whoever holds only villages of it, nor for a
    // whole province at once.
    if (villagePaths === null && communePaths.length === 1 && communePath?.includes('/')) {
      const asked: Asked = { tx, communePath, today, may: (permission) => can(actor, permission, communePath) }
      const owed = await owedReports(asked)
      for (const { ofYear, year } of owed) {
        const due = await reportItems(asked, ofYear, year)
        items.push(...due.items)
        upcoming.push(...due.upcoming)
      }
      const current = owed.at(-1)
      if (current) {
        const others = planDateItems(asked, current.ofYear)
        items.push(...others.items)
        upcoming.push(...others.upcoming)
      }
      items.push(...(await planItems(asked)), ...(await registerItems(asked)))
    }
    const far = '9999-12-31'
    return {
      items: items
        .map((item, at) => ({ item, at }))
        .sort(
          (a, b) =>
            order[a.item.urgency] - order[b.item.urgency] ||
            (a.item.lastDay ?? far).localeCompare(b.item.lastDay ?? far) ||
            a.at - b.at,
        )
        .map(({ item }) => item),
      counts: await countChildren(tx, query.area, today),
      upcoming: upcoming
        .filter(({ day }) => daysLeft(day, today) <= upcomingDays)
        .sort((a, b) => (a.day < b.day ? -1 : 1)),
    }
  })
}
