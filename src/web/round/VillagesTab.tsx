import { Link } from '@tanstack/react-router'
import type { RoundOverview, RoundVillage } from '#api/round.ts'
import { dayInVietnam, Instant } from '#core/dates.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Status } from '../ui/Status.tsx'
import { villagesText } from './villages-text.ts'

const dayOf = (instant: string): string => formatDate(dayInVietnam(Instant.parse(new Date(instant).toISOString())))

/** Villages that are not through stand first: they are who to call. */
const byNeed = (a: RoundVillage, b: RoundVillage): number =>
  Number(a.completedAt !== null) - Number(b.completedAt !== null) || b.open - a.open

export const VillagesTab = ({ overview }: { overview: RoundOverview }) => {
  const text = useText(villagesText)
  const columns: Column<RoundVillage>[] = [
    {
      key: 'name',
      header: text.village,
      phone: 'title',
      sortBy: ({ name }) => name,
      cell: ({ name, path }) => (
        <Link {...paths.round()} search={(before) => ({ ...before, tab: 'lines', village: path })}>
          {name}
        </Link>
      ),
    },
    {
      key: 'state',
      header: text.stateColumn,
      cell: ({ completedAt, hasCollaborator }) =>
        completedAt !== null ? (
          <Status kind="done">{text.through(dayOf(completedAt))}</Status>
        ) : hasCollaborator === false ? (
          <Status kind="slow">{text.nobody}</Status>
        ) : (
          <Status kind="due">{text.notThrough}</Status>
        ),
    },
    {
      key: 'open',
      header: text.leftColumn,
      align: 'end',
      phone: 'labelled',
      sortBy: ({ open }) => open,
      cell: ({ open, lines }) => text.ofLines(formatNumber(open), formatNumber(lines)),
    },
    {
      key: 'notMet',
      header: text.notMetColumn,
      align: 'end',
      phone: 'labelled',
      sortBy: ({ notMet }) => notMet,
      cell: ({ notMet }) => formatNumber(notMet),
    },
    {
      key: 'waiting',
      header: text.waitingColumn,
      align: 'end',
      phone: 'labelled',
      sortBy: ({ waiting }) => waiting,
      cell: ({ waiting }) => formatNumber(waiting),
    },
  ]
  return (
    <div className="card">
      <DataTable
        label={text.tabs.villages}
        columns={columns}
        rows={[...overview.villages].sort(byNeed)}
        rowKey={({ path }) => path}
      />
    </div>
  )
}
