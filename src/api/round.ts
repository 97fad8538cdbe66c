/** The monthly round of a village: what to check, what was found, what changed, and closing the month. */
import { z } from 'zod'
import { PlainDate } from '#core/dates.ts'
import { roundReasons } from '#core/round/lines.ts'
import { RoundMonth } from '#core/round/month.ts'
import { ReportedState, ReportedWhat } from '#core/round/reported-change.ts'
import { endpoint } from './endpoint.ts'

const ChangeRef = z.object({ changeId: z.uuid() })
const Place = z.object({ area: z.string().max(120).optional() })

export const LineState = z.enum(['open', 'as_recorded', 'not_met', 'reported', 'visited'])

/** A child to ask about; the name only for those who may see it. */
export const RoundLine = z.object({
  childId: z.uuid(),
  fullName: z.string().nullable(),
  birthDate: PlainDate,
  birthPrecision: z.enum(['day', 'month', 'year']),
  villagePath: z.string(),
  reasons: z.array(z.object({ reason: z.enum(roundReasons), kinds: z.array(z.string()), since: PlainDate.nullable() })),
  state: LineState,
})
export type RoundLine = z.infer<typeof RoundLine>

export const ReportedChange = z.object({
  changeId: z.uuid(),
  villagePath: z.string(),
  villageName: z.string(),
  month: RoundMonth,
  childId: z.uuid().nullable(),
  childName: z.string().nullable(),
  what: ReportedWhat,
  kind: z.string().nullable(),
  happenedOn: PlainDate,
  content: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** It happened in a month that was closed already. */
  late: z.boolean(),
  state: ReportedState,
  reason: z.string().nullable(),
  recordedAt: z.string(),
  /** Reported by whoever asks: they may take it back. */
  mine: z.boolean(),
})
export type ReportedChange = z.infer<typeof ReportedChange>

/** A child of the register that a reported one may be. */
export const LikelyChild = z.object({
  childId: z.uuid(),
  fullName: z.string(),
  birthDate: PlainDate,
  villageName: z.string().nullable(),
  motherName: z.string().nullable(),
  /** Same name, birthday and mother or village: it is the same child. */
  certain: z.boolean(),
})
export type LikelyChild = z.infer<typeof LikelyChild>

export const RoundVillage = z.object({
  path: z.string(),
  name: z.string(),
  lines: z.int(),
  open: z.int(),
  notMet: z.int(),
  waiting: z.int(),
  completedAt: z.string().nullable(),
  /** Null for those who see only villages of the commune. */
  hasCollaborator: z.boolean().nullable(),
})
export type RoundVillage = z.infer<typeof RoundVillage>

export const RoundOverview = z.object({
  month: RoundMonth,
  /** The one that what is reported now belongs to. */
  currentMonth: RoundMonth,
  closedMonths: z.array(RoundMonth),
  /** The month that can be closed next; null: none yet. */
  closable: RoundMonth.nullable(),
  villages: z.array(RoundVillage),
})
export type RoundOverview = z.infer<typeof RoundOverview>

export const ReportBody = z.object({
  villagePath: z.string().max(120),
  childId: z.uuid().nullable(),
  what: ReportedWhat,
  /** Of `fact`: which kind. */
  kind: z.string().max(60).nullable(),
  happenedOn: PlainDate,
  content: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type ReportBody = z.infer<typeof ReportBody>

export const roundApi = {
  overview: endpoint({
    method: 'GET',
    path: '/round',
    permission: 'round.read',
    query: Place.extend({ month: RoundMonth.optional() }),
    reply: RoundOverview,
    summary: 'The month by village: what is open, what waits, which villages are through',
  }),
  lines: endpoint({
    method: 'GET',
    path: '/round/lines',
    permission: 'round.read',
    query: Place,
    reply: z.object({ month: RoundMonth, lines: z.array(RoundLine) }),
    summary: 'What to check this month in the villages of the area, with names',
  }),
  check: endpoint({
    method: 'POST',
    path: '/round/checks',
    permission: 'round.report',
    body: z.object({ childId: z.uuid(), result: z.enum(['as_recorded', 'not_met', 'open']) }),
    reply: RoundLine,
    summary: 'Say what was found: as in the register, nobody met; or take that back (open)',
  }),
  complete: endpoint({
    method: 'POST',
    path: '/round/completions',
    permission: 'round.report',
    body: z.object({ village: z.string().max(120) }),
    reply: z.object({ month: RoundMonth }),
    summary: 'Say that a village has gone through its list',
  }),
  changes: endpoint({
    method: 'GET',
    path: '/round/changes',
    permission: 'round.read',
    query: Place.extend({ month: RoundMonth.optional() }),
    reply: z.array(ReportedChange),
    summary: 'Changes reported in a month, and those that wait still',
  }),
  report: endpoint({
    method: 'POST',
    path: '/round/changes',
    permission: 'round.report',
    body: ReportBody,
    reply: z.object({ changeId: z.uuid(), month: RoundMonth, late: z.boolean() }),
    summary: 'Report a change; nothing enters the register before the officer accepts it',
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/round/changes/:changeId/withdrawal',
    permission: 'round.report',
    params: ChangeRef,
    reply: z.object({ state: ReportedState }),
    summary: 'Take back what one reported, while it waits',
  }),
  likely: endpoint({
    method: 'GET',
    path: '/round/changes/:changeId/likely-children',
    permission: 'round.decide',
    params: ChangeRef,
    reply: z.array(LikelyChild),
    summary: 'Children of the register that a reported birth or arrival may be',
  }),
  accept: endpoint({
    method: 'POST',
    path: '/round/changes/:changeId/acceptance',
    permission: 'round.decide',
    params: ChangeRef,
    body: z.object({
      /** Of a birth or an arrival that looks like a child of the register: which one it is, or that it is another. */
      sameAs: z.uuid().nullable().optional(),
      isAnother: z.boolean().optional(),
    }),
    reply: z.object({ state: ReportedState, childId: z.uuid().nullable() }),
    summary: 'Accept a change: its facts enter the register',
  }),
  giveBack: endpoint({
    method: 'POST',
    path: '/round/changes/:changeId/return',
    permission: 'round.decide',
    params: ChangeRef,
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    reply: z.object({ state: ReportedState }),
    summary: 'Return a change with a reason; the register stays as it is',
  }),
}
