/** Paragraphs, lists and cells of which the parts of the report are made. */
import { formatNumber } from '../numbers.ts'
import { type Block, keepTogether, type TableCell } from './report-model.ts'

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text: keepTogether(text) })

/** A paragraph that announces the list after it and stays on its page. */
export const lead = (text: string): Block => ({ kind: 'paragraph', text: keepTogether(text), keepWithNext: true })

/** Lines that begin with a dash become list items, the others paragraphs. */
export const textBlocks = (text: string): Block[] => {
  const blocks: Block[] = []
  for (const line of text.split(/\n+/).map((l) => l.trim())) {
    if (line === '') continue
    const item = /^[-–+•]\s*(.+)$/u.exec(line)?.[1]
    const last = blocks.at(-1)
    if (item === undefined) blocks.push(line.endsWith(':') ? lead(line) : paragraph(line))
    else if (last?.kind === 'list') last.items.push(keepTogether(item))
    else blocks.push({ kind: 'list', items: [keepTogether(item)] })
  }
  return blocks
}

export const th = (text: string, more: Partial<TableCell> = {}): TableCell => ({
  text,
  bold: true,
  align: 'center',
  ...more,
})

export const td = (text: string | number, more: Partial<TableCell> = {}): TableCell => ({
  text: typeof text === 'number' ? formatNumber(text) : keepTogether(text),
  ...more,
})
