/**
 * How often each value stands in the lists. Two children named Triệu Tắc Sống on one day are one child sooner than two
 * named Nguyễn Văn Nam: agreement says as much as the value is rare (Winkler 1988; Splink, "term frequency adjustments").
 *
 * A value's frequency is judged without the two records that are compared, and weighed against what is known before
 * (`prior`): `(count - 2 + 0.5) / (rows + 0.5 / prior)`. A list of twenty so leans on the prior, a list of a million on itself.
 */
import { type ChildRecords, placeOf } from './child-records.ts'
import { backgroundOf } from './common-names.ts'
import { hashPair } from './sound-key.ts'
import type { Allocate } from './syllable-book.ts'

/** Half a record of belief in the prior. */
const belief = 0.5

/** The frequency of a value that both records have (`others` = 2 of the count are theirs) or that one has (1). */
export const frequencyOf = (count: number, others: number, rows: number, prior: number): number =>
  (Math.max(count - others, 0) + belief) / (rows + belief / prior)

/** Frequencies in columns, by name, syllable or record. */
export type Frequencies = {
  /** By syllable, as a given name. */
  given: Float32Array
  /** By name number: everything but the given name, and the family name alone. */
  rest: Float32Array
  family: Float32Array
  /** By name number, in each role. `…Once`: the value stands in one of the two records only. */
  child: Float32Array
  mother: Float32Array
  father: Float32Array
  motherOnce: Float32Array
  fatherOnce: Float32Array
  givenOnce: Float32Array
  /** By record: the child's name within its commune, the commune, the village within the commune, the village anywhere. */
  nameHere: Float32Array
  commune: Float32Array
  villageHere: Float32Array
  village: Float32Array
  date: Float32Array
  personalNumber: Float32Array
  /** Shares of the two sexes: how often two children have the same one by chance. */
  sameSex: number
}

type Counts = Map<number, number>

const countOf = (size: number, keyOf: (n: number) => number): Counts => {
  const counts: Counts = new Map()
  for (let n = 0; n < size; n++) {
    const key = keyOf(n)
    if (key !== 0) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const sumOf = (counts: Counts): number => {
  let sum = 0
  for (const count of counts.values()) sum += count
  return sum
}

/** Priors where no background says more: sixteen years of days, a commune or a few, some villages in each. */
const priors = { date: 1 / 4000, year: 1 / 14, month: 1 / 170, commune: 1 / 3, villageHere: 1 / 10, village: 1 / 15 }

export const countFrequencies = (
  records: ChildRecords,
  /** The letters of a syllable, without marks. */
  plainTextOf: (syllable: number) => string,
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
): Frequencies => {
  const { size, names } = records
  const floats = (length: number): Float32Array => new Float32Array(allocate(4 * length))
  const givenOf = (name: number): number => (name === 0 ? 0 : names.syllables[names.start[name + 1]! - 1]!)
  const familyOf = (name: number): number => (name === 0 ? 0 : names.syllables[names.start[name]!]!)
  const plainOf = records.syllables.plain
  const plainName = (column: Int32Array) => (n: number) => names.plain[column[n]!]!

  // Every syllable of a role is counted by its letters: lists written without marks count with the others.
  const givens = countOf(size, (n) => plainOf[givenOf(records.name[n]!)]!)
  const markedGivens = countOf(size, (n) => givenOf(records.name[n]!))
  const named = sumOf(givens)
  const background = backgroundsOf(records, plainTextOf)
  const given = floats(records.syllables.size)
  const givenOnce = floats(records.syllables.size)
  for (let s = 1; s < given.length; s++) {
    const count = givens.get(plainOf[s]!) ?? 0
    given[s] = frequencyOf(count, 2, named, background.given[s]!)
    givenOnce[s] = frequencyOf(markedGivens.get(s) ?? 0, 1, named, background.given[s]! / 3)
  }

  const families = countOf(size, (n) => plainOf[familyOf(records.name[n]!)]!)
  const rests = countOf(size, (n) => names.plainRest[records.name[n]!]!)
  const children = countOf(size, plainName(records.name))
  const rest = floats(names.size)
  const family = floats(names.size)
  const child = floats(names.size)
  for (let name = 1; name < names.size; name++) {
    family[name] = frequencyOf(families.get(plainOf[familyOf(name)]!) ?? 0, 2, named, background.family[name]!)
    rest[name] = frequencyOf(rests.get(names.plainRest[name]!) ?? 0, 2, named, background.rest[name]!)
    // Names are not put together by chance (a Dao family gives Dao names): twice as often as chance would have it.
    const prior = Math.min(0.05, 2 * given[givenOf(name)]! * rest[name]!)
    child[name] = frequencyOf(children.get(names.plain[name]!) ?? 0, 2, named, prior)
  }

  const parents = (column: Int32Array): [Float32Array, Float32Array] => {
    const counts = countOf(size, plainName(column))
    const known = sumOf(counts)
    const twice = floats(names.size)
    const once = floats(names.size)
    for (let name = 1; name < names.size; name++) {
      const count = counts.get(names.plain[name]!) ?? 0
      const prior = Math.min(0.05, 2 * background.rest[name]! * background.given[givenOf(name)]!)
      twice[name] = frequencyOf(count, 2, known, prior)
      once[name] = frequencyOf(count, 1, known, prior)
    }
    return [twice, once]
  }
  const [mother, motherOnce] = parents(records.mother)
  const [father, fatherOnce] = parents(records.father)

  const byRecord = (
    keyOf: (n: number) => number,
    priorOf: (n: number) => number,
    withinOf?: (n: number) => number,
  ): Float32Array => {
    const counts = countOf(size, keyOf)
    const within = withinOf ? countOf(size, (n) => (keyOf(n) === 0 ? 0 : withinOf(n))) : null
    const all = within ? 0 : sumOf(counts)
    const result = floats(size)
    for (let n = 0; n < size; n++) {
      const key = keyOf(n)
      if (key === 0) continue
      const rows = within && withinOf ? (within.get(withinOf(n)) ?? 0) : all
      result[n] = frequencyOf(counts.get(key) ?? 0, 2, rows, priorOf(n))
    }
    return result
  }

  const { communeGroup } = records
  const villagePlain = (n: number): number => names.plain[records.village[n]!]!
  const sexes = countOf(size, (n) => records.sex[n]!)
  const male = (sexes.get(1) ?? 0) + 20
  const female = (sexes.get(2) ?? 0) + 20
  return {
    given,
    givenOnce,
    rest,
    family,
    child,
    mother,
    father,
    motherOnce,
    fatherOnce,
    nameHere: byRecord(
      (n) =>
        communeGroup[n] === 0 || records.name[n] === 0 ? 0 : hashPair(communeGroup[n]!, plainName(records.name)(n)),
      (n) => child[records.name[n]!]!,
      (n) => communeGroup[n]!,
    ),
    commune: byRecord(
      (n) => communeGroup[n]!,
      () => priors.commune,
    ),
    villageHere: byRecord(
      (n) => placeOf(records, n),
      () => priors.villageHere,
      (n) => communeGroup[n]!,
    ),
    village: byRecord(villagePlain, () => priors.village),
    date: byRecord(
      (n) => records.date[n]!,
      (n) => (records.date[n]! % 100 ? priors.date : records.date[n]! % 10_000 ? priors.month : priors.year),
    ),
    personalNumber: byRecord(
      (n) => records.personalNumber[n]!,
      () => 1e-8,
    ),
    sameSex: (male * male + female * female) / (male + female) ** 2,
  }
}

/** The priors of names by their syllables. */
const backgroundsOf = (
  records: ChildRecords,
  plainTextOf: (syllable: number) => string,
): { given: Float32Array; family: Float32Array; rest: Float32Array } => {
  const size = records.syllables.size
  const asGiven = new Float32Array(size)
  const asFamily = new Float32Array(size)
  const asMiddle = new Float32Array(size)
  for (let s = 1; s < size; s++) {
    const plain = plainTextOf(s)
    asGiven[s] = backgroundOf.given(plain)
    asFamily[s] = backgroundOf.family(plain)
    asMiddle[s] = backgroundOf.middle(plain)
  }
  const family = new Float32Array(records.names.size)
  const rest = new Float32Array(records.names.size)
  const { start, syllables } = records.names
  for (let name = 1; name < family.length; name++) {
    const [from, to] = [start[name]!, start[name + 1]!]
    if (to - from === 1) {
      family[name] = 0.02
      rest[name] = 0.02
      continue
    }
    family[name] = asFamily[syllables[from]!]!
    let all = family[name]!
    for (let i = from + 1; i < to - 1; i++) all *= Math.max(0.01, asMiddle[syllables[i]!]!)
    rest[name] = to - from === 2 ? all * 0.05 : all
  }
  return { given: asGiven, family, rest }
}
