import { useState } from 'react'
import { childEntryApi } from '#api/child-entry.ts'
import type { ChildPage } from '#api/children.ts'
import type { HouseholdPoverty } from '#core/children/imported-child.ts'
import type { PlainDate } from '#core/dates.ts'
import { useCall } from '../../client.ts'
import { useText } from '../../i18n/text.ts'
import { useSession } from '../../shell/root-route.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { OptionsField } from '../../ui/OptionsField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import css from './Entry.module.css'
import { FormDrawer } from './FormDrawer.tsx'
import { familyText } from './family-text.ts'
import { HouseholdFields } from './HouseholdFields.tsx'
import { orNull } from './IdentityFields.tsx'
import { useChildRefresh } from './use-child-writes.ts'

/** Code, head, poverty of the household: what is said holds for every child in it. */
export const HouseholdDrawer = ({ page, onClose }: { page: ChildPage; onClose: () => void }) => {
  const text = useText(familyText)
  const { today } = useSession()
  const say = useToast()
  const refresh = useChildRefresh()
  const { household } = page
  const before = household?.poverty ?? null
  const [code, setCode] = useState(household?.code ?? '')
  const [head, setHead] = useState(household?.headName ?? '')
  const [poverty, setPoverty] = useState<HouseholdPoverty | 'unsaid'>((before?.poverty as HouseholdPoverty) ?? 'unsaid')
  const [decision, setDecision] = useState(before?.decision ?? '')
  const [from, setFrom] = useState<PlainDate | null>(before?.validFrom ?? today)
  const [fault, setFault] = useState<string | null>(null)
  const [seen] = useState(household?.identityId ?? null)
  const writing = useCall(childEntryApi.household)
  const send = async () => {
    const said = poverty !== 'unsaid'
    if (said && from === null) return setFault(text.fillDay)
    if (said && from !== null && from > today) return setFault(text.inFuture)
    const done = await writing.send({
      params: { childId: page.child.childId },
      body: {
        code: orNull(code),
        headName: orNull(head),
        address: household?.address ?? null,
        poverty: said && from !== null ? { poverty, decision: orNull(decision), from } : null,
        identityId: seen,
      },
    })
    await refresh()
    if (!done) return
    onClose()
    say(done.written ? text.householdSaved : text.same)
  }
  const shared = household?.shared ?? []
  return (
    <FormDrawer
      title={text.householdTitle}
      save={text.save}
      busy={writing.isSending}
      error={writing.error}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {shared.length > 0 ? <Notice>{text.sharedWith(shared.map(({ fullName }) => fullName).join(', '))}</Notice> : null}
      <HouseholdFields head={head} onHead={setHead} code={code} onCode={setCode} />
      <OptionsField
        label={text.poverty}
        value={poverty}
        choices={[
          { value: 'poor', label: text.povertyPoor },
          { value: 'near_poor', label: text.povertyNear },
          { value: 'none', label: text.povertyNone },
          ...(before === null ? [{ value: 'unsaid' as const, label: text.povertyUnsaid }] : []),
        ]}
        onChange={(value) => {
          setPoverty(value)
          // Another answer holds from another day, by another decision.
          if (value !== before?.poverty) {
            setFrom(today)
            setDecision('')
          }
        }}
      />
      {poverty === 'unsaid' ? null : (
        <div className={css.days}>
          <TextField
            label={text.povertyDecision}
            optional
            hint={text.povertyDecisionHint}
            maxLength={120}
            value={decision}
            onChange={setDecision}
          />
          <DateField
            key={poverty}
            label={text.povertyFrom}
            error={fault}
            value={from}
            onChange={(day) => {
              setFrom(day)
              setFault(null)
            }}
          />
        </div>
      )}
    </FormDrawer>
  )
}
