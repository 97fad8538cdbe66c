import { IconCloudCheck, IconRefresh } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { figureApi } from '#api/figures.ts'
import { type PlanReview, planApi } from '#api/plans.ts'
import { Instant, timeInVietnam } from '#core/dates.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatNumber } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useCan, useScope } from '../shell/root-route.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { ConfirmPanel } from '../ui/ConfirmPanel.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProgressLine } from '../ui/ProgressLine.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { useToast } from '../ui/Toast.tsx'
import type { CardKeys } from './LineWork.tsx'
import { marginOf, nameOf } from './line-words.ts'
import { capital } from './measure-words.ts'
import { Paper } from './Paper.tsx'
import { PassageSheet } from './PassageSheet.tsx'
import css from './PlanReviewPage.module.css'
import { PlanState } from './PlanState.tsx'
import type { Mark } from './paper.ts'
import { cardId, ReviewCard } from './ReviewCard.tsx'
import {
  contentOf,
  countCertain,
  type Item,
  inTab,
  isOpenDoubt,
  isSettled,
  itemsOf,
  leadsByTarget,
  leadsOf,
  measuresToTie,
  type TabKey,
  tabKeys,
  tabOf,
} from './review-lines.ts'
import { planQuery, planReviewRoute } from './routes.ts'
import { plansText } from './text.ts'
import { useIsPhone } from './use-is-phone.ts'
import { DeskContext, useAcceptCertain, useDesk, useMakeDesk } from './use-review.ts'
import { useReviewKeys } from './use-review-keys.ts'

/** A plan document beside what was read in it: line by line a person accepts, corrects or rejects. */
export const PlanReviewPage = () => {
  const text = useText(plansText)
  const { planId } = planReviewRoute.useParams()
  const { data: review } = useSuspenseQuery(planQuery(planId))
  const mayEdit = useCan()('plan.edit', review.communePath) && review.state !== 'ended'
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const onSaved = useCallback(() => setSavedAt(timeInVietnam(Instant.parse(new Date().toISOString()))), [])
  const desk = useMakeDesk(planId, mayEdit, onSaved)
  const items = useMemo(() => itemsOf(review.lines), [review.lines])
  const decided = items.filter(isSettled).length
  return (
    <DeskContext value={desk}>
      <PageHead
        above={
          <>
            <Link {...paths.plans()}>{text.title}</Link> / {review.fileName}
          </>
        }
        title={text.review}
        actions={
          <div className={css.head}>
            {review.state === 'draft' ? null : <PlanState state={review.state} tag />}
            {savedAt ? (
              <span className={css.saved}>
                <IconCloudCheck size={16} stroke={1.8} aria-hidden />
                {text.saved(savedAt)}
              </span>
            ) : null}
            <div className={css.progress}>
              <ProgressLine
                label={text.decided}
                value={decided}
                max={Math.max(items.length, 1)}
                amount={<b>{`${formatNumber(decided)}/${formatNumber(items.length)}`}</b>}
              />
            </div>
            <div className="desk-only">
              <Adopt review={review} />
            </div>
          </div>
        }
      />
      <StateNote review={review} mayEdit={mayEdit} />
      <Desk review={review} items={items} />
      <div className={`phone-only ${css.bar}`}>
        <Adopt review={review} />
      </div>
    </DeskContext>
  )
}

const StateNote = ({ review, mayEdit }: { review: PlanReview; mayEdit: boolean }) => {
  const text = useText(plansText)
  const words =
    review.state === 'ended'
      ? text.endedNote
      : !mayEdit
        ? text.readerNote
        : review.state === 'in_force'
          ? text.inForceNote
          : null
  return words === null ? null : (
    <div className={css.note}>
      <Notice>{words}</Notice>
    </div>
  )
}

/** Paper at the left, lines at the right; on a phone the lines, and each passage as a sheet. */
const Desk = ({ review, items }: { review: PlanReview; items: readonly Item[] }) => {
  const text = useText(plansText)
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
  const marks = useMemo(() => marksOf(items, tab, text), [items, tab, text])
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
              label: text.tab[key],
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
            <section className={css.list} data-card-list tabIndex={0} aria-label={text.tab[tab]}>
              <Bulk review={review} />
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

/** What the paper shows for a tab: its own lines, and every doubt whichever the tab. */
const marksOf = (items: readonly Item[], tab: TabKey, text: Parameters<typeof nameOf>[1]): Mark[] => {
  const marks: Mark[] = []
  for (const item of items) {
    const { line, doubts } = item
    const open = isOpenDoubt(item)
    const own = tab === 'doubts' ? open : tabOf(line) === tab
    const common = { itemId: line.lineId, name: capital(nameOf(line, text)) }
    const label =
      own && tab !== 'doubts' ? marginOf(line, text) : line.kind === 'target' ? marginOf(line, text) : text.short.doubt
    if (own && line.passage.end > line.passage.start)
      marks.push({ ...common, ...line.passage, label, tone: line.state === 'rejected' ? 'rejected' : 'plain' })
    if (!open) continue
    for (const one of doubts)
      if (one.state === 'pending' && one.passage.end > one.passage.start)
        marks.push({ ...common, ...one.passage, label: own ? label : text.short.doubt, tone: 'doubt' })
  }
  return marks
}

/** Two presses for many lines: accept all that is certain; confirm every best indicator. */
const Bulk = ({ review }: { review: PlanReview }) => {
  const text = useText(plansText)
  const { mayEdit, planId, put, saved } = useDesk()
  const say = useToast()
  const certain = useAcceptCertain(review)
  const toTie = measuresToTie(review)
  const tying = useCall(planApi.confirmIndicators, {
    onDone: (now) => {
      const tied = toTie.length - measuresToTie(now).length
      put(() => now)
      saved()
      say(tied > 0 ? text.confirmedAll(formatNumber(tied)) : text.confirmedNone)
    },
  })
  const sure = countCertain(review)
  if (!mayEdit || (sure === 0 && toTie.length === 0)) return null
  return (
    <div className={css.bulk}>
      {sure > 0 ? (
        <Button busy={certain.isSending} onClick={() => certain.accept()}>
          {text.acceptCertain(formatNumber(sure))}
        </Button>
      ) : null}
      {toTie.length > 0 ? (
        <Button busy={tying.isSending} onClick={() => tying.send({ params: { planId } })}>
          {text.confirmAll(formatNumber(toTie.length))}
        </Button>
      ) : null}
      <ErrorNotice error={certain.error ?? tying.error} />
    </div>
  )
}

const ReadAgain = ({ review }: { review: PlanReview }) => {
  const text = useText(plansText)
  const { mayEdit, planId, put, saved } = useDesk()
  const say = useToast()
  const reading = useCall(planApi.readAgain, {
    onDone: (now) => {
      put(() => now)
      saved()
      say(text.readAgainDone)
    },
  })
  return (
    <div className={css.again}>
      <p className="strong">{text.sourceFile(review.fileName)}</p>
      {mayEdit ? (
        <>
          <p className="second">{text.readAgainPromise}</p>
          <Button busy={reading.isSending} onClick={() => reading.send({ params: { planId } })}>
            <IconRefresh size={18} stroke={1.8} aria-hidden />
            {text.readAgain}
          </Button>
          <ErrorNotice error={reading.error} />
        </>
      ) : null}
    </div>
  )
}

/** From draft to plan: says what will happen and asks once. In force: on to the targets. */
const Adopt = ({ review }: { review: PlanReview }) => {
  const text = useText(plansText)
  const { mayEdit, planId, put } = useDesk()
  const { areas } = useScope()
  const say = useToast()
  const refresh = useRefresh()
  const [asking, setAsking] = useState(false)
  const adopting = useCall(planApi.adopt, {
    onDone: async (summary) => {
      setAsking(false)
      put((before) => ({ ...before, ...summary }))
      say(text.adopted)
      await refresh(planApi.list, figureApi.board)
    },
  })
  if (review.state !== 'draft') return <ButtonLink {...paths.targets()}>{text.toTargets}</ButtonLink>
  if (!mayEdit) return null
  const accepted = (kind: string) =>
    formatNumber(review.lines.filter((line) => line.kind === kind && line.state === 'accepted').length)
  const waiting = review.lines.filter((line) => line.kind === 'target' && line.state === 'pending').length
  const measuresWaiting = review.lines.filter((line) => line.kind === 'measure' && line.state === 'pending').length
  const n = accepted('target')
  const area = areas.find((place) => place.path === review.communePath)?.name ?? review.communePath
  return (
    <>
      <Button kind="main" disabledReason={n === '0' ? text.adoptNone : null} onClick={() => setAsking(true)}>
        {text.adopt(n)}
      </Button>
      <ConfirmPanel
        opened={asking}
        title={text.adoptTitle(n)}
        action={text.adoptDo}
        busy={adopting.isSending}
        error={adopting.error}
        onConfirm={() => adopting.send({ params: { planId } })}
        onClose={() => setAsking(false)}
      >
        <p>{text.adoptWhat(n, accepted('measure'), accepted('assignment'), accepted('deadline'), area)}</p>
        <p>
          {waiting > 0
            ? text.adoptLeft(formatNumber(waiting))
            : measuresWaiting > 0
              ? text.adoptMeasuresLeft(formatNumber(measuresWaiting))
              : text.adoptAll}
        </p>
      </ConfirmPanel>
    </>
  )
}
