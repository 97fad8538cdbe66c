/** Any file an officer drops: recognised by its content, not by its name; what cannot be read is refused in a sentence. */
import { RuleError } from '#core/errors.ts'
import { readDocxZip } from './docx.ts'
import { checkFileSize, documentLimits, openZip } from './limits.ts'
import { readText } from './text.ts'

export type ReadDocument = { text: string; kind: 'docx' | 'text' }

const accepted = { accepted: '.docx, .txt' }

/** A thousand pages of text; nobody's plan is longer, and reading it would keep others waiting. */
const maxTextLength = 3_000_000

/** Reads the text of a document. Throws a `RuleError` of a `file_…` code for anything else. */
export const readDocument = (bytes: Uint8Array, fileName: string): ReadDocument => {
  checkFileSize(bytes)
  const document = recognise(bytes, fileName)
  if (document.text.length > maxTextLength) throw new RuleError('file_too_large', { limit: '3 MB' })
  return document
}

const recognise = (bytes: Uint8Array, fileName: string): ReadDocument => {
  if (startsWith(bytes, [0x50, 0x4b])) return readZip(bytes)
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new RuleError('file_pdf')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new RuleError('file_old_word')
  if (isKnownBinary(bytes)) throw new RuleError('file_wrong_type', accepted)
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (extension === 'docx') throw new RuleError('file_damaged')
  const text = readText(bytes)
  if (!['', 'txt', 'text', 'md', 'log'].includes(extension) || isMarkup(text))
    throw new RuleError('file_wrong_type', accepted)
  return { text, kind: 'text' }
}

const readZip = (bytes: Uint8Array): ReadDocument => {
  if (bytes[2] === 0x05 && bytes[3] === 0x06) throw new RuleError('file_wrong_type', accepted)
  if (bytes[2] !== 0x03 || bytes[3] !== 0x04) throw new RuleError('file_wrong_type', accepted)
  const zip = openZip(bytes, documentLimits)
  if (!zip.names.some((name) => /^(?:word\/)?document\d*\.xml$/.test(name)))
    throw new RuleError('file_wrong_type', accepted)
  return { text: readDocxZip(zip), kind: 'docx' }
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte)

/** Pictures, archives and films that people rename. */
const isKnownBinary = (bytes: Uint8Array): boolean =>
  [
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
    [0x52, 0x61, 0x72, 0x21],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x1f, 0x8b],
    [0x42, 0x4d],
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x5a],
    [0x7f, 0x45, 0x4c, 0x46],
  ].some((signature) => startsWith(bytes, signature))

/** Rich text and web pages are text, but of codes rather than of sentences. */
const isMarkup = (text: string): boolean => /^\s*(?:\{\\rtf|<!doctype html|<html|<\?xml)/i.test(text.slice(0, 300))
