/**
 * A report as a Word file. Layout numbers come from core (`layout`, Decree 30/2020/NĐ-CP, Annex I); nothing is decided
 * here but how Word says it. Rules under the motto, the agency and the title are paragraph borders: Word and
 * LibreOffice draw them at an exact length, which no drawing object does in both.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import {
  type Alignment,
  type Block,
  contentWidth,
  layout,
  numberLine,
  placeLine,
  ReportDocument,
  type Section,
  type TableBlock,
  type TableCell as TableCellModel,
} from '#core/reports/report-model.ts'
import { ruleWidth } from './rule-width.ts'

const FONT = 'Times New Roman'

/** Word counts lengths in twentieths of a point, sizes in half points. */
const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)
const pt = (points: number): number => Math.round(points * 20)

type RunStyle = { size: number; bold?: boolean; italics?: boolean; color?: string }

/** `\n` in a name is a line break inside its paragraph. */
const runs = (text: string, style: RunStyle): TextRun[] =>
  text.split('\n').map((line, i) => new TextRun({ ...style, size: style.size * 2, text: line, break: i > 0 ? 1 : 0 }))

const line = (text: string, style: RunStyle, more: Partial<IParagraphOptions> = {}): Paragraph =>
  // The mark of an empty paragraph has a height too: it gets the size of its text.
  new Paragraph({ run: { size: style.size * 2 }, ...more, children: runs(text, style) })

const centred = { alignment: AlignmentType.CENTER } as const
const body = layout.size.body

/** A drawn rule of `width` mm in the middle of `room` mm: an empty low paragraph with a border above it. */
const rule = (width: number, room: number, after = 0): Paragraph => {
  const side = twips(Math.max(0, (room - width) / 2))
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: pt(2), after, line: pt(3), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [new TextRun({ text: '', size: 4 })],
  })
}

const noBorders = (() => {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
})()

/** A borderless table whose cells hold paragraphs: the head and the foot of a paper. */
const frame = (widths: readonly number[], rows: Paragraph[][][]): Table =>
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

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

const letterhead = (block: Of<'letterhead'>): (Paragraph | Table)[] => {
  const { size, letterheadColumns } = layout
  const [left, right] = letterheadColumns
  const agencyLine = block.agency.split('\n').at(-1) ?? block.agency
  const motto = 'Độc lập - Tự do - Hạnh phúc'
  return [
    frame(letterheadColumns, [
      [
        [
          ...(block.parentAgency === null ? [] : [line(block.parentAgency, { size: size.agency }, centred)]),
          line(block.agency, { size: size.agency, bold: true }, centred),
          rule(ruleWidth.part(agencyLine, size.agency), left),
        ],
        [
          line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: size.nation, bold: true }, centred),
          line(motto, { size: size.motto, bold: true }, centred),
          rule(ruleWidth.motto(size.motto), right),
        ],
      ],
      [
        [line(numberLine(block), { size: size.number }, { ...centred, spacing: { before: pt(6) } })],
        [line(placeLine(block), { size: size.place, italics: true }, { ...centred, spacing: { before: pt(6) } })],
      ],
    ]),
  ]
}

const title = (block: Of<'title'>): Paragraph[] => {
  const style = { size: body, bold: true }
  return [
    line(block.type, style, { ...centred, keepNext: true, spacing: { before: pt(18) } }),
    line(block.subject, style, { ...centred, keepNext: true, indent: { left: twips(8), right: twips(8) } }),
    rule(ruleWidth.title(block.subject, body, contentWidth('portrait') - 16), contentWidth('portrait'), pt(12)),
  ]
}

/** Body paragraphs: justified, first line in by 1,27 cm, 6 pt between. */
const paragraph = (text: string, style: RunStyle, more: Partial<IParagraphOptions> = {}): Paragraph =>
  line(text, style, {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(layout.firstLineIndent) },
    spacing: { after: pt(layout.paragraphGapPt) },
    widowControl: true,
    ...more,
  })

const addressees = (names: string[]): Paragraph[] => {
  const [only, ...more] = names
  const at = { indent: { left: twips(35) }, spacing: { after: pt(3) } }
  if (more.length === 0) return [line(`Kính gửi: ${only}.`, { size: body }, { ...centred, spacing: { after: pt(12) } })]
  return [
    line('Kính gửi:', { size: body }, at),
    ...names.map((name, i) =>
      line(
        `- ${name}${i === names.length - 1 ? '.' : ';'}`,
        { size: body },
        {
          indent: { left: twips(50) },
          spacing: { after: pt(i === names.length - 1 ? 12 : 3) },
        },
      ),
    ),
  ]
}

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

const table = (block: TableBlock): (Paragraph | Table)[] => {
  const all = [...block.header, ...block.rows]
  const starts = columnsOfCells(block.columns.length, all)
  const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const rows = all.map((row, r) => {
    const isHeader = r < block.header.length
    const isGroup = row.length === 1
    const isLast = r === all.length - 1
    const isShort = block.rows.length <= layout.shortTableRows
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
              { alignment: alignments[align], keepNext: !isLast && (isHeader || isGroup || isShort) },
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

const signature = (block: Of<'signature'>): Table => {
  const { size, signatureColumns, signatureRoomPt } = layout
  const strong = { size: body, bold: true }
  const last = block.recipients.length - 1
  return frame(signatureColumns, [
    [
      [
        line('Nơi nhận:', { size: size.recipientsHead, bold: true, italics: true }, { spacing: { before: pt(12) } }),
        ...block.recipients.map((name, i) => line(`- ${name}${i === last ? '.' : ';'}`, { size: size.recipients })),
      ],
      [
        ...block.authority.map((text, i) =>
          line(text, strong, { ...centred, keepNext: true, spacing: i === 0 ? { before: pt(12) } : {} }),
        ),
        line(block.name ?? '', strong, { ...centred, spacing: { before: pt(signatureRoomPt) } }),
      ],
    ],
  ])
}

const annex = (block: Of<'annex'>): Paragraph[] => [
  line(block.label, { size: body, bold: true }, { ...centred, keepNext: true }),
  line(block.title, { size: body, bold: true }, { ...centred, keepNext: true }),
  line(block.reference, { size: body, italics: true }, { ...centred, keepNext: true, spacing: { after: pt(10) } }),
]

const heading = (block: Of<'heading'>): Paragraph =>
  paragraph(
    `${block.number} ${block.text}`,
    { size: body, bold: block.level < 3 },
    {
      keepNext: true,
      // Without a style of its own, Word's navigation pane still finds the outline.
      outlineLevel: block.level - 1,
      spacing: { before: block.level === 1 ? pt(6) : 0, after: pt(layout.paragraphGapPt) },
    },
  )

const draw = (block: Block): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'letterhead':
      return letterhead(block)
    case 'title':
      return title(block)
    case 'addressees':
      return addressees(block.names)
    case 'heading':
      return [heading(block)]
    case 'paragraph':
      return [
        paragraph(
          block.text,
          { size: body, italics: block.italic },
          {
            keepNext: block.keepWithNext,
            keepLines: block.keepWithNext,
          },
        ),
      ]
    case 'list':
      return block.items.map((item) => paragraph(`- ${item}`, { size: body }))
    case 'hint':
      return [paragraph(`[Cần viết: ${block.text}]`, { size: body, italics: true, color: '5D665F' })]
    case 'table':
      return table(block)
    case 'signature':
      return [signature(block)]
    case 'annex':
      return annex(block)
  }
}

const pageNumber = (): Header =>
  new Header({
    children: [
      new Paragraph({
        ...centred,
        children: [new TextRun({ size: layout.size.pageNumber * 2, children: [PageNumber.CURRENT] })],
      }),
    ],
  })

const section = ({ orientation, blocks }: Section, marks: string[], isFirst: boolean) => {
  const { page, margin, headerFromTop, footerFromBottom, size } = layout
  const foot = () =>
    new Footer({ children: [line(marks.join(' · '), { size: size.mark, italics: true, color: '5D665F' }, centred)] })
  const empty = () => new Header({ children: [new Paragraph({ children: [] })] })
  return {
    properties: {
      type: isFirst ? undefined : SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        // docx turns width and height itself when the page lies on its side.
        size: {
          width: twips(page.width),
          height: twips(page.height),
          orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margin.top),
          bottom: twips(margin.bottom),
          left: twips(margin.left),
          right: twips(margin.right),
          header: twips(headerFromTop),
          footer: twips(footerFromBottom),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageNumber(), first: empty() },
    footers: { default: foot(), first: foot() },
    children: blocks.flatMap(draw),
  }
}

/** The same report gives the same bytes: the library's clock is taken out of the file's properties and entries. */
const withoutClock = (file: Uint8Array, date: string): Uint8Array => {
  const entries = unzipSync(file)
  const at = new Date(`${date}T00:00:00`)
  const stable: Parameters<typeof zipSync>[0] = {}
  for (const [name, bytes] of Object.entries(entries)) {
    const content =
      name === 'docProps/core.xml'
        ? strToU8(new TextDecoder().decode(bytes).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${date}T00:00:00Z`))
        : bytes
    stable[name] = [content, { mtime: at }]
  }
  return zipSync(stable, { level: 6 })
}

/** Writes the report as .docx. Throws `ZodError` for anything that is not a `ReportDocument`. */
export const renderDocx = async (document: ReportDocument): Promise<Uint8Array> => {
  const report = ReportDocument.parse(document)
  const file = new Document({
    title: report.title,
    creator: report.author,
    lastModifiedBy: report.author,
    description: report.marks.join(' · '),
    styles: {
      default: {
        document: {
          run: { font: FONT, size: body * 2, color: '000000', language: { value: 'vi-VN' } },
          paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 } },
        },
      },
    },
    sections: report.sections.map((s, i) => section(s, report.marks, i === 0)),
  })
  return withoutClock(new Uint8Array(await Packer.toArrayBuffer(file)), report.date)
}
