import { expect, test } from 'vitest'
import type { PlainDate } from '../dates.ts'
import { type DueDeadline, nextDue } from './deadlines-due.ts'

const yearly: DueDeadline = { date: null, monthDay: '11-20', before: true, recurrence: 'yearly' }
const due = (deadline: Partial<DueDeadline>, today: string) => nextDue({ ...yearly, ...deadline }, today as PlainDate)

test.each([
  ['2026-11-16', '2026-11-19'],
  ['2026-11-19', '2026-11-19'],
  ['2026-11-20', '2027-11-19'],
  ['2026-12-31', '2027-11-19'],
])('“trước ngày 20/11” on %s: the last day in time is %s', (today, last) => {
  expect(due({}, today)).toBe(last)
})

test.each([
  [{ before: false }, '2026-11-20', '2026-11-20'],
  [{ recurrence: null }, '2026-12-01', '2027-11-19'],
  [{ monthDay: '01-01' }, '2026-12-31', '2026-12-31'],
  [{ monthDay: '01-01' }, '2027-01-01', '2027-12-31'],
  [{ recurrence: '6-month', monthDay: '06-15' }, '2026-07-01', '2026-12-14'],
  [{ recurrence: 'quarterly', monthDay: '03-15', before: false }, '2026-10-01', '2026-12-15'],
  [{ recurrence: 'monthly', monthDay: '01-31', before: false }, '2026-02-01', '2026-02-28'],
  [{ monthDay: '02-29', before: false }, '2027-01-01', '2027-02-28'],
  [{ date: '2026-10-05', monthDay: null, recurrence: null }, '2026-10-01', '2026-10-04'],
  [{ date: '2026-10-05', monthDay: null, recurrence: null }, '2026-10-05', null],
  [{ date: '2027-10-05', monthDay: null, recurrence: 'yearly' }, '2026-01-01', '2027-10-04'],
  [{ date: '2025-10-05', monthDay: null, recurrence: 'yearly' }, '2026-01-01', '2026-10-04'],
  [{ monthDay: null }, '2026-01-01', null],
  [{ recurrence: 'weekly' }, '2026-01-01', null],
] as const)('%j on %s: %s', (deadline, today, last) => {
  expect(due(deadline, today)).toBe(last)
})
