/** Paragraphs as Word says them, and the lengths and sizes it counts in. */
import { AlignmentType, BorderStyle, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx'
import { layout } from '#core/reports/report-model.ts'

/** Word counts lengths in twentieths of a point, sizes in half points. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)
export const pt = (points: number): number => Math.round(points * 20)

type RunStyle = { size: number; bold?: boolean; italics?: boolean; color?: string }

/** `\n` in a name is a line break inside its paragraph. */
const runs = (text: string, style: RunStyle): TextRun[] =>
  text.split('\n').map((line, i) => new TextRun({ ...style, size: style.size * 2, text: line, break: i > 0 ? 1 : 0 }))

export const line = (text: string, style: RunStyle, more: Partial<IParagraphOptions> = {}): Paragraph =>
  // The mark of an empty paragraph has a height too: it gets the size of its text.
  new Paragraph({ run: { size: style.size * 2 }, ...more, children: runs(text, style) })

export const centred = { alignment: AlignmentType.CENTER } as const
export const body = layout.size.body

/** A drawn rule of `width` mm in the middle of `room` mm: an empty low paragraph with a border above it. */
export const rule = (width: number, room: number, after = 0): Paragraph => {
  const side = twips(Math.max(0, (room - width) / 2))
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: pt(2), after, line: pt(3), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [new TextRun({ text: '', size: 4 })],
  })
}

/** Body paragraphs: justified, first line in by 1,27 cm, 6 pt between. */
export const paragraph = (text: string, style: RunStyle, more: Partial<IParagraphOptions> = {}): Paragraph =>
  line(text, style, {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(layout.firstLineIndent) },
    spacing: { after: pt(layout.paragraphGapPt) },
    widowControl: true,
    ...more,
  })
