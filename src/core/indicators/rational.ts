/** Exact fractions for verdicts: 99,96% is not 100%, and 1/3 is not 33,33%. `down` is always positive. */
export type Rational = { up: bigint; down: bigint }

export const ratio = (up: bigint, down: bigint): Rational => (down < 0n ? { up: -up, down: -down } : { up, down })

/** The number as it is printed: 99.9 is 999/10, not the nearest binary fraction. */
export const rational = (value: number): Rational => {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (!match) throw new RangeError(`no finite number: ${value}`)
  const [, sign, whole = '0', fraction = '', exponent = '0'] = match
  const power = Number(exponent) - fraction.length
  const digits = BigInt(whole + fraction) * (sign ? -1n : 1n)
  return power >= 0 ? { up: digits * 10n ** BigInt(power), down: 1n } : { up: digits, down: 10n ** BigInt(-power) }
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.up * b.down - b.up * a.down
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const plus = (a: Rational, b: Rational): Rational => ({
  up: a.up * b.down + b.up * a.down,
  down: a.down * b.down,
})
export const minus = (a: Rational, b: Rational): Rational => plus(a, { up: -b.up, down: b.down })
export const times = (a: Rational, b: Rational): Rational => ({ up: a.up * b.up, down: a.down * b.down })
/** Throws on a zero divisor: the caller has to say first what an empty cohort means. */
export const over = (a: Rational, b: Rational): Rational => {
  if (b.up === 0n) throw new RangeError('division by zero')
  return ratio(a.up * b.down, a.down * b.up)
}

/** For showing; never compared. */
export const toNumber = (value: Rational): number => {
  const whole = value.up / value.down
  const rest = value.up % value.down
  return Number(whole) + Number((rest * 1_000_000_000_000n) / value.down) / 1_000_000_000_000
}
