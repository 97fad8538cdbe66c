/** `mangnon growth zscores IN.csv OUT.csv`: the z-scores of WHO for a table of measurements; no server, no sign-in. */
import { readFile, realpath, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { growthIndexes, growthIndexNames } from '#core/growth/growth-scores.ts'
import { readSurveyHeader, type ScoredSurvey, scoreSurvey } from '#core/growth/survey.ts'
import { parseGrowthTables } from '#core/growth/tables.ts'
import { formatNumber } from '#core/numbers.ts'
import { readSurveyCsv, writeSurveyCsv } from '#intake/survey-csv.ts'
import { CliError, type Command, usageError } from './command.ts'
import { bytesOfFile } from './files.ts'

const tablesFile = resolve(import.meta.dirname, '../../reference/growth/who-lms.json')
const shownProblems = 50

export const growthZscores: Command = async ({ args, options, io }) => {
  const [from, to] = args as [string, string]
  const bytes = await bytesOfFile(from)
  if (await isSameFile(from, to))
    throw usageError(
      'Tệp kết quả phải khác tệp số đo, để số đo không bị ghi đè.',
      'The result needs a file of its own, so that the measurements are not overwritten.',
    )
  const { style, rows } = readSurveyCsv(bytes)
  const [first, ...measured] = rows
  const header = readSurveyHeader(first?.cells ?? [])
  if (header.faults.length > 0)
    throw usageError(
      `${header.faults.map((fault) => fault.vi).join('\n')}\nCác cột: id, sex (m|f), age_days hoặc age_months, weight_kg, length_height_cm, measure (l|h), oedema (y|n).`,
      `${header.faults.map((fault) => fault.en).join('\n')}\nThe columns: id, sex (m|f), age_days or age_months, weight_kg, length_height_cm, measure (l|h), oedema (y|n).`,
    )
  const { tables } = parseGrowthTables(await readFile(tablesFile, 'utf8'))
  const survey = scoreSurvey(tables, first!.cells, measured, header, { decimalComma: style.delimiter !== ',' })
  await writeFile(to, writeSurveyCsv(style, [survey.header, ...survey.rows])).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(
      `Không ghi được tệp ${to} (${error.code}). Kiểm tra thư mục và quyền ghi.`,
      `The file ${to} could not be written (${error.code}). Check the folder and its permissions.`,
    )
  })
  io.out(options.json ? JSON.stringify(resultOf(survey, to)) : summaryOf(survey, to))
  return 0
}

const isSameFile = async (from: string, to: string): Promise<boolean> => {
  const real = (file: string) => realpath(file).catch(() => resolve(file))
  return (await real(from)) === (await real(to))
}

const resultOf = ({ rows, withoutScore, scored, flagged, problems }: ScoredSurvey, file: string) => ({
  file,
  rows: rows.length,
  withoutScore,
  scored,
  flagged,
  problems,
  standard: 'WHO 2006, WHO 2007',
})

const summaryOf = ({ rows, withoutScore, scored, flagged, problems }: ScoredSurvey, file: string): string =>
  [
    `Đã ghi ${file}: ${formatNumber(rows.length)} dòng, ${formatNumber(withoutScore)} dòng không tính được z-score nào. Theo chuẩn tăng trưởng của WHO (2006, 2007).`,
    `${file} written: ${rows.length} rows, ${withoutScore} without any z-score. By the growth standards of WHO (2006, 2007).`,
    ...growthIndexes.map(
      (index) =>
        `  ${index}  ${growthIndexNames[index].vi} / ${growthIndexNames[index].en}: ${formatNumber(scored[index])}, khó tin / implausible: ${formatNumber(flagged[index])}`,
    ),
    ...problems.slice(0, shownProblems).flatMap((problem) => [`  ${problem.vi}`, `    ${problem.en}`]),
    ...(problems.length > shownProblems
      ? [
          `  … và ${formatNumber(problems.length - shownProblems)} chỗ nữa (--json liệt kê đủ) / and ${problems.length - shownProblems} more (--json lists them all)`,
        ]
      : []),
  ].join('\n')
