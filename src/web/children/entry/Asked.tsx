import type { CallError } from '#api/call.ts'
import type { Confirmed } from '#core/children/child-entry.ts'
import { useText } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { familyText } from './family-text.ts'

/** What can be done about a refusal: open the other child's file, or confirm what was looked at. */
export const Asked = ({ error, onConfirm }: { error: CallError | null; onConfirm: (confirmed: Confirmed) => void }) => {
  const text = useText(familyText)
  if (!error) return null
  const { childId } = error.detail
  const asked: Partial<Record<string, [string, Confirmed]>> = {
    child_maybe_known: [text.yesDifferent, { different: true }],
    child_is_grown: [text.yesAge, { age: true }],
    personal_number_contradicts: [text.yesNumber, { number: true }],
  }
  const [words, confirmed] = asked[error.code] ?? []
  return (
    <div className="row">
      {typeof childId === 'string' ? (
        <ButtonLink size="small" {...paths.child(childId)}>
          {text.openFile}
        </ButtonLink>
      ) : null}
      {words && confirmed ? (
        <Button size="small" onClick={() => onConfirm(confirmed)}>
          {words}
        </Button>
      ) : null}
    </div>
  )
}
