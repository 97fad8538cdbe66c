import type { CarerEntry } from '#core/children/child-entry.ts'
import { useText } from '../../i18n/text.ts'
import { TextField } from '../../ui/Field.tsx'
import css from './Entry.module.css'
import { type FamilyText, familyText } from './family-text.ts'

export type CarerDraft = { fullName: string; birthYear: string; phone: string }
export type CarerFaults = { fullName?: string; birthYear?: string; phone?: string }
export const emptyCarer: CarerDraft = { fullName: '', birthYear: '', phone: '' }

/** The carer of the draft, or what is wrong with it. */
export const carerOf = (draft: CarerDraft, text: FamilyText): CarerEntry | CarerFaults => {
  const { fullName, birthYear, phone } = {
    fullName: draft.fullName.trim(),
    birthYear: draft.birthYear.trim(),
    phone: draft.phone.trim(),
  }
  const faults: CarerFaults = {
    ...(fullName === '' && { fullName: text.fillName }),
    ...(birthYear !== '' && !/^(19|20)\d\d$/.test(birthYear) && { birthYear: text.birthYearWrong }),
    ...(phone !== '' && !/^\+?[\d .-]{6,20}$/.test(phone) && { phone: text.phoneWrong }),
  }
  if (Object.keys(faults).length > 0) return faults
  return { fullName, birthYear: birthYear === '' ? null : Number(birthYear), phone: phone || null }
}

export const isCarer = (found: CarerEntry | CarerFaults): found is CarerEntry =>
  'phone' in found && 'fullName' in found && 'birthYear' in found && typeof found.birthYear !== 'string'

/** `who`: the mother, the father; named in the labels when several people stand in one form. */
export const CarerFields = ({
  who,
  draft,
  faults,
  optional,
  onChange,
}: {
  who?: string
  draft: CarerDraft
  faults: CarerFaults
  optional?: boolean
  onChange: (change: Partial<CarerDraft>) => void
}) => {
  const text = useText(familyText)
  return (
    <>
      <TextField
        label={who ? text.nameOf(who) : text.fullName}
        {...(optional && { optional })}
        autoComplete="off"
        maxLength={200}
        error={faults.fullName ?? null}
        value={draft.fullName}
        onChange={(fullName) => onChange({ fullName })}
      />
      <div className={css.days}>
        <TextField
          label={who ? text.birthYearOf(who) : text.birthYear}
          optional
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          error={faults.birthYear ?? null}
          value={draft.birthYear}
          onChange={(birthYear) => onChange({ birthYear })}
        />
        <TextField
          label={who ? text.phoneOf(who) : text.phone}
          optional
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
          error={faults.phone ?? null}
          value={draft.phone}
          onChange={(phone) => onChange({ phone })}
        />
      </div>
    </>
  )
}
