/** Compares two records: a level and a value for each comparison of `levels.ts`. */
import { type ChildRecords, mayBeOneCommune } from './child-records.ts'
import { compareDates, compareNumbers } from './compare-dates.ts'
import { type NameComparer, openNameComparer } from './compare-names.ts'
import type { Frequencies } from './frequencies.ts'
import {
  communeLevel,
  comparison,
  comparisons,
  dateLevel,
  given,
  mostLevels,
  numberLevel,
  personLevel,
  rest,
  sexLevel,
  villageLevel,
} from './levels.ts'
import { expected, reachOfSlip } from './pair-kinds.ts'

export type PairComparer = {
  levels: Uint8Array
  values: Float64Array
  /** Compares records `a` and `b` into `levels` and `values`. */
  compare: (a: number, b: number) => void
}

/** `strangers`: logarithms of the chances between strangers (`Model.strangers`). */
export const openPairComparer = (
  records: ChildRecords,
  frequencies: Frequencies,
  strangers: Float64Array,
): PairComparer => {
  const { names } = records
  const levels = new Uint8Array(comparisons)
  const values = new Float64Array(comparisons)
  const byName: NameComparer = openNameComparer(names, records.syllables)
  const f = frequencies

  const set = (c: number, level: number, value: number): void => {
    levels[c] = level
    values[c] = value
  }
  const byChance = (c: number, level: number): number => -strangers[c * mostLevels + level]!
  const givenSyllable = (name: number): number => names.syllables[names.start[name + 1]! - 1]!

  /**
   * One over the chance of meeting the pair (common, rare) among strangers. A slip turns `common` into one of `reach`
   * others, so a rare value is likely a slip of the common one, and two common values are likely two names.
   */
  const slipValue = (fa: number, fb: number, reach: number, share: number): number => {
    const [common, rare] = fa > fb ? [fa, fb] : [fb, fa]
    return -Math.log(common * share + rare * reach)
  }

  const compareNames = (a: number, b: number, unmarkedRecord: boolean): void => {
    const [nameA, nameB] = [records.name[a]!, records.name[b]!]
    byName.compare(nameA, nameB)
    const { restLevel } = byName
    // That a whole record was written without marks says nothing about who it is.
    const givenLevel = byName.givenLevel === given.marksMissing && unmarkedRecord ? given.same : byName.givenLevel
    if (givenLevel === given.unknown) {
      set(comparison.given, given.unknown, 0)
      set(comparison.rest, rest.unknown, 0)
      return
    }
    const whole = givenLevel <= given.marksMissing && restLevel <= rest.marksDiffer
    if (whole) {
      // Where both parts agree the whole name's frequency counts, in the commune where that is known to be one.
      let frequency = f.child[nameA]!
      if (records.communeGroup[a] === records.communeGroup[b] && records.communeGroup[a] !== 0)
        frequency = Math.max(frequency, f.nameHere[a]!)
      const value = -Math.log(Math.max(frequency, 1e-9))
      const ofRest = -Math.log(f.rest[nameA]!)
      // A name without marks lacks them in every syllable: one event, not two.
      const asWritten = unmarkedRecord || givenLevel === given.marksMissing
      set(comparison.rest, asWritten ? rest.same : restLevel, ofRest)
      set(comparison.given, givenLevel, value - ofRest)
      if (givenLevel === given.marksMissing) {
        const [s, t] = [givenSyllable(nameA), givenSyllable(nameB)]
        values[comparison.given]! += givenValue(givenLevel, s, t, nameA, nameB) + Math.log(f.given[s]!)
      }
      return
    }
    set(comparison.rest, restLevel, restValue(restLevel, nameA, nameB))
    set(comparison.given, givenLevel, givenValue(givenLevel, givenSyllable(nameA), givenSyllable(nameB), nameA, nameB))
  }

  const givenValue = (level: number, s: number, t: number, nameA: number, nameB: number): number => {
    if (level >= given.different) return 0
    if (levels[comparison.rest] === rest.reordered) return -Math.log(Math.max(f.given[s]!, f.given[t]!))
    if (level === given.same) return -Math.log(f.given[s]!)
    const share = expected[comparison.given]![level]!
    return nameA === nameB ? 0 : slipValue(f.givenOnce[s]!, f.givenOnce[t]!, reachOfSlip.given[level]!, share)
  }

  const restValue = (level: number, nameA: number, nameB: number): number => {
    if (level === rest.unknown) return 0
    if (level <= rest.marksDiffer) return -Math.log(Math.max(f.rest[nameA]!, f.rest[nameB]!))
    if (level === rest.near)
      return slipValue(f.rest[nameA]!, f.rest[nameB]!, reachOfSlip.rest, expected[comparison.rest]![level]!)
    if (level === rest.middleMissing || level === rest.familySame)
      return -Math.log(Math.max(f.family[nameA]!, f.family[nameB]!))
    if (level === rest.reordered) return -Math.log(Math.max(f.rest[nameA]!, f.rest[nameB]!))
    return byChance(comparison.rest, level)
  }

  /** Mother or father. `perFamily`: the share of the family name that the child has shown already. */
  const comparePerson = (
    c: number,
    nameA: number,
    nameB: number,
    twice: Float32Array,
    once: Float32Array,
    unmarkedRecord: boolean,
    perFamily: number,
  ): void => {
    byName.compare(nameA, nameB)
    const { givenLevel, restLevel } = byName
    if (givenLevel === given.unknown) {
      set(c, personLevel.unknown, 0)
      return
    }
    const level = personLevelOf(givenLevel, restLevel)
    if (level <= personLevel.marksDiffer) {
      const asWritten = unmarkedRecord && givenLevel <= given.marksMissing
      set(c, asWritten ? personLevel.same : level, -Math.log(Math.min(0.5, Math.max(twice[nameA]!, 1e-9) / perFamily)))
    } else if (level === personLevel.near) {
      const share = expected[c]![level]!
      set(c, level, Math.max(0, slipValue(once[nameA]!, once[nameB]!, reachOfSlip.person, share) + Math.log(perFamily)))
    } else set(c, level, byChance(c, level))
  }

  const comparePlaces = (a: number, b: number): void => {
    const [groupA, groupB] = [records.communeGroup[a]!, records.communeGroup[b]!]
    let together = false
    if (groupA === 0 || groupB === 0) set(comparison.commune, communeLevel.unknown, 0)
    else if (records.commune[a] === records.commune[b]) {
      together = true
      set(comparison.commune, communeLevel.same, -Math.log(f.commune[a]!))
    } else if (groupA === groupB || mayBeOneCommune(records, records.commune[a]!, records.commune[b]!)) {
      together = true
      set(comparison.commune, communeLevel.joined, -Math.log(Math.max(f.commune[a]!, f.commune[b]!)))
    } else set(comparison.commune, communeLevel.different, 0)
    const [villageA, villageB] = [records.village[a]!, records.village[b]!]
    if (villageA === 0 || villageB === 0) {
      set(comparison.village, villageLevel.unknown, 0)
      return
    }
    const near = villageA !== villageB && names.plain[villageA] !== names.plain[villageB]
    if (near && !byName.isNear(villageA, villageB)) {
      set(comparison.village, villageLevel.different, 0)
      return
    }
    const frequency = together ? Math.max(f.villageHere[a]!, f.villageHere[b]!) : Math.max(f.village[a]!, f.village[b]!)
    set(comparison.village, near ? villageLevel.near : villageLevel.same, -Math.log(frequency))
  }

  const compare = (a: number, b: number): void => {
    const date = compareDates(records.date[a]!, records.date[b]!)
    if (date === dateLevel.unknown) set(comparison.date, date, 0)
    else if (date === dateLevel.same) set(comparison.date, date, -Math.log(f.date[a]!))
    else if (date === dateLevel.turned) set(comparison.date, date, -Math.log(Math.max(f.date[a]!, f.date[b]!)))
    else set(comparison.date, date, byChance(comparison.date, date))
    const [sexA, sexB] = [records.sex[a]!, records.sex[b]!]
    if (sexA === 0 || sexB === 0) set(comparison.sex, sexLevel.unknown, 0)
    else if (sexA === sexB) set(comparison.sex, sexLevel.same, -Math.log(f.sameSex))
    else set(comparison.sex, sexLevel.different, -Math.log(1 - f.sameSex))
    const number = compareNumbers(records.personalNumber[a]!, records.personalNumber[b]!)
    if (number === numberLevel.unknown) set(comparison.personalNumber, number, 0)
    else if (number === numberLevel.same)
      set(comparison.personalNumber, number, -Math.log(Math.max(1e-9, f.personalNumber[a]!)))
    else set(comparison.personalNumber, number, byChance(comparison.personalNumber, number))
    const unmarked = records.unmarked[a] !== records.unmarked[b]
    compareNames(a, b, unmarked)
    const [motherA, motherB] = [records.mother[a]!, records.mother[b]!]
    comparePerson(comparison.mother, motherA, motherB, f.mother, f.motherOnce, unmarked, 1)
    const sharedFamily = levels[comparison.rest]! <= rest.familySame ? f.family[records.name[a]!]! : 1
    const [fatherA, fatherB] = [records.father[a]!, records.father[b]!]
    comparePerson(comparison.father, fatherA, fatherB, f.father, f.fatherOnce, unmarked, sharedFamily)
    comparePlaces(a, b)
  }

  return { levels, values, compare }
}

const personLevelOf = (givenLevel: number, restLevel: number): number => {
  if (givenLevel === given.same && (restLevel === rest.same || restLevel === rest.unknown)) return personLevel.same
  if (restLevel === rest.unknown || restLevel === rest.middleMissing || restLevel === rest.reordered)
    return givenLevel <= given.sameSound ? personLevel.part : personLevel.different
  if (givenLevel <= given.marksDiffer && restLevel <= rest.marksDiffer) return personLevel.marksDiffer
  if (givenLevel <= given.oneSlip && restLevel <= rest.near) return personLevel.near
  if (givenLevel === given.twoSlips && restLevel <= rest.marksDiffer) return personLevel.near
  return givenLevel <= given.marksDiffer ? personLevel.givenSame : personLevel.different
}
