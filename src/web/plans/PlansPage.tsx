import { IconClipboardText, IconPlus, IconTargetArrow } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type PlanSummary, planApi } from '#api/plans.ts'
import { base64Of, useCall, useRefresh } from '../client.ts'
import { formatMoment, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useCan, useScope } from '../shell/root-route.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Status } from '../ui/Status.tsx'
import { PlanState } from './PlanState.tsx'
import css from './PlansPage.module.css'
import { dayWords } from './review-lines.ts'
import { plansQuery } from './routes.ts'
import { plansText } from './text.ts'

const maxBytes = 20_000_000

/** The plan documents of the area, and handing in another. */
export const PlansPage = () => {
  const text = useText(plansText)
  const { area } = useScope()
  const mayEdit = useCan()('plan.edit', area)
  const { data: plans } = useSuspenseQuery(plansQuery(area))
  const [adding, setAdding] = useState(false)
  const open = adding || plans.length === 0
  return (
    <>
      <PageHead
        title={text.title}
        below={text.below}
        actions={
          <>
            {plans.some((plan) => plan.state === 'in_force') ? (
              <ButtonLink {...paths.targets()}>
                <IconTargetArrow size={18} stroke={1.8} aria-hidden />
                {text.toTargets}
              </ButtonLink>
            ) : null}
            {plans.length > 0 ? (
              <Button
                kind={open ? 'plain' : 'main'}
                disabledReason={mayEdit ? null : text.onlyOfficer}
                aria-expanded={mayEdit ? open : undefined}
                onClick={() => setAdding(!adding)}
              >
                {open ? null : <IconPlus size={18} stroke={1.8} aria-hidden />}
                {open ? text.addClose : text.add}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="stack">
        {plans.length === 0 ? (
          <div className="card">
            <EmptyState icon={<IconClipboardText size={28} stroke={1.6} />} title={text.emptyTitle}>
              {mayEdit ? text.empty : text.emptyReader}
            </EmptyState>
            {mayEdit ? (
              <div className={css.inCard}>
                <AddPlan />
              </div>
            ) : null}
          </div>
        ) : null}
        {plans.length > 0 && open && mayEdit ? (
          <div className="side-pad">
            <AddPlan />
          </div>
        ) : null}
        {plans.length > 0 ? <PlanTable plans={plans} /> : null}
      </div>
    </>
  )
}

/** Handing in a file: what will happen is said before, what went wrong behind. */
const AddPlan = () => {
  const text = useText(plansText)
  const { area } = useScope()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [name, setName] = useState('')
  const adding = useCall(planApi.add, {
    onDone: async (plan) => {
      await refresh(planApi.list)
      await navigate(paths.plan(plan.planId))
    },
  })
  const take = async (file: File) => {
    adding.reset()
    setName(file.name)
    const contentBase64 = await base64Of(file)
    await adding.send({ body: { commune: area, fileName: file.name, contentBase64 } })
  }
  return (
    <div className="stack-tight">
      <FileDrop
        label={text.fileLabel}
        accept={['.docx', '.txt']}
        maxBytes={maxBytes}
        busy={adding.isSending}
        onFile={take}
      >
        <p className={css.what}>{text.fileWhat}</p>
      </FileDrop>
      <div aria-live="polite">{adding.isSending ? <Notice>{text.reading(name)}</Notice> : null}</div>
      {adding.error ? (
        <>
          <p className="second">{text.fileNotTaken(name)}</p>
          <ErrorNotice error={adding.error} />
        </>
      ) : null}
    </div>
  )
}

const PlanTable = ({ plans }: { plans: readonly PlanSummary[] }) => {
  const text = useText(plansText)
  const columns: Column<PlanSummary>[] = [
    {
      key: 'title',
      header: text.plan,
      phone: 'title',
      cell: (plan) => (
        <>
          <Link {...paths.plan(plan.planId)} className="strong">
            {plan.title}
          </Link>
          <p className={css.second}>
            {[
              plan.issuedOn ? text.issued(dayWords(plan.issuedOn) ?? '') : null,
              text.added(formatMoment(plan.addedAt)),
              plan.fileName,
            ]
              .filter((part) => part !== null)
              .join('\u00a0· ')}
          </p>
        </>
      ),
    },
    { key: 'code', header: text.code, phone: 'labelled', cell: (plan) => <Code code={plan.code} /> },
    { key: 'period', header: text.period, phone: 'labelled', cell: (plan) => periodOf(plan) },
    {
      key: 'targets',
      header: text.targets,
      align: 'end',
      phone: 'labelled',
      cell: (plan) => formatNumber(plan.counts.targets),
    },
    { key: 'toDo', header: text.toDo, cell: (plan) => <ToDo plan={plan} /> },
    { key: 'state', header: text.state, cell: (plan) => <PlanState state={plan.state} /> },
  ]
  return (
    <div className="card">
      <DataTable label={text.title} columns={columns} rows={plans} rowKey={(plan) => plan.planId} />
    </div>
  )
}

const Code = ({ code }: { code: string | null }) => {
  const text = useText(plansText)
  return code === null ? <span className="muted">{text.noCode}</span> : <span className="nowrap">{code}</span>
}

const periodOf = ({ periodFrom, periodTo }: PlanSummary): string =>
  periodFrom === null
    ? '–'
    : periodTo === null || periodTo === periodFrom
      ? `${periodFrom}`
      : `${periodFrom}–${periodTo}`

const ToDo = ({ plan: { counts } }: { plan: PlanSummary }) => {
  const text = useText(plansText)
  const parts = [
    counts.pending > 0 ? text.waiting(formatNumber(counts.pending)) : null,
    counts.measuresWithoutIndicator > 0 ? text.withoutIndicator(formatNumber(counts.measuresWithoutIndicator)) : null,
  ].filter((part) => part !== null)
  return (
    <ul className={css.toDo}>
      {counts.doubtful > 0 ? (
        <li>
          <Status kind="slow">{text.doubtful(formatNumber(counts.doubtful))}</Status>
        </li>
      ) : null}
      {parts.map((part) => (
        <li key={part}>{part}</li>
      ))}
      {parts.length === 0 && counts.doubtful === 0 ? <li>{text.allDone}</li> : null}
    </ul>
  )
}
