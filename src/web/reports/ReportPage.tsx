import { IconCloudCheck, IconCloudOff, IconDownload } from '@tabler/icons-react'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { figureApi } from '#api/figures.ts'
import { type ReportView, reportApi } from '#api/reports.ts'
import { todayApi } from '#api/today.ts'
import { ReportDocument } from '#core/reports/report-model.ts'
import { useDownload } from '../children/use-download.ts'
import { queryOf, useCall, useRefresh } from '../client.ts'
import { formatMoment, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useIsPhone } from '../plans/use-is-phone.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmPanel } from '../ui/ConfirmPanel.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Status } from '../ui/Status.tsx'
import { type Tab, Tabs } from '../ui/Tabs.tsx'
import { type AnnexRow, annexRows, missingOf } from './annex.ts'
import { CutOff } from './CutOff.tsx'
import { FigureDrawer } from './FigureDrawer.tsx'
import { Finalise } from './Finalise.tsx'
import { FrozenFigures } from './FrozenFigures.tsx'
import { Issue } from './Issue.tsx'
import { MissingFigures } from './MissingFigures.tsx'
import { emptySectionsOf, isFinal } from './paper-sections.ts'
import css from './ReportPage.module.css'
import { ReportPaper } from './ReportPaper.tsx'
import { type ReportTab, reportQuery, reportRoute } from './routes.ts'
import { LostTexts, SectionFields, SectionList } from './Sections.tsx'
import { reportsText } from './text.ts'
import { type ReportTexts, useReportTexts } from './use-report-texts.ts'

/** One report: the paper at the left, what a person adds to it at the right. */
export const ReportPage = () => {
  const { reportId } = reportRoute.useParams()
  // Another report is another desk: nothing typed may pass from one to the other.
  return <ReportDesk key={reportId} reportId={reportId} />
}

const ReportDesk = ({ reportId }: { reportId: string }) => {
  const text = useText(reportsText)
  const { data: report } = useSuspenseQuery(reportQuery(reportId))
  const can = useCan()
  const mayWrite = can('report.edit', report.communePath)
  const texts = useReportTexts(report, mayWrite && !isFinal(report))
  const document = useMemo(() => ReportDocument.parse(report.document), [report.document])
  const emptyKeys = useMemo(() => emptySectionsOf(report.sections, document), [report.sections, document])
  const show = useShow(reportId)
  const year = String(report.year)
  return (
    <div className={css.page}>
      <PageHead
        above={
          <>
            <Link {...paths.reports()}>{text.title}</Link> / {document.author}
          </>
        }
        title={text.titleYear(year)}
        actions={
          <div className={css.actions}>
            <SavedWord texts={texts} />
            <Downloads report={report} texts={texts} />
            {isFinal(report) ? (
              <NewVersion report={report} mayEdit={mayWrite} />
            ) : (
              <Finalise report={report} texts={texts} emptyKeys={emptyKeys} onDone={show} />
            )}
          </div>
        }
      />
      <Notes report={report} mayWrite={mayWrite} texts={texts} />
      <Desk report={report} document={document} emptyKeys={emptyKeys} texts={texts} mayWrite={mayWrite} show={show} />
    </div>
  )
}

/** Puts what the server answered on the page, and has the lists that name the report read again. */
const useShow = (reportId: string) => {
  const queries = useQueryClient()
  const refresh = useRefresh()
  return useCallback(
    async (view: ReportView) => {
      const { queryKey } = reportQuery(reportId)
      await queries.cancelQueries({ queryKey })
      queries.setQueryData(queryKey, view)
      void refresh(reportApi.list, todayApi.read)
    },
    [queries, refresh, reportId],
  )
}

/** One word for the whole page; each field says its own. */
const SavedWord = ({ texts }: { texts: ReportTexts }) => {
  const text = useText(reportsText)
  const { state, lastSavedAt, isUnsaved } = texts
  const failed = isUnsaved && (state.kind === 'unreachable' || state.kind === 'refused')
  return (
    <span className={css.saved} role="status">
      {failed ? (
        <>
          <IconCloudOff size={16} stroke={1.8} aria-hidden />
          {text.unsavedShort}
        </>
      ) : lastSavedAt ? (
        <>
          <IconCloudCheck size={16} stroke={1.8} aria-hidden />
          {text.saved(lastSavedAt)}
        </>
      ) : null}
    </span>
  )
}

const Downloads = ({ report, texts }: { report: ReportView; texts: ReportTexts }) => {
  const text = useText(reportsText)
  const docx = useDownload(reportApi.docx)
  const pdf = useDownload(reportApi.pdf)
  const args = { params: { reportId: report.reportId } }
  // The file is made from what is saved: first save what was typed.
  const start = async (file: typeof docx | typeof pdf) => {
    await texts.flush()
    await file.start(args)
  }
  return (
    <>
      <Button busy={docx.busy} onClick={() => void start(docx)}>
        <IconDownload size={18} stroke={1.8} aria-hidden />
        {text.docx}
      </Button>
      <Button busy={pdf.busy} onClick={() => void start(pdf)}>
        <IconDownload size={18} stroke={1.8} aria-hidden />
        {text.pdf}
      </Button>
      <ErrorNotice error={docx.error ?? pdf.error} />
    </>
  )
}

/** A final report is corrected by another one beside it. */
const NewVersion = ({ report, mayEdit }: { report: ReportView; mayEdit: boolean }) => {
  const text = useText(reportsText)
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [asking, setAsking] = useState(false)
  const starting = useCall(reportApi.start, {
    onDone: async (view) => {
      setAsking(false)
      void refresh(reportApi.list)
      await navigate(paths.report(view.reportId))
    },
  })
  const { planId, communePath, year, cutOff } = report
  return (
    <>
      <Button disabledReason={mayEdit ? null : text.onlyOfficerRenews} onClick={() => setAsking(true)}>
        {text.newVersion}
      </Button>
      <ConfirmPanel
        opened={asking}
        title={text.newVersionTitle(String(year))}
        action={text.newVersion}
        busy={starting.isSending}
        error={starting.error}
        onConfirm={() => starting.send({ body: { plan: planId, area: communePath, year, cutOff } })}
        onClose={() => setAsking(false)}
      >
        <p>{text.newVersionWhat}</p>
      </ConfirmPanel>
    </>
  )
}

/** What holds for the whole page: frozen, only to read, not saved. */
const Notes = ({ report, mayWrite, texts }: { report: ReportView; mayWrite: boolean; texts: ReportTexts }) => {
  const text = useText(reportsText)
  const notes: { key: string; note: ReactNode }[] = []
  if (isFinal(report) && report.finalisedAt)
    notes.push({
      key: 'frozen',
      note: (
        <div className={css.frozen}>
          <Status kind="locked">
            {report.finalisedBy
              ? text.frozen(formatMoment(report.finalisedAt), report.finalisedBy)
              : text.frozenNoName(formatMoment(report.finalisedAt))}
          </Status>
          <span className="second">{text.frozenWhat}</span>
        </div>
      ),
    })
  if (!isFinal(report) && !mayWrite) notes.push({ key: 'reader', note: <Notice>{text.onlyOfficerWrites}</Notice> })
  if (texts.state.kind === 'unreachable')
    notes.push({ key: 'unreachable', note: <Notice kind="warn">{text.unreachable}</Notice> })
  return notes.length === 0 ? null : (
    <div className={css.notes}>
      {notes.map(({ key, note }) => (
        <div key={key}>{note}</div>
      ))}
    </div>
  )
}

const Desk = ({
  report,
  document,
  emptyKeys,
  texts,
  mayWrite,
  show,
}: {
  report: ReportView
  document: ReportDocument
  emptyKeys: readonly string[]
  texts: ReportTexts
  mayWrite: boolean
  show: (view: ReportView) => unknown
}) => {
  const text = useText(reportsText)
  const isPhone = useIsPhone()
  const final = isFinal(report)
  const search = reportRoute.useSearch()
  const navigate = reportRoute.useNavigate()
  const { planId, communePath, year } = report
  const asked = useQuery(queryOf(figureApi.board, { query: { plan: planId, area: communePath, year } }))
  const board = asked.data
  const rows = useMemo(() => annexRows(document, board), [document, board])
  const [opened, setOpened] = useState<AnnexRow | null>(null)
  const [currentKey, setCurrentKey] = useState<string | null>(null)
  const paper = useRef<HTMLElement>(null)
  const fields = useRef(new Map<string, HTMLTextAreaElement>())
  const wanted = useRef<{ field?: string; heading?: string }>({})

  // On a phone whoever writes finds the fields first, whoever reads the paper.
  const beside: ReportTab[] = [final ? 'issue' : 'write', 'figures']
  const keys: ReportTab[] = !isPhone ? beside : mayWrite ? [...beside, 'paper'] : ['paper', ...beside]
  const tab = keys.find((key) => key === search.tab) ?? keys[0] ?? 'write'
  const setTab = useCallback(
    (to: ReportTab) => navigate({ search: (before) => ({ ...before, tab: to }), replace: true, resetScroll: false }),
    [navigate],
  )

  const toHeading = useCallback((key: string) => {
    const heading = paper.current?.querySelector<HTMLElement>(`[data-section="${key}"]`)
    const box = paper.current
    if (!heading || !box) return
    if (box.scrollHeight > box.clientHeight + 1) box.scrollTo({ top: heading.offsetTop - 16 })
    else heading.scrollIntoView({ block: 'start' })
  }, [])
  const focusSection = useCallback(
    (key: string) => {
      setCurrentKey(key)
      if (!isPhone) toHeading(key)
    },
    [isPhone, toHeading],
  )
  const write = useCallback(
    (key: string) => {
      wanted.current = { field: key }
      if (tab === 'write') fields.current.get(key)?.focus()
      else void setTab('write')
    },
    [tab, setTab],
  )
  const showHeading = (key: string) => {
    setCurrentKey(key)
    wanted.current = { heading: key }
    if (isPhone) void setTab('paper')
    else toHeading(key)
  }
  // After the other tab has come: on to what was wanted there.
  useEffect(() => {
    const { field, heading } = wanted.current
    wanted.current = {}
    if (tab === 'write' && field) fields.current.get(field)?.focus()
    if (tab === 'paper' && heading) toHeading(heading)
  }, [tab, toHeading])

  const cellAt = useCallback(
    (at: number) => {
      const row = rows.find((one) => one.at === at)
      if (!row?.measure?.indicator || row.counted === '') return null
      return { name: row.subject, frozen: final, onOpen: () => setOpened(row) }
    },
    [rows, final],
  )
  const sheet = (
    <ReportPaper
      document={document}
      sections={report.sections}
      currentKey={currentKey}
      onWrite={mayWrite && !final ? write : null}
      cellAt={cellAt}
      boxRef={paper}
    />
  )
  const filled = report.sections.length - emptyKeys.length
  const missing = board && !final ? missingOf(board).measures : report.missingFigures
  const tabs: Tab<ReportTab>[] = keys.map((key) => ({
    key,
    ...{
      write: {
        label: mayWrite ? text.tab.write : text.tab.read,
        count: `${formatNumber(filled)}/${formatNumber(report.sections.length)}`,
      },
      figures:
        final || missing === 0
          ? { label: text.tab.figures }
          : { label: text.tab.missing, count: formatNumber(missing), tone: 'warn' as const },
      issue: { label: text.tab.issue },
      paper: { label: text.tab.paper },
    }[key],
  }))
  return (
    <div className={css.desk}>
      {isPhone ? null : <div className={css.paper}>{sheet}</div>}
      <div className={css.pane}>
        <Tabs label={text.tabs} tabs={tabs} value={tab} onChange={(key) => void setTab(key)}>
          {tab === 'paper' ? (
            sheet
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <section className={css.scroll} tabIndex={0} aria-label={tabs.find(({ key }) => key === tab)?.label}>
              {tab === 'write' && mayWrite ? (
                <SectionFields
                  sections={report.sections}
                  texts={texts}
                  onFocus={focusSection}
                  fieldRef={(key, field) => {
                    if (field) fields.current.set(key, field)
                    else fields.current.delete(key)
                  }}
                />
              ) : null}
              {tab === 'write' && !mayWrite ? (
                <SectionList sections={report.sections} emptyKeys={emptyKeys} onShow={showHeading} />
              ) : null}
              {tab === 'issue' ? (
                <div className="stack">
                  <LostTexts sections={report.sections} texts={texts} />
                  <Issue report={report} onDone={show} />
                </div>
              ) : null}
              {tab === 'figures' ? (
                <div className="stack">
                  {final ? null : <CutOff report={report} mayEdit={mayWrite} onChanged={show} />}
                  {final ? <FrozenFigures rows={rows} onOpen={setOpened} /> : null}
                  {board && !final ? <MissingFigures board={board} /> : null}
                  {asked.isPending ? <p className={css.waiting}>{text.looking}</p> : null}
                  <ErrorNotice error={asked.error} onRetry={() => void asked.refetch()} />
                </div>
              ) : null}
            </section>
          )}
        </Tabs>
      </div>
      <FigureDrawer report={report} row={opened} onClose={() => setOpened(null)} />
    </div>
  )
}
