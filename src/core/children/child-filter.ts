/**
 * The conditions a list of children is narrowed by. They stand in addresses and in saved lists, so no name is among
 * them. None asks for a circumstance that is secret (see sensitive-groups.ts).
 */
import { z } from 'zod'
import { PlainDate } from '../dates.ts'
import { isSensitiveGroup } from './sensitive-groups.ts'

export const Tri = z.enum(['yes', 'no', 'unknown'])
export type Tri = z.infer<typeof Tri>
/** `no`: nothing of the kind is on record. */
export const YesNo = z.enum(['yes', 'no'])
export type YesNo = z.infer<typeof YesNo>

const age = z.coerce.number().int().min(0).max(25)
const months = z.coerce.number().int().min(0).max(240)
const code = z.string().max(40)
const text = z.string().min(1).max(300)

/** From 16 on a person is no child by law; those up to 18 are found when the ages asked for say so. */
export const ChildFilter = z.object({
  village: z.string().max(120).optional(),
  ageFrom: age.optional(),
  ageTo: age.optional(),
  monthsFrom: months.optional(),
  monthsTo: months.optional(),
  bornFrom: PlainDate.optional(),
  bornTo: PlainDate.optional(),
  /** The sixteenth birthday is in the month of today. */
  turned16: z.literal('yes').optional(),
  sex: z.enum(['male', 'female', 'unknown']).optional(),
  /** One of the 54 peoples by code; `minority`: any but the Kinh. */
  ethnic: code.optional(),
  residence: z.enum(['permanent', 'temporary', 'migrant', 'unknown', 'left', 'dead']).optional(),
  birthRegistered: Tri.optional(),
  personalNumber: YesNo.optional(),
  insured: Tri.optional(),
  disabled: Tri.optional(),
  disabilityType: code.optional(),
  disabilityLevel: code.optional(),
  enrolled: Tri.optional(),
  droppedOut: z.literal('yes').optional(),
  level: code.optional(),
  school: text.optional(),
  special: Tri.optional(),
  group: code.refine((group) => !isSensitiveGroup(group.slice(0, 6))).optional(),
  supported: Tri.optional(),
  benefits: YesNo.optional(),
  benefit: text.optional(),
  poverty: z.enum(['poor', 'near_poor', 'either', 'none', 'unknown']).optional(),
  livesWith: code.optional(),
  parentsAway: z.enum(['any', 'father', 'mother', 'both', 'none']).optional(),
  /** Somebody cares for the child by a decision: guardian or alternative care. */
  carerDecision: YesNo.optional(),
  visitor: YesNo.optional(),
  /** Not visited for so many days, or never. */
  notVisitedDays: z.coerce.number().int().min(1).max(3650).optional(),
  earlyService: z
    .enum(['any', 'none', 'health', 'nutrition', 'early_learning', 'protection', 'parent_support'])
    .optional(),
  risk: YesNo.optional(),
  prevention: YesNo.optional(),
  /** Every dose of the set before the first birthday. */
  immunised: Tri.optional(),
  /** By the last measurement that could be judged; `unmeasured`: none such is known. */
  growth: z.enum(['underweight', 'stunted', 'wasted', 'overweight', 'unmeasured']).optional(),
})
export type ChildFilter = z.infer<typeof ChildFilter>
export type ConditionKey = keyof ChildFilter
export const conditionKeys = Object.keys(ChildFilter.shape) as ConditionKey[]

export const ChildSort = z.enum(['name', '-name', 'birth', '-birth', 'village', '-village'])
export type ChildSort = z.infer<typeof ChildSort>
