import { IconDownload, IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type FigureView, figureApi, type MeasureResult } from '#api/figures.ts'
import type { ReportView } from '#api/reports.ts'
import { useDownload } from '../children/use-download.ts'
import { queryOf } from '../client.ts'
import { formatDate, formatNumber, formatRate } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { LoadingPage } from '../shell/LoadingPage.tsx'
import { useCan } from '../shell/root-route.tsx'
import { type Bucket, FigureRows } from '../targets/FigureRows.tsx'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import type { AnnexRow } from './annex.ts'
import css from './FigureDrawer.module.css'
import { isFinal } from './paper-sections.ts'
import { reportsText } from './text.ts'

/** What stands behind a number of the report: as it was for a final one, as it is now for a draft. */
export const FigureDrawer = ({
  report,
  row,
  onClose,
}: {
  report: ReportView
  row: AnnexRow | null
  onClose: () => void
}) => (
  <Drawer opened={row !== null} title={row?.subject ?? ''} onClose={onClose}>
    {row?.measure?.indicator ? <Opened key={row.at} report={report} row={row} measure={row.measure} /> : null}
  </Drawer>
)

const askFor = (report: ReportView, indicator: string) => ({
  area: report.communePath,
  year: report.year,
  indicator,
  ...(isFinal(report) ? { report: report.reportId } : { asOf: report.countedTo }),
})

const Opened = ({ report, row, measure }: { report: ReportView; row: AnnexRow; measure: MeasureResult }) => {
  const text = useText(reportsText)
  const pick = usePick()
  const named = useCan()('figure.identify', report.communePath)
  const [bucket, setBucket] = useState<Bucket>('not_counted')
  const query = { query: askFor(report, measure.indicator?.code ?? '') }
  const { data, error, isPending } = useQuery(queryOf(named ? figureApi.namedRows : figureApi.rows, query))
  const indicator = measure.indicator
  return (
    <div className="stack">
      <div>
        <p className={css.value}>
          {isFinal(report) ? <IconLock size={24} stroke={1.8} aria-hidden /> : null}
          {row.rate === '' ? row.counted : row.rate}
          {row.of === '' ? null : <span className={css.of}>{`${row.counted}/${row.of}`}</span>}
        </p>
        <p className="second">{row.standing}</p>
        {isFinal(report) ? (
          <p className="muted">
            {text.frozenAt}. {measure.figure ? <Living row={row} figure={measure.figure} /> : null}
          </p>
        ) : null}
      </div>
      <dl className={css.facts}>
        {indicator?.formulaInWords ? <Fact term={text.how}>{pick(indicator.formulaInWords)}</Fact> : null}
        {indicator?.cohortDay ? <Fact term={text.cohort}>{pick(indicator.cohortDay)}</Fact> : null}
        {data ? <Fact term={text.countedTo}>{formatDate(data.figure.cutOff)}</Fact> : null}
        {data ? (
          <Fact term={text.source}>
            {data.figure.source === 'computed' ? text.sourceComputed : text.sourceEntered(data.figure.sourceNote ?? '')}
          </Fact>
        ) : null}
        {indicator?.definitionNote ? <Fact term={text.definition}>{pick(indicator.definitionNote)}</Fact> : null}
      </dl>
      <ErrorNotice error={error} />
      {data?.figure.attachmentId ? <Attachment fileId={data.figure.attachmentId} /> : null}
      {isPending ? <LoadingPage /> : null}
      {data && data.figure.source !== 'computed' ? <p className="muted">{text.noRows}</p> : null}
      {data && data.figure.source === 'computed' ? (
        <FigureRows list={{ rows: data.rows, error: null, named, mayOpen: true, bucket, setBucket, fileName: '' }} />
      ) : null}
    </div>
  )
}

const Fact = ({ term, children }: { term: string; children: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

/** What the register says now, beside the frozen number. */
const Living = ({ row, figure }: { row: AnnexRow; figure: FigureView }) => {
  const text = useText(reportsText)
  if (figure.numerator === null || figure.source !== 'computed') return null
  const counts = [figure.numerator, figure.denominator].filter((n) => n !== null).map((n) => formatNumber(n))
  const rate = figure.rate === null ? '' : ` (${formatRate(figure.rate, figure.unit)})`
  const now = `${counts.join('/')}${row.rate === '' ? '' : rate}`
  const same = counts[0] === row.counted && (counts[1] ?? '') === row.of
  return same ? text.livingSame(now) : text.living(now)
}

const Attachment = ({ fileId }: { fileId: string }) => {
  const text = useText(reportsText)
  const file = useDownload(figureApi.attachment)
  return (
    <div className="stack-tight">
      <div>
        <Button busy={file.busy} onClick={() => void file.start({ params: { fileId } })}>
          <IconDownload size={18} stroke={1.8} aria-hidden />
          {text.attachment}
        </Button>
      </div>
      <ErrorNotice error={file.error} />
    </div>
  )
}
