import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type PlanLine, planApi } from '#api/plans.ts'
import { errorSentence } from '#core/errors.ts'
import { fieldLabels, problemOf } from '#core/plans/review-line.ts'
import { call, useCall } from '../client.ts'
import { useLanguage } from '../i18n/language.tsx'
import { usePick, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Status } from '../ui/Status.tsx'
import { useToast } from '../ui/Toast.tsx'
import css from './LineEditor.module.css'
import {
  type Conflict,
  changesOf,
  conflictsOf,
  type Draft,
  draftOf,
  formFields,
  readField,
  typed,
} from './line-form.ts'
import { capital, directionWords, unitWords } from './measure-words.ts'
import { type Item, isSettled, withLines } from './review-lines.ts'
import { planQuery } from './routes.ts'
import { plansText } from './text.ts'
import { useDesk } from './use-review.ts'

type Faults = Record<string, string>
const keyOf = (lineId: string, field: string): string => `${lineId} ${field}`

/**
 * Corrects a line, and with a target its measures, in one form. What was typed stays until the server has it; where
 * somebody else changed the same field meanwhile, both values are shown and the person chooses.
 */
export const LineEditor = ({
  item,
  name,
  onRejectMeasure,
  onClose,
}: {
  item: Item
  name: string
  /** Only one of the measures of a target is wrong: it alone stays out of the plan. */
  onRejectMeasure: (measure: PlanLine) => void
  onClose: (accept: boolean) => void
}) => {
  const text = useText(plansText)
  const language = useLanguage()
  const pick = usePick()
  const say = useToast()
  const queries = useQueryClient()
  const { planId, put, saved } = useDesk()
  // What the form was filled from: the versions that a correction names.
  const [lines, setLines] = useState<readonly PlanLine[]>([item.line, ...item.measures])
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(lines.map((line) => [line.lineId, draftOf(line)])),
  )
  const [faults, setFaults] = useState<Faults>({})
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([])
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({})
  const form = useRef<HTMLFormElement>(null)
  const correcting = useCall(planApi.correct, {
    onDone: (line) => {
      put((review) => withLines(review, [line]))
      setLines((before) => before.map((one) => (one.lineId === line.lineId ? line : one)))
      saved()
    },
  })

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [])

  const change = (lineId: string, field: string, words: string) => {
    setDrafts((before) => ({ ...before, [lineId]: { ...before[lineId], [field]: words } }))
    setFaults(({ [keyOf(lineId, field)]: _gone, ...rest }) => rest)
  }

  const read = (line: PlanLine, found: Faults): Record<string, unknown> => {
    const content: Record<string, unknown> = {}
    for (const field of formFields[line.kind]) {
      const reading = readField(field, drafts[line.lineId]?.[field] ?? '')
      if (reading.ok) content[field] = reading.value
      else found[keyOf(line.lineId, field)] = text[reading.problem]
    }
    const fields = formFields[line.kind]
    if (fields.some((field) => found[keyOf(line.lineId, field)])) return content
    // A line that was read wrong may hold in one field and not in another: only what was changed is complained of.
    const changed = Object.keys(changesOf(line, content)).length > 0
    const problem = changed ? problemOf(line.kind, { ...line.content, ...content }) : null
    if (problem !== null) {
      const label = fieldLabels[problem] ?? { vi: problem, en: problem }
      const detail = { field: label.en, fieldVi: label.vi }
      found[keyOf(line.lineId, fields.includes(problem) ? problem : (fields[0] as string))] = errorSentence(
        'plan_value_invalid',
        detail,
        language,
      )
    }
    return content
  }

  const showConflict = async () => {
    const fresh = await call(planApi.read, { params: { planId } }).catch(() => null)
    if (!fresh) return
    queries.setQueryData(planQuery(planId).queryKey, fresh)
    const now = new Map(fresh.lines.map((line) => [line.lineId, line]))
    const found = lines.flatMap((line) => {
      const other = now.get(line.lineId)
      return other ? conflictsOf(line, other, drafts[line.lineId] ?? {}) : []
    })
    // Fields that only the other person changed take the new value; the person's own stay as typed.
    setDrafts((before) =>
      Object.fromEntries(
        lines.map((line) => {
          const other = now.get(line.lineId) ?? line
          const own = before[line.lineId] ?? {}
          const fields = formFields[line.kind].map((field) => {
            const untouched = own[field] === typed(field, line.content[field])
            return [field, untouched ? typed(field, other.content[field]) : (own[field] ?? '')] as const
          })
          return [line.lineId, Object.fromEntries(fields)]
        }),
      ),
    )
    setLines(lines.map((line) => now.get(line.lineId) ?? line))
    setConflicts(found)
    setChosen({})
    correcting.reset()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (correcting.error?.code === 'changed_meanwhile') void showConflict()
  }, [correcting.error])

  const save = async (accept: boolean) => {
    if (conflicts.some((one) => chosen[keyOf(one.lineId, one.field)] === undefined)) {
      setFaults({ conflict: text.chooseFirst })
      return
    }
    const found: Faults = {}
    const wanted = lines.map((line) => ({ line, fields: changesOf(line, read(line, found)) }))
    setFaults(found)
    if (Object.keys(found).length > 0) {
      queueMicrotask(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
      return
    }
    for (const { line, fields } of wanted) {
      if (Object.keys(fields).length === 0) continue
      if (!(await correcting.send({ params: { planId, lineId: line.lineId }, body: { fields } }))) return
    }
    say(text.saidCorrected(name))
    onClose(accept)
  }

  const choose = (conflict: Conflict, side: 'mine' | 'theirs') => {
    setChosen((before) => ({ ...before, [keyOf(conflict.lineId, conflict.field)]: side }))
    change(conflict.lineId, conflict.field, conflict[side])
    setFaults({})
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.stopPropagation()
    onClose(false)
  }
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={`${text.edit}: ${name}`}
      noValidate
      onKeyDown={leave}
      onSubmit={(event) => {
        event.preventDefault()
        void save(false)
      }}
    >
      {lines.map((line) => (
        <fieldset key={line.lineId} className={css.fields}>
          {line.kind === 'measure' ? (
            <legend className={css.measureHead}>
              {text.nameOf.measure} {item.measures.findIndex((one) => one.lineId === line.lineId) + 1}
              {item.measures.length > 1 ? <MeasureOut {...{ line, item, onRejectMeasure }} /> : null}
            </legend>
          ) : (
            <legend className="visually-hidden">{name}</legend>
          )}
          {formFields[line.kind].map((field) =>
            isShown(line, field, drafts[line.lineId] ?? {}) ? (
              <FieldControl
                key={field}
                line={line}
                field={field}
                value={drafts[line.lineId]?.[field] ?? ''}
                error={faults[keyOf(line.lineId, field)]}
                onChange={(words) => change(line.lineId, field, words)}
              />
            ) : null,
          )}
        </fieldset>
      ))}
      {conflicts.length > 0 ? (
        <Notice kind="warn">
          <p>{text.conflictTitle}</p>
          {conflicts.map((conflict) => {
            const key = keyOf(conflict.lineId, conflict.field)
            return (
              <fieldset key={key} className={css.conflict}>
                <legend>{text.conflictField(pick(fieldLabels[conflict.field] ?? { vi: '', en: '' }))}</legend>
                {(['mine', 'theirs'] as const).map((side) => (
                  <label key={side} className={css.side}>
                    <input
                      type="radio"
                      name={key}
                      checked={chosen[key] === side}
                      onChange={() => choose(conflict, side)}
                    />
                    <span>{text[side](conflict[side] || text.leftEmpty)}</span>
                  </label>
                ))}
              </fieldset>
            )
          })}
          {faults.conflict ? (
            <p role="alert" className={css.fault}>
              {faults.conflict}
            </p>
          ) : null}
        </Notice>
      ) : null}
      {correcting.error?.code === 'changed_meanwhile' ? null : <ErrorNotice error={correcting.error} />}
      <div className={css.actions}>
        <Button kind="main" type="submit" busy={correcting.isSending}>
          {text.save}
        </Button>
        {item.line.state === 'accepted' && isSettled(item) ? null : (
          <Button busy={correcting.isSending} onClick={() => save(true)}>
            {text.saveAccept}
          </Button>
        )}
        <Button kind="quiet" onClick={() => onClose(false)}>
          {text.cancelEdit}
        </Button>
      </div>
    </form>
  )
}

/** Inside the form, since it is seldom needed; the state comes from the review, not from the form. */
const MeasureOut = ({
  line,
  item,
  onRejectMeasure,
}: {
  line: PlanLine
  item: Item
  onRejectMeasure: (measure: PlanLine) => void
}) => {
  const text = useText(plansText)
  const now = item.measures.find((one) => one.lineId === line.lineId) ?? line
  if (now.state === 'rejected') return <Status kind="none">{text.rejected}</Status>
  return (
    <Button
      size="small"
      kind="quiet"
      aria-label={`${text.rejectMeasure}: ${String(line.content.indicator ?? '')}`}
      onClick={() => onRejectMeasure(now)}
    >
      {text.rejectMeasure}
    </Button>
  )
}

const changing = new Set(['increase', 'decrease'])
const valueless = new Set(['eliminate', 'achieve'])

/** Fields that make no sense beside what is chosen stay away, unless they hold something. */
const isShown = (line: PlanLine, field: string, draft: Draft): boolean => {
  if (line.kind !== 'measure') return true
  const direction = draft.direction ?? ''
  if (field === 'value2' || field === 'per') return changing.has(direction) || (draft[field] ?? '') !== ''
  if (field === 'value' || field === 'unit') return !valueless.has(direction) || (draft[field] ?? '') !== ''
  return true
}

const longTexts = new Set(['text', 'what', 'title', 'indicator'])

const FieldControl = ({
  line,
  field,
  value,
  error,
  onChange,
}: {
  line: PlanLine
  field: string
  value: string
  error: string | undefined
  onChange: (words: string) => void
}) => {
  const text = useText(plansText)
  const language = useLanguage()
  const pick = usePick()
  const label = capital(
    line.kind === 'assignment' && field === 'unit'
      ? text.unitName
      : pick(fieldLabels[field] ?? { vi: field, en: field }),
  )
  const common = { label, error: error ?? null, value, onChange }
  const choices = (words: Record<string, string>) =>
    Object.entries(words).map(([key, one]) => ({ value: key, label: one }))
  if (field === 'direction') return <SelectField {...common} choices={choices(directionWords[language])} />
  if (field === 'role') return <SelectField {...common} choices={choices(text.role)} />
  if (field === 'recurrence')
    return (
      <SelectField
        {...common}
        choices={
          [{ value: '', label: text.noRecurrence }, ...choices(text.recurrence)] as { value: string; label: string }[]
        }
      />
    )
  if (field === 'before')
    return (
      <SelectField
        {...common}
        label={text.beforeOrBy}
        choices={[
          { value: 'yes', label: text.beforeDay },
          { value: 'no', label: text.byDay },
        ]}
      />
    )
  if (field === 'per')
    return (
      <CheckField
        label={text.everyYear}
        value={value === 'year'}
        onChange={(checked) => onChange(checked ? 'year' : '')}
      />
    )
  if (field === 'unit' && line.kind === 'measure') return <UnitField {...common} />
  if (longTexts.has(field))
    return <TextAreaField {...common} rows={Math.min(6, Math.max(2, Math.ceil(value.length / 58)))} />
  const hints: Record<string, string> = {
    value: text.numberHint,
    value2: text.numberHint,
    monthDay: text.dayMonthHint,
    targets: text.targetsHint,
  }
  const numeric = ['value', 'value2', 'year', 'monthDay', 'date'].includes(field)
  return (
    <TextField
      {...common}
      hint={hints[field]}
      autoComplete="off"
      {...(numeric && { inputMode: field === 'year' ? 'numeric' : 'decimal' })}
    />
  )
}

const otherUnit = 'other'

/** The usual units by choice, any other as the document prints it. */
const UnitField = ({
  label,
  value,
  error,
  onChange,
}: {
  label: string
  value: string
  error: string | null
  onChange: (words: string) => void
}) => {
  const text = useText(plansText)
  const language = useLanguage()
  const known = unitWords[language]
  const [free, setFree] = useState(value !== '' && !(value in known))
  return (
    <>
      <SelectField
        label={label}
        error={free ? null : error}
        value={free ? otherUnit : value}
        onChange={(one) => {
          setFree(one === otherUnit)
          onChange(one === otherUnit ? '' : one)
        }}
        choices={[
          { value: '', label: text.noUnit },
          ...Object.entries(known).map(([key, words]) => ({ value: key, label: words })),
          { value: otherUnit, label: text.otherUnit },
        ]}
      />
      {free ? <TextField label={text.unitPrinted} error={error} value={value} onChange={onChange} /> : null}
    </>
  )
}
