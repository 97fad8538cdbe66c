/**
 * The tables of WHO: for each sex and each day, month or millimetre the three figures L, M and S of the distribution.
 * File: `reference/growth/who-lms.json`. Core reads no file: whoever calls brings the text.
 */
import { z } from 'zod'
import { About } from '../catalogues/catalogue.ts'
import type { Sex } from '../indicators/child-snapshot.ts'

/** A column with a row for each step; a single number holds for every row. */
const Column = z.union([z.number(), z.array(z.number()).min(2)])
const Columns = z.object({ l: Column, m: z.array(z.number()).min(2), s: Column })

const GrowthTable = z
  .object({
    unit: z.enum(['day', 'month', 'millimetre']),
    /** The first row; the others follow in steps of one. */
    from: z.int().nonnegative(),
    male: Columns,
    female: Columns,
  })
  .refine(
    ({ male, female }) =>
      [male.l, male.s, female.l, female.m, female.s].every(
        (column) => typeof column === 'number' || column.length === male.m.length,
      ),
    { message: 'columns_of_one_length' },
  )
export type GrowthTable = z.infer<typeof GrowthTable>

export const GrowthTables = z.object({
  weightForAge2006: GrowthTable,
  lengthForAge2006: GrowthTable,
  bmiForAge2006: GrowthTable,
  weightForLength2006: GrowthTable,
  weightForHeight2006: GrowthTable,
  weightForAge2007: GrowthTable,
  heightForAge2007: GrowthTable,
  bmiForAge2007: GrowthTable,
})
export type GrowthTables = z.infer<typeof GrowthTables>
export type GrowthTableName = keyof GrowthTables

/** Reads the text of `who-lms.json`. */
export const parseGrowthTables = (text: string): { about: About; tables: GrowthTables } =>
  z.object({ about: About, tables: GrowthTables }).parse(JSON.parse(text))

/** L bends the scale, M is the median, S the spread (Cole's LMS method). */
export type Lms = { l: number; m: number; s: number }

export const lastRow = (table: GrowthTable): number => table.from + table.male.m.length - 1

/** The row with this number, or undefined beyond the table. */
export const rowOf = (table: GrowthTable, sex: Sex, at: number): Lms | undefined => {
  const i = at - table.from
  const { l, m, s } = table[sex]
  const median = m[i]
  if (median === undefined) return undefined
  return { l: typeof l === 'number' ? l : l[i]!, m: median, s: typeof s === 'number' ? s : s[i]! }
}

/** From the row `low` towards the row `high`, `part` of the way (0 to 1); undefined beyond the table. */
export const rowBetween = (
  table: GrowthTable,
  sex: Sex,
  { low, high, part }: { low: number; high: number; part: number },
): Lms | undefined => {
  const a = rowOf(table, sex, low)
  if (!a || !(part > 0)) return a
  const b = rowOf(table, sex, high)
  return b && { l: a.l + part * (b.l - a.l), m: a.m + part * (b.m - a.m), s: a.s + part * (b.s - a.s) }
}
