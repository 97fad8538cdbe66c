/**
 * The targets of a plan with what was reached: for each measure the figure of the year, the verdict, how far it is from
 * the target, and the sentence that says so. Pure: whoever calls has computed or read the figures.
 */
import { formatDate, type PlainDate } from '../dates.ts'
import type { AcceptedMeasure, AcceptedPlan, AcceptedTarget } from '../plans/accepted-plan.ts'
import type { Measure } from '../plans/plan-reading.ts'
import type { MeasureResult } from '../reports/measure-result.ts'
import { printedAgainst } from '../reports/printed.ts'
import { sentenceOf } from '../reports/sentences.ts'
import type { Figure } from './figure.ts'
import { type Indicator, indicatorOn } from './indicator.ts'
import { judge, maintainedDirection } from './judge.ts'
import { type Judgement, judgeSettingsFor } from './judgement.ts'
import { over, rational, times } from './rational.ts'
import { type Verdict, type VerdictReason, verdictLabels, verdictReasonLabels } from './verdict.ts'

/** A figure as the board shows it: living and computed, entered, or frozen by a report. */
export type BoardFigure = Figure & {
  figureId: string | null
  achieved: boolean | null
  attachmentId: string | null
  frozen: boolean
}

export type BoardMeasure = {
  lineId: string
  measure: Measure
  indicator: Indicator | null
  figure: BoardFigure | null
  verdict: Verdict
  /** `no_indicator`: nobody has said yet by which indicator the measure is computed. */
  reason: VerdictReason | 'no_indicator'
  gapPoints: number | null
  gapCount: number | null
  smallSample: boolean
  sentence: { vi: string; en: string }
  /** The same for the report's table and text. */
  result: MeasureResult
}

export type BoardTarget = {
  lineId: string
  number: string | null
  label: string | null
  /** In words: "Mục tiêu 1: …" where the plan numbers its objectives. */
  objective: string | null
  text: string
  lead: string[]
  measures: BoardMeasure[]
}

export type BoardFigures = {
  indicators: readonly Indicator[]
  /** The day on which the version of an indicator has to be in force. */
  cutOff: PlainDate
  figureOf: (indicator: Indicator) => BoardFigure | null
  /** The figure of the year before, for targets that fall or rise. */
  previousOf: (indicator: Indicator) => Figure | null
}

/** What is counted, where it is not children; what a rate is taken of; what is said of those not counted. */
const wordsOfIndicator: Record<string, Partial<Pick<MeasureResult, 'noun' | 'base' | 'notCounted'>>> = {
  'te.birth-registration.u5': { notCounted: 'chưa đăng ký' },
  'te.immunisation.full-u1': { notCounted: 'chưa tiêm đủ' },
  'te.disability.education': { notCounted: 'chưa đi học' },
  'te.ecd.services-u8': { notCounted: 'chưa được tiếp cận' },
  'te.preschool.age5': { notCounted: 'chưa đi học mẫu giáo' },
  'te.special-circumstances.supported': { notCounted: 'chưa được chăm sóc, trợ giúp' },
  'te.mortality.neonatal': { base: 'trẻ đẻ sống' },
  'te.mortality.u1': { base: 'trẻ đẻ sống' },
  'te.mortality.u5': { base: 'trẻ đẻ sống' },
  'te.schools.sanitation': { noun: 'cơ sở', notCounted: 'chưa có công trình đúng tiêu chuẩn' },
  'te.schools.psychology': { noun: 'trường', notCounted: 'chưa có dịch vụ' },
  'te.schools.disability-access': { noun: 'trường', notCounted: 'chưa phù hợp' },
  'te.child-friendly.communes': { noun: 'xã', notCounted: 'chưa đạt tiêu chuẩn' },
  'te.play.communes': { noun: 'xã', notCounted: 'chưa có điểm vui chơi' },
  'te.play.points': { noun: 'điểm' },
  'te.child-marriage.cases': { noun: 'cuộc' },
}

/** The board of a plan. Rejected and pending lines are not in it: they are not the plan. */
export const boardOf = (plan: Pick<AcceptedPlan, 'targets' | 'objectives'>, figures: BoardFigures): BoardTarget[] =>
  plan.targets.map((target) => ({
    lineId: target.lineId,
    number: target.number,
    label: target.label,
    objective: objectiveOf(target, plan),
    text: target.text,
    lead: target.lead,
    measures: target.measures.map((measure) => measureOn(measure, target, figures)),
  }))

/** "1" is "Mục tiêu 1: Phát triển toàn diện trẻ em"; what is no number stays as it is. */
const objectiveOf = (target: AcceptedTarget, plan: Pick<AcceptedPlan, 'objectives'>): string | null => {
  if (target.objective === null) return null
  const found = plan.objectives.find((objective) => objective.number === target.objective)
  if (!found) return /^[\divx.]+$/iu.test(target.objective) ? `Mục tiêu ${target.objective}` : target.objective
  return /^mục tiêu/iu.test(found.text) ? found.text : `Mục tiêu ${found.number}: ${found.text}`
}

const measureOn = (line: AcceptedMeasure, target: AcceptedTarget, figures: BoardFigures): BoardMeasure => {
  const { lineId, indicatorCode, indicatorConfirmed, ...measure } = line
  const indicator =
    indicatorConfirmed && indicatorCode !== null
      ? (indicatorOn(figures.indicators, indicatorCode, figures.cutOff) ?? null)
      : null
  const figure = indicator ? figures.figureOf(indicator) : null
  const previous = indicator ? figures.previousOf(indicator) : null
  const maintains = maintainedDirection(measure, target.measures)
  const judgement: Judgement | null = indicator
    ? judge(measure, figure, previous, judgeSettingsFor(indicator, { maintainAs: maintains }))
    : null
  const result: MeasureResult = {
    indicator: measure.indicator,
    measure,
    maintains: measure.direction === 'maintain' ? maintains : null,
    figure,
    previous,
    verdict: {
      verdict: judgement?.verdict ?? 'insufficient',
      reason: judgement?.reason ?? 'no_figure',
      smallSample: judgement?.smallSample ?? false,
    },
    noun: 'trẻ',
    base: null,
    notCounted: null,
    ...(indicator ? wordsOfIndicator[indicator.code] : {}),
    leadUnits: target.lead,
  }
  return {
    lineId,
    measure,
    indicator,
    figure,
    verdict: judgement?.verdict ?? 'insufficient',
    reason: judgement?.reason ?? 'no_indicator',
    gapPoints: judgement?.gapPoints ?? null,
    gapCount: judgement?.gapCount ?? null,
    smallSample: judgement?.smallSample ?? false,
    sentence: indicator
      ? { vi: sentenceOf(result), en: englishOf(indicator, result, judgement) }
      : {
          vi: `${measure.indicator.replace(/[\s.;:,]+$/u, '')}: chưa gắn chỉ số.`,
          en: 'Not tied to an indicator yet.',
        },
    result,
  }
}

const englishNumber = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 6, useGrouping: true })

const englishUnits: Record<string, string> = { '%': '%', '‰': '‰', per_1000: ' per 1,000', per_500: ' per 500' }
const englishUnit = (unit: string | null): string =>
  unit === null || unit === 'count' ? '' : (englishUnits[unit] ?? (unit === 'per_100000' ? ' per 100,000' : ` ${unit}`))

const scaleOfUnit: Record<string, number> = { '%': 100, '‰': 1000, per_1000: 1000, per_500: 500, per_100000: 100_000 }

const lower = new Set<string>(['at_most', 'below', 'decrease', 'eliminate'])

/** Short and without a promise of style: what the Vietnamese sentence says, for whoever reads English. */
const englishOf = (
  indicator: Indicator,
  { figure, measure, maintains }: MeasureResult,
  judgement: Judgement | null,
): string => {
  const name = indicator.name.en
  if (figure === null || figure.numerator === null) return `${name}: no figure yet.`
  const unit = measure.unit ?? (figure.denominator === null ? null : indicator.unit)
  const scale = unit === null ? undefined : scaleOfUnit[unit]
  const counts =
    figure.denominator === null
      ? englishNumber(figure.numerator)
      : `${englishNumber(figure.numerator)} of ${englishNumber(figure.denominator)}`
  const isYesNo = indicator.unit === 'yes_no'
  const parts = [isYesNo ? (figure.numerator === 1 ? 'yes' : 'no') : counts]
  if (figure.denominator && scale !== undefined) {
    const exact = over(times(rational(figure.numerator), rational(scale)), rational(figure.denominator))
    const marks = [rational(0), rational(scale), ...(measure.value === null ? [] : [rational(measure.value)])]
    const { units, digits } = printedAgainst(exact, marks, 1)
    parts[0] += ` (${englishNumber(Number(units) / 10 ** digits)}${englishUnit(unit)})`
  }
  if (judgement) parts.push(verdictLabels[judgement.verdict].en)
  if (judgement && judgement.verdict !== 'met' && judgement.verdict !== 'not_met')
    parts.push(verdictReasonLabels[judgement.reason].en)
  if (judgement?.verdict === 'not_met' && judgement.gapCount !== null && !isYesNo)
    parts.push(
      lower.has(maintains ?? measure.direction)
        ? `${englishNumber(judgement.gapCount)} more than the target allows`
        : `${englishNumber(judgement.gapCount)} short of the target`,
    )
  if (figure.unknown > 0) parts.push(`${englishNumber(figure.unknown)} unknown, left out`)
  if (judgement?.smallSample) parts.push('fewer than 100, so the rate does not stand alone')
  return `${name}: ${parts.join('; ')}.`
}

export type BoardCounts = { met: number; notMet: number; insufficient: number; notJudged: number }

/** How many measures stand where. */
export const countsOf = (targets: readonly BoardTarget[]): BoardCounts => {
  const counts: BoardCounts = { met: 0, notMet: 0, insufficient: 0, notJudged: 0 }
  const keys = { met: 'met', not_met: 'notMet', insufficient: 'insufficient', not_judged: 'notJudged' } as const
  for (const { measures } of targets) for (const { verdict } of measures) counts[keys[verdict]]++
  return counts
}

/**
 * The cut-off that is used: what the report's rule says, but no day that has not come. `note` says so where it differs.
 */
export const cutOffUsed = (
  asked: PlainDate,
  today: PlainDate,
): { day: PlainDate; note: { vi: string; en: string } | null } =>
  asked <= today
    ? { day: asked, note: null }
    : {
        day: today,
        note: {
          vi: `Ngày chốt số liệu ${formatDate(asked)} chưa đến nên tạm tính đến hôm nay, ${formatDate(today)}.`,
          en: `The cut-off, ${formatDate(asked)}, has not come yet: counted up to today, ${formatDate(today)}.`,
        },
      }
