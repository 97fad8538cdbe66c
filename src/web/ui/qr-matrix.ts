/**
 * A QR code (ISO/IEC 18004) of a short text: byte mode, error correction L, versions 1 to 9, mask 0. Enough for the
 * key of an authenticator app (up to 230 bytes), so that no package is needed for one picture.
 */

/** Per version: data bytes in all, correction bytes per block, blocks, places of the alignment patterns. */
const versions = [
  { data: 19, correction: 7, blocks: 1, align: [] },
  { data: 34, correction: 10, blocks: 1, align: [6, 18] },
  { data: 55, correction: 15, blocks: 1, align: [6, 22] },
  { data: 80, correction: 20, blocks: 1, align: [6, 26] },
  { data: 108, correction: 26, blocks: 1, align: [6, 30] },
  { data: 136, correction: 18, blocks: 2, align: [6, 34] },
  { data: 156, correction: 20, blocks: 2, align: [6, 22, 38] },
  { data: 194, correction: 24, blocks: 2, align: [6, 24, 42] },
  { data: 232, correction: 30, blocks: 2, align: [6, 26, 46] },
] as const

/** Rows of dark (true) and light modules, without the quiet zone. Throws `RangeError` for a text that is too long. */
export const qrMatrix = (text: string): boolean[][] => {
  const bytes = new TextEncoder().encode(text)
  const at = versions.findIndex(({ data }) => bytes.length + 2 <= data)
  const version = versions[at]
  if (!version) throw new RangeError(`too long for a QR code: ${bytes.length} bytes`)
  const size = 17 + 4 * (at + 1)
  const grid = makeGrid(size)
  drawPatterns(grid, version.align)
  if (at + 1 >= 7) drawVersion(grid, at + 1)
  drawFormat(grid)
  drawData(grid, interleave(dataBytes(bytes, version.data), version.blocks, version.correction))
  return grid.rows
}

type Grid = { size: number; rows: boolean[][]; fixed: boolean[][]; set: (x: number, y: number, dark: boolean) => void }

const makeGrid = (size: number): Grid => {
  const blank = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const [rows, fixed] = [blank(), blank()]
  const set = (x: number, y: number, dark: boolean): void => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    ;(rows[y] as boolean[])[x] = dark
    ;(fixed[y] as boolean[])[x] = true
  }
  return { size, rows, fixed, set }
}

const drawPatterns = ({ size, set }: Grid, align: readonly number[]): void => {
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0)
    set(i, 6, i % 2 === 0)
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(4, (dx, dy, ring) => set(cx + dx, cy + dy, ring !== 2 && ring !== 4))
  const last = align.at(-1)
  for (const cx of align)
    for (const cy of align) {
      const isCorner = (cx === 6 && cy === 6) || (cx === 6 && cy === last) || (cx === last && cy === 6)
      if (!isCorner) square(2, (dx, dy, ring) => set(cx + dx, cy + dy, ring !== 1))
    }
}

/** Every place around a centre, with the ring it lies on. */
const square = (radius: number, at: (dx: number, dy: number, ring: number) => void): void => {
  for (let dy = -radius; dy <= radius; dy++)
    for (let dx = -radius; dx <= radius; dx++) at(dx, dy, Math.max(Math.abs(dx), Math.abs(dy)))
}

const bit = (value: number, i: number): boolean => ((value >>> i) & 1) === 1

const drawFormat = ({ size, set }: Grid): void => {
  const level = 0b01000 // correction L, mask 0
  let rest = level
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  const bits = ((level << 10) | rest) ^ 0x5412
  for (let i = 0; i <= 5; i++) set(8, i, bit(bits, i))
  set(8, 7, bit(bits, 6))
  set(8, 8, bit(bits, 7))
  set(7, 8, bit(bits, 8))
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(bits, i))
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(bits, i))
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(bits, i))
  set(8, size - 8, true)
}

const drawVersion = ({ size, set }: Grid, version: number): void => {
  let rest = version
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
  const bits = (version << 12) | rest
  for (let i = 0; i < 18; i++) {
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)]
    set(a, b, bit(bits, i))
    set(b, a, bit(bits, i))
  }
}

/** Mode, length, the bytes, then padding up to the capacity. */
const dataBytes = (bytes: Uint8Array, capacity: number): number[] => {
  const bits: number[] = [0, 1, 0, 0]
  const push = (value: number) => {
    for (let i = 7; i >= 0; i--) bits.push((value >>> i) & 1)
  }
  push(bytes.length)
  for (const byte of bytes) push(byte)
  bits.push(0, 0, 0, 0)
  const words: number[] = []
  for (let i = 0; i + 8 <= bits.length; i += 8) words.push(Number.parseInt(bits.slice(i, i + 8).join(''), 2))
  for (let pad = 0xec; words.length < capacity; pad ^= 0xec ^ 0x11) words.push(pad)
  return words
}

const interleave = (data: number[], blocks: number, correction: number): number[] => {
  const each = data.length / blocks
  const parts = Array.from({ length: blocks }, (_, i) => data.slice(i * each, (i + 1) * each))
  const checks = parts.map((part) => reedSolomon(part, correction))
  const woven = (lists: number[][], length: number) =>
    Array.from({ length }, (_, i) => lists.map((list) => list[i] as number)).flat()
  return [...woven(parts, each), ...woven(checks, correction)]
}

/** Multiplication in GF(2⁸) modulo x⁸+x⁴+x³+x²+1. */
const times = (x: number, y: number): number => {
  let product = 0
  for (let i = 7; i >= 0; i--) product = ((product << 1) ^ ((product >>> 7) * 0x11d) ^ (((y >>> i) & 1) * x)) & 0xff
  return product
}

const reedSolomon = (data: readonly number[], degree: number): number[] => {
  const divisor = Array<number>(degree).fill(0)
  divisor[degree - 1] = 1
  let root = 1
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++)
      divisor[j] = times(divisor[j] as number, root) ^ (j + 1 < degree ? (divisor[j + 1] as number) : 0)
    root = times(root, 2)
  }
  const rest = Array<number>(degree).fill(0)
  for (const byte of data) {
    const factor = byte ^ (rest.shift() as number)
    rest.push(0)
    for (let i = 0; i < degree; i++) rest[i] = (rest[i] as number) ^ times(divisor[i] as number, factor)
  }
  return rest
}

/** In pairs of columns from the right, up and down in turn; the mask turns every other module over. */
const drawData = ({ size, rows, fixed }: Grid, words: readonly number[]): void => {
  let i = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const upward = ((right + 1) & 2) === 0
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (fixed[y]?.[x]) continue
        const dark = i < words.length * 8 && bit(words[i >>> 3] as number, 7 - (i & 7))
        ;(rows[y] as boolean[])[x] = dark !== ((x + y) % 2 === 0)
        i += 1
      }
    }
  }
}
