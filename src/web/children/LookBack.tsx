import { type FormEvent, useId, useState } from 'react'
import type { Instant, PlainDate } from '#core/dates.ts'
import { formatDate } from '#core/dates.ts'
import { useText } from '../i18n/text.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { Notice } from '../ui/Notice.tsx'
import { childText } from './child-text.ts'
import css from './entry/Entry.module.css'
import { entryText } from './entry/entry-text.ts'
import { childRoute } from './routes.ts'

/** The last moment of a day in Vietnam. */
export const endOfDay = (day: PlainDate): Instant => `${day}T16:59:59.999Z` as Instant

/** Which day is looked at, and by what was known when; null: now. Both stand in the address. */
export const useLookBack = () => {
  const { asOf, known, all } = childRoute.useSearch()
  const { today } = useSession()
  const navigate = childRoute.useNavigate()
  const past = asOf === undefined && known === undefined ? null : { asOf: asOf ?? today, known: known ?? null }
  return {
    past,
    showsAll: all === 'yes',
    lookAt: (day: PlainDate | null, knownBy: PlainDate | null) =>
      navigate({
        search: ({ asOf: _, known: __, ...rest }) => ({
          ...rest,
          ...(day !== null && { asOf: day }),
          ...(knownBy !== null && knownBy < today && { known: knownBy }),
        }),
      }),
    showAll: (every: boolean) =>
      navigate({
        search: ({ all: _, ...rest }) => ({ ...rest, ...(every && { all: 'yes' as const }) }),
        replace: true,
      }),
  }
}

/** Says that the past is shown, and leads back. */
export const PastNotice = ({
  past,
  onBack,
}: {
  past: { asOf: PlainDate; known: PlainDate | null }
  onBack: () => void
}) => {
  const text = useText(childText)
  const day = formatDate(past.asOf)
  return (
    <Notice kind="warn">
      <p role="status">
        <strong>{past.known === null ? text.lookingAt(day) : text.lookingAtKnown(day, formatDate(past.known))}</strong>{' '}
        {text.lookingNames}
      </p>
      <Button size="small" onClick={onBack}>
        {text.backToNow}
      </Button>
    </Notice>
  )
}

/** Which day to look at. */
export const LookBackDrawer = ({ onClose }: { onClose: () => void }) => {
  const text = useText(childText)
  const entry = useText(entryText)
  const formId = useId()
  const { today } = useSession()
  const { past, lookAt } = useLookBack()
  const [asOf, setAsOf] = useState<PlainDate | null>(past?.asOf ?? today)
  const [known, setKnown] = useState<PlainDate | null>(past?.known ?? null)
  const [wrong, setWrong] = useState<{ asOf?: string; known?: string }>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (asOf === null) return setWrong({ asOf: entry.fillDay })
    if (asOf > today) return setWrong({ asOf: text.lookFuture })
    if (known !== null && known > today) return setWrong({ known: text.lookFuture })
    void lookAt(asOf, known)
    onClose()
  }
  return (
    <Drawer
      opened
      title={text.lookBackTitle}
      onClose={onClose}
      foot={
        <Button kind="main" type="submit" form={formId}>
          {text.look}
        </Button>
      }
    >
      <form id={formId} className={css.form} onSubmit={submit} noValidate>
        <p className="second">{text.lookBackWhat}</p>
        <DateField
          label={text.asOf}
          error={wrong.asOf ?? null}
          value={asOf}
          onChange={(day) => {
            setAsOf(day)
            setWrong({})
          }}
        />
        <DateField
          label={text.asKnown}
          optional
          hint={text.asKnownHint}
          error={wrong.known ?? null}
          value={known}
          onChange={(day) => {
            setKnown(day)
            setWrong({})
          }}
        />
      </form>
    </Drawer>
  )
}
