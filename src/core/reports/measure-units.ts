/** Units of measures as papers write them: `98,8%`, `04 trẻ/1.000`, `03 điểm`, and plain counts. */
import { rational } from '../indicators/rational.ts'
import { officialCount } from '../numbers.ts'
import type { MeasureResult, ReportFigure } from './measure-result.ts'
import { decimalsOf, formatPrinted, printedAt } from './printed.ts'

/** Counts as papers print them: `04`, `339`, `1.150`; nothing is `0`. */
export const countText = (value: number): string => (value === 0 ? '0' : officialCount(value))

export type Unit = { multiplier: number; write: (number: string) => string; difference: (number: string) => string }

export const perUnits: Record<string, number> = { per_500: 500, per_1000: 1000, per_100000: 100_000 }

/** How the measure's unit is written, or null for a plain count. */
export const rateUnitOf = (result: MeasureResult): Unit | null => {
  const unit = result.measure.unit ?? unitOfMultiplier(result.figure)
  if (unit === '%') return { multiplier: 100, write: (n) => `${n}%`, difference: (n) => `${n} điểm phần trăm` }
  if (unit === '‰') return { multiplier: 1000, write: (n) => `${n}‰`, difference: (n) => `${n} điểm phần nghìn` }
  const multiplier = unit === null ? undefined : perUnits[unit]
  if (multiplier === undefined) return null
  const per = `${result.noun}/${countText(multiplier)}`
  return { multiplier, write: (n) => `${twoDigits(n)} ${per}`, difference: (n) => `${twoDigits(n)} ${per}` }
}

export const unitOfMultiplier = (figure: ReportFigure | null): string | null =>
  figure === null || figure.denominator === null
    ? null
    : ({ 100: '%', 500: 'per_500', 1000: '‰', 100000: 'per_100000' }[figure.multiplier] ?? null)

/** A number of the plan, with the decimals it was typed with. */
export const typed = (value: number): string => {
  const exact = rational(value)
  return formatPrinted(printedAt(exact, decimalsOf(exact)))
}

export const twoDigits = (number: string): string => (/^[1-9]$/.test(number) ? `0${number}` : number)

export const wordUnit = (result: MeasureResult): string | null => {
  const { unit } = result.measure
  return unit === null || unit === 'count' || unit === '%' || unit === '‰' || unit in perUnits ? null : unit
}

/** The word after a plain count: the printed unit where the plan prints one, such as "điểm". */
export const countNoun = (result: MeasureResult): string => wordUnit(result) ?? result.noun
