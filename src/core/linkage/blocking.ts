/**
 * Which pairs are compared at all. Every rule gives each record a key; records with one key are compared with each other
 * (Splink: "blocking rules"). A child is found as long as one rule holds, so that each rule stands on other columns.
 *
 * Common names make large groups: those are parted by a further key, and once more; what is still too large is left to
 * the other rules. A pair that an earlier rule brought together is not compared again.
 */
import type { ChildRecords } from './child-records.ts'
import { hashPair } from './sound-key.ts'

/** The key of a record, 0 for none. */
type Key = (n: number) => number

type Rule = { key: Key; splitBy: readonly Key[]; most: number }

/** The day with day and month in one order: 05/03 and 03/05 are one. Needs both. */
const dayKey = (date: number): number => {
  const [month, day] = [Math.floor(date / 100) % 100, date % 100]
  if (day === 0) return 0
  const [low, high] = month < day ? [month, day] : [day, month]
  return low * 100 + high
}

const both = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : hashPair(a, b))

export const blockingRules = (records: ChildRecords): readonly Rule[] => {
  const { name, mother, father, village, names, date, communeGroup, personalNumber, sex } = records
  const year: Key = (n) => Math.floor(date[n]! / 10_000)
  const day: Key = (n) => dayKey(date[n]!)
  const wholeDay: Key = (n) => both(day(n), year(n))
  const commune: Key = (n) => communeGroup[n]!
  const sound: Key = (n) => names.sound[name[n]!]!
  const givenSound: Key = (n) => names.soundGiven[name[n]!]!
  const restSound: Key = (n) => names.soundRest[name[n]!]!
  const motherSound: Key = (n) => names.sound[mother[n]!]!
  const fatherSound: Key = (n) => names.sound[father[n]!]!
  const motherGiven: Key = (n) => names.soundGiven[mother[n]!]!
  const villageSound: Key = (n) => names.sound[village[n]!]!
  const of =
    (...keys: Key[]): Key =>
    (n) => {
      let key = 1
      for (const part of keys) key = both(key, part(n))
      return key
    }
  // A part that is not known makes a group of its own.
  const loosely =
    (key: Key): Key =>
    (n) =>
      key(n) || 1
  const parts = { commune: loosely(commune), sex: loosely((n) => sex[n]!), village: loosely(villageSound) }
  return [
    {
      key: (n) => (personalNumber[n]! === 0 ? 0 : (personalNumber[n]! % 1e9) + 1),
      splitBy: [loosely(wholeDay)],
      most: 20,
    },
    { key: of(sound, year), splitBy: [parts.commune, loosely(motherSound)], most: 60 },
    { key: of(wholeDay, givenSound), splitBy: [parts.sex, parts.commune], most: 60 },
    { key: of(wholeDay, restSound), splitBy: [parts.sex, parts.commune], most: 60 },
    { key: of(motherSound, year), splitBy: [parts.commune, loosely(givenSound)], most: 40 },
    { key: of(motherSound, givenSound), splitBy: [parts.commune], most: 40 },
    { key: of(fatherSound, year), splitBy: [parts.commune, loosely(givenSound)], most: 40 },
    { key: of(fatherSound, givenSound), splitBy: [parts.commune], most: 40 },
    { key: of(sound, commune), splitBy: [parts.village, loosely(motherSound)], most: 40 },
    { key: of(sound, day), splitBy: [parts.commune], most: 40 },
    { key: of(motherSound, fatherSound), splitBy: [parts.commune, parts.village], most: 30 },
    { key: of(wholeDay, villageSound), splitBy: [parts.commune, parts.sex], most: 40 },
    { key: of(wholeDay, commune), splitBy: [parts.sex, loosely(restSound)], most: 40 },
    { key: of(wholeDay, motherGiven), splitBy: [parts.commune, parts.sex], most: 40 },
    { key: sound, splitBy: [loosely(motherSound)], most: 40 },
  ]
}

/** The groups of one rule: records of group `g` stand in `order` from `start[g]` to `start[g + 1]`. */
export type Blocks = { order: Int32Array; start: Int32Array; count: number }

export type Blocking = {
  /** For each rule the key of each record, 0 where the rule does not hold it. */
  keys: Uint32Array[]
  blocks: Blocks[]
}

/** Sorts records by their keys and cuts the row into groups of at least two; too large ones are parted further. */
export const makeBlocks = (
  records: ChildRecords,
  allocate: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): Blocking => {
  const { size } = records
  const keys: Uint32Array[] = []
  const blocks: Blocks[] = []
  // Short lists can afford what would be too much for a million rows.
  const generosity = Math.min(10, Math.max(1, 200_000 / size))
  for (const rule of blockingRules(records)) {
    const most = rule.most * generosity
    const key = new Uint32Array(allocate(4 * size))
    for (let n = 0; n < size; n++) key[n] = rule.key(n)
    for (const part of rule.splitBy) splitLarge(key, sortedBy(key), most, part)
    const kept = groupsOf(key, sortedBy(key), most)
    const order = new Int32Array(allocate(4 * kept.order.length))
    order.set(kept.order)
    const start = new Int32Array(allocate(4 * kept.start.length))
    start.set(kept.start)
    keys.push(key)
    blocks.push({ order, start, count: kept.start.length - 1 })
  }
  return { keys, blocks }
}

/** Keys and record numbers in one number each, sorted. */
const sortedBy = (key: Uint32Array): Float64Array => {
  const sorted = new Float64Array(key.length)
  let count = 0
  for (let n = 0; n < key.length; n++) if (key[n] !== 0) sorted[count++] = key[n]! * mostRecords + n
  return sorted.subarray(0, count).sort()
}

/** What fits beside 32 bits of key in a number that is exact up to 2^53. */
export const mostRecords = 2 ** 21

const recordOf = (keyed: number): number => keyed % mostRecords

const endOfGroup = (sorted: Float64Array, from: number): number => {
  const key = Math.floor(sorted[from]! / mostRecords)
  let to = from + 1
  while (to < sorted.length && Math.floor(sorted[to]! / mostRecords) === key) to++
  return to
}

const splitLarge = (key: Uint32Array, sorted: Float64Array, most: number, part: Key): void => {
  for (let from = 0; from < sorted.length; ) {
    const to = endOfGroup(sorted, from)
    if (to - from > most)
      for (let i = from; i < to; i++) {
        const n = recordOf(sorted[i]!)
        key[n] = hashPair(key[n]!, part(n))
      }
    from = to
  }
}

const groupsOf = (key: Uint32Array, sorted: Float64Array, most: number): { order: Int32Array; start: number[] } => {
  const order = new Int32Array(sorted.length)
  const start: number[] = [0]
  let size = 0
  for (let from = 0; from < sorted.length; ) {
    const to = endOfGroup(sorted, from)
    const fits = to - from > 1 && to - from <= most
    for (let i = from; i < to; i++) {
      const n = recordOf(sorted[i]!)
      if (fits) order[size++] = n
      else key[n] = 0
    }
    if (fits) start.push(size)
    from = to
  }
  return { order: order.subarray(0, size), start }
}

/** Calls `see` with each pair of the groups `from` to `to` of a rule that no earlier rule has brought together. */
export const eachPair = (
  records: ChildRecords,
  { keys, blocks }: Blocking,
  rule: number,
  from: number,
  to: number,
  see: (a: number, b: number) => void,
): void => {
  const { order, start } = blocks[rule] as Blocks
  const { list, twoLists } = records
  const seenBefore = (a: number, b: number): boolean => {
    for (let r = 0; r < rule; r++) {
      const key = keys[r]!
      if (key[a] !== 0 && key[a] === key[b]) return true
    }
    return false
  }
  for (let group = from; group < to; group++) {
    const end = start[group + 1]!
    for (let i = start[group]!; i < end; i++) {
      const a = order[i]!
      for (let j = i + 1; j < end; j++) {
        const b = order[j]!
        if (twoLists && list[a] === list[b]) continue
        if (!seenBefore(a, b)) see(a, b)
      }
    }
  }
}

/** About how many pairs a rule compares, those of earlier rules included. */
export const pairsOf = ({ start, count }: Blocks): number => {
  let pairs = 0
  for (let g = 0; g < count; g++) pairs += ((start[g + 1]! - start[g]!) * (start[g + 1]! - start[g]! - 1)) / 2
  return pairs
}
