import { choicesOf, type FactContent, type FactField, type FactKind, isAsked } from '#core/children/facts/fact-kind.ts'
import type { PlainDate } from '#core/dates.ts'
import { formatNumber } from '../../i18n/format.ts'
import { usePick, useText } from '../../i18n/text.ts'
import { DateField } from '../../ui/DateField.tsx'
import { SelectField, TextAreaField, TextField } from '../../ui/Field.tsx'
import { OptionsField } from '../../ui/OptionsField.tsx'
import { entryText } from './entry-text.ts'
import type { Fault } from './fact-form.ts'

type Place = { path: string; name: string }
type Props = {
  kind: FactKind
  values: FactContent
  faults: Record<string, Fault>
  places: readonly Place[]
  onAnswer: (column: string, value: FactContent[string]) => void
}

/** The fields of a kind, those that say something beside the answers given. */
export const FactFields = ({ kind, values, faults, places, onAnswer }: Props) =>
  kind.fields
    .filter((field) => isAsked(field, values))
    .map((field) => (
      <OneField
        key={field.column}
        field={field}
        values={values}
        fault={faults[field.column] ?? null}
        places={places}
        onAnswer={(value) => onAnswer(field.column, value)}
      />
    ))

/** This many choices stand side by side; more are a list. */
const mostSideBySide = 4

const OneField = ({
  field,
  values,
  fault,
  places,
  onAnswer,
}: {
  field: FactField
  values: FactContent
  fault: Fault | null
  places: readonly Place[]
  onAnswer: (value: FactContent[string]) => void
}) => {
  const text = useText(entryText)
  const pick = usePick()
  const value = values[field.column] ?? null
  const common = {
    label: pick(field.words),
    ...(field.hint && { hint: pick(field.hint) }),
    ...(!field.required && { optional: true }),
    error: fault === null ? null : faultOf(field, fault, text, pick),
  }
  const typed = value === null ? '' : String(value)
  switch (field.type) {
    case 'text':
      return field.long ? (
        <TextAreaField {...common} rows={3} maxLength={field.most ?? 2000} value={typed} onChange={onAnswer} />
      ) : (
        <TextField {...common} maxLength={field.most ?? 300} autoComplete="off" value={typed} onChange={onAnswer} />
      )
    case 'yes_no':
      return (
        <OptionsField
          {...common}
          optional={false}
          value={value === null ? (field.required ? null : 'unknown') : value ? 'yes' : 'no'}
          choices={[
            { value: 'yes', label: text.yes },
            { value: 'no', label: text.no },
            ...(field.required ? [] : [{ value: 'unknown' as const, label: text.unknown }]),
          ]}
          onChange={(chosen) => onAnswer(chosen === 'unknown' ? null : chosen === 'yes')}
        />
      )
    case 'day':
      return <DateField {...common} value={value as PlainDate | null} onChange={onAnswer} />
    case 'number':
      return (
        <TextField
          {...common}
          label={`${common.label} (${pick(field.unit)})`}
          inputMode={field.decimals === 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={typed}
          onChange={onAnswer}
        />
      )
    case 'choice': {
      const choices = choicesOf(field, values).map((each) => ({ value: each.code, label: pick(each) }))
      if (choices.length === 0) return null
      if (field.required && choices.length <= mostSideBySide)
        return <OptionsField {...common} value={value === null ? null : typed} choices={choices} onChange={onAnswer} />
      return (
        <SelectField
          {...common}
          value={typed}
          placeholder={text.choose}
          choices={choices}
          onChange={(code) => onAnswer(code === '' ? null : code)}
        />
      )
    }
    case 'village':
      return (
        <SelectField
          {...common}
          value={typed}
          placeholder={text.choose}
          choices={places.map(({ path, name }) => ({ value: path, label: name }))}
          onChange={onAnswer}
        />
      )
  }
}

const faultOf = (
  field: FactField,
  fault: Fault,
  text: { fillIn: string; between: (least: string, most: string, unit: string) => string; notValid: string },
  pick: (both: { vi: string; en: string }) => string,
): string => {
  if (fault === 'missing') return text.fillIn
  return field.type === 'number'
    ? text.between(formatNumber(field.least), formatNumber(field.most), pick(field.unit))
    : text.notValid
}
