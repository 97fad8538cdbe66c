import { expect, test } from 'vitest'
import type { RankedIndicator } from '../indicators/match.ts'
import { clearChoice } from './indicator-choice.ts'

const ranked = (code: string, score: number, ...reasons: RankedIndicator['reasons'][number]['code'][]) => ({
  code,
  score,
  reasons: reasons.map((reason) => ({ code: reason, vi: '', en: '' })),
})

test.each<[string, RankedIndicator[], string | null]>([
  ['the same words', [ranked('a', 1.2, 'same_words'), ranked('b', 0.7, 'similar_words')], 'a'],
  ['nothing like it', [], null],
  ['two that are equally like', [ranked('a', 0.8, 'similar_words'), ranked('b', 0.75, 'similar_words')], null],
  ['the same words for another age', [ranked('a', 0.6, 'same_words', 'other_age')], null],
  ['only some words', [ranked('a', 0.5, 'some_words', 'same_unit')], null],
  ['some words, the same age and unit, nobody near', [ranked('a', 0.6, 'some_words', 'same_age', 'same_unit')], 'a'],
])('%s', (_name, candidates, code) => {
  expect(clearChoice(candidates)).toBe(code)
})
