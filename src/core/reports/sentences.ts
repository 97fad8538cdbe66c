/**
 * Sentences of a report, written from figures.
 *
 * What is printed may round, but never so that the words become false:
 * - arithmetic is on whole numbers (BigInt fractions), so no 98,85 turns 98,8 by an accident of binary;
 * - a rate gets one decimal, or as many as its target has, or as many more as are needed until the printed rate
 *   stands on the same side of the target, of 0 and of the whole as the exact one. 9.999 of 10.003 prints as 99,96%;
 * - the difference in points is taken between the printed rate and the printed target, so a reader who subtracts
 *   gets the same number;
 * - children are counted, not computed from a rounded rate: "còn 04 trẻ" is denominator minus numerator, and "cần
 *   thêm ít nhất" is the smallest whole number of children that reaches the target.
 * - words of praise or blame follow the verdict only where the numbers say the same; otherwise the sentence compares
 *   and does not judge. Below 100 the counts stand first and the rate only beside them.
 */
import { z } from 'zod'
import { formatDate } from '../dates.ts'
import { Figure } from '../indicators/figure.ts'
import { compare, minus, over, type Rational, rational, times } from '../indicators/rational.ts'
import { type VerdictReason, verdictReasonLabels } from '../indicators/verdict.ts'
import { formatNumber, officialCount } from '../numbers.ts'
import { Direction, Measure } from '../plans/plan-reading.ts'
import type { Printed } from './printed.ts'
import { decimalsOf, distance, formatPrinted, printedAgainst, printedApart, printedAt } from './printed.ts'

export const ReportFigure = Figure.pick({
  cutOff: true,
  unknown: true,
  multiplier: true,
  source: true,
  sourceNote: true,
}).extend({ numerator: z.number().min(0).nullable(), denominator: z.number().min(0).nullable() })
export type ReportFigure = z.infer<typeof ReportFigure>

/** What a report prints of a `Judgement`; the whole of one may be passed. */
export const ReportVerdict = z.object({
  verdict: z.enum(['met', 'not_met', 'insufficient', 'not_judged']),
  reason: z
    .enum(Object.keys(verdictReasonLabels) as [VerdictReason, ...VerdictReason[]])
    .nullable()
    .default(null),
  smallSample: z.boolean(),
})
export type ReportVerdict = z.infer<typeof ReportVerdict>

/** One measure of a target with what was reached. */
export const MeasureResult = z.object({
  /** What is measured, without value: "Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh". */
  indicator: z.string().min(1),
  measure: Measure.pick({ direction: true, value: true, value2: true, unit: true, year: true, per: true }),
  /** For `maintain`: the direction of the level that is maintained ("dưới 1%, duy trì đến năm 2030" is `below`). */
  maintains: Direction.nullable().default(null),
  figure: ReportFigure.nullable(),
  /** The same figure a year before, for targets that fall or rise. */
  previous: ReportFigure.nullable().default(null),
  verdict: ReportVerdict,
  /** What is counted, and what a rate per 1.000 is taken of. */
  noun: z.string().min(1).default('trẻ'),
  base: z.string().min(1).nullable().default(null),
  /** Said of those in the denominator and not counted: "chưa đăng ký". */
  notCounted: z.string().min(1).nullable().default(null),
  leadUnits: z.array(z.string().min(1)).default([]),
})
export type MeasureResult = z.infer<typeof MeasureResult>

/** Counts as papers print them: `04`, `339`, `1.150`; nothing is `0`. */
export const countText = (value: number): string => (value === 0 ? '0' : officialCount(value))

// ---- units ----

type Unit = { multiplier: number; write: (number: string) => string; difference: (number: string) => string }

const perUnits: Record<string, number> = { per_500: 500, per_1000: 1000, per_100000: 100_000 }

/** How the measure's unit is written, or null for a plain count. */
const rateUnitOf = (result: MeasureResult): Unit | null => {
  const unit = result.measure.unit ?? unitOfMultiplier(result.figure)
  if (unit === '%') return { multiplier: 100, write: (n) => `${n}%`, difference: (n) => `${n} điểm phần trăm` }
  if (unit === '‰') return { multiplier: 1000, write: (n) => `${n}‰`, difference: (n) => `${n} điểm phần nghìn` }
  const multiplier = unit === null ? undefined : perUnits[unit]
  if (multiplier === undefined) return null
  const per = `${result.noun}/${countText(multiplier)}`
  return { multiplier, write: (n) => `${twoDigits(n)} ${per}`, difference: (n) => `${twoDigits(n)} ${per}` }
}

const unitOfMultiplier = (figure: ReportFigure | null): string | null =>
  figure === null || figure.denominator === null
    ? null
    : ({ 100: '%', 500: 'per_500', 1000: '‰', 100000: 'per_100000' }[figure.multiplier] ?? null)

/** A number of the plan, with the decimals it was typed with. */
const typed = (value: number): string => {
  const exact = rational(value)
  return formatPrinted(printedAt(exact, decimalsOf(exact)))
}

const twoDigits = (number: string): string => (/^[1-9]$/.test(number) ? `0${number}` : number)

const wordUnit = (result: MeasureResult): string | null => {
  const { unit } = result.measure
  return unit === null || unit === 'count' || unit === '%' || unit === '‰' || unit in perUnits ? null : unit
}

/** The word after a plain count: the printed unit where the plan prints one, such as "điểm". */
const countNoun = (result: MeasureResult): string => wordUnit(result) ?? result.noun

// ---- reading a result ----

type Sense = 'up' | 'down' | 'equal'

const senseOf = (direction: Direction | null): Sense | null => {
  if (direction === 'at_least' || direction === 'above') return 'up'
  if (direction === 'at_most' || direction === 'below') return 'down'
  return direction === 'exactly' ? 'equal' : null
}

/** The direction that decides, `maintain` replaced by what it maintains. */
const effective = (result: MeasureResult): Direction | null =>
  result.measure.direction === 'maintain' ? result.maintains : result.measure.direction

const isStrict = (direction: Direction | null): boolean => direction === 'above' || direction === 'below'

const sideWords: Partial<Record<Direction, string>> = { above: 'trên ', below: 'dưới ', at_most: 'không quá ' }

/** What no rounding may reach: nobody and everybody. */
const wholeOf = (unit: Unit | null): Rational[] => (unit ? [rational(0), rational(unit.multiplier)] : [])

const floorOf = (a: Rational): number => Number(a.up / a.down)
const ceilOf = (a: Rational): number => Number((a.up + a.down - 1n) / a.down)

/** Everything a sentence and a table cell need of a result that has a number and a value to compare with. */
type Reading = {
  unit: Unit | null
  exact: Rational
  printed: Printed
  value: string
  /** `335/339`, null for a plain count. */
  pair: string | null
  small: boolean
  /** −1, 0, 1: below, at, above the target; null without one. */
  side: number | null
  target: string | null
  difference: string | null
  /** Whether the numbers alone say that the target is reached. */
  reached: boolean | null
  notCounted: number
  /** Children still needed, or too many, to reach the target. */
  needed: number
}

type Gap = 'none' | 'no_denominator' | 'empty_cohort'

const SMALL_SAMPLE = 100

const whyNoReading = (result: MeasureResult): Gap | null => {
  const { figure } = result
  if (figure === null || figure.numerator === null) return 'none'
  if (rateUnitOf(result) === null) return null
  if (figure.denominator === null) return 'no_denominator'
  return figure.denominator === 0 ? 'empty_cohort' : null
}

const read = (result: MeasureResult, figure: ReportFigure): Reading => {
  const unit = rateUnitOf(result)
  const numerator = figure.numerator ?? 0
  const denominator = unit ? (figure.denominator ?? 1) : null
  const counted = rational(numerator)
  const exact = unit && denominator ? over(times(counted, rational(unit.multiplier)), rational(denominator)) : counted
  const goal = result.measure.value
  const target = goal === null ? null : rational(goal)
  const whole = wholeOf(unit)
  const least = Math.max(unit ? 1 : decimalsOf(counted), target === null ? 0 : decimalsOf(target))
  const printed = printedAgainst(exact, target ? [...whole, target] : whole, least)
  const write = (shown: Printed): string =>
    unit ? unit.write(formatPrinted(shown)) : `${twoDigits(formatPrinted(shown))} ${countNoun(result)}`
  const side = target ? compare(exact, target) : null
  const direction = effective(result)
  return {
    unit,
    exact,
    printed,
    value: write(printed),
    pair: denominator === null ? null : `${countText(numerator)}/${countText(denominator)}`,
    small: denominator !== null && (denominator < SMALL_SAMPLE || result.verdict.smallSample),
    side,
    target: target ? write(printedAt(target, decimalsOf(target))) : null,
    difference: target ? differenceText(unit, distance(printed, target), result) : null,
    reached: side === null ? null : isReached(direction, side),
    notCounted: denominator === null ? 0 : Math.max(0, denominator - numerator),
    needed: target ? neededFor(direction, unit, target, numerator, denominator) : 0,
  }
}

const differenceText = (unit: Unit | null, difference: Printed, result: MeasureResult): string =>
  unit ? unit.difference(formatPrinted(difference)) : `${twoDigits(formatPrinted(difference))} ${countNoun(result)}`

const isReached = (direction: Direction | null, side: number): boolean | null => {
  const sense = senseOf(direction)
  if (sense === null) return null
  if (sense === 'equal') return side === 0
  return sense === 'up'
    ? side > 0 || (side === 0 && !isStrict(direction))
    : side < 0 || (side === 0 && !isStrict(direction))
}

/** `neededFor('at_least', %, 95, 300, 339)` is 23, since 323 of 339 is the first count at or over 95%. */
const neededFor = (
  direction: Direction | null,
  unit: Unit | null,
  target: Rational,
  numerator: number,
  denominator: number | null,
): number => {
  const limit = unit && denominator ? over(times(target, rational(denominator)), rational(unit.multiplier)) : target
  const wanted = {
    up: isStrict(direction) ? floorOf(limit) + 1 : ceilOf(limit),
    down: isStrict(direction) ? ceilOf(limit) - 1 : floorOf(limit),
  }
  const sense = senseOf(direction)
  if (sense === 'up') return Math.max(0, wanted.up - numerator)
  return sense === 'down' ? Math.max(0, numerator - Math.max(0, wanted.down)) : 0
}

/** The verdict where the numbers agree with it; a verdict against its own numbers is not put into words. */
const spoken = (result: MeasureResult, reached: boolean | null): 'met' | 'not_met' | null => {
  const { verdict } = result.verdict
  if (verdict === 'met' && reached === true) return 'met'
  return verdict === 'not_met' && reached === false ? 'not_met' : null
}

// ---- words ----

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
/** "Tỷ lệ …" inside a sentence is "tỷ lệ …"; "HIV …" stays. */
const small = (text: string): string =>
  /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1) : text

const namesQuantity = /^(?:tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|số|tổng số|mức|tỷ trọng)(?![\p{L}])/iu

/** "trẻ em khuyết tật được …" with a rate becomes "Tỷ lệ trẻ em khuyết tật được …". */
export const subjectOf = (result: MeasureResult): string => {
  const name = result.indicator.replace(/[\s.;:,]+$/u, '')
  const isRate = rateUnitOf(result) !== null
  return capital(isRate && !namesQuantity.test(name) ? `tỷ lệ ${small(name)}` : name)
}

const sourceWords: Record<ReportFigure['source'], string | null> = {
  computed: null,
  entered: 'số liệu nhập',
  imported: 'số liệu nhập từ tệp',
  estimated: 'số liệu ước tính',
}

/** `số liệu nhập của Trạm Y tế xã (tính đến ngày 10/11/2026)`, null for a computed figure. */
export const sourceOf = (figure: ReportFigure): string | null => {
  const words = sourceWords[figure.source]
  if (words === null) return null
  const from = figure.sourceNote?.trim() ? ` của ${figure.sourceNote.trim()}` : ' (chưa ghi nguồn)'
  return `${words}${from} (tính đến ngày ${formatDate(figure.cutOff)})`
}

const opening = (result: MeasureResult): string => {
  const source = result.figure ? sourceOf(result.figure) : null
  return source ? `Theo ${source}, ${small(subjectOf(result))}` : subjectOf(result)
}

/**
 * Said of those in the denominator who are not counted; when none is given, taken from "được …" of the indicator up to
 * its first complement, which the sentence has just named in full.
 */
const notCountedWords = (result: MeasureResult): string => {
  if (result.notCounted) return result.notCounted
  const passive = /(?<![\p{L}])được (.+)$/u.exec(result.indicator.replace(/[\s.;:,]+$/u, ''))
  const verb = passive?.[1]?.split(/ (?:về|vào|với|các|những|theo|để|trong|từ)(?![\p{L}])|,/u)[0]
  return verb ? `chưa được ${verb}` : 'chưa đạt'
}

/** Reasons that the sentence tells anyway by what it prints. */
const toldReasons: (VerdictReason | null)[] = ['no_figure', 'no_previous', 'empty_cohort', 'no_value']

const whyNoVerdict = ({ verdict: { verdict, reason } }: MeasureResult): string[] => {
  const words = { insufficient: 'chưa đủ số liệu để kết luận', not_judged: 'không đánh giá', met: null, not_met: null }[
    verdict
  ]
  if (words === null || toldReasons.includes(reason)) return []
  return [reason === null ? words : `${words}: ${verdictReasonLabels[reason].vi}`]
}

const tailOf = (result: MeasureResult, reading: Reading | null): string[] => {
  const unknown = result.figure?.unknown ?? 0
  const tail: string[] = []
  if (unknown > 0) tail.push(`chưa rõ thông tin ${countText(unknown)} ${result.noun}, không tính vào mẫu số`)
  if (reading) tail.push(...whyNoVerdict(result))
  if (reading?.small) tail.push(`số lượng dưới ${SMALL_SAMPLE} nên không kết luận bằng tỷ lệ`)
  return tail
}

/** "còn 39 trẻ chưa đăng ký, cần thêm ít nhất 23 trẻ để đạt chỉ tiêu"; one number where both are the same. */
const peopleOf = (result: MeasureResult, reading: Reading): string[] => {
  const sense = senseOf(effective(result))
  const count = (n: number): string => `${countText(n)} ${result.noun}`
  if (sense === 'down') return reading.needed > 0 ? [`nhiều hơn mức chỉ tiêu ${count(reading.needed)}`] : []
  if (sense !== 'up' || reading.pair === null || !Number.isInteger(reading.notCounted)) return []
  if (reading.notCounted === 0) return []
  const left = `còn ${count(reading.notCounted)} ${notCountedWords(result)}`
  const both = reading.needed > 0 && reading.needed < reading.notCounted
  return [both ? `${left}, cần thêm ít nhất ${count(reading.needed)} để đạt chỉ tiêu` : left]
}

const sideWord = (side: number): string => (side < 0 ? 'thấp hơn' : 'cao hơn')

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

const join = (head: string, tail: string[]): string => [head, ...tail].join('; ')

/** A sentence for a measure whose level is compared with a value. */
const levelSentence = (result: MeasureResult, reading: Reading): string => {
  const start = opening(result)
  const tail = [...peopleOf(result, reading), ...tailOf(result, reading)]
  if (result.measure.value === 0 && effective(result) === 'exactly') return noneSentence(result, reading)
  if (reading.small && reading.pair !== null) {
    const goal = reading.target === null ? '' : `; chỉ tiêu ${goalWords(result, reading.target)}`
    return join(`${start} là ${reading.pair} ${result.noun} (${reading.value}${goal})`, tail)
  }
  const counts = reading.pair === null ? '' : ` (${reading.pair})`
  const base = reading.unit && reading.unit.multiplier !== 100 && result.base ? ` ${result.base}` : ''
  return join(`${start} ${verbOf(result)} ${reading.value}${base}${counts}${againstTarget(result, reading)}`, tail)
}

const goalWords = (result: MeasureResult, target: string): string =>
  `${sideWords[effective(result) ?? 'at_least'] ?? ''}${target}`

/** "không có trẻ em bỏ học": a number to be zero. */
const noneSentence = (result: MeasureResult, reading: Reading): string => {
  const figure = result.figure
  const counted = figure?.numerator ?? 0
  const of = figure?.denominator ? ` (trên tổng số ${countText(figure.denominator)} ${result.noun})` : ''
  const word = spoken(result, counted === 0)
  if (counted === 0) {
    const praise = word === 'met' && !reading.small ? ', đạt chỉ tiêu' : ''
    return join(`${opening(result)}: không ghi nhận trường hợp nào${of}${praise}`, tailOf(result, reading))
  }
  const blame = word === 'not_met' ? ', chưa đạt chỉ tiêu không có trường hợp nào' : ''
  return join(`${opening(result)}: còn ${countText(counted)} ${result.noun}${of}${blame}`, tailOf(result, reading))
}

/** Words for a fall or rise to be reached: "giảm từ 3% đến 5% hằng năm". */
const changeGoal = (result: MeasureResult): string => {
  const { direction, value, value2, per, unit } = result.measure
  const verb = direction === 'increase' ? 'tăng' : 'giảm'
  if (value === null) return verb
  const mark = unit === '%' || unit === null ? '%' : ` ${countNoun(result)}`
  const number = (n: number): string => `${typed(n)}${mark}`
  return `${verb} ${value2 === null ? number(value) : `từ ${number(value)} đến ${number(value2)}`}${per === 'year' ? ' hằng năm' : ''}`
}

/** The figure of a change is a level (a count, or a rate by its own multiplier); its target is the change. */
const levelOf = (result: MeasureResult): MeasureResult => ({
  ...result,
  measure: { ...result.measure, value: null, value2: null, unit: unitOfMultiplier(result.figure) ?? wordUnit(result) },
})

/** A sentence for a target that falls or rises, against the year before. */
const changeSentence = (result: MeasureResult): string => {
  const level = levelOf(result)
  const gap = whyNoReading(level)
  if (gap !== null || result.figure === null) return gapSentence(level, gap ?? 'none')
  const reading = read(level, result.figure)
  const counts = reading.pair === null ? '' : ` (${reading.pair})`
  const now = `${opening(level)} là ${reading.value}${counts}`
  const tail = tailOf(result, reading)
  const { previous } = result
  if (previous === null || whyNoReading({ ...level, figure: previous }) !== null)
    return join(`${now}; chưa có số liệu kỳ trước để so sánh`, tail)
  const before = read(level, previous)
  const side = compare(reading.exact, before.exact)
  const beforeWords = `${before.value}${before.pair === null ? '' : `, ${before.pair}`}`
  if (side === 0) return join(`${now}, bằng kỳ trước (${beforeWords})${changeVerdict(result, false)}`, tail)
  const verb = side < 0 ? 'giảm' : 'tăng'
  const wanted = side < 0 === (result.measure.direction === 'decrease')
  if (result.measure.value !== null && before.exact.up > 0n)
    return join(`${now}, ${verb} ${relativeChange(result, reading.exact, before.exact, wanted, beforeWords)}`, tail)
  const shown = printedApart(reading.exact, before.exact, wholeOf(reading.unit), reading.unit ? 1 : 0)
  const words = `${opening(level)} là ${levelWords(level, reading, shown.first)}${counts}`
  const past = `${levelWords(level, before, shown.second)}${before.pair === null ? '' : `, ${before.pair}`}`
  const by = differenceText(reading.unit, shown.difference, level)
  return join(`${words}, ${verb} ${by} so với kỳ trước (${past})${changeVerdict(result, wanted)}`, tail)
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

/** A sentence where there is no value to set beside the target. */
const gapSentence = (result: MeasureResult, gap: Gap): string => {
  if (gap === 'none') return join(`${subjectOf(result)}: chưa có số liệu`, tailOf(result, null))
  const counted = countText(result.figure?.numerator ?? 0)
  const words =
    gap === 'no_denominator'
      ? `mới có số lượng ${counted} ${result.noun}, chưa có mẫu số nên chưa tính được tỷ lệ`
      : 'không có đối tượng thuộc diện tính (mẫu số bằng 0) nên không tính tỷ lệ'
  return join(`${opening(result)}: ${words}`, tailOf(result, null))
}

/** "loại trừ", "đạt tiêu chuẩn": a state, told by the verdict and by what was counted. */
const stateSentence = (result: MeasureResult): string => {
  const counted = result.figure?.numerator
  if (counted === null || counted === undefined) return gapSentence(result, 'none')
  const { verdict } = result.verdict
  if (result.measure.direction === 'achieve') {
    const words = verdict === 'met' ? 'đã đạt' : verdict === 'not_met' ? 'chưa đạt' : 'chưa đủ số liệu để kết luận'
    const of = result.figure?.denominator ? ` (${countText(counted)}/${countText(result.figure.denominator)})` : ''
    return join(`${opening(result)}: ${words}${of}`, tailOf(result, null))
  }
  const words =
    counted === 0 ? 'không ghi nhận trường hợp nào' : `còn ${countText(counted)} ${countNoun(result)}, chưa xóa bỏ được`
  return join(`${opening(result)}: ${words}`, tailOf(result, null))
}

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
  return levelSentence(result, read(result, result.figure))
}

// ---- cells of the table of targets ----

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
  const reading = gap === null ? read(level, figure) : null
  const isState = result.measure.direction === 'achieve'
  return {
    counted: isState ? '' : formatNumber(counted),
    of: figure.denominator === null ? '' : formatNumber(figure.denominator),
    rate: reading?.unit ? reading.value.replace(/ .*$/, '') : '',
    standing: standingOf(
      level === result ? result : { ...result, measure: { ...result.measure, value: null } },
      reading,
    ),
  }
}

/** Whether reaching the target leaves nobody out, so that a small number is still a full count: 38 of 38, 0 of 45. */
const isWhole = (result: MeasureResult): boolean =>
  (result.measure.value === 100 && result.measure.unit === '%' && senseOf(effective(result)) === 'up') ||
  (result.measure.value === 0 && effective(result) === 'exactly')

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

const standingOf = (result: MeasureResult, reading: Reading | null): string => {
  const word: string = outcomeWords[outcomeOf(result)]
  if (reading === null) return word
  const parts = [word]
  if (reading.side && reading.difference && !reading.small)
    parts.push(`${sideWord(reading.side)} ${reading.difference}`)
  return [...parts, ...peopleOf(result, reading)].join('; ')
}
