/** Ages and scores in words, and numbers as they are typed: `8,4` and `8.4` are the same. */
import { formatNumber } from '../i18n/format.ts'
import type { HealthText } from './health-text.ts'

/** The number typed, `null` while nothing is, or `unread`. */
export const readDecimal = (typed: string): number | null | 'unread' => {
  const text = typed.trim().replace(/\s*(kg|cm)$/i, '')
  if (text === '') return null
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(text)) return 'unread'
  return Number(text.replace(',', '.'))
}

export const signed = (z: number, digits = 1): string => {
  const text = formatNumber(z, digits)
  return z > 0 && text !== '0' ? `+${text}` : text
}

/** `7 tháng`, `3 tuổi`, `3 tuổi 4 tháng`. */
export const ageInWords = (ageDays: number, text: HealthText): string => {
  const months = Math.floor(ageDays / 30.4375 + 0.02)
  if (months < 24) return text.months(String(months))
  const years = Math.floor(months / 12)
  return months % 12 === 0 ? text.years(String(years)) : text.yearsMonths(String(years), String(months % 12))
}
