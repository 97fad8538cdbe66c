/** A value held against an earlier one: fallen, risen, kept. */
import { conclude, type Goal, goalFor, possible, stepsTo } from './goal.ts'
import {
  bounds,
  type Earlier,
  earlierOf,
  type Known,
  multipliers,
  type Scale,
  scaled,
  scaleFor,
} from './judged-value.ts'
import { type JudgedFigure, type JudgedMeasure, type Judgement, type JudgeSettings, silent } from './judgement.ts'
import { minus, over, plus, type Rational, rational, times, toNumber } from './rational.ts'
import type { VerdictReason } from './verdict.ts'

/** Fallen or risen since the earlier figure: at all, by an amount, or by a share of the earlier value. */
export const judgeChange = (
  direction: 'decrease' | 'increase',
  measure: JudgedMeasure,
  figure: JudgedFigure,
  known: Known,
  previous: JudgedFigure | null,
  smallSample: boolean,
): Judgement => {
  // A range ("từ 3% đến 5%") is met from its lower end on, as Decision 23's own target 13 is read.
  const amount = measure.value === null ? null : Math.min(measure.value, measure.value2 ?? measure.value)
  const own: Scale = figure.denominator === null ? null : figure.multiplier
  const inPoints = amount === null ? own : scaleFor({ ...measure, value: amount }, figure)
  const readings: { scale: Scale; relative: boolean }[] = []
  if (amount !== null && measure.unit === '%') readings.push({ scale: own, relative: true })
  if (inPoints !== undefined && !(measure.unit === '%' && figure.denominator === null))
    readings.push({ scale: inPoints, relative: false })
  if (readings.length === 0) return silent('not_judged', 'unit_mismatch', { smallSample })
  const judged = readings.map(({ scale, relative }) => {
    const earlier = earlierOf(previous, figure, scale)
    if (!earlier) return silent('insufficient', 'no_previous', { smallSample })
    return judgeChangeOne(direction, amount, relative, scale, known, earlier, smallSample)
  })
  const [first, second] = judged as [Judgement, Judgement | undefined]
  if (second && first.verdict !== second.verdict) return silent('not_judged', 'change_ambiguous', { smallSample })
  return first
}

const judgeChangeOne = (
  direction: 'decrease' | 'increase',
  amount: number | null,
  relative: boolean,
  scale: Scale,
  known: Known,
  earlier: Earlier,
  smallSample: boolean,
): Judgement => {
  const down = direction === 'decrease'
  const goalFrom = (before: Rational): Goal => {
    if (amount === null) return goalFor(down ? 'below' : 'above', before) as Goal
    const step = relative ? over(times(before, rational(amount)), rational(100)) : rational(amount)
    return goalFor(down ? 'at_most' : 'at_least', down ? minus(before, step) : plus(before, step)) as Goal
  }
  const value = scaled(known.numerator, known.denominator, scale)
  const [low, high] = bounds(known, scale)
  const goal = goalFrom(earlier.at)
  const change = minus(value, earlier.at)
  const shown =
    relative && earlier.at.up !== 0n ? times(over(change, earlier.at), rational(100)) : relative ? null : change
  const certain = known.unknown === 0 && earlier.known.unknown === 0
  const end = (reason: VerdictReason): Judgement => ({
    verdict: 'met',
    reason,
    value: shown === null ? null : toNumber(shown),
    gapPoints: 0,
    gapCount: 0,
    smallSample,
  })
  // What is already at its end cannot go further: no child can be asked for.
  if (certain && down && value.up === 0n && earlier.at.up === 0n) return end('already_zero')
  if (certain && !down && known.denominator !== null && known.numerator === known.denominator) {
    if (earlier.known.denominator === earlier.known.numerator) return end('already_full')
  }
  const outcomes = [earlier.low, earlier.high].map((before) => possible(goalFrom(before), low, high))
  const outcome = outcomes[0] === outcomes[1] ? (outcomes[0] as boolean | null) : null
  const judged = conclude(goal, value, outcome, stepsTo(goal, known, scale), smallSample)
  const gap =
    judged.verdict !== 'not_met' ? judged.gapPoints : relative ? relativeGap(goal, value, earlier.at) : judged.gapPoints
  return { ...judged, value: shown === null ? null : toNumber(shown), gapPoints: gap }
}

/** The missing part of a relative change, in percent of the earlier value. */
const relativeGap = (goal: Goal, value: Rational, before: Rational): number | null =>
  before.up === 0n ? null : Math.abs(toNumber(times(over(minus(goal.target, value), before), rational(100))))

/** "Duy trì" without a value: not worse than before. */
export const judgeKept = (
  measure: JudgedMeasure,
  figure: JudgedFigure,
  known: Known,
  previous: JudgedFigure | null,
  settings: JudgeSettings,
  smallSample: boolean,
): Judgement => {
  if (settings.better === 'none') return silent('not_judged', 'maintain_ambiguous', { smallSample })
  const scale: Scale = figure.denominator === null ? null : (multipliers[measure.unit ?? ''] ?? figure.multiplier)
  const earlier = earlierOf(previous, figure, scale)
  if (!earlier) return silent('insufficient', 'no_previous', { smallSample })
  const as = settings.better === 'higher' ? 'at_least' : 'at_most'
  const value = scaled(known.numerator, known.denominator, scale)
  const [low, high] = bounds(known, scale)
  const outcomes = [earlier.low, earlier.high].map((before) => possible(goalFor(as, before) as Goal, low, high))
  const outcome = outcomes[0] === outcomes[1] ? (outcomes[0] as boolean | null) : null
  const goal = goalFor(as, earlier.at) as Goal
  return conclude(goal, value, outcome, stepsTo(goal, known, scale), smallSample)
}
