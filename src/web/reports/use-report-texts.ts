/** Writing the sections of a draft: saved as typed, sent again after a lost connection, never over somebody else's words. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CallError } from '#api/call.ts'
import { type ReportView, reportApi } from '#api/reports.ts'
import { Instant, timeInVietnam } from '#core/dates.ts'
import { call } from '../client.ts'
import { useSession } from '../shell/root-route.tsx'
import { keep, readKept, type TypedTexts } from './kept-texts.ts'
import { reportQuery } from './routes.ts'
import {
  afterConflict,
  afterSaving,
  dirtyOf,
  isDirty,
  keepingMine,
  toSend,
  without,
  withoutOutdated,
  withTyped,
} from './typed-texts.ts'

const pauseMs = 900
const retryMs = 5000

export type SaveState = { kind: 'rest' | 'sending' | 'unreachable' } | { kind: 'refused'; error: unknown }

const isUnreachable = (error: unknown): boolean =>
  error instanceof CallError && (error.status === 0 || error.status >= 500)

const clockNow = (): string => timeInVietnam(Instant.parse(new Date().toISOString()))

export const useReportTexts = (report: ReportView, mayEdit: boolean) => {
  const { reportId } = report
  const { accountId } = useSession()
  const queries = useQueryClient()
  const [typed, setTyped] = useState<TypedTexts>(() => (mayEdit ? readKept(reportId, accountId) : {}))
  const [state, setState] = useState<SaveState>({ kind: 'rest' })
  const [savedAt, setSavedAt] = useState<Record<string, string>>({})
  const [lastSavedAt, setLastSavedAt] = useState<string | null>(null)
  const now = useRef(typed)
  const latest = useRef(report)
  latest.current = report
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const request = useRef<{ words: string; id: string } | null>(null)

  const change = useCallback(
    (next: (before: TypedTexts) => TypedTexts) => {
      const after = next(now.current)
      if (after === now.current) return
      now.current = after
      setTyped(after)
      keep(reportId, accountId, dirtyOf(after))
    },
    [reportId, accountId],
  )

  const put = useCallback(
    async (view: ReportView) => {
      const { queryKey } = reportQuery(reportId)
      // A reading under way would put the older text back.
      await queries.cancelQueries({ queryKey })
      queries.setQueryData(queryKey, view)
      latest.current = view
    },
    [queries, reportId],
  )

  const sendOnce = useCallback(async (): Promise<void> => {
    const params = { reportId }
    const fields = toSend(now.current)
    const words = JSON.stringify(fields)
    // The answer may have got lost on its way: the same words again are the same request.
    if (request.current?.words !== words) request.current = { words, id: crypto.randomUUID() }
    try {
      const view = await call(reportApi.edit, { params, body: { fields }, requestId: request.current.id })
      const at = clockNow()
      setLastSavedAt(at)
      setSavedAt((before) => ({ ...before, ...Object.fromEntries(Object.keys(fields).map((key) => [key, at])) }))
      change((before) => afterSaving(before, fields, view))
      await put(view)
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== 'changed_meanwhile') throw error
      const view = await call(reportApi.read, { params })
      const before = now.current
      change((texts) => afterConflict(texts, fields, view))
      await put(view)
      // Refused, and yet nobody changed anything: asking for ever would not help.
      if (JSON.stringify(before) === JSON.stringify(now.current)) throw error
    }
  }, [reportId, change, put])

  /** Sends what is unsaved. True when nothing is left. */
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    if (running.current) return running.current
    const work = (async () => {
      try {
        while (Object.keys(toSend(now.current)).length > 0) {
          setState({ kind: 'sending' })
          await sendOnce()
        }
        setState({ kind: 'rest' })
      } catch (error) {
        if (isUnreachable(error)) {
          setState({ kind: 'unreachable' })
          timer.current = setTimeout(() => void flush(), retryMs)
        } else {
          setState({ kind: 'refused', error })
          // Made final or taken away meanwhile: the page shows what it is now.
          void queries.invalidateQueries({ queryKey: reportQuery(reportId).queryKey })
        }
      }
      return Object.keys(dirtyOf(now.current)).length === 0
    })().finally(() => {
      running.current = null
    })
    running.current = work
    return work
  }, [sendOnce, queries, reportId])

  const sendSoon = useCallback(
    (ms = pauseMs) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), ms)
    },
    [flush],
  )

  useEffect(() => change((before) => withoutOutdated(before, report)), [report, change])

  useEffect(() => {
    if (!mayEdit) return
    // Typed before a reload, or without a connection.
    if (Object.keys(toSend(now.current)).length > 0) sendSoon(0)
    const again = () => void flush()
    const warn = (event: BeforeUnloadEvent) => {
      if (Object.keys(dirtyOf(now.current)).length > 0) event.preventDefault()
    }
    addEventListener('online', again)
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('online', again)
      removeEventListener('beforeunload', warn)
      // Leaving the page does not leave the last words behind.
      clearTimeout(timer.current)
      if (Object.keys(toSend(now.current)).length > 0) void flush()
    }
  }, [mayEdit, flush, sendSoon])

  return useMemo(() => {
    const wordsOf = (key: string): string =>
      typed[key]?.value ?? report.sections.find((section) => section.key === key)?.text ?? ''
    return {
      wordsOf,
      state,
      savedAt,
      lastSavedAt,
      flush,
      isUnsaved: Object.values(typed).some(isDirty),
      conflicts: Object.keys(typed).filter((key) => typed[key]?.theirs),
      statusOf: (key: string) => {
        const own = typed[key]
        return { dirty: own !== undefined && isDirty(own), theirs: own?.theirs ?? null, at: savedAt[key] ?? null }
      },
      type: (key: string, value: string) => {
        change((before) => withTyped(before, latest.current, key, value))
        sendSoon()
      },
      leave: (key: string) => {
        const own = now.current[key]
        if (own && !isDirty(own)) change((before) => without(before, key))
        else if (own) void flush()
      },
      keepMine: (key: string) => {
        change((before) => keepingMine(before, key))
        void flush()
      },
      takeTheirs: (key: string) => change((before) => without(before, key)),
      unsaved: dirtyOf(typed),
      forget: () => change(() => ({})),
    }
  }, [typed, report, state, savedAt, lastSavedAt, flush, change, sendSoon])
}

export type ReportTexts = ReturnType<typeof useReportTexts>
