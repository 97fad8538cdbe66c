/** The thread in which `readTable` opens a stranger's file: when it eats memory or time, only the thread ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { RuleError } from '#core/errors.ts'
import { readCsv } from './csv.ts'
import { readXlsx } from './xlsx.ts'

const { kind, bytes } = workerData as { kind: 'xlsx' | 'csv'; bytes: Uint8Array }

try {
  parentPort?.postMessage({ table: kind === 'xlsx' ? await readXlsx(bytes) : readCsv(bytes) })
} catch (error) {
  if (!(error instanceof RuleError)) throw error
  parentPort?.postMessage({ refusal: { code: error.code, detail: error.detail } })
}
