/**
 * What a syllable sounds like where letters are confused: ch/tr, s/x, l/n, d/đ/gi/r, i/y, c/k/q, ng/ngh, g/gh.
 * Many accents do not tell these apart, and so neither do lists written by ear.
 */

/** Of an unaccented syllable: `soundKey('trieu')` is `soundKey('chieu')`. Used to bring pairs together, never to decide. */
export const soundKey = (plain: string): string =>
  plain
    .replace(/^gi(?=[aeouy])|^g(?=i)|^[dr]/, 'z')
    .replace(/^(?:tr|ch)/, 'j')
    .replace(/^[sx]/, 's')
    .replace(/^ph/, 'f')
    .replace(/^ng?h(?=[^h])|^ng/, (start) => (start === 'nh' ? 'ñ' : 'ŋ'))
    .replace(/^gh/, 'g')
    .replace(/^qu/, 'kw')
    .replace(/^c(?!h)/, 'k')
    .replace(/^[ln]/, 'l')
    .replaceAll('y', 'i')
    .replace(/(.)\1+/g, '$1')

/** A number of 32 bits for a text (FNV-1a): the same on every machine, never 0. */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    hash = Math.imul(hash ^ (code & 255), 0x01000193)
    hash = Math.imul(hash ^ (code >>> 8), 0x01000193)
  }
  return hash >>> 0 || 1
}

/** Two numbers of 32 bits into one, order mattering (the finish of MurmurHash3); never 0. */
export const hashPair = (a: number, b: number): number => {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ 0x7f4a7c15, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0 || 1
}
