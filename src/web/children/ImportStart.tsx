import { IconDownload } from '@tabler/icons-react'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { childApi } from '#api/children.ts'
import type { ReplyOf } from '#api/endpoint.ts'
import { communePathOf } from '#core/permissions.ts'
import { base64Of, useCall, useRefresh } from '../client.ts'
import { formatMoment, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useScope } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProgressLine } from '../ui/ProgressLine.tsx'
import { Status } from '../ui/Status.tsx'
import css from './Import.module.css'
import { type ImportText, importText } from './import-text.ts'
import { importQuery, importRoute, importsQuery } from './routes.ts'
import { useDownload } from './use-download.ts'

/** The body of a request holds 30 MB, and a file grows by a third on its way. */
const maxBytes = 20_000_000

export const ImportStart = () => {
  const text = useText(importText)
  const { area } = useScope()
  const queries = useQueryClient()
  const refresh = useRefresh()
  const navigate = importRoute.useNavigate()
  const template = useDownload(childApi.template)
  const [fileName, setFileName] = useState<string | null>(null)
  const isHere = useIsHere()
  const starting = useCall(childApi.startImport, {
    onDone: (preview) => {
      queries.setQueryData(importQuery(preview.batchId).queryKey, preview)
      void refresh(childApi.listImports)
    },
  })
  const { data: imports } = useSuspenseQuery(importsQuery)
  const handIn = async (file: File) => {
    setFileName(file.name)
    const contentBase64 = await base64Of(file)
    const preview = await starting.send({ body: { commune: communePathOf(area), fileName: file.name, contentBase64 } })
    setFileName(null)
    // Whoever went on to another page meanwhile stays there.
    if (preview && isHere.current)
      void navigate({ to: '.', search: (before) => ({ ...before, batch: preview.batchId }) })
  }
  return (
    <>
      <PageHead above={<Link {...paths.children()}>{text.children}</Link>} title={text.title} below={text.below} />
      <div className={css.start}>
        <div className="stack-tight side-pad">
          {fileName ? (
            <div className={css.reading} aria-live="polite">
              <ProgressLine label={text.readingFile(fileName)} value={null} max={1}>
                {text.readingSafe}
              </ProgressLine>
            </div>
          ) : (
            <FileDrop
              label={text.file}
              accept={['.xlsx', '.csv']}
              maxBytes={maxBytes}
              onFile={(file) => void handIn(file)}
            >
              {text.fileHint}
            </FileDrop>
          )}
          <ErrorNotice error={starting.error} />
        </div>
        <div className={css.template}>
          <p className="second">{text.templateHint}</p>
          <Button busy={template.busy} onClick={() => void template.start({})}>
            <IconDownload size={18} stroke={1.8} aria-hidden />
            {template.busy ? text.preparing : text.template}
          </Button>
          <ErrorNotice error={template.error} />
        </div>
      </div>
      <section className={css.recent} aria-labelledby="recent">
        <h2 id="recent" className="side-pad">
          {text.recent}
        </h2>
        {imports.length === 0 ? (
          <p className="muted side-pad">{text.none}</p>
        ) : (
          <div className="card">
            <DataTable
              label={text.recent}
              columns={recentColumns(text)}
              rows={imports}
              rowKey={(batch) => batch.batchId}
            />
          </div>
        )}
      </section>
    </>
  )
}

type Import = ReplyOf<typeof childApi.listImports>[number]

const recentColumns = (text: ImportText): Column<Import>[] => [
  {
    key: 'name',
    header: text.name,
    phone: 'title',
    cell: (batch) => (
      <Link className={css.fileName} {...paths.importChildren()} search={{ batch: batch.batchId } as never}>
        {batch.fileName}
      </Link>
    ),
  },
  {
    key: 'when',
    header: text.when,
    phone: 'line',
    cell: (batch) => <span className="nowrap">{formatMoment(batch.startedAt)}</span>,
  },
  {
    key: 'rows',
    header: text.rows,
    align: 'end',
    phone: 'labelled',
    cell: (batch) => formatNumber(batch.rowsTotal),
  },
  {
    key: 'state',
    header: text.state,
    phone: 'line',
    cell: (batch) =>
      batch.state === 'preview' ? (
        <Status kind="due">{text.statePreview}</Status>
      ) : batch.state === 'done' ? (
        <Status kind="done">{text.stateDone}</Status>
      ) : (
        <Status kind="none">{text.stateDropped}</Status>
      ),
  },
  {
    key: 'outcome',
    header: text.outcome,
    phone: 'line',
    cell: (batch) =>
      batch.state === 'done'
        ? text.outcomeShort(
            formatNumber(batch.added ?? 0),
            formatNumber(batch.changed ?? 0),
            formatNumber(batch.unchanged ?? 0),
          )
        : '',
  },
]

/** Is the page still on the screen when an answer comes? */
export const useIsHere = () => {
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return isHere
}
