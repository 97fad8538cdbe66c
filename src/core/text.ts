/** Vietnamese text: normal form, diacritics, tokens for search and comparison. */

/** NFC, with non-breaking, zero-width and direction characters turned plain, spaces folded and ends trimmed. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

/** Text that can be kept: PostgreSQL refuses NUL, and half of a surrogate pair is no character. */
export const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Cs}/u.test(text)

/** A file's own name, without the folders before it and without characters that turn what is shown around. */
export const fileNameOf = (name: string): string => cleanText(name.replace(/^.*[\\/]/s, '')) || 'tep'

/** Without diacritics, lower case: `Đặng Thị Ánh` is `dang thi anh`. */
export const unaccent = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .normalize('NFC')

/** Unaccented syllables: `Bàn A-Phúc` is `['ban', 'a', 'phuc']`. */
export const syllablesOf = (text: string): string[] =>
  unaccent(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((s) => s !== '')
