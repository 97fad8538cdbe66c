/** Reads the facts of one child in both times: when they held, and when they were believed. */
import { sql } from 'kysely'
import { factKinds, tableOf } from '#core/children/facts/catalogue.ts'
import type { FactKind } from '#core/children/facts/fact-kind.ts'
import type { Instant, PlainDate } from '#core/dates.ts'
import type { Tx } from './as-actor.ts'

export type HistoricalFact = {
  factId: string
  kind: string
  content: Record<string, unknown>
  validFrom: PlainDate
  validTo: PlainDate | null
  recordedAt: string
  supersededAt: string | null
  source: string
}

/** `asOf`: what held on that day. `asKnown`: what was believed at that moment; `all`: everything ever recorded. */
export type HistoryQuestion = { asOf?: PlainDate | undefined; asKnown: Instant | 'now' | 'all' }

const births: Pick<FactKind, 'kind' | 'time' | 'fields'> = {
  kind: 'births',
  time: 'event',
  fields: ['sex', 'birth_date', 'birth_precision'].map((column) => ({
    column,
    words: { vi: column, en: column },
    type: 'text' as const,
  })),
}

/** Every fact of a child of the kinds asked for; an event holds from its day on. The newest first. */
export const listHistory = async (
  tx: Tx,
  provinceId: number,
  childId: string,
  asked: HistoryQuestion,
  kinds: readonly Pick<FactKind, 'kind' | 'time' | 'fields'>[] = [births, ...factKinds.filter((kind) => !kind.secret)],
): Promise<HistoricalFact[]> => {
  const { asOf, asKnown } = asked
  const known =
    asKnown === 'all'
      ? sql`true`
      : asKnown === 'now'
        ? sql`f.superseded_at is null`
        : sql`f.recorded_at <= ${asKnown} and (f.superseded_at is null or f.superseded_at > ${asKnown})`
  const held =
    asOf === undefined ? sql`true` : sql`f.valid_from <= ${asOf} and (f.valid_to is null or f.valid_to > ${asOf})`
  const each = kinds.map((kind) => {
    const content = sql.join(kind.fields.flatMap(({ column }) => [sql`${column}::text`, sql.ref(`f.${column}`)]))
    return sql`select f.fact_id as "factId", ${kind.kind}::text as kind, jsonb_build_object(${content}) as content,
        f.valid_from as "validFrom", f.valid_to as "validTo", f.recorded_at as "recordedAt",
        f.superseded_at as "supersededAt", f.source
      from ${sql.table(tableOf(kind))} f
      where f.province_id = ${provinceId} and f.child_id = ${childId} and ${known} and ${held}`
  })
  const { rows } = await sql<HistoricalFact>`
    select * from (${sql.join(each, sql` union all `)}) f
    order by "validFrom" desc, "recordedAt" desc, kind, "factId"`.execute(tx.db)
  return rows
}
