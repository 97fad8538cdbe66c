/** Measures in words: `đạt ít nhất 98%, 2030` for reading, `≥ 98%` for a table. */
import { formatNumber } from '#core/numbers.ts'
import type { Direction, Measure } from '#core/plans/plan-reading.ts'
import type { Language } from '../i18n/language.tsx'

export type MeasureAim = Pick<Measure, 'direction' | 'value' | 'value2' | 'unit' | 'year' | 'per'>

export const directionWords: Record<Language, Record<Direction, string>> = {
  vi: {
    at_least: 'đạt ít nhất',
    above: 'trên',
    at_most: 'không quá',
    below: 'dưới',
    exactly: 'đúng bằng',
    decrease: 'giảm',
    increase: 'tăng',
    eliminate: 'xóa bỏ',
    achieve: 'đạt tiêu chuẩn',
    maintain: 'duy trì',
  },
  en: {
    at_least: 'at least',
    above: 'above',
    at_most: 'at most',
    below: 'below',
    exactly: 'exactly',
    decrease: 'fall',
    increase: 'rise',
    eliminate: 'eliminate',
    achieve: 'meet the standard',
    maintain: 'keep',
  },
}

const signs: Partial<Record<Direction, string>> = { at_least: '≥', above: '>', at_most: '≤', below: '<' }

/** Units that a plan prints, as the choice of a form shows them. */
export const unitWords: Record<Language, Record<string, string>> = {
  vi: {
    '%': '%',
    '‰': '‰',
    per_1000: 'trên 1.000',
    per_500: 'trên 500',
    per_100000: 'trên 100.000',
    count: 'số lượng',
  },
  en: {
    '%': '%',
    '‰': '‰',
    per_1000: 'per 1,000',
    per_500: 'per 500',
    per_100000: 'per 100,000',
    count: 'a count',
  },
}

const behind: Record<string, string> = {
  '%': '%',
  '‰': '‰',
  per_1000: '/1.000',
  per_500: '/500',
  per_100000: '/100.000',
  count: '',
}

/** `98%`, `6/1.000`, `12 cuộc`. Numbers keep the decimals they were typed with. */
export const withUnit = (number: string, unit: string | null): string =>
  unit === null ? number : `${number}${behind[unit] ?? `\u00a0${unit}`}`

const levelOf = ({ value, value2, unit }: MeasureAim): string =>
  value === null ? '' : withUnit(formatNumber(value, 6) + (value2 === null ? '' : `–${formatNumber(value2, 6)}`), unit)

const everyYear = { vi: 'mỗi năm', en: 'each year' } as const

/** The level to reach without its year: `đạt ít nhất 98%`, `giảm 3–5% mỗi năm`. */
export const aimInWords = (measure: MeasureAim, language: Language): string => {
  const full = measure.direction === 'at_least' && measure.value === 100 && measure.unit === '%'
  const words = full ? { vi: 'đạt', en: 'reach' }[language] : directionWords[language][measure.direction]
  return [words, levelOf(measure), measure.per === 'year' ? everyYear[language] : '']
    .filter((part) => part !== '')
    .join('\u00a0')
}

/** With the year: `đạt ít nhất 98%, 2030`. */
export const measureInWords = (measure: MeasureAim, language: Language): string =>
  aimInWords(measure, language) + (measure.year === null ? '' : `, ${measure.year}`)

/** As a table shows it: `≥ 98%`, `100%`, `giảm 3–5% mỗi năm`. */
export const aimInSigns = (measure: MeasureAim, language: Language): string => {
  const sign = signs[measure.direction]
  if (sign === undefined && measure.direction !== 'exactly') return aimInWords(measure, language)
  const value = levelOf(measure)
  if (measure.direction === 'exactly' || (measure.value === 100 && measure.unit === '%')) return value
  return `${sign}\u00a0${value}`
}

/** `tỷ lệ trẻ em…` begins a line of its own with a capital. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
