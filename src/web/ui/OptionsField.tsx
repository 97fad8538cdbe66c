import { IconAlertCircle } from '@tabler/icons-react'
import { useId } from 'react'
import { useText } from '../i18n/text.ts'
import type { Choice, FieldProps } from './Field.tsx'
import css from './OptionsField.module.css'
import { uiText } from './text.ts'

/** A few answers side by side, all to be seen at once; each is a whole target. For more than five use `SelectField`. */
export const OptionsField = <V extends string>({
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  choices,
}: FieldProps & { value: V | null; onChange: (value: V) => void; choices: readonly Choice<V>[] }) => {
  const id = useId()
  const text = useText(uiText)
  return (
    <fieldset className={css.field} aria-describedby={error || hint ? `${id}-note` : undefined}>
      <legend className={css.label}>
        {label}
        {optional ? <span className={css.optional}> ({text.optional})</span> : null}
      </legend>
      <div className={css.options}>
        {choices.map((choice) => (
          <label key={choice.value} className={css.option}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={value === choice.value}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-note`} className={css.error} role="alert">
          <IconAlertCircle size={16} stroke={1.8} aria-hidden />
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-note`} className={css.hint}>
          {hint}
        </p>
      ) : null}
    </fieldset>
  )
}
