import { IconDatabaseExport } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { type BackupView, backupApi } from '#api/accounts.ts'
import { sessionApi } from '#api/session.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatMoment, formatSize } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './Admin.module.css'
import { backupsQuery } from './routes.ts'
import { adminText } from './text.ts'

export const BackupsTab = () => {
  const text = useText(adminText).backups
  const can = useCan()
  const say = useToast()
  const refresh = useRefresh()
  const { data: backups } = useSuspenseQuery(backupsQuery)
  const making = useCall(backupApi.make, {
    onDone: async () => {
      await refresh(backupApi.list, sessionApi.read)
      say(text.made)
    },
  })
  const reasonOf = (reason: string) => text.reasons[reason as keyof typeof text.reasons] ?? reason
  const columns: Column<z.infer<typeof BackupView>>[] = [
    { key: 'when', header: text.when, phone: 'title', cell: (one) => formatMoment(one.madeAt) },
    { key: 'why', header: text.why, cell: (one) => reasonOf(one.reason) },
    { key: 'size', header: text.size, align: 'end', phone: 'end', cell: (one) => formatSize(one.sizeBytes) },
    { key: 'file', header: text.file, cell: (one) => <span className={css.file}>{one.fileName}</span> },
  ]
  const make = can('backup.make') ? (
    <Button kind="main" busy={making.isSending} onClick={() => making.send()}>
      {text.make}
    </Button>
  ) : null
  return (
    <>
      <div className={css.bar}>
        <p className="second">{text.intro}</p>
        {backups.length > 0 ? make : null}
      </div>
      <div className="stack">
        <ErrorNotice error={making.error} />
        <div className="card">
          {backups.length > 0 ? (
            <DataTable label={text.label} columns={columns} rows={backups} rowKey={(one) => one.fileName} />
          ) : (
            <EmptyState icon={<IconDatabaseExport size={28} stroke={1.6} />} title={text.none} actions={make}>
              {text.noneWhy}
            </EmptyState>
          )}
        </div>
      </div>
    </>
  )
}
