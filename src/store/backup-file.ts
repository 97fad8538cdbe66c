/**
 * The container of a backup: text lines, gzipped, then encrypted in authenticated pieces, so that a wrong key, an altered
 * byte and a missing end are told apart before anything is believed.
 *
 * `MNBACKU1` · 8 bytes that name the key · 32 bytes of salt · pieces of (4 bytes length · AES-256-GCM text · 16 bytes tag).
 * Each file has a key of its own (HKDF of the backup key and the salt); a piece's nonce is its number and whether it is the
 * last one, so pieces can be neither swapped nor dropped.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

export type BackupFault =
  | 'not_a_backup'
  | 'wrong_key'
  | 'altered'
  | 'cut_off'
  | 'bad_key'
  | 'does_not_fit'
  | 'holds_data'

/** Why a backup cannot be made, read or put back; nothing was changed. */
export class BackupError extends Error {
  fault: BackupFault
  constructor(fault: BackupFault, message: string) {
    super(message)
    this.fault = fault
  }
}

const magic = Buffer.from('MNBACKU1')
const headerLength = magic.length + 8 + 32
const pieceLength = 256 * 1024

/** The backup key of this machine, made at the first call (file mode 0600). `created` tells to print it, once, for paper. */
export const keepBackupKey = (dataDir: string): { key: Buffer; phrase: string; created: boolean; path: string } => {
  const path = join(dataDir, 'keys', 'backup.key')
  fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const created = !fs.existsSync(path)
  if (created) {
    const draft = `${path}.new`
    fs.writeFileSync(draft, `${phraseOf(randomBytes(32))}\n`, { mode: 0o600, flush: true })
    fs.renameSync(draft, path)
  }
  const key = parseBackupKey(fs.readFileSync(path, 'utf8'))
  return { key, phrase: phraseOf(key), created, path }
}

/** The key as written on paper: 16 groups of four signs and a 17th that finds a slip of the pen. */
export const phraseOf = (key: Buffer): string => `${key.toString('hex')}${checkOf(key)}`.match(/.{4}/g)!.join('-')

/** Reads a key from paper; spaces, hyphens and capitals do not matter. */
export const parseBackupKey = (text: string): Buffer => {
  const signs = text.toLowerCase().replaceAll(/[\s-]/g, '')
  const key = Buffer.from(signs.slice(0, 64), 'hex')
  if (!/^([0-9a-f]{64}|[0-9a-f]{68})$/.test(signs))
    throw new BackupError(
      'bad_key',
      'The backup key has 17 groups of four signs (0–9, a–f). Compare it with the paper.',
    )
  if (signs.length === 68 && signs.slice(64) !== checkOf(key))
    throw new BackupError('bad_key', 'One of the signs of the backup key is mistyped. Compare it with the paper.')
  return key
}

const checkOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 4)
const nameOf = (key: Buffer): Buffer => createHash('sha256').update('name').update(key).digest().subarray(0, 8)
const fileKeyOf = (key: Buffer, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, 'mangnon backup 1', 32))

const nonceOf = (number: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Writes the lines to a new file, all of it on the disk before it gets its name. */
export const writeBackupFile = async (path: string, key: Buffer, lines: AsyncIterable<string>) => {
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`)
  const digest = createHash('sha256')
  let size = 0
  try {
    await pipeline(
      Readable.from(lines),
      createGzip(),
      (source: AsyncIterable<Buffer>) => encrypt(source, key),
      async function* (source: AsyncIterable<Buffer>) {
        for await (const part of source) {
          digest.update(part)
          size += part.length
          yield part
        }
      },
      fs.createWriteStream(draft, { mode: 0o600, flush: true }),
    )
    fs.renameSync(draft, path)
    if (process.platform !== 'win32') syncFolder(dirname(path))
  } finally {
    fs.rmSync(draft, { force: true })
  }
  return { size, digest: digest.digest() }
}

const syncFolder = (path: string): void => {
  const folder = fs.openSync(path, 'r')
  fs.fsyncSync(folder)
  fs.closeSync(folder)
}

/** The lines of a backup; throws `BackupError` at the first piece that is not as it was written. */
export async function* readBackupFile(path: string, key: Buffer): AsyncGenerator<string> {
  const gunzip = createGunzip()
  const failed = pipeline(Readable.from(decrypt(path, key)), gunzip).then(
    () => undefined,
    (error) => error,
  )
  let rest: Buffer[] = []
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        rest.push(chunk.subarray(from, end))
        yield Buffer.concat(rest).toString('utf8')
        rest = []
        from = end + 1
      }
      rest.push(chunk.subarray(from))
    }
  } catch (error) {
    throw (await failed) ?? error
  } finally {
    gunzip.destroy()
  }
}

async function* encrypt(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const salt = randomBytes(32)
  const header = Buffer.concat([magic, nameOf(key), salt])
  const fileKey = fileKeyOf(key, salt)
  yield header
  let number = 0
  const seal = (text: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number++, last)).setAAD(header)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    return Buffer.concat([length, cipher.update(text), cipher.final(), cipher.getAuthTag()])
  }
  let waiting: Buffer = Buffer.alloc(0)
  for await (const part of source) {
    waiting = Buffer.concat([waiting, part])
    while (waiting.length > pieceLength) {
      yield seal(waiting.subarray(0, pieceLength), false)
      waiting = waiting.subarray(pieceLength)
    }
  }
  yield seal(waiting, true)
}

async function* decrypt(path: string, key: Buffer): AsyncGenerator<Buffer> {
  const file = await fs.promises.open(path, 'r').catch((error) => {
    throw new BackupError('not_a_backup', `${path} cannot be read: ${error.message}`)
  })
  try {
    const read = async (length: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(length)
      let filled = 0
      while (filled < length) {
        const { bytesRead } = await file.read(buffer, filled, length - filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return buffer.subarray(0, filled)
    }
    const cutOff = () => new BackupError('cut_off', `${path} is not whole: its end is missing. Copy it again.`)
    const altered = () =>
      new BackupError('altered', `${path} is damaged: it is not as it was written. Take another copy.`)
    const header = await read(headerLength)
    if (!header.subarray(0, magic.length).equals(magic))
      throw new BackupError('not_a_backup', `${path} is no backup of Măng Non.`)
    if (header.length < headerLength) throw cutOff()
    if (!header.subarray(magic.length, magic.length + 8).equals(nameOf(key)))
      throw new BackupError('wrong_key', `${path} was made with another key. Give the key of the machine that made it.`)
    const fileKey = fileKeyOf(key, header.subarray(magic.length + 8))
    const { size } = await file.stat()
    let at = headerLength
    for (let number = 0; at < size; number++) {
      const length = await read(4)
      if (length.length < 4) throw cutOff()
      const textLength = length.readUInt32BE()
      if (textLength > pieceLength) throw altered()
      const sealed = await read(textLength + 16)
      if (sealed.length < textLength + 16) throw cutOff()
      at += 4 + sealed.length
      const open = (last: boolean): Buffer => {
        const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(number, last)).setAAD(header)
        decipher.setAuthTag(sealed.subarray(textLength))
        return Buffer.concat([decipher.update(sealed.subarray(0, textLength)), decipher.final()])
      }
      const attempt = (last: boolean): Buffer | undefined => {
        try {
          return open(last)
        } catch {
          return undefined
        }
      }
      const text = attempt(at >= size)
      // A whole piece that is good but not marked as the last one: the file was cut between two pieces.
      if (!text) throw at >= size && attempt(false) ? cutOff() : altered()
      yield text
      if (at >= size) return
    }
    throw cutOff()
  } finally {
    await file.close()
  }
}
