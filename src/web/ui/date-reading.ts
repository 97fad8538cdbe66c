/** What a person typed as a day: `01/02/2019`, `010219`, and where allowed `02/2019` or `2019`. */
import { type PlainDate, parseDate, plainDate } from '#core/dates.ts'

export type DatePrecision = 'day' | 'month' | 'year'
export type DateReading =
  | { ok: true; date: PlainDate; precision: DatePrecision }
  | { ok: false; why: 'unread' | 'no_month' }
  | { ok: false; why: 'short_month'; month: string; days: number }

/** `readDate('31/02/2026')` says that month 2/2026 has only 28 days. `partial` allows month and year, or a year. */
export const readDate = (text: string, partial: boolean): DateReading => {
  const typed = text.trim()
  if (partial) {
    const year = /^(\d{4})$/.exec(typed)
    if (year) return whole(Number(year[1]), 1, 'year')
    const month = /^(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(typed)
    if (month)
      return Number(month[1]) > 12 ? { ok: false, why: 'no_month' } : whole(Number(month[2]), Number(month[1]), 'month')
  }
  const date = parseDate(typed)
  if (date) return { ok: true, date, precision: 'day' }
  return { ok: false, ...whyNot(typed) }
}

const whole = (year: number, month: number, precision: DatePrecision): DateReading => {
  try {
    return { ok: true, date: plainDate(year, month, 1), precision }
  } catch {
    return { ok: false, why: 'unread' }
  }
}

const whyNot = (
  typed: string,
): { why: 'unread' | 'no_month' } | { why: 'short_month'; month: string; days: number } => {
  const parts = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed)
  if (!parts) return { why: 'unread' }
  const [day, month, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (month < 1 || month > 12) return { why: 'no_month' }
  const days = [31, 30, 29, 28].find((last) => parseDate(`${last}/${month}/${year}`) !== null)
  return days !== undefined && day > days ? { why: 'short_month', month: `${month}/${year}`, days } : { why: 'unread' }
}
