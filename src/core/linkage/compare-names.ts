/**
 * How alike two names are, syllable by syllable. Vietnamese names have two to five: family, middle, given. Brothers and
 * sisters share the first ones, so the given name is judged apart from the rest.
 */
import { given, rest } from './levels.ts'
import type { Names } from './name-book.ts'
import type { Syllables } from './syllable-book.ts'

const cacheBits = 18
const cacheSize = 1 << cacheBits

export type NameComparer = {
  /** Sets `givenLevel` and `restLevel`. */
  compare: (a: number, b: number) => void
  givenLevel: number
  restLevel: number
  /** Whether two villages have names that differ by slips only. */
  isNear: (a: number, b: number) => boolean
}

/**
 * Letters changed, missing, added or swapped between two syllables (optimal string alignment), up to 3.
 * `at` holds the letters; syllable `a` from `a0` to `a1`.
 */
const slipsBetween = (at: Uint8Array, a0: number, a1: number, b0: number, b1: number): number => {
  let [i0, i1, j0, j1] = [a0, a1, b0, b1]
  while (i0 < i1 && j0 < j1 && at[i0] === at[j0]) {
    i0++
    j0++
  }
  while (i0 < i1 && j0 < j1 && at[i1 - 1] === at[j1 - 1]) {
    i1--
    j1--
  }
  const [n, m] = [i1 - i0, j1 - j0]
  if (n === 0 || m === 0) return Math.min(3, n + m)
  if (Math.abs(n - m) > 2 || n > 4 || m > 4) return 3
  if (n === 1 && m === 1) return 1
  if (n === 2 && m === 2 && at[i0] === at[j0 + 1] && at[i0 + 1] === at[j0]) return 1
  if (n <= 2 && m <= 2) return 2
  return slipsOfTable(at, i0, n, j0, m)
}

const rows = [new Uint8Array(8), new Uint8Array(8), new Uint8Array(8)] as const

const slipsOfTable = (at: Uint8Array, i0: number, n: number, j0: number, m: number): number => {
  let [before, last, now]: [Uint8Array, Uint8Array, Uint8Array] = [rows[0], rows[1], rows[2]]
  for (let j = 0; j <= m; j++) last[j] = j
  for (let i = 1; i <= n; i++) {
    now[0] = i
    for (let j = 1; j <= m; j++) {
      const same = at[i0 + i - 1] === at[j0 + j - 1] ? 0 : 1
      let best = Math.min(last[j]! + 1, now[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && at[i0 + i - 1] === at[j0 + j - 2] && at[i0 + i - 2] === at[j0 + j - 1])
        best = Math.min(best, before[j - 2]! + 1)
      now[j] = best
    }
    ;[before, last, now] = [last, now, before]
  }
  return Math.min(3, last[m]!)
}

export const openNameComparer = (names: Names, known: Syllables): NameComparer => {
  const { start, syllables, plain } = names
  // What two syllables have to each other is asked again and again; the answers are kept by their numbers.
  const cacheKeys = new Float64Array(cacheSize).fill(-1)
  const cacheValues = new Uint8Array(cacheSize)

  const relate = (s: number, t: number): number => {
    if (known.plain[s] === known.plain[t])
      return known.unmarked[s] === 1 || known.unmarked[t] === 1 ? given.marksMissing : given.marksDiffer
    if (known.hasDigit[s] === 1 || known.hasDigit[t] === 1) return given.different
    if (known.sound[s] === known.sound[t]) return given.sameSound
    const [s0, s1, t0, t1] = [known.start[s]!, known.start[s + 1]!, known.start[t]!, known.start[t + 1]!]
    const longer = Math.max(s1 - s0, t1 - t0)
    const slips = slipsBetween(known.letters, s0, s1, t0, t1)
    if (slips <= 1 && longer >= 2) return given.oneSlip
    return slips === 2 && longer >= 5 ? given.twoSlips : given.different
  }

  const relation = (s: number, t: number): number => {
    if (s === t) return given.same
    const [low, high] = s < t ? [s, t] : [t, s]
    const key = low * 0x4000000 + high
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - cacheBits)
    if (cacheKeys[slot] === key) return cacheValues[slot]!
    const value = relate(low, high)
    cacheKeys[slot] = key
    cacheValues[slot] = value
    return value
  }

  const isInitial = (s: number, t: number): boolean => {
    const one = known.start[s + 1]! - known.start[s]! === 1
    return one && known.letters[known.start[s]!] === known.letters[known.start[t]!]
  }

  const comparer: NameComparer = {
    givenLevel: 0,
    restLevel: 0,
    compare: (a, b) => {
      if (a === 0 || b === 0) {
        comparer.givenLevel = given.unknown
        comparer.restLevel = rest.unknown
        return
      }
      if (a === b) {
        comparer.givenLevel = given.same
        comparer.restLevel = start[a + 1]! - start[a]! > 1 ? rest.same : rest.unknown
        return
      }
      const [a0, a1, b0, b1] = [start[a]!, start[a + 1]!, start[b]!, start[b + 1]!]
      const straight = relation(syllables[a1 - 1]!, syllables[b1 - 1]!)
      const others = restOf(a0, a1 - 1, b0, b1 - 1)
      comparer.givenLevel = straight
      comparer.restLevel = others
      if (straight > given.oneSlip || others >= rest.familySame) compareShuffled(a0, a1, b0, b1)
    },
    isNear: (a, b) => {
      const [a0, a1, b0, b1] = [start[a]!, start[a + 1]!, start[b]!, start[b + 1]!]
      if (plain[a] === plain[b] || names.sound[a] === names.sound[b]) return true
      if (a1 - a0 !== b1 - b0) return sameWithoutSpaces(a0, a1, b0, b1)
      let slips = 0
      for (let i = 0; i < a1 - a0; i++) {
        const found = relation(syllables[a0 + i]!, syllables[b0 + i]!)
        if (found > given.twoSlips) return false
        if (found >= given.oneSlip) slips += found - given.sameSound
      }
      return slips <= 2
    },
  }

  const restOf = (a0: number, a1: number, b0: number, b1: number): number => {
    const [n, m] = [a1 - a0, b1 - b0]
    if (n === 0 || m === 0) return n === m ? rest.unknown : rest.middleSame
    const family = relation(syllables[a0]!, syllables[b0]!)
    if (n !== m) {
      if (family > given.oneSlip) return endsAlike(a0, a1, b0, b1) ? rest.middleSame : rest.different
      return isWithin(a0 + 1, a1, b0 + 1, b1) ? rest.middleMissing : rest.familySame
    }
    let worst = family
    let initials = false
    for (let i = 1; i < n; i++) {
      const [s, t] = [syllables[a0 + i]!, syllables[b0 + i]!]
      const found = relation(s, t)
      if (found > given.oneSlip && (isInitial(s, t) || isInitial(t, s))) initials = true
      else if (found > worst) worst = found
    }
    if (worst > given.oneSlip) {
      if (family <= given.oneSlip) return rest.familySame
      return n > 1 && relation(syllables[a0 + 1]!, syllables[b0 + 1]!) <= given.oneSlip
        ? rest.middleSame
        : rest.different
    }
    if (initials) return rest.middleMissing
    return worst === given.same ? rest.same : worst <= given.marksDiffer ? rest.marksDiffer : rest.near
  }

  /** Whether the shorter row of syllables ends the longer one: the family name was left out. */
  const endsAlike = (a0: number, a1: number, b0: number, b1: number): boolean => {
    const shorter = Math.min(a1 - a0, b1 - b0)
    for (let i = 1; i <= shorter; i++)
      if (relation(syllables[a1 - i]!, syllables[b1 - i]!) > given.oneSlip) return false
    return true
  }

  /** Whether every syllable of the shorter row stands in the longer one, in order. */
  const isWithin = (a0: number, a1: number, b0: number, b1: number): boolean => {
    if (a1 - a0 > b1 - b0) return isWithin(b0, b1, a0, a1)
    let j = b0
    for (let i = a0; i < a1; i++) {
      while (j < b1 && relation(syllables[i]!, syllables[j]!) > given.oneSlip) j++
      if (j++ === b1) return false
    }
    return true
  }

  const sameWithoutSpaces = (a0: number, a1: number, b0: number, b1: number): boolean => {
    const { letters } = known
    let [i, j] = [a0, b0]
    let [p, q] = [known.start[syllables[i]!]!, known.start[syllables[j]!]!]
    for (;;) {
      while (i < a1 && p === known.start[syllables[i]! + 1]!) if (++i < a1) p = known.start[syllables[i]!]!
      while (j < b1 && q === known.start[syllables[j]! + 1]!) if (++j < b1) q = known.start[syllables[j]!]!
      if (i === a1 || j === b1) return i === a1 && j === b1
      if (letters[p++] !== letters[q++]) return false
    }
  }

  /** Another order of the syllables, with or without one missing or mistyped; spaces lost. */
  const compareShuffled = (a0: number, a1: number, b0: number, b1: number): void => {
    const [n, m] = [a1 - a0, b1 - b0]
    if (n !== m && sameWithoutSpaces(a0, a1, b0, b1)) {
      comparer.givenLevel = given.sameSound
      comparer.restLevel = rest.same
      return
    }
    if (n < 2 || m < 2 || Math.abs(n - m) > 1) return
    let [from, to, other0, other1] = [a0, a1, b0, b1]
    if (n > m) [from, to, other0, other1] = [b0, b1, a0, a1]
    let taken = 0
    let worst: number = given.same
    let loose = -1
    for (let i = from; i < to; i++) {
      let best: number = given.sameSound + 1
      let which = -1
      for (let j = other0; j < other1; j++) {
        if ((taken >> (j - other0)) & 1) continue
        // What differs in sound is no counterpart: most pairs end here, without a look at letters.
        if (known.sound[syllables[i]!] !== known.sound[syllables[j]!]) continue
        const found = relation(syllables[i]!, syllables[j]!)
        if (found < best) {
          best = found
          which = j
        }
      }
      if (which >= 0) {
        taken |= 1 << (which - other0)
        worst = Math.max(worst, best)
      } else if (loose >= 0) return
      else loose = i
    }
    if (loose >= 0) {
      // One syllable of three or more may be mistyped as well.
      if (n !== m || n < 3) return
      for (let j = other0; j < other1; j++)
        if (!((taken >> (j - other0)) & 1)) worst = Math.max(worst, relation(syllables[loose]!, syllables[j]!))
      if (worst > given.oneSlip) return
    }
    comparer.givenLevel = worst
    comparer.restLevel = rest.reordered
  }

  return comparer
}
