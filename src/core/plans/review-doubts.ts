/**
 * The doubt that each line of a review carries: the reader's own question, or that the line does not hold as it is. It is
 * asked of the lines as they stand, with what people corrected, rejected and what the title answers: a question that has
 * its answer is gone.
 */
import { type Certainty, certaintyOf, type DoubtCode, type Judged } from './certainty.ts'
import {
  type Assignment,
  type Citation,
  type Deadline,
  type Letterhead,
  noLetterhead,
  type Objective,
  type Target,
} from './plan-reading.ts'
import { planYear } from './plan-year.ts'
import {
  type Doubt,
  isTouched,
  type LineKind,
  type MeasureContent,
  problemOf,
  type ReviewLine,
  sameValue,
} from './review-line.ts'

const incomplete: Doubt = {
  code: 'incomplete',
  vi: 'Đọc chưa đủ để đưa vào kế hoạch. Bổ sung rồi nhận.',
  en: 'Not read completely enough for the plan. Complete it, then accept.',
}

export const noLongerRead: Doubt = {
  code: 'no_longer_read',
  vi: 'Lần đọc mới không còn thấy mục này; giữ nguyên vì đã có người sửa hoặc quyết định.',
  en: 'The new reading no longer finds this; it stays because a person corrected or decided it.',
}

/**
 * Questions of how a field is meant: whatever a person wrote there is the answer. Each is the last that is asked of its
 * kind, so that the answer hides no other question.
 */
const answeredBy: Partial<Record<DoubtCode, string>> = {
  measure_no_value: 'direction',
  measure_direction_guessed: 'direction',
  assignment_unit_unclear: 'unit',
}

/** All lines of a plan, each with the doubt there is about it now. `text` is the document they were read from. */
export const judgedLines = (given: readonly ReviewLine[], text: string): ReviewLine[] => {
  const lines = withPlanYear(given)
  const ofAll = judge(lines, text)
  const ofKept = judge(
    lines.filter((line) => line.state !== 'rejected'),
    text,
  )
  return lines.map((line) => {
    const doubt = doubtOf(line, ofAll.get(line.lineId), ofKept.get(line.lineId))
    return { ...line, certain: doubt === null, doubt }
  })
}

/** The lines that change when some of them become `changed`: those first, then others whose question or year follows. */
export const settledChanges = (
  lines: readonly ReviewLine[],
  changed: readonly ReviewLine[],
  text: string,
): ReviewLine[] => {
  const byId = new Map(changed.map((line) => [line.lineId, line]))
  const now = new Map(
    judgedLines(
      lines.map((line) => byId.get(line.lineId) ?? line),
      text,
    ).map((line) => [line.lineId, line]),
  )
  const current = (line: ReviewLine) => now.get(line.lineId) ?? line
  return [
    ...changed.map(current),
    ...lines.filter((line) => !byId.has(line.lineId) && !sameValue(line, current(line))).map(current),
  ]
}

const doubtOf = (line: ReviewLine, ofAll: Certainty | undefined, ofKept: Certainty | undefined): Doubt | null => {
  if (line.doubt?.code === noLongerRead.code) return line.doubt
  // What was rejected may answer a question (one of two targets with the same number), but raises none.
  const asked = line.state === 'rejected' ? ofAll?.doubt : ofAll?.doubt && ofKept?.doubt
  if (asked && !isAnswered(line, asked.code)) return { code: asked.code, vi: asked.vi, en: asked.en }
  return problemOf(line.kind, line.content) === null ? null : incomplete
}

const isAnswered = (line: ReviewLine, code: DoubtCode): boolean => {
  const field = answeredBy[code]
  return field !== undefined && line.corrected && !sameValue(line.content[field], line.asRead[field])
}

/** The certainty of each line by its number. */
const judge = (lines: readonly ReviewLine[], text: string): Map<string, Certainty> => {
  const of = (kind: LineKind) => lines.filter((line) => line.kind === kind)
  // What is stored was checked by the shape of its kind when it was read and corrected.
  const contents = <T>(some: readonly ReviewLine[]) =>
    some.map((line) => ({ ...(line.content as T), passage: line.passage }))
  const [citations, objectives, targets, assignments, deadlines] = [
    of('citation'),
    of('objective'),
    of('target'),
    of('assignment'),
    of('deadline'),
  ]
  const measures = of('measure')
  const measuresOf = (target: ReviewLine) => measures.filter((line) => line.parentLineId === target.lineId)
  const letterhead = of('letterhead')[0]
  const judged: Judged = {
    text,
    letterhead: (letterhead?.content as Letterhead | undefined) ?? noLetterhead,
    citations: contents<Citation>(citations),
    objectives: contents<Objective>(objectives),
    targets: targets.map((line) => ({
      ...(line.content as Omit<Target, 'measures'>),
      passage: line.passage,
      measures: contents<MeasureContent>(measuresOf(line)),
    })),
    assignments: contents<Assignment>(assignments),
    deadlines: contents<Deadline>(deadlines),
  }
  const found = certaintyOf(judged)
  const certainties = new Map<string, Certainty>()
  const put = (some: readonly ReviewLine[], list: readonly Certainty[]) => {
    for (const [i, line] of some.entries()) certainties.set(line.lineId, list[i]!)
  }
  put(citations, found.citations)
  put(objectives, found.objectives)
  put(assignments, found.assignments)
  put(deadlines, found.deadlines)
  put(
    targets,
    found.targets.map((target) => target.certainty),
  )
  for (const [i, line] of targets.entries()) put(measuresOf(line), found.targets[i]!.measures)
  // The letterhead is one line for review; what is missing first is asked first.
  const missing = found.letterhead.find((part) => !part.certainty.certain)
  if (letterhead && missing) certainties.set(letterhead.lineId, missing.certainty)
  return certainties
}

/** Measures that print no year get the one year the plan's title names, as long as nobody laid hands on them. */
const withPlanYear = (lines: readonly ReviewLine[]): ReviewLine[] => {
  const letterhead = lines.find((line) => line.kind === 'letterhead' && line.state !== 'rejected')?.content as
    | Letterhead
    | undefined
  const year = planYear(letterhead?.title ?? null, letterhead?.date ?? null)
  return lines.map((line) => {
    if (line.kind !== 'measure' || isTouched(line)) return line
    const { yearBasis: _, ...content } = line.content as MeasureContent
    const read = line.asRead as MeasureContent
    if (read.year !== null || content.per !== null) return line
    return { ...line, content: year === null ? { ...content, year: null } : { ...content, year, yearBasis: 'title' } }
  })
}
