/** The personal number in a list, and whether it agrees with what else is known of the child. */
import { type PlainDate, yearOf } from '../dates.ts'
import type { Cell } from './import-fields.ts'
import { cellText, saysNothing, type Unreadable, unreadable } from './import-values.ts'

/** Twelve digits; a number cell has lost the zeros in front, which every province code of the number begins with. */
export const readPersonalNumber = (
  cell: Cell | undefined,
): { number: string; restored: boolean } | null | Unreadable => {
  const text = cellText(cell)
  if (saysNothing(text)) return null
  const digits = text.replace(/[\s.·_-]/g, '')
  if (/^\d{12}$/.test(digits)) return { number: digits, restored: false }
  if (typeof cell === 'number' && /^\d{10,11}$/.test(digits))
    return { number: digits.padStart(12, '0'), restored: true }
  return unreadable
}

/**
 * Whether a personal number agrees with sex and year of birth: digit 4 holds century and sex, digits 5–6 the year.
 * Basis: 137-2015-nd-cp, Article 13 (structure kept by 70-2024-nd-cp, not confirmed on the text).
 */
export const personalNumberDisagrees = (
  number: string,
  sex: 'male' | 'female' | null,
  birth: PlainDate,
): 'sex' | 'year' | null => {
  const marker = Number(number[3])
  const year = 1900 + Math.floor(marker / 2) * 100 + Number(number.slice(4, 6))
  if (year !== yearOf(birth)) return 'year'
  return sex !== null && (marker % 2 === 0 ? 'male' : 'female') !== sex ? 'sex' : null
}
