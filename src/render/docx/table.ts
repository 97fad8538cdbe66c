/** Tables with lines: headers that repeat, rows that stay whole. */
import {
  AlignmentType,
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import {
  type Alignment,
  rowsHeld,
  type TableBlock,
  type TableCell as TableCellModel,
} from '#core/reports/report-model.ts'
import { body, centred, line, pt, twips } from './paragraphs.ts'

const alignments: Record<Alignment, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
}

/** For each cell its first column, those reached down into by earlier rows left out. */
const columnsOfCells = (columns: number, rows: TableCellModel[][]): number[][] => {
  const taken: number[] = Array(columns).fill(0)
  return rows.map((row) => {
    let column = 0
    const starts = row.map((cell) => {
      while ((taken[column] ?? 0) > 0) column++
      const start = column
      for (let i = 0; i < (cell.colSpan ?? 1); i++) taken[column++] = cell.rowSpan ?? 1
      return start
    })
    for (let i = 0; i < columns; i++) taken[i] = Math.max(0, (taken[i] ?? 0) - 1)
    return starts
  })
}

export const table = (block: TableBlock): (Paragraph | Table)[] => {
  const all = [...block.header, ...block.rows]
  const starts = columnsOfCells(block.columns.length, all)
  const held = rowsHeld(block)
  const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const rows = all.map((row, r) => {
    const isHeader = r < block.header.length
    return new TableRow({
      tableHeader: isHeader || undefined,
      cantSplit: true,
      children: row.map((cell, c) => {
        const start = starts[r]?.[c] ?? 0
        const covered = block.columns.slice(start, start + (cell.colSpan ?? 1))
        const align = cell.align ?? covered[0]?.align ?? 'left'
        return new TableCell({
          columnSpan: cell.colSpan,
          rowSpan: cell.rowSpan,
          width: { size: covered.reduce((sum, column) => sum + twips(column.width), 0), type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.CENTER,
          margins: { left: twips(1.2), right: twips(1.2), top: pt(1.5), bottom: pt(1.5) },
          children: [
            line(
              cell.text,
              { size: block.size, bold: cell.bold, italics: cell.italic },
              { alignment: alignments[align], keepNext: isHeader || held[r - block.header.length] },
            ),
          ],
        })
      }),
    })
  })
  return [
    ...(block.caption === null
      ? []
      : [
          line(
            block.caption,
            { size: body, bold: true },
            { ...centred, keepNext: true, spacing: { before: pt(6), after: pt(6) } },
          ),
        ]),
    new Table({
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      width: { size: block.columns.reduce((sum, c) => sum + twips(c.width), 0), type: WidthType.DXA },
      columnWidths: block.columns.map((c) => twips(c.width)),
      borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
      rows,
    }),
    // Word needs a paragraph after a table; it carries the note or only the distance.
    line(
      block.note ?? '',
      { size: block.note === null ? 6 : block.size, italics: true },
      { spacing: { before: pt(3), after: pt(6) } },
    ),
  ]
}
