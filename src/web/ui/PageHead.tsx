import type { ReactNode } from 'react'
import css from './PageHead.module.css'

/** The head of a page: what stands above the title, the title (also of the window), what stands below, the actions. */
export const PageHead = ({
  title,
  windowTitle = title,
  above,
  below,
  actions,
}: {
  title: string
  /** When the title names a person: the window's title goes into the browser's history. */
  windowTitle?: string
  above?: ReactNode
  below?: ReactNode
  actions?: ReactNode
}) => (
  <div className={css.head}>
    <title>{`${windowTitle}\u00a0· Măng Non`}</title>
    <div className={css.words}>
      {above ? <p className={css.above}>{above}</p> : null}
      <h1>{title}</h1>
      {below ? <div className={css.below}>{below}</div> : null}
    </div>
    {actions ? <div className={css.actions}>{actions}</div> : null}
  </div>
)
