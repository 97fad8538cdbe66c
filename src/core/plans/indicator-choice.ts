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
 * May the first candidate be confirmed together with others, unseen? Only when its wording is like the measure's, nothing
 * about it contradicts, and the second is clearly behind. The rest wait for a person.
 */
export const clearChoice = (ranked: readonly RankedIndicator[]): string | null => {
  const [first, second] = ranked
  if (!first) return null
  const likely = first.reasons.some((reason) => reason.code === 'same_words' || reason.code === 'similar_words')
  if (!likely || first.reasons.some((reason) => contradicts.has(reason.code))) return null
  return second === undefined || first.score - second.score >= 0.1 ? first.code : null
}
