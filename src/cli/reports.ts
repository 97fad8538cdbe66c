/** `mangnon report build --year 2026 --out DIR`: composes the yearly report and writes it as Word and PDF. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Caller, FileReply } from '#api/call.ts'
import { type ReportView, reportApi } from '#api/reports.ts'
import { formatDate } from '#core/dates.ts'
import { dayAsked, whereAsked, yearAsked } from './asked.ts'
import { CliError, type Command, type Options, usageError } from './command.ts'

export const reportBuild: Command = async ({ options, io, call }) => {
  yearAsked(options)
  dayAsked(options)
  const { out } = options
  if (typeof out !== 'string' || out === '')
    throw usageError('Thiếu thư mục: thêm --out THƯ_MỤC.', 'The folder is missing: add --out DIR.')
  const folder = resolve(out)
  // Before anything is asked of the server: a folder that cannot be made is said first.
  await mkdir(folder, { recursive: true }).catch(() => {
    throw new CliError(`Không tạo được thư mục ${folder}.`, `The folder ${folder} cannot be made.`)
  })
  const caller = await call()
  const report = await buildReport(caller, options)
  const params = { reportId: report.reportId }
  const files: string[] = []
  for (const endpoint of [reportApi.docx, reportApi.pdf]) {
    const file = (await caller(endpoint, { params })) as FileReply
    // The server names the file; only its last part may choose where it lies.
    const path = join(folder, file.name.replace(/[/\\]/g, '-'))
    await writeFile(path, file.bytes)
    files.push(path)
  }
  if (options.json) {
    const { document: _, sections: __, ...summary } = report
    io.out(JSON.stringify({ ...summary, files }))
  } else io.out(summaryOf(report, files))
  return 0
}

/** The draft of the year, its cut-off set where one is asked for, finalised where that is asked for. */
const buildReport = async (caller: Caller, options: Options): Promise<ReportView> => {
  const year = yearAsked(options)
  const cutOff = dayAsked(options)
  const body = { year, ...whereAsked(options), ...(cutOff === undefined ? {} : { cutOff }) }
  const draft = await caller(reportApi.start, { body })
  const params = { reportId: draft.reportId }
  const report =
    cutOff === undefined || draft.cutOff === cutOff
      ? draft
      : await caller(reportApi.edit, { params, body: { fields: {}, cutOff } })
  return options.finalise === true ? caller(reportApi.finalise, { params }) : report
}

const summaryOf = (report: ReportView, files: readonly string[]): string =>
  [
    report.state === 'final'
      ? `Báo cáo năm ${report.year} đã chốt. / The report for ${report.year} is final.`
      : `Bản thảo báo cáo năm ${report.year}, chưa chốt. / A draft of the report for ${report.year}, not final.`,
    `Số liệu tính đến hết ngày ${formatDate(report.countedTo)}. / Counted to ${report.countedTo}.`,
    ...(report.missingFigures > 0
      ? [`Còn ${report.missingFigures} số đo chưa có số liệu. / ${report.missingFigures} measures have no figure.`]
      : []),
    ...files,
  ].join('\n')
