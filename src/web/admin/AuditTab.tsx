import { IconListSearch } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { auditApi } from '#api/accounts.ts'
import type { ReplyOf } from '#api/endpoint.ts'
import { formatMoment, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Status } from '../ui/Status.tsx'
import css from './Admin.module.css'
import { auditQuery } from './routes.ts'
import { adminText } from './text.ts'

type AuditRow = ReplyOf<typeof auditApi.list>['rows'][number]

/** Who did what, newest first, and whether the chain holds. The rows name subjects by number, never a child. */
export const AuditTab = () => {
  const text = useText(adminText).audit
  const [before, setBefore] = useState<number | undefined>(undefined)
  const { data } = useSuspenseQuery(auditQuery(before))
  const named = (names: Record<string, string>, code: string) => names[code] ?? code
  const columns: Column<AuditRow>[] = [
    { key: 'number', header: text.number, align: 'end', phone: 'end', cell: (row) => formatNumber(row.number) },
    { key: 'when', header: text.when, phone: 'title', cell: (row) => formatMoment(row.happenedAt) },
    { key: 'who', header: text.who, cell: (row) => row.username ?? <Short id={row.accountId} /> },
    { key: 'what', header: text.what, cell: (row) => named(text.actions, row.action) },
    {
      key: 'subject',
      header: text.subject,
      cell: (row) => (
        <>
          {named(text.subjects, row.subjectKind)} <Short id={row.subjectId} />
        </>
      ),
    },
    { key: 'fields', header: text.fields, phone: 'hidden', cell: (row) => row.fields.join(', ') },
    { key: 'reason', header: text.reason, cell: (row) => row.reason },
  ]
  const last = data.rows.at(-1)
  const older = last && last.number > 1 ? () => setBefore(last.number) : undefined
  const newest = before === undefined ? undefined : () => setBefore(undefined)
  const foot =
    older || newest ? (
      <div className="row">
        {older ? (
          <Button size="small" onClick={older}>
            {text.older}
          </Button>
        ) : null}
        {newest ? (
          <Button size="small" onClick={newest}>
            {text.newest}
          </Button>
        ) : null}
      </div>
    ) : null
  return (
    <>
      <div className={css.bar}>
        {data.brokenAt === null ? (
          <Status kind="done" tag>
            {text.whole}
          </Status>
        ) : (
          <Notice kind="bad">{text.broken(formatNumber(data.brokenAt))}</Notice>
        )}
      </div>
      <div className="card">
        {data.rows.length > 0 ? (
          <DataTable
            label={text.label}
            columns={columns}
            rows={data.rows}
            rowKey={(row) => String(row.number)}
            foot={foot}
          />
        ) : (
          <EmptyState icon={<IconListSearch size={28} stroke={1.6} />} title={text.none}>
            {text.noneWhy}
          </EmptyState>
        )}
      </div>
    </>
  )
}

/** The first part of a long number; the whole of it on pointing. */
const Short = ({ id }: { id: string }) => (
  <span className="muted" title={id}>
    {id.length > 12 ? `${id.slice(0, 8)}…` : id}
  </span>
)
