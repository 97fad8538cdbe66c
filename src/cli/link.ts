/**
 * `mangnon children link A.csv [B.csv]`: which rows are one child, in one list or between two. Nothing leaves the machine
 * and nothing is changed: a person looks at each pair.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { pairsOf } from '#core/linkage/blocking.ts'
import type { ReadRecords } from '#core/linkage/child-records.ts'
import {
  type FoundPairs,
  type LinkageTask,
  type LinkedPair,
  openPairFinder,
  pairsWithIds,
  prepareLinkage,
} from '#core/linkage/link-children.ts'
import { formatNumber } from '#core/numbers.ts'
import type { Command } from './command.ts'
import { readLinkageLists } from './linkage-lists.ts'

const shownPairs = 50

export const childrenLink: Command = async ({ args, options, io }) => {
  const pairs = await linkFiles(args)
  if (options.json) {
    io.out(JSON.stringify(pairs))
    return 0
  }
  io.out(
    pairs.length === 0
      ? 'Không thấy hai dòng nào có thể là một em.'
      : `${formatNumber(pairs.length)} cặp có thể là một em (xem từng cặp trước khi gộp):`,
  )
  for (const { a, b, probability } of pairs.slice(0, shownPairs))
    io.out(`  ${a}  ${b}  ${formatNumber(Math.floor(probability * 1000) / 10, 1)}%`)
  if (pairs.length > shownPairs)
    io.out(`  … và ${formatNumber(pairs.length - shownPairs)} cặp nữa: chạy lại với --json.`)
  return 0
}

/** From this many candidate pairs on, threads are worth their start. */
const usually = { pairsWorthThreads: 2_000_000 }

export const linkFiles = async (files: readonly string[], { pairsWorthThreads } = usually): Promise<LinkedPair[]> => {
  // Shared memory, so that threads read the same columns without a copy each.
  const allocate = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes)
  let read: ReadRecords | null = await readLinkageLists(files, allocate)
  const { records, ids } = read
  const task = prepareLinkage(read, allocate)
  read = null
  const portions = portionsOf(task)
  const found =
    portions.pairs < pairsWorthThreads ? findHere(task, portions.units) : await findInThreads(task, portions.units)
  return pairsWithIds({ records, ids }, found)
}

/** The work in portions: rule, first group, last group. */
const portionsOf = ({ blocking }: LinkageTask): { units: Int32Array; pairs: number } => {
  const units: number[] = []
  let pairs = 0
  blocking.blocks.forEach((blocks, rule) => {
    pairs += pairsOf(blocks)
    const step = Math.max(1, Math.ceil(blocks.count / 64))
    for (let from = 0; from < blocks.count; from += step) units.push(rule, from, Math.min(from + step, blocks.count))
  })
  const shared = new Int32Array(new SharedArrayBuffer(4 * units.length))
  shared.set(units)
  return { units: shared, pairs }
}

const findHere = (task: LinkageTask, units: Int32Array): FoundPairs => {
  const found: FoundPairs = { first: [], second: [], probability: [] }
  const find = openPairFinder(task, found)
  for (let u = 0; u < units.length; u += 3) find(units[u]!, units[u + 1]!, units[u + 2]!)
  return found
}

export type LinkageThread = { task: LinkageTask; units: Int32Array; next: Int32Array }

const findInThreads = async (task: LinkageTask, units: Int32Array): Promise<FoundPairs> => {
  const next = new Int32Array(new SharedArrayBuffer(4))
  const threads = Array.from(
    { length: Math.min(4, Math.max(1, availableParallelism())) },
    () =>
      new Promise<FoundPairs>((resolve, reject) => {
        const workerData: LinkageThread = { task, units, next }
        const worker = new Worker(new URL('./link-worker.ts', import.meta.url), { workerData })
        worker.once('message', resolve)
        worker.once('error', reject)
      }),
  )
  const all: FoundPairs = { first: [], second: [], probability: [] }
  for (const found of await Promise.all(threads)) {
    for (let n = 0; n < found.first.length; n++) {
      all.first.push(found.first[n]!)
      all.second.push(found.second[n]!)
      all.probability.push(found.probability[n]!)
    }
  }
  return all
}
