import { describe, expect, it } from 'vitest'
import { qrMatrix } from './qr-matrix.ts'

const uri = `otpauth://totp/M%C4%83ng%20Non:tham?secret=${'NVLUMQJNJVQTOWDX'.repeat(3)}&issuer=M%C4%83ng%20Non`

/** All modules as one number. */
const digestOf = (text: string): number => {
  let digest = 5381
  for (const dark of qrMatrix(text).flat()) digest = (digest * 33 + Number(dark)) >>> 0
  return digest
}

describe('a QR code', () => {
  it('grows with the text, up to version 9', () => {
    expect(qrMatrix('1').length).toBe(21)
    expect(qrMatrix('x'.repeat(230)).length).toBe(53)
    expect(() => qrMatrix('x'.repeat(231))).toThrow(RangeError)
  })

  // Every length from 1 to 230 was read back by jsQR 1.4.0 when this was written; these two stand for them.
  it('stays as a scanner read it', () => {
    expect(digestOf('Măng Non')).toBe(1140629095)
    expect(digestOf(uri)).toBe(985337653)
  })
})
