/** Reports: drafts with the officer's texts, finalised ones as they were, the records office's number and date. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant, PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { ReportDocument } from '#core/reports/report-model.ts'
import type { Tx } from './as-actor.ts'
import { areaScope, rowsWithin } from './scope.ts'

/** What a finalised report keeps beside its figures. The officer's name is kept as it was. */
export type FinalPaper = { report: ReportDocument; missingFigures: number; finalisedByName: string }

export type ReportRecord = {
  reportId: string
  planId: string
  planTitle: string
  communePath: string
  year: number
  cutOff: PlainDate
  state: 'draft' | 'final'
  texts: Record<string, string>
  fieldVersions: Record<string, number>
  asKnown: Instant | null
  createdAt: Instant
  finalisedAt: Instant | null
  finalisedByName: string | null
  missingFigures: number | null
  issuedNumber: string | null
  issuedOn: PlainDate | null
  signedFileId: string | null
  signedFileName: string | null
}

const reports = sql`
  select r.report_id as "reportId", r.plan_id as "planId", p.title as "planTitle", r.commune_path as "communePath",
    r.year, r.cut_off as "cutOff", r.state, r.texts, r.field_versions as "fieldVersions", r.as_known as "asKnown",
    r.created_at as "createdAt", r.finalised_at as "finalisedAt", r.document ->> 'finalisedByName' as "finalisedByName",
    (r.document ->> 'missingFigures')::int as "missingFigures", i.issued_number as "issuedNumber",
    i.issued_on as "issuedOn", i.signed_file_id as "signedFileId", f.name as "signedFileName"
  from reports r
  join plan_documents p on p.province_id = r.province_id and p.plan_id = r.plan_id
  left join lateral (select * from report_issues x where x.province_id = r.province_id and x.report_id = r.report_id
    and x.superseded_at is null order by x.recorded_at desc limit 1) i on true
  left join stored_files f on f.province_id = i.province_id and f.file_id = i.signed_file_id`

const provincesOf = (tx: Tx): number[] => [...new Set(tx.areaPaths.map(provinceIdOf))]

/** Reports of the transaction's areas, or of one of them; the newest year first, the newest version of it first. */
export const listReports = async (tx: Tx, area?: string): Promise<ReportRecord[]> => {
  const { rows } = await sql<ReportRecord>`${reports}
    where ${rowsWithin('r', areaScope(tx, area), { villages: false })}
    order by r.year desc, r.created_at desc, r.report_id`.execute(tx.db)
  return rows
}

/** One report. @throws RuleError `not_found`. */
export const getReport = async (tx: Tx, reportId: string): Promise<ReportRecord> => {
  const { rows } = await sql<ReportRecord>`${reports}
    where r.province_id = any (${provincesOf(tx)}) and r.report_id = ${reportId}`.execute(tx.db)
  const report = rows[0]
  if (!report) throw new RuleError('not_found')
  return report
}

/**
 * One report to be changed: whoever changes it next waits for this transaction. A draft is locked; a final report, which
 * nothing changes, is just read.
 */
export const getReportForChange = async (tx: Tx, reportId: string): Promise<ReportRecord> => {
  await sql`select 1 from reports where province_id = any (${provincesOf(tx)}) and report_id = ${reportId}
    for update`.execute(tx.db)
  return getReport(tx, reportId)
}

/** The draft there is for a plan and year, or a new one. Two that begin at once get the same. */
export const startDraft = async (
  tx: Tx,
  draft: { communePath: string; planId: string; year: number; cutOff: PlainDate },
): Promise<{ reportId: string; isNew: boolean }> => {
  const provinceId = provinceIdOf(draft.communePath)
  const reportId = randomUUID()
  const added = await sql`
    insert into reports (province_id, report_id, commune_path, plan_id, kind, year, cut_off, state, created_by, created_at)
    values (${provinceId}, ${reportId}, ${draft.communePath}, ${draft.planId}, 'yearly', ${draft.year}, ${draft.cutOff},
      'draft', ${tx.actor.accountId}, ${tx.now})
    on conflict (province_id, plan_id, kind, year) where state = 'draft' do nothing returning 1`.execute(tx.db)
  if (added.rows.length > 0) return { reportId, isNew: true }
  const { rows } = await sql<{ reportId: string }>`select report_id as "reportId" from reports
    where province_id = ${provinceId} and plan_id = ${draft.planId} and kind = 'yearly' and year = ${draft.year}
      and state = 'draft'`.execute(tx.db)
  const found = rows[0]
  if (!found) throw new RuleError('not_found')
  return { reportId: found.reportId, isNew: false }
}

type ReportKey = Pick<ReportRecord, 'reportId' | 'communePath'>

/** Writes the texts of a draft. */
export const saveDraft = async (
  tx: Tx,
  report: ReportKey,
  draft: { texts: Record<string, string>; fieldVersions: Record<string, number>; cutOff: PlainDate },
): Promise<void> => {
  await sql`update reports set texts = ${JSON.stringify(draft.texts)}::jsonb,
      field_versions = ${JSON.stringify(draft.fieldVersions)}::jsonb, cut_off = ${draft.cutOff}
    where province_id = ${provinceIdOf(report.communePath)} and report_id = ${report.reportId}`.execute(tx.db)
}

/** Makes a draft final with everything that it says. */
export const saveFinal = async (
  tx: Tx,
  report: ReportKey,
  final: { paper: FinalPaper; texts: Record<string, string>; cutOff: PlainDate },
): Promise<void> => {
  await sql`update reports set state = 'final', document = ${JSON.stringify(final.paper)}::jsonb,
      texts = ${JSON.stringify(final.texts)}::jsonb, cut_off = ${final.cutOff}, as_known = ${tx.now},
      finalised_by = ${tx.actor.accountId}, finalised_at = ${tx.now}
    where province_id = ${provinceIdOf(report.communePath)} and report_id = ${report.reportId}`.execute(tx.db)
}

/** The paper of a finalised report, as it was. @throws RuleError `not_found`. */
export const getFinalPaper = async (tx: Tx, report: ReportKey): Promise<FinalPaper> => {
  const { rows } = await sql<{ document: FinalPaper | null }>`select document from reports
    where province_id = ${provinceIdOf(report.communePath)} and report_id = ${report.reportId}`.execute(tx.db)
  const paper = rows[0]?.document
  if (!paper) throw new RuleError('not_found')
  return paper
}

/** Keeps what the records office gave; what it gave before is believed no longer. */
export const insertIssue = async (
  tx: Tx,
  report: ReportKey,
  issue: { number: string; issuedOn: PlainDate; signedFileId: string | null },
): Promise<void> => {
  const provinceId = provinceIdOf(report.communePath)
  await sql`update report_issues set superseded_at = ${tx.now}
    where province_id = ${provinceId} and report_id = ${report.reportId} and superseded_at is null`.execute(tx.db)
  await sql`insert into report_issues (province_id, issue_id, report_id, issued_number, issued_on, signed_file_id,
      recorded_by, recorded_at)
    values (${provinceId}, ${randomUUID()}, ${report.reportId}, ${issue.number}, ${issue.issuedOn},
      ${issue.signedFileId}, ${tx.actor.accountId}, ${tx.now})`.execute(tx.db)
}
