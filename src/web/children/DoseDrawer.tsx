/** Enters a dose: vaccine and number are chosen; what is on no list keeps the name it has in the book. */
import { useState } from 'react'
import { childFactApi } from '#api/child-facts.ts'
import type { DoseOfChild } from '#api/child-health.ts'
import { doseChoices, vaccineChoices } from '#core/children/facts/vaccine-choices.ts'
import type { PlainDate } from '#core/dates.ts'
import { useCall } from '../client.ts'
import { usePick, useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import { useChildRefresh } from './entry/use-child-writes.ts'
import css from './Health.module.css'
import { healthText } from './health-text.ts'

export const DoseDrawer = ({
  childId,
  dose: given,
  onClose,
}: {
  childId: string
  /** The dose that was due; null: any. */
  dose: DoseOfChild | null
  onClose: () => void
}) => {
  const text = useText(healthText)
  const pick = usePick()
  const say = useToast()
  const refresh = useChildRefresh()
  const { today } = useSession()
  const [vaccine, setVaccine] = useState(given?.vaccine ?? '')
  const [other, setOther] = useState('')
  const [dose, setDose] = useState(given ? String(given.dose) : '')
  const [on, setOn] = useState<PlainDate | null>(null)
  const [place, setPlace] = useState('')
  const [tried, setTried] = useState(false)
  const adding = useCall(childFactApi.add, {
    onDone: async () => {
      onClose()
      say(text.saved)
      await refresh()
    },
  })
  const faults = {
    vaccine: vaccine === '' ? text.chooseNeeded : null,
    other: vaccine === 'other' && other.trim() === '' ? text.nameNeeded : null,
    dose: dose === '' ? text.chooseNeeded : null,
    on: on === null ? text.dayNeeded : on > today ? text.dayFuture : null,
  }
  const fault = (name: keyof typeof faults) => (tried ? faults[name] : null)
  const save = () => {
    setTried(true)
    if (on === null || Object.values(faults).some((one) => one !== null)) return
    void adding.send({
      params: { childId },
      body: {
        kind: 'vaccinations',
        validFrom: on,
        content: {
          vaccine,
          other_vaccine: vaccine === 'other' ? other.trim() : null,
          dose,
          place: place.trim() === '' ? null : place.trim(),
        },
      },
    })
  }
  const choices = (list: readonly { code: string; vi: string; en: string }[]) =>
    list.map((one) => ({ value: one.code, label: pick(one) }))
  return (
    <Drawer
      opened
      title={text.addDose}
      onClose={onClose}
      foot={
        <>
          <Button kind="main" busy={adding.isSending} onClick={save}>
            {text.save}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <div className={css.form}>
        <SelectField
          label={text.vaccine}
          placeholder={text.choose}
          value={vaccine}
          onChange={setVaccine}
          choices={choices(vaccineChoices)}
          error={fault('vaccine')}
        />
        {vaccine === 'other' ? (
          <TextField
            label={text.otherVaccine}
            maxLength={60}
            value={other}
            onChange={setOther}
            error={fault('other')}
          />
        ) : null}
        <SelectField
          label={text.dose}
          placeholder={text.choose}
          value={dose}
          onChange={setDose}
          choices={choices(doseChoices)}
          error={fault('dose')}
        />
        <DateField label={text.dayGiven} value={on} onChange={setOn} error={fault('on')} />
        <TextField label={text.place} optional maxLength={300} value={place} onChange={setPlace} />
        <p className="muted">{text.notTheBook}</p>
        <ErrorNotice error={adding.error} />
      </div>
    </Drawer>
  )
}
