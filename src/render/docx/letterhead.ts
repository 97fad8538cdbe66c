/** The head of the paper: agency, State, number, place and date; the title; to whom it goes. */
import type { Paragraph, Table } from 'docx'
import { type BlockOf, contentWidth, layout, numberLine, placeLine } from '#core/reports/report-model.ts'
import { ruleWidth } from '../rule-width.ts'
import { frame } from './frame.ts'
import { body, centred, line, pt, rule, twips } from './paragraphs.ts'

export const letterhead = (block: BlockOf<'letterhead'>): (Paragraph | Table)[] => {
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

export const title = (block: BlockOf<'title'>): Paragraph[] => {
  const style = { size: body, bold: true }
  return [
    line(block.type, style, { ...centred, keepNext: true, spacing: { before: pt(18) } }),
    line(block.subject, style, { ...centred, keepNext: true, indent: { left: twips(8), right: twips(8) } }),
    rule(ruleWidth.title(block.subject, body, contentWidth('portrait') - 16), contentWidth('portrait'), pt(12)),
  ]
}

export const addressees = (names: string[]): Paragraph[] => {
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
