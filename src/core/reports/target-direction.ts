/** Which way a target points, whether a value reaches it, and how many children are wanting. */
import { over, type Rational, rational, times } from '../indicators/rational.ts'
import type { Direction } from '../plans/plan-reading.ts'
import type { MeasureResult } from './measure-result.ts'
import type { Unit } from './measure-units.ts'

type Sense = 'up' | 'down' | 'equal'

export const senseOf = (direction: Direction | null): Sense | null => {
  if (direction === 'at_least' || direction === 'above') return 'up'
  if (direction === 'at_most' || direction === 'below') return 'down'
  return direction === 'exactly' ? 'equal' : null
}

/** The direction that decides, `maintain` replaced by what it maintains. */
export const effective = (result: MeasureResult): Direction | null =>
  result.measure.direction === 'maintain' ? result.maintains : result.measure.direction

export const isStrict = (direction: Direction | null): boolean => direction === 'above' || direction === 'below'

export const sideWords: Partial<Record<Direction, string>> = { above: 'trên ', below: 'dưới ', at_most: 'không quá ' }

export const isReached = (direction: Direction | null, side: number): boolean | null => {
  const sense = senseOf(direction)
  if (sense === null) return null
  if (sense === 'equal') return side === 0
  return sense === 'up'
    ? side > 0 || (side === 0 && !isStrict(direction))
    : side < 0 || (side === 0 && !isStrict(direction))
}

/** `neededFor('at_least', %, 95, 300, 339)` is 23, since 323 of 339 is the first count at or over 95%. */
export const neededFor = (
  direction: Direction | null,
  unit: Unit | null,
  target: Rational,
  numerator: number,
  denominator: number | null,
): number => {
  const limit = unit && denominator ? over(times(target, rational(denominator)), rational(unit.multiplier)) : target
  const wanted = {
    up: isStrict(direction) ? floorOf(limit) + 1 : ceilOf(limit),
    down: isStrict(direction) ? ceilOf(limit) - 1 : floorOf(limit),
  }
  const sense = senseOf(direction)
  if (sense === 'up') return Math.max(0, wanted.up - numerator)
  return sense === 'down' ? Math.max(0, numerator - Math.max(0, wanted.down)) : 0
}

const floorOf = (a: Rational): number => Number(a.up / a.down)

const ceilOf = (a: Rational): number => Number((a.up + a.down - 1n) / a.down)
