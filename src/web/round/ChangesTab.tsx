import { IconMessageReport } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ReportedChange, roundApi } from '#api/round.ts'
import { factKind } from '#core/children/facts/catalogue.ts'
import type { RoundMonth } from '#core/round/month.ts'
import { useCall, useRefresh } from '../client.ts'
import { formatDate, formatMoment, formatNumber } from '../i18n/format.ts'
import { usePick, useText } from '../i18n/text.ts'
import { useCan } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Status } from '../ui/Status.tsx'
import { useToast } from '../ui/Toast.tsx'
import { changesText } from './changes-text.ts'
import { DecideDrawer } from './DecideDrawer.tsx'
import css from './Round.module.css'
import { changesQuery } from './routes.ts'

const stateIcons = { waiting: 'soon', accepted: 'done', returned: 'slow', withdrawn: 'none' } as const

/** What was reported: what waits first, then the answers. */
export const ChangesTab = ({ area, month }: { area: string; month: RoundMonth }) => {
  const text = useText(changesText)
  const { data } = useSuspenseQuery(changesQuery(area, month))
  const [deciding, setDeciding] = useState<ReportedChange | null>(null)
  const waiting = data.filter(({ state }) => state === 'waiting')
  const decided = data.filter(({ state }) => state !== 'waiting')
  if (data.length === 0)
    return (
      <div className="card">
        <EmptyState icon={<IconMessageReport size={28} stroke={1.6} />} title={text.noChanges}>
          {text.noChangesHint}
        </EmptyState>
      </div>
    )
  const list = (title: string, changes: readonly ReportedChange[]) =>
    changes.length === 0 ? null : (
      <section className="card" aria-label={title}>
        <h2 className={css.group}>{title}</h2>
        <ul>
          {changes.map((change) => (
            <ChangeCard key={change.changeId} change={change} onDecide={() => setDeciding(change)} />
          ))}
        </ul>
      </section>
    )
  return (
    <div className="stack">
      {list(text.waitingTitle(formatNumber(waiting.length)), waiting)}
      {list(text.decidedTitle, decided)}
      {deciding ? <DecideDrawer change={deciding} onClose={() => setDeciding(null)} /> : null}
    </div>
  )
}

/** Who and what, in one line: the name of a new child stands in what was reported. */
export const useChangeTitle = () => {
  const text = useText(changesText)
  const pick = usePick()
  return ({ what, kind, childName, content }: ReportedChange): string => {
    const found = kind === null ? null : factKind(kind)
    const topic = found ? pick(found.words) : text.what[what]
    const name = childName ?? (typeof content.fullName === 'string' ? content.fullName : null)
    return name === null ? topic : `${name}: ${topic.toLowerCase()}`
  }
}

const ChangeCard = ({ change, onDecide }: { change: ReportedChange; onDecide: () => void }) => {
  const text = useText(changesText)
  const titleOf = useChangeTitle()
  const say = useToast()
  const refresh = useRefresh()
  const mayDecide = useCan()('round.decide')
  const takingBack = useCall(roundApi.takeBack, {
    onDone: async () => {
      say(text.tookBack)
      await refresh(roundApi.changes, roundApi.lines, roundApi.overview)
    },
  })
  return (
    <li className={css.line}>
      <div>
        <h3>{titleOf(change)}</h3>
        <p className="muted">
          {change.villageName} · {text.happenedReported(formatDate(change.happenedOn), formatMoment(change.recordedAt))}
        </p>
        <Status kind={stateIcons[change.state]}>{text.changeStates[change.state]}</Status>
        {change.late ? (
          <p>
            <Status kind="slow">{text.lateMark}</Status>
          </p>
        ) : null}
        {change.state === 'returned' && change.reason ? <p>{text.returnedBecause(change.reason)}</p> : null}
        <ErrorNotice error={takingBack.error} />
      </div>
      {change.state === 'waiting' ? (
        <div className={css.buttons}>
          {mayDecide ? (
            <Button kind="main" onClick={onDecide}>
              {text.decide}
            </Button>
          ) : change.mine ? (
            <Button
              kind="quiet"
              busy={takingBack.isSending}
              onClick={() => void takingBack.send({ params: { changeId: change.changeId } })}
            >
              {text.takeBack}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}
