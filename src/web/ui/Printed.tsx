import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import css from './Printed.module.css'

/** A sheet: shown where it stands, and, while it is shown, the only thing that is printed. `mark`: invented data. */
export const Printed = ({ mark, children }: { mark?: string | null; children: ReactNode }) => {
  useEffect(() => {
    document.body.classList.add(css.only as string)
    return () => document.body.classList.remove(css.only as string)
  }, [])
  return (
    <>
      {children}
      {createPortal(
        <div className={css.paper} aria-hidden>
          {mark ? <p>{mark}</p> : null}
          {children}
        </div>,
        document.body,
      )}
    </>
  )
}
