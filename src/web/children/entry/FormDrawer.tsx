import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Drawer } from '../../ui/Drawer.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import css from './Entry.module.css'
import { FormFoot } from './FormFoot.tsx'

/**
 * A form in a panel: one button that writes, what was refused above the fields, and the first wrong field in focus.
 * `onSubmit` is not called while a field shows that it cannot be read.
 */
export const FormDrawer = ({
  title,
  save,
  busy,
  error,
  afterError,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  save: string
  busy: boolean
  error: unknown
  /** What can be done about the refusal. */
  afterError?: ReactNode
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) => {
  const formId = useId()
  const refused = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) refused.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    // A day that cannot be read says so only when its field is left.
    flushSync(() => (document.activeElement as HTMLElement | null)?.blur())
    flushSync(onSubmit)
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
  return (
    <Drawer
      opened
      title={title}
      onClose={onClose}
      foot={<FormFoot formId={formId} save={save} busy={busy} onLeave={onClose} />}
    >
      <form id={formId} className={css.form} onSubmit={submit} noValidate>
        <div ref={refused} className="stack-tight" hidden={!error}>
          <ErrorNotice error={error} />
          {error ? afterError : null}
        </div>
        {children}
      </form>
    </Drawer>
  )
}
