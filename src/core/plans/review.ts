/**
 * The review of a plan: what a decision or a correction does.
 */
import { RuleError } from '../errors.ts'
import {
  checkedContent,
  correctableFields,
  fieldLabels,
  type LineContent,
  type LineState,
  problemOf,
  type ReviewLine,
  raised,
  sameValue,
} from './review-line.ts'

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

const canBeAccepted = (line: AcceptableLine): boolean => problemOf(line.kind, line.content) === null

/** What accepting many lines asks of each: the server's own line or the one that a screen shows. */
export type AcceptableLine = Pick<ReviewLine, 'lineId' | 'parentLineId' | 'kind' | 'content' | 'certain' | 'state'>

/**
 * Accepts every pending line that was read with certainty. A target waits together with its measures while none of them
 * is certain: a promise without its number is not what a person means by certain. With one certain measure it is
 * accepted with that one, and only the others wait.
 * @returns the lines that change
 */
export const acceptCertain = <Line extends AcceptableLine>(lines: readonly Line[]): Line[] => {
  const sure = (line: Line) => line.state !== 'rejected' && line.certain && canBeAccepted(line)
  const withSureMeasure = new Set(lines.filter(sure).map((line) => line.parentLineId))
  return acceptWhere(
    lines,
    (line) => line.state === 'pending' && sure(line) && (line.kind !== 'target' || withSureMeasure.has(line.lineId)),
  )
}

/** Accepts every pending line that holds, certain or not: for a caller who answers for all of them. */
export const acceptAll = (lines: readonly ReviewLine[]): ReviewLine[] =>
  acceptWhere(lines, (line) => line.state === 'pending' && canBeAccepted(line))

/** A measure is accepted only with its target, else the plan would hold a number without its sentence. */
const acceptWhere = <Line extends AcceptableLine>(lines: readonly Line[], wanted: (line: Line) => boolean): Line[] => {
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
  if (!sameValue(wanted.year, line.content.year)) delete wanted.yearBasis
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
