/** Sentences for a state to be reached or ended, which has no level: "đạt tiêu chuẩn", "xóa bỏ". */
import { gapSentence } from './gap-sentence.ts'
import type { MeasureResult } from './measure-result.ts'
import { countNoun, countText } from './measure-units.ts'
import { opening, tailOf, withTail } from './sentence-words.ts'

/** "loại trừ", "đạt tiêu chuẩn": a state, told by the verdict and by what was counted. */
export const stateSentence = (result: MeasureResult): string => {
  const counted = result.figure?.numerator
  if (counted === null || counted === undefined) return gapSentence(result, 'none')
  const { verdict } = result.verdict
  if (result.measure.direction === 'achieve') {
    const words = verdict === 'met' ? 'đã đạt' : verdict === 'not_met' ? 'chưa đạt' : 'chưa đủ số liệu để kết luận'
    const of = result.figure?.denominator ? ` (${countText(counted)}/${countText(result.figure.denominator)})` : ''
    return withTail(`${opening(result)}: ${words}${of}`, tailOf(result, null))
  }
  const words =
    counted === 0 ? 'không ghi nhận trường hợp nào' : `còn ${countText(counted)} ${countNoun(result)}, chưa xóa bỏ được`
  return withTail(`${opening(result)}: ${words}`, tailOf(result, null))
}
