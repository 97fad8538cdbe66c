/** Finds the records that are one child, in one list or between two. */
import { type Blocking, eachPair, makeBlocks } from './blocking.ts'
import type { ChildRecords, ReadRecords } from './child-records.ts'
import { openPairComparer } from './compare-children.ts'
import { estimateModel } from './estimate-model.ts'
import { countFrequencies, type Frequencies } from './frequencies.ts'
import type { Model } from './pair-kinds.ts'
import { openPairWeigher } from './pair-weights.ts'
import type { Allocate } from './syllable-book.ts'

/** Everything a thread needs to compare its share of the pairs. */
export type LinkageTask = { records: ChildRecords; frequencies: Frequencies; blocking: Blocking; model: Model }

/** Pairs by the numbers of their records. */
export type FoundPairs = { first: number[]; second: number[]; probability: number[] }

export const threshold = 0.5

/** Compares the pairs of some groups of a rule and adds those above the threshold to `found`. */
export const openPairFinder = (
  task: LinkageTask,
  found: FoundPairs,
): ((rule: number, from: number, to: number) => void) => {
  const { records, frequencies, blocking, model } = task
  const comparer = openPairComparer(records, frequencies, model.strangers)
  const weigher = openPairWeigher(model)
  const see = (a: number, b: number): void => {
    comparer.compare(a, b)
    weigher.weigh(comparer.levels, comparer.values)
    if (weigher.same <= threshold) return
    found.first.push(a)
    found.second.push(b)
    found.probability.push(weigher.same)
  }
  return (rule, from, to) => eachPair(records, blocking, rule, from, to, see)
}

export type LinkedPair = { a: string; b: string; probability: number }

/** Everything before the comparing: frequencies, groups, model. */
export const prepareLinkage = (
  { records, plainTextOf }: ReadRecords,
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
): LinkageTask => {
  const frequencies = countFrequencies(records, plainTextOf, allocate)
  const blocking = makeBlocks(records, allocate)
  return { records, frequencies, blocking, model: estimateModel(records, blocking, frequencies) }
}

/** Probabilities are given to six digits, and none is certainty. */
const roundedProbability = (probability: number): number => Math.min(0.999999, Math.round(probability * 1e6) / 1e6)

/**
 * Found pairs with their ids, the surest first. With two lists `a` is of the first; within one, `a` is the id that comes
 * first as text.
 */
export const pairsWithIds = (
  { records, ids }: Pick<ReadRecords, 'records' | 'ids'>,
  found: FoundPairs,
): LinkedPair[] => {
  const pairs = found.probability.map((probability, n): LinkedPair => {
    let [first, second] = [found.first[n]!, found.second[n]!]
    const turn = records.twoLists ? records.list[first] === 1 : ids[second]! < ids[first]!
    if (turn) [first, second] = [second, first]
    return { a: ids[first]!, b: ids[second]!, probability: roundedProbability(probability) }
  })
  const byText = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0)
  return pairs
    .filter((pair) => pair.probability > threshold)
    .sort((x, y) => y.probability - x.probability || byText(x.a, y.a) || byText(x.b, y.b))
}

/** All of it in one go, for lists of ordinary size. */
export const linkChildren = (read: ReadRecords): LinkedPair[] => {
  const task = prepareLinkage(read)
  const found: FoundPairs = { first: [], second: [], probability: [] }
  const find = openPairFinder(task, found)
  task.blocking.blocks.forEach((blocks, rule) => {
    find(rule, 0, blocks.count)
  })
  return pairsWithIds(read, found)
}
