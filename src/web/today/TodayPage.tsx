import { IconCircleCheck } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { ReplyOf } from '#api/endpoint.ts'
import { soonDays, type TodayItem, type todayApi } from '#api/today.ts'
import { partsOf, timeInVietnam } from '#core/dates.ts'
import { formatDate, formatDayMonth, formatNumber, formatWeekday } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { usePick, useText } from '../i18n/text.ts'
import { AddressButton } from '../shell/AddressLink.tsx'
import { useScope, useSession } from '../shell/root-route.tsx'
import { classNames } from '../ui/class-names.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Status } from '../ui/Status.tsx'
import { cannotWait } from './cannot-wait.ts'
import { MissingFigures } from './MissingFigures.tsx'
import { todayQuery } from './routes.ts'
import css from './TodayPage.module.css'
import { todayText } from './text.ts'

/** Hôm nay: what cannot wait, why, until when, and one button to do it. */
export const TodayPage = () => {
  const text = useText(todayText)
  const language = useLanguage()
  const session = useSession()
  const { area } = useScope()
  const { data } = useSuspenseQuery(todayQuery(area))
  const urgent = data.items.filter(cannotWait)
  const others = data.items.filter((item) => !cannotWait(item))
  const days = formatNumber(soonDays)
  return (
    <>
      <PageHead
        above={`${formatWeekday(session.today, language)}, ${formatDate(session.today)}\u00a0· ${timeInVietnam(session.now)}`}
        title={urgent.length > 0 ? text.title(formatNumber(urgent.length)) : text.titleNone}
        below={urgent.length > 0 ? text.whatCannotWait(days) : others.length > 0 ? text.nothingUrgent(days) : null}
      />
      <div className={css.today}>
        <div className={css.lists}>
          {data.items.length === 0 ? <NothingLeft upcoming={data.upcoming} /> : null}
          <ItemList title={text.list} titleHidden items={urgent} firstIsNext />
          <ItemList title={text.others} items={others} firstIsNext={urgent.length === 0} />
        </div>
        <MonthAside data={data} />
      </div>
    </>
  )
}

type Today = ReplyOf<typeof todayApi.read>

type ItemListProps = { title: string; titleHidden?: boolean; items: readonly TodayItem[]; firstIsNext: boolean }

const ItemList = ({ title, titleHidden, items, firstIsNext }: ItemListProps) => {
  const titleId = useId()
  if (items.length === 0) return null
  return (
    <section>
      <h2 id={titleId} className={titleHidden ? 'visually-hidden' : css.listTitle}>
        {title}
      </h2>
      <ol className="card" aria-labelledby={titleId}>
        {items.map((item, at) => (
          <Item key={item.id} item={item} isNext={firstIsNext && at === 0} />
        ))}
      </ol>
    </section>
  )
}

const Item = ({ item, isNext }: { item: TodayItem; isNext: boolean }) => {
  const pick = usePick()
  return (
    <li className={classNames(css.item, item.urgency === 'overdue' && css.overdue)}>
      <Until item={item} />
      <div>
        <h3>{pick(item.title)}</h3>
        <p className="second">{pick(item.detail)}</p>
        {item.source ? <p className="muted">{item.source}</p> : null}
      </div>
      <div className={css.action}>
        <AddressButton to={item.action.to} kind={isNext || item.urgency === 'overdue' ? 'main' : 'plain'}>
          {pick(item.action.label)}
        </AddressButton>
      </div>
      {item.figures.length > 0 ? <MissingFigures figures={item.figures} /> : null}
    </li>
  )
}

/** The state in a word, the time left, the last day. */
const Until = ({ item }: { item: TodayItem }) => {
  const text = useText(todayText)
  const language = useLanguage()
  const { urgency, lastDay, daysLeft } = item
  const days = formatNumber(Math.abs(daysLeft ?? 0))
  if (urgency === 'open' || lastDay === null)
    return (
      <div className={css.until}>
        <Status kind="info">{text.open}</Status>
      </div>
    )
  const words = {
    overdue: {
      kind: 'overdue',
      state: text.overdue,
      left: text.overdueBy(days),
      until: text.wasDue(formatDate(lastDay)),
    },
    today: { kind: 'due', state: text.today, left: text.withinToday, until: text.lastDay(formatDate(lastDay)) },
    soon: {
      kind: 'soon',
      state: formatWeekday(lastDay, language),
      left: text.left(days),
      until: text.lastDay(formatDate(lastDay)),
    },
  } as const
  const { kind, state, left, until } = words[urgency]
  return (
    <div className={css.until}>
      <Status kind={kind}>{state}</Status>
      <b>{left}</b>
      <span className="muted">{until}</span>
    </div>
  )
}

const NothingLeft = ({ upcoming }: { upcoming: Today['upcoming'] }) => {
  const text = useText(todayText)
  const pick = usePick()
  const [next] = upcoming
  return (
    <div className="card">
      <EmptyState icon={<IconCircleCheck size={28} stroke={1.6} />} title={text.nothing}>
        {next ? text.nothingNext(pick(next), formatDate(next.day)) : text.nothingAtAll}
      </EmptyState>
    </div>
  )
}

const MonthAside = ({ data }: { data: Today }) => {
  const text = useText(todayText)
  const pick = usePick()
  const { today } = useSession()
  const counts = [
    { label: text.children, value: data.counts.children },
    { label: text.under5, value: data.counts.under5 },
    { label: text.bornThisMonth, value: data.counts.bornThisMonth },
    { label: text.turned16, value: data.counts.turned16ThisMonth },
  ]
  return (
    <aside className={css.side}>
      <section>
        <h2>{text.month(String(partsOf(today).month))}</h2>
        <dl className={css.counts}>
          {counts.map((count) => (
            <div key={count.label}>
              <dt>{count.label}</dt>
              <dd>{formatNumber(count.value)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{text.upcoming}</h2>
        {data.upcoming.length === 0 ? <p className="muted">{text.nothingUpcoming}</p> : null}
        <ul className={css.days}>
          {data.upcoming.map((one) => (
            <li key={`${one.day}${one.vi}`}>
              <time dateTime={one.day}>{formatDayMonth(one.day)}</time>
              <span>{pick(one)}</span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  )
}
