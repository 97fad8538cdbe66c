/**
 * Fits the model to the lists. Chances between strangers (u) come from pairs drawn at random, almost none of which are one
 * child (Splink: "estimate u using random sampling"). Shares among matches (m) and the numbers of pairs of each kind come
 * from expectation and maximisation (Dempster, Laird and Rubin 1977; Winkler 1988) over the pairs of all blocking rules.
 *
 * Pairs that no rule brings together count as strangers. Since every rule stands on other columns, no column agrees in
 * all pairs, which is what Splink trains one rule after the other for. What lists have little to say on stays near what
 * is expected, so twenty rows are judged as soundly as a million.
 */
import { type Blocking, eachPair, pairsOf } from './blocking.ts'
import type { ChildRecords } from './child-records.ts'
import { openPairComparer } from './compare-children.ts'
import type { Frequencies } from './frequencies.ts'
import { type Comparison, comparison, comparisons, levelsOf, mostLevels } from './levels.ts'
import {
  contradictions,
  expected,
  expectedModel,
  type Model,
  mostContradiction,
  strangers as strangersExpected,
} from './pair-kinds.ts'
import { openPairWeigher } from './pair-weights.ts'
import { hashPair } from './sound-key.ts'

/** All pairs that could be made: within one list, or from one to the other. */
export const allPairs = ({ size, list, twoLists }: ChildRecords): number => {
  if (!twoLists) return (size * (size - 1)) / 2
  let second = 0
  for (let n = 0; n < size; n++) second += list[n]!
  return second * (size - second)
}

/** Children who could be in a pair: with two lists, those of the smaller one. */
const childrenToPair = ({ size, list, twoLists }: ChildRecords): number => {
  if (!twoLists) return size
  let second = 0
  for (let n = 0; n < size; n++) second += list[n]!
  return Math.min(second, size - second)
}

const randomPairs = 300_000
/** As many pairs as it would take to change an expectation between strangers by half. */
const beliefInStrangers = 5_000

/** Chances between strangers, from random pairs. */
export const estimateStrangers = (records: ChildRecords, frequencies: Frequencies): Float64Array => {
  const start = expectedModel(records.size, 1).strangers
  const comparer = openPairComparer(records, frequencies, start)
  const counts = new Float64Array(comparisons * mostLevels)
  const { size } = records
  const wanted = Math.min(randomPairs, size * 50)
  for (let i = 0; i < wanted; i++) {
    const a = hashPair(i, 1) % size
    const b = hashPair(i, 2) % size
    if (a === b) continue
    comparer.compare(a, b)
    for (let c = 0; c < comparisons; c++) counts[c * mostLevels + comparer.levels[c]!]!++
  }
  const result = Float64Array.from(start)
  strangersExpected.forEach((levels, c) => {
    if (levels.length === 0 || c === comparison.personalNumber) return
    let known = beliefInStrangers
    for (let level = 0; level < levels.length; level++) known += counts[c * mostLevels + level]!
    levels.forEach((share, level) => {
      result[c * mostLevels + level] = Math.log((counts[c * mostLevels + level]! + beliefInStrangers * share) / known)
    })
  })
  return result
}

/** A pair that might not be strangers, as compared. */
type Sample = { size: number; levels: Uint8Array; values: Float64Array }

const mostCompared = 3_000_000
const mostKept = 400_000

const drawSample = (
  records: ChildRecords,
  blocking: Blocking,
  frequencies: Frequencies,
  model: Model,
): { sample: Sample; share: number } => {
  const candidates = blocking.blocks.reduce((sum, blocks) => sum + pairsOf(blocks), 0)
  const share = Math.min(1, mostCompared / Math.max(1, candidates))
  const limit = share * 2 ** 32
  const comparer = openPairComparer(records, frequencies, model.strangers)
  const weigher = openPairWeigher(model)
  const room = Math.min(mostKept, candidates)
  const sample: Sample = {
    size: 0,
    levels: new Uint8Array(room * comparisons),
    values: new Float64Array(room * comparisons),
  }
  blocking.blocks.forEach((blocks, rule) => {
    eachPair(records, blocking, rule, 0, blocks.count, (a, b) => {
      if (sample.size === room) return
      const [x, y] = [records.chance[a]!, records.chance[b]!]
      if (share < 1 && hashPair(Math.min(x, y), Math.max(x, y)) >= limit) return
      comparer.compare(a, b)
      weigher.weigh(comparer.levels, comparer.values)
      if (weigher.stranger > 0.99999) return
      sample.levels.set(comparer.levels, sample.size * comparisons)
      sample.values.set(comparer.values, sample.size * comparisons)
      sample.size++
    })
  })
  return { sample, share }
}

/** As many matches as it would take to change an expectation by half. */
const beliefInMatches = 150
const rounds = 12

/** The model of these lists. */
export const estimateModel = (records: ChildRecords, blocking: Blocking, frequencies: Frequencies): Model => {
  const children = childrenToPair(records)
  let model: Model = {
    ...expectedModel(children, allPairs(records)),
    strangers: estimateStrangers(records, frequencies),
  }
  const { sample, share } = drawSample(records, blocking, frequencies, model)
  for (let round = 0; round < rounds; round++) model = improved(model, sample, share, children)
  return model
}

/** 1 for the levels that speak against one child, `[comparison * mostLevels + level]`. */
const isContradiction = new Uint8Array(comparisons * mostLevels)
for (const [name, levels] of Object.entries(contradictions)) {
  const numbers: Record<string, number> = levelsOf[name as Comparison]
  for (const level of levels) isContradiction[comparison[name as Comparison] * mostLevels + numbers[level]!] = 1
}

const improved = (model: Model, sample: Sample, share: number, children: number): Model => {
  const weigher = openPairWeigher(model)
  const counts = new Float64Array(comparisons * mostLevels)
  let [matches, twins, siblings] = [0, 0, 0]
  for (let n = 0; n < sample.size; n++) {
    const from = n * comparisons
    weigher.weigh(sample.levels, sample.values, from)
    matches += weigher.same
    twins += weigher.twin
    siblings += weigher.sibling
    const household = weigher.same + weigher.twin + weigher.sibling
    for (let c = 0; c < comparisons; c++)
      counts[c * mostLevels + sample.levels[from + c]!]! += c >= comparison.mother ? household : weigher.same
  }
  const same = Float64Array.from(model.same)
  expected.forEach((levels, c) => {
    let known = beliefInMatches
    for (let level = 0; level < levels.length; level++) known += counts[c * mostLevels + level]!
    levels.forEach((prior, level) => {
      const share = (counts[c * mostLevels + level]! + beliefInMatches * prior) / known
      // … and the fewer matches there are, the less they may say of it.
      const grown = 1 + (mostContradiction - 1) * Math.min(1, known / 1000)
      const most = isContradiction[c * mostLevels + level] ? grown * prior : 1
      same[c * mostLevels + level] = Math.log(Math.min(share, most))
    })
  })
  const floor = Math.max(0.5, 0.003 * children)
  return {
    ...model,
    same,
    // Of two rows alone, too, most are two children.
    matches: Math.min(Math.max(matches / share, floor), 3 * children, 0.2 * model.pairs),
    twins: Math.min(Math.max(twins / share, 0.01 * children, 0.1), 0.2 * children),
    siblings: Math.min(Math.max(siblings / share, 0.05 * children, 0.1), 3 * children),
    pairs: model.pairs,
  }
}
