/** A list's bytes to rows, whatever its name says: Excel workbook or separated text. */
import { Worker } from 'node:worker_threads'
import { type ErrorCode, RuleError } from '#core/errors.ts'
import { readCsv } from './csv.ts'
import { checkFileSize, megabyte } from './limits.ts'
import { type Table, tableTypes } from './table-limits.ts'

export type { Sheet, Table, TextCell } from './table-limits.ts'

export type ReadingLimits = { milliseconds?: number; megabytes?: number }

/** Small text is read here; everything else in a thread of its own. */
const threadFrom = megabyte / 4

/**
 * Reads `.xlsx` or `.csv` by its content. Throws a `RuleError` for every file that cannot be read: empty, cut off,
 * of another kind, with a password, too large, a bomb, not UTF-8.
 */
export const readTable = async (bytes: Uint8Array, fileName: string, limits: ReadingLimits = {}): Promise<Table> => {
  checkFileSize(bytes)
  if (startsWith(bytes, [0x50, 0x4b])) return readApart('xlsx', bytes, limits)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw oldOrLocked(bytes)
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74])) {
    throw new RuleError('file_wrong_type', { accepted: tableTypes })
  }
  if (/\.(xlsx|xlsm)$/i.test(fileName) && !looksLikeText(bytes)) throw new RuleError('file_damaged')
  return bytes.length < threadFrom ? readCsv(bytes) : readApart('csv', bytes, limits)
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, n) => bytes[n] === byte)

const looksLikeText = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) || !bytes.subarray(0, 4096).includes(0)

/** One container holds two things: Excel 97–2003 files, and workbooks locked with a password. */
const oldOrLocked = (bytes: Uint8Array): RuleError => {
  const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
  return new RuleError('file_wrong_type', {
    accepted: locked
      ? '.xlsx không đặt mật khẩu (without a password)'
      : '.xlsx: mở bằng Excel rồi Lưu thành (Save as) .xlsx',
  })
}

const readApart = (kind: 'xlsx' | 'csv', bytes: Uint8Array, limits: ReadingLimits): Promise<Table> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
      workerData: { kind, bytes },
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes ?? 1024 },
    })
    const tooMuch = (): RuleError => new RuleError('file_too_large', { limit: '60.000 dòng (rows)' })
    const timer = setTimeout(() => settle(() => reject(tooMuch())), limits.milliseconds ?? 30_000)
    const settle = (answer: () => void): void => {
      clearTimeout(timer)
      worker.removeAllListeners()
      // A thread that dies late must not bring the process down.
      worker.on('error', () => {})
      void worker.terminate()
      answer()
    }
    worker.on(
      'message',
      (message: { table: Table } | { refusal: { code: ErrorCode; detail: Record<string, string | number> } }) =>
        settle(() =>
          'table' in message
            ? resolve(message.table)
            : reject(new RuleError(message.refusal.code, message.refusal.detail)),
        ),
    )
    worker.on('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : new RuleError('file_damaged'))),
    )
    worker.on('exit', () => settle(() => reject(new RuleError('file_damaged'))))
  })
