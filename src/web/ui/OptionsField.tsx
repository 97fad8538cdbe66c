import { useId } from 'react'
import { type Choice, FieldNote, type FieldProps, LabelWords } from './Field.tsx'
import css from './OptionsField.module.css'

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
  const noteId = `${id}-note`
  return (
    <fieldset className={css.field} aria-describedby={error || hint ? noteId : undefined}>
      <legend className={css.label}>
        <LabelWords label={label} optional={optional} />
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
      <FieldNote id={noteId} hint={hint} error={error} />
    </fieldset>
  )
}
