/**
 * The questions that a formula may ask about a child: data, so that they can stand in a file. What they answer is in
 * `formula.ts`, how they read in `describe-formula.ts`.
 */
import { z } from 'zod'
import { type GrowthWord, growthWords } from '../growth/growth-status.ts'
import { EarlyService, type Sex } from './child-snapshot.ts'

/** A question about one child. Ages are completed years on the formula's reference day. */
export type Condition =
  | { op: 'ageUnder'; years: number }
  | { op: 'ageFromTo'; from: number; to: number }
  /** Born in the calendar year in which the school year starts, less `age`: school year 2026–2027 and 5 is 2021. */
  | { op: 'bornForSchoolAge'; age: number }
  | { op: 'residentHere' }
  | { op: 'birthRegistered' }
  | { op: 'enrolledAt'; levels: string[] }
  | { op: 'inSpecialCircumstance'; groups: string[] | null }
  | { op: 'supported' }
  | { op: 'sex'; is: Sex }
  | { op: 'ethnicity'; codes: string[] }
  /** The birthday that completes this age lies in the year of the cut-off, and not after it. */
  | { op: 'reachedAgeInYear'; years: number }
  /** By the measurements of the year of the cut-off, up to it. */
  | { op: 'growth'; is: GrowthWord }
  /** The set of doses that a plan means, before the first birthday. */
  | { op: 'immunisedUnder1' }
  /** At school, whatever the level. */
  | { op: 'enrolled' }
  /** A pupil of this level in the school year that ended last; `ages`: by year of birth, who else may have been one. */
  | { op: 'pupilLastYear'; level: string; finalGrade: boolean; ages: { from: number; to: number } }
  | { op: 'droppedOutLastYear' }
  /** Went on to the next level after the final grade. */
  | { op: 'completedLastYear' }
  | { op: 'disabled' }
  | { op: 'wantsToLearn' }
  | { op: 'receivesService'; service: EarlyService }
  | { op: 'all'; of: Condition[] }
  | { op: 'any'; of: Condition[] }
  | { op: 'not'; of: Condition }

const years = z.int().min(0).max(130)

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('ageUnder'), years: years.min(1) }),
    z
      .strictObject({ op: z.literal('ageFromTo'), from: years, to: years })
      .refine((c) => c.from <= c.to, { message: 'from_after_to' }),
    z.strictObject({ op: z.literal('bornForSchoolAge'), age: years }),
    z.strictObject({ op: z.literal('residentHere') }),
    z.strictObject({ op: z.literal('birthRegistered') }),
    z.strictObject({ op: z.literal('enrolledAt'), levels: z.array(z.string().min(1)).min(1) }),
    z.strictObject({
      op: z.literal('inSpecialCircumstance'),
      groups: z.array(z.string().min(1)).min(1).nullable(),
    }),
    z.strictObject({ op: z.literal('supported') }),
    z.strictObject({ op: z.literal('sex'), is: z.enum(['male', 'female']) }),
    z.strictObject({ op: z.literal('ethnicity'), codes: z.array(z.string().min(1)).min(1) }),
    z.strictObject({ op: z.literal('reachedAgeInYear'), years: years.min(1) }),
    z.strictObject({ op: z.literal('growth'), is: z.enum(growthWords) }),
    z.strictObject({ op: z.literal('immunisedUnder1') }),
    z.strictObject({ op: z.literal('enrolled') }),
    z.strictObject({
      op: z.literal('pupilLastYear'),
      level: z.string().min(1),
      finalGrade: z.boolean(),
      ages: z.strictObject({ from: years, to: years }),
    }),
    z.strictObject({ op: z.literal('droppedOutLastYear') }),
    z.strictObject({ op: z.literal('completedLastYear') }),
    z.strictObject({ op: z.literal('disabled') }),
    z.strictObject({ op: z.literal('wantsToLearn') }),
    z.strictObject({ op: z.literal('receivesService'), service: EarlyService }),
    z.strictObject({ op: z.literal('all'), of: z.array(Condition).min(1) }),
    z.strictObject({ op: z.literal('any'), of: z.array(Condition).min(1) }),
    z.strictObject({ op: z.literal('not'), of: Condition }),
  ]),
)
