import { useState } from 'react'
import { childEntryApi } from '#api/child-entry.ts'
import type { ChildPage } from '#api/children.ts'
import type { PlainDate } from '#core/dates.ts'
import { useCall } from '../../client.ts'
import { useText } from '../../i18n/text.ts'
import { useSession } from '../../shell/root-route.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDrawer } from './FormDrawer.tsx'
import { familyText } from './family-text.ts'
import { useChildRefresh } from './use-child-writes.ts'

/** Somebody is taken out of one child's file: from a day on, or since it was a mistake. */
export const EndCarerDrawer = ({
  childId,
  carer,
  onClose,
}: {
  childId: string
  carer: ChildPage['carers'][number]
  onClose: () => void
}) => {
  const text = useText(familyText)
  const { today } = useSession()
  const refresh = useChildRefresh()
  const [on, setOn] = useState<PlainDate | null>(null)
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<{ on?: string; reason?: string }>({})
  const ending = useCall(childEntryApi.endCarer)
  const send = async () => {
    const wrong = {
      ...(on !== null && on > today && { on: text.inFuture }),
      ...(reason.trim() === '' && { reason: text.fillIn }),
    }
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return
    const params = { childId, carerId: carer.factId }
    const done = await ending.send({ params, body: { on, reason: reason.trim() } })
    await refresh()
    if (done) onClose()
  }
  return (
    <FormDrawer
      title={text.notCarerTitle(carer.fullName)}
      save={text.notCarerSave}
      busy={ending.isSending}
      error={ending.error}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p className="second">{text.notCarerWhat}</p>
      <DateField
        label={text.until}
        optional
        hint={text.untilHint}
        error={faults.on ?? null}
        value={on}
        onChange={setOn}
      />
      <TextField
        label={text.why}
        maxLength={500}
        error={faults.reason ?? null}
        value={reason}
        onChange={(value) => {
          setReason(value)
          setFaults({})
        }}
      />
    </FormDrawer>
  )
}
