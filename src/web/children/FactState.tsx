import { IconAlertTriangle, IconCheck, IconCircleDotted, IconInfoCircle, IconMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import css from './FactState.module.css'

const icons = {
  yes: IconCheck,
  no: IconMinus,
  attention: IconAlertTriangle,
  unknown: IconCircleDotted,
  info: IconInfoCircle,
} as const

/**
 * What is known of one fact: icon and word. As it should be stays quiet ink, so that among fifty rows only what needs a
 * look stands out (`Status` colours what is done as well).
 */
export const FactState = ({ kind, children }: { kind: keyof typeof icons; children: ReactNode }) => {
  const Icon = icons[kind]
  return (
    <span className={classNames(css.fact, css[kind])}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {/* A few words stay on one line: a broken "Đã đăng / ký" fifty times over is unreadable. */}
      <span className={classNames(typeof children === 'string' && children.length < 15 && 'nowrap')}>{children}</span>
    </span>
  )
}
