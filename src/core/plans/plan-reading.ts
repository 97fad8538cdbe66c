/**
 * What was read in an administrative document (Decree 30/2020/NĐ-CP defines its form). Every part names the passage it
 * came from. This is also the shape that `mangnon plan read FILE --json` prints.
 */
import { z } from 'zod'

/** A stretch of the text, in UTF-16 code units, `end` excluded. */
export const Passage = z.object({ start: z.int().min(0), end: z.int().min(0) })
export type Passage = z.infer<typeof Passage>

/** How the words at a number say which way the value should go. */
export const Direction = z.enum([
  'above',
  'below',
  'at_most',
  'at_least',
  'exactly',
  'decrease',
  'increase',
  'eliminate',
  'achieve',
  'maintain',
])
export type Direction = z.infer<typeof Direction>

/** One value to reach. `unit` is `%`, `‰`, `per_1000`, `per_100000`, `per_500`, `count` or the printed word. */
export const Measure = z.object({
  indicator: z.string(),
  direction: Direction,
  value: z.number().nullable(),
  value2: z.number().nullable(),
  unit: z.string().nullable(),
  year: z.int().nullable(),
  per: z.enum(['year']).nullable(),
  passage: Passage,
})
export type Measure = z.infer<typeof Measure>

export const Target = z.object({
  label: z.string().nullable(),
  number: z.string().nullable(),
  objective: z.string().nullable(),
  text: z.string(),
  passage: Passage,
  measures: z.array(Measure),
})
export type Target = z.infer<typeof Target>

export const Letterhead = z.object({
  issuer: z.string().nullable(),
  parentIssuer: z.string().nullable(),
  code: z.string().nullable(),
  number: z.string().nullable(),
  symbol: z.string().nullable(),
  place: z.string().nullable(),
  date: z.string().nullable(),
  type: z.string().nullable(),
  title: z.string().nullable(),
})
export type Letterhead = z.infer<typeof Letterhead>

/** A document without a letterhead, or none of it read. */
export const noLetterhead: Letterhead = {
  issuer: null,
  parentIssuer: null,
  code: null,
  number: null,
  symbol: null,
  place: null,
  date: null,
  type: null,
  title: null,
}

export const Citation = z.object({
  type: z.string().nullable(),
  code: z.string().nullable(),
  date: z.string().nullable(),
  issuer: z.string().nullable(),
  title: z.string().nullable(),
  passage: Passage,
})
export type Citation = z.infer<typeof Citation>

export const Heading = z.object({
  level: z.int().min(1),
  number: z.string().nullable(),
  text: z.string(),
  passage: Passage,
})
export type Heading = z.infer<typeof Heading>

export const Objective = z.object({ number: z.string().nullable(), text: z.string(), passage: Passage })
export type Objective = z.infer<typeof Objective>

export const AssignmentRole = z.enum(['lead', 'coordinate', 'carry out'])
export type AssignmentRole = z.infer<typeof AssignmentRole>

export const Assignment = z.object({
  unit: z.string(),
  role: AssignmentRole,
  targets: z.array(z.string()),
  text: z.string(),
  passage: Passage,
})
export type Assignment = z.infer<typeof Assignment>

export const Recurrence = z.enum(['yearly', '6-month', 'quarterly', 'monthly', 'weekly'])
export type Recurrence = z.infer<typeof Recurrence>

export const Deadline = z.object({
  what: z.string(),
  date: z.string().nullable(),
  monthDay: z.string().nullable(),
  before: z.boolean(),
  recurrence: Recurrence.nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  passage: Passage,
})
export type Deadline = z.infer<typeof Deadline>

export const Signatory = z.object({
  name: z.string().nullable(),
  title: z.string().nullable(),
  signsFor: z.string().nullable(),
})
export type Signatory = z.infer<typeof Signatory>

export const PlanReading = z.object({
  text: z.string(),
  restored: z.array(z.object({ start: z.int(), end: z.int(), text: z.string() })),
  letterhead: Letterhead,
  addressees: z.array(z.string()),
  recipients: z.array(z.string()),
  signatory: Signatory,
  citations: z.array(Citation),
  headings: z.array(Heading),
  objectives: z.array(Objective),
  targets: z.array(Target),
  tasks: z.array(
    z.object({
      text: z.string(),
      heading: z.string().nullable(),
      lead: z.array(z.string()),
      coordinate: z.array(z.string()),
      passage: Passage,
    }),
  ),
  assignments: z.array(Assignment),
  deadlines: z.array(Deadline),
})
export type PlanReading = z.infer<typeof PlanReading>
