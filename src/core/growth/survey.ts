/**
 * A table of measurements, as text, to the same table with z-scores. Nothing stops it: a row that cannot be read keeps
 * its place with empty scores, and a sentence says why.
 */
import type { Sex } from '../indicators/child-snapshot.ts'
import { type GrowthIndex, type GrowthScores, growthIndexes, growthScores, type Measurement } from './growth-scores.ts'
import type { GrowthTables } from './tables.ts'

export const surveyColumns = [
  'sex',
  'age_days',
  'age_months',
  'weight_kg',
  'length_height_cm',
  'measure',
  'oedema',
] as const
export type SurveyColumn = (typeof surveyColumns)[number]

export const scoreColumns = [...growthIndexes, ...growthIndexes.map((index) => `${index}_flag` as const)]

/** A row of the file with the line it begins on. */
export type SurveyRow = { line: number; cells: readonly string[] }

export type SurveyProblem = { line: number; id: string | null; vi: string; en: string }

export type ScoredSurvey = {
  header: string[]
  rows: string[][]
  problems: SurveyProblem[]
  scored: Record<GrowthIndex, number>
  flagged: Record<GrowthIndex, number>
  /** Rows without any score. */
  withoutScore: number
}

/** Where the columns stand; or the sentences that say why the table cannot be understood at all. */
export type SurveyHeader = {
  columns: Partial<Record<SurveyColumn | 'id', number>>
  faults: { vi: string; en: string }[]
}

const headingOf = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

export const readSurveyHeader = (cells: readonly string[]): SurveyHeader => {
  const headings = cells.map(headingOf)
  const columns: SurveyHeader['columns'] = {}
  const faults: SurveyHeader['faults'] = []
  for (const name of ['id', ...surveyColumns] as const) {
    const at = headings.indexOf(name)
    if (at >= 0) columns[name] = at
    if (name !== 'id' && at >= 0 && headings.indexOf(name, at + 1) >= 0)
      faults.push({ vi: `Cột ${name} có hai lần.`, en: `The column ${name} stands there twice.` })
  }
  const missing = (names: string) =>
    faults.push({
      vi: `Thiếu cột ${names} ở dòng đầu của tệp.`,
      en: `The first line of the file has no column ${names}.`,
    })
  if (columns.sex === undefined) missing('sex')
  if (columns.weight_kg === undefined && columns.length_height_cm === undefined) missing('weight_kg / length_height_cm')
  return { columns, faults }
}

/** `decimalComma`: the cells may write 12,5 for 12.5, since a comma does not part them. */
export const scoreSurvey = (
  tables: GrowthTables,
  header: readonly string[],
  rows: readonly SurveyRow[],
  { columns }: SurveyHeader,
  { decimalComma }: { decimalComma: boolean },
): ScoredSurvey => {
  // Scores of an earlier run are written anew, not beside the old ones.
  const kept = header.flatMap((cell, at) => ((scoreColumns as string[]).includes(headingOf(cell)) ? [] : [at]))
  const survey: ScoredSurvey = {
    header: [...kept.map((at) => header[at]!), ...scoreColumns],
    rows: [],
    problems: [],
    scored: { waz: 0, haz: 0, whz: 0, baz: 0 },
    flagged: { waz: 0, haz: 0, whz: 0, baz: 0 },
    withoutScore: 0,
  }
  const writesComma = decimalComma && rows.some((row) => usesDecimalComma(row, columns))
  for (const row of rows) {
    const read = readRow(row, header.length, columns, decimalComma)
    survey.problems.push(...read.problems)
    const scores = read.measurement && growthScores(tables, read.measurement)
    const cells = kept.map((at) => row.cells[at] ?? '')
    survey.rows.push([...cells, ...scoreCells(scores, writesComma)])
    for (const index of growthIndexes) {
      if (scores?.[index]) survey.scored[index]++
      if (scores?.[index]?.implausible) survey.flagged[index]++
    }
    if (!growthIndexes.some((index) => scores?.[index])) survey.withoutScore++
  }
  return survey
}

const scoreCells = (scores: GrowthScores | null, writesComma: boolean): string[] => {
  const texts = growthIndexes.map((index) => scores?.[index]?.z.toFixed(2) ?? '')
  return [
    ...texts.map((text) => (writesComma ? text.replace('.', ',') : text)),
    ...growthIndexes.map((index) => (scores?.[index]?.implausible ? '1' : '0')),
  ]
}

// ── Rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type Columns = SurveyHeader['columns']
type ReadRow = { measurement: Measurement | null; problems: SurveyProblem[] }

const readRow = ({ line, cells }: SurveyRow, width: number, columns: Columns, decimalComma: boolean): ReadRow => {
  const problems: SurveyProblem[] = []
  const textOf = (column: SurveyColumn | 'id'): string => (cells[columns[column] ?? -1] ?? '').trim()
  const say = (vi: string, en: string) => problems.push({ line, id: textOf('id') || null, vi, en })

  // A row that is too long has slipped: its numbers may stand under other headings, so none of them is used.
  if (cells.slice(width).some((cell) => cell.trim() !== '')) {
    say(
      `Dòng ${line}: có ${cells.length} ô, tiêu đề chỉ có ${width} cột. Số lẻ có thể đã viết bằng dấu phẩy; dòng này không được tính.`,
      `Line ${line}: ${cells.length} cells under ${width} headings. A decimal comma may have split a number; this row is not computed.`,
    )
    return { measurement: null, problems }
  }

  const unread = (column: SurveyColumn, vi: string, en: string) =>
    say(
      `Dòng ${line}, cột ${column}: “${textOf(column)}” ${vi}`,
      `Line ${line}, column ${column}: "${textOf(column)}" ${en}`,
    )
  const number = (column: SurveyColumn): number | null | 'unread' => {
    const found = readNumber(textOf(column), decimalComma)
    if (found === 'unread') unread(column, 'không phải là số.', 'is not a number.')
    else if (found !== null && found < 0) unread(column, 'là số âm.', 'is negative.')
    else return found
    return 'unread'
  }
  const word = <T>(column: SurveyColumn, words: Readonly<Record<string, T>>, vi: string, en: string) => {
    const text = textOf(column)
    if (isMissing(text)) return null
    const key = text.toLowerCase().normalize('NFC')
    if (Object.hasOwn(words, key)) return words[key]!
    unread(column, vi, en)
    return 'unread'
  }

  const ageDays = number('age_days')
  const ageMonths = number('age_months')
  const weightKg = number('weight_kg')
  const lengthHeightCm = number('length_height_cm')
  const sex = word('sex', sexWords, 'không phải m hoặc f.', 'is neither m nor f.')
  const position = word('measure', positionWords, 'không phải l hoặc h.', 'is neither l nor h.')
  const oedema = word('oedema', oedemaWords, 'không phải y hoặc n.', 'is neither y nor n.')

  // A cell that cannot be read is not an empty one: what rests on it is not computed as if nothing stood there.
  const ageUnread = known(ageDays) === null && known(ageMonths) === null && [ageDays, ageMonths].includes('unread')
  if (sex === 'unread' || ageUnread) return { measurement: null, problems }
  return {
    measurement: {
      sex,
      ageDays: known(ageDays),
      ageMonths: known(ageMonths),
      weightKg: oedema === 'unread' ? null : known(weightKg),
      lengthHeightCm: position === 'unread' ? null : known(lengthHeightCm),
      position: position === 'unread' ? null : position,
      oedema: oedema === true,
    },
    problems,
  }
}

const known = (value: number | null | 'unread'): number | null => (value === 'unread' ? null : value)

// ── Cells ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const sexWords: Record<string, Sex> = {
  ...{ m: 'male', '1': 'male', '1.0': 'male', male: 'male', boy: 'male', nam: 'male', trai: 'male' },
  ...{ f: 'female', '2': 'female', '2.0': 'female', female: 'female', girl: 'female', nữ: 'female', gái: 'female' },
}

const positionWords: Record<string, 'lying' | 'standing'> = {
  ...{ l: 'lying', length: 'lying', lying: 'lying', nằm: 'lying' },
  ...{ h: 'standing', height: 'standing', standing: 'standing', đứng: 'standing' },
}

const oedemaWords: Record<string, boolean> = {
  ...{ y: true, yes: true, '1': true, true: true, có: true },
  ...{ n: false, no: false, '2': false, '0': false, false: false, không: false },
}

/** Nothing, or one of the signs that statistics programs write for nothing. */
const isMissing = (text: string): boolean => /^(?:|\.|-|na|n\/a|nan|null|none)$/i.test(text)

const readNumber = (text: string, decimalComma: boolean): number | null | 'unread' => {
  if (isMissing(text)) return null
  // In a file parted by commas "1,234" may be a thousand: only what cannot be one is read as a decimal.
  const comma = /^[+-]?\d+,(\d+)$/.exec(text)
  const plain = comma && (decimalComma || comma[1]!.length !== 3) ? text.replace(',', '.') : text
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(plain)) return 'unread'
  const number = Number(plain)
  return Number.isFinite(number) ? number : 'unread'
}

const usesDecimalComma = ({ cells }: SurveyRow, columns: Columns): boolean =>
  (['age_days', 'age_months', 'weight_kg', 'length_height_cm'] as const).some((column) =>
    /^\s*[+-]?\d+,\d+\s*$/.test(cells[columns[column] ?? -1] ?? ''),
  )
