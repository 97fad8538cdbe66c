/** Every different name of a list once, by number, as a row of syllables. Villages are kept the same way. */
import { saysNothing } from '../children/import-values.ts'
import { hashPair } from './sound-key.ts'
import type { Allocate, SyllableBook, Syllables } from './syllable-book.ts'

/** The names in columns. Number 0 is no name. */
export type Names = {
  size: number
  start: Int32Array
  syllables: Int32Array
  /** Equal for names that differ in marks alone; `rest` is the name without its last syllable. */
  plain: Uint32Array
  plainRest: Uint32Array
  /** Sounds: of all syllables in any order, of the last one, of the others, and written as one word. */
  sound: Uint32Array
  soundGiven: Uint32Array
  soundRest: Uint32Array
  /** 1 where no syllable has a mark. */
  unmarked: Uint8Array
}

export type NameBook = {
  personOf: (text: string) => number
  villageOf: (text: string) => number
  syllablesOf: (name: number) => number[]
  size: () => number
  finish: (syllables: Syllables, allocate: Allocate) => Names
}

const mostSyllables = 8
/** Said before a name, never a family name. */
const forms = new Set(['ong', 'ba', 'chau', 'be', 'em', 'chi', 'anh', 'co', 'chu', 'bac'])
const villageWords = new Set(['thon', 'ban', 'xom', 'ap', 'khu', 'lang', 'to', 'khom', 'buon', 'tdp', 'pho', 'soc'])
const nobody = /^(khong|chua|da|ko) (ro|biet|co|xac|mat|chet|khai)/

export const openNameBook = (book: SyllableBook): NameBook => {
  let start = new Int32Array(1 << 16)
  let syllables = new Int32Array(1 << 18)
  let slots = new Int32Array(1 << 17).fill(-1)
  let size = 0
  const found = new Int32Array(64)

  const hashOf = (from: number, count: number, at: Int32Array): number => {
    let hash = count
    for (let i = 0; i < count; i++) hash = hashPair(hash, at[from + i]!)
    return hash
  }

  const grow = (): void => {
    const wider = new Int32Array(slots.length * 2).fill(-1)
    for (let n = 0; n < size; n++) {
      let slot = hashOf(start[n]!, start[n + 1]! - start[n]!, syllables) & (wider.length - 1)
      while (wider[slot]! >= 0) slot = (slot + 1) & (wider.length - 1)
      wider[slot] = n
    }
    slots = wider
  }

  const sameAs = (name: number, count: number): boolean => {
    const from = start[name]!
    if (start[name + 1]! - from !== count) return false
    for (let i = 0; i < count; i++) if (syllables[from + i] !== found[i]) return false
    return true
  }

  /** The number of the name whose syllables stand in `found`. */
  const numberOf = (count: number): number => {
    let slot = hashOf(0, count, found) & (slots.length - 1)
    while (slots[slot]! >= 0) {
      if (sameAs(slots[slot]!, count)) return slots[slot]!
      slot = (slot + 1) & (slots.length - 1)
    }
    if (size + 2 > start.length) start = widened(start)
    if (start[size]! + count > syllables.length) syllables = widened(syllables)
    syllables.set(found.subarray(0, count), start[size]!)
    start[size + 1] = start[size]! + count
    slots[slot] = size
    size++
    if (size * 2 > slots.length) grow()
    return size - 1
  }
  numberOf(0)

  const read = (text: string): number => {
    // H'Lềnh is one syllable, however it is written.
    const words = text
      .replace(/\([^)]*\)?/g, ' ')
      .replace(/(^|\s)([hyk])['’`](?=\p{L})/giu, '$1$2')
      .split(/[^\p{L}\p{N}\p{M}?]+/u)
    let count = 0
    for (const word of words) {
      if (word === '') continue
      for (const number of book.numbersOf(word)) if (count < mostSyllables) found[count++] = number
    }
    return count
  }

  const plainName = (count: number): string => {
    let text = ''
    for (let i = 0; i < count; i++) text += (i > 0 ? ' ' : '') + book.plainOf(found[i]!)
    return text
  }

  const dropFirst = (count: number): number => {
    found.copyWithin(0, 1, count)
    return count - 1
  }

  return {
    personOf: (text) => {
      if (text === '' || saysNothing(text)) return 0
      let count = read(text)
      if (count >= 2 && /^[kcdđ]/i.test(text) && nobody.test(plainName(count))) return 0
      while (count >= 4 && forms.has(book.plainOf(found[0]!))) count = dropFirst(count)
      return numberOf(count)
    },
    villageOf: (text) => {
      if (text === '' || saysNothing(text)) return 0
      let count = read(text.split(/[,;–]/)[0] as string)
      if (count >= 2 && /^[td]p?$|^b$|^k$/.test(book.plainOf(found[0]!))) count = dropFirst(count)
      while (count >= 2 && villageWords.has(book.plainOf(found[0]!))) count = dropFirst(count)
      return numberOf(count)
    },
    syllablesOf: (name) => [...syllables.subarray(start[name]!, start[name + 1]!)],
    size: () => size,
    finish: (known, allocate) => {
      const names: Names = {
        size,
        start: copied(start.subarray(0, size + 1), allocate),
        syllables: copied(syllables.subarray(0, start[size]!), allocate),
        plain: new Uint32Array(allocate(4 * size)),
        plainRest: new Uint32Array(allocate(4 * size)),
        sound: new Uint32Array(allocate(4 * size)),
        soundGiven: new Uint32Array(allocate(4 * size)),
        soundRest: new Uint32Array(allocate(4 * size)),
        unmarked: new Uint8Array(allocate(size)),
      }
      for (let name = 1; name < size; name++) describe(names, known, name)
      return names
    },
  }
}

const widened = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const wider = new Int32Array(old.length * 2)
  wider.set(old)
  return wider
}

const copied = (from: Int32Array, allocate: Allocate): Int32Array => {
  const to = new Int32Array(allocate(4 * from.length))
  to.set(from)
  return to
}

const describe = (names: Names, known: Syllables, name: number): void => {
  const from = names.start[name]!
  const to = names.start[name + 1]!
  let plain = 7
  let sum = 0
  let rest = 11
  let unmarked = 1
  for (let i = from; i < to; i++) {
    const syllable = names.syllables[i]!
    if (i === to - 1) {
      names.plainRest[name] = plain
      names.soundGiven[name] = known.sound[syllable]!
    } else rest = hashPair(rest, known.sound[syllable]!)
    plain = hashPair(plain, known.plain[syllable]!)
    // A sum forgets the order: "Hoa Triệu Thị" is brought to "Triệu Thị Hoa".
    sum = (sum + hashPair(3, known.sound[syllable]!)) >>> 0
    if (known.unmarked[syllable] === 0) unmarked = 0
  }
  names.plain[name] = plain
  names.sound[name] = sum || 1
  names.soundRest[name] = to - from > 1 ? rest : 0
  names.unmarked[name] = unmarked
}
