/**
 * Joining a new reading to the review there is. Nothing that a person corrected or decided is ever lost to a reading.
 */
import type { PlanReading } from './plan-reading.ts'
import { judgedLines, noLongerRead } from './review-doubts.ts'
import { correctableFields, isTouched, type ReviewLine, raised, sameValue } from './review-line.ts'
import { type ReadLine, readLines } from './review-reading.ts'

/**
 * Joins a new reading to the lines there are. Lines that a person touched keep content, state and indicator; other
 * lines become what was read now; what is no longer read goes, unless it or a measure of it was touched: then it stays,
 * marked. Every question is asked anew of the lines as they stand then. `newId` numbers lines that were not there before.
 */
export const mergeReading = (
  existing: readonly ReviewLine[],
  reading: PlanReading,
  readingNumber: number,
  newId: () => string,
): { lines: ReviewLine[]; removedIds: string[] } => {
  const read = readLines(reading)
  const pairs = pairLines(existing, read)
  const idOfKey = new Map<string, string>()
  const byId = new Map(existing.map((line) => [line.lineId, line]))
  const lines: ReviewLine[] = []
  for (const now of read) {
    const before = pairs.get(now)
    const parentLineId = now.parentKey === null ? null : (idOfKey.get(now.parentKey) ?? null)
    const line = before
      ? joinLine(before, now, parentLineId, readingNumber)
      : newLine(now, newId(), parentLineId, readingNumber, parentLineId === null ? undefined : byId.get(parentLineId))
    idOfKey.set(now.lineKey, line.lineId)
    lines.push(line)
  }
  const kept = new Set(lines.map((line) => line.lineId))
  const left = existing.filter((line) => !kept.has(line.lineId))
  const stays = new Set(left.filter(isTouched).map((line) => line.lineId))
  for (const line of left)
    if (stays.has(line.lineId) && line.parentLineId !== null && !kept.has(line.parentLineId))
      stays.add(line.parentLineId)
  const marked = left
    .filter((line) => stays.has(line.lineId))
    .map((line) => ({ ...line, certain: false, doubt: noLongerRead }))
  return {
    lines: judgedLines(inOrder([...lines, ...marked]), reading.text),
    removedIds: left.filter((line) => !stays.has(line.lineId)).map((line) => line.lineId),
  }
}

/**
 * Which existing line each read line is: the same key at the same place, then the same place, then the same key. The
 * place comes before the key because a law cited twice has numbered keys, which move when one citation goes.
 */
const pairLines = (existing: readonly ReviewLine[], read: readonly ReadLine[]): Map<ReadLine, ReviewLine> => {
  const pairs = new Map<ReadLine, ReviewLine>()
  const free = new Set(existing)
  const readByKey = new Map(read.map((line) => [line.lineKey, line]))
  const pairBy = (score: (before: ReviewLine, now: ReadLine) => number): void => {
    for (const now of read) {
      if (pairs.has(now)) continue
      const parent = now.parentKey === null ? undefined : readByKey.get(now.parentKey)
      const parentId = parent ? pairs.get(parent)?.lineId : null
      let best: ReviewLine | undefined
      let most = 0
      for (const before of free) {
        if (before.kind !== now.kind || before.parentLineId !== parentId) continue
        const points = score(before, now)
        if (points > most) [best, most] = [before, points]
      }
      if (!best) continue
      pairs.set(now, best)
      free.delete(best)
    }
  }
  const sameKey = (before: ReviewLine, now: ReadLine) => before.lineKey === now.lineKey
  pairBy((before, now) => (sameKey(before, now) ? overlap(before.passage, now.passage) : 0))
  // A level and its "duy trì" stand in the same words: the direction tells them apart.
  pairBy(
    (before, now) =>
      Math.max(0, overlap(before.passage, now.passage)) *
      (before.asRead.direction === now.content.direction ? 1000 : 1),
  )
  pairBy((before, now) => (sameKey(before, now) ? 1 : 0))
  return pairs
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start)

const joinLine = (
  before: ReviewLine,
  now: ReadLine,
  parentLineId: string | null,
  readingNumber: number,
): ReviewLine => {
  const common = {
    ...before,
    parentLineId,
    lineKey: now.lineKey,
    passage: now.passage,
    asRead: now.content,
    certain: true,
    doubt: null,
    readingNumber,
  }
  if (isTouched(before)) return { ...common, content: { ...before.content, passage: now.passage } }
  // A person may have the old value open on the screen: a field that is read otherwise is a new version.
  const changed = correctableFields(before.kind).filter((f) => !sameValue(before.asRead[f], now.content[f]))
  return { ...common, content: now.content, fieldVersions: raised(before.fieldVersions, changed) }
}

const newLine = (
  now: ReadLine,
  lineId: string,
  parentLineId: string | null,
  readingNumber: number,
  parent: ReviewLine | undefined,
): ReviewLine => ({
  lineId,
  parentLineId,
  lineKey: now.lineKey,
  kind: now.kind,
  position: 0,
  passage: now.passage,
  content: now.content,
  asRead: now.content,
  fieldVersions: {},
  certain: true,
  doubt: null,
  // A measure newly found in a target that was rejected follows it; in any other it waits for a person.
  state: parent?.state === 'rejected' ? 'rejected' : 'pending',
  corrected: false,
  readingNumber,
  indicatorCode: null,
  indicatorConfirmed: false,
})

/** In the order of the document, measures directly behind their target, numbered from 0. */
const inOrder = (lines: readonly ReviewLine[]): ReviewLine[] => {
  const byPassage = (a: ReviewLine, b: ReviewLine) => a.passage.start - b.passage.start
  const below = (parentLineId: string | null) =>
    lines.filter((line) => line.parentLineId === parentLineId).sort(byPassage)
  return below(null)
    .flatMap((root) => [root, ...below(root.lineId)])
    .map((line, position) => ({ ...line, position }))
}
