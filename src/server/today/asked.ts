/** What every kind of item on Hôm nay is asked with, and what it answers. */
import { soonDays, type TodayItem } from '#api/today.ts'
import type { PlainDate } from '#core/dates.ts'
import type { Permission } from '#core/permissions.ts'
import { daysLeft } from '#core/plans/deadlines-due.ts'
import type { Tx } from '#store/as-actor.ts'
import type { StoredPlan } from '#store/plans.ts'

/** A day further away than this is not said yet. */
export const upcomingDays = 90

export type Upcoming = { day: PlainDate; vi: string; en: string }
export type Found = { items: TodayItem[]; upcoming: Upcoming[] }

export type Asked = { tx: Tx; communePath: string; today: PlainDate; may: (permission: Permission) => boolean }

export const isSoon = (day: PlainDate, today: PlainDate): boolean => daysLeft(day, today) <= soonDays

export const dated = (
  lastDay: PlainDate,
  today: PlainDate,
): Pick<TodayItem, 'urgency' | 'lastDay' | 'daysLeft' | 'figures'> => {
  const left = daysLeft(lastDay, today)
  return { urgency: left < 0 ? 'overdue' : left === 0 ? 'today' : 'soon', lastDay, daysLeft: left, figures: [] }
}
export const undated = { urgency: 'open', lastDay: null, daysLeft: null, figures: [] } satisfies Partial<TodayItem>

export const planSource = (plan: StoredPlan): string => (plan.code === null ? plan.title : `Kế hoạch ${plan.code}`)
