/** Every different syllable of a list once, by number: what names are made of, so that comparing names is comparing numbers. */
import { nameKey } from '../children/same-child.ts'
import { cleanText, unaccent } from '../text.ts'
import { hashText, soundKey } from './sound-key.ts'
import { undoTyping } from './typing-leftovers.ts'

/** The syllables in columns. Number 0 is no syllable. */
export type Syllables = {
  size: number
  /** The letters without marks, one byte each, from `start[n]` to `start[n + 1]`. */
  start: Int32Array
  letters: Uint8Array
  /** Equal for syllables that differ in marks alone. */
  plain: Uint32Array
  /** Equal for syllables that sound alike. */
  sound: Uint32Array
  /** 1 where the syllable has no mark. */
  unmarked: Uint8Array
  hasDigit: Uint8Array
}

export type SyllableBook = {
  /** The syllables of one word between spaces: `ThịHoa`, typed without a space, is two. */
  numbersOf: (word: string) => readonly number[]
  plainOf: (syllable: number) => string
  finish: (allocate: Allocate) => Syllables
}

/** Where columns are kept: `(bytes) => new ArrayBuffer(bytes)`, or shared memory where threads work together. */
export type Allocate = (bytes: number) => ArrayBufferLike

export const openSyllableBook = (): SyllableBook => {
  const byWord = new Map<string, readonly number[]>()
  const byKey = new Map<string, number>([['', 0]])
  const keys = ['']
  const plains = ['']

  const numberOf = (typed: string): number => {
    const text = undoTyping(cleanText(typed).toLowerCase())
    const key = nameKey(text).replaceAll(' ', '')
    let number = byKey.get(key)
    if (number === undefined) {
      number = keys.length
      byKey.set(key, number)
      keys.push(key)
      plains.push(unaccent(text).replace(/[^\p{L}\p{N}?]/gu, ''))
    }
    return number
  }

  return {
    numbersOf: (word) => {
      let numbers = byWord.get(word)
      if (numbers === undefined) {
        const parts = word
          .normalize('NFC')
          .replace(/(\p{Ll})(?=\p{Lu}\p{Ll})/gu, '$1 ')
          .split(' ')
        numbers = parts.map(numberOf).filter((n) => n !== 0)
        byWord.set(word, numbers)
      }
      return numbers
    },
    plainOf: (syllable) => plains[syllable] as string,
    finish: (allocate) => {
      const size = keys.length
      const start = new Int32Array(allocate(4 * (size + 1)))
      for (let n = 0; n < size; n++) start[n + 1] = start[n]! + plains[n]!.length
      const letters = new Uint8Array(allocate(start[size]!))
      const plain = new Uint32Array(allocate(4 * size))
      const sound = new Uint32Array(allocate(4 * size))
      const unmarked = new Uint8Array(allocate(size))
      const hasDigit = new Uint8Array(allocate(size))
      for (let n = 0; n < size; n++) {
        const text = plains[n] as string
        for (let i = 0; i < text.length; i++) letters[start[n]! + i] = text.charCodeAt(i)
        plain[n] = hashText(text)
        sound[n] = hashText(soundKey(text))
        unmarked[n] = keys[n] === text ? 1 : 0
        hasDigit[n] = /\d/.test(text) ? 1 : 0
      }
      return { size, start, letters, plain, sound, unmarked, hasDigit }
    },
  }
}
