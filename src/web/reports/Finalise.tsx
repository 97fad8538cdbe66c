import { useState } from 'react'
import { type ReportView, reportApi } from '#api/reports.ts'
import { useCall } from '../client.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmPanel } from '../ui/ConfirmPanel.tsx'
import { useToast } from '../ui/Toast.tsx'
import { reportsText } from './text.ts'
import type { ReportTexts } from './use-report-texts.ts'

/** From draft to final: says what will happen and what is missing, and asks once. */
export const Finalise = ({
  report,
  texts,
  emptyKeys,
  onDone,
}: {
  report: ReportView
  texts: ReportTexts
  emptyKeys: readonly string[]
  onDone: (view: ReportView) => unknown
}) => {
  const text = useText(reportsText)
  const may = useCan()('report.finalise', report.communePath)
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const finalising = useCall(reportApi.finalise, {
    onDone: async (view) => {
      setAsking(false)
      await onDone(view)
      say(text.finalised)
    },
  })
  const ask = () => {
    finalising.reset()
    void texts.flush()
    setAsking(true)
  }
  const confirm = async () => {
    if (await texts.flush()) await finalising.send({ params: { reportId: report.reportId } })
  }
  const names = report.sections.filter(({ key }) => emptyKeys.includes(key)).map(({ heading }) => heading)
  const year = String(report.year)
  return (
    <>
      <Button kind="main" disabledReason={may ? null : text.onlyCommuneFinalises} onClick={ask}>
        {text.finalise}
      </Button>
      <ConfirmPanel
        opened={asking}
        title={text.finaliseTitle(year)}
        action={text.finalise}
        busy={finalising.isSending}
        error={finalising.error}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        <p>{text.finaliseWhat}</p>
        <p>{text.finaliseDay(formatDate(report.countedTo))}</p>
        {report.missingFigures > 0 ? <p>{text.finaliseMissing(formatNumber(report.missingFigures))}</p> : null}
        {names.length > 0 ? <p>{text.finaliseEmpty(formatNumber(names.length), names.join('; '))}</p> : null}
        {report.missingFigures === 0 && names.length === 0 ? <p>{text.finaliseComplete}</p> : null}
        {texts.isUnsaved ? <p role="status">{text.finaliseUnsaved}</p> : null}
      </ConfirmPanel>
    </>
  )
}
