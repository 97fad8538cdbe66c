/** Days, times and numbers as officials write them; the same in both languages, so that a paper reads alike. */
import {
  dayInVietnam,
  formatDate,
  Instant,
  type PlainDate,
  timeInVietnam,
  weekdayName,
  weekdayOf,
} from '#core/dates.ts'
import { formatNumber } from '#core/numbers.ts'
import type { Language } from './language.tsx'

export { formatDate, formatNumber }

/** `16/11/2026 · 07:42` of an instant as the API writes it. */
export const formatMoment = (instant: string): string => {
  const moment = Instant.parse(new Date(instant).toISOString())
  return `${formatDate(dayInVietnam(moment))}\u00a0· ${timeInVietnam(moment)}`
}

/** `19/11`: a day whose year is plain from what stands around it. */
export const formatDayMonth = (date: PlainDate): string => formatDate(date).slice(0, 5)

const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** `Thứ Hai`, `Monday`. */
export const formatWeekday = (date: PlainDate, language: Language): string =>
  language === 'vi' ? weekdayName(date) : (englishDays[weekdayOf(date)] as string)

/** `540.000 đ`. */
export const formatMoney = (dong: number): string => `${formatNumber(dong, 0)}\u00a0đ`

/** `98,8%`, `6,2‰`; other units stand after a space. */
export const formatRate = (rate: number, unit: string, digits = 1): string =>
  unit === '%' || unit === '‰' ? `${formatNumber(rate, digits)}${unit}` : `${formatNumber(rate, digits)}\u00a0${unit}`

/** `1,2 MB`. */
export const formatSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, bytes / 1000), 0)}\u00a0KB`
    : `${formatNumber(bytes / 1_000_000, 1)}\u00a0MB`
