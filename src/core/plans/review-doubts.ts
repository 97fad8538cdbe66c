/** The doubt that each line of a review carries: the reader's own question, or that the line does not hold as it is. */
import { type Certainty, certaintyOf } from './certainty.ts'
import type { PlanReading } from './plan-reading.ts'
import { type Doubt, type LineContent, type LineKind, problemOf } from './review-line.ts'
import type { DoubtOf } from './review-reading.ts'

const incomplete: Doubt = {
  code: 'incomplete',
  vi: 'Đọc chưa đủ để đưa vào kế hoạch. Bổ sung rồi nhận.',
  en: 'Not read completely enough for the plan. Complete it, then accept.',
}

/** The doubt about each part of a reading, if there is one. */
export const doubtsOf = (reading: PlanReading): DoubtOf => {
  const judged = certaintyOf(reading)
  // The letterhead is one line for review; what is missing first is asked first.
  const letterhead = judged.letterhead.find((part) => !part.certainty.certain)?.certainty
  const certaintyAt: Record<LineKind, (index: number, parent: number | null) => Certainty | undefined> = {
    letterhead: () => letterhead,
    objective: (index) => judged.objectives[index],
    target: (index) => judged.targets[index]?.certainty,
    measure: (index, parent) => judged.targets[parent ?? -1]?.measures[index],
    assignment: (index) => judged.assignments[index],
    deadline: (index) => judged.deadlines[index],
    citation: (index) => judged.citations[index],
  }
  return ({ kind, index, parent }) => {
    const doubt = certaintyAt[kind](index, parent)?.doubt
    if (doubt) return { code: doubt.code, vi: doubt.vi, en: doubt.en }
    const part = partOf(reading, kind, index, parent)
    return part && problemOf(kind, part) === null ? null : incomplete
  }
}

const partOf = (reading: PlanReading, kind: LineKind, index: number, parent: number | null): LineContent | undefined =>
  ({
    letterhead: { ...reading.letterhead, passage: { start: 0, end: 0 } },
    objective: reading.objectives[index],
    target: reading.targets[index],
    measure: reading.targets[parent ?? -1]?.measures[index],
    assignment: reading.assignments[index],
    deadline: reading.deadlines[index],
    citation: reading.citations[index],
  })[kind]
