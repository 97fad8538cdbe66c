import type { ChildIdentity } from '#core/children/child-entry.ts'
import type { PlainDate } from '#core/dates.ts'
import { useText } from '../../i18n/text.ts'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/Field.tsx'
import { OptionsField } from '../../ui/OptionsField.tsx'
import { type FamilyText, familyText } from './family-text.ts'

/** Who a child is, as it is typed. */
export type IdentityDraft = {
  fullName: string
  sex: 'male' | 'female' | null
  birthDate: PlainDate | null
  birthPrecision: ChildIdentity['birthPrecision']
  personalNumber: string
  address: string
}
export type IdentityFaults = { fullName?: string; birth?: string; personalNumber?: string }

export const emptyIdentity: IdentityDraft = {
  fullName: '',
  sex: null,
  birthDate: null,
  birthPrecision: 'day',
  personalNumber: '',
  address: '',
}

export const orNull = (text: string): string | null => text.trim() || null

/** The identity of the draft, or what is wrong with it. */
export const identityOf = (draft: IdentityDraft, text: FamilyText): ChildIdentity | IdentityFaults => {
  const number = draft.personalNumber.replaceAll(/[\s.]/g, '')
  const faults: IdentityFaults = {
    ...(draft.fullName.trim() === '' && { fullName: text.fillName }),
    ...(draft.birthDate === null && { birth: text.fillBirth }),
    ...(number !== '' && !/^\d{12}$/.test(number) && { personalNumber: text.personalNumberWrong }),
  }
  if (Object.keys(faults).length > 0 || draft.birthDate === null) return faults
  const { sex, birthDate, birthPrecision } = draft
  return {
    fullName: draft.fullName.trim(),
    sex,
    birthDate,
    birthPrecision,
    personalNumber: orNull(number),
    address: orNull(draft.address),
  }
}

export const isIdentity = (found: ChildIdentity | IdentityFaults): found is ChildIdentity => 'birthDate' in found

export const IdentityFields = ({
  draft,
  faults,
  onChange,
}: {
  draft: IdentityDraft
  faults: IdentityFaults
  onChange: (change: Partial<IdentityDraft>) => void
}) => {
  const text = useText(familyText)
  return (
    <>
      <TextField
        label={text.fullName}
        autoComplete="off"
        maxLength={200}
        error={faults.fullName ?? null}
        value={draft.fullName}
        onChange={(fullName) => onChange({ fullName })}
      />
      <OptionsField
        label={text.sex}
        value={draft.sex ?? 'unknown'}
        choices={[
          { value: 'male', label: text.male },
          { value: 'female', label: text.female },
          { value: 'unknown', label: text.unknown },
        ]}
        onChange={(sex) => onChange({ sex: sex === 'unknown' ? null : sex })}
      />
      <DateField
        label={text.birth}
        partial
        error={faults.birth ?? null}
        value={draft.birthDate}
        precision={draft.birthPrecision}
        onChange={(birthDate, birthPrecision) => onChange({ birthDate, birthPrecision })}
      />
      <TextField
        label={text.personalNumber}
        optional
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        hint={text.personalNumberHint}
        error={faults.personalNumber ?? null}
        value={draft.personalNumber}
        onChange={(personalNumber) => onChange({ personalNumber })}
      />
      <TextField
        label={text.address}
        optional
        autoComplete="off"
        maxLength={500}
        value={draft.address}
        onChange={(address) => onChange({ address })}
      />
    </>
  )
}
