import { Link } from '@tanstack/react-router'
import { type RoundLine, roundApi } from '#api/round.ts'
import { factKind } from '#core/children/facts/catalogue.ts'
import { ageOn, formatDate } from '#core/dates.ts'
import { ageOf, birthOf } from '../children/child-words.ts'
import { childrenText } from '../children/text.ts'
import { useCall } from '../client.ts'
import { usePick, useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useCan, useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Status } from '../ui/Status.tsx'
import { useToast } from '../ui/Toast.tsx'
import { linesText } from './lines-text.ts'
import css from './Round.module.css'

/** Why the child is asked about, in words; what is not known or old is named by its kind. */
const useReasonWords = () => {
  const text = useText(linesText)
  const pick = usePick()
  return ({ reason, kinds, since }: RoundLine['reasons'][number]): string => {
    const words = text.reasons[reason]
    if (reason === 'visit_due') return `${words} (${since ? text.lastVisit(formatDate(since)) : text.neverVisited})`
    if (reason !== 'unknown' && reason !== 'stale') return words
    const named = kinds.map((kind) => {
      const found = factKind(kind)
      return found ? pick(found.words).toLowerCase() : kind
    })
    return `${words}: ${named.join(', ')}${reason === 'stale' && since ? ` (${text.knownSince(formatDate(since))})` : ''}`
  }
}

/** One child of the round: what to ask, and three buttons. */
export const LineCard = ({
  line,
  onChecked,
  onReport,
  onVisit,
}: {
  line: RoundLine
  onChecked: (line: RoundLine) => void
  onReport: () => void
  onVisit: () => void
}) => {
  const text = useText(linesText)
  const { words } = useText(childrenText)
  const reasonWords = useReasonWords()
  const { today } = useSession()
  const say = useToast()
  const mayReport = useCan()('round.report')
  const checking = useCall(roundApi.check, { onDone: onChecked })
  const check = async (result: 'as_recorded' | 'not_met' | 'open') => {
    const done = await checking.send({ body: { childId: line.childId, result } })
    if (done && result !== 'open')
      say(text.said(text.states[result]), {
        undo: () => checking.send({ body: { childId: line.childId, result: 'open' } }),
      })
  }
  const asksVisit = line.reasons.some(({ reason }) => reason === 'visit_due')
  const onlyVisit = line.reasons.every(({ reason }) => reason === 'visit_due')
  const isDone = line.state === 'as_recorded' || line.state === 'reported' || line.state === 'visited'
  return (
    <li className={css.line}>
      <div>
        <h3>
          <Link {...paths.child(line.childId)}>{line.fullName ?? text.nameHidden}</Link>
        </h3>
        <p className="muted">
          {text.bornOn(birthOf(line))} · {ageOf({ ...line, age: ageOn(line.birthDate, today) }, today, words)}
        </p>
        <ul className={css.reasons}>
          {line.reasons.map((reason) => (
            <li key={reason.reason}>{reasonWords(reason)}</li>
          ))}
        </ul>
        {line.state !== 'open' ? (
          <Status kind={line.state === 'not_met' ? 'due' : 'done'}>{text.states[line.state]}</Status>
        ) : null}
        <ErrorNotice error={checking.error} />
      </div>
      {mayReport ? (
        <div className={css.buttons}>
          {isDone ? (
            line.state === 'as_recorded' ? (
              <Button size="small" kind="quiet" busy={checking.isSending} onClick={() => void check('open')}>
                {text.undo}
              </Button>
            ) : null
          ) : (
            <>
              {asksVisit ? <Button onClick={onVisit}>{text.logVisit}</Button> : null}
              {onlyVisit ? null : (
                <Button busy={checking.isSending} onClick={() => void check('as_recorded')}>
                  {text.asRecorded}
                </Button>
              )}
              <Button onClick={onReport}>{text.changed}</Button>
              {line.state === 'not_met' ? null : (
                <Button kind="quiet" busy={checking.isSending} onClick={() => void check('not_met')}>
                  {text.notMet}
                </Button>
              )}
            </>
          )}
        </div>
      ) : null}
    </li>
  )
}
