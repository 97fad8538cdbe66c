/** What comes of a round: visits, closing the month, its movements, the births for the police, the list of a quarter. */
import { z } from 'zod'
import { PlainDate } from '#core/dates.ts'
import { RoundMonth } from '#core/round/month.ts'
import { endpoint } from './endpoint.ts'

const OfMonth = z.object({ area: z.string().max(120).optional(), month: RoundMonth.optional() })

/** A child in an open group of special circumstances or at risk, with who visits it. */
export const VisitedChild = z.object({
  childId: z.uuid(),
  fullName: z.string().nullable(),
  villagePath: z.string(),
  villageName: z.string(),
  groups: z.array(z.string()),
  risks: z.array(z.string()),
  visitorName: z.string().nullable(),
  lastVisitOn: PlainDate.nullable(),
  /** The last day in time; null: never visited. */
  nextBy: PlainDate.nullable(),
  due: z.boolean(),
})
export type VisitedChild = z.infer<typeof VisitedChild>

const text = (most: number) => z.string().trim().min(1).max(most)

const counts = {
  start: z.int(),
  birth: z.int(),
  arrival: z.int(),
  movedIn: z.int(),
  death: z.int(),
  departure: z.int(),
  movedOut: z.int(),
  turned16: z.int(),
  corrected: z.int(),
  end: z.int(),
  late: z.int(),
  changes: z.int(),
}
export const MovementsReply = z.object({
  month: RoundMonth,
  isClosed: z.boolean(),
  countedAfter: PlainDate,
  countedTo: PlainDate,
  waiting: z.int(),
  villages: z.array(z.object({ villagePath: z.string(), villageName: z.string(), ...counts })),
  total: z.object(counts),
})
export type MovementsReply = z.infer<typeof MovementsReply>

export const BirthRow = z.object({
  childId: z.uuid(),
  fullName: z.string(),
  sex: z.enum(['male', 'female']).nullable(),
  birthDate: PlainDate,
  villageName: z.string(),
  motherName: z.string().nullable(),
  fatherName: z.string().nullable(),
  birthRegistered: z.boolean().nullable(),
  late: z.boolean(),
})
export type BirthRow = z.infer<typeof BirthRow>

export const QuarterRow = z.object({
  childId: z.uuid(),
  fullName: z.string().nullable(),
  birthDate: PlainDate,
  villageName: z.string(),
  groups: z.array(z.string()),
  risks: z.array(z.string()),
  change: z.enum(['new', 'out', 'moved', 'same']),
  beforeGroups: z.array(z.string()),
  beforeRisks: z.array(z.string()),
})
export type QuarterRow = z.infer<typeof QuarterRow>

const OfQuarter = z.object({
  area: z.string().max(120).optional(),
  quarter: z
    .string()
    .regex(/^20\d\d-Q[1-4]$/)
    .optional(),
})

export const roundPaperApi = {
  visits: endpoint({
    method: 'GET',
    path: '/round/visits',
    permission: 'round.read',
    query: z.object({ area: z.string().max(120).optional() }),
    reply: z.array(VisitedChild),
    summary: 'Children who are to be visited, by whom, and when they were last',
  }),
  logVisit: endpoint({
    method: 'POST',
    path: '/round/visits',
    permission: 'round.report',
    body: z.object({ childId: z.uuid(), on: PlainDate, seen: text(2000), needs: text(2000).nullable() }),
    reply: z.object({ written: z.boolean() }),
    summary: 'Log a visit that was made: it enters the register at once',
  }),
  assign: endpoint({
    method: 'POST',
    path: '/round/visitors',
    permission: 'round.decide',
    body: z.object({
      childIds: z.array(z.uuid()).min(1).max(200),
      visitorName: text(300),
      visitorDuty: text(300).nullable(),
      phone: text(30).nullable(),
    }),
    reply: z.object({ assigned: z.int() }),
    summary: 'Name one visitor for many children at once',
  }),
  close: endpoint({
    method: 'POST',
    path: '/round/closings',
    permission: 'round.close',
    body: z.object({ month: RoundMonth }),
    reply: z.object({ month: RoundMonth }),
    summary: 'Close a month: its movements stay as they are, what comes later counts in the next',
  }),
  movements: endpoint({
    method: 'GET',
    path: '/round/movements',
    permission: 'round.paper',
    query: OfMonth,
    reply: MovementsReply,
    summary: 'Who came into the counts of children and who left them, by village',
  }),
  movementsFile: endpoint({
    method: 'GET',
    path: '/round/movements-file',
    permission: 'round.paper',
    query: OfMonth,
    reply: z.unknown(),
    file: true,
    summary: 'The movements of a closed month as an Excel file',
  }),
  movementsPaper: endpoint({
    method: 'GET',
    path: '/round/movements-paper',
    permission: 'round.paper',
    query: OfMonth,
    reply: z.unknown(),
    file: true,
    summary: 'The movements of a closed month as an official Word file',
  }),
  births: endpoint({
    method: 'GET',
    path: '/round/births',
    permission: 'round.paper',
    query: OfMonth,
    reply: z.object({ month: RoundMonth, isClosed: z.boolean(), rows: z.array(BirthRow) }),
    summary: 'Births of a month, for the police of the commune',
  }),
  birthsFile: endpoint({
    method: 'GET',
    path: '/round/births-file',
    permission: 'round.paper',
    query: OfMonth,
    reply: z.unknown(),
    file: true,
    summary: 'The births of a closed month as an Excel file that says its purpose and its secrecy',
  }),
  circumstances: endpoint({
    method: 'GET',
    path: '/round/circumstances',
    permission: 'round.paper',
    query: OfQuarter,
    reply: z.object({
      quarter: z.string(),
      countedTo: PlainDate,
      /** False: the register begins after the quarter before, so nobody can be called new. */
      hasBefore: z.boolean(),
      rows: z.array(QuarterRow),
    }),
    summary: 'Children in special circumstances or at risk, with changes since the quarter before; open groups only',
  }),
  circumstancesFile: endpoint({
    method: 'GET',
    path: '/round/circumstances-file',
    permission: 'round.paper',
    query: OfQuarter,
    reply: z.unknown(),
    file: true,
    summary: 'The list of the quarter as an Excel file',
  }),
}
