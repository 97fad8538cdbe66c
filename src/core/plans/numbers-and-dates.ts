/** Days and codes as administrative documents print them. Patterns are for folded text (`fold`). */
import { isPlainDate } from '../dates.ts'

/** A day with its year: "07/01/2021", "07-01-2021", "07.01.2021", "07 tháng 01 năm 2021". Groups: day, month, year twice. */
export const fullDate =
  '(?:(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})|(\\d{1,2})\\s*tháng\\s*(\\d{1,2})\\s*năm\\s*(\\d{4}))'

const dateAlone = new RegExp(`(?<!\\d)${fullDate}(?!\\d)`, 'u')

/** Reads the first day with its year in the text; null when there is none or no such day exists. */
export const findFullDate = (low: string): { date: string | null; start: number; end: number } | null => {
  const match = dateAlone.exec(low)
  if (!match) return null
  const [day, month, year] = match[1] ? [match[1], match[2], match[3]] : [match[4], match[5], match[6]]
  return { date: isoDate(year!, month!, day!), start: match.index, end: match.index + match[0].length }
}

/** `isoDate('2025', '2', '3')` is `2025-02-03`; null for a day that does not exist. */
export const isoDate = (year: string, month: string, day: string): string | null => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(text) ? text : null
}

/** `monthDay('11', '20')` is `11-20`; null for a day that no year has. */
export const monthDayOf = (month: string, day: string): string | null => isoDate('2024', month, day)?.slice(5) ?? null

/** Numbers of targets: "09" is 9. */
export const sameNumber = (a: string, b: string): boolean => a.replace(/^0+(?=\d)/, '') === b.replace(/^0+(?=\d)/, '')
