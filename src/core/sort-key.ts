/**
 * The order of Vietnamese dictionaries as a text that any program sorts byte by byte: syllable by syllable, first by
 * letters (a ă â b c d đ e ê … o ô ơ … u ư …), then by tone (none, huyền, hỏi, ngã, sắc, nặng).
 */
const letters = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const tones = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

const placeOf = new Map([...letters].map((letter, at) => [letter, String.fromCharCode(0x41 + at)]))

/** `Hòa` is `HOA"` in the alphabet of the key: sorts after `Hoa`, before `Hóa` and `Hoan`. Other characters stay. */
export const sortKey = (text: string): string =>
  text.normalize('NFC').trim().toLowerCase().split(/\s+/).map(syllableKey).join(' ')

const syllableKey = (syllable: string): string => {
  let key = ''
  let tone = 0
  for (const char of syllable) {
    const plain = placeOf.get(char)
    if (plain !== undefined) {
      key += plain
      continue
    }
    const marks = char.normalize('NFD')
    const found = tones.findIndex((mark) => marks.includes(mark))
    const letter = found < 0 ? char : marks.replace(tones[found] ?? '', '').normalize('NFC')
    if (found >= 0) tone = found + 1
    key += placeOf.get(letter) ?? letter
  }
  return key + String.fromCharCode(0x21 + tone)
}
