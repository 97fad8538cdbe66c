/** What the figures say: every measure of every target with its outcome. */
import type { MeasureResult } from './measure-result.ts'
import { outcomeOf } from './outcomes.ts'
import { subjectOf } from './sentence-words.ts'
import type { TargetResult, YearlyReportInput } from './yearly-report-input.ts'

export type Outcome = ReturnType<typeof outcomeOf>

/** A measure of a target: one row of the annex, and what every count of the report counts. */
export type Named = { target: TargetResult; result: MeasureResult; number: string; outcome: Outcome }

export const allResults = (input: YearlyReportInput): Named[] =>
  input.targets.flatMap((target) =>
    target.measures.map((result, at) => ({
      target,
      result: withMaintained(result, target),
      number: annexNumber(target, at),
      outcome: outcomeOf(result),
    })),
  )

/** "dưới 1%, duy trì đến năm 2030" is two measures of one level: the second takes its direction from the first. */
const withMaintained = (result: MeasureResult, target: TargetResult): MeasureResult => {
  if (result.measure.direction !== 'maintain' || result.maintains !== null) return result
  const origin = originOf(result, target)
  return { ...result, maintains: origin?.measure.direction ?? null }
}

/** The level that a `maintain` measure keeps: same value, same unit, as `maintainedDirection` of judge.ts reads it. */
const originOf = ({ measure }: MeasureResult, target: TargetResult): MeasureResult | undefined =>
  target.measures.find(
    ({ measure: other }) =>
      other.direction !== 'maintain' && other.value === measure.value && other.unit === measure.unit,
  )

/**
 * The maintained twin of a measure repeats its sentence word for word, so the text leaves the sentence out. It is a
 * measure all the same: the table prints it and every count counts it.
 */
export const isTwin = ({ result, target, outcome }: Named): boolean => {
  const origin = result.measure.direction === 'maintain' ? originOf(result, target) : undefined
  return origin !== undefined && subjectOf(origin) === subjectOf(result) && outcomeOf(origin) === outcome
}

/** The number of a measure's row in the annex: `4`, or `4.1`, `4.2` where a target has several. */
export const annexNumber = (target: { number: string | null; measures: readonly unknown[] }, at: number): string =>
  `${target.number ?? ''}${target.measures.length > 1 ? `.${at + 1}` : ''}`

const inText = (subject: string): string =>
  /^\p{Lu}\p{Ll}/u.test(subject) ? subject.slice(0, 1).toLocaleLowerCase('vi') + subject.slice(1) : subject

/** Measures by name, each with its number in the annex: "tỷ lệ trẻ em … (chỉ tiêu 8.1, 8.2); …". */
export const listed = (named: readonly Named[]): string => {
  const groups: { target: TargetResult; subject: string; numbers: string[] }[] = []
  for (const { target, result, number } of named) {
    const subject = subjectOf(result)
    const group = groups.find((one) => one.target === target && one.subject === subject)
    if (group) group.numbers.push(number)
    else groups.push({ target, subject, numbers: [number] })
  }
  return groups
    .map(({ target, subject, numbers }) =>
      target.number === null ? inText(subject) : `${inText(subject)} (chỉ tiêu ${numbers.join(', ')})`,
    )
    .join('; ')
}

export const countOutcomes = (named: readonly Named[]): Record<Outcome, number> => {
  const counts: Record<Outcome, number> = { met: 0, not_met: 0, small: 0, insufficient: 0, no_figure: 0, not_judged: 0 }
  for (const { outcome } of named) counts[outcome]++
  return counts
}

/** The year most measures are set for, and whether the text must say it once for all. */
export const targetYear = (named: Named[]): number | null => {
  const counts = new Map<number, number>()
  for (const { result } of named) {
    const { year } = result.measure
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null
}
