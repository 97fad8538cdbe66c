import { useText } from '../../i18n/text.ts'
import { Button } from '../../ui/Button.tsx'
import { entryText } from './entry-text.ts'

/** The buttons below a form in a panel: write, or leave (`leave`: other words for that). */
export const FormFoot = ({
  formId,
  save,
  leave,
  busy,
  onLeave,
}: {
  formId: string
  save: string
  leave?: string
  busy: boolean
  onLeave: () => void
}) => {
  const text = useText(entryText)
  return (
    <>
      <Button kind="main" type="submit" form={formId} busy={busy}>
        {save}
      </Button>
      <Button kind="quiet" onClick={onLeave}>
        {leave ?? text.leave}
      </Button>
    </>
  )
}
