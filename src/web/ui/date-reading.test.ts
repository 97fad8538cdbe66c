import { describe, expect, it } from 'vitest'
import { readDate } from './date-reading.ts'

describe('reading a day that somebody types', () => {
  it('takes the ways people write a day', () => {
    for (const typed of ['01/02/2019', '1/2/2019', '01-02-2019', '01.02.2019', '010219', '01022019', ' 01/02/2019 '])
      expect(readDate(typed, false)).toEqual({ ok: true, date: '2019-02-01', precision: 'day' })
  })

  it('takes month and year, or the year alone, only where that is enough', () => {
    expect(readDate('02/2019', true)).toEqual({ ok: true, date: '2019-02-01', precision: 'month' })
    expect(readDate('2019', true)).toEqual({ ok: true, date: '2019-01-01', precision: 'year' })
    expect(readDate('2019', false)).toEqual({ ok: false, why: 'unread' })
    expect(readDate('13/2019', true)).toEqual({ ok: false, why: 'no_month' })
  })

  it('says what is wrong with a day that does not exist', () => {
    expect(readDate('31/02/2026', false)).toEqual({ ok: false, why: 'short_month', month: '2/2026', days: 28 })
    expect(readDate('30022024', false)).toEqual({ ok: false, why: 'short_month', month: '2/2024', days: 29 })
    expect(readDate('31/04/2026', true)).toEqual({ ok: false, why: 'short_month', month: '4/2026', days: 30 })
    expect(readDate('01/13/2026', false)).toEqual({ ok: false, why: 'no_month' })
    expect(readDate('hôm qua', false)).toEqual({ ok: false, why: 'unread' })
  })
})
