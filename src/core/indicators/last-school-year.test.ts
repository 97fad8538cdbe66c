import { expect, test } from 'vitest'
import type { PlainDate } from '../dates.ts'
import { type EnrolmentSpan, endedSchoolYear, lastSchoolYearOf } from './last-school-year.ts'

const day = (text: string) => text as PlainDate
const year = endedSchoolYear(day('2026-11-14'), '09-05', '05-31')
const span = (from: string, to: string | null, more: Partial<EnrolmentSpan> = {}): EnrolmentSpan => ({
  enrolled: true,
  level: 'thcs',
  className: '8A',
  droppedOut: null,
  from: day(from),
  to: to === null ? null : day(to),
  ...more,
})
const left = (from: string, droppedOut: boolean | null) =>
  span(from, null, { enrolled: false, level: null, className: null, droppedOut })
const look = (spans: EnrolmentSpan[], on = '2026-11-14') => lastSchoolYearOf(spans, year, day(on))

test('the year that ended: until the last day of lessons the one before', () => {
  expect(year).toEqual({ start: '2025-09-05', lastDay: '2026-05-31', nextStart: '2026-09-05' })
  expect(endedSchoolYear(day('2026-05-30'), '09-05', '05-31').start).toBe('2024-09-05')
  expect(endedSchoolYear(day('2026-05-31'), '09-05', '05-31').start).toBe('2025-09-05')
})

test('nothing on record is not known; at no school then is an answer', () => {
  expect(look([])).toBeNull()
  expect(look([span('2026-09-05', null)])).toBeNull()
  expect(look([left('2025-01-01', null)])).toMatchObject({ enrolled: false, droppedOut: null })
})

test('who left is a drop-out only where somebody wrote so', () => {
  const until = span('2025-09-05', '2026-03-02')
  expect(look([until, left('2026-03-02', true)])?.droppedOut).toBe(true)
  expect(look([until, left('2026-03-02', false)])?.droppedOut).toBe(false)
  expect(look([until, left('2026-03-02', null)])?.droppedOut).toBeNull()
  expect(look([until])?.droppedOut).toBeNull()
  expect(look([span('2025-09-05', null)])?.droppedOut).toBe(false)
  expect(look([span('2025-09-05', '2026-05-31'), left('2026-05-31', null)])?.droppedOut).toBeNull()
})

test('who came back in the same year did not drop out', () => {
  const away = { ...left('2026-01-10', true), to: day('2026-02-20') }
  expect(look([span('2025-09-05', '2026-01-10'), away, span('2026-02-20', null)])?.droppedOut).toBe(false)
})

test('the final grade is read from the class; going on to the next level completes', () => {
  const nine = span('2025-09-05', '2026-09-05', { className: 'Lớp 9B' })
  expect(look([nine])).toMatchObject({ finalGrade: true, completed: null })
  expect(look([nine, span('2026-09-05', null, { level: 'thpt', className: '10A' })])?.completed).toBe(true)
  expect(look([nine, span('2026-09-05', null)])?.completed).toBe(false)
  expect(look([nine, span('2026-09-05', null, { level: 'thpt' })], '2026-08-01')?.completed).toBeNull()
  expect(look([span('2025-09-05', null, { className: '19' })])?.finalGrade).toBe(false)
  expect(look([span('2025-09-05', null, { className: null })])?.finalGrade).toBeNull()
})
