/** A day as lists hold it, and how far it is known. */
import { addDays, isPlainDate, type PlainDate, parseDate, plainDate } from '../dates.ts'
import { unaccent } from '../text.ts'
import type { Cell } from './import-fields.ts'
import { cellText, saysNothing } from './import-values.ts'
import type { BirthPrecision } from './imported-child.ts'

export type ReadDate = { date: PlainDate; precision: BirthPrecision } | 'not_in_calendar' | 'unreadable' | null

const excelEpoch = '1899-12-30' as PlainDate

/**
 * A day as lists hold it: a date cell, Excel's day number, `05/03/2019`, `3/5/19`, `tháng 5/2019`, `2019`.
 * A bare number is Excel's day number only where it falls between 1955 and `latest`, so that `50319` is not 2037.
 */
export const readDate = (cell: Cell | undefined, latest: PlainDate): ReadDate => {
  if (cell instanceof Date) {
    const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
    return isPlainDate(iso) ? { date: iso as PlainDate, precision: 'day' } : 'not_in_calendar'
  }
  const text = cellText(cell)
  if (saysNothing(text)) return null
  const day = parseDate(text)
  if (day && !/^\d{6}$/.test(text)) return { date: day, precision: 'day' }
  if (/^\d+(\.\d+)?$/.test(text)) return readBareNumber(text, typeof cell === 'number', latest)
  return readWrittenDate(text)
}

const readBareNumber = (text: string, isNumber: boolean, latest: PlainDate): ReadDate => {
  const value = Number(text)
  if (/^(19|20)\d{2}$/.test(text)) return { date: plainDate(value, 1, 1), precision: 'year' }
  if (value > 20_000 && value < 80_000) {
    const date = addDays(excelEpoch, Math.floor(value))
    if (date <= latest) return { date, precision: 'day' }
  }
  // A number cell drops the leading zero of 05032019.
  const digits = isNumber && (text.length === 7 || text.length === 5) ? `0${text}` : text
  if (!/^\d{6}$|^\d{8}$/.test(digits)) return 'unreadable'
  const day = parseDate(digits)
  if (day) return { date: day, precision: 'day' }
  const iso = /^(\d{4})(\d{2})(\d{2})$/.exec(digits)
  const turned = iso ? parseDate(`${iso[1]}-${iso[2]}-${iso[3]}`) : null
  return turned ? { date: turned, precision: 'day' } : 'not_in_calendar'
}

const readWrittenDate = (text: string): ReadDate => {
  const key = unaccent(text)
    .replace(/^(sinh|ns)\b[\s:]*/, '')
    .replace(/^ngay\s*/, '')
    .replace(/\s*(thang|nam)\s*/g, '/')
    .replace(/\s+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm|sa|ch)?$/, '')
    .replace(/[\\,.\s–—-]+/g, '/')
    .replace(/\/{2,}/g, '/')
    .replace(/^\/|\/$/g, '')
  const year = /^((?:19|20)\d{2})$/.exec(key)
  if (year) return { date: plainDate(Number(year[1]), 1, 1), precision: 'year' }
  const month = /^(\d{1,2})\/((?:19|20)\d{2})$/.exec(key) ?? flip(/^((?:19|20)\d{2})\/(\d{1,2})$/.exec(key))
  if (month) return readMonth(Number(month[2]), Number(month[1]))
  const full = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(key)
  if (full) {
    const fullYear = (full[3] as string).length === 2 ? 2000 + Number(full[3]) : Number(full[3])
    if (fullYear < 1900 || fullYear > 2199) return 'not_in_calendar'
    if (Number(full[1]) === 0)
      return Number(full[2]) === 0
        ? { date: plainDate(fullYear, 1, 1), precision: 'year' }
        : readMonth(fullYear, Number(full[2]))
    const day = parseDate(`${full[1]}/${full[2]}/${fullYear}`)
    return day ? { date: day, precision: 'day' } : 'not_in_calendar'
  }
  const iso = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(key)
  if (iso) {
    const day = parseDate(`${iso[1]}-${iso[2]}-${iso[3]}`)
    return day ? { date: day, precision: 'day' } : 'not_in_calendar'
  }
  return 'unreadable'
}

const flip = (match: RegExpExecArray | null): string[] | null =>
  match ? [match[0], match[2] as string, match[1] as string] : null

const readMonth = (year: number, month: number): ReadDate =>
  month >= 1 && month <= 12 ? { date: plainDate(year, month, 1), precision: 'month' } : 'not_in_calendar'

/** `25/03/2019` for `03/25/2019`: the likely meaning of a date written month first, or null. */
export const likelyDate = (text: string): string | null => {
  const match = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text)
  return match && Number(match[2]) > 12 && parseDate(`${match[2]}/${match[1]}/${match[3]}`)
    ? `${match[2]?.padStart(2, '0')}/${match[1]?.padStart(2, '0')}/${match[3]}`
    : null
}
