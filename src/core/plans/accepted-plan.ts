/** The plan: what the accepted lines say, put together. */
import type { PlainDate } from '../dates.ts'
import { nextDue } from './deadlines-due.ts'
import { sameNumber } from './numbers-and-dates.ts'
import type { Assignment, Citation, Deadline, Letterhead, Objective, Target } from './plan-reading.ts'
import { planYear } from './plan-year.ts'
import type { LineKind, MeasureContent, ReviewLine } from './review-line.ts'

export type AcceptedMeasure = MeasureContent & {
  lineId: string
  indicatorCode: string | null
  indicatorConfirmed: boolean
}
export type AcceptedTarget = Omit<Target, 'measures'> & {
  lineId: string
  measures: AcceptedMeasure[]
  /** Units that lead it, and those that coordinate or carry it out. */
  lead: string[]
  others: string[]
}
export type AcceptedDeadline = Deadline & { lineId: string; nextDue: PlainDate | null }
export type AcceptedPlan = {
  letterhead: Letterhead | null
  objectives: (Objective & { lineId: string })[]
  targets: AcceptedTarget[]
  assignments: (Assignment & { lineId: string })[]
  deadlines: AcceptedDeadline[]
  citations: (Citation & { lineId: string })[]
}

/** Puts the accepted lines together: measures under targets, lead units by target number, deadlines with the next day. */
export const planFrom = (lines: readonly ReviewLine[], today: PlainDate): AcceptedPlan => {
  const accepted = (kind: LineKind) =>
    lines.filter((line) => line.kind === kind && line.state === 'accepted').sort((a, b) => a.position - b.position)
  // What is stored was checked by the shape of its kind when it was read, corrected and accepted.
  const contents = <T>(kind: LineKind) =>
    accepted(kind).map((line) => ({ ...(line.content as T), passage: line.passage, lineId: line.lineId }))
  const assignments = contents<Assignment>('assignment')
  const unitsOf = (number: string | null, isLead: boolean): string[] => [
    ...new Set(
      assignments
        .filter(
          (a) => number !== null && (a.role === 'lead') === isLead && a.targets.some((n) => sameNumber(n, number)),
        )
        .map((a) => a.unit),
    ),
  ]
  const measures = accepted('measure')
  return {
    letterhead: (accepted('letterhead')[0]?.content as Letterhead | undefined) ?? null,
    objectives: contents<Objective>('objective'),
    targets: contents<Omit<Target, 'measures'>>('target').map((target) => ({
      ...target,
      measures: measures
        .filter((measure) => measure.parentLineId === target.lineId)
        .map((measure) => ({
          ...(measure.content as MeasureContent),
          passage: measure.passage,
          lineId: measure.lineId,
          indicatorCode: measure.indicatorCode,
          indicatorConfirmed: measure.indicatorConfirmed,
        })),
      lead: unitsOf(target.number, true),
      others: unitsOf(target.number, false),
    })),
    assignments,
    deadlines: contents<Deadline>('deadline').map((deadline) => ({ ...deadline, nextDue: nextDue(deadline, today) })),
    citations: contents<Citation>('citation'),
  }
}

export type PlanHead = {
  title: string
  code: string | null
  issuedOn: PlainDate | null
  periodFrom: number | null
  periodTo: number | null
}

/** What a list of plans shows: from the letterhead as corrected, and the years the plan runs. */
export const planHead = (lines: readonly ReviewLine[], fileName: string): PlanHead => {
  const letterhead = lines.find((line) => line.kind === 'letterhead' && line.state !== 'rejected')?.content as
    | Letterhead
    | undefined
  const title = letterhead?.title ?? fileName
  const issuedOn = (letterhead?.date ?? null) as PlainDate | null
  const years = lines
    .filter((line) => line.kind === 'measure' && line.state !== 'rejected')
    .flatMap((line) => (typeof line.content.year === 'number' ? [line.content.year] : []))
  return { title, code: letterhead?.code ?? null, issuedOn, ...periodOf(title, issuedOn, years) }
}

/** `năm 2026` runs that year, `giai đoạn 2026-2030` 2026 to 2030; else from the day of issue to the last year aimed at. */
const periodOf = (
  title: string,
  issuedOn: PlainDate | null,
  years: readonly number[],
): Pick<PlanHead, 'periodFrom' | 'periodTo'> => {
  const own = planYear(title, issuedOn)
  if (own !== null) return { periodFrom: own, periodTo: own }
  const range = /((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)/u.exec(title)
  if (range) return { periodFrom: Number(range[1]), periodTo: Number(range[2]) }
  const single = /năm\s+((?:19|20)\d\d)/iu.exec(title.replace(/đến năm (?:19|20)\d\d/giu, ''))
  if (single) return { periodFrom: Number(single[1]), periodTo: Number(single[1]) }
  const issued = issuedOn === null ? null : Number(issuedOn.slice(0, 4))
  const until = Number(/đến năm ((?:19|20)\d\d)/iu.exec(title)?.[1] ?? 0) || Math.max(0, ...years) || issued
  return { periodFrom: issued ?? until, periodTo: until }
}
