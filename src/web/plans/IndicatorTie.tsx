import { IconChevronDown, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { figureApi } from '#api/figures.ts'
import { type IndicatorCandidate, type PlanLine, planApi } from '#api/plans.ts'
import { unaccent } from '#core/text.ts'
import { queryOf, useCall } from '../client.ts'
import { usePick, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './IndicatorTie.module.css'
import { indicatorText } from './indicator-text.ts'
import { withLines } from './review-lines.ts'
import { useDesk } from './use-review.ts'

const catalogueQuery = { ...queryOf(figureApi.catalogue), staleTime: 600_000 }

/** Which indicator a measure is computed by: offered with the reason, confirmed by one press, or another, or none. */
export const IndicatorTie = ({ line }: { line: PlanLine }) => {
  const text = useText(indicatorText)
  const pick = usePick()
  const { mayEdit } = useDesk()
  const [choosing, setChoosing] = useState(false)
  const tying = useTie(line)
  const catalogue = useQuery({ ...catalogueQuery, enabled: line.indicatorConfirmed || choosing }).data ?? []
  const named = catalogue.find((one) => one.code === line.indicatorCode)
  return (
    <div className={css.tie}>
      {line.indicatorConfirmed ? (
        <p className={css.confirmed}>
          <IconCircleCheck size={16} stroke={1.8} aria-hidden />
          <span>
            {line.indicatorCode === null
              ? text.noIndicatorSaid
              : text.indicator(named ? pick(named.name) : line.indicatorCode)}
          </span>
        </p>
      ) : (
        <Offered line={line} tie={tying.tie} busy={tying.isSending} />
      )}
      {mayEdit ? (
        <div className="row">
          <Button
            size="small"
            kind="quiet"
            aria-expanded={choosing}
            onClick={() => setChoosing(!choosing)}
            aria-label={`${line.indicatorConfirmed ? text.change : text.chooseOther}: ${String(line.content.indicator ?? '')}`}
          >
            {line.indicatorConfirmed ? text.change : text.chooseOther}
            <IconChevronDown size={16} stroke={1.8} aria-hidden />
          </Button>
          {line.indicatorConfirmed && line.indicatorCode === null ? null : (
            <Button
              size="small"
              kind="quiet"
              busy={tying.isSending}
              aria-label={`${text.noIndicator}: ${String(line.content.indicator ?? '')}`}
              onClick={() => tying.tie(null, text.noIndicator)}
            >
              {text.noIndicator}
            </Button>
          )}
        </div>
      ) : null}
      <ErrorNotice error={tying.error} />
      {choosing ? (
        <Choices
          line={line}
          onChoose={async (code, name) => {
            if (await tying.tie(code, name)) setChoosing(false)
          }}
        />
      ) : null}
    </div>
  )
}

const useTie = (line: PlanLine) => {
  const text = useText(indicatorText)
  const say = useToast()
  const { planId, put, saved } = useDesk()
  const call = useCall(planApi.confirmIndicator, {
    onDone: (changed) => {
      put((review) => withLines(review, [changed]))
      saved()
    },
  })
  const send = (code: string | null) => call.send({ params: { planId, lineId: line.lineId }, body: { code } })
  const tie = async (code: string | null, name: string): Promise<boolean> => {
    const before = line.indicatorCode
    const wasTied = line.indicatorConfirmed
    if (!(await send(code))) return false
    // "Nobody has confirmed yet" cannot be said again, so undo is offered only back to another choice.
    say(code === null ? text.saidUntied : text.saidTied(name), wasTied ? { undo: () => send(before) } : {})
    return true
  }
  return { tie, error: call.error, isSending: call.isSending }
}

const candidatesQuery = (planId: string, lineId: string) => ({
  ...queryOf(planApi.candidates, { params: { planId, lineId } }),
  staleTime: 300_000,
})

type Tie = (code: string | null, name: string) => Promise<boolean>

/** The likeliest indicator and why. */
const Offered = ({ line, tie, busy }: { line: PlanLine; tie: Tie; busy: boolean }) => {
  const text = useText(indicatorText)
  const pick = usePick()
  const { planId, mayEdit } = useDesk()
  const { data, error, isPending } = useQuery(candidatesQuery(planId, line.lineId))
  if (isPending) return <p className="muted">{text.askingIndicators}</p>
  if (error) return <ErrorNotice error={error} />
  const [best] = data
  if (!best) return <p className="muted">{text.unlike}</p>
  return (
    <div className={css.offered}>
      <p>
        {text.matches(pick(best.name))}
        <span className="muted">{reasonsOf(best, pick, text.matchReasons)}</span>
      </p>
      {mayEdit ? (
        <Button
          size="small"
          busy={busy}
          aria-label={text.confirmNamed(pick(best.name))}
          onClick={() => tie(best.code, pick(best.name))}
        >
          {text.confirm}
        </Button>
      ) : null}
    </div>
  )
}

const reasonsOf = (
  candidate: IndicatorCandidate,
  pick: ReturnType<typeof usePick>,
  words: (reasons: string) => string,
): string => (candidate.reasons.length === 0 ? '' : words(candidate.reasons.map(pick).join(', ')))

/** The ranked list, then the whole catalogue by search. */
const Choices = ({ line, onChoose }: { line: PlanLine; onChoose: (code: string, name: string) => unknown }) => {
  const text = useText(indicatorText)
  const pick = usePick()
  const { planId } = useDesk()
  const [sought, setSought] = useState('')
  const ranked = useQuery(candidatesQuery(planId, line.lineId)).data ?? []
  const catalogue = useQuery(catalogueQuery).data ?? []
  const words = unaccent(sought).split(/\s+/).filter(Boolean)
  const found =
    words.length === 0
      ? ranked
      : catalogue
          .filter((one) => words.every((word) => unaccent(pick(one.name)).includes(word)))
          .map((one) => ({ ...one, reasons: [] as IndicatorCandidate['reasons'] }))
  return (
    <fieldset className={css.choices}>
      <legend className="strong">{text.choices}</legend>
      <TextField
        label={text.searchIndicator}
        hint={text.searchIndicatorHint}
        value={sought}
        onChange={setSought}
        type="search"
      />
      <ul>
        {found.slice(0, 12).map((one) => (
          <li key={one.code}>
            <button
              type="button"
              className={css.choice}
              aria-current={one.code === line.indicatorCode ? true : undefined}
              onClick={() => onChoose(one.code, pick(one.name))}
            >
              <span>{pick(one.name)}</span>
              <span className="muted">
                {[one.kind === 'computed' ? text.kindComputed : text.kindEntered, ...one.reasons.map(pick)].join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="muted">{text.unlike}</p> : null}
    </fieldset>
  )
}
