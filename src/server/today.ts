/** What cannot wait: why, by which rule, until when, and one button. Names nobody. */
import type { FastifyInstance } from 'fastify'
import { type TodayItem, todayApi } from '#api/today.ts'
import { type PlainDate, yearOf } from '#core/dates.ts'
import { officialCount } from '#core/numbers.ts'
import { can, type Permission } from '#core/permissions.ts'
import { daysLeft } from '#core/plans/deadlines-due.ts'
import { deadlineWords, planDue, reportDeadline } from '#core/reports/report-deadline.ts'
import type { Tx } from '#store/as-actor.ts'
import { listBatches } from '#store/imports.ts'
import { listPlans, listPlansInForce, type StoredPlan } from '#store/plans.ts'
import { listReports } from '#store/reports.ts'
import { areaScope } from '#store/scope.ts'
import { countChildren, countUnregistered, hasChildren } from '#store/today.ts'
import type { AppContext } from './app.ts'
import { type LackingMeasure, lackingFigures, loadPlan, type PlanOfYear } from './board.ts'
import { yearlyCutOff, yearlyReportDue, yearlyReportDuty } from './reporting-rules.ts'
import { serve } from './serve.ts'

const soonDays = 14
const upcomingDays = 90
/** More missing figures than this are one item, or nothing else could be seen. */
const mostSingly = 5

type Upcoming = { day: PlainDate; vi: string; en: string }
type Found = { items: TodayItem[]; upcoming: Upcoming[] }

type Asked = { tx: Tx; communePath: string; today: PlainDate; may: (permission: Permission) => boolean }

const dated = (lastDay: PlainDate, today: PlainDate): Pick<TodayItem, 'urgency' | 'lastDay' | 'daysLeft'> => {
  const left = daysLeft(lastDay, today)
  return { urgency: left < 0 ? 'overdue' : left === 0 ? 'today' : 'soon', lastDay, daysLeft: left }
}
const undated = { urgency: 'open', lastDay: null, daysLeft: null } as const

const planSource = (plan: StoredPlan): string => (plan.code === null ? plan.title : `Kế hoạch ${plan.code}`)

/** The report that is due next, with the figures it still lacks. */
const reportItems = async (
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
  if (daysLeft(due.day, today) > soonDays)
    return {
      items: [],
      upcoming: [...counted, { day: due.day, vi: `Hạn ${title.vi.toLowerCase()}`, en: `${title.en} due` }],
    }
  const missing = await lackingFigures(tx, ofYear, year, today)
  const lacks =
    missing.length === 0
      ? { vi: 'Đã đủ số liệu.', en: 'All figures are there.' }
      : { vi: `Còn thiếu ${officialCount(missing.length)} số liệu.`, en: `${missing.length} figures are missing.` }
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
    action: draft
      ? { label: { vi: 'Mở báo cáo', en: 'Open the report' }, to: `/reports/${draft.reportId}` }
      : { label: { vi: 'Lập báo cáo', en: 'Begin the report' }, to: '/reports' },
  }
  return {
    items: [item, ...(may('figure.enter') ? missingItems(missing, due.day, today, source) : [])],
    upcoming: counted,
  }
}

const missingItems = (
  missing: readonly LackingMeasure[],
  lastDay: PlainDate,
  today: PlainDate,
  source: string,
): TodayItem[] => {
  const common = { kind: 'missing_figure', ...dated(lastDay, today), source } as const
  if (missing.length > mostSingly) {
    const untied = missing.filter(({ indicator }) => indicator === null).length
    const also = {
      vi: untied > 0 ? ` Trong đó ${officialCount(untied)} chỉ tiêu chưa gắn chỉ số.` : '',
      en: untied > 0 ? ` ${untied} of them are not tied to an indicator.` : '',
    }
    return [
      {
        ...common,
        id: 'missing-figures',
        title: {
          vi: `${officialCount(missing.length)} số liệu còn thiếu cho báo cáo`,
          en: `${missing.length} figures missing for the report`,
        },
        detail: {
          vi: `Số liệu do trạm y tế, trường học và các đơn vị khác cung cấp.${also.vi}`,
          en: `They come from the health station, schools and other units.${also.en}`,
        },
        action: { label: { vi: 'Nhập số liệu', en: 'Enter figures' }, to: `/targets?line=${missing[0]?.lineId ?? ''}` },
      },
    ]
  }
  return missing.map(({ lineId, indicator, measure, lead }) => ({
    ...common,
    id: `missing-${lineId}`,
    title: {
      vi: `Chưa có số liệu: ${indicator?.name.vi ?? measure.indicator}`,
      en: `No figure yet: ${indicator?.name.en ?? measure.indicator}`,
    },
    detail: indicator
      ? {
          vi: lead.length > 0 ? `Đơn vị chủ trì: ${lead.join(', ')}.` : 'Chưa rõ đơn vị chủ trì.',
          en: lead.length > 0 ? `Led by: ${lead.join(', ')}.` : 'No lead unit is known.',
        }
      : { vi: 'Chỉ tiêu này chưa gắn chỉ số.', en: 'The measure is not tied to an indicator yet.' },
    action: { label: { vi: 'Nhập số liệu', en: 'Enter the figure' }, to: `/targets?line=${lineId}` },
  }))
}

/** The other dates of the plan. What is past is not called overdue: nobody tells the system that it was done. */
const deadlineItems = ({ today }: Asked, { plan, accepted }: PlanOfYear): Found => {
  const reported = reportDeadline(accepted.deadlines)
  const items: TodayItem[] = []
  const upcoming: Upcoming[] = []
  for (const deadline of accepted.deadlines) {
    if (deadline.nextDue === null || deadline.lineId === reported?.lineId) continue
    const left = daysLeft(deadline.nextDue, today)
    const what = deadline.what.length > 120 ? `${deadline.what.slice(0, 117)}…` : deadline.what
    if (left > upcomingDays) continue
    if (left > soonDays) upcoming.push({ day: deadline.nextDue, vi: what, en: what })
    else
      items.push({
        id: `deadline-${deadline.lineId}`,
        kind: 'plan_deadline',
        ...dated(deadline.nextDue, today),
        title: { vi: what, en: what },
        detail: {
          vi: deadline.to ? `Gửi ${deadline.to}.` : 'Việc có hạn trong kế hoạch.',
          en: deadline.to ? `To ${deadline.to}.` : 'A date set by the plan.',
        },
        source: planSource(plan),
        action: { label: { vi: 'Mở kế hoạch', en: 'Open the plan' }, to: `/plans/${plan.planId}` },
      })
  }
  return { items, upcoming }
}

/** Plans waiting for review, imports half done, an office that has no plan or no children yet. */
const deskItems = async ({ tx, communePath, may }: Asked): Promise<TodayItem[]> => {
  const items: TodayItem[] = []
  if (may('plan.edit')) {
    const plans = await listPlans(tx, communePath)
    for (const plan of plans)
      if (plan.state === 'draft')
        items.push({
          id: `plan-${plan.planId}`,
          kind: 'plan_unreviewed',
          ...undated,
          title: { vi: `Kế hoạch chờ rà soát: ${plan.title}`, en: `Plan waiting for review: ${plan.title}` },
          detail: {
            vi: `Đã đọc ${plan.counts.targets} chỉ tiêu; còn ${plan.counts.pending} mục chờ anh/chị nhận hoặc bỏ.`,
            en: `${plan.counts.targets} targets were read; ${plan.counts.pending} items wait for your decision.`,
          },
          source: plan.fileName,
          action: { label: { vi: 'Rà soát', en: 'Review' }, to: `/plans/${plan.planId}` },
        })
    if (plans.length === 0)
      items.push({
        id: 'no-plan',
        kind: 'no_plan',
        ...undated,
        title: { vi: 'Chưa có kế hoạch nào', en: 'No plan yet' },
        detail: {
          vi: 'Thả tệp kế hoạch của xã vào đây: chỉ tiêu, phân công và thời hạn được đọc ra trong một giây.',
          en: "Drop the commune's plan here: its targets, duties and dates are read within a second.",
        },
        source: null,
        action: { label: { vi: 'Thêm kế hoạch', en: 'Add a plan' }, to: '/plans' },
      })
  }
  if (may('child.import')) {
    for (const batch of await listBatches(tx, communePath))
      if (batch.state === 'preview')
        items.push({
          id: `import-${batch.batchId}`,
          kind: 'import_unfinished',
          ...undated,
          title: { vi: 'Danh sách nhập dở', en: 'An import half done' },
          detail: {
            vi: `${batch.rowsGood} dòng nhập được, ${batch.rowsBad} dòng cần sửa; chưa dòng nào vào sổ.`,
            en: `${batch.rowsGood} rows can go in, ${batch.rowsBad} need correction; none is in the register yet.`,
          },
          source: batch.fileName,
          action: { label: { vi: 'Nhập tiếp', en: 'Continue' }, to: `/children/import?batch=${batch.batchId}` },
        })
    if (!(await hasChildren(tx, communePath)))
      items.push({
        id: 'no-children',
        kind: 'no_children',
        ...undated,
        title: { vi: 'Chưa có trẻ em nào trong sổ', en: 'No children in the register yet' },
        detail: {
          vi: 'Nhập danh sách trẻ em của xã từ tệp Excel; cột được nhận ra theo tên.',
          en: "Import the commune's list of children from Excel; columns are recognised by their headings.",
        },
        source: null,
        action: { label: { vi: 'Nhập từ Excel', en: 'Import from Excel' }, to: '/children/import' },
      })
  }
  return items
}

const birthItems = async (tx: Tx, area: string | undefined, today: PlainDate): Promise<TodayItem[]> => {
  const { not, unknown } = await countUnregistered(tx, area, today)
  if (not === 0) return []
  const rest = {
    vi: unknown > 0 ? ` Còn ${officialCount(unknown)} em chưa rõ đã đăng ký hay chưa.` : '',
    en: unknown > 0 ? ` Of ${unknown} more it is not known.` : '',
  }
  return [
    {
      id: 'unregistered-births',
      kind: 'unregistered_births',
      ...undated,
      title: {
        vi: `${officialCount(not)} trẻ dưới 5 tuổi chưa đăng ký khai sinh`,
        en:
          not === 1
            ? '1 child under 5 without birth registration'
            : `${not} children under 5 without birth registration`,
      },
      detail: {
        vi: `Mở danh sách để biết em ở thôn nào và vì sao.${rest.vi}`,
        en: `Open the list to see in which village and why.${rest.en}`,
      },
      source: null,
      action: {
        label: { vi: 'Xem danh sách', en: 'Open the list' },
        to: '/children?birthRegistered=no&ageTo=4',
      },
    },
  ]
}

const order = { overdue: 0, today: 1, soon: 2, open: 3 } as const

/** The reports that are owed: last year's while its draft waits, and this year's. */
const owedReports = async ({ tx, communePath, today }: Asked): Promise<{ ofYear: PlanOfYear; year: number }[]> => {
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

export const serveToday = (app: FastifyInstance, context: AppContext): void => {
  serve(app, context, todayApi.read, async ({ tx, query, today, actor }) => {
    const { communePaths, villagePaths } = areaScope(tx, query.area)
    const [communePath] = communePaths
    const items = await birthItems(tx, query.area, today)
    const upcoming: Upcoming[] = []
    // Plans, reports and imports are the commune's business: not shown to whoever holds only villages of it, nor for a
    // whole province at once.
    if (villagePaths === null && communePaths.length === 1 && communePath?.includes('/')) {
      const asked: Asked = { tx, communePath, today, may: (permission) => can(actor, permission, communePath) }
      const owed = await owedReports(asked)
      for (const { ofYear, year } of owed) {
        const due = await reportItems(asked, ofYear, year)
        items.push(...due.items)
        upcoming.push(...due.upcoming)
      }
      const current = owed.at(-1)
      if (current) {
        const others = deadlineItems(asked, current.ofYear)
        items.push(...others.items)
        upcoming.push(...others.upcoming)
      }
      items.push(...(await deskItems(asked)))
    }
    const far = '9999-12-31'
    return {
      items: items
        .map((item, at) => ({ item, at }))
        .sort(
          (a, b) =>
            order[a.item.urgency] - order[b.item.urgency] ||
            (a.item.lastDay ?? far).localeCompare(b.item.lastDay ?? far) ||
            a.at - b.at,
        )
        .map(({ item }) => item),
      counts: await countChildren(tx, query.area, today),
      upcoming: upcoming
        .filter(({ day }) => daysLeft(day, today) <= upcomingDays)
        .sort((a, b) => (a.day < b.day ? -1 : 1)),
    }
  })
}
