import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import type { RoundOverview } from '#api/round.ts'
import { formatMonth, type RoundMonth } from '#core/round/month.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { LoadingPage } from '../shell/LoadingPage.tsx'
import { useCan, useScope } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/Field.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { ChangesTab } from './ChangesTab.tsx'
import { LinesTab } from './LinesTab.tsx'
import { MovementsTab } from './MovementsTab.tsx'
import { QuarterTab } from './QuarterTab.tsx'
import { ReportDrawer } from './ReportDrawer.tsx'
import { overviewQuery, type RoundTab, roundRoute } from './routes.ts'
import { roundText } from './text.ts'
import { VillagesTab } from './VillagesTab.tsx'
import { VisitsTab } from './VisitsTab.tsx'

/** The round of a month: a list to work through for the villages, an overview for the desk. */
export const RoundPage = () => {
  const text = useText(roundText)
  const { area } = useScope()
  const search = roundRoute.useSearch()
  const navigate = roundRoute.useNavigate()
  const can = useCan()
  const isDesk = can('round.paper')
  const { data } = useSuspenseQuery(overviewQuery(area, search.month))
  const [reporting, setReporting] = useState(false)
  const tabs: readonly RoundTab[] = isDesk
    ? ['villages', 'changes', 'movements', 'visits', 'list']
    : ['lines', 'changes', 'visits']
  const village = isDesk ? data.villages.find(({ path }) => path === search.village) : undefined
  const asked = search.tab === 'lines' && isDesk ? 'villages' : search.tab
  const tab = tabs.find((each) => each === asked) ?? tabs[0] ?? 'lines'
  const waiting = data.villages.reduce((sum, one) => sum + one.waiting, 0)
  const open = data.villages.reduce((sum, one) => sum + one.open, 0)
  const through = data.villages.filter(({ completedAt }) => completedAt !== null).length
  const counts: Partial<Record<RoundTab, number>> = { lines: open, changes: waiting }
  const inside = () => {
    switch (tab) {
      case 'villages':
        return village ? <LinesTab area={village.path} villages={data.villages} /> : <VillagesTab overview={data} />
      case 'changes':
        return <ChangesTab area={area} month={data.month} />
      case 'movements':
        return <MovementsTab area={area} overview={data} />
      case 'visits':
        return <VisitsTab area={area} />
      case 'list':
        return <QuarterTab area={area} quarter={search.quarter} />
      default:
        return <LinesTab area={area} villages={data.villages} />
    }
  }
  return (
    <>
      <PageHead
        above={
          village ? (
            <Link {...paths.round()} search={(before) => ({ ...before, tab: 'villages', village: undefined })}>
              <IconArrowLeft size={16} stroke={1.8} aria-hidden /> {text.back}
            </Link>
          ) : null
        }
        title={village ? `${village.name}, ${formatMonth(data.month)}` : text.title(formatMonth(data.month))}
        below={
          isDesk && !village
            ? text.summary(
                formatNumber(through),
                formatNumber(data.villages.length),
                formatNumber(open),
                formatNumber(waiting),
              )
            : null
        }
        actions={
          <>
            {isDesk ? (
              <MonthPicker overview={data} onPick={(month) => navigate({ search: (b) => ({ ...b, month }) })} />
            ) : null}
            {can('round.report') ? (
              <Button kind={isDesk ? 'plain' : 'main'} onClick={() => setReporting(true)}>
                <IconPlus size={18} stroke={1.8} aria-hidden />
                {text.reportChange}
              </Button>
            ) : null}
          </>
        }
      />
      <Tabs
        label={text.sections}
        tabs={tabs.map((key) => ({
          key,
          label: text.tabs[key],
          ...((counts[key] ?? 0) > 0 && { count: formatNumber(counts[key] ?? 0) }),
        }))}
        value={tab}
        onChange={(next) => void navigate({ search: ({ village: _village, ...before }) => ({ ...before, tab: next }) })}
      >
        <Suspense fallback={<LoadingPage />}>{inside()}</Suspense>
      </Tabs>
      {reporting ? (
        <ReportDrawer line={null} villages={village ? [village] : data.villages} onClose={() => setReporting(false)} />
      ) : null}
    </>
  )
}

/** The month under way, and those that are closed. */
const MonthPicker = ({ overview, onPick }: { overview: RoundOverview; onPick: (month: RoundMonth) => void }) => {
  const text = useText(roundText)
  const closable = overview.closable === null ? [] : [overview.closable]
  const months = [...new Set([overview.currentMonth, ...closable, ...overview.closedMonths])].sort().reverse()
  if (months.length < 2) return null
  return (
    <SelectField
      label={text.month}
      value={overview.month}
      onChange={onPick}
      choices={months.map((month) => ({
        value: month,
        label: overview.closedMonths.includes(month)
          ? `${formatMonth(month)} (${text.closedMark.toLowerCase()})`
          : formatMonth(month),
      }))}
    />
  )
}
