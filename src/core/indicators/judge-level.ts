/** A value held against a level: at least 95%, below 6 of 1.000. */
import type { Direction } from '../plans/plan-reading.ts'
import { conclude, type Goal, goalFor, possible, stepsTo } from './goal.ts'
import { bounds, type Known, scaled, scaleFor } from './judged-value.ts'
import { type JudgedFigure, type JudgedMeasure, type Judgement, silent } from './judgement.ts'
import { rational } from './rational.ts'

export const judgeLevel = (
  direction: Direction,
  measure: JudgedMeasure,
  figure: JudgedFigure,
  known: Known,
  smallSample: boolean,
): Judgement => {
  if (measure.value === null) return silent('not_judged', 'no_value', { smallSample })
  const scale = scaleFor(measure, figure)
  if (scale === undefined) return silent('not_judged', 'unit_mismatch', { smallSample })
  const goal = goalFor(direction, rational(measure.value)) as Goal
  const value = scaled(known.numerator, known.denominator, scale)
  const [low, high] = bounds(known, scale)
  return conclude(goal, value, possible(goal, low, high), stepsTo(goal, known, scale), smallSample)
}
