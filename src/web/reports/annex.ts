/** The rows of the annex beside the measures they print, so that a printed number opens to what stands behind it. */
import type { MeasureResult, TargetBoard, TargetResult } from '#api/figures.ts'
import { measuresWithoutFigure, oneOfEachFigure } from '#core/indicators/missing-figures.ts'
import type { ReportDocument, TableBlock } from '#core/reports/report-model.ts'
import { annexNumber } from '#core/reports/target-results.ts'

export type AnnexRow = {
  /** Its place in the table, rows that head a group included. */
  at: number
  number: string
  subject: string
  counted: string
  of: string
  rate: string
  standing: string
  /** Null where the plan's lines have changed since and no measure fits the row any more. */
  measure: MeasureResult | null
}

const annexOf = (document: ReportDocument): TableBlock | undefined =>
  document.sections
    .filter((section) => section.orientation === 'landscape')
    .flatMap((section) => section.blocks)
    .find((block) => block.kind === 'table')

const numbered = (target: TargetResult): { number: string; measure: MeasureResult }[] =>
  target.measures.map((measure, at) => ({ number: annexNumber(target, at), measure }))

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/[\s.;:,]+$/u, '')

/** The annex says "Tỷ lệ trẻ em …" where the plan says only "trẻ em …". */
const saysTheSame = (subject: string, measure: MeasureResult): boolean =>
  plain(subject).endsWith(plain(measure.measure.indicator))

export const annexRows = (document: ReportDocument, board: TargetBoard | undefined): AnnexRow[] => {
  const measures = (board?.targets ?? []).flatMap(numbered)
  return (annexOf(document)?.rows ?? []).flatMap((row, at) => {
    const cells = row.map(({ text }) => text)
    if (cells.length < 8) return []
    const [number = '', subject = '', , , counted = '', of = '', rate = '', standing = ''] = cells
    const found = measures.find((one) => one.number === number && saysTheSame(subject, one.measure))
    return [{ at, number, subject, counted, of, rate, standing, measure: found?.measure ?? null }]
  })
}

export type MissingFigure = { target: TargetResult; measure: MeasureResult; why: 'tie' | 'computed' | 'enter' }

/** The measures of a year without a figure, and which figures would fill them all. */
export const missingOf = (board: TargetBoard): { measures: number; figures: MissingFigure[] } => {
  const measures = measuresWithoutFigure(board.targets)
  const figures = oneOfEachFigure(measures).flatMap((measure): MissingFigure[] => {
    const target = board.targets.find((one) => one.measures.includes(measure))
    const why = measure.indicator === null ? 'tie' : measure.indicator.kind === 'computed' ? 'computed' : 'enter'
    return target ? [{ target, measure, why }] : []
  })
  return { measures: measures.length, figures }
}
