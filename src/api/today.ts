/** What cannot wait: why (the rule and its source), until when, and one button. */

import { z } from 'zod'
import { PlainDate } from '#core/dates.ts'
import { endpoint } from './endpoint.ts'

/** What ends within so many days cannot wait. */
export const soonDays = 14

/** A figure that the report still lacks, with the way straight to it. */
export const TodayFigure = z.object({
  lineId: z.uuid(),
  name: z.object({ vi: z.string(), en: z.string() }),
  /** The number of its target in the plan. */
  target: z.string().nullable(),
  lead: z.array(z.string()),
  action: z.object({ label: z.object({ vi: z.string(), en: z.string() }), to: z.string() }),
})
export type TodayFigure = z.infer<typeof TodayFigure>

export const TodayItem = z.object({
  id: z.string(),
  kind: z.enum([
    'report_due',
    'plan_deadline',
    'plan_unreviewed',
    'import_unfinished',
    'unregistered_births',
    'round_changes_waiting',
    'round_open',
    'visits_due',
    'births_without_reason',
    'villages_without_collaborator',
    'no_plan',
    'no_children',
  ]),
  /** overdue: past its last day; today: last day is today; soon: within 14 days; open: no day of its own, so it can wait. */
  urgency: z.enum(['overdue', 'today', 'soon', 'open']),
  title: z.object({ vi: z.string(), en: z.string() }),
  detail: z.object({ vi: z.string(), en: z.string() }),
  lastDay: PlainDate.nullable(),
  daysLeft: z.int().nullable(),
  source: z.string().nullable(),
  action: z.object({ label: z.object({ vi: z.string(), en: z.string() }), to: z.string() }),
  /** Of a report that is due: every figure it lacks, by lead unit. Empty for whoever may not enter figures. */
  figures: z.array(TodayFigure),
})
export type TodayItem = z.infer<typeof TodayItem>

export const todayApi = {
  read: endpoint({
    method: 'GET',
    path: '/today',
    permission: 'today.read',
    query: z.object({ area: z.string().optional() }),
    reply: z.object({
      items: z.array(TodayItem),
      counts: z.object({ children: z.int(), under5: z.int(), bornThisMonth: z.int(), turned16ThisMonth: z.int() }),
      upcoming: z.array(z.object({ day: PlainDate, vi: z.string(), en: z.string() })),
    }),
    summary: 'What cannot wait',
  }),
}
