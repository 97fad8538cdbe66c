/** From levels and values to the probability that two records are one child. */
import { comparison, comparisons, dateLevel, given, mostLevels, rest, unknownLevel } from './levels.ts'
import { type Model, sibling } from './pair-kinds.ts'

/** What the four kinds make of a pair: probabilities that sum to 1. */
export type PairShares = { same: number; twin: number; sibling: number; stranger: number }

const logs = (list: readonly number[]): Float64Array => Float64Array.from(list, (share) => Math.log(share))
const twinGiven = logs(sibling.twinGiven)
const otherGiven = logs(sibling.otherGiven)
const siblingRest = logs(sibling.rest)
const siblingDate = logs(sibling.date)
const twinNumber = logs(sibling.twinNumber)
const otherNumber = logs(sibling.otherNumber)

/** Two of one family with the same given name. */
const namesakes = (restLevel: number, value: number): number =>
  Math.log(sibling.givenSame[restLevel]! * Math.exp(value) + sibling.givenByChance)

const unknownOf = Int8Array.from(unknownLevel)

export type PairWeigher = PairShares & {
  /** Weighs the comparison that stands at `from` in both columns. */
  weigh: (levels: Uint8Array, values: Float64Array, from?: number) => void
}

export const openPairWeigher = (model: Model): PairWeigher => {
  const { same } = model
  const priorSame = Math.log(model.matches / model.pairs)
  const priorTwin = Math.log(model.twins / model.pairs)
  const priorSibling = Math.log(model.siblings / model.pairs)

  const weigher: PairWeigher = {
    same: 0,
    twin: 0,
    sibling: 0,
    stranger: 1,
    weigh: (levels, values, from = 0) => {
      let [one, twin, other] = [priorSame, priorTwin, priorSibling]
      // The household: equal for the first three kinds.
      for (let c = comparison.mother; c < comparisons; c++) {
        const level = levels[from + c]!
        if (level === unknownOf[c]) continue
        const weight = same[c * mostLevels + level]! + values[from + c]!
        one += weight
        twin += weight
        other += weight
      }
      const givenLevel = levels[from + comparison.given]!
      const restLevel = levels[from + comparison.rest]!
      if (givenLevel !== given.unknown) {
        const value = values[from + comparison.given]!
        one += same[comparison.given * mostLevels + givenLevel]! + value
        twin += givenLevel === given.same ? namesakes(restLevel, value) : twinGiven[givenLevel]!
        other += givenLevel === given.same ? namesakes(restLevel, value) : otherGiven[givenLevel]!
      }
      if (restLevel !== rest.unknown) {
        const value = values[from + comparison.rest]!
        one += same[comparison.rest * mostLevels + restLevel]! + value
        twin += siblingRest[restLevel]! + value
        other += siblingRest[restLevel]! + value
      }
      const date = levels[from + comparison.date]!
      if (date !== dateLevel.unknown) {
        const weight = same[comparison.date * mostLevels + date]! + values[from + comparison.date]!
        one += weight
        twin += weight
        other += siblingDate[date]!
      }
      const sex = levels[from + comparison.sex]!
      if (sex !== unknownOf[comparison.sex])
        one += same[comparison.sex * mostLevels + sex]! + values[from + comparison.sex]!
      const number = levels[from + comparison.personalNumber]!
      if (number !== unknownOf[comparison.personalNumber]) {
        const value = values[from + comparison.personalNumber]!
        one += same[comparison.personalNumber * mostLevels + number]! + value
        twin += twinNumber[number]! + value
        other += otherNumber[number]! + value
      }
      const most = Math.max(one, twin, other, 0)
      const [s, t, o, u] = [Math.exp(one - most), Math.exp(twin - most), Math.exp(other - most), Math.exp(-most)]
      const all = s + t + o + u
      weigher.same = s / all
      weigher.twin = t / all
      weigher.sibling = o / all
      weigher.stranger = u / all
    },
  }
  return weigher
}
