import type { CallError } from '#api/call.ts'
import type { Confirmed } from '#core/children/child-entry.ts'
import { useText } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { familyText } from './family-text.ts'

/**
 * What can be done about a refusal: open the other child's file, or confirm what was looked at. What was `confirmed`
 * before stays confirmed: one form may be asked about several things, one after the other.
 */
export const Asked = ({
  error,
  confirmed,
  onConfirm,
}: {
  error: CallError | null
  confirmed: Confirmed
  onConfirm: (all: Confirmed) => void
}) => {
  const text = useText(familyText)
  if (!error) return null
  const { childId } = error.detail
  const asked: Partial<Record<string, [string, Confirmed]>> = {
    child_maybe_known: [text.yesDifferent, { different: true }],
    child_is_grown: [text.yesAge, { age: true }],
    personal_number_contradicts: [text.yesNumber, { number: true }],
  }
  const [words, yes] = asked[error.code] ?? []
  return (
    <div className="row">
      {typeof childId === 'string' ? (
        <ButtonLink size="small" {...paths.child(childId)}>
          {text.openFile}
        </ButtonLink>
      ) : null}
      {words && yes ? (
        <Button size="small" onClick={() => onConfirm({ ...confirmed, ...yes })}>
          {words}
        </Button>
      ) : null}
    </div>
  )
}
