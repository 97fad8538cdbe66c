/** What a row of the sheet of movements must add up to. */
import type { VillageMovements } from '#core/round/movements.ts'

/** Children at the end of the period, counted from those at its start. */
export const endOf = (row: Omit<VillageMovements, 'villagePath'>): number =>
  row.start +
  row.birth +
  row.arrival +
  row.movedIn -
  row.death -
  row.departure -
  row.movedOut -
  row.turned16 -
  row.corrected
