import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { childFactApi } from '#api/child-facts.ts'
import type { ChildPage } from '#api/children.ts'
import type { FactKind } from '#core/children/facts/fact-kind.ts'
import { formatDate, type PlainDate } from '#core/dates.ts'
import { useCall } from '../../client.ts'
import { usePick, useText } from '../../i18n/text.ts'
import { useSession } from '../../shell/root-route.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { CheckField, TextField } from '../../ui/Field.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { healthText } from '../health-text.ts'
import { useFactWords } from '../use-fact-words.ts'
import type { PageFact } from './child-actions.ts'
import css from './Entry.module.css'
import { entryText } from './entry-text.ts'
import { FactFields } from './FactFields.tsx'
import { FormFoot } from './FormFoot.tsx'
import { answer, contentOfDraft, draftOf, type Fault } from './fact-form.ts'
import { Displaced, NewerFacts } from './HeldFacts.tsx'
import { useChildRefresh, useUndo } from './use-child-writes.ts'

type Props = {
  page: ChildPage
  kind: FactKind
  /** The fact to correct; without it a new one is entered. */
  fact: PageFact | undefined
  /** What is believed of this kind: of secret kinds the page itself knows nothing. */
  facts: readonly PageFact[]
  places: readonly { path: string; name: string }[]
  onBack: (() => void) | undefined
  onClose: () => void
}

/** One fact as a form made from its kind: entered, or corrected. */
export const FactDrawer = ({ page, kind, fact, facts, places, onBack, onClose }: Props) => {
  const text = useText(entryText)
  const health = useText(healthText)
  const pick = usePick()
  const formId = useId()
  const { today } = useSession()
  const say = useToast()
  const sayFact = useFactWords(page)
  const refresh = useChildRefresh()
  const childId = page.child.childId
  const undo = useUndo(childId)
  const [draft, setDraft] = useState(() => draftOf(kind, fact ?? null, today))
  const [ends, setEnds] = useState(draft.to !== null)
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<Record<string, Fault>>({})
  const [dayFaults, setDayFaults] = useState<{ from?: string; to?: string }>({})
  const adding = useCall(childFactApi.add)
  const correcting = useCall(childFactApi.correct)
  const error = correcting.error ?? adding.error
  const meanwhile = error?.code === 'changed_meanwhile'
  const isState = kind.time === 'state'
  const refused = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) refused.current?.scrollIntoView({ block: 'nearest' })
  }, [error])

  const wrongDays = (from: PlainDate | null, to: PlainDate | null): { from?: string; to?: string } => {
    const { birthDate } = page.child
    if (from === null) return { from: text.fillDay }
    if (from > today) return { from: text.inFuture }
    if (from < birthDate) return { from: text.beforeBirth(formatDate(birthDate)) }
    if (isState && ends && to === null) return { to: text.fillDay }
    if (to !== null && to <= from) return { to: text.endsTooEarly }
    return {}
  }

  const send = async (anew: boolean, confirmed = false) => {
    const { content, faults: wrong } = contentOfDraft(kind, draft)
    const to = isState && ends ? draft.to : null
    const days = wrongDays(draft.from, to)
    setFaults(wrong)
    setDayFaults(days)
    if (Object.keys(wrong).length > 0 || days.from || days.to || draft.from === null) return
    const body = { kind: kind.kind, content, validFrom: draft.from, validTo: to, ...(confirmed && { confirmed }) }
    const written =
      fact && !anew
        ? await correcting.send({
            params: { childId, factId: fact.factId },
            body: reason.trim() === '' ? body : { ...body, reason: reason.trim() },
          })
        : await adding.send({ params: { childId }, body })
    await refresh()
    if (!written) return
    onClose()
    const { factId, undoable } = written
    if (!written.written || factId === null) return say(text.sameAlready)
    // What is secret does not stand on the screen for ten seconds.
    const what = kind.secret ? pick(kind.words) : sayFact(body).what
    const back = fact && !anew ? () => undo.putBack(fact, factId) : () => undo.takeBack(kind.kind, factId)
    say(fact ? text.corrected(what) : text.written(what), undoable ? { undo: back } : {})
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    // A day that cannot be read says so only when its field is left.
    flushSync(() => (document.activeElement as HTMLElement | null)?.blur())
    const unread = [...form.querySelectorAll<HTMLInputElement>('input[aria-invalid="true"][inputmode="numeric"]')]
    if (unread.length > 0 && Object.keys(dayFaults).length === 0) return unread[0]?.focus()
    void send(false)
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  return (
    <Drawer
      opened
      title={fact ? text.correctTitle(pick(kind.words)) : text.enterTitle(pick(kind.words))}
      onClose={onClose}
      foot={
        <FormFoot
          formId={formId}
          save={fact ? text.saveCorrection : text.save}
          {...(onBack && { leave: text.backToKinds })}
          busy={adding.isSending || correcting.isSending}
          onLeave={onBack ?? onClose}
        />
      }
    >
      <form id={formId} className={css.form} onSubmit={submit} noValidate>
        <div ref={refused} className="stack-tight" hidden={!error}>
          <ErrorNotice error={error} />
          {meanwhile ? (
            <NewerFacts facts={facts} kind={kind} sayFact={sayFact} onKeepMine={() => void send(true)} />
          ) : null}
          {error?.code === 'measurement_implausible' ? (
            <Button size="small" onClick={() => void send(false, true)}>
              {health.confirm}
            </Button>
          ) : null}
        </div>
        <FactFields
          kind={kind}
          values={draft.values}
          faults={faults}
          places={places}
          onAnswer={(column, value) => {
            setDraft((before) => answer(kind, before, column, value))
            setFaults(({ [column]: _, ...rest }) => rest)
          }}
        />
        <div className={css.days}>
          <DateField
            label={isState ? text.from : text.on}
            {...(isState && { hint: text.fromHint })}
            error={dayFaults.from ?? null}
            value={draft.from}
            onChange={(from) => {
              setDraft((before) => ({ ...before, from }))
              setDayFaults({})
            }}
          />
          {isState && ends ? (
            <DateField
              label={text.until}
              hint={text.untilHint}
              error={dayFaults.to ?? null}
              value={draft.to}
              onChange={(to) => {
                setDraft((before) => ({ ...before, to }))
                setDayFaults({})
              }}
            />
          ) : null}
        </div>
        {isState && (!kind.lasting || ends) ? (
          <CheckField label={text.toggleEnd} value={ends} onChange={setEnds} />
        ) : null}
        {fact ? (
          <TextField
            label={text.why}
            hint={text.whyHint}
            optional
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
        ) : null}
        <Displaced
          kind={kind}
          facts={facts}
          draft={draft}
          ends={ends}
          replaces={fact?.factId ?? null}
          sayFact={sayFact}
        />
        {fact ? <p className="muted">{text.correctWhat}</p> : null}
      </form>
    </Drawer>
  )
}
