import { useState } from 'react'
import { type ReportView, reportApi } from '#api/reports.ts'
import type { PlainDate } from '#core/dates.ts'
import { useCall } from '../client.ts'
import { formatDate } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './Figures.module.css'
import { reportsText } from './text.ts'

/** The last day the report counts. Changing it recounts every figure, so it asks for a press and can be undone. */
export const CutOff = ({
  report,
  mayEdit,
  onChanged,
}: {
  report: ReportView
  mayEdit: boolean
  onChanged: (view: ReportView) => unknown
}) => {
  const text = useText(reportsText)
  const say = useToast()
  const [day, setDay] = useState<PlainDate | null>(report.cutOff)
  const [round, setRound] = useState(0)
  const editing = useCall(reportApi.edit, { onDone: onChanged })
  const send = (cutOff: PlainDate) =>
    editing.send({ params: { reportId: report.reportId }, body: { fields: {}, cutOff } })
  const show = (cutOff: PlainDate) => {
    setDay(cutOff)
    // The field keeps what was typed; another day from outside begins it anew.
    setRound((before) => before + 1)
  }
  const recount = async (cutOff: PlainDate) => {
    const before = report.cutOff
    if (!(await send(cutOff))) return
    say(text.recounted(formatDate(cutOff)), {
      undo: async () => {
        if (await send(before)) show(before)
      },
    })
  }
  const waits = report.countedTo < report.cutOff
  const note = waits ? text.cutOffNotYet(formatDate(report.cutOff), formatDate(report.countedTo)) : text.cutOffHint
  if (!mayEdit)
    return (
      <dl className={css.facts}>
        <div>
          <dt>{text.cutOffLabel}</dt>
          <dd>
            <b>{formatDate(report.cutOff)}</b>
          </dd>
        </div>
        {waits ? <p className="muted">{note}</p> : null}
      </dl>
    )
  return (
    <div className={css.cutOff}>
      <div className={css.cutOffField}>
        <DateField key={round} label={text.cutOffLabel} hint={note} value={day} onChange={setDay} />
      </div>
      {day !== null && day !== report.cutOff ? (
        <Button busy={editing.isSending} onClick={() => recount(day)}>
          {text.recount(formatDate(day))}
        </Button>
      ) : null}
      <ErrorNotice error={editing.error} />
    </div>
  )
}
