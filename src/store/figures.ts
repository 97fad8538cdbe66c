/**
 * Figures that are kept: those a person entered, and those a report froze with the rows behind them. A living computed
 * figure is not kept; it is computed from the facts when asked for.
 */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Instant, PlainDate } from '#core/dates.ts'
import type { Figure, FigureBucket } from '#core/indicators/figure.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { insertMany } from './bulk.ts'

export type StoredFigure = Figure & {
  figureId: string
  planLineId: string | null
  reportId: string | null
  year: number
  /** For yes/no measures; the numerator then says 1 or 0. */
  achieved: boolean | null
  attachmentId: string | null
  recordedAt: Instant
}

type Row = {
  figure_id: string
  area_path: string
  indicator_code: string
  indicator_version: number
  plan_line_id: string | null
  report_id: string | null
  year: number
  cut_off: PlainDate
  as_known: Instant
  numerator: string | null
  denominator: string | null
  unknown_count: number
  multiplier: string
  unit: string
  source: Figure['source']
  source_note: string | null
  attachment_id: string | null
  achieved: boolean | null
  recorded_at: Instant
}

const columns = sql`figure_id, area_path, indicator_code, indicator_version, plan_line_id, report_id, year, cut_off,
  as_known, numerator, denominator, unknown_count, multiplier, unit, source, source_note, attachment_id, achieved,
  recorded_at`

const toFigure = (row: Row): StoredFigure => ({
  figureId: row.figure_id,
  planLineId: row.plan_line_id,
  reportId: row.report_id,
  year: row.year,
  indicatorCode: row.indicator_code,
  indicatorVersion: row.indicator_version,
  areaPath: row.area_path,
  cutOff: row.cut_off,
  asKnown: row.as_known,
  // Counts and ratios of one commune: far inside what a double holds exactly.
  numerator: row.numerator === null ? null : Number(row.numerator),
  denominator: row.denominator === null ? null : Number(row.denominator),
  unknown: row.unknown_count,
  multiplier: Number(row.multiplier),
  unit: row.unit,
  source: row.source,
  sourceNote: row.source_note,
  achieved: row.achieved,
  attachmentId: row.attachment_id,
  recordedAt: row.recorded_at,
})

const listFigures = async (tx: Tx, communePath: string, where: RawBuilder<unknown>): Promise<StoredFigure[]> => {
  // Two people entering at the same moment leave two rows: the later one counts.
  const { rows } = await sql<Row>`select distinct on (indicator_code) ${columns} from figures
    where province_id = ${provinceIdOf(communePath)} and commune_path = ${communePath} and ${where}
    order by indicator_code, recorded_at desc, figure_id`.execute(tx.db)
  return rows.map(toFigure)
}

/** The entered figures of a year as known at an instant, one for each indicator; `until`: none for a later day. */
export const listEnteredFigures = (
  tx: Tx,
  asked: { communePath: string; year: number; asKnown: Instant; until?: PlainDate | undefined },
): Promise<StoredFigure[]> =>
  listFigures(
    tx,
    asked.communePath,
    sql`year = ${asked.year} and report_id is null and recorded_at <= ${asked.asKnown}
      and (superseded_at is null or superseded_at > ${asked.asKnown})
      and (${asked.until ?? null}::date is null or cut_off <= ${asked.until ?? null})`,
  )

/** The figures of a finalised report. */
export const listFrozenFigures = (tx: Tx, communePath: string, reportId: string): Promise<StoredFigure[]> =>
  listFigures(tx, communePath, sql`report_id = ${reportId}`)

/** What was reported last for a year, by any report that was finalised by `asKnown`: the figures to compare with. */
export const listReportedFigures = (
  tx: Tx,
  asked: { communePath: string; year: number; asKnown: Instant },
): Promise<StoredFigure[]> =>
  listFigures(
    tx,
    asked.communePath,
    sql`year = ${asked.year} and report_id is not null and recorded_at <= ${asked.asKnown}`,
  )

export type NewFigure = {
  figure: Figure
  planLineId: string | null
  year: number
  achieved: boolean | null
  attachmentId: string | null
}

const rowOf = (tx: Tx, communePath: string, reportId: string | null, entry: NewFigure, figureId: string) => {
  const { figure } = entry
  return {
    province_id: provinceIdOf(communePath),
    figure_id: figureId,
    commune_path: communePath,
    area_path: figure.areaPath,
    indicator_code: figure.indicatorCode,
    indicator_version: figure.indicatorVersion,
    plan_line_id: entry.planLineId,
    report_id: reportId,
    year: entry.year,
    cut_off: figure.cutOff,
    as_known: figure.asKnown,
    numerator: figure.numerator,
    denominator: figure.denominator,
    unknown_count: figure.unknown,
    multiplier: figure.multiplier,
    unit: figure.unit,
    source: figure.source,
    source_note: figure.sourceNote,
    attachment_id: entry.attachmentId,
    achieved: entry.achieved,
    recorded_by: tx.actor.accountId,
    recorded_at: tx.now,
  }
}

/** Keeps an entered figure; the one entered before for the same indicator and year is believed no longer. */
export const insertEnteredFigure = async (tx: Tx, communePath: string, entry: NewFigure): Promise<StoredFigure> => {
  await sql`update figures set superseded_at = ${tx.now}
    where province_id = ${provinceIdOf(communePath)} and commune_path = ${communePath} and year = ${entry.year}
      and indicator_code = ${entry.figure.indicatorCode} and report_id is null and superseded_at is null`.execute(tx.db)
  const figureId = randomUUID()
  await insertMany(tx, 'figures', [rowOf(tx, communePath, null, entry, figureId)])
  const { rows } = await sql<Row>`select ${columns} from figures
    where province_id = ${provinceIdOf(communePath)} and figure_id = ${figureId}`.execute(tx.db)
  return toFigure(rows[0] as Row)
}

export type FrozenRow = { childId: string; bucket: FigureBucket; reason: string | null; villagePath: string | null }

/** Freezes the figures of a report with the children behind them; nothing can change them afterwards. */
export const freezeFigures = async (
  tx: Tx,
  communePath: string,
  reportId: string,
  entries: readonly (NewFigure & { rows: readonly FrozenRow[] })[],
): Promise<void> => {
  const numbered = entries.map((entry) => ({ entry, figureId: randomUUID() }))
  await insertMany(
    tx,
    'figures',
    numbered.map(({ entry, figureId }) => rowOf(tx, communePath, reportId, entry, figureId)),
  )
  await insertMany(
    tx,
    'figure_rows',
    numbered.flatMap(({ entry, figureId }) =>
      entry.rows.map((row) => ({
        province_id: provinceIdOf(communePath),
        figure_id: figureId,
        child_id: row.childId,
        bucket: row.bucket,
        reason: row.reason,
        // Filed under the commune where the village was not known, so that the policy can still place the row.
        village_path: row.villagePath ?? communePath,
      })),
    ),
  )
}

/** The rows behind a frozen figure, as they were. */
export const listFrozenRows = async (tx: Tx, communePath: string, figureId: string): Promise<FrozenRow[]> => {
  const { rows } = await sql<{
    child_id: string
    bucket: FigureBucket
    reason: string | null
    village_path: string | null
  }>`select child_id, bucket, reason, village_path from figure_rows
    where province_id = ${provinceIdOf(communePath)} and figure_id = ${figureId} order by child_id`.execute(tx.db)
  return rows.map((row) => ({
    childId: row.child_id,
    bucket: row.bucket,
    reason: row.reason,
    villagePath: row.village_path === communePath ? null : row.village_path,
  }))
}

/** Names of children as they were known at an instant. Only a permission that opens identity gets any. */
export const namesOfChildren = async (
  tx: Tx,
  communePath: string,
  childIds: readonly string[],
  asKnown: Instant,
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ child_id: string; full_name: string }>`
    select distinct on (i.child_id) i.child_id, i.full_name from child_identities i
    where i.province_id = ${provinceIdOf(communePath)} and i.child_id = any (${[...childIds]}::uuid[])
      and i.recorded_at <= ${asKnown} and (i.superseded_at is null or i.superseded_at > ${asKnown})
    order by i.child_id, i.recorded_at desc`.execute(tx.db)
  return new Map(rows.map((row) => [row.child_id, row.full_name]))
}
