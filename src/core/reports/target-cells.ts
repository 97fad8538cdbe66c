/** Cells of the table of targets. */
import { formatNumber } from '../numbers.ts'
import { changeGoal } from './change-sentence.ts'
import { levelOf, type Reading, readingOf, whyNoReading } from './measure-reading.ts'
import type { MeasureResult } from './measure-result.ts'
import { countNoun, countText, perUnits, rateUnitOf, twoDigits, typed, unitOfMultiplier } from './measure-units.ts'
import { outcomeOf, outcomeWords } from './outcomes.ts'
import { capital, goalWords, peopleOf, sideWord } from './sentence-words.ts'

/** What the plan asks, for a table: `100%`, `Dưới 6%`, `Duy trì 99,9%`, `Giảm từ 3% đến 5% hằng năm`, `Không có`. */
export const goalOf = (result: MeasureResult): string => {
  const { direction, value } = result.measure
  if (direction === 'decrease' || direction === 'increase') return capital(changeGoal(result))
  if (direction === 'eliminate') return 'Xóa bỏ'
  if (direction === 'achieve') return 'Đạt tiêu chuẩn'
  if (value === null) return 'Không nêu mức'
  if (direction === 'exactly' && value === 0) return 'Không có'
  const unit = rateUnitOf(result)
  const text = typed(value)
  const written = unit ? unit.write(text) : `${twoDigits(text)} ${countNoun(result)}`
  return capital(`${direction === 'maintain' ? 'duy trì ' : ''}${goalWords(result, written)}`)
}

/** `%`, `‰`, `/1.000`, or the word that is counted. */
export const unitOf = (result: MeasureResult): string => {
  const { direction, unit } = result.measure
  if (direction === 'achieve') return '-'
  if (unit === '%' || unit === '‰') return unit
  if (unit !== null && unit in perUnits) return `${capital(result.noun)}/${countText(perUnits[unit] ?? 1)}`
  const rate = unit === null ? unitOfMultiplier(result.figure) : null
  return rate === null ? capital(countNoun(result)) : unitOf({ ...result, measure: { ...result.measure, unit: rate } })
}

/** The four printed parts of a result: counted, of how many, the rate, and how it stands to the target. */
export const cellsOf = (result: MeasureResult): { counted: string; of: string; rate: string; standing: string } => {
  const { figure } = result
  const counted = figure?.numerator ?? null
  if (figure === null || counted === null) return { counted: '', of: '', rate: '', standing: 'Chưa có số liệu' }
  const level =
    result.measure.direction === 'decrease' || result.measure.direction === 'increase' ? levelOf(result) : result
  const gap = whyNoReading(level)
  const reading = gap === null ? readingOf(level, figure) : null
  const isState = result.measure.direction === 'achieve'
  return {
    counted: isState ? '' : formatNumber(counted),
    of: figure.denominator === null ? '' : formatNumber(figure.denominator),
    rate: reading?.unit ? reading.value.replace(/ .*$/, '') : '',
    standing: standingOf(
      // The word is that of the whole measure: without its value a fall from 4 to 3 would look like enough to judge by.
      outcomeWords[outcomeOf(result)],
      level === result ? result : { ...result, measure: { ...result.measure, value: null } },
      reading,
    ),
  }
}

const standingOf = (word: string, result: MeasureResult, reading: Reading | null): string => {
  if (reading === null) return word
  const parts = [word]
  if (reading.side && reading.difference && !reading.small)
    parts.push(`${sideWord(reading.side)} ${reading.difference}`)
  return [...parts, ...peopleOf(result, reading)].join('; ')
}
