import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './Notice.module.css'

const icons = { info: IconInfoCircle, warn: IconAlertTriangle, bad: IconAlertCircle, good: IconCircleCheck } as const

/** One or two sentences that must be read, at most one per card. For a refusal use `ErrorNotice`. */
export const Notice = ({ kind = 'info', children }: { kind?: keyof typeof icons; children: ReactNode }) => {
  const Icon = icons[kind]
  return (
    <div className={classNames(css.notice, kind !== 'info' && css[kind])} role={kind === 'bad' ? 'alert' : undefined}>
      <Icon size={18} stroke={1.8} aria-hidden />
      <div className={css.body}>{children}</div>
    </div>
  )
}
