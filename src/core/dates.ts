/**
 * Days and instants as text.
 *
 * A `PlainDate` is a day of the calendar in Asia/Ho_Chi_Minh, `YYYY-MM-DD`; an `Instant` is a moment with its zone,
 * ISO 8601. Legal days are days in Vietnam, so nothing here reads a clock or a time zone of the machine: whoever calls
 * passes `today` and `now`.
 */
import { z } from 'zod'

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** True for a day that exists, written `YYYY-MM-DD`, between the years 1900 and 2199. */
export const isPlainDate = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** A day, `YYYY-MM-DD`. */
export const PlainDate = z.string().refine(isPlainDate, { message: 'plain_date' }).brand<'PlainDate'>()
export type PlainDate = z.infer<typeof PlainDate>

/** A day that figures may be read on: the years that a register, a plan or a report may speak of. */
export const FigureDay = PlainDate.refine((day) => day >= '2000-01-01' && day <= '2100-12-31', {
  message: 'figure_day',
})

/**
 * A moment, ISO 8601 with zone, such as `2026-11-16T07:42:00.000Z`. Without the year 0 and without zones beyond those of
 * the Earth: PostgreSQL knows neither.
 */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine((text) => !/^0000|[+-](?:1[5-9]|2\d):\d\d$/.test(text), { message: 'instant' })
  .brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** Makes a `PlainDate` of year, month and day; throws `RangeError` when the day does not exist. */
export const plainDate = (year: number, month: number, day: number): PlainDate => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!isPlainDate(text)) throw new RangeError(`no such day: ${text}`)
  return text as PlainDate
}

/** The parts of a day as numbers. */
export const partsOf = (date: PlainDate): { year: number; month: number; day: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))

/** Days since 1970-01-01 (days_from_civil, Howard Hinnant). */
export const dayNumber = (date: PlainDate): number => {
  const { year, month, day } = partsOf(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The day with that number (civil_from_days, Howard Hinnant): the inverse of `dayNumber`. */
export const dayOfNumber = (number: number): PlainDate => {
  const z0 = number + 719468
  const era = Math.floor(z0 / 146097)
  const dayOfEra = z0 - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return plainDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * mp + 2) / 5) + 1)
}

/** `addDays('2026-02-28', 1)` is `2026-03-01`. */
export const addDays = (date: PlainDate, days: number): PlainDate => dayOfNumber(dayNumber(date) + days)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from)

/** The same day `years` later; 29 February becomes 28 February where the year has none. */
export const addYears = (date: PlainDate, years: number): PlainDate => {
  const { year, month, day } = partsOf(date)
  return plainDate(year + years, month, Math.min(day, daysInMonth(year + years, month)))
}

/**
 * Completed years of age on a day. A person born on 29 February completes the year on 1 March of a common year,
 * since the day before is not yet past (Civil Code 91/2015, Article 148: a period ends at the end of its last day).
 */
export const ageOn = (birth: PlainDate, day: PlainDate): number => {
  const b = partsOf(birth)
  const d = partsOf(day)
  return d.year - b.year - (d.month < b.month || (d.month === b.month && d.day < b.day) ? 1 : 0)
}

/** The day, in Vietnam (UTC+7, no daylight saving), at an instant. */
export const dayInVietnam = (instant: Instant): PlainDate => {
  const ms = instantMs(instant) + 7 * 3_600_000
  return dayOfNumber(Math.floor(ms / 86_400_000))
}

/** Hours and minutes, in Vietnam, at an instant: `07:42`. */
export const timeInVietnam = (instant: Instant): string => {
  const minutes = Math.floor((instantMs(instant) + 7 * 3_600_000) / 60_000)
  const ofDay = ((minutes % 1440) + 1440) % 1440
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`
}

/** Milliseconds since 1970-01-01T00:00Z. */
export const instantMs = (instant: Instant): number => Date.parse(instant)

/** `16/11/2026`. */
export const formatDate = (date: PlainDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

const weekdays = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (date: PlainDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7

/** `Thứ Hai`. */
export const weekdayName = (date: PlainDate): string => weekdays[weekdayOf(date)] as string

/**
 * Reads a day as people write it: `05/03/2019`, `5-3-2019`, `5.3.2019`, `05032019`, `050319`, `2019-03-05`.
 * Two-digit years mean 2000 to 2099, since the register holds children. Returns null when there is no such day.
 */
export const parseDate = (text: string): PlainDate | null => {
  const clean = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(clean)
  if (iso) return tryDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})$/.exec(clean)
  if (parts) return tryDate(fullYear(parts[3] as string), Number(parts[2]), Number(parts[1]))
  const run = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(clean)
  if (run) return tryDate(fullYear(run[3] as string), Number(run[2]), Number(run[1]))
  return null
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

const tryDate = (year: number, month: number, day: number): PlainDate | null => {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return plainDate(year, month, day)
}
