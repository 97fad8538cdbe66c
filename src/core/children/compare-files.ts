/** Two files side by side: how each field agrees, in the words of a person who looks at them. */
import { cleanText, unaccent } from '../text.ts'
import { editDistance } from './edit-distance.ts'
import type { ImportedChild } from './imported-child.ts'

export type Agreement = 'same' | 'near' | 'different' | 'unknown'

const plain = (text: string): string => unaccent(cleanText(text)).toLowerCase()

/** `near`: the same without diacritics and capitals, or up to two letters apart. */
export const textAgreement = (a: string | null, b: string | null): Agreement => {
  if (a === null || b === null) return 'unknown'
  if (cleanText(a).toLowerCase() === cleanText(b).toLowerCase()) return 'same'
  return editDistance(plain(a), plain(b)) <= 2 ? 'near' : 'different'
}

/** Same day; near: the year alone agrees as far as it is known, day and month exchanged, or one digit differs. */
export const dateAgreement = (
  a: Pick<ImportedChild, 'birthDate' | 'birthPrecision'>,
  b: Pick<ImportedChild, 'birthDate' | 'birthPrecision'>,
): Agreement => {
  if (a.birthDate === b.birthDate && a.birthPrecision === b.birthPrecision) return 'same'
  const [yearA, monthA, dayA] = a.birthDate.split('-')
  const [yearB, monthB, dayB] = b.birthDate.split('-')
  if (a.birthPrecision !== 'day' || b.birthPrecision !== 'day') return yearA === yearB ? 'near' : 'different'
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 'near'
  const digits = [...a.birthDate].filter((digit, at) => digit !== b.birthDate[at]).length
  return digits === 1 ? 'near' : 'different'
}
