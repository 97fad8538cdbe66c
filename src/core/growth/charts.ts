/** Which charts a child has: for its age the curves of WHO, with its own measurements as points on them. */
import type { Sex } from '../indicators/child-snapshot.ts'
import { curveLines, type GrowthCurve, growthCurve } from './curves.ts'
import { daysPerMonth, firstDayStanding, type GrowthIndex } from './growth-scores.ts'
import type { Assessment, Measured } from './growth-status.ts'
import type { GrowthTableName, GrowthTables } from './tables.ts'

/** A measure as a point; `at` in the unit of the chart. */
export type ChartPoint = { factId: string; at: number; value: number }

export type GrowthChart = {
  index: GrowthIndex
  /** What the horizontal axis counts. */
  unit: 'month' | 'centimetre'
  from: number
  to: number
  lines: number[]
  curve: { at: number; measures: number[] }[]
  points: ChartPoint[]
}

export type AssessedMeasurement = Measured & { factId: string } & Pick<Assessment, 'ageDays'>

/** Two decimals draw the same line, and a phone has them sooner. */
const rounded = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits

/** The stretch of ages that a chart shows, in months: the small ones closely, as in the books of the health stations. */
const monthsShown = (ageDays: number): { from: number; to: number } => {
  const months = ageDays / daysPerMonth
  if (months < 24) return { from: 0, to: 24 }
  if (months < 60) return { from: 0, to: 60 }
  return { from: 60, to: Math.min(228, Math.max(120, Math.ceil((months + 12) / 12) * 12)) }
}

/** The charts for a child of this age in days: weight, length or height, and the one against the other (or BMI). */
export const growthCharts = (
  tables: GrowthTables,
  sex: Sex,
  ageDays: number,
  measurements: readonly AssessedMeasurement[],
): GrowthChart[] => {
  const shown = monthsShown(ageDays)
  const small = shown.from === 0
  const byAge = (
    index: GrowthIndex,
    under5: GrowthTableName,
    from5: GrowthTableName,
    measureOf: (measured: Measured) => number | null,
  ): GrowthChart => {
    const curve = small
      ? growthCurve(tables, under5, sex, { to: Math.round(shown.to * daysPerMonth), step: daysPerMonth })
      : growthCurve(tables, from5, sex, { from: shown.from, to: shown.to, step: 2 })
    const points = measurements.flatMap((measured): ChartPoint[] => {
      const value = measureOf(measured)
      if (value === null || measured.ageDays === null) return []
      const at = rounded(measured.ageDays / daysPerMonth)
      const to = curve.points.at(-1)?.at ?? 0
      return at < shown.from || at > (small ? shown.to : to) ? [] : [{ factId: measured.factId, at, value }]
    })
    return chartOf(index, 'month', curve, small ? daysPerMonth : 1, points)
  }
  const charts = [
    byAge('waz', 'weightForAge2006', 'weightForAge2007', weightOf),
    byAge('haz', 'lengthForAge2006', 'heightForAge2007', ({ lengthHeightCm }) => lengthHeightCm),
    small ? byLength(tables, sex, ageDays, measurements) : byAge('baz', 'bmiForAge2006', 'bmiForAge2007', bmiOf),
  ]
  return charts.filter((chart) => chart.curve.length > 1)
}

const byLength = (
  tables: GrowthTables,
  sex: Sex,
  ageDays: number,
  measurements: readonly AssessedMeasurement[],
): GrowthChart => {
  const lying = ageDays < firstDayStanding
  const curve = growthCurve(tables, lying ? 'weightForLength2006' : 'weightForHeight2006', sex, { step: 10 })
  const points = measurements.flatMap((measured): ChartPoint[] => {
    const { ageDays: age, factId, lengthHeightCm: at } = measured
    const value = weightOf(measured)
    // A point belongs to the table of the age it was measured at.
    if (age === null || age < firstDayStanding !== lying || at === null || value === null) return []
    return at < (curve.points[0]?.at ?? 0) || at > (curve.points.at(-1)?.at ?? 0) ? [] : [{ factId, at, value }]
  })
  return chartOf('whz', 'centimetre', curve, 1, points)
}

const chartOf = (
  index: GrowthIndex,
  unit: GrowthChart['unit'],
  curve: GrowthCurve,
  perUnit: number,
  points: ChartPoint[],
): GrowthChart => {
  const drawn = curve.points.map(({ at, measures }) => ({
    at: rounded(at / perUnit),
    measures: measures.map((m) => rounded(m)),
  }))
  return {
    index,
    unit,
    from: drawn[0]?.at ?? 0,
    to: drawn.at(-1)?.at ?? 0,
    lines: [...curveLines],
    curve: drawn,
    points,
  }
}

const weightOf = ({ oedema, weightKg }: Measured): number | null => (oedema ? null : weightKg)

const bmiOf = (measured: Measured): number | null => {
  const weight = weightOf(measured)
  return weight === null || measured.lengthHeightCm === null
    ? null
    : rounded(weight / (measured.lengthHeightCm / 100) ** 2)
}
