/**
 * Has a measure been met? Compared exactly, on the counted children, never on a rounded rate: 99,96% does not meet 100%.
 * What is unknown may make a verdict impossible but never decides one.
 */
import type { Direction, Measure } from '../plans/plan-reading.ts'
import type { Figure } from './figure.ts'
import type { Indicator } from './indicator.ts'
import { compare, minus, over, plus, type Rational, rational, times, toNumber } from './rational.ts'

export type Verdict = 'met' | 'not_met' | 'insufficient' | 'not_judged'

export type VerdictReason =
  | 'reached'
  | 'short'
  | 'already_zero'
  | 'already_full'
  | 'no_figure'
  | 'no_previous'
  | 'too_many_unknown'
  | 'unknown_could_decide'
  | 'empty_cohort'
  | 'survey_only'
  | 'unit_mismatch'
  | 'no_value'
  | 'change_ambiguous'
  | 'maintain_ambiguous'

export const verdictLabels = {
  met: { vi: 'đạt', en: 'met' },
  not_met: { vi: 'chưa đạt', en: 'not met' },
  insufficient: { vi: 'chưa đủ số liệu', en: 'not enough data' },
  not_judged: { vi: 'không đánh giá', en: 'not judged' },
} as const satisfies Record<Verdict, { vi: string; en: string }>

export const verdictReasonLabels = {
  reached: { vi: 'đã đạt mức đề ra', en: 'the target is reached' },
  short: { vi: 'chưa tới mức đề ra', en: 'the target is not reached' },
  already_zero: { vi: 'đã bằng 0, không thể giảm thêm', en: 'already zero, cannot fall further' },
  already_full: { vi: 'đã đạt 100%, không thể tăng thêm', en: 'already 100%, cannot rise further' },
  no_figure: { vi: 'chưa có số liệu', en: 'there is no figure' },
  no_previous: { vi: 'chưa có số liệu kỳ trước để so sánh', en: 'there is no earlier figure to compare with' },
  too_many_unknown: {
    vi: 'quá nhiều trẻ chưa rõ thông tin',
    en: 'too many children have unknown facts',
  },
  unknown_could_decide: {
    vi: 'những trẻ chưa rõ thông tin có thể làm đổi kết quả',
    en: 'the children with unknown facts could change the outcome',
  },
  empty_cohort: { vi: 'không có trẻ nào thuộc diện tính', en: 'nobody belongs to the cohort' },
  survey_only: {
    vi: 'chỉ đánh giá được bằng điều tra, không bằng số vụ việc ghi nhận',
    en: 'can be judged only by a survey, not by recorded cases',
  },
  unit_mismatch: { vi: 'đơn vị của chỉ tiêu khác đơn vị của số liệu', en: 'target and figure have different units' },
  no_value: { vi: 'chỉ tiêu không nêu mức', en: 'the target names no value' },
  change_ambiguous: {
    vi: 'mức tăng, giảm đọc được hai cách (so với kỳ trước hay theo điểm phần trăm) và hai cách cho kết quả khác nhau',
    en: 'the change can be read in two ways (relative or in points) with different outcomes',
  },
  maintain_ambiguous: {
    vi: 'chưa rõ phải giữ ở trên hay ở dưới mức này',
    en: 'not clear whether to stay above or below this value',
  },
} as const satisfies Record<VerdictReason, { vi: string; en: string }>

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

/** "Dưới 1%, duy trì đến năm 2030": the level (`below` 1) says in which direction the second measure is kept. */
export const maintainedDirection = (
  measure: JudgedMeasure,
  measuresOfTarget: readonly JudgedMeasure[],
): Direction | null =>
  measuresOfTarget.find(
    (other) => other.direction !== 'maintain' && other.value === measure.value && other.unit === measure.unit,
  )?.direction ?? null

const multipliers: Record<string, number> = { '%': 100, '‰': 1000, per_1000: 1000, per_500: 500, per_100000: 100_000 }

/** Numerator and denominator as counted, and the most and the fewest that the unknown could make of them. */
type Known = { numerator: number; denominator: number | null; unknown: number }

/** The value in the measure's scale. `scale` null: the numerator itself. */
type Scale = number | null

const scaled = (numerator: number, denominator: number | null, scale: Scale): Rational =>
  scale === null || denominator === null
    ? rational(numerator)
    : over(times(rational(numerator), rational(scale)), rational(denominator))

/** The lowest and the highest value if every unknown child turned out one way or the other. */
const bounds = (known: Known, scale: Scale): [Rational, Rational] => {
  const whole = known.denominator === null ? null : known.denominator + known.unknown
  return [scaled(known.numerator, whole, scale), scaled(known.numerator + known.unknown, whole, scale)]
}

/** A question about the value that, once true, stays true further up (or down). */
type Goal = { side: 'up' | 'down' | 'exact'; reached: (value: Rational) => boolean; target: Rational }

const goalFor = (direction: Direction, target: Rational): Goal | null => {
  switch (direction) {
    case 'at_least':
      return { side: 'up', target, reached: (v) => compare(v, target) >= 0 }
    case 'above':
      return { side: 'up', target, reached: (v) => compare(v, target) > 0 }
    case 'at_most':
      return { side: 'down', target, reached: (v) => compare(v, target) <= 0 }
    case 'below':
      return { side: 'down', target, reached: (v) => compare(v, target) < 0 }
    case 'exactly':
      return { side: 'exact', target, reached: (v) => compare(v, target) === 0 }
    default:
      return null
  }
}

/**
 * The smallest k for which k more (or fewer) in the numerator reach the goal. Moving a child between "counted" and "not
 * counted" is never worse than any other change of list: it moves the numerator by one and leaves the denominator.
 */
const stepsTo = (goal: Goal, known: Known, scale: Scale): number | null => {
  const { numerator, denominator } = known
  if (!Number.isInteger(numerator)) return null
  const at = (n: number) => goal.reached(scaled(n, denominator, scale))
  if (at(numerator)) return 0
  if (goal.side === 'exact') {
    const wanted =
      scale === null || denominator === null
        ? goal.target
        : over(times(goal.target, rational(denominator)), rational(scale))
    if (wanted.up % wanted.down !== 0n) return null
    const n = Number(wanted.up / wanted.down)
    return n < 0 || (denominator !== null && n > denominator) ? null : Math.abs(n - numerator)
  }
  const most =
    goal.side === 'down' ? numerator : denominator === null ? Number.MAX_SAFE_INTEGER / 4 : denominator - numerator
  const step = (k: number) => at(goal.side === 'down' ? numerator - k : numerator + k)
  if (most <= 0 || !step(Math.floor(most))) return null
  let [no, yes] = [0, Math.floor(most)]
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2)
    if (step(middle)) yes = middle
    else no = middle
  }
  return yes
}

const gapOf = (goal: Goal, value: Rational): number => {
  const difference = minus(goal.target, value)
  const missing = toNumber(goal.side === 'up' ? difference : { up: -difference.up, down: difference.down })
  return goal.side === 'exact' ? Math.abs(missing) : Math.max(0, missing)
}

const silent = (
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

/** The scale in which a measure's unit reads this figure; undefined when the two cannot be compared. */
const scaleFor = (measure: JudgedMeasure, figure: JudgedFigure): Scale | undefined => {
  const { unit } = measure
  const scale = unit === null ? undefined : multipliers[unit]
  if (scale !== undefined) return figure.denominator === null ? undefined : scale
  // A bare zero ("không có trẻ em bỏ học") and a number of children are read on the numerator.
  if (figure.denominator === null || unit === 'count' || measure.value === 0) return null
  return unit === null ? figure.multiplier : undefined
}

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

const judgeLevel = (
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

/** Whether the goal is reached for certain (true), missed for certain (false), or could go either way (null). */
const possible = (goal: Goal, low: Rational, high: Rational): boolean | null => {
  if (goal.side !== 'exact') {
    const [a, b] = [goal.reached(low), goal.reached(high)]
    return a === b ? a : null
  }
  if (compare(low, high) === 0) return goal.reached(low)
  return compare(goal.target, low) < 0 || compare(goal.target, high) > 0 ? false : null
}

const conclude = (
  goal: Goal,
  value: Rational,
  outcome: boolean | null,
  steps: number | null,
  smallSample: boolean,
): Judgement => {
  const shown = { value: toNumber(value), smallSample }
  if (outcome === null) return silent('insufficient', 'unknown_could_decide', shown)
  if (outcome) return { verdict: 'met', reason: 'reached', ...shown, gapPoints: 0, gapCount: 0 }
  return { verdict: 'not_met', reason: 'short', ...shown, gapPoints: gapOf(goal, value), gapCount: steps }
}

type Earlier = { known: Known; at: Rational; low: Rational; high: Rational }

const earlierOf = (previous: JudgedFigure | null, figure: JudgedFigure, scale: Scale): Earlier | null => {
  if (!previous || previous.numerator === null) return null
  if ((previous.denominator === null) !== (figure.denominator === null) || previous.denominator === 0) return null
  const known: Known = {
    numerator: previous.numerator,
    denominator: previous.denominator,
    unknown: previous.unknown,
  }
  const [low, high] = bounds(known, scale)
  return { known, at: scaled(known.numerator, known.denominator, scale), low, high }
}

/** Fallen or risen since the earlier figure: at all, by an amount, or by a share of the earlier value. */
const judgeChange = (
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
const judgeKept = (
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
