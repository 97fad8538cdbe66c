import { expect, test } from 'vitest'
import { type Instant, plainDate } from '../dates.ts'
import { whyNotIssuedOn } from './issue.ts'

test('a paper bears a day from the one it was finalised on to today', () => {
  // Half past midnight of the 17th in Vietnam, still the 16th in London.
  const at = { finalisedAt: '2026-11-16T17:30:00.000Z' as Instant, today: plainDate(2026, 11, 19) }
  const on = (day: number) => whyNotIssuedOn(plainDate(2026, 11, day), at)
  expect([16, 17, 19, 20].map(on)).toEqual(['issued_before_final', null, null, 'day_in_future'])
})
