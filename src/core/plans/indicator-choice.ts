/** Which indicators a measure of a plan is offered, and when the first may be confirmed without looking. */
import type { Indicator } from '../indicators/indicator.ts'
import { type RankedIndicator, rankIndicators } from '../indicators/match.ts'
import type { Measure } from './plan-reading.ts'
import type { ReviewLine } from './review-line.ts'

const offered = 8

/** The indicators that fit a measure, best first. */
export const candidatesFor = (
  line: ReviewLine,
  target: ReviewLine | undefined,
  catalogue: readonly Indicator[],
): RankedIndicator[] => {
  const { indicator, unit, direction } = line.content as Measure
  const targetText = typeof target?.content.text === 'string' ? { targetText: target.content.text } : {}
  return rankIndicators({ measureText: indicator, unit, direction, ...targetText }, catalogue).slice(0, offered)
}

const contradicts = new Set(['other_age', 'other_unit', 'opposite', 'other_place'])

/**
 * May the first candidate be confirmed together with others, unseen? Only when nothing about it contradicts, its wording
 * is like the measure's, and the second is clearly behind. Looser wording needs the same age group, the same unit and
 * nobody near. The rest wait for a person.
 */
export const clearChoice = (ranked: readonly RankedIndicator[]): string | null => {
  const [first, second] = ranked
  if (!first || first.reasons.some((reason) => contradicts.has(reason.code))) return null
  const has = (code: RankedIndicator['reasons'][number]['code']) => first.reasons.some((r) => r.code === code)
  const lead = first.score - (second?.score ?? 0)
  const alike = (has('same_words') || has('similar_words')) && lead >= 0.1
  const sameGroup = has('same_age') && has('same_unit') && lead >= 0.3
  return alike || sameGroup ? first.code : null
}
