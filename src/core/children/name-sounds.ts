/**
 * What a syllable of a name sounds like, so that the usual misspellings find it: y/i, ch/tr, s/x, l/n, d/gi/r (đ falls
 * to d with its accent), c/k/q, ng/ngh, g/gh. Tones and accents are gone already (`syllablesOf`).
 */
import { syllablesOf } from '../text.ts'

/** Longest first. Capitals stand for what is written with two letters, so that a key is the beginning of longer keys. */
const onsets: readonly (readonly [spelled: string, sound: string])[] = [
  ['ngh', 'N'],
  ['ng', 'N'],
  ['nh', 'H'],
  ['gh', 'g'],
  ['kh', 'K'],
  ['ch', 'C'],
  ['tr', 'C'],
  ['th', 'T'],
  ['ph', 'P'],
  ['b', 'b'],
  ['c', 'k'],
  ['d', 'd'],
  ['f', 'P'],
  ['g', 'g'],
  ['h', 'h'],
  ['k', 'k'],
  ['l', 'l'],
  ['m', 'm'],
  ['n', 'l'],
  ['p', 'p'],
  ['q', 'k'],
  ['r', 'd'],
  ['s', 's'],
  ['t', 't'],
  ['v', 'v'],
  ['x', 's'],
]

const vowel = /^[aeiouy]/

/** `triệu`, `chiệu` (unaccented) are both `Cieu`; `giang`, `dang`, `rang` are `dang`. */
export const soundOf = (syllable: string): string => {
  // "gi" is one consonant; its i is a vowel too where no other follows (gì, gìn) and before ê (giêng).
  if (syllable.startsWith('gi')) {
    const after = syllable.slice(2)
    return `d${rimeSound(/^[aouy]/.test(after) ? after : `i${after}`)}`
  }
  const [spelled = '', sound = ''] = onsets.find(([start]) => syllable.startsWith(start)) ?? []
  return `${sound}${rimeSound(syllable.slice(spelled.length))}`
}

const rimeSound = (rime: string): string => rime.replaceAll('y', 'i').replace(/k$/, 'c')

/**
 * How the sounds begin of every syllable that starts with what was typed so far: `t` may become `th` or `tr`, `gi` may
 * become `gia`.
 */
export const soundsStarting = (typed: string): string[] => {
  if (typed === 'gi') return ['d']
  if ([...typed].some((letter) => vowel.test(letter))) return [soundOf(typed)]
  const possible = onsets.filter(([spelled]) => spelled.startsWith(typed)).map(([, sound]) => sound)
  return possible.length === 0
    ? [soundOf(typed)]
    : [...new Set([...possible, ...('gi'.startsWith(typed) ? ['d'] : [])])]
}

/** Each syllable of a name once, as it is written without accents and as it sounds. */
export const nameSounds = (fullName: string): { token: string; sound: string }[] =>
  [...new Set(syllablesOf(fullName))].map((token) => ({ token, sound: soundOf(token) }))
