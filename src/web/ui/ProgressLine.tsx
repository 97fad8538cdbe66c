import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import css from './ProgressLine.module.css'

/** How far something is: what, n of N with the unit, and below it the time left. `value` null: under way, end unknown. */
export const ProgressLine = ({
  label,
  value,
  max,
  amount,
  tone = 'good',
  children,
}: {
  label: string
  value: number | null
  max: number
  /** `8.200/12.400 dòng` */
  amount?: ReactNode
  tone?: 'good' | 'warn' | 'bad' | 'plain'
  children?: ReactNode
}) => {
  const id = useId()
  return (
    <div className={css.line}>
      <div className={css.words}>
        <span id={id} className="strong">
          {label}
        </span>
        {amount ? <span>{amount}</span> : null}
      </div>
      <progress
        aria-labelledby={id}
        className={classNames(css.bar, tone !== 'good' && css[tone])}
        max={max}
        {...(value === null ? {} : { value })}
      />
      {children ? <p className="muted">{children}</p> : null}
    </div>
  )
}
