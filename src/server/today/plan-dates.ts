/** The dates of the plan, but for the report's own. */
import type { TodayItem } from '#api/today.ts'
import { daysLeft } from '#core/plans/deadlines-due.ts'
import { reportDeadline } from '#core/reports/report-deadline.ts'
import type { PlanOfYear } from '../board.ts'
import { type Asked, dated, type Found, isSoon, planSource, type Upcoming, upcomingDays } from './asked.ts'

/** What is past is not called overdue: nobody tells the system that it was done. */
export const planDateItems = ({ today }: Asked, { plan, accepted }: PlanOfYear): Found => {
  const reported = reportDeadline(accepted.deadlines)
  const items: TodayItem[] = []
  const upcoming: Upcoming[] = []
  for (const deadline of accepted.deadlines) {
    if (deadline.nextDue === null || deadline.lineId === reported?.lineId) continue
    const what = deadline.what.length > 120 ? `${deadline.what.slice(0, 117)}…` : deadline.what
    if (daysLeft(deadline.nextDue, today) > upcomingDays) continue
    if (!isSoon(deadline.nextDue, today)) upcoming.push({ day: deadline.nextDue, vi: what, en: what })
    else
      items.push({
        id: `deadline-${deadline.lineId}`,
        kind: 'plan_deadline',
        ...dated(deadline.nextDue, today),
        title: { vi: what, en: what },
        detail: {
          vi: deadline.to ? `Gửi ${deadline.to}.` : 'Việc có hạn trong kế hoạch.',
          en: deadline.to ? `To ${deadline.to}.` : 'A date set by the plan.',
        },
        source: planSource(plan),
        action: { label: { vi: 'Mở kế hoạch', en: 'Open the plan' }, to: `/plans/${plan.planId}` },
      })
  }
  return { items, upcoming }
}
