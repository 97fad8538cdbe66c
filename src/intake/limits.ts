/**
 * Limits for files that strangers made. A zip is weighed by its own table of contents before anything is unpacked, and
 * again while unpacking, since the table may lie.
 */
import { Inflate } from 'fflate'
import { RuleError } from '#core/errors.ts'

export const megabyte = 1024 * 1024

/** Largest file that is taken in. */
export const maxFileBytes = 20 * megabyte

export type ZipLimits = {
  /** Files inside the zip. */
  entries: number
  /** All files together, unpacked. */
  totalBytes: number
  /** One file, unpacked. */
  entryBytes: number
  /** Unpacked to packed, judged once a file is larger than a megabyte. */
  ratio: number
}

/** A Word document of a thousand pages stays far below these. */
export const documentLimits: ZipLimits = {
  entries: 4000,
  totalBytes: 200 * megabyte,
  entryBytes: 48 * megabyte,
  ratio: 250,
}

/** Refuses a file that is empty or too large. */
export const checkFileSize = (bytes: Uint8Array, limit: number = maxFileBytes): void => {
  if (bytes.length === 0) throw new RuleError('file_empty')
  if (bytes.length > limit) throw new RuleError('file_too_large', { limit: `${Math.floor(limit / megabyte)} MB` })
}

type Entry = { name: string; packed: number; unpacked: number; method: number; offset: number }

/** A zip whose table of contents has been weighed. `read` unpacks one file, or returns null when there is none. */
export type Zip = { names: string[]; read: (name: string) => Uint8Array | null }

/** Opens a zip within limits. Throws `file_damaged` when it is cut off, `file_suspicious` when it is a bomb. */
export const openZip = (bytes: Uint8Array, limits: ZipLimits = documentLimits): Zip => {
  const entries = readContents(bytes, limits)
  const total = [...entries.values()].reduce((sum, entry) => sum + entry.unpacked, 0)
  if (total > limits.totalBytes) throw new RuleError('file_suspicious')
  for (const entry of entries.values()) {
    if (entry.unpacked > limits.entryBytes && /\.(?:xml|rels)$/i.test(entry.name))
      throw new RuleError('file_suspicious')
    if (entry.unpacked > megabyte && entry.unpacked > Math.max(1, entry.packed) * limits.ratio)
      throw new RuleError('file_suspicious')
  }
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name)
      return entry ? unpack(bytes, entry, limits) : null
    },
  }
}

const readContents = (bytes: Uint8Array, limits: ZipLimits): Map<string, Entry> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff || count > limits.entries) throw new RuleError('file_suspicious')
  const entries = new Map<string, Entry>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new RuleError('file_damaged')
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/\\/g, '/')
    const entry = {
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    if ((flags & 1) !== 0) throw new RuleError('file_old_word')
    if (entry.packed === 0xffffffff || entry.unpacked === 0xffffffff) throw new RuleError('file_suspicious')
    entries.set(name, entry)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The record at the end of a zip; a file that was cut off has none. */
const findEnd = (view: DataView): number => {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at > last - 65_558; at--) if (view.getUint32(at, true) === 0x06054b50) return at
  throw new RuleError('file_damaged')
}

const unpack = (bytes: Uint8Array, entry: Entry, limits: ZipLimits): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    throw new RuleError('file_damaged')
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > bytes.length) throw new RuleError('file_damaged')
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new RuleError('file_damaged')
  return inflate(packed, Math.min(limits.entryBytes, Math.max(entry.unpacked, 1)))
}

/** Unpacks in small steps, stopping as soon as more comes out than the table of contents said. */
const inflate = (packed: Uint8Array, limit: number): Uint8Array => {
  const chunks: Uint8Array[] = []
  let size = 0
  let finished = false
  const stream = new Inflate((chunk, final) => {
    size += chunk.length
    if (size > limit) throw new RuleError('file_suspicious')
    chunks.push(chunk)
    finished = finished || final
  })
  const step = 16 * 1024
  try {
    for (let at = 0; at < packed.length; at += step)
      stream.push(packed.subarray(at, at + step), at + step >= packed.length)
  } catch (error) {
    if (error instanceof RuleError) throw error
    throw new RuleError('file_damaged')
  }
  if (!finished && packed.length > 0) throw new RuleError('file_damaged')
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
