/** What the first page counts: children of the area by the derived current row. No identity is read. */
import { sql } from 'kysely'
import { addYears, type PlainDate, partsOf, plainDate } from '#core/dates.ts'
import type { Tx } from './as-actor.ts'
import { areaScope, rowsWithin } from './scope.ts'

export type TodayCounts = { children: number; under5: number; bornThisMonth: number; turned16ThisMonth: number }

/** Children living in the area today, and who was born or ends childhood this month. */
export const countChildren = async (tx: Tx, area: string | undefined, today: PlainDate): Promise<TodayCounts> => {
  const { year, month } = partsOf(today)
  const first = plainDate(year, month, 1)
  const next = month === 12 ? plainDate(year + 1, 1, 1) : plainDate(year, month + 1, 1)
  const { rows } = await sql<TodayCounts>`select
      count(*) filter (where birth_date > ${addYears(today, -16)}) as children,
      count(*) filter (where birth_date > ${addYears(today, -5)}) as under5,
      count(*) filter (where birth_date >= ${first} and birth_date <= ${today}) as "bornThisMonth",
      count(*) filter (where birth_date >= ${addYears(first, -16)} and birth_date < ${addYears(next, -16)}) as "turned16ThisMonth"
    from child_current t where ${rowsWithin('t', areaScope(tx, area))} and resident and birth_date <= ${today}`.execute(
    tx.db,
  )
  return rows[0] as TodayCounts
}

/** Children under 5 living in the area whose birth is not registered, and those of whom nobody knows. */
export const countUnregistered = async (
  tx: Tx,
  area: string | undefined,
  today: PlainDate,
): Promise<{ not: number; unknown: number }> => {
  const { rows } = await sql<{ not: number; unknown: number }>`select
      count(*) filter (where birth_registered = false) as "not",
      count(*) filter (where birth_registered is null) as unknown
    from child_current t where ${rowsWithin('t', areaScope(tx, area))} and resident
      and birth_date > ${addYears(today, -5)} and birth_date <= ${today}`.execute(tx.db)
  return rows[0] as { not: number; unknown: number }
}

/** Is anybody in the register of the area, living there or not? */
export const hasChildren = async (tx: Tx, area: string | undefined): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`select exists (
    select from child_current t where ${rowsWithin('t', areaScope(tx, area))}) as found`.execute(tx.db)
  return rows[0]?.found === true
}
