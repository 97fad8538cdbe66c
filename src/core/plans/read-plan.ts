/** Reads an administrative document: `readPlan(text)` is everything the review screen and `plan read` show. */
import { listAssignments } from './assignments.ts'
import { listCitations } from './citations.ts'
import { readClosing } from './closing.ts'
import { listDeadlines } from './deadlines.ts'
import { listHeadings } from './headings.ts'
import { readLetterhead } from './letterhead.ts'
import { type Line, linesOf, normaliseText, pageShapeOf, runningHeads } from './lines.ts'
import { outlineOf } from './outline.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import type { Letterhead, PlanReading, Signatory } from './plan-reading.ts'
import { isTargetNode, listTargets } from './targets.ts'
import { fold } from './words.ts'

/**
 * Reads a plan, letter, directive, decision or programme. Never throws: what is not found is null or empty. Every
 * passage stands inside `text`, which is the given text in NFC with `\n` line ends.
 */
export const readPlan = (source: string): PlanReading => {
  const text = normaliseText(source)
  const all = withinReason(linesOf(text), text.length)
  const repeated = runningHeads(all)
  const lines = all.filter((line) => !repeated.has(line.text))
  const shape = pageShapeOf(lines)
  const head = readLetterhead(lines)
  const closing = readClosing(lines, head.end)
  const body = closing.start < 0 ? lines.slice(head.end) : lines.slice(head.end, closing.start)
  const behind = closing.start < 0 ? [] : lines.slice(closing.end)
  const paragraphs = [...paragraphsOf(body, shape), ...paragraphsOf(behind, shape)]
  const letterhead = completeLetterhead(head.letterhead, paragraphs, closing.signatory)
  const nodes = outlineOf(paragraphs)
  const { targets, objectives } = listTargets(nodes, firstYearOf(letterhead))
  const isTarget = isTargetNode(targets)
  return {
    text,
    restored: [],
    letterhead,
    addressees: head.addressees,
    recipients: closing.recipients,
    signatory: closing.signatory,
    citations: listCitations(paragraphs, letterhead.code),
    headings: listHeadings(nodes, isTarget),
    objectives: objectives.map((found) => found.objective),
    targets: targets.map((found) => found.target),
    tasks: [],
    assignments: listAssignments(nodes, targets, objectives),
    deadlines: listDeadlines(nodes, isTarget),
  }
}

/** Some 120 pages, and the foot of the document: no plan is longer, and reading on would keep others waiting. */
const mostRead = 350_000
const footRead = 20_000

const withinReason = (lines: readonly Line[], length: number): readonly Line[] =>
  length <= mostRead + footRead
    ? lines
    : lines
        .filter((line) => line.start < mostRead || line.start >= length - footRead)
        .map((line) =>
          line.start < mostRead && line.end > mostRead
            ? { ...line, text: line.text.slice(0, mostRead - line.start), end: mostRead }
            : line,
        )

/** Without a printed letterhead the authority is the one that signs and speaks: "Ủy ban nhân dân xã … ban hành Kế hoạch". */
const completeLetterhead = (
  letterhead: Letterhead,
  paragraphs: readonly Paragraph[],
  signatory: Signatory,
): Letterhead => {
  if (letterhead.issuer !== null) return letterhead
  const signs = fold(signatory.signsFor ?? '')
  const speaks = paragraphs
    .slice(0, 12)
    .map((paragraph) =>
      /(?:^|[;,.]\s|\s)((?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s(?:\p{Lu}[\p{L}'-]*\s?)+?)\s*(?:ban hành|xây dựng|đề nghị|yêu cầu|triển khai|hướng dẫn|tổ chức)/u
        .exec(paragraph.text)?.[1]
        ?.trim(),
    )
    .find((name) => name !== undefined)
  if (speaks && (signs === '' || /ủy ban nhân dân|ubnd/u.test(signs))) return { ...letterhead, issuer: speaks }
  return letterhead
}

/** The year in which the plan begins: in its title, else the year of its date. Earlier results are no targets. */
const firstYearOf = (letterhead: Letterhead): number | null => {
  const title = letterhead.title ?? ''
  const period = /(?:giai đoạn|thời kỳ|nhiệm kỳ)\s*(\d{4})/iu.exec(title)?.[1]
  const dated = letterhead.date ? Number(letterhead.date.slice(0, 4)) : null
  if (period) return dated !== null ? Math.min(Number(period), dated) : Number(period)
  const year = /năm\s*(\d{4})/iu.exec(title.replace(/đến năm \d{4}/giu, ''))?.[1]
  return year ? Number(year) : dated
}
