import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ChildRow } from '#core/children/child-row.ts'
import { type ListAsked, listQuery } from './routes.ts'

/** A longer list is for Excel: 2.000 children are 60 sheets of paper already. */
export const mostToPrint = 2000

/** Prints the whole list, not the page of it on the screen: reads every page first, then opens the print dialog. */
export const usePrint = (area: string, asked: ListAsked) => {
  const queries = useQueryClient()
  const [sheet, setSheet] = useState<readonly ChildRow[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [tooLong, setTooLong] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const running = useRef(false)

  useEffect(() => {
    if (!sheet) return
    const done = () => setSheet(null)
    window.addEventListener('afterprint', done, { once: true })
    window.print()
    return () => window.removeEventListener('afterprint', done)
  }, [sheet])

  const start = async (total: number): Promise<void> => {
    if (running.current) return
    setTooLong(total > mostToPrint)
    if (total > mostToPrint) return
    running.current = true
    setBusy(true)
    setError(null)
    try {
      const rows: ChildRow[] = []
      for (let page = 1; rows.length < total; page++) {
        const part = await queries.fetchQuery(listQuery(area, asked, page))
        if (part.rows.length === 0) break
        rows.push(...part.rows)
      }
      setSheet(rows)
    } catch (refusal) {
      setError(refusal)
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { sheet, busy, tooLong, error, start }
}
