import { useText } from '../i18n/text.ts'
import { PasswordField } from '../ui/Field.tsx'
import { sessionText } from './text.ts'

export type NewPassword = { first: string; again: string }

/** Why a new password cannot be taken yet, or null. */
export const newPasswordFault = ({ first, again }: NewPassword): 'short' | 'not_same' | null =>
  first.length < 10 ? 'short' : first !== again ? 'not_same' : null

/** A new password, typed twice. Complains once the form was `tried`. */
export const NewPasswordFields = ({
  value,
  onChange,
  tried,
}: {
  value: NewPassword
  onChange: (value: NewPassword) => void
  tried: boolean
}) => {
  const text = useText(sessionText)
  const fault = tried ? newPasswordFault(value) : null
  return (
    <>
      <PasswordField
        label={text.newPassword}
        hint={text.newPasswordHint}
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        autoComplete="new-password"
        error={fault === 'short' ? text.newPasswordShort : null}
      />
      <PasswordField
        label={text.again}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        autoComplete="new-password"
        error={fault === 'not_same' ? text.notSame : null}
      />
    </>
  )
}
