/** What was reached of one measure of a target: all that its sentence and its row of the table are written from. */
import { z } from 'zod'
import { Figure } from '../indicators/figure.ts'
import { type VerdictReason, verdictReasonLabels } from '../indicators/verdict.ts'
import { Direction, Measure } from '../plans/plan-reading.ts'

export const ReportFigure = Figure.pick({
  cutOff: true,
  unknown: true,
  multiplier: true,
  source: true,
  sourceNote: true,
}).extend({ numerator: z.number().min(0).nullable(), denominator: z.number().min(0).nullable() })
export type ReportFigure = z.infer<typeof ReportFigure>

/** What a report prints of a `Judgement`; the whole of one may be passed. */
export const ReportVerdict = z.object({
  verdict: z.enum(['met', 'not_met', 'insufficient', 'not_judged']),
  reason: z
    .enum(Object.keys(verdictReasonLabels) as [VerdictReason, ...VerdictReason[]])
    .nullable()
    .default(null),
  smallSample: z.boolean(),
})
export type ReportVerdict = z.infer<typeof ReportVerdict>

/** One measure of a target with what was reached. */
export const MeasureResult = z.object({
  /** What is measured, without value: "Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh". */
  indicator: z.string().min(1),
  measure: Measure.pick({ direction: true, value: true, value2: true, unit: true, year: true, per: true }),
  /** For `maintain`: the direction of the level that is maintained ("dưới 1%, duy trì đến năm 2030" is `below`). */
  maintains: Direction.nullable().default(null),
  figure: ReportFigure.nullable(),
  /** The same figure a year before, for targets that fall or rise. */
  previous: ReportFigure.nullable().default(null),
  verdict: ReportVerdict,
  /** What is counted, and what a rate per 1.000 is taken of. */
  noun: z.string().min(1).default('trẻ'),
  base: z.string().min(1).nullable().default(null),
  /** Said of those in the denominator and not counted: "chưa đăng ký". */
  notCounted: z.string().min(1).nullable().default(null),
  leadUnits: z.array(z.string().min(1)).default([]),
})
export type MeasureResult = z.infer<typeof MeasureResult>
