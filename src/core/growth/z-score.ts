/** From a measure to a z-score and back: WHO Child Growth Standards, Methods and development (2006), chapter 7. */
import type { Lms } from './tables.ts'

/** How many standard deviations a measure lies from the median, on the scale that L bends. */
export const zScoreOf = (measure: number, { l, m, s }: Lms): number => ((measure / m) ** l - 1) / (s * l)

/** The measure at a z-score: `measureAt(0, row)` is the median. The inverse of `zScoreOf`. */
export const measureAt = (z: number, { l, m, s }: Lms): number => m * (1 + l * s * z) ** (1 / l)

/**
 * For what has to do with weight: beyond three standard deviations the tail of the bent scale is not trusted, and the
 * distance from the second to the third line is taken for one standard deviation.
 */
export const adjustedZScoreOf = (measure: number, row: Lms): number => {
  const z = zScoreOf(measure, row)
  if (z > 3) {
    const third = measureAt(3, row)
    return 3 + (measure - third) / (third - measureAt(2, row))
  }
  if (z < -3) {
    const third = measureAt(-3, row)
    return -3 + (measure - third) / (measureAt(-2, row) - third)
  }
  return z
}

/**
 * To two decimals as R does since version 4.0.0, which WHO's software runs on: of the two neighbours with two decimals
 * the nearer one, and at the same distance the even one. `Math.round` or `toFixed` differ at such ties.
 */
export const roundedZScore = (z: number): number => {
  const size = Math.abs(z)
  const hundredths = Math.floor(size * 100)
  const below = hundredths / 100
  const above = Math.ceil(size * 100) / 100
  const nearer = size - below < above - size || (size - below === above - size && hundredths % 2 === 0) ? below : above
  // A score of −0,00 is shown and compared as 0.
  return nearer === 0 ? 0 : z < 0 ? -nearer : nearer
}
