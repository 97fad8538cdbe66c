/** Papers handed in beside a figure or a report: decoded within limits, their kind told by their content. */
import { RuleError } from '#core/errors.ts'

const megabyte = 1024 * 1024
const mostBytes = 20 * megabyte

/**
 * The bytes of a paper sent as base64.
 * @throws RuleError `file_empty`, `file_damaged`, `file_too_large`.
 */
export const paperBytes = (contentBase64: string): Buffer => {
  if (contentBase64.length > Math.ceil((mostBytes * 4) / 3) + 4)
    throw new RuleError('file_too_large', { limit: `${mostBytes / megabyte} MB` })
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(contentBase64)) throw new RuleError('file_damaged')
  const bytes = Buffer.from(contentBase64, 'base64')
  if (bytes.length === 0) throw new RuleError('file_empty')
  if (bytes.length > mostBytes) throw new RuleError('file_too_large', { limit: `${mostBytes / megabyte} MB` })
  return bytes
}

const startsWith = (bytes: Buffer, ...begin: number[]): boolean => begin.every((byte, at) => bytes[at] === byte)

/** A PDF by its content: it opens with %PDF- and has an end. */
export const isPdf = (bytes: Buffer): boolean =>
  bytes.subarray(0, 1024).includes('%PDF-') && bytes.subarray(-2048).includes('%%EOF')

const officeTypes: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * The media type of an attachment by its first bytes, whatever its name says: PDF, picture, Word or Excel.
 * @throws RuleError `file_wrong_type`.
 */
export const paperType = (bytes: Buffer, name: string): string => {
  if (isPdf(bytes)) return 'application/pdf'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  const office = officeTypes[name.split('.').at(-1)?.toLowerCase() ?? '']
  if (office && startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return office
  throw new RuleError('file_wrong_type', { accepted: '.pdf, .jpg, .png, .docx, .xlsx' })
}
