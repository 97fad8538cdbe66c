/** What the figures say: every measure of every target with its outcome. */
import type { MeasureResult } from './measure-result.ts'
import { outcomeOf } from './outcomes.ts'
import { subjectOf } from './sentence-words.ts'
import type { TargetResult, YearlyReportInput } from './yearly-report-input.ts'

export type Outcome = ReturnType<typeof outcomeOf>

export type Named = { target: TargetResult; result: MeasureResult; outcome: Outcome }

export const allResults = (input: YearlyReportInput): Named[] =>
  input.targets.flatMap((target) =>
    target.measures.map((result) => ({ target, result: withMaintained(result, target), outcome: outcomeOf(result) })),
  )

/** "dưới 1%, duy trì đến năm 2030" is two measures of one level: the second takes its direction from the first. */
const withMaintained = (result: MeasureResult, target: TargetResult): MeasureResult => {
  if (result.measure.direction !== 'maintain' || result.maintains !== null) return result
  const origin = originOf(result, target)
  return { ...result, maintains: origin?.measure.direction ?? null }
}

/** The level that a `maintain` measure keeps: same value, same unit, as `maintainedDirection` of verdict.ts reads it. */
const originOf = ({ measure }: MeasureResult, target: TargetResult): MeasureResult | undefined =>
  target.measures.find(
    ({ measure: other }) =>
      other.direction !== 'maintain' && other.value === measure.value && other.unit === measure.unit,
  )

/** The maintained twin of a measure has nothing of its own to say in the text; the table keeps both. */
export const isTwin = ({ result, target }: Named): boolean =>
  result.measure.direction === 'maintain' && originOf(result, target) !== undefined

export const nameOf = ({ target, result }: Named): string => {
  const subject = subjectOf(result)
  const inText = /^\p{Lu}\p{Ll}/u.test(subject)
    ? subject.slice(0, 1).toLocaleLowerCase('vi') + subject.slice(1)
    : subject
  return target.number === null ? inText : `${inText} (chỉ tiêu ${target.number})`
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
