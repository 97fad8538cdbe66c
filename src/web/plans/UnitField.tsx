import { useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { SelectField, TextField } from '../ui/Field.tsx'
import { formText } from './form-text.ts'
import { unitWords } from './measure-words.ts'

const otherUnit = 'other'

/** The usual units by choice, any other as the document prints it. */
export const UnitField = ({
  label,
  value,
  error,
  onChange,
}: {
  label: string
  value: string
  error: string | null
  onChange: (words: string) => void
}) => {
  const text = useText(formText)
  const language = useLanguage()
  const known = unitWords[language]
  const [free, setFree] = useState(value !== '' && !(value in known))
  return (
    <>
      <SelectField
        label={label}
        error={free ? null : error}
        value={free ? otherUnit : value}
        onChange={(one) => {
          setFree(one === otherUnit)
          onChange(one === otherUnit ? '' : one)
        }}
        choices={[
          { value: '', label: text.noUnit },
          ...Object.entries(known).map(([key, words]) => ({ value: key, label: words })),
          { value: otherUnit, label: text.otherUnit },
        ]}
      />
      {free ? <TextField label={text.unitPrinted} error={error} value={value} onChange={onChange} /> : null}
    </>
  )
}
