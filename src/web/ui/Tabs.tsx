import { IconAlertTriangle } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import css from './Tabs.module.css'

/** `warn`: behind it something needs a look. */
export type Tab<K extends string> = { key: K; label: string; count?: string; tone?: 'warn' }

/** Sections of one page, one shown at a time. The caller keeps `value`, best in the address. */
export const Tabs = <K extends string>({
  label,
  tabs,
  value,
  onChange,
  children,
}: {
  label: string
  tabs: readonly Tab<K>[]
  value: K
  onChange: (key: K) => void
  children: ReactNode
}) => {
  const id = useId()
  const move = (event: KeyboardEvent<HTMLButtonElement>, at: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (step === 0 || !next) return
    event.preventDefault()
    onChange(next.key)
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  return (
    <>
      <div role="tablist" aria-label={label} className={css.tabs}>
        {tabs.map((tab, at) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            className={classNames(css.tab, tab.tone === 'warn' && css.warn)}
            aria-selected={tab.key === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === value ? 0 : -1}
            onClick={() => onChange(tab.key)}
            onKeyDown={(event) => move(event, at)}
          >
            {tab.tone === 'warn' ? <IconAlertTriangle size={16} stroke={1.8} aria-hidden /> : null}
            {tab.label}
            {tab.count === undefined ? null : <span className={css.count}> {tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
        {children}
      </div>
    </>
  )
}
