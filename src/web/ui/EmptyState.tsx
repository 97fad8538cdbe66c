import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

/** An empty page teaches: what this is for, the one thing to do first, an example. */
export const EmptyState = ({
  icon,
  title,
  children,
  actions,
}: {
  icon: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
}) => (
  <div className={css.empty}>
    <div className={css.icon} aria-hidden>
      {icon}
    </div>
    <h2>{title}</h2>
    {children ? <p>{children}</p> : null}
    {actions ? <div className={css.actions}>{actions}</div> : null}
  </div>
)
