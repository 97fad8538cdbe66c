/**
 * An indicator: what is measured, in whom, how, and how sure we are that the law means it so.
 * The rows stand in `reference/indicators/*.json`.
 */
import { z } from 'zod'
import { About, Bilingual, Confirmation, Dated, isValidOn } from '../catalogues/catalogue.ts'
import { PlainDate, partsOf, plainDate, yearOf } from '../dates.ts'
import { Formula, type FormulaContext } from './formula.ts'

/** `%`, `‰` and so on for a rate; `count` for a plain number; `yes_no` for a standard met or not. */
export const IndicatorUnit = z.enum(['%', '‰', 'per_100000', 'count', 'yes_no'])
export type IndicatorUnit = z.infer<typeof IndicatorUnit>

export const multiplierOfUnit: Record<IndicatorUnit, number> = {
  '%': 100,
  '‰': 1000,
  per_100000: 100_000,
  count: 1,
  yes_no: 1,
}

/** Our own codes: lower case ASCII, never reused. `te.birth-registration.u5`. */
export const IndicatorCode = z.string().regex(/^te(\.[a-z0-9]+(-[a-z0-9]+)*)+$/)

/** A code printed in an official list. Only one we have read there stands here, never one inferred from an order. */
export const OfficialCode = z.object({
  system: z.string().min(1),
  appendix: z.string().nullable(),
  code: z.string().min(1),
  confirmation: Confirmation,
})
export type OfficialCode = z.infer<typeof OfficialCode>

/**
 * Where numerator and denominator come from. `law`, `circular`: read there;
 * `circular_partial`: only part of it. `other_official_indicator`: the definition
 * of an official indicator of the same name. `derived`: written by us from the name.
 */
export const DefinitionBasis = z.enum(['law', 'circular', 'circular_partial', 'other_official_indicator', 'derived'])
export type DefinitionBasis = z.infer<typeof DefinitionBasis>

export const Indicator = Dated.extend({
  code: IndicatorCode,
  version: z.int().min(1),
  validFrom: PlainDate,
  name: Bilingual,
  /** Shorter or older wordings under which plans print it; used for matching only. */
  alsoCalled: z.array(z.string()),
  numerator: Bilingual,
  denominator: Bilingual.nullable(),
  unit: IndicatorUnit,
  multiplier: z.number(),
  /** Completed years of age, both included; null where the population is not an age group. */
  population: z.object({ words: Bilingual, ageFrom: z.int().nullable(), ageTo: z.int().nullable() }),
  kind: z.enum(['computed', 'entered']),
  /** Computed, unless a person enters the figure of the sector that is in charge: that one then stands instead. */
  alsoEntered: z.boolean().default(false),
  /** Which way is better. */
  direction: z.enum(['higher', 'lower', 'none']),
  /** Comes only from a survey: counts of known cases say nothing about it, so it is never judged from them. */
  surveyOnly: z.boolean(),
  disaggregations: z.array(z.string()),
  legalBasis: z.string().min(1),
  source: z.string().min(1),
  confirmation: Confirmation,
  official: OfficialCode.nullable(),
  /** Ids of the measures of Decision 23/QĐ-TTg (2021) that this indicator measures: `14`, `4a`. */
  qd23: z.array(z.string().regex(/^\d{1,2}[a-d]?$/)),
  /** The domain file's key, for whoever wants to check (`indicators.json`, `indicator-candidates.json`). */
  candidateKey: z.string().nullable(),
  definitionBasis: DefinitionBasis,
  definitionKnown: z.boolean(),
  /** Shown on the page when the definition in law is not known. */
  definitionNote: Bilingual.nullable(),
  cohortAndDay: Bilingual,
  formula: Formula.nullable(),
}).superRefine((indicator, context) => {
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if ((indicator.kind === 'computed') !== (indicator.formula !== null)) say('formula', 'computed_needs_formula')
  if (indicator.alsoEntered && indicator.kind !== 'computed') say('alsoEntered', 'only_of_computed')
  if (indicator.multiplier !== multiplierOfUnit[indicator.unit]) say('multiplier', 'not_of_this_unit')
  const rate = indicator.unit !== 'count' && indicator.unit !== 'yes_no'
  if (rate !== (indicator.denominator !== null)) say('denominator', 'rate_needs_denominator')
  if (indicator.formula && rate !== (indicator.formula.counted !== null)) say('formula', 'rate_needs_counted')
  if (indicator.definitionKnown !== ['law', 'circular'].includes(indicator.definitionBasis))
    say('definitionKnown', 'known_only_from_law_or_circular')
  if (!indicator.definitionKnown && indicator.definitionNote === null) say('definitionNote', 'missing')
  if (indicator.official && indicator.official.confirmation !== 'C') say('official', 'only_confirmed_codes')
})
export type Indicator = z.infer<typeof Indicator>

export const IndicatorFile = z.object({ about: About, indicators: z.array(Indicator).min(1) })
export type IndicatorFile = z.infer<typeof IndicatorFile>

/** Can a person put a figure here? */
export const mayBeEntered = (indicator: Pick<Indicator, 'kind' | 'alsoEntered'>): boolean =>
  indicator.kind === 'entered' || indicator.alsoEntered

/** Reads one file of `reference/indicators/`. */
export const parseIndicators = (text: string): IndicatorFile => IndicatorFile.parse(JSON.parse(text))

/** The version of an indicator that holds on a day. */
export const indicatorOn = (indicators: readonly Indicator[], code: string, day: PlainDate): Indicator | undefined =>
  indicators.find((indicator) => indicator.code === code && isValidOn(indicator, day))

/** The last start of a school year on or before a day. `monthDay` is data (`09-05`): `2026-11-14` gives `2026-09-05`. */
export const schoolYearStartFor = (day: PlainDate, monthDay: string): PlainDate => {
  const [month, date] = monthDay.split('-').map(Number) as [number, number]
  const year = yearOf(day)
  const here = partsOf(day)
  const begun = here.month > month || (here.month === month && here.day >= date)
  return plainDate(begun ? year : year - 1, month, date)
}

/** The days formulas are read on, for a cut-off. */
export const formulaContext = (cutOff: PlainDate, schoolYearMonthDay: string): FormulaContext => ({
  cutOff,
  schoolYearStart: schoolYearStartFor(cutOff, schoolYearMonthDay),
})
