/**
 * What is being typed, kept on this machine until it is saved: a reload or a lost session loses nothing. By account, so
 * that the next person at the desk never sees it; signing out clears it.
 */
import { useState } from 'react'
import { useSession } from '../shell/root-route.tsx'

const prefix = 'mangnon.draft.'

export const useDraft = <T extends Record<string, unknown>>(name: string, empty: T) => {
  const { accountId } = useSession()
  const key = `${prefix}${accountId}.${name}`
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...kept<T>(key) }))
  const [isKept, setIsKept] = useState(() => sessionStorage.getItem(key) !== null)
  return {
    draft,
    isKept,
    change: (part: Partial<T>) => {
      const next = { ...draft, ...part }
      setDraft(next)
      setIsKept(true)
      sessionStorage.setItem(key, JSON.stringify(next))
    },
    clear: () => {
      sessionStorage.removeItem(key)
      setIsKept(false)
    },
  }
}

const kept = <T>(key: string): Partial<T> => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>
  } catch {
    return {}
  }
}
