import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { qrMatrix } from './qr-matrix.ts'

const uri = `otpauth://totp/M%C4%83ng%20Non:tham?secret=${'NVLUMQJNJVQTOWDX'.repeat(3)}&issuer=M%C4%83ng%20Non`

const digestOf = (text: string): string =>
  createHash('sha256')
    .update(
      qrMatrix(text)
        .map((row) => row.map(Number).join(''))
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16)

describe('a QR code', () => {
  it('grows with the text, up to version 9', () => {
    expect(qrMatrix('1').length).toBe(21)
    expect(qrMatrix('x'.repeat(230)).length).toBe(53)
    expect(() => qrMatrix('x'.repeat(231))).toThrow(RangeError)
  })

  // Every length from 1 to 230 was read back by jsQR 1.4.0 when this was written; these two stand for them.
  it('stays as a scanner read it', () => {
    expect(digestOf('Măng Non')).toBe('b21e759091b3734d')
    expect(digestOf(uri)).toBe('cf68a721b2b69427')
  })
})
