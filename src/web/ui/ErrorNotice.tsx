import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import { uiText } from './text.ts'

/** What was refused, in the language of the screen: the `sentence` of a CallError; any other fault is worded as ours. */
export const useErrorSentence = () => {
  const language = useLanguage()
  const text = useText(uiText)
  return (error: unknown): string => {
    const sentence = (error as { sentence?: { vi: string; en: string } } | null)?.sentence
    return sentence ? sentence[language] : text.internal
  }
}

/** A refusal beside what was refused, with a way to try again. Nothing while there is no error. */
export const ErrorNotice = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const sentenceOf = useErrorSentence()
  const text = useText(uiText)
  if (!error) return null
  return (
    <Notice kind="bad">
      <p>{sentenceOf(error)}</p>
      {onRetry ? (
        <Button size="small" onClick={onRetry}>
          {text.retry}
        </Button>
      ) : null}
    </Notice>
  )
}
