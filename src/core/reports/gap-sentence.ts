/** The sentence where a figure, a denominator or anybody to count is missing. */
import type { Gap } from './measure-reading.ts'
import type { MeasureResult } from './measure-result.ts'
import { countText } from './measure-units.ts'
import { opening, subjectOf, tailOf, withTail } from './sentence-words.ts'

/** A sentence where there is no value to set beside the target. */
export const gapSentence = (result: MeasureResult, gap: Gap): string => {
  if (gap === 'none') return withTail(`${subjectOf(result)}: chưa có số liệu`, tailOf(result, null))
  const counted = countText(result.figure?.numerator ?? 0)
  const words =
    gap === 'no_denominator'
      ? `mới có số lượng ${counted} ${result.noun}, chưa có mẫu số nên chưa tính được tỷ lệ`
      : 'không có đối tượng thuộc diện tính (mẫu số bằng 0) nên không tính tỷ lệ'
  return withTail(`${opening(result)}: ${words}`, tailOf(result, null))
}
