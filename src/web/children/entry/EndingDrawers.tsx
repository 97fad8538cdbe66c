import { type FormEvent, useId, useState } from 'react'
import { childFactApi } from '#api/child-facts.ts'
import type { ChildPage } from '#api/children.ts'
import type { FactKind } from '#core/children/facts/fact-kind.ts'
import { formatDate, type PlainDate } from '#core/dates.ts'
import { useCall } from '../../client.ts'
import { usePick, useText } from '../../i18n/text.ts'
import { useSession } from '../../shell/root-route.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { TextField } from '../../ui/Field.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useFactWords } from '../use-fact-words.ts'
import type { PageFact } from './child-actions.ts'
import css from './Entry.module.css'
import { entryText } from './entry-text.ts'
import { FormFoot } from './FormFoot.tsx'
import { useChildRefresh, useUndo } from './use-child-writes.ts'

type Props = { page: ChildPage; kind: FactKind; fact: PageFact; onClose: () => void }

/** From which day a state no longer holds. */
export const EndDrawer = ({ page, kind, fact, onClose }: Props) => {
  const text = useText(entryText)
  const pick = usePick()
  const formId = useId()
  const { today } = useSession()
  const say = useToast()
  const words = useFactWords(page)(fact)
  const refresh = useChildRefresh()
  const undo = useUndo(page.child.childId)
  const ending = useCall(childFactApi.end)
  const [on, setOn] = useState<PlainDate | null>(today)
  const [wrong, setWrong] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (on === null) return setWrong(text.fillDay)
    if (on <= fact.validFrom) return setWrong(text.endsTooEarly)
    const done = await ending.send({
      params: { childId: page.child.childId, factId: fact.factId },
      body: { kind: kind.kind, on },
    })
    await refresh()
    if (!done) return
    onClose()
    const { factId } = done
    say(
      text.ended(kind.secret ? pick(kind.words) : words.what, formatDate(on)),
      factId === null ? {} : { undo: () => undo.putBack(fact, factId) },
    )
  }
  return (
    <Drawer
      opened
      title={text.endTitle(pick(kind.words))}
      onClose={onClose}
      foot={<FormFoot formId={formId} save={text.endSave} busy={ending.isSending} onLeave={onClose} />}
    >
      <form id={formId} className={css.form} onSubmit={submit} noValidate>
        <Fact {...words} />
        <DateField
          label={text.until}
          hint={text.untilHint}
          error={wrong}
          value={on}
          onChange={(day) => {
            setOn(day)
            setWrong(null)
          }}
        />
        <ErrorNotice error={ending.error} />
      </form>
    </Drawer>
  )
}

/** Something that should never have been written: taken back, with the reason. */
export const WithdrawDrawer = ({ page, kind, fact, onClose }: Props) => {
  const text = useText(entryText)
  const pick = usePick()
  const formId = useId()
  const say = useToast()
  const words = useFactWords(page)(fact)
  const refresh = useChildRefresh()
  const undo = useUndo(page.child.childId)
  const withdrawing = useCall(childFactApi.withdraw)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setMissing(true)
    const done = await withdrawing.send({
      params: { childId: page.child.childId, factId: fact.factId },
      body: { kind: kind.kind, reason: reason.trim() },
    })
    await refresh()
    if (!done) return
    onClose()
    say(text.withdrawn(kind.secret ? pick(kind.words) : words.what), { undo: () => undo.enterAgain(fact) })
  }
  return (
    <Drawer
      opened
      title={text.withdrawTitle(pick(kind.words))}
      onClose={onClose}
      foot={<FormFoot formId={formId} save={text.withdrawSave} busy={withdrawing.isSending} onLeave={onClose} />}
    >
      <form id={formId} className={css.form} onSubmit={submit} noValidate>
        <Fact {...words} />
        <p className="second">{text.withdrawWhat}</p>
        <TextField
          label={text.withdrawReason}
          hint={text.withdrawReasonHint}
          error={missing ? text.fillIn : null}
          maxLength={500}
          value={reason}
          onChange={(value) => {
            setReason(value)
            setMissing(false)
          }}
        />
        <ErrorNotice error={withdrawing.error} />
      </form>
    </Drawer>
  )
}

const Fact = ({ what, more, when }: { what: string; more: string; when: string }) => (
  <div className={css.fact}>
    <h3>{what}</h3>
    {more ? <p className="second">{more}</p> : null}
    <p className="muted">{when}</p>
  </div>
)
