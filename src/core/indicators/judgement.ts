/** What a measure is judged by and with, and what a judgement says. */
import type { Direction, Measure } from '../plans/plan-reading.ts'
import type { Figure } from './figure.ts'
import type { Indicator } from './indicator.ts'
import type { Verdict, VerdictReason } from './verdict.ts'

export type JudgeSettings = {
  /** A larger share of unknown children in the cohort than this, in percent, allows no verdict. */
  unknownPercent: number
  /** Below this denominator no rate stands alone. */
  smallSample: number
  /** Which way is better: for `maintain` when the level it keeps is not given. */
  better: 'higher' | 'lower' | 'none'
  /** The direction of the level that a `maintain` measure keeps; see `maintainedDirection`. */
  maintainAs: Direction | null
  surveyOnly: boolean
}

export const defaultJudgeSettings: JudgeSettings = {
  unknownPercent: 5,
  smallSample: 100,
  better: 'none',
  maintainAs: null,
  surveyOnly: false,
}

/** The settings for measures of an indicator. */
export const judgeSettingsFor = (
  indicator: Pick<Indicator, 'direction' | 'surveyOnly'>,
  more: Partial<JudgeSettings> = {},
): JudgeSettings => ({
  ...defaultJudgeSettings,
  better: indicator.direction,
  surveyOnly: indicator.surveyOnly,
  ...more,
})

export type JudgedMeasure = Pick<Measure, 'direction' | 'value' | 'value2' | 'unit' | 'year' | 'per'>
export type JudgedFigure = Pick<Figure, 'numerator' | 'denominator' | 'unknown' | 'multiplier' | 'source'>

export type Judgement = {
  verdict: Verdict
  reason: VerdictReason
  /** The value in the measure's unit, for showing (rounded); for a yearly change, the change. */
  value: number | null
  /** How far the value still is from the target, in the measure's unit: 0 when met. */
  gapPoints: number | null
  /** The smallest number of children (or cases) that must change list for the target to be met; null if none can. */
  gapCount: number | null
  /** Fewer than 100 (a setting) in the denominator: show the counts, not the rate alone. */
  smallSample: boolean
}

/** A judgement without an outcome. */
export const silent = (
  verdict: 'insufficient' | 'not_judged',
  reason: VerdictReason,
  rest: Partial<Judgement>,
): Judgement => ({
  verdict,
  reason,
  value: null,
  gapPoints: null,
  gapCount: null,
  smallSample: false,
  ...rest,
})
