import { useRef, useState } from 'react'
import type { CallArguments, Endpoint } from '#api/endpoint.ts'
import { download } from '../client.ts'

/** A file to download: one at a time, with its refusal to show beside the button. Tells whether it came. */
export const useDownload = <E extends Endpoint>(endpoint: E) => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const running = useRef(false)
  const start = async (args: CallArguments<E>): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setError(null)
    try {
      await (download as (endpoint: Endpoint, args: unknown) => Promise<void>)(endpoint, args)
      return true
    } catch (refusal) {
      setError(refusal)
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { start, busy, error }
}
