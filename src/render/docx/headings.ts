/** Headings of chapters and sections, and the three lines over an annex. */
import type { Paragraph } from 'docx'
import { type BlockOf, layout } from '#core/reports/report-model.ts'
import { body, centred, line, paragraph, pt } from './paragraphs.ts'

export const heading = (block: BlockOf<'heading'>): Paragraph =>
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

export const annex = (block: BlockOf<'annex'>): Paragraph[] => [
  line(block.label, { size: body, bold: true }, { ...centred, keepNext: true }),
  line(block.title, { size: body, bold: true }, { ...centred, keepNext: true }),
  line(block.reference, { size: body, italics: true }, { ...centred, keepNext: true, spacing: { after: pt(10) } }),
]
