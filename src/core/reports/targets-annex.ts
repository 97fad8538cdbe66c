/** The annex of the report: every measure of every target in one wide table. */
import { formatDate } from '../dates.ts'
import type { MeasureResult } from './measure-result.ts'
import { countText } from './measure-units.ts'
import { td, th } from './report-blocks.ts'
import { dateInWords, keepTogether, numberLine, type Section, type TableBlock, type TableCell } from './report-model.ts'
import { subjectOf } from './sentence-words.ts'
import { cellsOf, goalOf, unitOf } from './target-cells.ts'
import { type Named, targetYear } from './target-results.ts'
import type { YearlyReportInput } from './yearly-report-input.ts'

export const targetsAnnex = (input: YearlyReportInput, named: Named[]): Section => {
  const head = { number: input.number, symbol: input.agency.symbol }
  const reference = `(Kèm theo Báo cáo ${numberLine(head).replace('Số: ', 'số\u00a0')} ${dateInWords(input.date, input.year)} của ${input.agency.nameInText})`
  return {
    orientation: 'landscape',
    blocks: [
      {
        kind: 'annex',
        label: 'Phụ lục',
        title: `KẾT QUẢ THỰC HIỆN CHỈ TIÊU VỀ TRẺ EM NĂM\u00a0${input.year}`,
        reference,
      },
      targetTable(input, named, targetYear(named)),
    ],
  }
}

/** Table 4.5 of the outline: every measure of every target. */
const targetTable = (input: YearlyReportInput, named: Named[], goalYear: number | null): TableBlock => {
  const rows: TableCell[][] = []
  let objective: string | null = null
  for (const target of input.targets) {
    if (target.objective !== null && target.objective !== objective) {
      objective = target.objective
      rows.push([td(objective.replace(/[\s.;:]+$/u, ''), { bold: true, colSpan: 9, align: 'left' })])
    }
    const mine = named.filter((n) => n.target === target)
    for (const { result, number } of mine) {
      const cells = cellsOf(result)
      rows.push([
        td(number),
        td(subjectOf(result)),
        td(unitOf(result).replace(/\/(?=[\d.]{5})/, '/\n')),
        td(goalCell(result, goalYear)),
        td(cells.counted),
        td(cells.of),
        td(cells.rate),
        td(cells.standing),
        td(remarkOf(result)),
      ])
    }
  }
  const widths = [11, 60, 16, 27, 15, 15, 17, 42, 44]
  const aligns = ['center', 'left', 'center', 'center', 'right', 'right', 'right', 'left', 'left'] as const
  const goalTitle = goalYear === null ? 'Chỉ tiêu giao' : `Chỉ tiêu giao đến năm\u00a0${goalYear}`
  return {
    kind: 'table',
    caption: null,
    size: 11,
    columns: widths.map((width, i) => ({ width, align: aligns[i] ?? 'left' })),
    header: [
      [
        ...['STT', 'Chỉ tiêu', 'ĐVT', goalTitle].map((text) => th(text, { rowSpan: 2 })),
        th(`Thực hiện năm\u00a0${input.year}`, { colSpan: 3 }),
        ...['So với chỉ tiêu', 'Ghi chú, nguồn'].map((text) => th(text, { rowSpan: 2 })),
      ],
      [th('Số lượng'), th('Mẫu số'), th('Tỷ lệ')],
      widths.map((_, i) => th(`(${i + 1})`, { bold: false, italic: true })),
    ],
    rows,
    note: keepTogether(
      `Mẫu số chỉ gồm đối tượng đã rõ thông tin đến ngày ${formatDate(input.cutOff)}. Mẫu số dưới 100: tỷ lệ chỉ để tham khảo. Cột (9): đơn vị chủ trì; nguồn và ngày của số liệu được nhập. Dòng không ghi nguồn: số liệu tính từ danh sách trẻ em.`,
    ),
  }
}

const goalCell = (result: MeasureResult, goalYear: number | null): string => {
  const { year } = result.measure
  return year !== null && year !== goalYear ? `${goalOf(result)} (năm ${year})` : goalOf(result)
}

const sourceLabels = { computed: '', entered: 'nguồn', imported: 'nhập từ tệp', estimated: 'ước tính' } as const

const remarkOf = ({ figure, leadUnits, noun }: MeasureResult): string => {
  const remarks = [leadUnits.join(', ')]
  if (figure && figure.source !== 'computed')
    remarks.push(`${sourceLabels[figure.source]}: ${figure.sourceNote ?? 'chưa ghi'}, ${formatDate(figure.cutOff)}`)
  if (figure && figure.unknown > 0) remarks.push(`chưa rõ thông tin ${countText(figure.unknown)} ${noun}`)
  return remarks.filter((words) => words !== '').join('; ')
}
