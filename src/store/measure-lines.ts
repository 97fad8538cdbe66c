/** The accepted measures of plans, one by one: which indicator a person confirmed for it. */
import { sql } from 'kysely'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'

export type MeasureLine = {
  lineId: string
  planId: string
  communePath: string
  indicatorCode: string | null
  indicatorConfirmed: boolean
}

/** An accepted measure of a plan in the transaction's areas; undefined otherwise. */
export const findMeasureLine = async (tx: Tx, lineId: string): Promise<MeasureLine | undefined> => {
  const { rows } = await sql<MeasureLine>`
    select l.line_id as "lineId", l.plan_id as "planId", p.commune_path as "communePath",
      l.indicator_code as "indicatorCode", l.indicator_confirmed as "indicatorConfirmed"
    from plan_lines l
    join plan_documents p on p.province_id = l.province_id and p.plan_id = l.plan_id
    where l.province_id = any (${[...new Set(tx.areaPaths.map(provinceIdOf))]}) and l.line_id = ${lineId}
      and l.kind = 'measure' and l.state = 'accepted'`.execute(tx.db)
  return rows[0]
}
