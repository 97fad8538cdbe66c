/** Loads the targets of a plan with the year's figures: computed now, entered, or as reported the year before. */

import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { type BoardFigure, type BoardTarget, boardOf, cutOffUsed } from '#core/indicators/board.ts'
import type { ChildSnapshot } from '#core/indicators/child-snapshot.ts'
import { computeFigure, type FigureRow } from '#core/indicators/compute.ts'
import type { Figure } from '#core/indicators/figure.ts'
import type { FormulaContext } from '#core/indicators/formula.ts'
import { type Indicator, mayBeEntered } from '#core/indicators/indicator.ts'
import { type AcceptedPlan, planFrom } from '#core/plans/accepted-plan.ts'
import type { Measure } from '#core/plans/plan-reading.ts'
import type { Tx } from '#store/as-actor.ts'
import { listSnapshots } from '#store/child-snapshots.ts'
import type { AppDatabase } from '#store/db.ts'
import { listEnteredFigures, listReportedFigures, type StoredFigure } from '#store/figures.ts'
import { findInstallation } from '#store/installation.ts'
import { getPlan, listPlanLines, listPlansInForce, type StoredPlan } from '#store/plans.ts'
import { oneCommune } from '#store/scope.ts'
import { indicatorsOn } from './catalogue.ts'
import { formulaDays, schoolYearEndedBy, yearlyCutOff } from './reporting-rules.ts'

/** The commune a question is about. Who answers for a province and names none gets the commune of this installation. */
export const communeAsked = async (tx: Tx, db: AppDatabase, area: string | undefined): Promise<string> => {
  const isProvince = area === undefined && tx.areaPaths.every((path) => !path.includes('/'))
  return oneCommune(tx, isProvince ? ((await findInstallation(db))?.communePath ?? undefined) : area)
}

export const asBoardFigure = (stored: StoredFigure): BoardFigure => ({
  ...stored,
  frozen: stored.reportId !== null,
})

/** The day that is counted up to: the one asked for, or the yearly report's; never a day that has not come. */
export const cutOffFor = (year: number, asked: PlainDate | undefined, today: PlainDate) =>
  cutOffUsed(asked ?? yearlyCutOff(year), today)

export type Register = { snapshots: ChildSnapshot[]; days: FormulaContext }

/** The children of a commune as they were on the cut-off, as known now. */
export const loadRegister = async (tx: Tx, communePath: string, cutOff: PlainDate): Promise<Register> => ({
  snapshots: await listSnapshots(tx, {
    communePath,
    asOf: cutOff,
    asKnown: tx.now,
    endedSchoolYear: schoolYearEndedBy(cutOff),
  }),
  days: formulaDays(cutOff),
})

/** The living figure of a computed indicator with the rows behind it. */
export const computeNow = (
  tx: Tx,
  indicator: Indicator,
  register: Register,
  communePath: string,
): { figure: Figure; rows: FigureRow[] } =>
  computeFigure(indicator, register.snapshots, { ...register.days, areaPath: communePath, asKnown: tx.now })

export const living = (figure: Figure): BoardFigure => ({
  ...figure,
  figureId: null,
  achieved: null,
  attachmentId: null,
  frozen: false,
})

export type Board = {
  communePath: string
  plan: StoredPlan & { text: string }
  accepted: AcceptedPlan
  year: number
  cutOff: PlainDate
  cutOffNote: { vi: string; en: string } | null
  register: Register
  targets: BoardTarget[]
}

export type BoardQuestion = {
  communePath: string
  planId?: string | undefined
  year: number
  /** The cut-off asked for; none: that of the yearly report. */
  cutOff?: PlainDate | undefined
  /** Looks back: entered figures of a later day are left out too. */
  lookBack?: boolean
  today: PlainDate
}

export type PlanOfYear = { plan: StoredPlan & { text: string }; accepted: AcceptedPlan }

/**
 * The plan asked for, or the one in force in the year that was adopted last, with its accepted lines.
 * @throws RuleError `no_plan_in_force`, `not_found`.
 */
export const loadPlan = async (
  tx: Tx,
  asked: Pick<BoardQuestion, 'communePath' | 'planId' | 'year' | 'today'>,
): Promise<PlanOfYear> => {
  const planId = asked.planId ?? (await listPlansInForce(tx, asked.communePath, asked.year))[0]?.planId
  if (planId === undefined) throw new RuleError('no_plan_in_force')
  const plan = await getPlan(tx, planId)
  if (plan.communePath !== asked.communePath) throw new RuleError('not_found')
  return { plan, accepted: planFrom(await listPlanLines(tx, plan), asked.today) }
}

export type LackingMeasure = {
  lineId: string
  measure: Measure
  /** Null: the measure is not tied to an indicator yet. */
  indicator: Indicator | null
  /** The number of its target. */
  number: string | null
  lead: string[]
}

/**
 * Measures whose figure a person still has to see to, without counting a single child: what the register computes is
 * never missing.
 */
export const measuresLackingFigures = async (
  tx: Tx,
  { plan, accepted }: PlanOfYear,
  year: number,
  today: PlainDate,
): Promise<LackingMeasure[]> => {
  const entered = await listEnteredFigures(tx, { communePath: plan.communePath, year, asKnown: tx.now })
  const known = new Set(entered.map((figure) => figure.indicatorCode))
  const indicators = indicatorsOn(cutOffFor(year, undefined, today).day)
  const lacking: LackingMeasure[] = []
  for (const { measures, number, lead } of accepted.targets)
    for (const { lineId, indicatorCode, indicatorConfirmed, ...measure } of measures) {
      const indicator = indicatorConfirmed ? (indicators.find(({ code }) => code === indicatorCode) ?? null) : null
      if (indicator?.kind === 'computed' || known.has(indicator?.code ?? '')) continue
      lacking.push({ lineId, measure, indicator, number, lead })
    }
  return lacking
}

/**
 * The board of a commune's plan for a year.
 * @throws RuleError `no_plan_in_force`, `not_found`.
 */
export const loadBoard = async (tx: Tx, asked: BoardQuestion): Promise<Board> => {
  const { communePath, year } = asked
  const { plan, accepted } = await loadPlan(tx, asked)
  const { day: cutOff, note: cutOffNote } = cutOffFor(year, asked.cutOff, asked.today)
  const register = await loadRegister(tx, communePath, cutOff)
  const until = asked.lookBack ? cutOff : undefined
  const byCode = (figures: StoredFigure[]) => new Map(figures.map((f) => [f.indicatorCode, f]))
  const entered = byCode(await listEnteredFigures(tx, { communePath, year, asKnown: tx.now, until }))
  const before = { communePath, year: year - 1, asKnown: tx.now }
  const previous = byCode([...(await listEnteredFigures(tx, before)), ...(await listReportedFigures(tx, before))])
  // A measure and the one that keeps its level share an indicator: compute it once.
  const computed = new Map<string, BoardFigure>()
  const figureOf = (indicator: Indicator): BoardFigure | null => {
    const byHand = mayBeEntered(indicator) ? entered.get(indicator.code) : undefined
    if (byHand) return asBoardFigure(byHand)
    if (indicator.kind === 'entered') return null
    const known = computed.get(indicator.code) ?? living(computeNow(tx, indicator, register, communePath).figure)
    computed.set(indicator.code, known)
    return known
  }
  const targets = boardOf(accepted, {
    indicators: indicatorsOn(cutOff),
    cutOff,
    figureOf,
    previousOf: (indicator) => previous.get(indicator.code) ?? null,
  })
  return { communePath, plan, accepted, year, cutOff, cutOffNote, register, targets }
}
