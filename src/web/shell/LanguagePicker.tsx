import { useNavigate } from '@tanstack/react-router'
import { type Language, useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Picker } from '../ui/Picker.tsx'
import { shellText } from './text.ts'

/** The language of the page; kept in the address and on this machine. `full` spells the names out. */
export const LanguagePicker = ({ full }: { full?: boolean }) => {
  const text = useText(shellText)
  const language = useLanguage()
  const navigate = useNavigate()
  const choose = (lang: Language) =>
    navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, lang }) as never, replace: true })
  return (
    <Picker
      label={text.language}
      value={language}
      choices={[
        { value: 'vi', label: full ? 'Tiếng Việt' : 'VI' },
        { value: 'en', label: full ? 'English' : 'EN' },
      ]}
      onChange={choose}
    />
  )
}
