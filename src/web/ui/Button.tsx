import { createLink } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type ButtonHTMLAttributes, forwardRef, type ReactNode, useId } from 'react'
import css from './Button.module.css'
import { classNames } from './class-names.ts'

type Look = {
  /** `main`: the thing to do now, one per region. `quiet`: no border. `danger`: ends or takes away. */
  kind?: 'main' | 'plain' | 'quiet' | 'danger'
  size?: 'normal' | 'small'
  wide?: boolean
}

const classOf = ({ kind = 'plain', size = 'normal', wide = false }: Look, iconOnly = false): string =>
  classNames(
    css.button,
    kind !== 'plain' && css[kind],
    size === 'small' && css.small,
    wide && css.wide,
    iconOnly && css.icon,
  )

type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
    children: ReactNode
    /** Under way: the label stays, a second press does nothing. */
    busy?: boolean
    /** Why it cannot be done now, said beside the button; the button stays reachable by keyboard. */
    disabledReason?: string | null
  }

export const Button = ({
  kind,
  size,
  wide,
  busy,
  disabledReason,
  onClick,
  children,
  className,
  ...rest
}: ButtonProps) => {
  const reasonId = useId()
  const stopped = busy || !!disabledReason
  const button = (
    <button
      type="button"
      {...rest}
      className={classNames(
        classOf({ ...(kind && { kind }), ...(size && { size }), ...(wide && { wide }) }),
        className,
      )}
      aria-disabled={disabledReason ? true : undefined}
      aria-busy={busy || undefined}
      aria-describedby={disabledReason ? reasonId : rest['aria-describedby']}
      onClick={(event) => {
        if (stopped) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {children}
    </button>
  )
  if (!disabledReason) return button
  return (
    <span className={css.withReason}>
      {button}
      <small id={reasonId} className={css.reason}>
        {disabledReason}
      </small>
    </span>
  )
}

/** A button that is only an icon: its name is required. */
export const IconButton = ({
  label,
  kind = 'quiet',
  size = 'normal',
  children,
  ...rest
}: Look & { label: string; children: ReactNode } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'>) => (
  <button type="button" {...rest} className={classOf({ kind, size }, true)} aria-label={label} title={label}>
    {children}
  </button>
)

type AnchorProps = Look & AnchorHTMLAttributes<HTMLAnchorElement>

/** A link that looks like a button: goes somewhere, does nothing. `<ButtonLink kind="main" {...paths.plan(id)}>`. */
export const ButtonLink = createLink(
  forwardRef<HTMLAnchorElement, AnchorProps>(function ButtonAnchor({ kind, size, wide, className, ...rest }, ref) {
    const look = { ...(kind && { kind }), ...(size && { size }), ...(wide && { wide }) }
    return <a {...rest} ref={ref} className={classNames(classOf(look), className)} />
  }),
)

/** An action written as a link: the name of a row that opens a panel. */
export const TextButton = (props: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>) => (
  <button type="button" {...props} className={css.text} />
)
