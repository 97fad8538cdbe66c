/** Form fields: label above, one hint below, an error in its place. All are native controls under our look. */
import { IconAlertCircle, IconChevronDown, IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useId, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { IconButton } from './Button.tsx'
import { classNames } from './class-names.ts'
import css from './Field.module.css'
import { uiText } from './text.ts'

export type FieldProps = {
  label: string
  hint?: ReactNode
  /** What is wrong and what to do; shown instead of the hint. */
  error?: string | null | undefined
  optional?: boolean
}

type ControlProps = {
  id: string
  className: string | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** What stands in the label of a field: its name, and whether it may stay empty. */
export const LabelWords = ({ label, optional }: { label: string; optional: boolean | undefined }) => {
  const text = useText(uiText)
  return (
    <>
      {label}
      {optional ? <span className={css.optional}> ({text.optional})</span> : null}
    </>
  )
}

/** What stands below a field: what is wrong, else the hint. */
export const FieldNote = ({ id, hint, error }: { id: string } & Pick<FieldProps, 'hint' | 'error'>) =>
  error ? (
    <p id={id} className={css.error} role="alert">
      <IconAlertCircle size={16} stroke={1.8} aria-hidden />
      {error}
    </p>
  ) : hint ? (
    <p id={id} className={css.hint}>
      {hint}
    </p>
  ) : null

/** The frame of a field. `control` gets the id and the aria attributes that tie it to label, hint and error. */
export const Field = ({
  label,
  hint,
  error,
  optional,
  end,
  control,
}: FieldProps & { end?: ReactNode; control: (props: ControlProps) => ReactNode }) => {
  const id = useId()
  const noteId = `${id}-note`
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        <LabelWords label={label} optional={optional} />
      </label>
      <div className={classNames(css.box, !!end && css.withEnd)}>
        {control({
          id,
          className: css.input,
          'aria-invalid': error ? true : undefined,
          'aria-describedby': error || hint ? noteId : undefined,
        })}
        {end ? <span className={css.end}>{end}</span> : null}
      </div>
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  )
}

type Native<T extends 'input' | 'select' | 'textarea'> = Omit<
  ComponentProps<T>,
  'value' | 'onChange' | 'className' | 'id' | 'style'
>

export const TextField = ({
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  ...rest
}: FieldProps & { value: string; onChange: (value: string) => void } & Native<'input'>) => (
  <Field
    {...{ label, hint, error, ...(optional && { optional }) }}
    control={(props) => (
      <input type="text" {...rest} {...props} value={value} onChange={(e) => onChange(e.target.value)} />
    )}
  />
)

export const PasswordField = ({
  label,
  hint,
  error,
  value,
  onChange,
  ...rest
}: FieldProps & { value: string; onChange: (value: string) => void } & Native<'input'>) => {
  const [shown, setShown] = useState(false)
  const text = useText(uiText)
  return (
    <Field
      {...{ label, hint, error }}
      end={
        <IconButton
          size="small"
          label={shown ? text.hidePassword : text.showPassword}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? <IconEyeOff size={18} stroke={1.8} /> : <IconEye size={18} stroke={1.8} />}
        </IconButton>
      }
      control={(props) => (
        <input
          {...rest}
          {...props}
          type={shown ? 'text' : 'password'}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    />
  )
}

export const TextAreaField = ({
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  rows = 4,
  ...rest
}: FieldProps & { value: string; onChange: (value: string) => void } & Native<'textarea'>) => (
  <Field
    {...{ label, hint, error, ...(optional && { optional }) }}
    control={(props) => (
      <textarea rows={rows} {...rest} {...props} value={value} onChange={(e) => onChange(e.target.value)} />
    )}
  />
)

export type Choice<V extends string> = { value: V; label: string }

/** A choice from a list; the browser's own, since it works by keyboard, by typing ahead and on every phone. */
export const SelectField = <V extends string>({
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  choices,
  placeholder,
  ...rest
}: FieldProps & {
  value: V | ''
  onChange: (value: V) => void
  choices: readonly Choice<V>[]
  placeholder?: string
} & Native<'select'>) => (
  <Field
    {...{ label, hint, error, ...(optional && { optional }) }}
    end={<IconChevronDown size={16} stroke={1.8} aria-hidden />}
    control={(props) => (
      <select {...rest} {...props} value={value} onChange={(e) => onChange(e.target.value as V)}>
        {placeholder === undefined ? null : (
          <option value="" disabled={!optional}>
            {placeholder}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  />
)

export const CheckField = ({
  label,
  value,
  onChange,
}: {
  label: ReactNode
  value: boolean
  onChange: (value: boolean) => void
}) => (
  <label className={css.check}>
    <input type="checkbox" checked={value} onChange={(e) => onChange(e.target.checked)} />
    <span>{label}</span>
  </label>
)
