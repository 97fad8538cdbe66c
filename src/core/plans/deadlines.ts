/** Days by which something is owed: reports, plans, lists; from whom, to whom, how often. */
import { datedHits, undatedHits } from './deadline-days.ts'
import { receiverIn, whoOwes } from './deadline-parties.ts'
import { recurrenceOf } from './deadline-recurrence.ts'
import { duty, type Span, tidy, whatIsDue } from './duty-words.ts'
import type { Node } from './outline.ts'
import { isFootnote, passageOf } from './paragraphs.ts'
import type { Deadline } from './plan-reading.ts'

/** Lists the deadlines of a document. `isQuiet` says which paragraphs hold none: targets and legal bases. */
export const listDeadlines = (nodes: readonly Node[], isQuiet: (node: Node) => boolean): Deadline[] =>
  nodes.filter((node) => !isQuiet(node)).flatMap(deadlinesOf)

const deadlinesOf = (node: Node): Deadline[] => {
  const { paragraph } = node
  if (paragraph.cells || isFootnote(paragraph.text)) return []
  if (/^(?:căn cứ|thực hiện (?:chỉ thị|quyết định|kế hoạch|nghị quyết|luật) (?:số )?\d)/u.test(paragraph.low)) return []
  return sentencesOf(paragraph.low, paragraph.body).flatMap((sentence) => deadlinesOfSentence(node, sentence))
}

const deadlinesOfSentence = (node: Node, sentence: Span): Deadline[] => {
  const { paragraph } = node
  const text = paragraph.text.slice(sentence.start, sentence.end)
  const low = paragraph.low.slice(sentence.start, sentence.end)
  if (!duty.test(low)) return []
  const found: Deadline[] = []
  const dated = datedHits(low)
  for (const part of partsOf(low)) {
    const words = low.slice(part.start, part.end)
    const own = dated.filter((hit) => hit.start >= part.start && hit.start < part.end)
    const hits =
      own.length > 0
        ? own
        : undatedHits(words).map((hit) => ({ ...hit, start: hit.start + part.start, end: hit.end + part.start }))
    if (hits.length === 0 || (!duty.test(words) && !duty.test(low.slice(0, part.start)))) continue
    const tail: Span = { start: hits.at(-1)!.end, end: part.end }
    const shared: Deadline | undefined = found.at(-1)
    let before: Deadline | undefined = undefined as Deadline | undefined
    for (const [index, hit] of hits.entries()) {
      const ahead: Span = { start: index === 0 ? part.start : behindRemark(low, hits[index - 1]!.end), end: hit.start }
      const behind: Span = { start: hit.end, end: hits[index + 1]?.start ?? part.end }
      const hasVerb = duty.test(low.slice(ahead.start, ahead.end))
      const what =
        (hasVerb ? whatIsDue(text, low, ahead) : null) ??
        whatIsDue(text, low, tail) ??
        (before ?? shared)?.what ??
        tidy(text.slice(ahead.start, part.end))
      const deadline: Deadline = {
        what: what === '' ? text.trim() : what,
        date: hit.date,
        monthDay: hit.monthDay,
        before:
          hit.before ||
          (index > 0 &&
            !hasVerb &&
            /(?:và|,)\s*$/u.test(low.slice(ahead.start, ahead.end)) &&
            (before?.before ?? false)),
        recurrence: hit.once ? null : (hit.recurrence ?? recurrenceOf(low, part, hit, hits)),
        from: whoOwes(node, text, low, part, hit) ?? (own.length > 0 ? (before?.from ?? shared?.from ?? null) : null),
        to:
          receiverIn(text, low, ahead) ??
          receiverIn(text, low, behind) ??
          (index < hits.length - 1 ? receiverIn(text, low, tail) : null) ??
          (hasVerb && index === 0 ? null : (before?.to ?? null)),
        passage: passageOf(
          paragraph,
          sentence.start + lead(low, ahead),
          sentence.start + (index === hits.length - 1 ? part.end : closeBracket(low, hit.end)),
        ),
      }
      found.push(deadline)
      before = deadline
    }
  }
  return found
}

const lead = (low: string, span: Span): number =>
  span.start + (/^[\s,;):]*(?:và\s+)?/u.exec(low.slice(span.start, span.end))?.[0].length ?? 0)

/** "trước 20/6 (báo cáo 6 tháng) và …": the remark belongs to the day before it. */
const behindRemark = (low: string, at: number): number => at + (/^\s*\([^()]*\)/.exec(low.slice(at))?.[0].length ?? 0)

const closeBracket = (low: string, at: number): number => at + (/^\s*\)/.exec(low.slice(at))?.[0].length ?? 0)

/** A sentence cut at its semicolons. */
const partsOf = (low: string): Span[] => {
  const parts: Span[] = []
  let start = 0
  for (const match of low.matchAll(/;/g)) {
    parts.push({ start, end: match.index })
    start = match.index + 1
  }
  parts.push({ start, end: low.length })
  return parts
}

const sentencesOf = (low: string, from: number): { start: number; end: number }[] => {
  const spans: { start: number; end: number }[] = []
  let start = from
  for (const match of low.slice(from).matchAll(/[.](?=\s+[\p{L}"“(])/gu)) {
    const at = from + match.index
    spans.push({ start, end: at })
    start = at + 1
  }
  spans.push({ start, end: low.replace(/[\s./]+$/, '').length })
  return spans
}
