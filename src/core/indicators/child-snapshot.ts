/**
 * What the rules need to know of a child on one day, without who the child is: no name, no number, no address.
 * `null` always means "not known", never "no".
 */
import { z } from 'zod'
import { PlainDate } from '../dates.ts'

export const Sex = z.enum(['male', 'female'])
export type Sex = z.infer<typeof Sex>

/** How much of the date of birth is known; the unknown part is written as 01 (`2021-01-01` with `year`). */
export const BirthPrecision = z.enum(['day', 'month', 'year'])
export type BirthPrecision = z.infer<typeof BirthPrecision>

export const EarlyService = z.enum(['health', 'nutrition', 'early_learning', 'protection', 'parent_support'])
export type EarlyService = z.infer<typeof EarlyService>

export const earlyServiceNames = {
  health: { vi: 'chăm sóc sức khỏe', en: 'health care' },
  nutrition: { vi: 'dinh dưỡng', en: 'nutrition' },
  early_learning: { vi: 'giáo dục sớm', en: 'early learning' },
  protection: { vi: 'bảo vệ, an toàn', en: 'protection and safety' },
  parent_support: { vi: 'hỗ trợ cha mẹ', en: 'support of parents' },
} as const satisfies Record<EarlyService, { vi: string; en: string }>

const Answer = z.boolean().nullable()

export const ChildSnapshot = z.object({
  childId: z.string().min(1),
  sex: Sex.nullable(),
  birthDate: PlainDate.nullable(),
  birthPrecision: BirthPrecision,
  villagePath: z.string().nullable(),
  /** Living in the area on the day. */
  resident: z.boolean().nullable(),
  ethnicCode: z.string().nullable(),
  birthRegistered: z.boolean().nullable(),
  /** `level`: a code of `reference/catalogues/education-levels.json`; null when enrolled somewhere not recorded. */
  enrolment: z.object({ status: z.enum(['enrolled', 'not_enrolled']), level: z.string().nullable() }).nullable(),
  /** `groupCode`: a code of `special-circumstances.json`; a child in several groups carries any one of them. */
  specialCircumstance: z.object({ present: z.boolean(), groupCode: z.string().nullable() }).nullable(),
  /** Cared for, nurtured or helped, for a child in special circumstances. */
  supported: z.boolean().nullable(),
  /** By the measurements of the year of the day, up to it; null: none. */
  growth: z.object({ underweight: Answer, stunted: Answer, wasted: Answer, overweight: Answer }).nullable(),
  /** Every dose of the set a plan means before the first birthday. */
  immunisedUnder1: Answer,
  /** The school year that ended last: `enrolled` false means at no school then; null: nothing is known of it. */
  lastSchoolYear: z
    .object({
      enrolled: z.boolean(),
      level: z.string().nullable(),
      finalGrade: Answer,
      droppedOut: Answer,
      completed: Answer,
    })
    .nullable(),
  disability: z.object({ present: z.boolean(), learningNeed: z.string().nullable() }).nullable(),
  /** Services of early childhood that were asked about; one that is absent is not known. */
  earlyServices: z.partialRecord(EarlyService, z.boolean()),
})
export type ChildSnapshot = z.infer<typeof ChildSnapshot>
