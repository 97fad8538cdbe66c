import { yearOf } from '#core/dates.ts'
import { useText } from '../i18n/text.ts'
import { Picker } from '../ui/Picker.tsx'
import { useScope, useSession } from './root-route.tsx'
import { shellText } from './text.ts'

/** The year that figures and reports are about; kept in the address. */
export const YearPicker = () => {
  const text = useText(shellText)
  const session = useSession()
  const { year, choose } = useScope()
  const now = yearOf(session.today)
  const years = [...new Set([now + 1, now, now - 1, now - 2, year])].sort((a, b) => b - a)
  return (
    <Picker
      label={text.year}
      value={String(year)}
      choices={years.map((one) => ({ value: String(one), label: text.yearOf(String(one)) }))}
      onChange={(chosen) => choose({ year: Number(chosen) })}
    />
  )
}
