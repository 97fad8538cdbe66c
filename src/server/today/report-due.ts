/** The reports that are owed, each with the figures it still lacks. */
import type { TodayFigure, TodayItem } from '#api/today.ts'
import { yearOf } from '#core/dates.ts'
import { oneOfEachFigure } from '#core/indicators/missing-figures.ts'
import { officialCount } from '#core/numbers.ts'
import { deadlineWords, planDue, reportDeadline } from '#core/reports/report-deadline.ts'
import { listPlansInForce, type StoredPlan } from '#store/plans.ts'
import { listReports } from '#store/reports.ts'
import { type LackingMeasure, loadPlan, measuresLackingFigures, type PlanOfYear } from '../board.ts'
import { yearlyCutOff, yearlyReportDue, yearlyReportDuty } from '../reporting-rules.ts'
import { type Asked, dated, type Found, isSoon, planSource } from './asked.ts'

/** The report of a year while it is owed, with the figures it still lacks. */
export const reportItems = async (
  { tx, communePath, today, may }: Asked,
  ofYear: PlanOfYear,
  year: number,
): Promise<Found> => {
  const { plan, accepted } = ofYear
  const deadline = reportDeadline(accepted.deadlines)
  const due = yearlyReportDue(year, planDue(deadline))
  const reports = (await listReports(tx, communePath)).filter((r) => r.year === year && r.planId === plan.planId)
  if (reports.some((r) => r.state === 'final')) return { items: [], upcoming: [] }
  const draft = reports.find((r) => r.state === 'draft')
  const title = { vi: `Báo cáo năm ${year} về công tác trẻ em`, en: `Yearly report ${year} on child affairs` }
  const cutOff = draft?.cutOff ?? yearlyCutOff(year)
  const counted =
    cutOff > today
      ? [{ day: cutOff, vi: `Ngày chốt số liệu báo cáo năm ${year}`, en: `Cut-off of the yearly report ${year}` }]
      : []
  if (due === null) return { items: [], upcoming: counted }
  if (!isSoon(due.day, today))
    return {
      items: [],
      upcoming: [...counted, { day: due.day, vi: `Hạn ${title.vi.toLowerCase()}`, en: `${title.en} due` }],
    }
  const lacking = await measuresLackingFigures(tx, ofYear, year, today)
  const figures = oneOfEachFigure(lacking)
  const lacks = lacksWords(lacking.length, figures.length)
  const stands = draft
    ? { vi: 'Bản thảo đã có, chưa chốt.', en: 'There is a draft, not final yet.' }
    : { vi: 'Chưa lập bản thảo.', en: 'No draft yet.' }
  const source =
    due.says === 'plan' && deadline
      ? `${planSource(plan)}: ${deadlineWords(deadline).vi}`
      : yearlyReportDuty(year).basis
  const item: TodayItem = {
    id: `report-${year}`,
    kind: 'report_due',
    ...dated(due.day, today),
    title,
    detail: { vi: `${lacks.vi} ${stands.vi}`, en: `${lacks.en} ${stands.en}` },
    source,
    figures: may('figure.enter')
      ? byLead(figures).map((one) => figureOf(one, { plan, year, mayTie: may('plan.edit') }))
      : [],
    action: draft
      ? { label: { vi: 'Mở báo cáo', en: 'Open the report' }, to: `/reports/${draft.reportId}` }
      : { label: { vi: 'Lập báo cáo', en: 'Begin the report' }, to: '/reports' },
  }
  return { items: [item], upcoming: counted }
}

/** A level and the measure that keeps it lack one figure between them: said, or the two numbers would not fit. */
const lacksWords = (measures: number, figures: number): { vi: string; en: string } => {
  if (measures === 0) return { vi: 'Đã đủ số liệu.', en: 'All figures are there.' }
  const enough =
    figures === measures
      ? { vi: '', en: '' }
      : { vi: `; có ${officialCount(figures)} số là đủ`, en: `; ${figures} numbers are enough` }
  const have = measures === 1 ? '1 measure has' : `${measures} measures have`
  return {
    vi: `Còn ${officialCount(measures)} số đo chưa có số liệu${enough.vi}.`,
    en: `${have} no figure${enough.en}.`,
  }
}

/** By the unit that leads, as one letter or one call asks for all its figures; within a unit as the plan has them. */
const byLead = (figures: readonly LackingMeasure[]): LackingMeasure[] => {
  const key = ({ lead }: LackingMeasure): string => lead.join(', ')
  return figures.toSorted((a, b) =>
    key(a) === '' || key(b) === '' ? Number(key(a) === '') - Number(key(b) === '') : key(a).localeCompare(key(b), 'vi'),
  )
}

const figureOf = (
  { lineId, indicator, measure, number, lead }: LackingMeasure,
  { plan, year, mayTie }: { plan: StoredPlan; year: number; mayTie: boolean },
): TodayFigure => ({
  lineId,
  name: indicator?.name ?? { vi: measure.indicator, en: measure.indicator },
  target: number,
  lead,
  action: indicator
    ? { label: { vi: 'Nhập số liệu', en: 'Enter the figure' }, to: `/targets?line=${lineId}&year=${year}` }
    : mayTie
      ? { label: { vi: 'Gắn chỉ số', en: 'Tie to an indicator' }, to: `/plans/${plan.planId}` }
      : { label: { vi: 'Xem chỉ tiêu', en: 'See the target' }, to: `/targets?line=${lineId}&year=${year}` },
})

/** The reports that are owed: last year's while its draft waits, and this year's. */
export const owedReports = async ({
  tx,
  communePath,
  today,
}: Asked): Promise<{ ofYear: PlanOfYear; year: number }[]> => {
  const year = yearOf(today)
  const drafts = (await listReports(tx, communePath)).filter((r) => r.state === 'draft' && r.year === year - 1)
  const [inForce] = await listPlansInForce(tx, communePath, year)
  const asked = [
    ...drafts.map((r) => ({ planId: r.planId, year: r.year })),
    ...(inForce ? [{ planId: inForce.planId, year }] : []),
  ]
  const owed: { ofYear: PlanOfYear; year: number }[] = []
  for (const each of asked) owed.push({ ofYear: await loadPlan(tx, { communePath, today, ...each }), year: each.year })
  return owed
}
