/** From a reading to lines for review: one for each thing read, with a key by which the next reading finds it again. */
import { unaccent } from '../text.ts'
import type { Measure, Passage, PlanReading } from './plan-reading.ts'
import type { LineContent, LineKind } from './review-line.ts'

/** A line of a reading, not yet in the review. */
export type ReadLine = {
  lineKey: string
  parentKey: string | null
  kind: LineKind
  passage: Passage
  content: LineContent
}

/** All lines of a reading, in the order of the document; measures directly behind their target. */
export const readLines = (reading: PlanReading): ReadLine[] => {
  const taken = new Map<string, number>()
  const unique = (key: string): string => {
    const before = taken.get(key) ?? 0
    taken.set(key, before + 1)
    return before === 0 ? key : `${key}~${before + 1}`
  }
  const line = (
    kind: LineKind,
    key: string,
    content: LineContent & { passage: Passage },
    parentKey: string | null = null,
  ): ReadLine => ({ lineKey: unique(key), parentKey, kind, passage: content.passage, content })
  const blocks: ReadLine[][] = [
    [line('letterhead', 'letterhead', { ...reading.letterhead, passage: letterheadPassage(reading) })],
    ...reading.citations.map((c) => [line('citation', `citation:${c.code ?? slug(c.title ?? c.type ?? '')}`, c)]),
    ...reading.objectives.map((o) => [line('objective', `objective:${o.number ?? slug(o.text)}`, o)]),
    ...reading.targets.map(({ measures, ...target }) => {
      const head = line('target', `target:${target.number ?? slug(target.text)}`, target)
      return [head, ...measures.map((m) => line('measure', `${head.lineKey}/${measureKey(m)}`, m, head.lineKey))]
    }),
    ...reading.assignments.map((a) => [line('assignment', `assignment:${a.role}:${slug(a.unit)}`, a)]),
    ...reading.deadlines.map((d) => [
      line('deadline', `deadline:${d.date ?? d.monthDay ?? d.recurrence ?? ''}:${slug(d.what)}`, d),
    ]),
  ]
  return blocks.sort((a, b) => startOf(a) - startOf(b)).flat()
}

const startOf = (block: readonly ReadLine[]): number => block[0]?.passage.start ?? 0

/** `slug('Phòng Văn hoá - Xã hội')` is `phong-van-hoa-xa-hoi`; long texts by their beginning. */
const slug = (text: string): string =>
  unaccent(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

const measureKey = (measure: Measure): string =>
  [slug(measure.indicator), measure.direction === 'maintain' ? 'maintain' : 'level', measure.year ?? ''].join(':')

/** Where the letterhead stands: from the first to the last of its parts that the head of the text prints. */
const letterheadPassage = ({ text, letterhead }: PlanReading): Passage => {
  const head = text.slice(0, 6000)
  const found = [letterhead.issuer, letterhead.code, letterhead.type, letterhead.title].flatMap((part) => {
    const words = (part ?? '').split(/\s+/).filter((word) => word !== '')
    if (words.length === 0) return []
    const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+')
    const match = new RegExp(pattern, 'iu').exec(head)
    return match ? [{ start: match.index, end: match.index + match[0].length }] : []
  })
  // The issuer without a printed letterhead speaks somewhere in the body: what stands far below the first is not the head.
  const start = Math.min(...found.map((part) => part.start))
  const near = found.filter((part) => part.start - start < 1500)
  return near.length === 0 ? { start: 0, end: 0 } : { start, end: Math.max(...near.map((part) => part.end)) }
}
