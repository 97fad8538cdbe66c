import { type ChangeEvent, useRef, useState } from 'react'
import { figureApi, type MeasureResult, type TargetBoard } from '#api/figures.ts'
import { isPlainDate, type PlainDate } from '#core/dates.ts'
import { base64Of, useCall, useRefresh } from '../client.ts'
import { usePick, useText } from '../i18n/text.ts'
import { numberIn } from '../plans/line-form.ts'
import { useSession } from '../shell/root-route.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Field, TextAreaField, TextField } from '../ui/Field.tsx'
import { useToast } from '../ui/Toast.tsx'
import { useDraft } from './draft.ts'
import css from './EntryForm.module.css'
import { type TargetsText, targetsText } from './text.ts'

type Typed = { numerator: string; denominator: string; achieved: string; day: string; source: string }
type Faults = Partial<Record<keyof Typed | 'file', string>>

const maxBytes = 10_000_000

/** Entering a figure that the register cannot compute: number, day and source; what is typed stays until it is saved. */
export const EntryForm = ({
  result,
  board,
  name,
  onNext,
  onDone,
  onCancel,
}: {
  result: MeasureResult
  board: TargetBoard
  name: string
  onNext: (() => void) | null
  onDone: () => void
  onCancel: () => void
}) => {
  const text = useText(targetsText)
  const pick = usePick()
  const { today } = useSession()
  const say = useToast()
  const refresh = useRefresh()
  const form = useRef<HTMLFormElement>(null)
  const unit = result.indicator?.unit ?? '%'
  const firstDay: PlainDate = board.cutOff <= today ? board.cutOff : today
  const { draft, isKept, change, clear } = useDraft<Typed>(`figure.${result.lineId}.${board.year}`, {
    numerator: '',
    denominator: '',
    achieved: '',
    day: firstDay,
    source: '',
  })
  const [file, setFile] = useState<File | null>(null)
  const [faults, setFaults] = useState<Faults>({})
  const entering = useCall(figureApi.enter, {
    onDone: async () => {
      clear()
      say(text.saved(name))
      await refresh(figureApi.board)
    },
  })

  const save = async (goOn: boolean) => {
    const { faults: found, numerator, denominator } = check(draft, unit, today, text)
    const all: Faults = { ...found, ...(file && file.size > maxBytes && { file: text.fileTooLarge }) }
    setFaults(all)
    if (Object.keys(all).length > 0) {
      queueMicrotask(() => form.current?.querySelector<HTMLElement>('[aria-invalid], [data-invalid] input')?.focus())
      return
    }
    const attachment = file ? { fileName: file.name, contentBase64: await base64Of(file) } : null
    const saved = await entering.send({
      body: {
        lineId: result.lineId,
        year: board.year,
        cutOff: draft.day as PlainDate,
        numerator,
        denominator,
        achieved: unit === 'yes_no' ? draft.achieved === 'yes' : null,
        sourceNote: draft.source.trim(),
        attachment,
      },
    })
    if (!saved) return
    if (goOn && onNext) onNext()
    else onDone()
  }
  const type = (part: Partial<Typed>) => {
    change(part)
    const keys = Object.keys(part)
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !keys.includes(key))))
  }
  const numberField = (key: 'numerator' | 'denominator', label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      inputMode="numeric"
      autoComplete="off"
      value={draft[key]}
      error={faults[key]}
      onChange={(words) => type({ [key]: words })}
    />
  )
  const { indicator } = result
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={text.enterFor(name)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save(onNext !== null)
      }}
    >
      <h3>{text.form}</h3>
      {unit === 'yes_no' ? (
        <fieldset data-invalid={faults.achieved ? true : undefined}>
          <legend className={css.legend}>{text.achieved}</legend>
          {(['yes', 'no'] as const).map((answer) => (
            <label key={answer} className={css.choice}>
              <input
                type="radio"
                name="achieved"
                checked={draft.achieved === answer}
                onChange={() => type({ achieved: answer })}
              />
              {answer === 'yes' ? text.achievedYes : text.achievedNo}
            </label>
          ))}
          {faults.achieved ? (
            <p role="alert" className={css.fault}>
              {faults.achieved}
            </p>
          ) : null}
        </fieldset>
      ) : unit === 'count' ? (
        numberField('numerator', text.count, indicator ? pick(indicator.numeratorInWords) : undefined)
      ) : (
        <div className={css.two}>
          {numberField('numerator', text.numerator, indicator ? pick(indicator.numeratorInWords) : undefined)}
          {numberField(
            'denominator',
            text.denominator,
            indicator?.denominatorInWords ? pick(indicator.denominatorInWords) : undefined,
          )}
        </div>
      )}
      <DateField
        label={text.day}
        value={isPlainDate(draft.day) ? (draft.day as PlainDate) : null}
        error={faults.day}
        onChange={(day) => type({ day: day ?? '' })}
      />
      <TextAreaField
        label={text.sourceNote}
        hint={text.sourceHint}
        rows={2}
        maxLength={500}
        value={draft.source}
        error={faults.source}
        onChange={(source) => type({ source })}
      />
      <Field
        label={text.attachment}
        optional
        hint={text.attachmentHint}
        error={faults.file}
        control={(props) => (
          <span className={css.file}>
            <input
              type="file"
              accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
              {...props}
              className="visually-hidden"
              onChange={(event: ChangeEvent<HTMLInputElement>) => {
                setFile(event.target.files?.[0] ?? null)
                setFaults(({ file: _gone, ...rest }) => rest)
              }}
            />
            <label htmlFor={props.id} className={css.choose}>
              {text.chooseFile}
            </label>
            <span className="second">{file?.name}</span>
          </span>
        )}
      />
      <ErrorNotice error={entering.error} />
      <div className="row">
        <Button kind="main" type="submit" busy={entering.isSending}>
          {onNext ? text.saveNext : text.save}
        </Button>
        {onNext ? (
          <Button busy={entering.isSending} onClick={() => save(false)}>
            {text.save}
          </Button>
        ) : null}
        <Button
          kind="quiet"
          onClick={() => {
            clear()
            onCancel()
          }}
        >
          {text.cancel}
        </Button>
      </div>
      {isKept ? <p className="muted">{text.draftKept}</p> : null}
    </form>
  )
}

type Checked = { faults: Faults; numerator: number | null; denominator: number | null }

/** The same rules as the server's, each said beside its field. */
const check = (draft: Typed, unit: string, today: PlainDate, text: TargetsText): Checked => {
  const faults: Faults = {}
  const whole = (key: 'numerator' | 'denominator', label: string): number | null => {
    const read = numberIn(draft[key].trim())
    if (!read.ok) {
      faults[key] = text.needNumber(label.toLowerCase())
      return null
    }
    const value = read.value as number
    if (!Number.isSafeInteger(value)) faults[key] = text.needWhole(label)
    return value
  }
  let numerator: number | null = null
  let denominator: number | null = null
  if (unit === 'yes_no') {
    if (draft.achieved === '') faults.achieved = text.needAnswer
  } else {
    numerator = whole('numerator', unit === 'count' ? text.count : text.numerator)
    if (unit !== 'count') {
      denominator = whole('denominator', text.denominator)
      if (denominator === 0) faults.denominator = text.needDenominator
      const isShare = unit === '%' || unit === '‰'
      if (isShare && numerator !== null && denominator !== null && denominator > 0 && numerator > denominator)
        faults.numerator = text.overWhole
    }
  }
  if (draft.day === '') faults.day = text.needDay
  else if (draft.day > today) faults.day = text.futureDay
  if (draft.source.trim() === '') faults.source = text.needSource
  return { faults, numerator, denominator }
}
