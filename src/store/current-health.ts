/**
 * What lists need of growth and immunisation: the rules are core's, so the answers are derived here and not in SQL, for
 * all the young children of a set at once.
 */
import { sql } from 'kysely'
import { addYears, type PlainDate } from '#core/dates.ts'
import { growthStatus } from '#core/growth/growth-status.ts'
import { immunisedUnder1, recordOf } from '#core/immunisation/under-one.ts'
import type { BirthPrecision, Sex } from '#core/indicators/child-snapshot.ts'
import type { Tx } from './as-actor.ts'
import { listHealthFacts } from './health-facts.ts'
import { healthReference } from './health-reference.ts'
import type { ChildSet } from './latest-facts.ts'

/** From this age on lists say nothing of growth and vaccinations. */
const notFromAge = 6

type Young = { child_id: string; sex: Sex | null; birth_date: PlainDate; birth_precision: BirthPrecision }

/** Fills in the current rows, which the caller has just written without these columns. */
export const refreshHealth = async (tx: Tx, set: ChildSet, today: PlainDate): Promise<void> => {
  const { provinceId, communePath, childIds } = set
  const some = childIds === 'all' ? sql`true` : sql`child_id = any (${[...childIds]}::uuid[])`
  const { rows: young } = await sql<Young>`select child_id, sex, birth_date, birth_precision from child_current
    where province_id = ${provinceId} and commune_path = ${communePath} and birth_date > ${addYears(today, -notFromAge)}
      and ${some}`.execute(tx.db)
  const facts = await listHealthFacts(
    tx,
    provinceId,
    young.map((child) => child.child_id),
    'now',
  )
  const { growth, immunisation } = healthReference()
  const rows = young.flatMap((child) => {
    const known = facts.get(child.child_id)
    if (!known) return []
    const born = { sex: child.sex, birthDate: child.birth_date, birthPrecision: child.birth_precision }
    const status = growthStatus(growth, born, known.measurements, { from: null, to: today })
    const record = recordOf(
      known.vaccinations,
      known.checks.map(({ on }) => on),
    )
    return [
      {
        child_id: child.child_id,
        measured_on: status.measuredOn,
        underweight: status.underweight,
        stunted: status.stunted,
        wasted: status.wasted,
        overweight: status.overweight,
        immunised_under_1: immunisedUnder1(immunisation, { ...born, record }, today),
      },
    ]
  })
  if (rows.length === 0) return
  await sql`update child_current t set measured_on = u.measured_on, underweight = u.underweight, stunted = u.stunted,
      wasted = u.wasted, overweight = u.overweight, immunised_under_1 = u.immunised_under_1
    from json_populate_recordset(null::child_current, ${JSON.stringify(rows)}::json) u
    where t.province_id = ${provinceId} and t.child_id = u.child_id`.execute(tx.db)
}
