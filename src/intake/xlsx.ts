/** An Excel workbook's bytes to rows. Call it through `readTable`, which runs it apart with a limit of memory and time. */
import { zipSync } from 'fflate'
import readExcel from 'read-excel-file/node'
import { RuleError } from '#core/errors.ts'
import { megabyte, openZip, type ZipLimits } from './limits.ts'
import { checkTableSize, type Table, type TextCell, tableTypes } from './table-limits.ts'

/** 60,000 rows of forty columns are some 120 MB of XML. */
const workbookLimits: ZipLimits = { entries: 2000, totalBytes: 300 * megabyte, entryBytes: 160 * megabyte, ratio: 250 }

export const readXlsx = async (bytes: Uint8Array): Promise<Table> => {
  const safe = repack(bytes)
  let sheets: Awaited<ReturnType<typeof readExcel>>
  try {
    sheets = await readExcel(safe)
  } catch {
    throw new RuleError('file_damaged')
  }
  const read = sheets.map(({ sheet, data }) =>
    checkTableSize({ name: sheet, rows: data.map((row) => row.map(textCell)) }),
  )
  if (read.every((sheet) => sheet.rows.length === 0)) throw new RuleError('file_empty')
  return { sheets: read }
}

/**
 * The workbook's own parts, unpacked under limits and packed again without compression: the reader behind cannot be
 * made to unpack more than was weighed, and never sees pictures, macros or links.
 */
const repack = (bytes: Uint8Array): Buffer => {
  const zip = openZip(bytes, workbookLimits)
  if (!zip.names.includes('xl/workbook.xml')) throw new RuleError('file_wrong_type', { accepted: tableTypes })
  const parts: Record<string, Uint8Array> = {}
  for (const name of zip.names) {
    if (
      !/^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/[^/]+\.xml|xl\/(_rels\/|worksheets\/)?[^/]+\.(xml|rels))$/.test(
        name,
      )
    )
      continue
    const part = zip.read(name)
    if (!part) continue
    // An entity can grow without end; no office program writes a document type.
    if (Buffer.from(part.buffer, part.byteOffset, Math.min(part.length, 4096)).includes('<!DOCTYPE'))
      throw new RuleError('file_suspicious')
    parts[name] = part
  }
  return Buffer.from(zipSync(parts, { level: 0 }).buffer)
}

const textCell = (cell: unknown): TextCell => {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return null
    const iso = cell.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso
  }
  if (typeof cell === 'string') return cell.normalize('NFC')
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : String(cell)
}
