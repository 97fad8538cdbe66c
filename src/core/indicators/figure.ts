/**
 * A figure keeps its numerator and denominator, never only a rate, so that it can be added up and opened.
 */
import { z } from 'zod'
import { Instant, PlainDate } from '../dates.ts'

export const FigureSource = z.enum(['computed', 'entered', 'imported', 'estimated'])
export type FigureSource = z.infer<typeof FigureSource>

/**
 * One value of an indicator for an area on a day.
 * `numerator`: counted. `denominator`: the cohort whose facts are known (counted + not counted); null for a plain count.
 * `unknown`: members of the cohort left out because a needed fact is unknown. Unknown is never "no".
 * `multiplier`: 100 for %, 1000 for ‰ and so on; 1 for a plain count.
 */
export const Figure = z.object({
  indicatorCode: z.string(),
  indicatorVersion: z.int(),
  areaPath: z.string(),
  cutOff: PlainDate,
  asKnown: Instant,
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  unknown: z.int().min(0),
  multiplier: z.number(),
  unit: z.string(),
  source: FigureSource,
  sourceNote: z.string().nullable(),
})
export type Figure = z.infer<typeof Figure>

/** In which of the three lists behind a number a row stands. */
export const FigureBucket = z.enum(['counted', 'not_counted', 'unknown'])
export type FigureBucket = z.infer<typeof FigureBucket>
