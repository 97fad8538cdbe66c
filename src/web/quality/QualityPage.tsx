import { IconClipboardCheck } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RegisterQuality } from '#api/quality.ts'
import { dayInVietnam, Instant } from '#core/dates.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useScope } from '../shell/root-route.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Status } from '../ui/Status.tsx'
import css from './QualityPage.module.css'
import { qualityQuery, trendQuery } from './routes.ts'
import { qualityText } from './text.ts'

type Field = RegisterQuality['fields'][number]
type Village = RegisterQuality['villages'][number]
type Fault = RegisterQuality['faults'][number]

/** Rounded down: 100 % is said only when nothing is missing. */
const percentOf = (share: number): string => formatNumber(Math.floor(share * 1000) / 10, 1)

/** How much of the register is known, what to ask first, what cannot be right. */
export const QualityPage = () => {
  const text = useText(qualityText)
  const { area } = useScope()
  const { data } = useSuspenseQuery(qualityQuery(area))
  return (
    <>
      <PageHead
        above={<Link {...paths.children()}>{text.list}</Link>}
        title={text.title}
        below={
          data.completeness === null ? text.none : text.below(formatNumber(data.children), percentOf(data.completeness))
        }
      />
      {data.completeness === null ? (
        <EmptyState icon={<IconClipboardCheck size={28} stroke={1.6} />} title={text.none} />
      ) : (
        <div className={css.parts}>
          <Fields fields={data.fields} />
          <Faults faults={data.faults} />
          <Villages villages={data.villages} fields={data.fields} />
          <Trend area={area} />
        </div>
      )}
    </>
  )
}

const Part = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section aria-labelledby={id}>
    <h2 id={id} className={css.head}>
      {title}
    </h2>
    {children}
  </section>
)

const Fields = ({ fields }: { fields: Field[] }) => {
  const text = useText(qualityText)
  const pick = usePick()
  const columns: Column<Field>[] = [
    { key: 'field', header: text.field, cell: (field) => pick(field.words), phone: 'title' },
    {
      key: 'bar',
      header: text.share,
      phone: 'line',
      cell: (field) => (
        <progress
          className={css.bar}
          max={Math.max(1, field.asked)}
          value={field.known}
          aria-label={pick(field.words)}
        />
      ),
    },
    {
      key: 'percent',
      header: text.known,
      align: 'end',
      phone: 'end',
      cell: (field) => (field.asked === 0 ? '–' : text.percent(percentOf(field.known / field.asked))),
    },
    {
      key: 'missing',
      header: text.missing,
      align: 'end',
      phone: 'labelled',
      cell: (field) => formatNumber(field.asked - field.known),
    },
  ]
  const rows = [...fields].sort((a, b) => b.asked - b.known - (a.asked - a.known))
  return (
    <Part id="fields" title={text.fields}>
      <div className="card">
        <DataTable label={text.fields} columns={columns} rows={rows} rowKey={(field) => field.field} />
      </div>
    </Part>
  )
}

const Faults = ({ faults }: { faults: Fault[] }) => {
  const text = useText(qualityText)
  const pick = usePick()
  const columns: Column<Fault>[] = [
    {
      key: 'child',
      header: text.child,
      phone: 'title',
      cell: (fault) => <Link {...paths.child(fault.childId)}>{fault.fullName}</Link>,
    },
    { key: 'village', header: text.village, cell: (fault) => fault.villageName ?? text.unknownVillage },
    { key: 'what', header: text.what, cell: (fault) => <Status kind="slow">{pick(fault.words)}</Status> },
  ]
  return (
    <Part id="faults" title={text.faults}>
      {faults.length === 0 ? (
        <p className="second side-pad">{text.noFaults}</p>
      ) : (
        <div className="card">
          <DataTable
            label={text.faults}
            columns={columns}
            rows={faults}
            rowKey={(fault) => `${fault.childId}${fault.fault}`}
            {...(faults.length === 200 ? { foot: text.moreFaults(formatNumber(faults.length)) } : {})}
          />
        </div>
      )}
    </Part>
  )
}

const Villages = ({ villages, fields }: { villages: Village[]; fields: Field[] }) => {
  const text = useText(qualityText)
  const pick = usePick()
  const worstOf = (village: Village): string => {
    const worst = [...village.fields].sort((a, b) => b.asked - b.known - (a.asked - a.known))[0]
    if (!worst || worst.asked === worst.known) return text.full
    const words = fields.find(({ field }) => field === worst.field)?.words
    return `${words ? pick(words) : worst.field} (${formatNumber(worst.asked - worst.known)})`
  }
  const columns: Column<Village>[] = [
    {
      key: 'name',
      header: text.village,
      cell: (village) => village.name,
      sortBy: (village) => village.name,
      phone: 'title',
    },
    {
      key: 'children',
      header: text.children,
      align: 'end',
      phone: 'labelled',
      cell: (village) => formatNumber(village.children),
      sortBy: (village) => village.children,
    },
    {
      key: 'known',
      header: text.known,
      align: 'end',
      phone: 'end',
      cell: (village) => (village.completeness === null ? '–' : text.percent(percentOf(village.completeness))),
      sortBy: (village) => village.completeness,
    },
    { key: 'worst', header: text.worst, cell: worstOf, phone: 'line' },
    {
      key: 'faults',
      header: text.faultCount,
      align: 'end',
      phone: 'labelled',
      cell: (village) => formatNumber(village.faults),
      sortBy: (village) => village.faults,
    },
  ]
  return (
    <Part id="villages" title={text.villages}>
      <div className="card">
        <DataTable label={text.villages} columns={columns} rows={villages} rowKey={(village) => village.path} />
      </div>
    </Part>
  )
}

/** Read after the page: it looks at what was believed at six moments. */
const Trend = ({ area }: { area: string }) => {
  const text = useText(qualityText)
  const { data } = useQuery(trendQuery(area))
  if (!data) return null
  return (
    <Part id="trend" title={text.trend}>
      <p className="second side-pad">{text.trendHint}</p>
      <div className="card">
        <DataTable
          label={text.trend}
          columns={[
            {
              key: 'day',
              header: text.day,
              cell: (row) => formatDate(dayInVietnam(Instant.parse(row.at))),
              phone: 'title',
            },
            {
              key: 'known',
              header: text.known,
              align: 'end',
              phone: 'end',
              cell: (row) =>
                row.asked === 0 ? text.notYet : text.percent(percentOf(Math.min(1, row.known / row.asked))),
            },
          ]}
          rows={data}
          rowKey={(row) => row.at}
        />
      </div>
    </Part>
  )
}
