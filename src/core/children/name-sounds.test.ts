import fc from 'fast-check'
import { expect, test } from 'vitest'
import { syllablesOf } from '../text.ts'
import { nameSounds, soundOf, soundsStarting } from './name-sounds.ts'

const soundsOf = (name: string): string[] => syllablesOf(name).map(soundOf)

test('a name is found by how it sounds, tones and accents apart', () => {
  for (const [written, meant] of [
    ['Chiệu Thị Mai', 'Triệu Thị Mai'],
    ['Xùng A Sài', 'Sùng A Xài'],
    ['Lông Thị Nan', 'Nông Thị Lan'],
    ['Răng Thị Giung', 'Giang Thị Dung'],
    ['Nguyễn Thúi', 'Nguiễn Thúy'],
    ['Quốc', 'Cuốc'],
    ['Kim', 'Cim'],
    ['Ngọc Nghĩa', 'Nghọc Ngĩa'],
    ['Gấm', 'Ghấm'],
    ['Giêng', 'Diêng'],
    ['Đắk', 'Đắc'],
  ] as const)
    expect(soundsOf(written), written).toEqual(soundsOf(meant))
})

test('other names stay apart', () => {
  for (const [one, other] of [
    ['Nhi', 'Ni'],
    ['Thanh', 'Tanh'],
    ['Lan', 'Lang'],
    ['Khang', 'Cang'],
    ['Phan', 'Ban'],
  ] as const)
    expect(soundsOf(one), one).not.toEqual(soundsOf(other))
})

/** How each beginning is misspelled. */
const spellings = [
  ['ch', 'tr'],
  ['s', 'x'],
  ['l', 'n'],
  ['d', 'r'],
  ['c', 'k'],
  ['ng', 'ngh'],
  ['g', 'gh'],
] as const
const rimes = [
  'a',
  'an',
  'ang',
  'anh',
  'e',
  'em',
  'iem',
  'o',
  'ong',
  'uong',
  'u',
  'uy',
  'y',
  'i',
  'oai',
  'ieu',
  'at',
  'ac',
]
const rime = fc.constantFrom(...rimes)
const begin = fc.constantFrom(...spellings)

test('any misspelling of the usual kinds has the same sound', () => {
  fc.assert(
    fc.property(begin, rime, ([one, other], rest) => {
      // "g" before i is another consonant (gi); "c" and "ng" before i, e, y are what is misspelled.
      if (one === 'g' && /^[iy]/.test(rest)) return
      expect(soundOf(one + rest)).toBe(soundOf(other + rest))
      expect(soundOf(one + rest.replaceAll('y', 'i'))).toBe(soundOf(other + rest.replaceAll('i', 'y')))
    }),
  )
  fc.assert(
    fc.property(fc.constantFrom('a', 'ang', 'ao', 'ap', 'o', 'ung', 'ua'), (rest) => {
      expect(soundOf(`gi${rest}`)).toBe(soundOf(`d${rest}`))
    }),
  )
})

test('what is typed so far finds every syllable that begins so', () => {
  const syllable = fc
    .tuple(fc.constantFrom(...spellings.flat(), 'nh', 'th', 'kh', 'ph', 'gi', 'q', 'b', 'm', 'v', 't', 'h', ''), rime)
    .map(([onset, rest]) => (onset === 'q' ? `qu${rest}` : onset + rest))
  fc.assert(
    fc.property(syllable, fc.nat(), (whole, at) => {
      const typed = whole.slice(0, 1 + (at % whole.length))
      const starts = soundsStarting(typed)
      expect(
        starts.some((start) => soundOf(whole).startsWith(start)),
        `${typed} of ${whole}`,
      ).toBe(true)
    }),
  )
})

test('each syllable of a name stands once', () => {
  expect(nameSounds('Bàn A A-Phúc')).toEqual([
    { token: 'ban', sound: 'ban' },
    { token: 'a', sound: 'a' },
    { token: 'phuc', sound: 'Puc' },
  ])
})
