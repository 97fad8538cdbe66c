import type { ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { LanguagePicker } from '../shell/LanguagePicker.tsx'
import { shellText } from '../shell/text.ts'
import { classNames } from '../ui/class-names.ts'
import { Mark } from '../ui/Mark.tsx'
import { Status } from '../ui/Status.tsx'
import css from './Welcome.module.css'

/** The frame of the pages before signing in. `aside` stands at the right, below on a phone. */
export const WelcomeFrame = ({
  title,
  synthetic,
  aside,
  children,
}: {
  title: string
  synthetic?: boolean
  aside?: ReactNode
  children: ReactNode
}) => {
  const text = useText(shellText)
  return (
    <div className={classNames(css.page, !aside && css.alone)}>
      <title>{`${title}\u00a0· Măng Non`}</title>
      <main className={css.left}>
        <div className={css.form}>
          <div className={css.brand}>
            <Mark size={34} />
            Măng Non
            <LanguagePicker full />
          </div>
          {synthetic ? (
            <p className={css.synthetic}>
              <Status kind="info" tag>
                {text.synthetic}
              </Status>
            </p>
          ) : null}
          <h1>{title}</h1>
          {children}
        </div>
      </main>
      {aside ? <aside className={css.right}>{aside}</aside> : null}
    </div>
  )
}

export { css as welcomeCss }
