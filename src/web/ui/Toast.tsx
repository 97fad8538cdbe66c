/** What just happened, bottom left, with Hoàn tác for 10 s. Never for refusals: those stand beside what was refused. */
import { IconCheck } from '@tabler/icons-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useText } from '../i18n/text.ts'
import css from './Toast.module.css'
import { uiText } from './text.ts'

type Said = { id: number; text: string; undo: (() => unknown) | undefined }

const ToastContext = createContext<(text: string, options?: { undo?: () => unknown }) => void>(() => {})

/** `const say = useToast()`, then `say('Đã nhận 12 dòng', { undo })`. */
export const useToast = () => useContext(ToastContext)

export const ToastPlace = ({ children }: { children: ReactNode }) => {
  const [said, setSaid] = useState<Said[]>([])
  const say = useCallback((text: string, options?: { undo?: () => unknown }) => {
    setSaid((before) => [...before.slice(-1), { id: (before.at(-1)?.id ?? 0) + 1, text, undo: options?.undo }])
  }, [])
  const forget = useCallback((id: number) => setSaid((before) => before.filter((one) => one.id !== id)), [])
  return (
    <ToastContext value={say}>
      {children}
      <div className={css.place} role="status" aria-live="polite">
        {said.map((one) => (
          <Toast key={one.id} said={one} onEnd={forget} />
        ))}
      </div>
    </ToastContext>
  )
}

const Toast = ({ said, onEnd }: { said: Said; onEnd: (id: number) => void }) => {
  const text = useText(uiText)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => onEnd(said.id), 10_000)
    return () => clearTimeout(timer)
  }, [held, said.id, onEnd])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only keeps it from going away
    <div
      className={css.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <IconCheck size={18} stroke={1.8} aria-hidden />
      {said.text}
      {said.undo ? (
        <button
          type="button"
          onClick={() => {
            said.undo?.()
            onEnd(said.id)
          }}
        >
          {text.undo}
        </button>
      ) : null}
    </div>
  )
}
