import { useText } from '../../i18n/text.ts'
import { TextField } from '../../ui/Field.tsx'
import css from './Entry.module.css'
import { familyText } from './family-text.ts'

/** Whose household it is and its code on the commune's list. */
export const HouseholdFields = ({
  head,
  onHead,
  code,
  onCode,
}: {
  head: string
  onHead: (head: string) => void
  code: string
  onCode: (code: string) => void
}) => {
  const text = useText(familyText)
  return (
    <div className={css.days}>
      <TextField
        label={text.householdHead}
        optional
        autoComplete="off"
        maxLength={200}
        value={head}
        onChange={onHead}
      />
      <TextField label={text.householdCode} optional autoComplete="off" maxLength={60} value={code} onChange={onCode} />
    </div>
  )
}
