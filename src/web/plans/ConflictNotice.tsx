import { fieldLabels } from '#core/plans/review-line.ts'
import { usePick, useText } from '../i18n/text.ts'
import { Notice } from '../ui/Notice.tsx'
import css from './ConflictNotice.module.css'
import { formText } from './form-text.ts'
import { type Conflict, keyOf } from './line-form.ts'

export type Side = 'mine' | 'theirs'

/** Somebody else changed the same fields meanwhile: both values, for the person to choose. */
export const ConflictNotice = ({
  conflicts,
  chosen,
  fault,
  onChoose,
}: {
  conflicts: readonly Conflict[]
  chosen: Readonly<Record<string, Side>>
  fault: string | undefined
  onChoose: (conflict: Conflict, side: Side) => void
}) => {
  const text = useText(formText)
  const pick = usePick()
  return (
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
                  onChange={() => onChoose(conflict, side)}
                />
                <span>{text[side](conflict[side] || text.leftEmpty)}</span>
              </label>
            ))}
          </fieldset>
        )
      })}
      {fault ? (
        <p role="alert" className={css.fault}>
          {fault}
        </p>
      ) : null}
    </Notice>
  )
}
