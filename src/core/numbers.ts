/** Numbers as Vietnamese officials write them: 1.234,5 · 98,6% · 540.000 đ. */

/** `formatNumber(1234.5, 1)` is `1.234,5`; `digits` is the largest number of decimals, trailing zeros are dropped. */
export const formatNumber = (value: number, digits = 2): string => {
  const negative = value < 0
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  const kept = fraction.replace(/0+$/, '')
  const text = kept ? `${grouped},${kept}` : grouped
  return negative && text !== '0' ? `−${text}` : text
}

/** A rate in the unit asked for, or null when the denominator is 0. `rateOf(335, 339, 100)` is 98.82… */
export const rateOf = (numerator: number, denominator: number, multiplier: number): number | null =>
  denominator === 0 ? null : (numerator / denominator) * multiplier

/** Numbers below ten are written with a leading zero in official papers: `04`. */
export const officialCount = (value: number): string =>
  Number.isInteger(value) && value >= 0 && value < 10 ? `0${value}` : formatNumber(value)
