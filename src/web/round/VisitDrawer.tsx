import { useState } from 'react'
import { roundApi } from '#api/round.ts'
import { roundPaperApi } from '#api/round-paper.ts'
import type { PlainDate } from '#core/dates.ts'
import { useCall, useRefresh } from '../client.ts'
import { useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextAreaField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import { visitsText } from './visits-text.ts'

/** A visit in three fields, the day filled in already: what was seen is the only one that must be typed. */
export const VisitDrawer = ({
  child,
  onClose,
}: {
  child: { childId: string; fullName: string | null }
  onClose: () => void
}) => {
  const text = useText(visitsText)
  const say = useToast()
  const refresh = useRefresh()
  const { today } = useSession()
  const [on, setOn] = useState<PlainDate | null>(today)
  const [seen, setSeen] = useState('')
  const [needs, setNeeds] = useState('')
  const [complain, setComplain] = useState(false)
  const saving = useCall(roundPaperApi.logVisit, {
    onDone: async () => {
      say(text.visitSaved)
      onClose()
      await refresh(roundPaperApi.visits, roundApi.lines, roundApi.overview)
    },
  })
  const save = () => {
    setComplain(true)
    if (on === null || seen.trim() === '') return
    void saving.send({ body: { childId: child.childId, on, seen, needs: needs.trim() === '' ? null : needs } })
  }
  return (
    <Drawer
      opened
      title={text.visitOf(child.fullName ?? text.nameHidden)}
      onClose={onClose}
      foot={
        <Button kind="main" busy={saving.isSending} onClick={save}>
          {text.saveVisit}
        </Button>
      }
    >
      <div className="stack">
        <TextAreaField
          label={text.seen}
          hint={text.seenHint}
          value={seen}
          onChange={setSeen}
          rows={3}
          error={complain && seen.trim() === '' ? text.needed : null}
        />
        <TextAreaField label={text.needs} optional value={needs} onChange={setNeeds} rows={2} />
        <DateField
          label={text.visitedOn}
          value={on}
          onChange={setOn}
          error={complain && on === null ? text.needed : null}
        />
        <ErrorNotice error={saving.error} />
      </div>
    </Drawer>
  )
}
