/** Plan documents: hand in, review line by line, adopt, tie measures to indicators. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type IndicatorCandidate, type PlanReview, planApi } from '#api/plans.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { type PlanHead, planHead } from '#core/plans/accepted-plan.ts'
import { candidatesFor, clearChoice } from '#core/plans/indicator-choice.ts'
import type { PlanReading } from '#core/plans/plan-reading.ts'
import { readPlan } from '#core/plans/read-plan.ts'
import { acceptCertain, confirmIndicator, correctFields, decide } from '#core/plans/review.ts'
import { settledChanges } from '#core/plans/review-doubts.ts'
import type { ReviewLine } from '#core/plans/review-line.ts'
import { mergeReading } from '#core/plans/review-merge.ts'
import { fileNameOf, isStorable } from '#core/text.ts'
import { readDocument } from '#intake/document.ts'
import type { Tx } from '#store/as-actor.ts'
import { insertFile, sha256 } from '#store/files.ts'
import {
  adoptPlan,
  endReplacedPlans,
  findPlanByDigest,
  getPlan,
  getPlanForChange,
  insertPlan,
  listPlanLines,
  listPlans,
  lockHandingIn,
  removePlanLines,
  type StoredPlan,
  savePlanLines,
  updatePlanHead,
} from '#store/plans.ts'
import { oneCommune } from '#store/scope.ts'
import { indicatorsOn } from './catalogue.ts'
import { type ServerContext, serve } from './serve.ts'

type PlanWithText = StoredPlan & { text: string }

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain; charset=utf-8',
} as const

/** A plan as the review screen shows it, read afresh so that counts and lines are of one moment. */
export const reviewOf = async (tx: Tx, planId: string): Promise<PlanReview> => {
  const plan = await getPlan(tx, planId)
  return { ...plan, lines: await listPlanLines(tx, plan) }
}

const getLine = (lines: readonly ReviewLine[], lineId: string): ReviewLine => {
  const line = lines.find((l) => l.lineId === lineId)
  if (!line) throw new RuleError('not_found')
  return line
}

const targetOf = (lines: readonly ReviewLine[], line: ReviewLine): ReviewLine | undefined =>
  lines.find((l) => l.lineId === line.parentLineId)

/** The plan with its lines, to be changed; it waits for whoever is changing it now. */
const loadForChange = async (tx: Tx, planId: string): Promise<{ plan: PlanWithText; lines: ReviewLine[] }> => {
  const plan = await getPlanForChange(tx, planId)
  if (plan.state === 'ended') throw new RuleError('plan_ended')
  return { plan, lines: await listPlanLines(tx, plan) }
}

/** Saves changed lines and what the list of plans shows of them. */
const saveChanged = async (
  tx: Tx,
  plan: PlanWithText,
  lines: readonly ReviewLine[],
  changed: readonly ReviewLine[],
): Promise<void> => {
  await savePlanLines(tx, plan, changed)
  const byId = new Map(changed.map((line) => [line.lineId, line]))
  const now = lines.map((line) => byId.get(line.lineId) ?? line)
  await updatePlanHead(tx, plan, planHead(now, plan.fileName))
}

const noteOnPlan = (tx: Tx, plan: { planId: string; communePath: string }, action: string, more: object = {}): void =>
  tx.record({ areaPath: plan.communePath, action, subjectKind: 'plan', subjectId: plan.planId, ...more })

const noteOnLine = (tx: Tx, plan: PlanWithText, lineId: string, action: string, more: object): void =>
  tx.record({ areaPath: plan.communePath, action, subjectKind: 'plan_line', subjectId: lineId, ...more })

/** For the audit chain: measures whose year follows the plan's title, which was corrected or rejected. */
const yearsThatFollow = (before: readonly ReviewLine[], others: readonly ReviewLine[]): { years?: object } => {
  const years = others.filter((line) => getLine(before, line.lineId).content.year !== line.content.year)
  return years.length === 0 ? {} : { years: Object.fromEntries(years.map((l) => [l.lineId, l.content.year])) }
}

/**
 * Hands in a document: reads it at once into a draft. The same file again is the plan it was already.
 * @throws RuleError of a `file_…` code when it cannot be read.
 */
export const handInPlan = async (
  tx: Tx,
  document: { communePath: string; fileName: string; bytes: Uint8Array },
): Promise<{ planId: string; added: boolean }> => {
  const { communePath, bytes } = document
  const fileName = fileNameOf(document.fileName)
  await lockHandingIn(tx, communePath)
  const digest = sha256(bytes)
  const known = await findPlanByDigest(tx, communePath, digest)
  if (known !== undefined) return { planId: known, added: false }

  const { text, kind } = readDocument(bytes, fileName)
  // PostgreSQL keeps neither NUL nor half a character; a document has none.
  if (!isStorable(text)) throw new RuleError('file_wrong_type', { accepted: '.docx, .txt' })
  if (text.trim() === '') throw new RuleError('file_no_text')
  const reading = readPlan(text)
  const { lines } = mergeReading([], reading, 1, randomUUID)
  const head: PlanHead = planHead(lines, fileName)
  const file = await insertFile(tx, {
    family: 'plans',
    communePath,
    name: fileName,
    mediaType: mediaTypes[kind],
    bytes,
  })
  const planId = await insertPlan(tx, { ...head, communePath, fileId: file.fileId, text: reading.text })
  await savePlanLines(tx, { planId, communePath }, lines)
  noteOnPlan(tx, { planId, communePath }, 'add', {
    fields: ['file', 'text'],
    contentDigest: digest,
    newValues: { fileName, title: head.title, code: head.code, lines: lines.length },
  })
  return { planId, added: true }
}

/** Reads the kept text again and joins the reading to what people have done. */
const readAgain = async (tx: Tx, planId: string): Promise<void> => {
  const { plan, lines: before } = await loadForChange(tx, planId)
  const reading: PlanReading = readPlan(plan.text)
  const readingNumber = plan.readingNumber + 1
  const { lines, removedIds } = mergeReading(before, reading, readingNumber, randomUUID)
  await removePlanLines(tx, plan, removedIds)
  await savePlanLines(tx, plan, lines)
  await updatePlanHead(tx, plan, planHead(lines, plan.fileName), readingNumber)
  noteOnPlan(tx, plan, 'read_again', {
    fields: ['readingNumber'],
    oldValues: { readingNumber: plan.readingNumber, lines: before.length },
    newValues: { readingNumber, lines: lines.length, removed: removedIds.length },
  })
}

/** Accepts lines of a plan together, by a rule of core. */
export const acceptLines = async (
  tx: Tx,
  planId: string,
  rule: (lines: readonly ReviewLine[]) => ReviewLine[],
  action: string,
): Promise<void> => {
  const { plan, lines } = await loadForChange(tx, planId)
  const changed = rule(lines)
  if (changed.length === 0) return
  await saveChanged(tx, plan, lines, changed)
  noteOnPlan(tx, plan, action, {
    fields: ['state'],
    newValues: { state: 'accepted', lines: changed.map((line) => line.lineId) },
  })
}

/** Makes the accepted lines the plan in force. The same plan issued anew ends the earlier one. */
export const adoptReviewedPlan = async (tx: Tx, planId: string): Promise<StoredPlan> => {
  const { plan, lines } = await loadForChange(tx, planId)
  if (!lines.some((line) => line.kind === 'target' && line.state === 'accepted'))
    throw new RuleError('plan_nothing_accepted')
  if (plan.state === 'in_force') return plan
  const ended = await endReplacedPlans(tx, plan)
  await adoptPlan(tx, plan)
  for (const endedId of ended)
    noteOnPlan(tx, { planId: endedId, communePath: plan.communePath }, 'end', {
      fields: ['state'],
      oldValues: { state: 'in_force' },
      newValues: { state: 'ended', replacedBy: planId },
    })
  noteOnPlan(tx, plan, 'adopt', {
    fields: ['state'],
    oldValues: { state: plan.state },
    newValues: { state: 'in_force' },
  })
  return getPlan(tx, planId)
}

const rankedFor = (lines: readonly ReviewLine[], line: ReviewLine, today: PlainDate) =>
  candidatesFor(line, targetOf(lines, line), indicatorsOn(today))

/** Ties every accepted measure that nobody tied yet to its first candidate, where the choice is clear. */
export const confirmClearIndicators = async (tx: Tx, planId: string, today: PlainDate): Promise<void> => {
  const { plan, lines } = await loadForChange(tx, planId)
  const changed = lines
    .filter((line) => line.kind === 'measure' && line.state === 'accepted' && !line.indicatorConfirmed)
    .flatMap((line) => {
      const code = clearChoice(rankedFor(lines, line, today))
      return code === null ? [] : [confirmIndicator(line, code)]
    })
  if (changed.length === 0) return
  await savePlanLines(tx, plan, changed)
  noteOnPlan(tx, plan, 'confirm', {
    fields: ['indicatorCode'],
    newValues: Object.fromEntries(changed.map((line) => [line.lineId, line.indicatorCode])),
  })
}

export const servePlans = (app: FastifyInstance, context: ServerContext): void => {
  serve(app, context, planApi.list, ({ tx, query }) => listPlans(tx, query.area))

  serve(app, context, planApi.add, async ({ tx, body }) => {
    const communePath = oneCommune(tx, body.commune)
    const { planId } = await handInPlan(tx, {
      communePath,
      fileName: body.fileName,
      bytes: bytesOf(body.contentBase64),
    })
    return reviewOf(tx, planId)
  })

  serve(app, context, planApi.read, ({ tx, params }) => reviewOf(tx, params.planId))

  serve(app, context, planApi.readAgain, async ({ tx, params }) => {
    await readAgain(tx, params.planId)
    return reviewOf(tx, params.planId)
  })

  serve(app, context, planApi.acceptCertain, async ({ tx, params }) => {
    await acceptLines(tx, params.planId, acceptCertain, 'accept_certain')
    return reviewOf(tx, params.planId)
  })

  serve(app, context, planApi.correct, async ({ tx, params, body }) => {
    const { plan, lines } = await loadForChange(tx, params.planId)
    const before = getLine(lines, params.lineId)
    const { line, changedFields } = correctFields(before, body.fields as Parameters<typeof correctFields>[1])
    if (changedFields.length === 0) return [line]
    const changed = settledChanges(lines, [line], plan.text)
    await saveChanged(tx, plan, lines, changed)
    const valuesOf = (l: ReviewLine) => Object.fromEntries(changedFields.map((field) => [field, l.content[field]]))
    noteOnLine(tx, plan, line.lineId, 'correct', {
      fields: changedFields,
      oldValues: valuesOf(before),
      newValues: { ...valuesOf(line), ...yearsThatFollow(lines, changed.slice(1)) },
    })
    return changed
  })

  serve(app, context, planApi.decide, async ({ tx, params, body }) => {
    const { plan, lines } = await loadForChange(tx, params.planId)
    const before = getLine(lines, params.lineId)
    const decided = decide(lines, params.lineId, body.state)
    if (decided.length === 0) return [before]
    const changed = settledChanges(lines, decided, plan.text)
    await saveChanged(tx, plan, lines, changed)
    noteOnLine(tx, plan, before.lineId, 'decide', {
      fields: ['state'],
      oldValues: { state: before.state },
      newValues: {
        state: body.state,
        lines: decided.map((line) => line.lineId),
        ...yearsThatFollow(lines, changed.slice(decided.length)),
      },
    })
    return changed
  })

  serve(app, context, planApi.adopt, ({ tx, params }) => adoptReviewedPlan(tx, params.planId))

  serve(app, context, planApi.candidates, async ({ tx, params, today }) => {
    const plan = await getPlan(tx, params.planId)
    const lines = await listPlanLines(tx, plan)
    const line = getLine(lines, params.lineId)
    if (line.kind !== 'measure') throw new RuleError('plan_line_not_measure')
    const catalogue = new Map(indicatorsOn(today).map((indicator) => [indicator.code, indicator]))
    return rankedFor(lines, line, today).flatMap(({ code, score, reasons }): IndicatorCandidate[] => {
      const indicator = catalogue.get(code)
      return indicator ? [{ code, name: indicator.name, kind: indicator.kind, score, reasons }] : []
    })
  })

  serve(app, context, planApi.confirmIndicator, async ({ tx, params, body, today }) => {
    const { plan, lines } = await loadForChange(tx, params.planId)
    const before = getLine(lines, params.lineId)
    if (body.code !== null && !indicatorsOn(today).some((indicator) => indicator.code === body.code))
      throw new RuleError('indicator_unknown', { code: body.code })
    const line = confirmIndicator(before, body.code)
    await savePlanLines(tx, plan, [line])
    noteOnLine(tx, plan, line.lineId, 'confirm', {
      fields: ['indicatorCode'],
      oldValues: { indicatorCode: before.indicatorCode },
      newValues: { indicatorCode: line.indicatorCode },
    })
    return line
  })

  serve(app, context, planApi.confirmIndicators, async ({ tx, params, today }) => {
    await confirmClearIndicators(tx, params.planId, today)
    return reviewOf(tx, params.planId)
  })
}

/** @throws RuleError `file_damaged` when the text is not base64: the file was cut off on its way. */
const bytesOf = (base64: string): Uint8Array => {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new RuleError('file_damaged')
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
