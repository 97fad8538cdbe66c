import { IconDownload, IconFileCheck } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { type ReportView, reportApi } from '#api/reports.ts'
import { dayInVietnam, type Instant, type PlainDate } from '#core/dates.ts'
import { whyNotIssuedOn } from '#core/reports/issue.ts'
import { useDownload } from '../children/use-download.ts'
import { base64Of, useCall } from '../client.ts'
import { formatDate, formatSize } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useCan, useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/Field.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './Issue.module.css'
import { reportsText } from './text.ts'

const maxBytes = 20 * 1024 * 1024

/** What the records office gave: number, date and the signed paper. */
export const Issue = ({ report, onDone }: { report: ReportView; onDone: (view: ReportView) => unknown }) => {
  const text = useText(reportsText)
  const mayEdit = useCan()('report.edit', report.communePath)
  const [changing, setChanging] = useState(false)
  const shown = report.issuedNumber !== null && !changing
  return (
    <section className={css.issue}>
      <h2>{text.issueTitle}</h2>
      {shown ? (
        <Issued report={report} mayEdit={mayEdit} onChange={() => setChanging(true)} />
      ) : mayEdit ? (
        <IssueForm
          report={report}
          onCancel={report.issuedNumber === null ? null : () => setChanging(false)}
          onDone={(view) => {
            setChanging(false)
            return onDone(view)
          }}
        />
      ) : (
        <>
          <p className="second">{text.noNumber}</p>
          <p className="muted">{text.onlyOfficerIssues}</p>
        </>
      )}
    </section>
  )
}

const Issued = ({ report, mayEdit, onChange }: { report: ReportView; mayEdit: boolean; onChange: () => void }) => {
  const text = useText(reportsText)
  const file = useDownload(reportApi.signedFile)
  return (
    <>
      <dl className={css.facts}>
        <div>
          <dt>{text.issuedNumber}</dt>
          <dd>{report.issuedNumber}</dd>
        </div>
        <div>
          <dt>{text.issuedDay}</dt>
          <dd>{report.issuedOn ? formatDate(report.issuedOn as PlainDate) : ''}</dd>
        </div>
        <div>
          <dt>{text.signedFile}</dt>
          <dd>{report.signedFile?.name ?? <span className="muted">{text.signedNone}</span>}</dd>
        </div>
      </dl>
      <div className="row">
        {report.signedFile ? (
          <Button busy={file.busy} onClick={() => void file.start({ params: { reportId: report.reportId } })}>
            <IconDownload size={18} stroke={1.8} aria-hidden />
            {text.signedDownload}
          </Button>
        ) : null}
        <Button kind="quiet" disabledReason={mayEdit ? null : text.onlyOfficerIssues} onClick={onChange}>
          {text.issueChange}
        </Button>
      </div>
      <ErrorNotice error={file.error} />
    </>
  )
}

const IssueForm = ({
  report,
  onCancel,
  onDone,
}: {
  report: ReportView
  onCancel: (() => void) | null
  onDone: (view: ReportView) => unknown
}) => {
  const text = useText(reportsText)
  const { today } = useSession()
  const say = useToast()
  const [number, setNumber] = useState(report.issuedNumber ?? '')
  const [issuedOn, setIssuedOn] = useState<PlainDate | null>((report.issuedOn as PlainDate | null) ?? null)
  const [signed, setSigned] = useState<File | null>(null)
  const [tried, setTried] = useState(false)
  const issuing = useCall(reportApi.issue, {
    onDone: async (view) => {
      await onDone(view)
      say(text.issuedSaid(view.issuedNumber ?? ''))
    },
  })
  const numberError = tried && number.trim() === '' ? text.numberNeeded : null
  const finalisedAt = report.finalisedAt as Instant
  const fault = issuedOn === null ? null : whyNotIssuedOn(issuedOn, { finalisedAt, today })
  const dayError =
    issuedOn === null
      ? tried
        ? text.issuedOnNeeded
        : null
      : fault === 'day_in_future'
        ? text.issuedOnFuture(formatDate(issuedOn))
        : fault === 'issued_before_final'
          ? text.issuedOnEarly(formatDate(issuedOn), formatDate(dayInVietnam(finalisedAt)))
          : null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (number.trim() === '' || issuedOn === null || fault !== null) return
    const paper = signed ? { fileName: signed.name, contentBase64: await base64Of(signed) } : null
    await issuing.send({
      params: { reportId: report.reportId },
      body: { number: number.trim(), issuedOn, signed: paper },
    })
  }
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      <p className="second">{text.issueWhat}</p>
      <div className={css.two}>
        <TextField
          label={text.number}
          hint={text.numberHint}
          error={numberError}
          value={number}
          onChange={setNumber}
          maxLength={60}
          autoComplete="off"
        />
        <DateField label={text.issuedOn} error={dayError} value={issuedOn} onChange={setIssuedOn} />
      </div>
      {signed ? (
        <div className={css.chosen}>
          <IconFileCheck size={20} stroke={1.8} aria-hidden />
          <p>
            <span className="strong">{text.signed}</span>
            <br />
            {text.signedChosen(signed.name, formatSize(signed.size))}
          </p>
          <Button size="small" kind="quiet" onClick={() => setSigned(null)}>
            {text.signedRemove}
          </Button>
        </div>
      ) : (
        <FileDrop label={text.signed} accept={['.pdf']} maxBytes={maxBytes} kind="plain" onFile={setSigned}>
          {report.signedFile ? <p>{text.signedKept}</p> : null}
        </FileDrop>
      )}
      <ErrorNotice error={issuing.error} />
      <div className="row">
        <Button type="submit" kind="main" busy={issuing.isSending}>
          {text.issue}
        </Button>
        {onCancel ? (
          <Button kind="quiet" onClick={onCancel}>
            {text.issueCancel}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
