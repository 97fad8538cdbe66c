/** Dates, sex and numbers of a row as small numbers; what cannot be read is "not known" and says nothing. */
import { readDate } from '../children/import-dates.ts'
import { saysNothing, wordKey } from '../children/import-values.ts'
import { memo } from '../children/memo.ts'
import type { PlainDate } from '../dates.ts'

const iso = /^(\d{4})-(\d{2})-(\d{2})$/
const latest = '2199-12-31' as PlainDate

/**
 * A birthday as one number, `20190305`; a month as `20190300`, a year as `20190000`, not known as 0. Month and day that
 * were written the American way (`03/25/2019`) are turned, since no other reading exists.
 */
export const readBirthDate = memo((text: string): number => {
  const clean = text.trim()
  const quick = iso.exec(clean)
  const read = readDate(clean, latest)
  if (read !== null && typeof read === 'object') {
    const [year, month, day] = read.date.split('-').map(Number) as [number, number, number]
    return year * 10_000 + (read.precision === 'year' ? 0 : month * 100 + (read.precision === 'month' ? 0 : day))
  }
  // No such day: perhaps the month stands first, else the year still holds.
  const parts = quick
    ? [quick[3], quick[2], quick[1]]
    : /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(clean)?.slice(1)
  if (!parts) return 0
  const [first, second, year] = parts.map(Number) as [number, number, number]
  if (year < 1900 || year > 2199) return 0
  return second > 12 && second <= 31 && first >= 1 && first <= 12 ? year * 10_000 + first * 100 + second : year * 10_000
})

/** 1 male, 2 female, 0 not known. */
export const readSexCode = memo((text: string): number => {
  const key = wordKey(text)
  if (['nam', 'trai', 'm', 'male', 'boy', 'con trai', '1'].includes(key)) return 1
  if (['nu', 'gai', 'f', 'female', 'girl', 'con gai', '0', '2'].includes(key)) return 2
  return 0
})

/**
 * A personal number as a number with the zeros in front restored by its length: `099219000123` and `99219000123` are one.
 * What is shorter than nine digits, all one digit, or cut by a spreadsheet (`3.8E+11`) says nothing.
 */
export const readPersonalNumber = (text: string): number => {
  if (text === '' || saysNothing(text) || /\d[.,]\d+e\+?\d+/i.test(text)) return 0
  const digits = text
    .replace(/[.,]0+$/, '')
    .replace(/[oO]/g, '0')
    .replace(/[lI|]/g, '1')
    .replace(/\D/g, '')
  if (digits.length < 8 || digits.length > 14 || /^(\d)\1*$/.test(digits)) return 0
  return Number(digits)
}

/** A commune's code as it should be: five digits, without the province's before it. Names of communes stay words. */
export const readCommuneCode = memo((text: string): string => {
  if (text === '' || saysNothing(text)) return ''
  const code = text.trim().replace(/\.0+$/, '')
  const last = /(\d{1,5})$/.exec(code)
  if (last && /^[\d/.\-\s]+$/.test(code)) return (last[1] as string).padStart(5, '0')
  return wordKey(code).replace(/^(xa|phuong|thi tran|dac khu) /, '')
})
