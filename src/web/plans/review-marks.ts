import type { LineText } from './line-text.ts'
import { marginOf, nameOf } from './line-words.ts'
import { capital } from './measure-words.ts'
import type { Mark } from './paper.ts'
import { type Item, isOpenDoubt, type TabKey, tabOf } from './review-lines.ts'

/** What the paper shows for a tab: its own lines, and every doubt whichever the tab. */
export const marksOf = (items: readonly Item[], tab: TabKey, text: LineText): Mark[] => {
  const marks: Mark[] = []
  for (const item of items) {
    const { line, doubts } = item
    const open = isOpenDoubt(item)
    const own = tab === 'doubts' ? open : tabOf(line) === tab
    const common = { itemId: line.lineId, name: capital(nameOf(line, text)) }
    const label =
      own && tab !== 'doubts' ? marginOf(line, text) : line.kind === 'target' ? marginOf(line, text) : text.short.doubt
    if (own && line.passage.end > line.passage.start)
      marks.push({ ...common, ...line.passage, label, tone: line.state === 'rejected' ? 'rejected' : 'plain' })
    if (!open) continue
    for (const one of doubts)
      if (one.state === 'pending' && one.passage.end > one.passage.start)
        marks.push({ ...common, ...one.passage, label: own ? label : text.short.doubt, tone: 'doubt' })
  }
  return marks
}
