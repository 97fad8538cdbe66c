import { useCallback, useMemo, useRef, useState } from 'react'
import type { PlanReview } from '#api/plans.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { BulkDecisions } from './BulkDecisions.tsx'
import type { CardKeys } from './LineWork.tsx'
import { lineText } from './line-text.ts'
import { Paper } from './Paper.tsx'
import { PassageSheet } from './PassageSheet.tsx'
import css from './PlanReviewPage.module.css'
import { ReadAgain } from './ReadAgain.tsx'
import { cardId, ReviewCard } from './ReviewCard.tsx'
import {
  contentOf,
  type Item,
  inTab,
  isSettled,
  leadsByTarget,
  leadsOf,
  type TabKey,
  tabKeys,
  tabOf,
} from './review-lines.ts'
import { marksOf } from './review-marks.ts'
import { reviewText } from './review-text.ts'
import { planReviewRoute } from './routes.ts'
import { useIsPhone } from './use-is-phone.ts'
import { useDesk } from './use-review.ts'
import { useReviewKeys } from './use-review-keys.ts'

/** Paper at the left, lines at the right; on a phone the lines, and each passage as a sheet. */
export const ReviewDesk = ({ review, items }: { review: PlanReview; items: readonly Item[] }) => {
  const text = useText(reviewText)
  const words = useText(lineText)
  const isPhone = useIsPhone()
  const { mayEdit } = useDesk()
  const { tab = 'targets' } = planReviewRoute.useSearch()
  const navigate = planReviewRoute.useNavigate()
  const keys = useRef<CardKeys | null>(null)
  const shown = useMemo(() => inTab(items, tab), [items, tab])
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [sheetId, setSheetId] = useState<string | null>(null)
  // Without a choice the first line that waits is open; a line that left the tab (a doubt now settled) gives way too.
  const selected =
    shown.find((item) => item.line.lineId === chosenId) ?? shown.find((item) => !isSettled(item)) ?? shown[0]
  const selectedId = isPhone ? null : (selected?.line.lineId ?? null)

  const setTab = useCallback(
    (to: TabKey) => navigate({ search: (before) => ({ ...before, tab: to }), replace: true, resetScroll: false }),
    [navigate],
  )
  const focusCard = useCallback((lineId: string) => {
    // After React has opened the card.
    requestAnimationFrame(() => {
      const card = document.getElementById(cardId(lineId))
      const to = card?.querySelector<HTMLElement>('[data-main]') ?? card?.querySelector<HTMLElement>('[data-card-head]')
      to?.focus({ preventScroll: true })
    })
  }, [])
  const select = useCallback(
    (lineId: string) => {
      setChosenId(lineId)
      if (isPhone) setSheetId(lineId)
    },
    [isPhone],
  )
  const selectFromPaper = useCallback(
    (lineId: string) => {
      const item = items.find((one) => one.line.lineId === lineId)
      setChosenId(lineId)
      if (item && !inTab([item], tab).length) void setTab(tabOf(item.line))
      document.getElementById(cardId(lineId))?.scrollIntoView({ block: 'nearest' })
    },
    [items, tab, setTab],
  )
  const move = useCallback(
    (step: 1 | -1) => {
      const at = shown.findIndex((item) => item.line.lineId === selected?.line.lineId)
      const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)]
      if (!next) return
      setChosenId(next.line.lineId)
      focusCard(next.line.lineId)
    },
    [shown, selected, focusCard],
  )
  const onDecided = useCallback(
    (lineId: string) => {
      const at = shown.findIndex((item) => item.line.lineId === lineId)
      const waits = (item: Item) => !isSettled(item) && item.line.lineId !== lineId
      const next = shown.slice(at + 1).find(waits) ?? shown.slice(0, at).find(waits)
      if (next) setChosenId(next.line.lineId)
      if (next && !isPhone) focusCard(next.line.lineId)
      if (isPhone) setSheetId(next ? next.line.lineId : null)
    },
    [shown, isPhone, focusCard],
  )
  useReviewKeys(mayEdit && !isPhone, keys, selectedId, move)

  const leads = useMemo(() => leadsByTarget(items), [items])
  const leadsFor = (item: Item) =>
    item.line.kind === 'target' ? leadsOf(leads, contentOf(item.line, 'target').number) : []
  const marks = useMemo(() => marksOf(items, tab, words), [items, tab, words])
  const counts = Object.fromEntries(tabKeys.map((key) => [key, inTab(items, key).length]))
  const sheetItem = items.find((item) => item.line.lineId === sheetId)
  return (
    <div className={css.review}>
      {isPhone ? null : (
        <div className={css.paper} data-paper>
          <Paper text={review.text} marks={marks} selectedId={selectedId} onSelect={selectFromPaper} />
        </div>
      )}
      <div className={css.pane}>
        <div className={css.tabs}>
          <Tabs
            label={text.tabs}
            tabs={tabKeys.map((key) => ({
              key,
              label: words.tab[key],
              ...(key === 'document' ? {} : { count: formatNumber(counts[key] ?? 0) }),
              ...(key === 'doubts' && (counts.doubts ?? 0) > 0 && { tone: 'warn' as const }),
            }))}
            value={tab}
            onChange={(key) => {
              setChosenId(null)
              void setTab(key)
            }}
          >
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section className={css.list} data-card-list tabIndex={0} aria-label={words.tab[tab]}>
              <BulkDecisions review={review} />
              {tab === 'document' ? <ReadAgain review={review} /> : null}
              {shown.map((item) => (
                <ReviewCard
                  key={item.line.lineId}
                  item={item}
                  leads={leadsFor(item)}
                  selected={item.line.lineId === selectedId}
                  onSelect={select}
                  onDecided={onDecided}
                  keys={keys}
                />
              ))}
              {shown.length === 0 ? <p className={css.nothing}>{text.nothingIn[tab]}</p> : null}
            </section>
          </Tabs>
        </div>
        {mayEdit ? <p className={`desk-only muted ${css.keys}`}>{text.keysHint}</p> : null}
      </div>
      {isPhone ? (
        <PassageSheet
          item={sheetItem ?? null}
          text={review.text}
          leads={sheetItem ? leadsFor(sheetItem) : []}
          onClose={() => setSheetId(null)}
          onDecided={onDecided}
        />
      ) : null}
    </div>
  )
}
