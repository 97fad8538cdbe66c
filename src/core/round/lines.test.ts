import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, ageOn, type PlainDate, plainDate } from '../dates.ts'
import { parseRoundIntervals, roundRulesOn } from './intervals.ts'
import { confirmedKinds, lineState, type RoundChild, roundLines, turnsIn } from './lines.ts'
import { addMonths, countedTo, currentMonth, lastDayOf, openMonths, type RoundMonth, whyNotClose } from './month.ts'

const day = (text: string): PlainDate => text as PlainDate
const november = '2026-11' as RoundMonth
const file = new URL('../../../reference/round/intervals.json', import.meta.url)
const { about, entries } = parseRoundIntervals(readFileSync(file, 'utf8'))
const rules = roundRulesOn(entries, day('2026-11-16'))

const child = (more: Partial<RoundChild> = {}): RoundChild => ({
  childId: 'c1',
  villagePath: '22/06985/01',
  birthDate: day('2018-03-05'),
  birthPrecision: 'day',
  residence: 'permanent',
  residenceFrom: day('2018-03-05'),
  birthRegistered: true,
  reasonNotRegistered: null,
  enrolled: true,
  specialPresent: false,
  insured: true,
  needsVisits: false,
  lastVisitOn: null,
  knownOn: {},
  ...more,
})
const reasons = (more: Partial<RoundChild>) =>
  roundLines([child(more)], november, rules).flatMap((line) => line.reasons.map(({ reason }) => reason))

test('the intervals are proposals and say so', () => {
  expect(about.confirmation).toBe('P')
  expect(entries.every(({ confirmation }) => confirmation === 'P')).toBe(true)
})

describe('who is asked about', () => {
  test('nobody of whom everything is known and nothing changes', () => {
    expect(reasons({})).toEqual([])
  })

  test.each([
    [1, '2025-11-20', 'turns_1'],
    [5, '2021-11-01', 'turns_5'],
    [6, '2020-11-30', 'turns_6'],
    [11, '2015-11-16', 'turns_11'],
    [16, '2010-11-02', 'turns_16'],
  ])('a child that turns %s this month', (_, birthDate, reason) => {
    expect(reasons({ birthDate: day(birthDate) })).toContain(reason)
  })

  test('a birthday known by the year alone says nothing about a month', () => {
    expect(reasons({ birthDate: day('2020-01-01'), birthPrecision: 'year' })).toEqual([])
  })

  test('a child born on 29 February turns 16 in March', () => {
    const leap = { birthDate: day('2008-02-29'), birthPrecision: 'day' as const }
    expect(turnsIn(leap, 15, '2023-02' as RoundMonth)).toBe(false)
    expect(turnsIn(leap, 15, '2023-03' as RoundMonth)).toBe(true)
    expect(turnsIn(leap, 16, '2024-02' as RoundMonth)).toBe(true)
  })

  test('a birth that is not registered: with a reason it waits for its turn, without one it is asked', () => {
    expect(reasons({ birthRegistered: false })).toEqual(['unregistered_without_reason'])
    expect(reasons({ birthRegistered: false, reasonNotRegistered: 'thiếu giấy tờ' })).toEqual([])
    expect(reasons({ birthDate: day('2026-10-09'), birthRegistered: null, enrolled: null })).toEqual([
      'newborn_unregistered',
      'unknown',
    ])
  })

  test('a child in special circumstances or at risk who was not visited for long, or never', () => {
    expect(reasons({ needsVisits: true })).toEqual(['visit_due'])
    expect(reasons({ needsVisits: true, lastVisitOn: day('2026-11-02') })).toEqual([])
    expect(reasons({ needsVisits: true, lastVisitOn: day('2026-08-02') })).toEqual(['visit_due'])
  })

  test('a temporary resident every month, until somebody confirms', () => {
    const temporary = { residence: 'temporary' as const, knownOn: { residences: day('2026-08-02') } }
    expect(reasons(temporary)[0]).toBe('temporary')
    expect(reasons({ ...temporary, knownOn: { residences: day('2026-11-10') } })).toEqual([])
  })

  test('who moved away, for a year and not longer', () => {
    const absent = { residence: 'absent' as const, birthRegistered: null, enrolled: null }
    expect(
      reasons({ ...absent, residenceFrom: day('2026-07-01'), knownOn: { residences: day('2026-07-01') } }),
    ).toEqual(['absent'])
    expect(
      reasons({ ...absent, residenceFrom: day('2025-07-01'), knownOn: { residences: day('2025-07-01') } }),
    ).toEqual([])
  })

  test('what was recorded long ago and never confirmed', () => {
    expect(roundLines([child({ knownOn: { enrolments: day('2025-09-10') } })], november, rules)[0]?.reasons).toEqual([
      { reason: 'stale', kinds: ['enrolments'] },
    ])
  })

  test('stale knowledge is shared out: the oldest first, never more than a village can ask in a month', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      child({ childId: `c${String(n).padStart(2, '0')}`, knownOn: { enrolments: addDays(day('2025-01-01'), n) } }),
    )
    const lines = roundLines(many, november, rules)
    expect(lines).toHaveLength(rules.stalePerMonth)
    expect(lines.map(({ childId }) => childId)).toContain('c00')
    expect(lines.map(({ childId }) => childId)).not.toContain('c59')
  })
})

describe('the state of a line', () => {
  const [line] = roundLines([child({ needsVisits: true })], november, rules)
  if (!line) throw new Error('no line')
  const nothing = { check: null, changeReported: false, lastVisitOn: null } as const

  test('a visit within the month answers a line that asks for nothing else', () => {
    expect(lineState(line, november, nothing)).toBe('open')
    expect(lineState(line, november, { ...nothing, lastVisitOn: day('2026-11-03') })).toBe('visited')
    expect(lineState(line, november, { ...nothing, lastVisitOn: day('2026-10-30') })).toBe('open')
  })

  test('a change that was reported stands above a check', () => {
    expect(lineState(line, november, { ...nothing, check: 'not_met', changeReported: true })).toBe('reported')
  })

  test('a visit is made, not confirmed', () => {
    expect(confirmedKinds(line)).toEqual([])
  })
})

describe('months', () => {
  test('the month is that of today, or the next when today’s is closed', () => {
    expect(currentMonth(day('2026-11-25'), null)).toBe('2026-11')
    expect(currentMonth(day('2026-11-25'), '2026-10' as RoundMonth)).toBe('2026-11')
    expect(currentMonth(day('2026-12-31'), '2026-12' as RoundMonth)).toBe('2027-01')
  })

  test('are closed one after another, none before it begins', () => {
    expect(openMonths(day('2026-12-03'), '2026-10' as RoundMonth)).toEqual(['2026-11', '2026-12'])
    expect(whyNotClose('2026-12' as RoundMonth, day('2026-12-03'), '2026-10' as RoundMonth)).toBe('round_out_of_order')
    expect(whyNotClose('2026-10' as RoundMonth, day('2026-12-03'), '2026-10' as RoundMonth)).toBe('round_closed')
    expect(whyNotClose('2026-12' as RoundMonth, day('2026-11-30'), '2026-11' as RoundMonth)).toBe('round_out_of_order')
    expect(whyNotClose('2026-11' as RoundMonth, day('2026-12-03'), '2026-10' as RoundMonth)).toBeNull()
  })

  test('a month closed early counts up to that day, one closed late up to its last', () => {
    expect(countedTo(november, day('2026-11-25'))).toBe('2026-11-25')
    expect(countedTo(november, day('2026-12-03'))).toBe('2026-11-30')
  })
})

const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((days) => addDays(plainDate(2007, 1, 1), days))

test('every child turns each age in exactly one month', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(1, 5, 6, 11, 16), (birthDate, years) => {
      const start = `${Number(birthDate.slice(0, 4)) + years - 1}-12` as RoundMonth
      const months = Array.from({ length: 15 }, (_, n) => addMonths(start, n))
      const turned = months.filter((month) => turnsIn({ birthDate, birthPrecision: 'day' }, years, month))
      expect(turned).toHaveLength(1)
      expect(ageOn(birthDate, lastDayOf(turned[0] as RoundMonth))).toBe(years)
    }),
  )
})

test('whatever is known, a line has a reason and no child has two lines', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          birthDate: anyDay,
          birthPrecision: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
          residence: fc.constantFrom('permanent' as const, 'temporary' as const, 'absent' as const, null),
          birthRegistered: fc.constantFrom(true, false, null),
          enrolled: fc.constantFrom(true, false, null),
          specialPresent: fc.constantFrom(true, false, null),
          needsVisits: fc.boolean(),
          lastVisitOn: fc.option(anyDay),
          knownOn: fc.dictionary(fc.constantFrom('enrolments', 'residences', 'risks'), anyDay),
        }),
        { maxLength: 30 },
      ),
      (many) => {
        const children = many.map((more, n) => child({ ...more, childId: `c${n}` }))
        const lines = roundLines(children, november, rules)
        expect(new Set(lines.map(({ childId }) => childId)).size).toBe(lines.length)
        for (const line of lines) expect(line.reasons.length).toBeGreaterThan(0)
        expect(roundLines([...children].reverse(), november, rules)).toEqual(lines)
      },
    ),
  )
})
