import type { ReactNode } from 'react'
import css from './AppShell.module.css'

/** The frame of every page: head, doors at the left, the page, its foot; on a phone the doors are a bar at the bottom. */
export const AppShell = ({
  words,
  top,
  doors,
  bottom,
  foot,
  synthetic,
  children,
}: {
  words: { skip: string; doors: string }
  top: ReactNode
  doors: ReactNode
  bottom: ReactNode
  foot: ReactNode
  /** The mark of invented data, or null on a real installation. */
  synthetic: string | null
  children: ReactNode
}) => (
  <div className={css.app}>
    <a className={css.skip} href="#main">
      {words.skip}
    </a>
    <header className={css.top}>{top}</header>
    {synthetic ? <div className={css.syntheticBand}>{synthetic}</div> : null}
    <nav className={css.nav} aria-label={words.doors}>
      {doors}
    </nav>
    <main className={css.main} id="main" tabIndex={-1}>
      <div className={css.page}>{children}</div>
      <footer className={css.foot}>{foot}</footer>
    </main>
    <nav className={css.bottom} aria-label={words.doors}>
      {bottom}
    </nav>
  </div>
)

export { css as appShellCss }
