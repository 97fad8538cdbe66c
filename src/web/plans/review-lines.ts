/** The lines of a review as the screen sorts them: what stands in which tab, what belongs to what, what it is called. */
import type { LineKind, PlanLine, PlanReview } from '#api/plans.ts'
import { formatDate, isPlainDate, type PlainDate } from '#core/dates.ts'
import type {
  Assignment,
  Citation,
  Deadline,
  Letterhead,
  Objective,
  Passage,
  Target,
} from '#core/plans/plan-reading.ts'
import { acceptCertain } from '#core/plans/review.ts'
import type { MeasureContent } from '#core/plans/review-line.ts'

export const tabKeys = ['targets', 'assignments', 'deadlines', 'citations', 'document', 'doubts'] as const
export type TabKey = (typeof tabKeys)[number]

const tabOfKind: Record<LineKind, Exclude<TabKey, 'doubts'>> = {
  target: 'targets',
  measure: 'targets',
  assignment: 'assignments',
  deadline: 'deadlines',
  citation: 'citations',
  letterhead: 'document',
  objective: 'document',
}
export const tabOf = (line: PlanLine): TabKey => tabOfKind[line.kind]

type ContentOf = {
  target: Omit<Target, 'measures'>
  measure: MeasureContent
  assignment: Assignment
  deadline: Deadline
  citation: Citation
  letterhead: Letterhead & { passage: Passage }
  objective: Objective
}

/** The content of a line in the shape of its kind; the server has checked it. */
export const contentOf = <K extends LineKind>(line: PlanLine, _kind: K): ContentOf[K] =>
  line.content as unknown as ContentOf[K]

/** Something to decide: a line that stands by itself, with the measures below it when it is a target. */
export type Item = { line: PlanLine; measures: PlanLine[]; doubts: PlanLine[] }

export const itemsOf = (lines: readonly PlanLine[]): Item[] => {
  const measures = Map.groupBy(
    lines.filter((line) => line.parentLineId !== null),
    (line) => line.parentLineId,
  )
  return lines
    .filter((line) => line.parentLineId === null)
    .sort((a, b) => a.position - b.position)
    .map((line) => {
      const own = (measures.get(line.lineId) ?? []).sort((a, b) => a.position - b.position)
      return { line, measures: own, doubts: [line, ...own].filter((one) => one.doubt !== null) }
    })
}

/** Somebody still has to look at it. */
export const isOpenDoubt = (item: Item): boolean =>
  item.doubts.some((line) => line.state === 'pending') && item.line.state !== 'rejected'

/** Nothing of it waits for a person any more. */
export const isSettled = ({ line, measures }: Item): boolean =>
  line.state !== 'pending' && (line.state === 'rejected' || measures.every((one) => one.state !== 'pending'))

export const inTab = (items: readonly Item[], tab: TabKey): Item[] =>
  tab === 'doubts' ? items.filter(isOpenDoubt) : items.filter((item) => tabOf(item.line) === tab)

/** How many lines of the screen these are: a target and its measures are one. */
export const countItems = (lines: readonly PlanLine[]): number =>
  new Set(lines.map((line) => line.parentLineId ?? line.lineId)).size

/** How many lines "accept all certain" would accept now. */
export const countCertain = (review: PlanReview): number => countItems(acceptCertain(review.lines))

/** Accepted measures that nobody has tied to an indicator, or said that none fits. */
export const measuresToTie = (review: PlanReview): PlanLine[] =>
  review.lines.filter((line) => line.kind === 'measure' && line.state === 'accepted' && !line.indicatorConfirmed)

const plainNumber = (number: string): string => number.replace(/^0+(?=\d)/, '')

/** The units that lead each target, by its number. */
export const leadsByTarget = (items: readonly Item[]): Map<string, string[]> => {
  const leads = new Map<string, string[]>()
  for (const { line } of items) {
    if (line.kind !== 'assignment' || line.state === 'rejected') continue
    const { unit, role, targets } = contentOf(line, 'assignment')
    if (role !== 'lead') continue
    for (const number of targets.map(plainNumber)) {
      const before = leads.get(number) ?? []
      if (!before.includes(unit)) leads.set(number, [...before, unit])
    }
  }
  return leads
}
export const leadsOf = (leads: Map<string, string[]>, number: string | null): string[] =>
  number === null ? [] : (leads.get(plainNumber(number)) ?? [])

/** `16/11/2026`, or the words as they stand when they are no day. */
export const dayWords = (date: string | null): string | null =>
  date !== null && isPlainDate(date) ? formatDate(date as PlainDate) : date

/** Puts changed lines into a review. */
export const withLines = (review: PlanReview, changed: readonly PlanLine[]): PlanReview => {
  const byId = new Map(changed.map((line) => [line.lineId, line]))
  return { ...review, lines: review.lines.map((line) => byId.get(line.lineId) ?? line) }
}

/** Shows lines in another state, whatever else a correction under way has changed in them. */
export const withStates = (review: PlanReview, states: ReadonlyMap<string, PlanLine['state']>): PlanReview => ({
  ...review,
  lines: review.lines.map((line) => ({ ...line, state: states.get(line.lineId) ?? line.state })),
})
