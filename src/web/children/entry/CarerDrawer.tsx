import { useState } from 'react'
import { childEntryApi } from '#api/child-entry.ts'
import type { ChildPage } from '#api/children.ts'
import type { Whereabouts } from '#core/children/child-family.ts'
import type { CarerRelation } from '#core/children/imported-child.ts'
import type { PlainDate } from '#core/dates.ts'
import { useCall } from '../../client.ts'
import { useText } from '../../i18n/text.ts'
import { useSession } from '../../shell/root-route.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { OptionsField } from '../../ui/OptionsField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { childText } from '../child-text.ts'
import { type CarerDraft, type CarerFaults, CarerFields, carerOf, emptyCarer, isCarer } from './CarerFields.tsx'
import { EndCarerDrawer } from './EndCarerDrawer.tsx'
import css from './Entry.module.css'
import { FormDrawer } from './FormDrawer.tsx'
import { familyText } from './family-text.ts'
import { orNull } from './IdentityFields.tsx'
import { useChildRefresh } from './use-child-writes.ts'

type Carer = ChildPage['carers'][number]
type Props = { page: ChildPage; carer: Carer | undefined; onClose: () => void }
type StateDraft = { living: 'yes' | 'no' | 'unknown'; where: Whereabouts | ''; note: string; from: PlainDate | null }

/** Who cares for the child: added, or corrected for every child of theirs. */
export const CarerDrawer = ({ page, carer, onClose }: Props) => {
  const text = useText(familyText)
  const { where } = useText(childText)
  const { today } = useSession()
  const say = useToast()
  const refresh = useChildRefresh()
  const { childId } = page.child
  const free = (['mother', 'father', 'guardian'] as const).filter(
    (each) => !page.carers.some(({ relation }) => relation === each),
  )
  const [relation, setRelation] = useState<CarerRelation>(carer?.relation ?? free[0] ?? 'guardian')
  const [draft, setDraft] = useState<CarerDraft>(
    carer
      ? { fullName: carer.fullName, birthYear: carer.birthYear?.toString() ?? '', phone: carer.phone ?? '' }
      : emptyCarer,
  )
  const [decision, setDecision] = useState(carer?.decision ?? '')
  const [guardianFrom, setGuardianFrom] = useState<PlainDate | null>(today)
  const [state, setState] = useState<StateDraft>(() => stateDraft(carer?.state ?? null, today))
  const [stateTouched, setStateTouched] = useState(false)
  const [faults, setFaults] = useState<CarerFaults & { from?: string; guardianFrom?: string }>({})
  const [ending, setEnding] = useState(false)
  const [seen] = useState(carer?.identityId ?? '')
  const adding = useCall(childEntryApi.addCarer)
  const correcting = useCall(childEntryApi.correctCarer)
  if (ending && carer) return <EndCarerDrawer childId={childId} carer={carer} onClose={onClose} />

  const send = async () => {
    const entry = carerOf(draft, text)
    const wrong = !isCarer(entry) ? entry : {}
    const day = !stateTouched ? {} : state.from === null ? { from: text.fillDay } : dayFault('from', state.from)
    const guarded =
      !carer && relation === 'guardian' && guardianFrom !== null ? dayFault('guardianFrom', guardianFrom) : {}
    setFaults({ ...wrong, ...day, ...guarded })
    if (!isCarer(entry) || Object.keys({ ...day, ...guarded }).length > 0) return
    const body = {
      ...entry,
      decision: relation === 'guardian' ? orNull(decision) : null,
      state: stateTouched ? saidOf(state) : null,
    }
    const done = carer
      ? await correcting.send({ params: { childId, carerId: carer.factId }, body: { ...body, identityId: seen } })
      : await adding.send({
          params: { childId },
          body: { ...body, relation, from: relation === 'guardian' ? guardianFrom : null, sameAs: null },
        })
    await refresh()
    if (!done) return
    onClose()
    say(done.written ? text.carerSaved(entry.fullName) : text.same)
  }
  const dayFault = (key: 'from' | 'guardianFrom', day: PlainDate) => (day > today ? { [key]: text.inFuture } : {})
  const changeState = (change: Partial<StateDraft>) => {
    setState((before) => ({ ...before, ...change }))
    setStateTouched(true)
  }
  return (
    <FormDrawer
      title={carer ? text.carerCorrect(carer.fullName) : text.carerTitle}
      save={carer ? text.save : text.carerSave}
      busy={adding.isSending || correcting.isSending}
      error={adding.error ?? correcting.error}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {carer && carer.shared.length > 0 ? (
        <Notice>{text.sharedWith(carer.shared.map(({ fullName }) => fullName).join(', '))}</Notice>
      ) : null}
      {carer ? null : (
        <OptionsField
          label={text.relation}
          value={relation}
          choices={free.map((each) => ({ value: each, label: text[each] }))}
          onChange={setRelation}
        />
      )}
      <CarerFields
        draft={draft}
        faults={faults}
        onChange={(change) => {
          setDraft((before) => ({ ...before, ...change }))
          setFaults({})
        }}
      />
      {relation === 'guardian' ? (
        <div className={css.days}>
          <TextField
            label={text.decision}
            optional
            hint={text.decisionHint}
            maxLength={120}
            value={decision}
            onChange={setDecision}
          />
          {carer ? null : (
            <DateField
              label={text.guardianFrom}
              error={faults.guardianFrom ?? null}
              value={guardianFrom}
              onChange={(day) => setGuardianFrom(day)}
            />
          )}
        </div>
      ) : null}
      <OptionsField
        label={text.state}
        value={state.living}
        choices={[
          { value: 'yes', label: text.living },
          { value: 'no', label: text.dead },
          { value: 'unknown', label: text.unknown },
        ]}
        onChange={(living) => changeState({ living })}
      />
      {state.living === 'no' ? null : (
        <SelectField
          label={text.whereabouts}
          optional
          value={state.where}
          placeholder={text.unknown}
          choices={(Object.keys(where) as Whereabouts[]).map((value) => ({ value, label: where[value] }))}
          onChange={(chosen) => changeState({ where: chosen })}
        />
      )}
      {stateTouched || carer?.state ? (
        <>
          <DateField
            label={text.stateFrom}
            hint={text.stateFromHint}
            error={faults.from ?? null}
            value={state.from}
            onChange={(from) => changeState({ from })}
          />
          <TextField
            label={text.note}
            optional
            hint={text.noteHint}
            maxLength={500}
            value={state.note}
            onChange={(note) => changeState({ note })}
          />
        </>
      ) : null}
      {carer ? (
        <div>
          <Button size="small" onClick={() => setEnding(true)}>
            {text.notCarer}
          </Button>
        </div>
      ) : null}
    </FormDrawer>
  )
}

const stateDraft = (state: Carer['state'], today: PlainDate): StateDraft => ({
  living: state?.living === true ? 'yes' : state?.living === false ? 'no' : 'unknown',
  where: state?.whereabouts ?? '',
  note: state?.note ?? '',
  from: state?.validFrom ?? today,
})

const saidOf = ({ living, where, note, from }: StateDraft) =>
  from === null
    ? null
    : {
        living: living === 'unknown' ? null : living === 'yes',
        whereabouts: where === '' || living === 'no' ? null : where,
        note: orNull(note),
        from,
      }
