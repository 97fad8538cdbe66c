/**
 * Rates as they are printed: rounded for reading, but never onto the wrong side of a number that matters, such as the
 * target or the whole. 9.999 of 10.003 is 99,96%, not 100%.
 */
import { compare, type Rational } from '../indicators/rational.ts'

/** A number as it is printed: `units` of 10^-digits. */
export type Printed = { units: bigint; digits: number }

export const MAX_DIGITS = 12

const pow10 = (digits: number): bigint => 10n ** BigInt(digits)

/** Decimals of a number as typed (its denominator is a power of ten): 99.99 has 2. */
export const decimalsOf = (value: Rational): number => value.down.toString().length - 1

/** Rounded half up, for numbers that are not negative. */
export const printedAt = (value: Rational, digits: number): Printed => ({
  units: (2n * value.up * pow10(digits) + value.down) / (2n * value.down),
  digits,
})

/** Rounds `value` to the fewest digits, from `least` on, at which it keeps its side of every number in `marks`. */
export const printedAgainst = (value: Rational, marks: Rational[], least: number): Printed => {
  for (let digits = least; ; digits++) {
    const shown = printedAt(value, digits)
    const exact = { up: shown.units, down: pow10(digits) }
    if (digits >= MAX_DIGITS || marks.every((mark) => compare(exact, mark) === compare(value, mark))) return shown
  }
}

/** Both numbers at the fewest digits that tell them apart and from every mark, and the difference of what is printed. */
export const printedApart = (
  a: Rational,
  b: Rational,
  marks: Rational[],
  least: number,
): { first: Printed; second: Printed; difference: Printed } => {
  for (let digits = least; ; digits++) {
    const enough = Math.max(printedAgainst(a, marks, digits).digits, printedAgainst(b, marks, digits).digits)
    if (enough > digits) continue
    const [first, second] = [printedAt(a, digits), printedAt(b, digits)]
    if (first.units === second.units && digits < MAX_DIGITS) continue
    return { first, second, difference: { units: absolute(first.units - second.units), digits } }
  }
}

/** How far the printed number is from `mark`, which has no more decimals than it. */
export const distance = ({ units, digits }: Printed, mark: Rational): Printed => ({
  units: absolute(units - (mark.up * pow10(digits)) / mark.down),
  digits,
})

const absolute = (n: bigint): bigint => (n < 0n ? -n : n)

/** `1.234,5`: trailing zeros are dropped. */
export const formatPrinted = ({ units, digits }: Printed): string => {
  const text = units.toString().padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  const decimals = digits === 0 ? '' : text.slice(-digits).replace(/0+$/, '')
  return decimals ? `${whole},${decimals}` : whole
}
