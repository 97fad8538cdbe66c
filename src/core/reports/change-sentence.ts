/** Sentences for targets that fall or rise: the level now, the year before, and the change that the plan asks. */
import { compare, minus, over, type Rational, rational, times } from '../indicators/rational.ts'
import { gapSentence } from './gap-sentence.ts'
import { differenceText, levelOf, type Reading, readingOf, spoken, wholeOf, whyNoReading } from './measure-reading.ts'
import type { MeasureResult } from './measure-result.ts'
import { countNoun, twoDigits, typed } from './measure-units.ts'
import { decimalsOf, distance, formatPrinted, type Printed, printedAgainst, printedApart } from './printed.ts'
import { opening, tailOf, withTail } from './sentence-words.ts'

/** Words for a fall or rise to be reached: "giảm từ 3% đến 5% hằng năm". */
export const changeGoal = (result: MeasureResult): string => {
  const { direction, value, value2, per, unit } = result.measure
  const verb = direction === 'increase' ? 'tăng' : 'giảm'
  if (value === null) return verb
  const mark = unit === '%' || unit === null ? '%' : ` ${countNoun(result)}`
  const number = (n: number): string => `${typed(n)}${mark}`
  return `${verb} ${value2 === null ? number(value) : `từ ${number(value)} đến ${number(value2)}`}${per === 'year' ? ' hằng năm' : ''}`
}

/** A sentence for a target that falls or rises, against the year before. */
export const changeSentence = (result: MeasureResult): string => {
  const level = levelOf(result)
  const gap = whyNoReading(level)
  if (gap !== null || result.figure === null) return gapSentence(level, gap ?? 'none')
  const reading = readingOf(level, result.figure)
  const counts = reading.pair === null ? '' : ` (${reading.pair})`
  const now = `${opening(level)} là ${reading.value}${counts}`
  const tail = tailOf(result, reading)
  const { previous } = result
  if (previous === null || whyNoReading({ ...level, figure: previous }) !== null)
    return withTail(`${now}; chưa có số liệu kỳ trước để so sánh`, tail)
  const before = readingOf(level, previous)
  const side = compare(reading.exact, before.exact)
  const beforeWords = `${before.value}${before.pair === null ? '' : `, ${before.pair}`}`
  if (side === 0) return withTail(`${now}, bằng kỳ trước (${beforeWords})${changeVerdict(result, false)}`, tail)
  const verb = side < 0 ? 'giảm' : 'tăng'
  const wanted = side < 0 === (result.measure.direction === 'decrease')
  if (result.measure.value !== null && before.exact.up > 0n)
    return withTail(`${now}, ${verb} ${relativeChange(result, reading.exact, before.exact, wanted, beforeWords)}`, tail)
  const shown = printedApart(reading.exact, before.exact, wholeOf(reading.unit), reading.unit ? 1 : 0)
  const words = `${opening(level)} là ${levelWords(level, reading, shown.first)}${counts}`
  const past = `${levelWords(level, before, shown.second)}${before.pair === null ? '' : `, ${before.pair}`}`
  const by = differenceText(reading.unit, shown.difference, level)
  return withTail(`${words}, ${verb} ${by} so với kỳ trước (${past})${changeVerdict(result, wanted)}`, tail)
}

const levelWords = (result: MeasureResult, reading: Reading, shown: Printed): string =>
  reading.unit ? reading.unit.write(formatPrinted(shown)) : `${twoDigits(formatPrinted(shown))} ${countNoun(result)}`

const relativeChange = (
  result: MeasureResult,
  now: Rational,
  before: Rational,
  wanted: boolean,
  beforeWords: string,
): string => {
  const difference = compare(now, before) < 0 ? minus(before, now) : minus(now, before)
  const change = over(times(difference, rational(100)), before)
  const least = rational(result.measure.value ?? 0)
  const most = result.measure.value2 === null ? null : rational(result.measure.value2)
  const digits = Math.max(1, decimalsOf(least), most === null ? 0 : decimalsOf(most))
  const printed = printedAgainst(change, [rational(0), least, ...(most === null ? [] : [most])], digits)
  const text = `${formatPrinted(printed)}% so với kỳ trước (${beforeWords})`
  const goal = changeGoal(result)
  if (!wanted) return `${text}${changeVerdict(result, false)}`
  const side = compare(change, least)
  if (side < 0)
    return `${text}, chưa tới mức ${goal} (thấp hơn ${formatPrinted(distance(printed, least))} điểm phần trăm)`
  const beyond = most !== null && compare(change, most) > 0
  return `${text}, ${beyond ? 'nhiều hơn' : 'trong'} mức ${goal}`
}

const changeVerdict = (result: MeasureResult, wanted: boolean): string => {
  const word = spoken(result, wanted)
  if (word === 'met') return result.verdict.smallSample ? '' : `, đạt chỉ tiêu ${changeGoal(result)}`
  return word === 'not_met' ? `, chưa đạt chỉ tiêu ${changeGoal(result)}` : ''
}
