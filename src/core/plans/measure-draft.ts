/** A measure while its sentence is being read, in places of the paragraph. */
import type { Direction } from './plan-reading.ts'

/** A measure being read; `start` and `end` are places in its paragraph. */
export type Draft = {
  direction: Direction
  value: number | null
  value2: number | null
  unit: string | null
  year: number | null
  per: 'year' | null
  indicator: string
  /** Named by the value before, not by its own words. */
  inherited?: boolean
  start: number
  end: number
}

/** A stretch of a paragraph, `end` excluded. */
export type Span = { start: number; end: number }

/** True when the place stands between brackets. */
export const insideBrackets = (text: string, at: number): boolean => {
  const open = text.lastIndexOf('(', at)
  return open >= 0 && text.lastIndexOf(')', at) < open && text.indexOf(')', at) >= 0
}

/** Where the words of a part begin, behind commas and "và". */
export const leadOf = (low: string, segment: Span): number => {
  const lead = /^[\s,;:.-]*(?:và\s+)?/u.exec(low.slice(segment.start, segment.end))![0].length
  return segment.start + lead
}

/** Cuts a stretch of a paragraph at a sign, but not inside brackets. */
export const cut = (low: string, from: number, to: number, end: RegExp): Span[] => {
  const spans: Span[] = []
  let start = from
  for (const match of low.slice(from, to).matchAll(end)) {
    const at = from + match.index
    if (at <= start || insideBrackets(low.slice(from, to), match.index)) continue
    spans.push({ start, end: at })
    start = at + match[0].length
  }
  spans.push({ start, end: to })
  return spans.filter((span) => /[\p{L}\d]/u.test(low.slice(span.start, span.end)))
}
