/** The tables of growth and immunisation, read once from `reference/`: what is derived of a child needs them on every write. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseGrowthCutOffs } from '#core/growth/classification.ts'
import { parseGrowthTables } from '#core/growth/tables.ts'
import {
  parseFullImmunisation,
  parseImmunisationSchedules,
  parseScheduledDoses,
  parseVaccines,
} from '#core/immunisation/schedule.ts'

const text = (name: string): string => readFileSync(resolve(import.meta.dirname, '../../reference', name), 'utf8')

const readReference = () => ({
  growth: {
    tables: parseGrowthTables(text('growth/who-lms.json')).tables,
    cutOffs: parseGrowthCutOffs(text('growth/classification.json')).entries,
  },
  immunisation: {
    doses: parseScheduledDoses(text('immunisation/doses.json')).entries,
    definitions: parseFullImmunisation(text('immunisation/full-immunisation.json')).entries,
    vaccines: parseVaccines(text('immunisation/vaccines.json')).entries,
    schedules: parseImmunisationSchedules(text('immunisation/schedules.json')).entries,
  },
})
let read: ReturnType<typeof readReference> | undefined
export const healthReference = (): ReturnType<typeof readReference> => {
  read ??= readReference()
  return read
}
