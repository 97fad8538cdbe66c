/**
 * Sentences of a report, written from figures. How the printed numbers stay true when they round: measure-reading.ts.
 *
 * Words of praise or blame follow the verdict only where the numbers say the same; otherwise the sentence compares
 * and does not judge. Below 100 the counts stand first and the rate only beside them.
 */
import { changeSentence } from './change-sentence.ts'
import { gapSentence } from './gap-sentence.ts'
import { levelSentence } from './level-sentence.ts'
import { readingOf, whyNoReading } from './measure-reading.ts'
import type { MeasureResult } from './measure-result.ts'
import { capital } from './sentence-words.ts'
import { stateSentence } from './state-sentence.ts'

/**
 * One sentence about one measure, ended by a full stop:
 * "Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh đạt 98,8% (335/339), thấp hơn chỉ tiêu 100% là 1,2 điểm phần trăm;
 * còn 04 trẻ chưa đăng ký."
 */
export const sentenceOf = (result: MeasureResult): string => `${capital(wordsOf(result))}.`

/** The same without "Theo số liệu …", for a list whose lead names the source once. */
export const sentenceWithoutSource = (result: MeasureResult): string =>
  result.figure === null
    ? sentenceOf(result)
    : sentenceOf({ ...result, figure: { ...result.figure, source: 'computed' } })

const wordsOf = (result: MeasureResult): string => {
  const { direction } = result.measure
  if (direction === 'decrease' || direction === 'increase') return changeSentence(result)
  if (direction === 'achieve' || direction === 'eliminate') return stateSentence(result)
  const gap = whyNoReading(result)
  if (gap !== null || result.figure === null) return gapSentence(result, gap ?? 'none')
  return levelSentence(result, readingOf(result, result.figure))
}
