/** What sentences about measures share: how they begin, whom they count and what they add at the end. */
import { formatDate } from '../dates.ts'
import { type VerdictReason, verdictReasonLabels } from '../indicators/verdict.ts'
import { type Reading, SMALL_SAMPLE } from './measure-reading.ts'
import type { MeasureResult, ReportFigure } from './measure-result.ts'
import { countText, rateUnitOf } from './measure-units.ts'
import { effective, senseOf, sideWords } from './target-direction.ts'

export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)

/** "Tỷ lệ …" inside a sentence is "tỷ lệ …"; "HIV …" stays. */
export const lowered = (text: string): string =>
  /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1) : text

const namesQuantity = /^(?:tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|số|tổng số|mức|tỷ trọng)(?![\p{L}])/iu

/** "trẻ em khuyết tật được …" with a rate becomes "Tỷ lệ trẻ em khuyết tật được …". */
export const subjectOf = (result: MeasureResult): string => {
  const name = result.indicator.replace(/[\s.;:,]+$/u, '')
  const isRate = rateUnitOf(result) !== null
  return capital(isRate && !namesQuantity.test(name) ? `tỷ lệ ${lowered(name)}` : name)
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

export const opening = (result: MeasureResult): string => {
  const source = result.figure ? sourceOf(result.figure) : null
  return source ? `Theo ${source}, ${lowered(subjectOf(result))}` : subjectOf(result)
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

export const tailOf = (result: MeasureResult, reading: Reading | null): string[] => {
  const unknown = result.figure?.unknown ?? 0
  const tail: string[] = []
  if (unknown > 0) tail.push(`chưa rõ thông tin ${countText(unknown)} ${result.noun}, không tính vào mẫu số`)
  if (reading) tail.push(...whyNoVerdict(result))
  if (reading?.small) tail.push(`số lượng dưới ${SMALL_SAMPLE} nên không kết luận bằng tỷ lệ`)
  return tail
}

/** "còn 39 trẻ chưa đăng ký, cần thêm ít nhất 23 trẻ để đạt chỉ tiêu"; one number where both are the same. */
export const peopleOf = (result: MeasureResult, reading: Reading): string[] => {
  const sense = senseOf(effective(result))
  const count = (n: number): string => `${countText(n)} ${result.noun}`
  if (sense === 'down') return reading.needed > 0 ? [`nhiều hơn mức chỉ tiêu ${count(reading.needed)}`] : []
  if (sense !== 'up' || reading.pair === null || !Number.isInteger(reading.notCounted)) return []
  if (reading.notCounted === 0) return []
  const left = `còn ${count(reading.notCounted)} ${notCountedWords(result)}`
  const both = reading.needed > 0 && reading.needed < reading.notCounted
  return [both ? `${left}, cần thêm ít nhất ${count(reading.needed)} để đạt chỉ tiêu` : left]
}

export const sideWord = (side: number): string => (side < 0 ? 'thấp hơn' : 'cao hơn')

export const goalWords = (result: MeasureResult, target: string): string =>
  `${sideWords[effective(result) ?? 'at_least'] ?? ''}${target}`

export const withTail = (head: string, tail: string[]): string => [head, ...tail].join('; ')
