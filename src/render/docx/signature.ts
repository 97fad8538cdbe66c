/** The foot of the paper: who receives it, and who signs. */
import type { Table } from 'docx'
import { type BlockOf, layout } from '#core/reports/report-model.ts'
import { frame } from './frame.ts'
import { body, centred, line, pt } from './paragraphs.ts'

export const signature = (block: BlockOf<'signature'>): Table => {
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
