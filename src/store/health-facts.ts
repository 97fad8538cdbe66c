/** Measurements, doses and checks against the book of some children, as believed at a moment: one reading for a whole set. */
import { sql } from 'kysely'
import type { Instant, PlainDate } from '#core/dates.ts'
import type { Measured } from '#core/growth/growth-status.ts'
import type { VaccinationFact } from '#core/immunisation/under-one.ts'
import type { Tx } from './as-actor.ts'

export type HealthFacts = {
  measurements: (Measured & { factId: string })[]
  vaccinations: (VaccinationFact & { factId: string; place: string | null })[]
  checks: { factId: string; on: PlainDate; book: string }[]
}

type Row = { child_id: string; fact_id: string; on: PlainDate; kind: keyof HealthFacts; content: never }

/** By child; a child without any is not in it. In the order of days. */
export const listHealthFacts = async (
  tx: Tx,
  provinceId: number,
  childIds: readonly string[],
  asKnown: Instant | 'now',
): Promise<Map<string, HealthFacts>> => {
  const byChild = new Map<string, HealthFacts>()
  if (childIds.length === 0) return byChild
  const known =
    asKnown === 'now'
      ? sql`f.superseded_at is null`
      : sql`f.recorded_at <= ${asKnown} and (f.superseded_at is null or f.superseded_at > ${asKnown})`
  const held = sql`f.province_id = ${provinceId} and f.child_id = any (${[...childIds]}::uuid[]) and ${known}`
  const { rows } = await sql<Row>`
    select f.child_id, f.fact_id, f.valid_from as "on", 'measurements' as kind, jsonb_build_object('weightKg', f.weight_kg,
        'lengthHeightCm', f.length_height_cm, 'position', f.measure, 'oedema', f.oedema) as content
      from child_measurements f where ${held}
    union all select f.child_id, f.fact_id, f.valid_from, 'vaccinations', jsonb_build_object('vaccine', f.vaccine,
        'otherVaccine', f.other_vaccine, 'dose', f.dose, 'place', f.place)
      from child_vaccinations f where ${held}
    union all select f.child_id, f.fact_id, f.valid_from, 'checks', jsonb_build_object('book', f.book)
      from child_immunisation_checks f where ${held}
    order by 3, 2`.execute(tx.db)
  for (const row of rows) {
    const facts = byChild.get(row.child_id) ?? { measurements: [], vaccinations: [], checks: [] }
    facts[row.kind].push({ ...(row.content as object), factId: row.fact_id, on: row.on } as never)
    byChild.set(row.child_id, facts)
  }
  return byChild
}
