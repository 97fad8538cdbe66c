/** Files that may be of one child: pairs to look at, merging, taking apart. */
import { z } from 'zod'
import { PlainDate } from '#core/dates.ts'
import { endpoint } from './endpoint.ts'

export const ComparedChild = z.object({
  childId: z.uuid(),
  fullName: z.string(),
  sex: z.enum(['male', 'female']).nullable(),
  birthDate: PlainDate,
  birthPrecision: z.enum(['day', 'month', 'year']),
  villageName: z.string().nullable(),
  motherName: z.string().nullable(),
  fatherName: z.string().nullable(),
  personalNumber: z.string().nullable(),
  address: z.string().nullable(),
})
export type ComparedChild = z.infer<typeof ComparedChild>

export const ComparedField = z.enum([
  'fullName',
  'birthDate',
  'sex',
  'personalNumber',
  'motherName',
  'fatherName',
  'villageName',
  'address',
])
export type ComparedField = z.infer<typeof ComparedField>

export const DuplicatePair = z.object({
  probability: z.number(),
  first: ComparedChild,
  second: ComparedChild,
  /** How each field agrees; a field that one file does not know is `unknown`. */
  fields: z.array(z.object({ field: ComparedField, agreement: z.enum(['same', 'near', 'different', 'unknown']) })),
})
export type DuplicatePair = z.infer<typeof DuplicatePair>

export const MergeRecord = z.object({
  mergeId: z.uuid(),
  keptId: z.uuid(),
  mergedId: z.uuid(),
  keptName: z.string().nullable(),
  mergedName: z.string().nullable(),
  mergedAt: z.string(),
  undoneAt: z.string().nullable(),
})

const Pair = z.object({ first: z.uuid(), second: z.uuid() })

export const duplicateApi = {
  list: endpoint({
    method: 'GET',
    path: '/duplicates',
    permission: 'child.edit',
    query: z.object({ area: z.string().optional() }),
    reply: z.object({ pairs: z.array(DuplicatePair), total: z.int() }),
    summary: 'Pairs of files that may be of one child, the surest first',
  }),
  apart: endpoint({
    method: 'POST',
    path: '/duplicates/apart',
    permission: 'child.edit',
    body: Pair,
    reply: z.object({ apart: z.boolean() }),
    summary: 'Say that two files are of two children; they are not asked about again',
  }),
  maybe: endpoint({
    method: 'POST',
    path: '/duplicates/maybe',
    permission: 'child.edit',
    body: Pair,
    reply: z.object({ apart: z.boolean() }),
    summary: 'Take back that two files are of two children',
  }),
  merge: endpoint({
    method: 'POST',
    path: '/merges',
    permission: 'child.edit',
    body: z.object({ keptId: z.uuid(), mergedId: z.uuid(), reason: z.string().max(500).nullable() }),
    reply: z.object({ mergeId: z.uuid() }),
    summary: 'Lay one file into another; both keep their history',
  }),
  undo: endpoint({
    method: 'POST',
    path: '/merges/:mergeId/undoing',
    permission: 'child.edit',
    params: z.object({ mergeId: z.uuid() }),
    reply: z.object({ keptId: z.uuid(), mergedId: z.uuid(), enteredMeanwhile: z.array(z.string()) }),
    summary: 'Take two merged files apart; what was entered in between stays where it was entered',
  }),
  merges: endpoint({
    method: 'GET',
    path: '/merges',
    permission: 'child.edit',
    query: z.object({ area: z.string().optional() }),
    reply: z.array(MergeRecord),
    summary: 'The merges of a commune, the newest first',
  }),
}
