/** What a person may enter for an indicator that the register cannot compute. */
import { formatDate, type PlainDate } from '../dates.ts'
import { RuleError } from '../errors.ts'
import { formatNumber } from '../numbers.ts'
import { type Indicator, mayBeEntered } from './indicator.ts'

export type EnteredFigure = {
  cutOff: PlainDate
  numerator: number | null
  denominator: number | null
  achieved: boolean | null
  sourceNote: string
}

export type EnteredValue = { numerator: number; denominator: number | null; achieved: boolean | null }

const missing = (whatVi: string, what: string): RuleError => new RuleError('figure_incomplete', { whatVi, what })

/** Rates whose counted are part of those they are counted in; accidents per 100.000 may hit a child twice. */
const isShare = (indicator: Pick<Indicator, 'unit'>): boolean => indicator.unit === '%' || indicator.unit === '‰'

/**
 * The value to keep. A yes is kept as 1, a no as 0; a plain count has no denominator.
 * @throws RuleError `figure_is_computed`, `figure_incomplete`, `figure_not_whole`, `figure_denominator_zero`,
 * `figure_over_whole`, `day_in_future`.
 */
export const enteredValue = (
  indicator: Pick<Indicator, 'kind' | 'alsoEntered' | 'unit'>,
  entered: EnteredFigure,
  today: PlainDate,
): EnteredValue => {
  if (!mayBeEntered(indicator)) throw new RuleError('figure_is_computed')
  if (entered.cutOff > today) throw new RuleError('day_in_future', { day: formatDate(entered.cutOff) })
  if (entered.sourceNote.trim() === '') throw missing('nguồn số liệu', 'The source')
  const { numerator, denominator, achieved } = entered
  if (indicator.unit === 'yes_no') {
    if (achieved === null) throw missing('câu trả lời đạt hay chưa đạt', 'The answer, met or not,')
    return { numerator: achieved ? 1 : 0, denominator: null, achieved }
  }
  if (numerator === null) throw missing('tử số', 'The numerator')
  if (!Number.isSafeInteger(numerator)) throw new RuleError('figure_not_whole')
  if (indicator.unit === 'count') return { numerator, denominator: null, achieved: null }
  if (denominator === null) throw missing('mẫu số', 'The denominator')
  if (!Number.isSafeInteger(denominator)) throw new RuleError('figure_not_whole')
  if (denominator <= 0) throw new RuleError('figure_denominator_zero')
  if (isShare(indicator) && numerator > denominator)
    throw new RuleError('figure_over_whole', {
      numerator: formatNumber(numerator),
      denominator: formatNumber(denominator),
    })
  return { numerator, denominator, achieved: null }
}
