/** Comparing Vietnamese words: both ways of placing tone marks, any case, any dash, letters as the edge of a word. */

const movedTones: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
}

const lowerOf = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : [...text].map((c) => (c.length === 1 ? lowerUnit(c) : c)).join('')
}

const lowerUnit = (c: string): string => (c.toLowerCase().length === 1 ? c.toLowerCase() : c)

/**
 * The same text for comparing, character by character as long as the original: lower case, tone marks in the new
 * place ("hoà" → "hòa", "Uỷ" → "ủy"), every dash `-`, every space ` `. Patterns in this folder are written for it.
 */
export const fold = (text: string): string =>
  lowerOf(text)
    .replace(/(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![\p{L}])/gu, (two) => movedTones[two] ?? two)
    .replace(/[‐-―−﹣－]/g, '-')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')

/** A pattern for folded text whose ends are the ends of words: `words('trên|hơn')` finds neither "trênh" nor "xtrên". */
export const words = (pattern: string, flags = ''): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, `u${flags}`)

/** True when every letter is a capital and there are at least `least` of them. */
export const isCapitals = (text: string, least = 2): boolean => {
  const letters = text.match(/\p{L}/gu)
  return letters !== null && letters.length >= least && text === text.toUpperCase()
}

/** True when the text begins with a small letter, so that it can only continue what stood before. */
export const startsSmall = (text: string): boolean => /^["'“(]?\p{Ll}/u.test(text)

/** First letter small, the rest as it is: `Tỷ lệ` → `tỷ lệ`. */
export const trimPunctuation = (text: string): string =>
  text.replace(/^[\s,;:.\-–—•+*]+/, '').replace(/[\s,;:.\-–—/]+$/, '')
