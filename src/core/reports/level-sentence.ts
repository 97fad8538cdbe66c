/** Sentences for a level beside its target: "đạt 98,8% (335/339), thấp hơn chỉ tiêu 100% là 1,2 điểm phần trăm". */
import { type Reading, spoken } from './measure-reading.ts'
import type { MeasureResult } from './measure-result.ts'
import { countText } from './measure-units.ts'
import { goalWords, opening, peopleOf, sideWord, tailOf, withTail } from './sentence-words.ts'
import { effective, isStrict, senseOf, sideWords } from './target-direction.ts'

/** A sentence for a measure whose level is compared with a value. */
export const levelSentence = (result: MeasureResult, reading: Reading): string => {
  const start = opening(result)
  const tail = [...peopleOf(result, reading), ...tailOf(result, reading)]
  if (result.measure.value === 0 && effective(result) === 'exactly') return noneSentence(result, reading)
  if (reading.small && reading.pair !== null) {
    const goal = reading.target === null ? '' : `; chỉ tiêu ${goalWords(result, reading.target)}`
    return withTail(`${start} là ${reading.pair} ${result.noun} (${reading.value}${goal})`, tail)
  }
  const counts = reading.pair === null ? '' : ` (${reading.pair})`
  const base = reading.unit && reading.unit.multiplier !== 100 && result.base ? ` ${result.base}` : ''
  return withTail(`${start} ${verbOf(result)} ${reading.value}${base}${counts}${againstTarget(result, reading)}`, tail)
}

/** The part after the value: how it stands to the target. Starts with its own comma, or is empty. */
const againstTarget = (result: MeasureResult, reading: Reading): string => {
  const { side, target, difference } = reading
  if (side === null || target === null || difference === null) return ''
  const direction = effective(result)
  const sense = senseOf(direction)
  const goal = `${sideWords[direction ?? 'at_least'] ?? ''}${target}`
  const word = spoken(result, reading.reached)
  if (sense === 'down') {
    const by = side === 0 ? `bằng ${target}` : `${sideWord(side)} ${difference}`
    if (word === 'met') return `, đạt chỉ tiêu ${goal} (${by})`
    if (word === 'not_met') return `, chưa đạt chỉ tiêu ${goal} (${side === 0 ? 'mới ' : ''}${by})`
    return side === 0 ? `, bằng mức chỉ tiêu ${goal}` : `, ${sideWord(side)} chỉ tiêu ${goal} là ${difference}`
  }
  if (side === 0) {
    if (isStrict(direction))
      return word === 'not_met'
        ? `, mới bằng ${target}, chưa đạt chỉ tiêu ${goal}`
        : `, bằng ${target} (chỉ tiêu ${goal})`
    return word === 'met' ? `, đạt chỉ tiêu ${goal}` : `, bằng chỉ tiêu ${goal}`
  }
  const beats = side > 0 && word === 'met' && sense === 'up' ? 'vượt' : sideWord(side)
  return `, ${beats} chỉ tiêu ${goal} là ${difference}`
}

const verbOf = (result: MeasureResult): string => (senseOf(effective(result)) === 'up' ? 'đạt' : 'là')

/** "không có trẻ em bỏ học": a number to be zero. */
const noneSentence = (result: MeasureResult, reading: Reading): string => {
  const figure = result.figure
  const counted = figure?.numerator ?? 0
  const of = figure?.denominator ? ` (trên tổng số ${countText(figure.denominator)} ${result.noun})` : ''
  const word = spoken(result, counted === 0)
  if (counted === 0) {
    const praise = word === 'met' && !reading.small ? ', đạt chỉ tiêu' : ''
    return withTail(`${opening(result)}: không ghi nhận trường hợp nào${of}${praise}`, tailOf(result, reading))
  }
  const blame = word === 'not_met' ? ', chưa đạt chỉ tiêu không có trường hợp nào' : ''
  return withTail(`${opening(result)}: còn ${countText(counted)} ${result.noun}${of}${blame}`, tailOf(result, reading))
}
