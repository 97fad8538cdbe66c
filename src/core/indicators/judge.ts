/**
 * Has a measure been met? Compared exactly, on the counted children, never on a rounded rate: 99,96% does not meet 100%.
 * What is unknown may make a verdict impossible but never decides one.
 */
import type { Direction } from '../plans/plan-reading.ts'
import { goalFor } from './goal.ts'
import { judgeChange, judgeKept } from './judge-change.ts'
import { judgeLevel } from './judge-level.ts'
import type { Known } from './judged-value.ts'
import {
  defaultJudgeSettings,
  type JudgedFigure,
  type JudgedMeasure,
  type Judgement,
  type JudgeSettings,
  silent,
} from './judgement.ts'
import { compare, rational, times } from './rational.ts'

/** "Dưới 1%, duy trì đến năm 2030": the level (`below` 1) says in which direction the second measure is kept. */
export const maintainedDirection = (
  measure: JudgedMeasure,
  measuresOfTarget: readonly JudgedMeasure[],
): Direction | null =>
  measuresOfTarget.find(
    (other) => other.direction !== 'maintain' && other.value === measure.value && other.unit === measure.unit,
  )?.direction ?? null

/**
 * Judges one measure by a figure, and by an earlier figure where the measure asks for a change.
 * `judge({ direction: 'at_least', value: 100, unit: '%', … }, { numerator: 335, denominator: 339, … })` is not met,
 * 1,18 points and 4 children short.
 */
export const judge = (
  measure: JudgedMeasure,
  figure: JudgedFigure | null,
  previous: JudgedFigure | null = null,
  settings: JudgeSettings = defaultJudgeSettings,
): Judgement => {
  if (!figure || figure.numerator === null) return silent('insufficient', 'no_figure', {})
  const known: Known = { numerator: figure.numerator, denominator: figure.denominator, unknown: figure.unknown }
  const smallSample = known.denominator !== null && known.denominator < settings.smallSample
  const rest = { smallSample }
  // A share estimated by a survey may be judged; counts of what came to light may not.
  if (settings.surveyOnly && figure.source !== 'estimated') return silent('not_judged', 'survey_only', rest)
  if (known.denominator !== null && known.denominator <= 0)
    return known.unknown > 0
      ? silent('insufficient', 'too_many_unknown', rest)
      : silent('not_judged', 'empty_cohort', rest)
  const cohort = (known.denominator ?? known.numerator) + known.unknown
  if (compare(rational(known.unknown * 100), times(rational(settings.unknownPercent), rational(cohort))) > 0)
    return silent('insufficient', 'too_many_unknown', rest)

  switch (measure.direction) {
    case 'at_least':
    case 'above':
    case 'at_most':
    case 'below':
    case 'exactly':
      return judgeLevel(measure.direction, measure, figure, known, smallSample)
    case 'eliminate':
      return judgeLevel('at_most', { ...measure, value: 0, unit: null }, figure, known, smallSample)
    case 'achieve': {
      if (measure.value !== null) return judgeLevel('at_least', measure, figure, known, smallSample)
      // "Đạt tiêu chuẩn": everybody of a cohort, or an entered yes (1) or no (0), which has no gap in children.
      if (known.denominator !== null)
        return judgeLevel('at_least', { ...measure, value: 100, unit: '%' }, figure, known, smallSample)
      const judged = judgeLevel('at_least', { ...measure, value: 1, unit: 'count' }, figure, known, smallSample)
      return { ...judged, gapPoints: null, gapCount: null }
    }
    case 'maintain': {
      if (measure.value === null) return judgeKept(measure, figure, known, previous, settings, smallSample)
      const as =
        settings.maintainAs ??
        (settings.better === 'higher' ? 'at_least' : settings.better === 'lower' ? 'at_most' : null)
      if (as === null || !goalFor(as, rational(0))) return silent('not_judged', 'maintain_ambiguous', rest)
      return judgeLevel(as, measure, figure, known, smallSample)
    }
    case 'decrease':
    case 'increase':
      return judgeChange(measure.direction, measure, figure, known, previous, smallSample)
  }
}
