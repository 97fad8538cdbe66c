import { Fragment, memo, type ReactNode, type Ref } from 'react'
import type { ReportView } from '#api/reports.ts'
import {
  type Block,
  type BlockOf,
  numberLine,
  placeLine,
  type ReportDocument,
  type TableBlock,
  type TableCell,
} from '#core/reports/report-model.ts'
import { useText } from '../i18n/text.ts'
import { TextButton } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { NumberFigure } from '../ui/NumberFigure.tsx'
import { sectionOfHeading } from './paper-sections.ts'
import css from './ReportPaper.module.css'
import { reportsText } from './text.ts'

/** A number of the annex that opens: by the place of its row. */
export type OpenCell = { name: string; frozen: boolean; onOpen: () => void }

type Props = {
  document: ReportDocument
  sections: ReportView['sections']
  /** The section that is being written: its heading is marked. */
  currentKey: string | null
  /** Null: nothing to write here. */
  onWrite: ((key: string) => void) | null
  cellAt: (row: number) => OpenCell | null
  boxRef: Ref<HTMLElement>
}

/** The report as it will be printed: every sheet of the document model as headings, paragraphs and tables. */
export const ReportPaper = memo(function ReportPaper({ document, boxRef, ...rest }: Props) {
  const text = useText(reportsText)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={boxRef} className={css.box} tabIndex={0} aria-label={text.paper} lang="vi">
      {document.sections.map((sheet, at) => (
        // Sheets have no name of their own and never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className={classNames(css.sheet, at > 0 && css.next)}>
          {at === 0 && document.marks.length > 0 ? (
            <p className={css.marks}>{document.marks.join('\u00a0· ')}</p>
          ) : null}
          <Blocks blocks={sheet.blocks} wide={sheet.orientation === 'landscape'} {...rest} />
        </div>
      ))}
    </section>
  )
})

type BlocksProps = Omit<Props, 'document' | 'boxRef'> & { blocks: readonly Block[]; wide: boolean }

const Blocks = ({ blocks, wide, sections, currentKey, onWrite, cellAt }: BlocksProps) => {
  let open: string | null = null
  return blocks.map((block, at) => {
    if (block.kind === 'heading') open = sectionOfHeading(sections, block)
    const key = open
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own
      <Fragment key={at}>
        {block.kind === 'heading' ? (
          <Heading block={block} sectionKey={key} isCurrent={key !== null && key === currentKey} />
        ) : block.kind === 'hint' ? (
          <Hint text={block.text} sectionKey={key} sections={sections} onWrite={onWrite} />
        ) : block.kind === 'table' ? (
          <Table table={block} wide={wide} cellAt={cellAt} />
        ) : (
          <Plain block={block} />
        )}
      </Fragment>
    )
  })
}

const Heading = ({
  block,
  sectionKey,
  isCurrent,
}: {
  block: BlockOf<'heading'>
  sectionKey: string | null
  isCurrent: boolean
}) => {
  const Tag = (['h3', 'h4', 'h5'] as const)[block.level - 1] ?? 'h5'
  return (
    <Tag
      className={classNames(css.heading, block.level === 1 && css.chapter, isCurrent && css.current)}
      data-section={sectionKey ?? undefined}
    >
      {block.number} {block.text}
    </Tag>
  )
}

/** What is still to be written, with the way to the field. */
const Hint = ({
  text: hint,
  sectionKey,
  sections,
  onWrite,
}: {
  text: string
  sectionKey: string | null
  sections: ReportView['sections']
  onWrite: ((key: string) => void) | null
}) => {
  const text = useText(reportsText)
  const heading = sections.find(({ key }) => key === sectionKey)?.heading ?? ''
  return (
    <p className={css.hint}>
      {hint}{' '}
      {onWrite && sectionKey ? (
        <TextButton aria-label={text.writeThis(heading)} onClick={() => onWrite(sectionKey)}>
          {text.writeHere}
        </TextButton>
      ) : null}
    </p>
  )
}

const lines = (text: string): ReactNode =>
  text.split('\n').map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own
    <Fragment key={at}>
      {at > 0 ? <br /> : null}
      {line}
    </Fragment>
  ))

const Plain = ({ block }: { block: Exclude<Block, { kind: 'heading' | 'hint' | 'table' }> }) => {
  switch (block.kind) {
    case 'letterhead':
      return (
        <header className={css.head}>
          <div>
            {block.parentAgency ? <p>{lines(block.parentAgency)}</p> : null}
            <p className={css.ruled}>
              <b>{lines(block.agency)}</b>
            </p>
            <p>{numberLine(block)}</p>
          </div>
          <div>
            <p>
              <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
            </p>
            <p className={css.ruled}>
              <b>Độc lập - Tự do - Hạnh phúc</b>
            </p>
            <p>{placeLine(block)}</p>
          </div>
        </header>
      )
    case 'title':
      return (
        <h2 className={css.title}>
          {block.type}
          <br />
          {block.subject}
        </h2>
      )
    case 'addressees':
      return <p className={css.centre}>Kính gửi: {block.names.join('; ')}.</p>
    case 'paragraph':
      return <p className={css.paragraph}>{block.text}</p>
    case 'list':
      return (
        <ul className={css.list}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'signature':
      return (
        <footer className={css.foot}>
          <div>
            <p>
              <b>Nơi nhận:</b>
            </p>
            <ul className={css.recipients}>
              {block.recipients.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
          <div className={css.signature}>
            {block.authority.map((line) => (
              <p key={line}>
                <b>{line}</b>
              </p>
            ))}
            {block.name ? <p className={css.signed}>{block.name}</p> : null}
          </div>
        </footer>
      )
    case 'annex':
      return (
        <header className={css.annex}>
          <h3>{block.label}</h3>
          <p>
            <b>{block.title}</b>
          </p>
          <p>{block.reference}</p>
        </header>
      )
  }
}

const Table = ({ table, wide, cellAt }: { table: TableBlock; wide: boolean; cellAt: Props['cellAt'] }) => {
  const text = useText(reportsText)
  const grid = (
    <table className={css.table}>
      {table.caption ? <caption>{table.caption}</caption> : null}
      <Columns table={table} />
      <thead>
        {table.header.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
          <tr key={at}>
            {row.map((cell, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name of their own
              <th key={n} scope={(cell.colSpan ?? 1) > 1 ? 'colgroup' : 'col'} {...spanOf(cell)}>
                {cell.text}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
          <Row key={at} row={row} table={table} open={wide ? cellAt(at) : null} />
        ))}
      </tbody>
    </table>
  )
  return (
    <div className={css.tableBlock}>
      {wide ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={css.wide} tabIndex={0} aria-label={text.annexTable}>
          {grid}
        </section>
      ) : (
        grid
      )}
      {table.note ? <p className={css.note}>{table.note}</p> : null}
    </div>
  )
}

const Columns = ({ table }: { table: TableBlock }) => {
  const whole = table.columns.reduce((sum, { width }) => sum + width, 0)
  return (
    <colgroup>
      {table.columns.map(({ width }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name of their own
        <col key={at} style={{ width: `${(width / whole) * 100}%` }} />
      ))}
    </colgroup>
  )
}

const spanOf = ({ colSpan, rowSpan }: TableCell) => ({ ...(colSpan && { colSpan }), ...(rowSpan && { rowSpan }) })

/** Column 5 of the annex is the number that opens; a row of one cell heads a group. */
const figureColumn = 4

const Row = ({ row, table, open }: { row: readonly TableCell[]; table: TableBlock; open: OpenCell | null }) => {
  const isGroup = row.length === 1 && (row[0]?.colSpan ?? 1) === table.columns.length
  if (isGroup)
    return (
      <tr>
        <th scope="colgroup" colSpan={table.columns.length} className={css.group}>
          <span>{row[0]?.text}</span>
        </th>
      </tr>
    )
  let column = 0
  return (
    <tr>
      {row.map((cell, at) => {
        const align = cell.align ?? table.columns[column]?.align ?? 'left'
        column += cell.colSpan ?? 1
        const words =
          open && at === figureColumn && cell.text !== '' ? (
            <NumberFigure name={open.name} frozen={open.frozen} onOpen={open.onOpen}>
              {cell.text}
            </NumberFigure>
          ) : (
            cell.text
          )
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name of their own
          <td key={at} {...spanOf(cell)} className={classNames(css[align], cell.bold && css.bold)}>
            {words}
          </td>
        )
      })}
    </tr>
  )
}
