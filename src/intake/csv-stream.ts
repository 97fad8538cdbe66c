/** A CSV file row by row, for lists too large to hold as text. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CsvError, Parser } from 'csv-parse'
import { RuleError } from '#core/errors.ts'
import { delimiterOf } from './csv.ts'

/**
 * Calls `see` with the cells of each row that is not empty and the number of its line. Reads comma, semicolon or tab
 * separated text in UTF-8 or, with its mark, UTF-16; throws a `RuleError` for what it cannot read.
 */
export const streamCsv = async (file: string, see: (cells: string[], line: number) => void): Promise<void> => {
  const { text, encoding } = await beginningOf(file)
  if (text.trim() === '') throw new RuleError('file_empty')
  const told = /^sep=([,;\t|])\r?\n/.exec(text)
  const parser = new Parser({
    delimiter: told?.[1] ?? delimiterOf(text),
    from_line: told ? 2 : 1,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
    on_record: (cells: string[], { lines }) => {
      see(cells, lines)
      return null
    },
  })
  const decoder = new TextDecoder(encoding, { fatal: true })
  // Rows are seen as they are read; the stream itself stays empty and only has to be drained.
  const done = new Promise<void>((resolve, reject) => {
    parser.once('end', resolve)
    parser.once('error', reject)
    parser.resume()
  })
  done.catch(() => {})
  try {
    for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) {
      if (!parser.write(decoder.decode(bytes as Uint8Array, { stream: true })))
        await Promise.race([new Promise((resolve) => parser.once('drain', resolve)), done])
    }
    parser.end(decoder.decode())
    await done
  } catch (error) {
    if (error instanceof CsvError) throw new RuleError('file_damaged')
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new RuleError('file_not_utf8')
    throw error
  }
}

const sample = 65_536

/** The first characters, by which delimiter and encoding are told. */
const beginningOf = async (file: string): Promise<{ text: string; encoding: string }> => {
  const handle = await open(file).catch(() => {
    throw new RuleError('file_not_found', { file })
  })
  try {
    if (!(await handle.stat()).isFile()) throw new RuleError('file_not_found', { file })
    const buffer = new Uint8Array(sample)
    const { bytesRead } = await handle.read(buffer, 0, sample, 0)
    const bytes = buffer.subarray(0, bytesRead)
    if (bytesRead === 0) throw new RuleError('file_empty')
    const encoding =
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : 'utf-8'
    if (encoding === 'utf-8' && bytes.includes(0)) throw new RuleError('file_wrong_type', { accepted: '.csv' })
    // Cut in the middle of a character at worst: good enough to count signs in.
    return { text: new TextDecoder(encoding).decode(bytes, { stream: true }), encoding }
  } finally {
    await handle.close()
  }
}
