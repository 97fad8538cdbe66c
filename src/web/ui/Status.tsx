import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleDotted,
  IconClock,
  IconInfoCircle,
  IconLock,
  IconMinus,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './Status.module.css'

const icons = {
  done: IconCircleCheck,
  overdue: IconAlertCircle,
  urgent: IconAlertTriangle,
  slow: IconAlertTriangle,
  due: IconClock,
  soon: IconCalendarEvent,
  info: IconInfoCircle,
  missing: IconCircleDotted,
  none: IconMinus,
  locked: IconLock,
} as const

const tones = {
  done: 'good',
  overdue: 'bad',
  urgent: 'bad',
  slow: 'warn',
  due: 'warn',
  soon: undefined,
  info: undefined,
  missing: undefined,
  none: undefined,
  locked: undefined,
} as const satisfies Record<keyof typeof icons, 'good' | 'bad' | 'warn' | undefined>

export type StatusKind = keyof typeof icons

/** A state: always an icon and a word, never colour alone. `tag` puts a pill around it (heads only, not tables). */
export const Status = ({ kind, tag, children }: { kind: StatusKind; tag?: boolean; children: ReactNode }) => {
  const Icon = icons[kind]
  const tone = tones[kind]
  return (
    <span className={classNames(css.status, tone && css[tone], tag && css.tag)}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {children}
    </span>
  )
}
