/** Whether a goal is reached, for certain or not, how far it still is, and how many children it takes. */
import type { Direction } from '../plans/plan-reading.ts'
import { type Known, type Scale, scaled } from './judged-value.ts'
import { type Judgement, silent } from './judgement.ts'
import { compare, minus, over, type Rational, rational, times, toNumber } from './rational.ts'

/** A question about the value that, once true, stays true further up (or down). */
export type Goal = { side: 'up' | 'down' | 'exact'; reached: (value: Rational) => boolean; target: Rational }

export const goalFor = (direction: Direction, target: Rational): Goal | null => {
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
export const stepsTo = (goal: Goal, known: Known, scale: Scale): number | null => {
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

/** Whether the goal is reached for certain (true), missed for certain (false), or could go either way (null). */
export const possible = (goal: Goal, low: Rational, high: Rational): boolean | null => {
  if (goal.side !== 'exact') {
    const [a, b] = [goal.reached(low), goal.reached(high)]
    return a === b ? a : null
  }
  if (compare(low, high) === 0) return goal.reached(low)
  return compare(goal.target, low) < 0 || compare(goal.target, high) > 0 ? false : null
}

export const conclude = (
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
