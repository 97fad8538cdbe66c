/**
 * What a cell says. Every reader answers with a value, with null ("the list does not say") or with `unreadable`:
 * something stands there that is not understood, and nothing is made up for it.
 */
import { isPlainDate } from '../dates.ts'
import { cleanText, unaccent } from '../text.ts'
import type { Cell } from './import-fields.ts'

export const unreadable: unique symbol = Symbol('unreadable')
export type Unreadable = typeof unreadable

const plain = /^[\x21-\x7e\u00c0-\u02af\u1e00-\u1ef9]+(?: [\x21-\x7e\u00c0-\u02af\u1e00-\u1ef9]+)*$/

/** The text of a cell as people read it: a day as dd/mm/yyyy, a leading apostrophe of Excel dropped. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') {
    const text = plain.test(cell) ? cell : cleanText(cell)
    return text.startsWith("'") ? text.slice(1).trim() : text
  }
  if (typeof cell === 'number')
    return Number.isSafeInteger(cell) ? String(cell) : Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (Number.isNaN(cell.getTime())) return ''
  const iso = cell.toISOString().slice(0, 10)
  return isPlainDate(iso) ? `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}` : iso
}

const makeWordKey = (text: string): string =>
  unaccent(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

// "Có", "Nữ", "Tiểu học" come back in every row; what was once worked out is kept, within a bound.
const shortKeys = new Map<string, string>()

/** Lower case without marks and punctuation, for comparing words. */
export const wordKey = (text: string): string => {
  if (text.length > 24) return makeWordKey(text)
  let key = shortKeys.get(text)
  if (key === undefined) {
    key = makeWordKey(text)
    if (shortKeys.size < 10_000) shortKeys.set(text, key)
  }
  return key
}

const unknownWords = new Set(
  [
    '?',
    '-',
    '.',
    'khong ro',
    'chua ro',
    'khong biet',
    'chua biet',
    'khong xac dinh',
    'chua xac dinh',
    'kxd',
    'cxd',
    'n a',
    'na',
    'null',
    'unknown',
  ].map((w) => wordKey(w) || w),
)

/** True for an empty cell and for words that say that nobody knows: `?`, `-`, `không rõ`. */
export const saysNothing = (text: string): boolean =>
  text.length < 20 &&
  (text === '' || /^[\s.?…_–—-]+$/.test(text) || (/^[kcnu]/i.test(text) && unknownWords.has(wordKey(text))))

/** `#REF!`, `#N/A`: what Excel leaves where a formula failed. */
export const isExcelError = (text: string): boolean =>
  /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/.test(text)
