import { useState } from 'react'

/** A call of the sign-in service: once at a time, its refusal kept for `ErrorNotice`. */
export const useAuth = <A extends unknown[]>(work: (...args: A) => Promise<unknown>) => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const attempt = async (...args: A): Promise<void> => {
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      await work(...args)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return { attempt, busy, error }
}
