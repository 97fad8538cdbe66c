/** Enters a dose: vaccine and number are chosen; what is on no list keeps the name it has in the book. */
import { useState } from 'react'
import type { DoseOfChild } from '#api/child-health.ts'
import { doseChoices, vaccineChoices } from '#core/children/facts/vaccine-choices.ts'
import type { PlainDate } from '#core/dates.ts'
import { usePick, useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { DateField } from '../ui/DateField.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { HealthDrawer, useAddHealth } from './HealthDrawer.tsx'
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
  const { today } = useSession()
  const [vaccine, setVaccine] = useState(given?.vaccine ?? '')
  const [other, setOther] = useState('')
  const [dose, setDose] = useState(given ? String(given.dose) : '')
  const [on, setOn] = useState<PlainDate | null>(null)
  const [place, setPlace] = useState('')
  const [tried, setTried] = useState(false)
  const adding = useAddHealth(onClose)
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
    <HealthDrawer title={text.addDose} adding={adding} onSave={save} onClose={onClose}>
      <SelectField
        label={text.vaccine}
        placeholder={text.choose}
        value={vaccine}
        onChange={setVaccine}
        choices={choices(vaccineChoices)}
        error={fault('vaccine')}
      />
      {vaccine === 'other' ? (
        <TextField label={text.otherVaccine} maxLength={60} value={other} onChange={setOther} error={fault('other')} />
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
    </HealthDrawer>
  )
}
