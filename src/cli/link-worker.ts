/** A thread of `children link`: takes portions of the work until none is left. */
import { parentPort, workerData } from 'node:worker_threads'
import { type FoundPairs, openPairFinder } from '#core/linkage/link-children.ts'
import type { LinkageThread } from './link.ts'

const { task, units, next } = workerData as LinkageThread
const found: FoundPairs = { first: [], second: [], probability: [] }
const find = openPairFinder(task, found)
for (;;) {
  const unit = 3 * Atomics.add(next, 0, 1)
  if (unit >= units.length) break
  find(units[unit]!, units[unit + 1]!, units[unit + 2]!)
}
parentPort?.postMessage(found)
