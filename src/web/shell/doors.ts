/** The doors, always in the same place; each appears when its page exists and the person may enter. */
import {
  type Icon,
  IconCalendarEvent,
  IconFriends,
  IconReportAnalytics,
  IconSettings,
  IconTargetArrow,
} from '@tabler/icons-react'
import type { Session } from '#api/session.ts'
import { can, type Permission } from '#core/permissions.ts'
import { childrenPagesExist } from '../children/routes.ts'
import { paths } from '../paths.ts'
import { plansPagesExist } from '../plans/routes.ts'
import { reportsPagesExist } from '../reports/routes.ts'
import { targetsPagesExist } from '../targets/routes.ts'

export type DoorKey = 'today' | 'children' | 'plans' | 'reports' | 'admin'

export type Door = {
  key: DoorKey
  link: { to: '/' | '/children' | '/plans' | '/targets' | '/reports' | '/admin' }
  icon: Icon
  anyOf: readonly Permission[]
  exists: boolean
  /** Other addresses that belong behind this door. */
  also: readonly string[]
}

const doors: readonly Door[] = [
  { key: 'today', link: paths.today(), icon: IconCalendarEvent, anyOf: ['today.read'], exists: true, also: [] },
  {
    key: 'children',
    link: paths.children(),
    icon: IconFriends,
    anyOf: ['child.read'],
    exists: childrenPagesExist,
    also: [],
  },
  {
    key: 'plans',
    link: plansPagesExist ? paths.plans() : paths.targets(),
    icon: IconTargetArrow,
    anyOf: ['plan.read'],
    exists: plansPagesExist || targetsPagesExist,
    also: ['/plans', '/targets'],
  },
  {
    key: 'reports',
    link: paths.reports(),
    icon: IconReportAnalytics,
    anyOf: ['report.read'],
    exists: reportsPagesExist,
    also: [],
  },
  {
    key: 'admin',
    link: paths.admin(),
    icon: IconSettings,
    anyOf: ['account.read', 'audit.read', 'backup.read'],
    exists: true,
    also: [],
  },
]

export const doorsFor = (session: Session): readonly Door[] =>
  doors.filter((door) => door.exists && door.anyOf.some((permission) => can(session, permission)))

/** Is the address behind the door? */
export const isBehind = (door: Door, pathname: string): boolean =>
  door.link.to === '/'
    ? pathname === '/'
    : [door.link.to, ...door.also].some((start) => pathname === start || pathname.startsWith(`${start}/`))
