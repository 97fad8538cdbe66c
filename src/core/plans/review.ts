/**
 * The review of a plan: what a new reading may change, what a decision or a correction does. Nothing that a person
 * corrected or decided is ever lost to a reading.
 */
import { RuleError } from '../errors.ts'
import {
  checkedContent,
  correctableFields,
  type Doubt,
  fieldLabels,
  isTouched,
  type LineContent,
  type LineState,
  problemOf,
  type ReviewLine,
  sameValue,
} from './review-line.ts'
import type { ReadLine } from './review-reading.ts'

const noLongerRead: Doubt = {
  code: 'no_longer_read',
  vi: 'Lần đọc mới không còn thấy mục này; giữ nguyên vì đã có người sửa hoặc quyết định.',
  en: 'The new reading no longer finds this; it stays because a person corrected or decided it.',
}

/**
 * Joins a new reading to the lines there are. Lines that a person touched keep content, state and indicator; other
 * lines become what was read now; what is no longer read goes, unless it or a measure of it was touched: then it stays,
 * marked. `newId` numbers lines that were not there before.
 */
export const mergeReading = (
  existing: readonly ReviewLine[],
  read: readonly ReadLine[],
  readingNumber: number,
  newId: () => string,
): { lines: ReviewLine[]; removedIds: string[] } => {
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
    lines: inOrder([...lines, ...marked]),
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
    certain: now.doubt === null,
    doubt: now.doubt,
    readingNumber,
  }
  if (isTouched(before)) return { ...common, content: { ...before.content, passage: now.passage } }
  // A person may have the old value open on the screen: a changed field is a new version.
  const changed = correctableFields(before.kind).filter((f) => !sameValue(before.content[f], now.content[f]))
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
  certain: now.doubt === null,
  doubt: now.doubt,
  // A measure newly found in a target that was rejected follows it; in any other it waits for a person.
  state: parent?.state === 'rejected' ? 'rejected' : 'pending',
  corrected: false,
  readingNumber,
  indicatorCode: null,
  indicatorConfirmed: false,
})

const raised = (versions: Record<string, number>, fields: readonly string[]): Record<string, number> => ({
  ...versions,
  ...Object.fromEntries(fields.map((field) => [field, (versions[field] ?? 0) + 1])),
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

/**
 * Accepts or rejects a line, or puts it back. Measures follow their target; accepting a measure accepts its target,
 * since a measure cannot be in the plan without it.
 * @param lines every line of the plan
 * @returns the lines that change
 * @throws RuleError `plan_value_invalid` when an accepted line does not hold.
 */
export const decide = (lines: readonly ReviewLine[], lineId: string, state: LineState): ReviewLine[] => {
  const line = lines.find((l) => l.lineId === lineId)
  if (!line) throw new RuleError('not_found')
  const children = lines.filter((l) => l.parentLineId === line.lineId)
  const parent = lines.find((l) => l.lineId === line.parentLineId)
  const following = state === 'accepted' ? children.filter((child) => followsIntoPlan(child, line)) : children
  const decided = [...(parent && state === 'accepted' ? [parent] : []), line, ...following]
  if (state === 'accepted') for (const { kind, content } of decided) checkedContent(kind, content)
  return decided.filter((l) => l.state !== state).map((l) => ({ ...l, state }))
}

/**
 * Into the plan go the measures that hold: a target with one that does not is accepted without it. One that a person
 * rejected before the target was decided stays out.
 */
const followsIntoPlan = (child: ReviewLine, target: ReviewLine): boolean =>
  canBeAccepted(child) && (child.state !== 'rejected' || target.state === 'rejected')

const canBeAccepted = (line: ReviewLine): boolean => problemOf(line.kind, line.content) === null

/**
 * Accepts every pending line that was read with certainty.
 * @returns the lines that change
 */
export const acceptCertain = (lines: readonly ReviewLine[]): ReviewLine[] => {
  const sure = (line: ReviewLine) => line.state === 'pending' && line.certain && canBeAccepted(line)
  return acceptWhere(lines, sure)
}

/** Accepts every pending line that holds, certain or not: for a caller who answers for all of them. */
export const acceptAll = (lines: readonly ReviewLine[]): ReviewLine[] =>
  acceptWhere(lines, (line) => line.state === 'pending' && canBeAccepted(line))

/** A measure is accepted only with its target, else the plan would hold a number without its sentence. */
const acceptWhere = (lines: readonly ReviewLine[], wanted: (line: ReviewLine) => boolean): ReviewLine[] => {
  const roots = new Map(lines.filter((l) => l.parentLineId === null).map((l) => [l.lineId, l]))
  return lines
    .filter(wanted)
    .filter((line) => {
      const parent = line.parentLineId === null ? undefined : roots.get(line.parentLineId)
      return parent === undefined || parent.state === 'accepted' || wanted(parent)
    })
    .map((line) => ({ ...line, state: 'accepted' as const }))
}

const fieldsDetail = (fields: readonly string[]) => ({
  fields: fields.join(', '),
  fieldsVi: fields.map((field) => fieldLabels[field]?.vi ?? field).join(', '),
})

/** New values by field, each with the version of the field that the person saw. */
export type Corrections = Record<string, { value: unknown; baseVersion: number }>

/**
 * Corrects fields of a line. A field that somebody changed meanwhile to another value refuses the whole request and is
 * named; changed to the same value, it is simply there already.
 * @throws RuleError `changed_meanwhile`, `plan_field_unknown`, `plan_value_invalid`.
 */
export const correctFields = (
  line: ReviewLine,
  corrections: Corrections,
): { line: ReviewLine; changedFields: string[] } => {
  const allowed = new Set(correctableFields(line.kind))
  const unknown = Object.keys(corrections).find((field) => !allowed.has(field))
  if (unknown !== undefined) throw new RuleError('plan_field_unknown', { field: unknown })
  const wanted: LineContent = { ...line.content }
  for (const [field, { value }] of Object.entries(corrections)) wanted[field] = value ?? null
  const content = checkedContent(line.kind, wanted)
  const changedFields = Object.keys(corrections).filter((f) => !sameValue(line.content[f], content[f]))
  const conflicts = changedFields.filter((f) => corrections[f]?.baseVersion !== (line.fieldVersions[f] ?? 0))
  if (conflicts.length > 0) throw new RuleError('changed_meanwhile', fieldsDetail(conflicts))
  if (changedFields.length === 0) return { line, changedFields }
  return {
    line: { ...line, content, corrected: true, fieldVersions: raised(line.fieldVersions, changedFields) },
    changedFields,
  }
}

/**
 * Ties a measure to the indicator it is computed by; null unties it.
 * @throws RuleError `plan_line_not_measure`, `plan_line_not_accepted`.
 */
export const confirmIndicator = (line: ReviewLine, code: string | null): ReviewLine => {
  if (line.kind !== 'measure') throw new RuleError('plan_line_not_measure')
  if (line.state !== 'accepted') throw new RuleError('plan_line_not_accepted')
  return { ...line, indicatorCode: code, indicatorConfirmed: true }
}
