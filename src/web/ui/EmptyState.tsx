import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

/** An empty page teaches: what this is for, the one thing to do first, an example. */
export const EmptyState = ({
  icon,
  title,
  children,
  actions,
  heading: Heading = 'h2',
}: {
  icon: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** `h1` when it is the whole page. */
  heading?: 'h1' | 'h2'
}) => (
  <div className={css.empty}>
    <div className={css.icon} aria-hidden>
      {icon}
    </div>
    <Heading className={css.title}>{title}</Heading>
    {children ? <p>{children}</p> : null}
    {actions ? <div className={css.actions}>{actions}</div> : null}
  </div>
)
