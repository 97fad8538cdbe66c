/** The dated facts of a child: what is believed, what was believed, and writing single facts. */
import { z } from 'zod'
import { Instant, PlainDate } from '#core/dates.ts'
import { endpoint } from './endpoint.ts'

const FactRef = z.object({ childId: z.uuid(), factId: z.uuid() })
const ChildRef = z.object({ childId: z.uuid() })

/** Which kind, what, and on which days; the content's fields are those of the kind (`factKinds` in core). */
export const EnteredFact = z.object({
  kind: z.string().max(60),
  content: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  validFrom: PlainDate,
  validTo: PlainDate.nullable().optional(),
  /** "It was measured so": for a measurement that is hard to believe. */
  confirmed: z.boolean().optional(),
})
export type EnteredFact = z.infer<typeof EnteredFact>

export const BelievedFact = z.object({
  factId: z.uuid(),
  kind: z.string(),
  content: z.record(z.string(), z.unknown()),
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
  recordedAt: z.string(),
  /** When it was no longer believed; null: it still is. */
  supersededAt: z.string().nullable(),
  source: z.string(),
})
export type BelievedFact = z.infer<typeof BelievedFact>

/**
 * `written` false: exactly this is believed already. `factId`: what is believed now. `undoable`: taking it back would
 * leave everything as it was.
 */
export const Written = z.object({
  written: z.boolean(),
  factId: z.uuid().nullable(),
  undoable: z.boolean(),
})
export type Written = z.infer<typeof Written>

export const childFactApi = {
  add: endpoint({
    method: 'POST',
    path: '/children/:childId/facts',
    permission: 'child.edit',
    params: ChildRef,
    body: EnteredFact,
    reply: Written,
    summary: 'Enter a fact of a child; what it cannot hold together with ends',
  }),
  correct: endpoint({
    method: 'PUT',
    path: '/children/:childId/facts/:factId',
    permission: 'child.edit',
    params: FactRef,
    body: EnteredFact.extend({ reason: z.string().max(500).optional() }),
    reply: Written,
    summary: 'Correct a fact; what was believed before stays in the history',
  }),
  end: endpoint({
    method: 'POST',
    path: '/children/:childId/facts/:factId/ending',
    permission: 'child.edit',
    params: FactRef,
    body: z.object({ kind: z.string().max(60), on: PlainDate }),
    reply: Written,
    summary: 'End a state on a day',
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/children/:childId/facts/:factId/withdrawal',
    permission: 'child.edit',
    params: FactRef,
    body: z.object({ kind: z.string().max(60), reason: z.string().min(1).max(500) }),
    reply: Written,
    summary: 'Take back a fact that was entered by mistake; it stays in the history',
  }),
  history: endpoint({
    method: 'GET',
    path: '/children/:childId/history',
    permission: 'child.read',
    params: ChildRef,
    query: z.object({
      /** What held on that day; absent: every day. */
      asOf: PlainDate.optional(),
      /** What was believed at that moment; absent: everything that was ever believed. */
      asKnown: Instant.optional(),
    }),
    reply: z.array(BelievedFact),
    summary: 'What was ever recorded of a child, or what held on a day as known at a moment',
  }),
  secret: endpoint({
    method: 'GET',
    path: '/children/:childId/secret-facts',
    permission: 'child.protected',
    params: ChildRef,
    reply: z.array(BelievedFact),
    summary: 'Circumstances that are themselves secret, for whoever handles them',
  }),
}
