import { IconCircleCheck } from '@tabler/icons-react'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type RoundLine, type RoundVillage, roundApi } from '#api/round.ts'
import { dayInVietnam, Instant } from '#core/dates.ts'
import { isOpen } from '#core/round/lines.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Status } from '../ui/Status.tsx'
import { LineCard } from './LineCard.tsx'
import { linesText } from './lines-text.ts'
import { ReportDrawer } from './ReportDrawer.tsx'
import css from './Round.module.css'
import { linesQuery } from './routes.ts'
import { VisitDrawer } from './VisitDrawer.tsx'

/** The list of one or more villages: open lines first, then what is done. */
export const LinesTab = ({ area, villages }: { area: string; villages: readonly RoundVillage[] }) => {
  const text = useText(linesText)
  const queries = useQueryClient()
  const refresh = useRefresh()
  const query = linesQuery(area)
  const { data } = useSuspenseQuery(query)
  const [reporting, setReporting] = useState<RoundLine | null>(null)
  const [visiting, setVisiting] = useState<RoundLine | null>(null)
  const here = villages.filter(({ path }) => path === area || area.split('/').length < 3)
  const several = here.length > 1
  const done = data.lines.filter(({ state }) => !isOpen(state))
  // The answer holds the line as it is now: the list need not be fetched again over a slow connection.
  const put = (line: RoundLine) => {
    queries.setQueryData(
      query.queryKey,
      (before) =>
        before && { ...before, lines: before.lines.map((one) => (one.childId === line.childId ? line : one)) },
    )
    void refresh(roundApi.overview)
  }
  const cards = (lines: readonly RoundLine[]) =>
    lines.map((line) => (
      <LineCard
        key={line.childId}
        line={line}
        onChecked={put}
        onReport={() => setReporting(line)}
        onVisit={() => setVisiting(line)}
      />
    ))
  return (
    <div className="stack">
      <div className="side-pad stack-tight">
        <p>{text.progress(formatNumber(done.length), formatNumber(data.lines.length))}</p>
        <div className={css.bar} aria-hidden>
          <div style={{ width: `${data.lines.length === 0 ? 100 : (done.length / data.lines.length) * 100}%` }} />
        </div>
      </div>
      {here.map((village) => {
        const lines = data.lines.filter(({ villagePath }) => villagePath === village.path)
        const open = lines.filter(({ state }) => isOpen(state))
        const closed = lines.filter(({ state }) => !isOpen(state))
        return (
          <section key={village.path} className="card" aria-label={village.name}>
            {several ? (
              <h2 className={css.group}>
                {village.name} <span className="muted">· {text.stillOpen(formatNumber(open.length))}</span>
              </h2>
            ) : null}
            {lines.length === 0 ? (
              <EmptyState icon={<IconCircleCheck size={28} stroke={1.6} />} title={text.nothingToCheck}>
                {text.nothingToCheckHint}
              </EmptyState>
            ) : null}
            <ul>{cards(open)}</ul>
            {closed.length > 0 ? (
              <>
                <h3 className={css.group}>{text.done(formatNumber(closed.length))}</h3>
                <ul>{cards(closed)}</ul>
              </>
            ) : null}
            <VillageFoot village={village} open={open.length} />
          </section>
        )
      })}
      {reporting ? <ReportDrawer line={reporting} villages={here} onClose={() => setReporting(null)} /> : null}
      {visiting ? <VisitDrawer child={visiting} onClose={() => setVisiting(null)} /> : null}
    </div>
  )
}

/** The village says that it is through; once said it stands there with its day. */
const VillageFoot = ({ village, open }: { village: RoundVillage; open: number }) => {
  const text = useText(linesText)
  const refresh = useRefresh()
  const mayReport = useCan()('round.report')
  const completing = useCall(roundApi.complete, { onDone: () => refresh(roundApi.overview) })
  if (village.completedAt !== null)
    return (
      <div className={css.foot}>
        <Status kind="done">
          {text.completed(
            village.name,
            formatDate(dayInVietnam(Instant.parse(new Date(village.completedAt).toISOString()))),
          )}
        </Status>
      </div>
    )
  if (!mayReport) return null
  return (
    <div className={`${css.foot} stack-tight`}>
      {open > 0 ? <p className="muted">{text.completeWithOpen(village.name, formatNumber(open))}</p> : null}
      <Button
        {...(open === 0 && { kind: 'main' as const })}
        busy={completing.isSending}
        onClick={() => void completing.send({ body: { village: village.path } })}
      >
        {text.completeVillage(village.name)}
      </Button>
      <ErrorNotice error={completing.error} />
    </div>
  )
}
