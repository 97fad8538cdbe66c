/** A borderless table whose cells hold paragraphs: the head and the foot of a paper. */
import { BorderStyle, type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { twips } from './paragraphs.ts'

const noBorders = (() => {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
})()

export const frame = (widths: readonly number[], rows: Paragraph[][][]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, w) => sum + twips(w), 0), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: noBorders,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, i) =>
              new TableCell({
                width: { size: twips(widths[i] ?? 0), type: WidthType.DXA },
                margins: { left: 0, right: 0, top: 0, bottom: 0 },
                children,
              }),
          ),
        }),
    ),
  })
