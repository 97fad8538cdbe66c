/** Slips in one text: of a hand, an ear, a keyboard that writes no marks or writes them as letters. */
import { unaccent } from '../text.ts'
import type { Random } from './random.ts'

const beside: Record<string, string> = {
  a: 'sqz',
  b: 'vgn',
  c: 'xvd',
  d: 'sfe',
  e: 'wrd',
  g: 'fht',
  h: 'gjn',
  i: 'uok',
  k: 'jli',
  l: 'kop',
  m: 'nk',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbg',
  x: 'zcs',
  y: 'tuh',
}

/** One letter of a name doubled, dropped, swapped with the next or taken for its neighbour on the keyboard. */
export const mistype = (random: Random, text: string): string => {
  const letters = [...text.normalize('NFC')]
  const places = letters.flatMap((letter, n) => (/\p{L}/u.test(letter) ? [n] : []))
  if (places.length === 0) return text
  const at = random.pick(places)
  const letter = letters[at] as string
  const kind = random.whole(0, 3)
  if (kind === 0 && places.length > 3) letters.splice(at, 1)
  else if (kind === 1) letters.splice(at, 0, letter.toLowerCase())
  else if (kind === 2 && at + 1 < letters.length && letters[at + 1] !== ' ')
    [letters[at], letters[at + 1]] = [letters[at + 1] as string, letter]
  else letters[at] = random.pick([...(beside[unaccent(letter)] ?? 'aeo')])
  return letters.join('')
}

const marks = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
/** Another tone on one syllable, or none. */
export const wrongTone = (random: Random, text: string): string => {
  const words = text.split(' ')
  const at = random.whole(0, words.length - 1)
  const bare = (words[at] as string).normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
  const vowels = [...bare.matchAll(/[aeiouy][\u0302\u0306\u031b]*/gi)]
  if (vowels.length === 0) return text
  const vowel = random.pick(vowels)
  const end = vowel.index + vowel[0].length
  words[at] = (bare.slice(0, end) + (random.chance(0.3) ? '' : random.pick(marks)) + bare.slice(end)).normalize('NFC')
  return words.join(' ')
}

const heard: readonly (readonly [RegExp, string])[] = [
  [/\bTr/, 'Ch'],
  [/\bCh/, 'Tr'],
  [/\bS/, 'X'],
  [/\bX/, 'S'],
  [/\bL/, 'N'],
  [/\bN(?![gh])/, 'L'],
  [/\bD/, 'Gi'],
  [/\bGi(?=[aàáảãạâăeêoôơuư])/, 'D'],
  [/\bR/, 'D'],
  [/ý\b/, 'í'],
  [/y\b/, 'i'],
  [/i\b/, 'y'],
  [/ỳ\b/, 'ì'],
  [/\bĐ/, 'D'],
]
export const misheard = (random: Random, text: string): string => {
  const able = heard.filter(([from]) => from.test(text))
  if (able.length === 0) return mistype(random, text)
  const [from, to] = random.pick(able)
  return text.replace(from, to)
}

const telexTones: Record<string, string> = { '\u0300': 'f', '\u0301': 's', '\u0303': 'x', '\u0309': 'r', '\u0323': 'j' }
export const asTelex = (text: string): string =>
  text
    .split(' ')
    .map((word) => {
      let tone = ''
      const rest = word.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
        tone = telexTones[mark] as string
        return ''
      })
      return (
        rest
          .replace(/([aeo])\u0302/gi, (_, v: string) => v + v.toLowerCase())
          .replace(/([aou])[\u0306\u031b]/gi, '$1w')
          .replace(/đ/g, 'dd')
          .replace(/Đ/g, 'Dd') + tone
      )
    })
    .join(' ')

/** Without marks, capitals kept. */
export const unaccentedCase = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
