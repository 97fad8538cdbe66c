/** The lines of a growth chart: from −3 to +3 standard deviations. */
import type { Sex } from '../indicators/child-snapshot.ts'
import { type GrowthTable, type GrowthTableName, type GrowthTables, lastRow, rowOf } from './tables.ts'
import { measureAt } from './z-score.ts'

export const curveLines = [-3, -2, -1, 0, 1, 2, 3] as const

/** At `at` (days, months or centimetres) the measures on the seven lines, in the order of `curveLines`. */
export type CurvePoint = { at: number; measures: number[] }
export type GrowthCurve = { table: GrowthTableName; unit: 'day' | 'month' | 'centimetre'; points: CurvePoint[] }

/**
 * The curve of a table between `from` and `to`, in the unit of the table, one point for every `step` rows and one at the
 * end: 61 points of a month draw the same line as 1,827 of a day.
 */
export const growthCurve = (
  tables: GrowthTables,
  name: GrowthTableName,
  sex: Sex,
  { from = 0, to = Number.POSITIVE_INFINITY, step = 1 }: { from?: number; to?: number; step?: number } = {},
): GrowthCurve => {
  const table = tables[name]
  const perUnit = table.unit === 'millimetre' ? 10 : 1
  const last = Math.min(lastPublished(name, table), Math.floor(to * perUnit))
  const first = Math.max(table.from, Math.ceil(from * perUnit))
  const rows: number[] = []
  for (let at = first; at < last; at += Math.max(1, Math.trunc(step))) rows.push(at)
  if (first <= last) rows.push(last)
  const points = rows.map((at) => {
    const row = rowOf(table, sex, at)!
    return { at: at / perUnit, measures: curveLines.map((z) => measureAt(z, row)) }
  })
  return { table: name, unit: table.unit === 'millimetre' ? 'centimetre' : table.unit, points }
}

/** The tables by month end with a row that only repeats the one before it. */
const lastPublished = (name: GrowthTableName, table: GrowthTable): number =>
  name.endsWith('2007') ? lastRow(table) - 1 : lastRow(table)
