import type { PlanLine } from '#api/plans.ts'
import { fieldLabels } from '#core/plans/review-line.ts'
import { useLanguage } from '../i18n/language.tsx'
import { usePick, useText } from '../i18n/text.ts'
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/Field.tsx'
import { formText } from './form-text.ts'
import type { Draft } from './line-form.ts'
import { lineText } from './line-text.ts'
import { capital, directionWords } from './measure-words.ts'
import { UnitField } from './UnitField.tsx'

const changing = new Set(['increase', 'decrease'])
const valueless = new Set(['eliminate', 'achieve'])

/** Fields that make no sense beside what is chosen stay away, unless they hold something. */
export const isShown = (line: PlanLine, field: string, draft: Draft): boolean => {
  if (line.kind !== 'measure') return true
  const direction = draft.direction ?? ''
  if (field === 'value2' || field === 'per') return changing.has(direction) || (draft[field] ?? '') !== ''
  if (field === 'value' || field === 'unit') return !valueless.has(direction) || (draft[field] ?? '') !== ''
  return true
}

const longTexts = new Set(['text', 'what', 'title', 'indicator'])

/** One field of a line, by what it holds. */
export const LineField = ({
  line,
  field,
  value,
  error,
  onChange,
}: {
  line: PlanLine
  field: string
  value: string
  error: string | undefined
  onChange: (words: string) => void
}) => {
  const text = useText(formText)
  const words = useText(lineText)
  const language = useLanguage()
  const pick = usePick()
  const label = capital(
    line.kind === 'assignment' && field === 'unit'
      ? text.unitName
      : pick(fieldLabels[field] ?? { vi: field, en: field }),
  )
  const common = { label, error: error ?? null, value, onChange }
  const choices = (words: Record<string, string>) =>
    Object.entries(words).map(([key, one]) => ({ value: key, label: one }))
  if (field === 'direction') return <SelectField {...common} choices={choices(directionWords[language])} />
  if (field === 'role') return <SelectField {...common} choices={choices(words.role)} />
  if (field === 'recurrence')
    return (
      <SelectField
        {...common}
        choices={
          [{ value: '', label: text.noRecurrence }, ...choices(words.recurrence)] as { value: string; label: string }[]
        }
      />
    )
  if (field === 'before')
    return (
      <SelectField
        {...common}
        label={text.beforeOrBy}
        choices={[
          { value: 'yes', label: text.beforeDay },
          { value: 'no', label: text.byDay },
        ]}
      />
    )
  if (field === 'per')
    return (
      <CheckField
        label={text.everyYear}
        value={value === 'year'}
        onChange={(checked) => onChange(checked ? 'year' : '')}
      />
    )
  if (field === 'unit' && line.kind === 'measure') return <UnitField {...common} />
  if (longTexts.has(field))
    return <TextAreaField {...common} rows={Math.min(6, Math.max(2, Math.ceil(value.length / 58)))} />
  const hints: Record<string, string> = {
    ...(line.content.yearBasis === 'title' && { year: words.yearByTitle(String(line.content.year)) }),
    value: text.numberHint,
    value2: text.numberHint,
    monthDay: text.dayMonthHint,
    targets: text.targetsHint,
  }
  const numeric = ['value', 'value2', 'year', 'monthDay', 'date'].includes(field)
  return (
    <TextField
      {...common}
      hint={hints[field]}
      autoComplete="off"
      {...(numeric && { inputMode: field === 'year' ? 'numeric' : 'decimal' })}
    />
  )
}
