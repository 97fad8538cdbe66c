/** Vietnamese text: normal form, diacritics, tokens for search and comparison. */

/** NFC, with non-breaking and zero-width characters turned plain, spaces folded and ends trimmed. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

/** Text that can be kept: PostgreSQL refuses NUL, and half of a surrogate pair is no character. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

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
