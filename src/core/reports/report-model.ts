/**
 * A paper as data: what it says and in which order, never how a file format writes it. `render` turns it into .docx
 * and .pdf. The layout numbers live in the renderers' shared table, `layout` below, each with its place in Decree
 * 30/2020/NĐ-CP, Annex I.
 */
import { z } from 'zod'
import { PlainDate } from '../dates.ts'

/** Sizes in points, lengths in millimetres. One consistent set: the worked example of Decree 30/2020, Annex I. */
export const layout = {
  page: { width: 210, height: 297 },
  /** Annex I, part I, 3: top and bottom 20–25, left 30–35, right 15–20. */
  margin: { top: 20, bottom: 20, left: 30, right: 20 },
  /** The page number stands inside the top margin (Annex I, part I, 7). */
  headerFromTop: 10,
  footerFromBottom: 9,
  firstLineIndent: 12.7,
  paragraphGapPt: 6,
  size: {
    nation: 12,
    motto: 13,
    agency: 12,
    number: 13,
    place: 13,
    body: 14,
    recipientsHead: 12,
    recipients: 11,
    pageNumber: 13,
    mark: 11,
  },
  /** Columns of the head: names of the agencies and of the State; of the foot: recipients and signature. */
  letterheadColumns: [61.5, 98.5],
  signatureColumns: [77.5, 82.5],
  /** A table of at most so many rows is not broken over two pages; a longer one would leave too much of a page empty. */
  shortTableRows: 8,
  /** So many rows at least stand on either side of a break: no lone first row, no lone sum. */
  rowsTogether: 3,
  /** Room for the signature and the seal between title and name. */
  signatureRoomPt: 72,
} as const

/** Millimetres that a page of this orientation leaves between its side margins: 160 or 247. */
export const contentWidth = (orientation: Orientation): number =>
  (orientation === 'landscape' ? layout.page.height : layout.page.width) - layout.margin.left - layout.margin.right

export const Orientation = z.enum(['portrait', 'landscape'])
export type Orientation = z.infer<typeof Orientation>

export const Alignment = z.enum(['left', 'center', 'right', 'justify'])
export type Alignment = z.infer<typeof Alignment>

/** `\n` in an agency's name is a line break: officials break "ỦY BAN NHÂN DÂN / XÃ …" by meaning, not by width. */
export const LetterheadBlock = z.object({
  kind: z.literal('letterhead'),
  parentAgency: z.string().nullable(),
  agency: z.string().min(1),
  /** The running number, null until the records office gives it: a gap is printed for the pen. */
  number: z.string().nullable(),
  symbol: z.string().min(1),
  place: z.string().min(1),
  date: PlainDate.nullable(),
  /** Printed while the date is still blank. */
  year: z.int(),
})

export const TitleBlock = z.object({ kind: z.literal('title'), type: z.string().min(1), subject: z.string().min(1) })

/** "Kính gửi": one addressee stands on the line, several below it. */
export const AddresseesBlock = z.object({ kind: z.literal('addressees'), names: z.array(z.string().min(1)).min(1) })

/** Level 1 is `I.` in bold capitals' rank, 2 `1.` in bold, 3 `a)`. */
export const HeadingBlock = z.object({
  kind: z.literal('heading'),
  level: z.int().min(1).max(3),
  number: z.string().min(1),
  text: z.string().min(1),
})

export const ParagraphBlock = z.object({
  kind: z.literal('paragraph'),
  text: z.string().min(1),
  italic: z.boolean().optional(),
  /** Stays on the page of what follows: the last paragraph with the signature, a lead with its list. */
  keepWithNext: z.boolean().optional(),
})

/** Dash items, each a paragraph of its own, as official papers print them. */
export const ListBlock = z.object({ kind: z.literal('list'), items: z.array(z.string().min(1)).min(1) })

/** What the officer still has to write. Only a draft holds one. */
export const HintBlock = z.object({ kind: z.literal('hint'), text: z.string().min(1) })

export const TableCell = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  align: Alignment.optional(),
  colSpan: z.int().min(1).optional(),
  rowSpan: z.int().min(1).optional(),
})
export type TableCell = z.infer<typeof TableCell>

export const TableBlock = z.object({
  kind: z.literal('table'),
  caption: z.string().nullable(),
  size: z.union([z.literal(11), z.literal(12), z.literal(13)]),
  columns: z.array(z.object({ width: z.number().positive(), align: Alignment })).min(1),
  /** Repeated at the top of every page the table reaches. */
  header: z.array(z.array(TableCell)).min(1),
  /** A row of one cell over all columns heads a group and stays with the row after it. */
  rows: z.array(z.array(TableCell)),
  note: z.string().nullable(),
})
export type TableBlock = z.infer<typeof TableBlock>

/** For each row of a table whether the page may not break between it and the row after it. */
export const rowsHeld = ({ rows }: Pick<TableBlock, 'rows'>): boolean[] => {
  const last = rows.length - 1
  const isShort = rows.length <= layout.shortTableRows
  const few = layout.rowsTogether - 1
  return rows.map((row, i) => i < last && (isShort || row.length === 1 || i < few || i >= last - few))
}

export const SignatureBlock = z.object({
  kind: z.literal('signature'),
  recipients: z.array(z.string().min(1)),
  /** Lines above the name, such as TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH. */
  authority: z.array(z.string().min(1)).min(1),
  name: z.string().nullable(),
})

export const AnnexBlock = z.object({
  kind: z.literal('annex'),
  label: z.string().min(1),
  title: z.string().min(1),
  reference: z.string().min(1),
})

export const Block = z.discriminatedUnion('kind', [
  LetterheadBlock,
  TitleBlock,
  AddresseesBlock,
  HeadingBlock,
  ParagraphBlock,
  ListBlock,
  HintBlock,
  TableBlock,
  SignatureBlock,
  AnnexBlock,
])
export type Block = z.infer<typeof Block>
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** Each section starts on a new page and counts its pages from 1; the number of the first is not shown. */
export const Section = z.object({ orientation: Orientation, blocks: z.array(Block).min(1) })
export type Section = z.infer<typeof Section>

/** The number of columns a row fills, cells reaching down from earlier rows included. */
const rowsFit = (columns: number, rows: TableCell[][]): boolean => {
  const taken: number[] = Array(columns).fill(0)
  for (const row of rows) {
    let column = 0
    for (const cell of row) {
      while (column < columns && (taken[column] ?? 0) > 0) column++
      for (let i = 0; i < (cell.colSpan ?? 1); i++, column++) {
        if (column >= columns || (taken[column] ?? 0) > 0) return false
        taken[column] = cell.rowSpan ?? 1
      }
    }
    if (taken.some((rest) => rest === 0)) return false
    for (let i = 0; i < columns; i++) taken[i] = (taken[i] ?? 0) - 1
  }
  return taken.every((rest) => rest === 0)
}

export const ReportDocument = z
  .object({
    title: z.string().min(1),
    author: z.string().min(1),
    /** Stands in the file's properties; no clock is read, so the same report gives the same file. */
    date: PlainDate,
    /** Printed at the foot of every page, such as "Dữ liệu minh hoạ". */
    marks: z.array(z.string().min(1)),
    sections: z.array(Section).min(1),
  })
  .superRefine((document, context) => {
    document.sections.forEach((section, s) => {
      section.blocks.forEach((block, b) => {
        if (block.kind !== 'table') return
        const path = ['sections', s, 'blocks', b]
        const width = block.columns.reduce((sum, column) => sum + column.width, 0)
        if (width > contentWidth(section.orientation) + 0.01)
          context.addIssue({ code: 'custom', path: [...path, 'columns'], message: 'table_wider_than_page' })
        for (const part of ['header', 'rows'] as const)
          if (!rowsFit(block.columns.length, block[part]))
            context.addIssue({ code: 'custom', path: [...path, part], message: 'cells_do_not_fill_columns' })
      })
    })
  })
export type ReportDocument = z.infer<typeof ReportDocument>

/** The words of a document in reading order, for tests and for search; cells of a row are joined by ` | `. */
export const textOf = (document: ReportDocument): string =>
  document.sections
    .flatMap((section) => section.blocks)
    .map(blockText)
    .join('\n')

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'letterhead':
      return `${block.parentAgency ?? ''}\n${block.agency}\n${numberLine(block)}\n${placeLine(block)}`
    case 'title':
      return `${block.type}\n${block.subject}`
    case 'addressees':
      return `Kính gửi: ${block.names.join('; ')}.`
    case 'heading':
      return `${block.number} ${block.text}`
    case 'paragraph':
    case 'hint':
      return block.text
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'table':
      return [
        block.caption ?? '',
        ...[...block.header, ...block.rows].map((r) => r.map((c) => c.text).join(' | ')),
        block.note ?? '',
      ].join('\n')
    case 'signature':
      return ['Nơi nhận:', ...block.recipients, ...block.authority, block.name ?? ''].join('\n')
    case 'annex':
      return `${block.label}\n${block.title}\n${block.reference}`
  }
}

/** `Số: 07/BC-UBND`; a gap for the pen while there is no number. */
export const numberLine = (head: { number: string | null; symbol: string }): string =>
  `Số: ${head.number === null ? '\u00a0'.repeat(8) : officialNumber(head.number)}/${head.symbol}`

/** Annex I, part II, 3: a number below ten carries a zero in front. */
const officialNumber = (number: string): string => (/^\d$/.test(number) ? `0${number}` : number)

/** `Lương Minh, ngày 05 tháng 02 năm 2026`; gaps while there is no date. Days below 10, months 1 and 2 carry a zero. */
export const placeLine = (head: { place: string; date: PlainDate | null; year: number }): string =>
  `${head.place}, ${dateInWords(head.date, head.year)}`

export const dateInWords = (date: PlainDate | null, year: number): string => {
  const gap = '\u00a0'.repeat(5)
  if (date === null) return `ngày${gap}tháng${gap}năm\u00a0${year}`
  const month = Number(date.slice(5, 7))
  return `ngày\u00a0${date.slice(8, 10)} tháng\u00a0${month < 3 ? `0${month}` : month} năm\u00a0${date.slice(0, 4)}`
}

const unitsAfterNumber =
  'trẻ|điểm|tuổi|tháng|năm|ngày|chỉ|thôn|hộ|cuộc|lớp|trường|cơ|người|lượt|vụ|đồng|triệu|nhóm|trường hợp|vắc'

/** Puts non-breaking spaces where a number must not leave its word: `04 trẻ`, `năm 2026`, `số 869/KH-UBND`. */
export const keepTogether = (text: string): string =>
  text
    .replace(new RegExp(`(\\d) (?=(?:${unitsAfterNumber})(?![\\p{L}]))`, 'gu'), '$1\u00a0')
    .replace(
      /(?<![\p{L}])(năm|tháng|ngày|số|Số|tiêu|Bảng|Điều|khoản|dưới|trên|còn|từ|đến|Phụ lục) (?=\d)/gu,
      '$1\u00a0',
    )
