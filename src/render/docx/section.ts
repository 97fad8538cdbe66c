/** A section of the paper: its page, the page number at its head, its marks at its foot, its blocks. */
import { Footer, Header, PageNumber, PageOrientation, Paragraph, SectionType, type Table, TextRun } from 'docx'
import { type Block, layout, type Section } from '#core/reports/report-model.ts'
import { annex, heading } from './headings.ts'
import { addressees, letterhead, title } from './letterhead.ts'
import { body, centred, line, paragraph, twips } from './paragraphs.ts'
import { signature } from './signature.ts'
import { table } from './table.ts'

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

export const section = ({ orientation, blocks }: Section, marks: string[], isFirst: boolean) => {
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
