/** Sealing at rest: personal numbers and kept answers. A number is found again by a keyed index, never by reading it. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

export type SealKeys = { seal: Buffer; index: Buffer }

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, then the sealed text. */
export const sealText = (keys: SealKeys, text: string): Buffer => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys.seal, nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The text again; throws when the bytes were altered or sealed with another key. */
export const openText = (keys: SealKeys, sealed: Uint8Array): string => {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', keys.seal, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** HMAC-SHA-256 of a number: equal numbers have equal indexes, and nobody without the key can try them out. */
export const indexNumber = (keys: SealKeys, number: string): Buffer =>
  createHmac('sha256', keys.index).update(number).digest()
