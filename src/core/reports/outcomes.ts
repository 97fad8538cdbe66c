/** What became of a measure, as a report counts it. */
import { SMALL_SAMPLE } from './measure-reading.ts'
import type { MeasureResult } from './measure-result.ts'
import { effective, senseOf } from './target-direction.ts'

/** `met`, `not_met`, `small` (reached on fewer than 100), `insufficient`, `no_figure` or `not_judged`, as a report counts them. */
export const outcomeOf = (
  result: MeasureResult,
): 'met' | 'not_met' | 'small' | 'insufficient' | 'no_figure' | 'not_judged' => {
  const { figure, verdict } = result
  if (figure === null || figure.numerator === null) return 'no_figure'
  const few =
    verdict.smallSample || (figure.denominator !== null && figure.denominator < SMALL_SAMPLE) || isFewBefore(result)
  return verdict.verdict === 'met' && few && !isWhole(result) ? 'small' : verdict.verdict
}

/** Whether reaching the target leaves nobody out, so that a small number is still a full count: 38 of 38, 0 of 45. */
const isWhole = (result: MeasureResult): boolean =>
  (result.measure.value === 100 && result.measure.unit === '%' && senseOf(effective(result)) === 'up') ||
  (result.measure.value === 0 && effective(result) === 'exactly')

/** A fall of 25% from 4 to 3 is no rate to judge by. */
const isFewBefore = ({ measure, previous }: MeasureResult): boolean =>
  (measure.direction === 'decrease' || measure.direction === 'increase') &&
  measure.value !== null &&
  (previous?.numerator ?? SMALL_SAMPLE) < SMALL_SAMPLE

export const outcomeWords = {
  met: 'Đạt',
  not_met: 'Chưa đạt',
  small: 'Không kết luận (mẫu nhỏ)',
  insufficient: 'Chưa đủ số liệu',
  no_figure: 'Chưa có số liệu',
  not_judged: 'Không đánh giá',
} as const satisfies Record<ReturnType<typeof outcomeOf>, string>
