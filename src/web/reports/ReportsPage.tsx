import { IconCircleCheck, IconCircleDot, IconCircleDotted, IconReportAnalytics } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { PlanSummary } from '#api/plans.ts'
import { type ReportSummary, reportApi } from '#api/reports.ts'
import { addDays, dayInVietnam, Instant, type PlainDate } from '#core/dates.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatDate, formatDayMonth, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { planQuery, plansQuery } from '../plans/routes.ts'
import { useCan, useScope, useSession } from '../shell/root-route.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Status } from '../ui/Status.tsx'
import { type Due, dueOf, planOfYear } from './due.ts'
import css from './ReportsPage.module.css'
import { reportsQuery } from './routes.ts'
import { reportsText } from './text.ts'

/** The reports of the area: the one that is owed now and until when, then all that were begun. */
export const ReportsPage = () => {
  const text = useText(reportsText)
  const { area, year } = useScope()
  const { data: reports } = useSuspenseQuery(reportsQuery(area))
  const isCommune = area.includes('/')
  return (
    <>
      <PageHead title={text.title} below={isCommune ? text.below : text.belowProvince} />
      <div className="stack">
        {isCommune ? <ThisYear key={`${area} ${year}`} reports={reports} /> : null}
        {reports.length > 0 ? (
          <section className="stack-tight">
            <h2 className="side-pad">{text.list}</h2>
            <ReportTable reports={reports} withCommune={!isCommune} />
          </section>
        ) : isCommune ? null : (
          <div className="card">
            <EmptyState icon={<IconReportAnalytics size={28} stroke={1.6} />} title={text.emptyListTitle}>
              {text.emptyList}
            </EmptyState>
          </div>
        )}
      </div>
    </>
  )
}

/** The report of the chosen year: how much time is left, how far it is, and the button that begins or opens it. */
const ThisYear = ({ reports }: { reports: readonly ReportSummary[] }) => {
  const text = useText(reportsText)
  const { area, year } = useScope()
  const { data: plans } = useSuspenseQuery(plansQuery(area))
  const plan = planOfYear(plans, area, year)
  // A draft goes before the version it is to replace.
  const ofYear = reports.filter((report) => report.year === year)
  const report = ofYear.find(({ state }) => state === 'draft') ?? ofYear[0] ?? null
  if (plan === null && report === null)
    return (
      <div className="card">
        <EmptyState
          icon={<IconReportAnalytics size={28} stroke={1.6} />}
          title={text.emptyTitle}
          actions={
            <ButtonLink kind="main" {...paths.plans()}>
              {text.toPlans}
            </ButtonLink>
          }
        >
          {text.empty(String(year))}
        </EmptyState>
      </div>
    )
  return <YearCard plan={plan} report={report} year={year} area={area} />
}

const YearCard = ({
  plan,
  report,
  year,
  area,
}: {
  plan: PlanSummary | null
  report: ReportSummary | null
  year: number
  area: string
}) => {
  const text = useText(reportsText)
  const { today } = useSession()
  const review = useQuery({ ...planQuery(plan?.planId ?? ''), enabled: plan !== null, staleTime: 300_000 }).data
  const due = review ? dueOf(review, year, today) : null
  const isLate = due !== null && due.daysLeft < 0 && report?.state !== 'final'
  return (
    <section className={classNames('card', css.year, isLate && css.overdue)} aria-label={text.titleYear(String(year))}>
      <Until due={due} known={review !== undefined || plan === null} report={report} />
      <div className={css.what}>
        <h2>{text.titleYear(String(year))}</h2>
        <p className="second">{text.ofPlan(report?.planTitle ?? plan?.title ?? '')}</p>
        {due ? <DueSource due={due} plan={plan} /> : null}
        {report?.state === 'draft' && report.missingFigures > 0 ? (
          <p>
            <Status kind="missing">{text.missingShort(formatNumber(report.missingFigures))}</Status>
          </p>
        ) : null}
        <Steps report={report} />
      </div>
      <div className={css.action}>
        <OpenOrStart plan={plan} report={report} year={year} area={area} />
      </div>
    </section>
  )
}

const Until = ({ due, known, report }: { due: Due | null; known: boolean; report: ReportSummary | null }) => {
  const text = useText(reportsText)
  if (report?.state === 'final')
    return (
      <div className={css.until}>
        <Status kind={report.issuedNumber === null ? 'locked' : 'done'}>
          {report.issuedNumber === null ? text.final : text.issuedState}
        </Status>
        {report.issuedOn ? (
          <b>{formatDate(report.issuedOn as PlainDate)}</b>
        ) : report.finalisedAt ? (
          <b>{formatDate(dayOf(report.finalisedAt))}</b>
        ) : null}
        {due ? <span className="muted">{text.lastDay(formatDate(due.lastDay))}</span> : null}
      </div>
    )
  if (!due)
    return (
      <div className={css.until}>
        <Status kind="info">{report ? text.draft : text.notBegun}</Status>
        {known ? <span className="muted">{text.noDue}</span> : null}
      </div>
    )
  const days = formatNumber(Math.abs(due.daysLeft))
  const words =
    due.daysLeft < 0
      ? ({ kind: 'overdue', state: text.overdue, left: text.overdueBy(days) } as const)
      : due.daysLeft === 0
        ? ({ kind: 'due', state: text.today, left: text.withinToday } as const)
        : ({ kind: 'soon', state: report ? text.draft : text.notBegun, left: text.left(days) } as const)
  return (
    <div className={css.until}>
      <Status kind={words.kind}>{words.state}</Status>
      <b>{words.left}</b>
      <span className="muted">{text.lastDay(formatDate(due.lastDay))}</span>
    </div>
  )
}

/** Whose day it is, as the plan prints it. */
const DueSource = ({ due, plan }: { due: Due; plan: PlanSummary | null }) => {
  const text = useText(reportsText)
  const code = plan?.code ? text.planCode(plan.code) : text.planCodeNone
  return (
    <p className="muted">
      {due.before
        ? text.dueBefore(formatDayMonth(addDays(due.lastDay, 1)), code)
        : text.dueUntil(formatDayMonth(due.lastDay), code)}
    </p>
  )
}

const Steps = ({ report }: { report: ReportSummary | null }) => {
  const text = useText(reportsText)
  const done = report === null ? 0 : report.state === 'draft' ? 0 : report.issuedNumber === null ? 2 : 3
  const steps = [text.stepWrite, text.stepFinalise, text.stepIssue]
  return (
    <ol className={css.steps} aria-label={text.steps}>
      {steps.map((step, at) => {
        const state = at < done ? 'done' : at === done && report !== null ? 'now' : 'later'
        const Icon = { done: IconCircleCheck, now: IconCircleDot, later: IconCircleDotted }[state]
        const words = { done: text.stepDone, now: text.stepNow, later: text.stepLater }[state]
        return (
          <li key={step} className={css[state]} aria-current={state === 'now' ? 'step' : undefined}>
            <Icon size={16} stroke={1.8} aria-hidden />
            {step}
            <span className="visually-hidden">, {words}</span>
          </li>
        )
      })}
    </ol>
  )
}

const OpenOrStart = ({
  plan,
  report,
  year,
  area,
}: {
  plan: PlanSummary | null
  report: ReportSummary | null
  year: number
  area: string
}) => {
  const text = useText(reportsText)
  const mayEdit = useCan()('report.edit', area)
  const navigate = useNavigate()
  const refresh = useRefresh()
  const starting = useCall(reportApi.start, {
    onDone: async (view) => {
      void refresh(reportApi.list)
      await navigate(paths.report(view.reportId))
    },
  })
  if (report)
    return (
      <ButtonLink kind="main" {...paths.report(report.reportId)}>
        {report.state === 'draft' && mayEdit ? text.continueDraft(String(year)) : text.openFinal(String(year))}
      </ButtonLink>
    )
  return (
    <>
      <Button
        kind="main"
        busy={starting.isSending}
        disabledReason={mayEdit ? null : text.onlyOfficerStarts}
        onClick={() => plan && starting.send({ body: { plan: plan.planId, area, year } })}
      >
        {text.start(String(year))}
      </Button>
      <ErrorNotice error={starting.error} />
    </>
  )
}

const dayOf = (instant: string): PlainDate => dayInVietnam(Instant.parse(new Date(instant).toISOString()))

const ReportTable = ({ reports, withCommune }: { reports: readonly ReportSummary[]; withCommune: boolean }) => {
  const text = useText(reportsText)
  const columns: Column<ReportSummary>[] = [
    {
      key: 'title',
      header: text.report,
      phone: 'title',
      sortBy: (report) => report.year,
      cell: (report) => (
        <>
          <Link {...paths.report(report.reportId)} className="strong">
            {text.titleYear(String(report.year))}
          </Link>
          <p className="muted">{withCommune ? report.planTitle : text.begunOn(formatDate(dayOf(report.createdAt)))}</p>
        </>
      ),
    },
    { key: 'state', header: text.state, phone: 'end', cell: (report) => <ReportState report={report} /> },
    {
      key: 'number',
      header: text.numberAndDay,
      phone: 'labelled',
      cell: (report) =>
        report.issuedNumber === null ? (
          <span className="muted">{text.noNumber}</span>
        ) : (
          <>
            <span className="nowrap">{report.issuedNumber}</span>
            {report.issuedOn ? `, ${formatDate(report.issuedOn as PlainDate)}` : null}
          </>
        ),
    },
    {
      key: 'cutOff',
      header: text.cutOff,
      phone: 'labelled',
      sortBy: (report) => report.cutOff,
      cell: (report) => formatDate(report.cutOff),
    },
    {
      key: 'missing',
      header: text.missing,
      phone: 'labelled',
      align: 'end',
      sortBy: (report) => report.missingFigures,
      cell: (report) =>
        report.missingFigures === 0 ? text.missingNone : text.missingOf(formatNumber(report.missingFigures)),
    },
  ]
  return (
    <div className="card">
      <DataTable label={text.list} columns={columns} rows={reports} rowKey={(report) => report.reportId} />
    </div>
  )
}

const ReportState = ({ report }: { report: ReportSummary }) => {
  const text = useText(reportsText)
  if (report.state === 'draft') return <Status kind="info">{text.draft}</Status>
  if (report.issuedNumber !== null) return <Status kind="done">{text.issuedState}</Status>
  return (
    <Status kind="locked">
      {report.finalisedAt ? text.finalOn(formatDate(dayOf(report.finalisedAt))) : text.final}
    </Status>
  )
}
