/** A child's name, whole or in two columns. */
import { isPlainDate } from '../dates.ts'
import type { ImportField } from './import-fields.ts'
import type { RowCells } from './row-cells.ts'

/** Marks that stand in no Vietnamese name typed in Unicode, and in most typed with TCVN3 (".VnTime") fonts. */
export const looksLikeOldFont = (text: string): boolean => /[\u00a6-\u00ac\u00ae\u00b5-\u00bf]/.test(text)

/** `TRIỆU A SỐNG` becomes `Triệu A Sống`. */
const titleCase = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

export const readName = (cells: RowCells): string | null => {
  const { complain, has, textOf } = cells
  let field: ImportField = 'fullName'
  let name = textOf('fullName', 100)
  if (name === null && (has('familyName') || has('givenName'))) {
    field = has('familyName') ? 'familyName' : 'givenName'
    name = [textOf('familyName', 100), textOf('givenName', 100)].filter((part) => part !== null).join(' ') || null
  }
  if (name === null) {
    if (!cells.refused) complain('name_missing', field, '')
    return null
  }
  if (looksLikeOldFont(name)) complain('old_font', field, name)
  else if (!/\p{L}/u.test(name) || readDateLike(name)) complain('name_unreadable', field, name)
  else {
    if (/\d/.test(name)) complain('name_has_digits', field, name)
    if (name.length > 3 && (name === name.toUpperCase() || name === name.toLowerCase())) {
      complain('name_case', field, name, { suggestion: titleCase(name) })
    }
    if (!name.includes(' ')) complain('name_one_word', field, name)
  }
  return name
}

const readDateLike = (text: string): boolean => /^[\d/.\-\s]+$/.test(text) || isPlainDate(text)
