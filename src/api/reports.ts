/** Reports: composed from the figures, edited, finalised, given a number. */

import { z } from 'zod'
import { FigureDay, PlainDate } from '#core/dates.ts'
import { endpoint } from './endpoint.ts'

export const ReportRef = z.object({ reportId: z.uuid() })

export const ReportSummary = z.object({
  reportId: z.uuid(),
  planId: z.uuid(),
  planTitle: z.string(),
  communePath: z.string(),
  kind: z.enum(['yearly']),
  year: z.int(),
  cutOff: PlainDate,
  state: z.enum(['draft', 'final']),
  createdAt: z.string(),
  finalisedAt: z.string().nullable(),
  finalisedBy: z.string().nullable(),
  issuedNumber: z.string().nullable(),
  issuedOn: z.string().nullable(),
  signedFile: z.object({ fileId: z.uuid(), name: z.string() }).nullable(),
  /** Measures without a figure: lines of the annex that say so. */
  missingFigures: z.int(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

/** `document` is core's report model, composed now for a draft, as it was for a finalised one. */
export const ReportView = ReportSummary.extend({
  sections: z.array(
    z.object({ key: z.string(), heading: z.string(), hint: z.string(), text: z.string(), version: z.int() }),
  ),
  /** The day the figures are counted up to: the cut-off, or today while the cut-off has not come. */
  countedTo: PlainDate,
  document: z.unknown(),
})
export type ReportView = z.infer<typeof ReportView>

export const reportApi = {
  list: endpoint({
    method: 'GET',
    path: '/reports',
    permission: 'report.read',
    query: z.object({ area: z.string().optional() }),
    reply: z.array(ReportSummary),
    summary: 'Reports of the area',
  }),
  start: endpoint({
    method: 'POST',
    path: '/reports',
    permission: 'report.edit',
    body: z.object({
      plan: z.uuid().optional(),
      area: z.string().optional(),
      year: z.int().min(2000).max(2100),
      cutOff: FigureDay.optional(),
    }),
    reply: ReportView,
    summary: "Begin the year's report of a plan, or open the draft there is",
  }),
  read: endpoint({
    method: 'GET',
    path: '/reports/:reportId',
    permission: 'report.read',
    params: ReportRef,
    reply: ReportView,
    summary: 'A report with its text and figures',
  }),
  edit: endpoint({
    method: 'PATCH',
    path: '/reports/:reportId/texts',
    permission: 'report.edit',
    params: ReportRef,
    body: z.object({
      fields: z.record(z.string(), z.object({ value: z.string().max(20_000), baseVersion: z.int() })),
      cutOff: FigureDay.optional(),
    }),
    reply: ReportView,
    summary: 'Write the free sections of a draft',
  }),
  finalise: endpoint({
    method: 'POST',
    path: '/reports/:reportId/finalisation',
    permission: 'report.finalise',
    params: ReportRef,
    reply: ReportView,
    summary: 'Freeze the report, its figures and the rows behind them',
  }),
  issue: endpoint({
    method: 'POST',
    path: '/reports/:reportId/issue',
    permission: 'report.edit',
    params: ReportRef,
    body: z.object({
      number: z.string().min(1).max(60),
      issuedOn: PlainDate,
      signed: z.object({ fileName: z.string().min(1).max(200), contentBase64: z.string() }).nullable(),
    }),
    reply: ReportView,
    summary: "Put back the records office's number, date and signed paper",
  }),
  docx: endpoint({
    method: 'GET',
    path: '/reports/:reportId/docx',
    permission: 'report.read',
    params: ReportRef,
    reply: z.unknown(),
    file: true,
    summary: 'The report as a Word file',
  }),
  pdf: endpoint({
    method: 'GET',
    path: '/reports/:reportId/pdf',
    permission: 'report.read',
    params: ReportRef,
    reply: z.unknown(),
    file: true,
    summary: 'The report as a PDF file',
  }),
  signedFile: endpoint({
    method: 'GET',
    path: '/reports/:reportId/signed-file',
    permission: 'report.read',
    params: ReportRef,
    reply: z.unknown(),
    file: true,
    summary: 'The signed paper',
  }),
}
