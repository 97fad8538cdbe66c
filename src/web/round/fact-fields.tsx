/** The fields of a kind of fact as a form, from the catalogue: what is typed is text until it is sent. */
import { useState } from 'react'
import type { FactContent, FactField, FactKind } from '#core/children/facts/fact-kind.ts'
import type { PlainDate } from '#core/dates.ts'
import { usePick, useText } from '../i18n/text.ts'
import { DateField } from '../ui/DateField.tsx'
import { SelectField, TextAreaField, TextField } from '../ui/Field.tsx'
import { sharedText } from './shared-text.ts'

/** Everything typed, by column; `yes` and `no` for a yes/no. */
export type Typed = Record<string, string>

const typedValue = (field: FactField, typed: string | undefined): FactContent[string] => {
  const text = typed?.trim() ?? ''
  if (text === '') return null
  if (field.type === 'yes_no') return text === 'yes'
  if (field.type === 'number') return Number(text.replace(',', '.'))
  return text
}

/** The content to send; null while a required field is empty. */
export const contentOfTyped = (kind: Pick<FactKind, 'fields'>, typed: Typed): FactContent | null =>
  kind.fields.some((field) => field.required && typedValue(field, typed[field.column]) === null)
    ? null
    : Object.fromEntries(kind.fields.map((field) => [field.column, typedValue(field, typed[field.column])]))

type Props = {
  fields: readonly FactField[]
  typed: Typed
  onType: (typed: Typed) => void
  villages: readonly { path: string; name: string }[]
  /** Fields that must be filled in say so. */
  complain: boolean
}

export const FactFields = ({ fields, typed, onType, villages, complain }: Props) => {
  const pick = usePick()
  const text = useText(sharedText)
  return fields.map((field) => {
    const value = typed[field.column] ?? ''
    const props = {
      label: pick(field.words),
      value,
      onChange: (next: string) => onType({ ...typed, [field.column]: next }),
      ...(field.hint && { hint: pick(field.hint) }),
      ...(field.required ? {} : { optional: true }),
      error: complain && field.required && value === '' ? text.needed : null,
    }
    const select = (choices: { value: string; label: string }[]) => (
      <SelectField key={field.column} {...props} choices={choices} placeholder={text.choose} />
    )
    switch (field.type) {
      case 'yes_no':
        return select([
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
        ])
      case 'choice':
        return select(field.choices.map((choice) => ({ value: choice.code, label: pick(choice) })))
      case 'village':
        return select(villages.map(({ path, name }) => ({ value: path, label: name })))
      case 'day':
        return (
          <DateField
            key={field.column}
            label={props.label}
            optional={!field.required}
            value={value === '' ? null : (value as PlainDate)}
            onChange={(day) => onType({ ...typed, [field.column]: day ?? '' })}
          />
        )
      case 'number':
        return (
          <TextField
            key={field.column}
            {...props}
            inputMode="decimal"
            label={pick(field.unit) === '' ? props.label : `${props.label} (${pick(field.unit)})`}
          />
        )
      default:
        return field.long ? (
          <TextAreaField key={field.column} {...props} rows={3} />
        ) : (
          <TextField key={field.column} {...props} />
        )
    }
  })
}

/** What is typed into a form, with whether it may complain yet: not before the first try to send. */
export const useTyped = (first: Typed = {}) => {
  const [typed, setTyped] = useState<Typed>(first)
  const [complain, setComplain] = useState(false)
  return { typed, setTyped, complain, setComplain }
}
