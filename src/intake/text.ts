/** A text file's bytes to text: UTF-8 with or without byte order mark, UTF-16 with one. */
import { RuleError } from '#core/errors.ts'

/** Reads the text in NFC. Throws `file_not_utf8` for other encodings (TCVN3, VNI, Windows-1258), `file_empty`, `file_wrong_type` for binary files. */
export const readText = (bytes: Uint8Array): string => {
  if (bytes.length === 0) throw new RuleError('file_empty')
  const text = decode(bytes).normalize('NFC')
  if (text.trim() === '') throw new RuleError('file_empty')
  if (isBinary(text)) throw new RuleError('file_wrong_type', { accepted: '.docx, .txt' })
  return text
}

const decode = (bytes: Uint8Array): string => {
  const utf16 = byteOrder(bytes)
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RuleError(bytes.subarray(0, 4096).includes(0) ? 'file_wrong_type' : 'file_not_utf8', {
      accepted: '.docx, .txt',
    })
  }
}

const byteOrder = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** Control signs that no text editor writes, in the first part of the file. */
const isBinary = (text: string): boolean => {
  const sample = text.slice(0, 8192)
  let controls = 0
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if (code === 0) return true
    if (code < 32 && ![9, 10, 11, 12, 13, 27].includes(code)) controls++
  }
  return controls > sample.length * 0.02
}
