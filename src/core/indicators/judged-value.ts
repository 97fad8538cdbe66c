/** The value of a figure in the scale of a measure, exactly, and what the unknown could make of it. */
import type { JudgedFigure, JudgedMeasure } from './judgement.ts'
import { over, type Rational, rational, times } from './rational.ts'

export const multipliers: Record<string, number> = {
  '%': 100,
  '‰': 1000,
  per_1000: 1000,
  per_500: 500,
  per_100000: 100_000,
}

/** Numerator and denominator as counted, and the most and the fewest that the unknown could make of them. */
export type Known = { numerator: number; denominator: number | null; unknown: number }

/** The value in the measure's scale. `scale` null: the numerator itself. */
export type Scale = number | null

export const scaled = (numerator: number, denominator: number | null, scale: Scale): Rational =>
  scale === null || denominator === null
    ? rational(numerator)
    : over(times(rational(numerator), rational(scale)), rational(denominator))

/** The lowest and the highest value if every unknown child turned out one way or the other. */
export const bounds = (known: Known, scale: Scale): [Rational, Rational] => {
  const whole = known.denominator === null ? null : known.denominator + known.unknown
  return [scaled(known.numerator, whole, scale), scaled(known.numerator + known.unknown, whole, scale)]
}

/** The scale in which a measure's unit reads this figure; undefined when the two cannot be compared. */
export const scaleFor = (measure: JudgedMeasure, figure: JudgedFigure): Scale | undefined => {
  const { unit } = measure
  const scale = unit === null ? undefined : multipliers[unit]
  if (scale !== undefined) return figure.denominator === null ? undefined : scale
  // A bare zero ("không có trẻ em bỏ học") and a number of children are read on the numerator.
  if (figure.denominator === null || unit === 'count' || measure.value === 0) return null
  return unit === null ? figure.multiplier : undefined
}

/** The same of an earlier figure. */
export type Earlier = { known: Known; at: Rational; low: Rational; high: Rational }

export const earlierOf = (previous: JudgedFigure | null, figure: JudgedFigure, scale: Scale): Earlier | null => {
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
