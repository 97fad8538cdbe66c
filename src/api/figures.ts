/** Targets of a plan with their figures; the rows behind a number; entered figures. */

import { z } from 'zod'
import { FigureDay, PlainDate } from '#core/dates.ts'
import { FigureBucket, FigureSource } from '#core/indicators/figure.ts'
import { Measure } from '#core/plans/plan-reading.ts'
import { endpoint } from './endpoint.ts'

export const Verdict = z.enum(['met', 'not_met', 'insufficient', 'not_judged'])

/** A figure as a screen shows it. `sentence` is written from it; `rate` is null without a denominator. */
export const FigureView = z.object({
  figureId: z.uuid().nullable(),
  indicatorCode: z.string(),
  indicatorVersion: z.int(),
  cutOff: PlainDate,
  asKnown: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  unknown: z.int(),
  multiplier: z.number(),
  unit: z.string(),
  rate: z.number().nullable(),
  achieved: z.boolean().nullable(),
  source: FigureSource,
  sourceNote: z.string().nullable(),
  attachmentId: z.uuid().nullable(),
  frozen: z.boolean(),
})
export type FigureView = z.infer<typeof FigureView>

export const IndicatorView = z.object({
  code: z.string(),
  version: z.int(),
  name: z.object({ vi: z.string(), en: z.string() }),
  kind: z.enum(['computed', 'entered']),
  /** A person may put a figure here, instead of one that is computed. */
  mayBeEntered: z.boolean(),
  formulaInWords: z.object({ vi: z.string(), en: z.string() }).nullable(),
  numeratorInWords: z.object({ vi: z.string(), en: z.string() }),
  denominatorInWords: z.object({ vi: z.string(), en: z.string() }).nullable(),
  cohortDay: z.object({ vi: z.string(), en: z.string() }).nullable(),
  unit: z.string(),
  basis: z.string().nullable(),
  definitionKnown: z.boolean(),
  definitionNote: z.object({ vi: z.string(), en: z.string() }).nullable(),
})
export type IndicatorView = z.infer<typeof IndicatorView>

export const MeasureResult = z.object({
  lineId: z.uuid(),
  measure: Measure,
  indicator: IndicatorView.nullable(),
  figure: FigureView.nullable(),
  verdict: Verdict,
  /** A code of core's `verdictReasonLabels`, or `no_indicator`. */
  verdictReason: z.string().nullable(),
  gapPoints: z.number().nullable(),
  gapCount: z.int().nullable(),
  smallSample: z.boolean(),
  sentence: z.object({ vi: z.string(), en: z.string() }),
})
export type MeasureResult = z.infer<typeof MeasureResult>

export const TargetResult = z.object({
  lineId: z.uuid(),
  number: z.string().nullable(),
  label: z.string().nullable(),
  objective: z.string().nullable(),
  text: z.string(),
  lead: z.array(z.string()),
  measures: z.array(MeasureResult),
})
export type TargetResult = z.infer<typeof TargetResult>

export const TargetBoard = z.object({
  planId: z.uuid(),
  planTitle: z.string(),
  year: z.int(),
  cutOff: PlainDate,
  /** Said where the cut-off asked for has not come yet and today is used. */
  cutOffNote: z.object({ vi: z.string(), en: z.string() }).nullable(),
  asKnown: z.string(),
  communePath: z.string(),
  counts: z.object({ met: z.int(), notMet: z.int(), insufficient: z.int(), notJudged: z.int() }),
  targets: z.array(TargetResult),
})
export type TargetBoard = z.infer<typeof TargetBoard>

export const FigureRow = z.object({
  childId: z.uuid(),
  fullName: z.string().nullable(),
  birthDate: PlainDate.nullable(),
  villageName: z.string().nullable(),
  bucket: FigureBucket,
  reason: z.object({ code: z.string(), vi: z.string(), en: z.string() }).nullable(),
})
export type FigureRow = z.infer<typeof FigureRow>

export const Population = z.object({
  cutOff: PlainDate,
  total: z.int(),
  bySex: z.array(z.object({ key: z.string(), vi: z.string(), en: z.string(), count: z.int() })),
  byAgeGroup: z.array(
    z.object({
      key: z.string(),
      vi: z.string(),
      en: z.string(),
      male: z.int(),
      female: z.int(),
      unknown: z.int(),
      count: z.int(),
    }),
  ),
  byEthnicity: z.array(z.object({ key: z.string(), vi: z.string(), en: z.string(), count: z.int() })),
  byVillage: z.array(z.object({ key: z.string(), vi: z.string(), en: z.string(), count: z.int() })),
})
export type Population = z.infer<typeof Population>

const asked = z.object({
  plan: z.uuid().optional(),
  area: z.string().optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  asOf: FigureDay.optional(),
})

export const figureApi = {
  board: endpoint({
    method: 'GET',
    path: '/targets',
    permission: 'figure.read',
    query: asked,
    reply: TargetBoard,
    summary: "Every target of the plan with the year's figures",
  }),
  population: endpoint({
    method: 'GET',
    path: '/population',
    permission: 'figure.read',
    query: asked,
    reply: Population,
    summary: 'Children by age, sex, ethnicity and village on a day',
  }),
  catalogue: endpoint({
    method: 'GET',
    path: '/indicators',
    permission: 'figure.read',
    reply: z.array(IndicatorView),
    summary: 'The catalogue of indicators',
  }),
  /** The three lists behind a number, without names. */
  rows: endpoint({
    method: 'GET',
    path: '/figure-rows',
    permission: 'figure.open',
    query: asked.extend({ indicator: z.string(), report: z.uuid().optional() }),
    reply: z.object({ figure: FigureView, rows: z.array(FigureRow) }),
    summary: 'The rows behind a number: counted, not counted, unknown',
  }),
  /** The same with names, for those whose duty needs them. The opening is audited. */
  namedRows: endpoint({
    method: 'GET',
    path: '/figure-rows-named',
    permission: 'figure.identify',
    query: asked.extend({ indicator: z.string(), report: z.uuid().optional() }),
    reply: z.object({ figure: FigureView, rows: z.array(FigureRow) }),
    summary: 'The rows behind a number, with names',
  }),
  enter: endpoint({
    method: 'POST',
    path: '/entered-figures',
    permission: 'figure.enter',
    body: z.object({
      lineId: z.uuid(),
      year: z.int().min(2000).max(2100),
      cutOff: FigureDay,
      numerator: z.number().min(0).nullable(),
      denominator: z.number().min(0).nullable(),
      /** For yes/no measures such as "đạt tiêu chuẩn". */
      achieved: z.boolean().nullable(),
      sourceNote: z.string().min(1).max(500),
      attachment: z.object({ fileName: z.string().min(1).max(200), contentBase64: z.string() }).nullable(),
    }),
    reply: FigureView,
    summary: 'Enter a figure that is not computed, with its source',
  }),
  attachment: endpoint({
    method: 'GET',
    path: '/figure-attachments/:fileId',
    permission: 'figure.read',
    params: z.object({ fileId: z.uuid() }),
    reply: z.unknown(),
    file: true,
    summary: 'The paper behind an entered figure',
  }),
}
