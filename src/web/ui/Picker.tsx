import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Choice } from './Field.tsx'
import css from './Picker.module.css'

/** A choice in the head of the page: no box, what is chosen and an arrow. With one choice only, plain words. */
export const Picker = <V extends string>({
  label,
  icon,
  value,
  choices,
  onChange,
}: {
  label: string
  icon?: ReactNode
  value: V
  choices: readonly Choice<V>[]
  onChange: (value: V) => void
}) => {
  if (choices.length === 1)
    return (
      <span className={css.one}>
        {icon}
        {choices[0]?.label}
      </span>
    )
  return (
    <span className={classNames(css.picker, !!icon && css.withIcon)}>
      {icon}
      <select className={css.select} aria-label={label} value={value} onChange={(e) => onChange(e.target.value as V)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <IconChevronDown size={16} stroke={1.8} aria-hidden />
    </span>
  )
}
