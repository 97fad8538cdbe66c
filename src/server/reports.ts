/** Reports: composed from living figures until they are finalised; from then on as they were. */
import type { FastifyInstance } from 'fastify'
import { type ReportSummary, type ReportView, reportApi } from '#api/reports.ts'
import { dayInVietnam, formatDate, type PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import type { BoardFigure } from '#core/indicators/board.ts'
import { computePopulation } from '#core/indicators/compute.ts'
import type { Indicator } from '#core/indicators/indicator.ts'
import { measuresWithoutFigure } from '#core/indicators/missing-figures.ts'
import { readPlan } from '#core/plans/read-plan.ts'
import { whyNotIssuedOn } from '#core/reports/issue.ts'
import { populationOf, specialCircumstancesOf, withIssue, yearlyReportInput } from '#core/reports/report-input.ts'
import { ReportDocument } from '#core/reports/report-model.ts'
import { editTexts, reportSections, type Texts, textsNow } from '#core/reports/report-texts.ts'
import { composeYearlyReport } from '#core/reports/yearly-report.ts'
import { renderDocx } from '#render/docx.ts'
import { renderPdf } from '#render/pdf.ts'
import type { Tx } from '#store/as-actor.ts'
import { type FrozenRow, freezeFigures, type NewFigure } from '#store/figures.ts'
import { findFile, insertFile } from '#store/files.ts'
import { findInstallation } from '#store/installation.ts'
import { listPlaces, namesOfPlaces } from '#store/places.ts'
import {
  getFinalPaper,
  getReport,
  getReportForChange,
  insertIssue,
  listReports,
  type ReportRecord,
  saveDraft,
  saveFinal,
  startDraft,
} from '#store/reports.ts'
import type { AppContext } from './app.ts'
import { type Board, communeAsked, computeNow, loadBoard } from './board.ts'
import { indicatorsOn } from './catalogue.ts'
import { isPdf, paperBytes } from './handed-in.ts'
import { ethnicName } from './lists.ts'
import { specialGroupNames, yearlyCutOff } from './reporting-rules.ts'
import { serve } from './serve.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const boardOfReport = (tx: Tx, report: ReportRecord, today: PlainDate): Promise<Board> =>
  loadBoard(tx, {
    communePath: report.communePath,
    planId: report.planId,
    year: report.year,
    cutOff: report.cutOff,
    today,
  })

/** Recipients stand at the foot of the plan and are no line of the review: they are read from its text again. */
const recipientsOfPlan = new Map<string, readonly string[]>()
const recipientsIn = (plan: Board['plan']): readonly string[] => {
  const key = `${plan.planId}:${plan.readingNumber}`
  const known = recipientsOfPlan.get(key) ?? readPlan(plan.text).recipients
  if (recipientsOfPlan.size > 500) recipientsOfPlan.clear()
  recipientsOfPlan.set(key, known)
  return known
}

const specialShare = 'te.special-circumstances.share'

/** What the report is composed of, from the living register and the board. */
const inputOf = async (
  tx: Tx,
  context: AppContext,
  board: Board,
  report: { status: 'draft' | 'final'; texts: Record<string, string> },
) => {
  const { communePath, plan, register } = board
  const provincePath = communePath.split('/')[0] ?? ''
  const places = await namesOfPlaces(tx, [communePath, provincePath])
  const villages = new Map((await listPlaces(tx, 'village', communePath)).map((v) => [v.path, v.name]))
  const commune = places.get(communePath)
  // A register without children has no population to report, not a population of nought.
  const isEmpty = register.snapshots.length === 0
  const special = indicatorsOn(board.cutOff).find((i) => i.code === specialShare)?.formula ?? null
  return yearlyReportInput({
    status: report.status,
    year: board.year,
    cutOff: board.cutOff,
    commune: {
      fullName: commune?.fullName ?? communePath,
      name: commune?.name ?? communePath,
      provinceName: places.get(provincePath)?.fullName ?? provincePath,
    },
    plan: {
      title: plan.title,
      code: plan.code,
      issuedOn: plan.issuedOn,
      letterhead: board.accepted.letterhead,
      deadlines: board.accepted.deadlines,
      recipients: recipientsIn(plan),
    },
    targets: board.targets,
    population: isEmpty
      ? null
      : populationOf(computePopulation(register.snapshots, register.days), {
          ethnic: (code) => ethnicName(code) ?? code,
          village: (path) => villages.get(path) ?? path,
        }),
    specialCircumstances:
      isEmpty || special === null
        ? null
        : specialCircumstancesOf(register.snapshots, special, register.days, specialGroupNames()),
    texts: report.texts as Texts,
    synthetic: (await findInstallation(context.db))?.kind === 'demo',
  })
}

type Composed = {
  document: ReportDocument
  texts: Record<string, string>
  missing: number
  cutOff: PlainDate
}

const compose = async (tx: Tx, context: AppContext, report: ReportRecord, today: PlainDate): Promise<Composed> => {
  if (report.state === 'final') {
    const paper = await getFinalPaper(tx, report)
    const document = ReportDocument.parse(paper.report)
    return {
      document:
        report.issuedNumber !== null && report.issuedOn !== null
          ? withIssue(document, { number: report.issuedNumber, issuedOn: report.issuedOn })
          : document,
      texts: report.texts,
      missing: paper.missingFigures,
      cutOff: report.cutOff,
    }
  }
  const board = await boardOfReport(tx, report, today)
  const input = await inputOf(tx, context, board, { status: 'draft', texts: report.texts })
  return {
    document: composeYearlyReport(input),
    texts: textsNow(input),
    missing: measuresWithoutFigure(board.targets).length,
    cutOff: board.cutOff,
  }
}

const toSummary = (report: ReportRecord, missing: number): ReportSummary => ({
  reportId: report.reportId,
  planId: report.planId,
  planTitle: report.planTitle,
  communePath: report.communePath,
  kind: 'yearly',
  year: report.year,
  cutOff: report.cutOff,
  state: report.state,
  createdAt: report.createdAt,
  finalisedAt: report.finalisedAt,
  finalisedBy: report.finalisedByName,
  issuedNumber: report.issuedNumber,
  issuedOn: report.issuedOn,
  signedFile:
    report.signedFileId === null ? null : { fileId: report.signedFileId, name: report.signedFileName ?? 'bao-cao.pdf' },
  missingFigures: missing,
})

const toView = (report: ReportRecord, composed: Composed): ReportView => ({
  ...toSummary(report, composed.missing),
  countedTo: composed.cutOff,
  sections: reportSections(report.year).map((section) => ({
    ...section,
    text: composed.texts[section.key] ?? '',
    version: report.fieldVersions[section.key] ?? 0,
  })),
  document: composed.document,
})

/** Freezes every figure the report stands on: those of its targets, and all that the register computes. */
const freeze = async (tx: Tx, board: Board, reportId: string): Promise<void> => {
  const { communePath, register, year } = board
  const villages = new Map(register.snapshots.map((child) => [child.childId, child.villagePath]))
  const rowsOf = (indicator: Indicator): { figure: NewFigure['figure']; rows: FrozenRow[] } => {
    const { figure, rows } = computeNow(tx, indicator, register, communePath)
    return {
      figure,
      rows: rows.map(({ childId, bucket, reason }) => ({
        childId,
        bucket,
        reason: reason?.code ?? null,
        villagePath: villages.get(childId) ?? null,
      })),
    }
  }
  const used = new Map<string, { indicator: Indicator; figure: BoardFigure | null; planLineId: string | null }>()
  for (const { measures } of board.targets)
    for (const { indicator, figure, lineId } of measures)
      if (indicator && !used.has(indicator.code)) used.set(indicator.code, { indicator, figure, planLineId: lineId })
  for (const indicator of indicatorsOn(board.cutOff))
    if (indicator.kind === 'computed' && !used.has(indicator.code))
      used.set(indicator.code, { indicator, figure: null, planLineId: null })
  const entries = [...used.values()].flatMap(({ indicator, figure, planLineId }) => {
    const more = { planLineId, year, achieved: figure?.achieved ?? null, attachmentId: figure?.attachmentId ?? null }
    if (indicator.kind === 'computed' && figure?.source !== 'entered') return [{ ...more, ...rowsOf(indicator) }]
    return figure === null ? [] : [{ ...more, figure, rows: [] }]
  })
  await freezeFigures(tx, communePath, reportId, entries)
}

const fileName = (report: ReportRecord, ending: string): string => {
  const what = report.state === 'draft' ? 'Du thao bao cao' : 'Bao cao'
  const number = report.issuedNumber === null ? '' : ` so ${report.issuedNumber.replaceAll('/', '-')}`
  return `${what} cong tac tre em nam ${report.year}${number}.${ending}`
}

export const serveReports = (app: FastifyInstance, context: AppContext): void => {
  const view = async (tx: Tx, reportId: string, today: PlainDate): Promise<ReportView> => {
    const report = await getReport(tx, reportId)
    return toView(report, await compose(tx, context, report, today))
  }

  serve(app, context, reportApi.list, async ({ tx, query, today }) => {
    const summaries: ReportSummary[] = []
    for (const report of await listReports(tx, query.area))
      summaries.push(
        toSummary(
          report,
          report.missingFigures ?? measuresWithoutFigure((await boardOfReport(tx, report, today)).targets).length,
        ),
      )
    return summaries
  })

  serve(app, context, reportApi.start, async ({ tx, body, today }) => {
    const board = await loadBoard(tx, {
      communePath: await communeAsked(tx, context.db, body.area),
      planId: body.plan,
      year: body.year,
      today,
    })
    const { communePath, plan, year } = board
    const cutOff = body.cutOff ?? yearlyCutOff(year)
    const { reportId, isNew } = await startDraft(tx, { communePath, planId: plan.planId, year, cutOff })
    if (isNew)
      tx.record({ areaPath: communePath, action: 'start', subjectKind: 'report', subjectId: reportId, fields: [] })
    return view(tx, reportId, today)
  })

  serve(app, context, reportApi.read, ({ tx, params, today }) => view(tx, params.reportId, today))

  serve(app, context, reportApi.edit, async ({ tx, params, body, today }) => {
    const report = await getReportForChange(tx, params.reportId)
    if (report.state === 'final') throw new RuleError('report_is_final')
    const { texts, fieldVersions, changed } = editTexts(report, body.fields)
    const cutOff = body.cutOff ?? report.cutOff
    if (changed.length > 0 || cutOff !== report.cutOff) {
      await saveDraft(tx, report, { texts, fieldVersions, cutOff })
      tx.record({
        areaPath: report.communePath,
        action: 'edit',
        subjectKind: 'report',
        subjectId: report.reportId,
        fields: [...changed, ...(cutOff === report.cutOff ? [] : ['cutOff'])],
      })
    }
    return view(tx, report.reportId, today)
  })

  serve(app, context, reportApi.finalise, async ({ tx, params, today, actor }) => {
    const report = await getReportForChange(tx, params.reportId)
    // A second click finds it done and gets the same paper.
    if (report.state === 'draft') {
      const board = await boardOfReport(tx, report, today)
      // The starters are made from figures that move on: what they say today is what the paper says.
      const texts = textsNow(await inputOf(tx, context, board, { status: 'draft', texts: report.texts }))
      const document = composeYearlyReport(await inputOf(tx, context, board, { status: 'final', texts }))
      await freeze(tx, board, report.reportId)
      const paper = {
        report: document,
        missingFigures: measuresWithoutFigure(board.targets).length,
        finalisedByName: actor.displayName,
      }
      await saveFinal(tx, report, { paper, texts, cutOff: board.cutOff })
      tx.record({
        areaPath: report.communePath,
        action: 'finalise',
        subjectKind: 'report',
        subjectId: report.reportId,
        fields: [`year:${report.year}`, `cutOff:${board.cutOff}`],
      })
    }
    return view(tx, report.reportId, today)
  })

  serve(app, context, reportApi.issue, async ({ tx, params, body, today }) => {
    const report = await getReportForChange(tx, params.reportId)
    const { finalisedAt } = report
    if (finalisedAt === null) throw new RuleError('report_not_final')
    const fault = whyNotIssuedOn(body.issuedOn, { finalisedAt, today })
    if (fault)
      throw new RuleError(fault, {
        day: formatDate(body.issuedOn),
        finalised: formatDate(dayInVietnam(finalisedAt)),
      })
    const { communePath } = report
    let signedFileId = report.signedFileId
    if (body.signed) {
      const bytes = paperBytes(body.signed.contentBase64)
      if (!isPdf(bytes)) throw new RuleError('file_wrong_type', { accepted: '.pdf' })
      const name = body.signed.fileName
      const file = { family: 'reports' as const, communePath, name, mediaType: 'application/pdf', bytes }
      signedFileId = (await insertFile(tx, file)).fileId
    }
    await insertIssue(tx, report, { number: body.number.trim(), issuedOn: body.issuedOn, signedFileId })
    tx.record({
      areaPath: communePath,
      action: 'issue',
      subjectKind: 'report',
      subjectId: report.reportId,
      fields: ['number', 'issuedOn', ...(body.signed ? ['signed'] : [])],
      newValues: { number: body.number.trim(), issuedOn: body.issuedOn },
    })
    return view(tx, report.reportId, today)
  })

  serve(app, context, reportApi.docx, async ({ tx, params, today }) => {
    const report = await getReport(tx, params.reportId)
    const { document } = await compose(tx, context, report, today)
    return { bytes: () => renderDocx(document), name: fileName(report, 'docx'), mediaType: docxType }
  })

  serve(app, context, reportApi.pdf, async ({ tx, params, today }) => {
    const report = await getReport(tx, params.reportId)
    const { document } = await compose(tx, context, report, today)
    return { bytes: () => renderPdf(document), name: fileName(report, 'pdf'), mediaType: 'application/pdf' }
  })

  serve(app, context, reportApi.signedFile, async ({ tx, params }) => {
    const report = await getReport(tx, params.reportId)
    const file = report.signedFileId === null ? undefined : await findFile(tx, report.signedFileId)
    if (!file) throw new RuleError('not_found')
    return { bytes: file.bytes, name: file.name, mediaType: file.mediaType }
  })
}
