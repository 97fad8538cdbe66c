import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import css from './Printed.module.css'

/** A sheet: shown where it stands, and, while it is shown, the only thing that is printed. */
export const Printed = ({ children }: { children: ReactNode }) => {
  useEffect(() => {
    document.body.classList.add(css.only as string)
    return () => document.body.classList.remove(css.only as string)
  }, [])
  return (
    <>
      {children}
      {createPortal(
        <div className={css.paper} aria-hidden>
          {children}
        </div>,
        document.body,
      )}
    </>
  )
}
