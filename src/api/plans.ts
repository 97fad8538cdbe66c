/** Plan documents: hand in, review line by line, adopt; tie measures to indicators. */

import { z } from 'zod'
import { Passage } from '#core/plans/plan-reading.ts'
import { endpoint } from './endpoint.ts'

export const PlanRef = z.object({ planId: z.uuid() })
export const PlanLineRef = z.object({ planId: z.uuid(), lineId: z.uuid() })

export const LineKind = z.enum(['letterhead', 'objective', 'target', 'measure', 'assignment', 'deadline', 'citation'])
export type LineKind = z.infer<typeof LineKind>
export const LineState = z.enum(['pending', 'accepted', 'rejected'])

/** Something read in the document. `content` has the shape of its kind in core's plan reading, corrections applied. */
export const PlanLine = z.object({
  lineId: z.uuid(),
  parentLineId: z.uuid().nullable(),
  kind: LineKind,
  position: z.int(),
  passage: Passage,
  content: z.record(z.string(), z.unknown()),
  asRead: z.record(z.string(), z.unknown()),
  fieldVersions: z.record(z.string(), z.int()),
  certain: z.boolean(),
  doubt: z.object({ code: z.string(), vi: z.string(), en: z.string() }).nullable(),
  state: LineState,
  corrected: z.boolean(),
  indicatorCode: z.string().nullable(),
  indicatorConfirmed: z.boolean(),
})
export type PlanLine = z.infer<typeof PlanLine>

export const PlanSummary = z.object({
  planId: z.uuid(),
  communePath: z.string(),
  title: z.string(),
  code: z.string().nullable(),
  issuedOn: z.string().nullable(),
  periodFrom: z.int().nullable(),
  periodTo: z.int().nullable(),
  state: z.enum(['draft', 'in_force', 'ended']),
  synthetic: z.boolean(),
  fileName: z.string(),
  addedAt: z.string(),
  counts: z.object({
    targets: z.int(),
    measures: z.int(),
    pending: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    /** Lines of the document with an open question; a target and its measures are one. */
    doubtful: z.int(),
    measuresWithoutIndicator: z.int(),
  }),
})
export type PlanSummary = z.infer<typeof PlanSummary>

export const PlanReview = PlanSummary.extend({ text: z.string(), lines: z.array(PlanLine) })
export type PlanReview = z.infer<typeof PlanReview>

export const IndicatorCandidate = z.object({
  code: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  kind: z.enum(['computed', 'entered']),
  score: z.number(),
  reasons: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
})
export type IndicatorCandidate = z.infer<typeof IndicatorCandidate>

export const planApi = {
  list: endpoint({
    method: 'GET',
    path: '/plans',
    permission: 'plan.read',
    query: z.object({ area: z.string().optional() }),
    reply: z.array(PlanSummary),
    summary: 'Plan documents of the area',
  }),
  add: endpoint({
    method: 'POST',
    path: '/plans',
    permission: 'plan.edit',
    body: z.object({ commune: z.string().optional(), fileName: z.string().min(1).max(200), contentBase64: z.string() }),
    reply: PlanReview,
    summary: 'Hand in a plan document; it is read at once and waits for review',
  }),
  read: endpoint({
    method: 'GET',
    path: '/plans/:planId',
    permission: 'plan.read',
    params: PlanRef,
    reply: PlanReview,
    summary: 'A plan document with everything read in it',
  }),
  /** Reading again: corrected and decided lines stay as they are. */
  readAgain: endpoint({
    method: 'POST',
    path: '/plans/:planId/readings',
    permission: 'plan.edit',
    params: PlanRef,
    reply: PlanReview,
    summary: 'Read the document again; nothing that a person corrected or decided changes',
  }),
  acceptCertain: endpoint({
    method: 'POST',
    path: '/plans/:planId/certain-acceptance',
    permission: 'plan.edit',
    params: PlanRef,
    reply: PlanReview,
    summary:
      'Accept every pending line that was read with certainty; a target waits while none of its measures is certain',
  }),
  /** Each changed field names the version it was changed from; a newer version elsewhere is a conflict by field. */
  correct: endpoint({
    method: 'PATCH',
    path: '/plans/:planId/lines/:lineId',
    permission: 'plan.edit',
    params: PlanLineRef,
    body: z.object({
      fields: z.record(z.string(), z.object({ value: z.unknown(), baseVersion: z.int() })),
    }),
    reply: z.array(PlanLine),
    summary: 'Correct fields of a line: replies the line, then other lines whose question this answers or raises',
  }),
  decide: endpoint({
    method: 'PUT',
    path: '/plans/:planId/lines/:lineId/decision',
    permission: 'plan.edit',
    params: PlanLineRef,
    body: z.object({ state: LineState }),
    reply: z.array(PlanLine),
    summary:
      'Accept or reject a line, or put it back; the measures of a target follow it. Replies every line that changes',
  }),
  adopt: endpoint({
    method: 'POST',
    path: '/plans/:planId/adoption',
    permission: 'plan.edit',
    params: PlanRef,
    reply: PlanSummary,
    summary: 'Make the accepted lines the plan in force',
  }),
  candidates: endpoint({
    method: 'GET',
    path: '/plans/:planId/lines/:lineId/indicator-candidates',
    permission: 'plan.read',
    params: PlanLineRef,
    reply: z.array(IndicatorCandidate),
    summary: 'Indicators that fit a measure, best first, with the reason',
  }),
  confirmIndicator: endpoint({
    method: 'PUT',
    path: '/plans/:planId/lines/:lineId/indicator',
    permission: 'plan.edit',
    params: PlanLineRef,
    body: z.object({ code: z.string().nullable() }),
    reply: PlanLine,
    summary: 'Confirm which indicator a measure is computed by; null: none',
  }),
  /** Confirms the first candidate of every accepted measure that has none yet. */
  confirmIndicators: endpoint({
    method: 'POST',
    path: '/plans/:planId/indicator-confirmation',
    permission: 'plan.edit',
    params: PlanRef,
    reply: PlanReview,
    summary: 'Confirm the best candidate of every accepted measure that has no indicator yet',
  }),
}
