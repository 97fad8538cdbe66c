/** Files the caller names. */
import { readFile, stat } from 'node:fs/promises'
import { errorSentence } from '#core/errors.ts'
import { maxFileBytes, megabyte } from '#intake/limits.ts'
import { CliError, usageError } from './command.ts'

/** The bytes of a file; its size is asked first, so that a film dropped by mistake is refused at once. */
export const bytesOfFile = async (file: string): Promise<Uint8Array> => {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw usageError(`Không thấy tệp ${file}.`, `There is no file ${file}.`)
  if (found.size > maxFileBytes) {
    const limit = { limit: `${maxFileBytes / megabyte} MB` }
    throw new CliError(errorSentence('file_too_large', limit), errorSentence('file_too_large', limit, 'en'), 2)
  }
  return new Uint8Array(await readFile(file))
}
