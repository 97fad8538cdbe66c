/**
 * The numbers of a result as they are printed beside its target.
 *
 * What is printed may round, but never so that the words become false:
 * - arithmetic is on whole numbers (BigInt fractions), so no 98,85 turns 98,8 by an accident of binary;
 * - a rate gets one decimal, or as many as its target has, or as many more as are needed until the printed rate
 *   stands on the same side of the target, of 0 and of the whole as the exact one. 9.999 of 10.003 prints as 99,96%;
 * - the difference in points is taken between the printed rate and the printed target, so a reader who subtracts
 *   gets the same number;
 * - children are counted, not computed from a rounded rate: "còn 04 trẻ" is denominator minus numerator, and "cần
 *   thêm ít nhất" is the smallest whole number of children that reaches the target.
 */
import { compare, over, type Rational, rational, times } from '../indicators/rational.ts'
import type { MeasureResult, ReportFigure } from './measure-result.ts'
import { countNoun, countText, rateUnitOf, twoDigits, type Unit, unitOfMultiplier, wordUnit } from './measure-units.ts'
import { decimalsOf, distance, formatPrinted, type Printed, printedAgainst, printedAt } from './printed.ts'
import { effective, isReached, neededFor } from './target-direction.ts'

/** What no rounding may reach: nobody and everybody. */
export const wholeOf = (unit: Unit | null): Rational[] => (unit ? [rational(0), rational(unit.multiplier)] : [])

/** Everything a sentence and a table cell need of a result that has a number and a value to compare with. */
export type Reading = {
  unit: Unit | null
  exact: Rational
  printed: Printed
  value: string
  /** `335/339`, null for a plain count. */
  pair: string | null
  small: boolean
  /** −1, 0, 1: below, at, above the target; null without one. */
  side: number | null
  target: string | null
  difference: string | null
  /** Whether the numbers alone say that the target is reached. */
  reached: boolean | null
  notCounted: number
  /** Children still needed, or too many, to reach the target. */
  needed: number
}

export type Gap = 'none' | 'no_denominator' | 'empty_cohort'

export const SMALL_SAMPLE = 100

export const whyNoReading = (result: MeasureResult): Gap | null => {
  const { figure } = result
  if (figure === null || figure.numerator === null) return 'none'
  if (rateUnitOf(result) === null) return null
  if (figure.denominator === null) return 'no_denominator'
  return figure.denominator === 0 ? 'empty_cohort' : null
}

export const readingOf = (result: MeasureResult, figure: ReportFigure): Reading => {
  const unit = rateUnitOf(result)
  const numerator = figure.numerator ?? 0
  const denominator = unit ? (figure.denominator ?? 1) : null
  const counted = rational(numerator)
  const exact = unit && denominator ? over(times(counted, rational(unit.multiplier)), rational(denominator)) : counted
  const goal = result.measure.value
  const target = goal === null ? null : rational(goal)
  const whole = wholeOf(unit)
  const least = Math.max(unit ? 1 : decimalsOf(counted), target === null ? 0 : decimalsOf(target))
  const printed = printedAgainst(exact, target ? [...whole, target] : whole, least)
  const write = (shown: Printed): string =>
    unit ? unit.write(formatPrinted(shown)) : `${twoDigits(formatPrinted(shown))} ${countNoun(result)}`
  const side = target ? compare(exact, target) : null
  const direction = effective(result)
  return {
    unit,
    exact,
    printed,
    value: write(printed),
    pair: denominator === null ? null : `${countText(numerator)}/${countText(denominator)}`,
    small: denominator !== null && (denominator < SMALL_SAMPLE || result.verdict.smallSample),
    side,
    target: target ? write(printedAt(target, decimalsOf(target))) : null,
    difference: target ? differenceText(unit, distance(printed, target), result) : null,
    reached: side === null ? null : isReached(direction, side),
    notCounted: denominator === null ? 0 : Math.max(0, denominator - numerator),
    needed: target ? neededFor(direction, unit, target, numerator, denominator) : 0,
  }
}

export const differenceText = (unit: Unit | null, difference: Printed, result: MeasureResult): string =>
  unit ? unit.difference(formatPrinted(difference)) : `${twoDigits(formatPrinted(difference))} ${countNoun(result)}`

/** The verdict where the numbers agree with it; a verdict against its own numbers is not put into words. */
export const spoken = (result: MeasureResult, reached: boolean | null): 'met' | 'not_met' | null => {
  const { verdict } = result.verdict
  if (verdict === 'met' && reached === true) return 'met'
  return verdict === 'not_met' && reached === false ? 'not_met' : null
}

/** The figure of a change is a level (a count, or a rate by its own multiplier); its target is the change. */
export const levelOf = (result: MeasureResult): MeasureResult => ({
  ...result,
  measure: { ...result.measure, value: null, value2: null, unit: unitOfMultiplier(result.figure) ?? wordUnit(result) },
})
