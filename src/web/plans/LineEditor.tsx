import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { PlanLine } from '#api/plans.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { useToast } from '../ui/Toast.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import { formText } from './form-text.ts'
import css from './LineEditor.module.css'
import { isShown, LineField } from './LineField.tsx'
import { formFields, keyOf } from './line-form.ts'
import { lineText } from './line-text.ts'
import { MeasureOut } from './MeasureOut.tsx'
import { type Item, isSettled } from './review-lines.ts'
import { useCorrections } from './use-corrections.ts'

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
  const text = useText(formText)
  const words = useText(lineText)
  const say = useToast()
  const form = useRef<HTMLFormElement>(null)
  const focusFirst = (which: string) => form.current?.querySelector<HTMLElement>(which)?.focus()
  const { lines, drafts, faults, conflicts, chosen, change, choose, save, error, isSending } = useCorrections(
    item,
    () => focusFirst('[aria-invalid]'),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form opens
  useEffect(() => focusFirst('input, textarea, select'), [])

  const saveAnd = async (accept: boolean) => {
    if (!(await save())) return
    say(words.saidCorrected(name))
    onClose(accept)
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
      aria-label={`${words.edit}: ${name}`}
      noValidate
      onKeyDown={leave}
      onSubmit={(event) => {
        event.preventDefault()
        void saveAnd(false)
      }}
    >
      {lines.map((line) => (
        <fieldset key={line.lineId} className={css.fields}>
          {line.kind === 'measure' ? (
            <legend className={css.measureHead}>
              {words.nameOf.measure} {item.measures.findIndex((one) => one.lineId === line.lineId) + 1}
              {item.measures.length > 1 ? <MeasureOut {...{ line, item, onRejectMeasure }} /> : null}
            </legend>
          ) : (
            <legend className="visually-hidden">{name}</legend>
          )}
          {formFields[line.kind].map((field) =>
            isShown(line, field, drafts[line.lineId] ?? {}) ? (
              <LineField
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
        <ConflictNotice conflicts={conflicts} chosen={chosen} fault={faults.conflict} onChoose={choose} />
      ) : null}
      {error?.code === 'changed_meanwhile' ? null : <ErrorNotice error={error} />}
      <div className={css.actions}>
        <Button kind="main" type="submit" busy={isSending}>
          {text.save}
        </Button>
        {item.line.state === 'accepted' && isSettled(item) ? null : (
          <Button busy={isSending} onClick={() => saveAnd(true)}>
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
