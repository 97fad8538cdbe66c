/** What the review page does to a plan: every change goes into the query's own copy at once and stands there as saved. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useMemo } from 'react'
import type { z } from 'zod'
import { figureApi } from '#api/figures.ts'
import { type LineState, type PlanLine, type PlanReview, planApi } from '#api/plans.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useToast } from '../ui/Toast.tsx'
import { lineText } from './line-text.ts'
import type { Item } from './review-lines.ts'
import { countItems, withLines, withStates } from './review-lines.ts'
import { reviewText } from './review-text.ts'
import { planQuery } from './routes.ts'

type State = z.infer<typeof LineState>

export type ReviewDesk = {
  planId: string
  mayEdit: boolean
  put: (change: (review: PlanReview) => PlanReview) => void
  /** Tells the page that something was saved just now. */
  saved: () => void
}

export const DeskContext = createContext<ReviewDesk | null>(null)

export const useDesk = (): ReviewDesk => {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a part of the review stands outside of it')
  return desk
}

export const useMakeDesk = (planId: string, mayEdit: boolean, onSaved: () => void): ReviewDesk => {
  const queries = useQueryClient()
  const refresh = useRefresh()
  const put = useCallback(
    (change: (review: PlanReview) => PlanReview) => {
      const key = planQuery(planId).queryKey
      // A reading under way would put the old state back over what was just changed.
      void queries.cancelQueries({ queryKey: key })
      queries.setQueryData(key, (before) => before && change(before))
    },
    [queries, planId],
  )
  const saved = useCallback(() => {
    onSaved()
    void refresh(planApi.list, figureApi.board)
  }, [onSaved, refresh])
  return useMemo(() => ({ planId, mayEdit, put, saved }), [planId, mayEdit, put, saved])
}

const everyLine = ({ line, measures }: Item): PlanLine[] => [line, ...measures]

/** Accepting, rejecting and putting back one item; shown at once, put back if the server refuses. */
export const useDecide = (item: Item, name: string) => {
  const text = useText(lineText)
  const { planId, put, saved } = useDesk()
  const say = useToast()
  const call = useCall(planApi.decide, {
    onDone: (lines) => {
      put((review) => withLines(review, lines))
      saved()
    },
  })
  const send = (lineId: string, state: State) => call.send({ params: { planId, lineId }, body: { state } })

  const decide = async (state: State, line: PlanLine = item.line): Promise<boolean> => {
    const before = everyLine(item)
    const follow = line.lineId === item.line.lineId && state !== 'accepted' ? before : [line]
    put((review) => withStates(review, new Map(follow.map((one) => [one.lineId, state]))))
    const changed = await send(line.lineId, state)
    if (!changed) {
      put((review) => withStates(review, new Map(before.map((one) => [one.lineId, one.state]))))
      return false
    }
    const words = { accepted: text.saidAccepted, rejected: text.saidRejected, pending: text.saidPending }[state]
    say(words(name), { undo: () => putBack(before, changed, send) })
    return true
  }
  return { decide, error: call.error, isSending: call.isSending, reset: call.reset }
}

/** Each line as it was: the parent first, then the measures that had a state of their own. */
const putBack = async (
  before: readonly PlanLine[],
  changed: readonly PlanLine[],
  send: (lineId: string, state: State) => Promise<PlanLine[] | undefined>,
): Promise<void> => {
  const now = new Map(changed.map((line) => [line.lineId, line.state]))
  const ordered = [...before].sort((a, b) => Number(a.parentLineId !== null) - Number(b.parentLineId !== null))
  for (const line of ordered) {
    if ((now.get(line.lineId) ?? line.state) === line.state) continue
    const lines = await send(line.lineId, line.state)
    for (const one of lines ?? []) now.set(one.lineId, one.state)
  }
}

/** Accepting all that is certain, with one undo for the whole. */
export const useAcceptCertain = (review: PlanReview) => {
  const text = useText(reviewText)
  const { planId, put, saved } = useDesk()
  const say = useToast()
  const back = useCall(planApi.decide, {
    onDone: (lines) => {
      put((now) => withLines(now, lines))
      saved()
    },
  })
  const call = useCall(planApi.acceptCertain, {
    onDone: (now) => {
      const before = new Map(review.lines.map((line) => [line.lineId, line]))
      const changed = now.lines.filter((line) => line.state !== before.get(line.lineId)?.state)
      put(() => now)
      saved()
      say(text.acceptedCertain(formatNumber(countItems(changed))), {
        undo: () =>
          putBack(
            changed.map((line) => before.get(line.lineId) ?? line),
            changed,
            (lineId, state) => back.send({ params: { planId, lineId }, body: { state } }),
          ),
      })
    },
  })
  return {
    accept: () => call.send({ params: { planId } }),
    error: call.error ?? back.error,
    isSending: call.isSending,
  }
}
