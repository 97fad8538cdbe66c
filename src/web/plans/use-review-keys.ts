import { type RefObject, useEffect } from 'react'
import type { CardKeys } from './LineWork.tsx'

/** Somebody is writing, choosing or answering: then no key is a shortcut. */
const isBusyWith = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, form, [role=dialog], [role=menu], [role=listbox]') !== null)

const pressesItself = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role=tab], summary') !== null

/** Enter accepts, E corrects, X rejects the chosen line; arrows move. Never while typing or composing (Telex, VNI). */
export const useReviewKeys = (
  enabled: boolean,
  keys: RefObject<CardKeys | null>,
  selectedId: string | null,
  move: (step: 1 | -1) => void,
): void => {
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isBusyWith(event.target) || document.querySelector('[role=dialog]')) return
      const target = event.target as HTMLElement
      const act = (work: () => void) => {
        event.preventDefault()
        work()
      }
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        // The paper scrolls by its own arrows.
        if (target.closest('[data-paper]')) return
        return act(() => move(event.key === 'ArrowDown' ? 1 : -1))
      }
      if (event.repeat) return
      const onOwnHead = target.dataset?.cardHead === selectedId
      if (event.key === 'Enter' && (!pressesItself(target) || onOwnHead)) return act(() => keys.current?.accept())
      if (event.shiftKey) return
      if (event.key.toLowerCase() === 'e') return act(() => keys.current?.edit())
      if (event.key.toLowerCase() === 'x') return act(() => keys.current?.reject())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled, keys, selectedId, move])
}
