import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOf } from '../../../test/movement-sums.ts'
import { addDays, type PlainDate } from '../dates.ts'
import {
  addYears16,
  type ChildState,
  type ChildThen,
  movementSheet,
  movementsOf,
  type SheetPeriod,
} from './movements.ts'
import { compareLists, lastDayOfQuarter, parseQuarter, quarterBefore, quarterOf, quarterText } from './quarter-list.ts'

const day = (text: string): PlainDate => text as PlainDate
const november: SheetPeriod = { after: day('2026-10-31'), to: day('2026-11-30') }
const home = (villagePath: string, from: string, to: string | null = null, isAbsent = false) => ({
  villagePath,
  isAbsent,
  from: day(from),
  to: to === null ? null : day(to),
})
const state = (more: Partial<ChildState> = {}): ChildState => ({
  birthDate: day('2018-05-01'),
  diedOn: null,
  residences: [home('a', '2018-05-01')],
  ...more,
})
const kinds = (before: ChildState | null, after: ChildState | null) =>
  movementsOf([{ childId: 'c', before, after }], november).map(({ kind, villagePath, late }) => [
    kind,
    villagePath,
    late,
  ])

test('who is here at both ends has not moved', () => {
  expect(kinds(state(), state())).toEqual([])
})

test('births, of this month and of an earlier one that was heard of late', () => {
  const born = (on: string) => state({ birthDate: day(on), residences: [home('a', on)] })
  expect(kinds(null, born('2026-11-09'))).toEqual([['birth', 'a', false]])
  expect(kinds(null, born('2026-10-20'))).toEqual([['birth', 'a', true]])
})

test('arrivals and departures, late ones marked', () => {
  expect(kinds(null, state({ residences: [home('a', '2026-11-03')] }))).toEqual([['arrival', 'a', false]])
  expect(kinds(null, state({ residences: [home('a', '2026-09-03')] }))).toEqual([['arrival', 'a', true]])
  const gone = (on: string) => state({ residences: [home('a', '2018-05-01', on), home('a', on, null, true)] })
  expect(kinds(state(), gone('2026-11-12'))).toEqual([['departure', 'a', false]])
  expect(kinds(state(), gone('2026-10-12'))).toEqual([['departure', 'a', true]])
})

test('deaths, sixteenth birthdays, moves between villages', () => {
  expect(kinds(state(), state({ diedOn: day('2026-11-20') }))).toEqual([['death', 'a', false]])
  const old = state({ birthDate: day('2010-11-15'), residences: [home('a', '2010-11-15')] })
  expect(kinds(old, old)).toEqual([['turned16', 'a', false]])
  expect(
    kinds(state(), state({ residences: [home('a', '2018-05-01', '2026-11-05'), home('b', '2026-11-05')] })),
  ).toEqual([
    ['movedOut', 'a', false],
    ['movedIn', 'b', false],
  ])
})

test('a file that was laid together with another is a correction, not a departure', () => {
  expect(kinds(state(), null)).toEqual([['corrected', 'a', false]])
})

test('a child who was born and died within the month is counted twice and stands at neither end', () => {
  const short = state({
    birthDate: day('2026-11-04'),
    diedOn: day('2026-11-06'),
    residences: [home('a', '2026-11-04')],
  })
  const sheet = movementSheet([{ childId: 'c', before: null, after: short }], november, ['a'])
  expect(sheet.total).toMatchObject({ start: 0, birth: 1, death: 1, end: 0 })
})

const anyDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays(day('2025-10-01'), days))
const anyState: fc.Arbitrary<ChildState> = fc
  .record({
    birthDate: fc.oneof(
      anyDay,
      fc.integer({ min: 0, max: 120 }).map((days) => addDays(day('2010-09-01'), days)),
      fc.constant(day('2012-02-29')),
    ),
    diedOn: fc.option(anyDay),
    moves: fc.array(fc.record({ on: anyDay, village: fc.constantFrom('a', 'b', 'c'), isAbsent: fc.boolean() }), {
      maxLength: 4,
    }),
  })
  .map(({ birthDate, diedOn, moves }) => {
    const sorted = [...new Map(moves.map((move) => [move.on, move])).values()].sort((x, y) => (x.on < y.on ? -1 : 1))
    return {
      birthDate,
      diedOn,
      residences: sorted.map(({ on, village, isAbsent }, at) => ({
        villagePath: village,
        isAbsent,
        from: on,
        to: sorted[at + 1]?.on ?? null,
      })),
    }
  })
const anyChild = fc.record({ before: fc.option(anyState), after: fc.option(anyState) })

test('in every village and in all: start + births + arrivals + moved in − deaths − departures − moved out − turned 16 = end', () => {
  fc.assert(
    fc.property(fc.array(anyChild, { maxLength: 40 }), (many) => {
      const children: ChildThen[] = many.map((one, n) => ({ childId: `c${n}`, ...one }))
      const { villages, total } = movementSheet(children, november, ['a', 'b', 'c', 'd'])
      for (const row of [...villages, total]) expect(endOf(row)).toBe(row.end)
      expect(total.movedIn).toBe(total.movedOut)
      expect(
        total.start + total.birth + total.arrival - total.death - total.departure - total.turned16 - total.corrected,
      ).toBe(total.end)
    }),
    { numRuns: 500 },
  )
})

test('two months in a row: the second begins with the number that the first ended with', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: fc.option(anyState), y: fc.option(anyState), z: fc.option(anyState) })),
      (many) => {
        const first = movementSheet(
          many.map(({ x, y }, n) => ({ childId: `c${n}`, before: x, after: y })),
          november,
          [],
        )
        const second = movementSheet(
          many.map(({ y, z }, n) => ({ childId: `c${n}`, before: y, after: z })),
          { after: november.to, to: day('2026-12-31') },
          [],
        )
        expect(second.total.start).toBe(first.total.end)
      },
    ),
  )
})

test('whoever was born on 29 February is no child from 1 March on', () => {
  expect(addYears16(day('2008-02-29'))).toBe('2024-02-29')
  expect(addYears16(day('2084-02-29'))).toBe('2100-03-01')
})

test('quarters', () => {
  expect(quarterText(quarterOf(day('2026-11-16')))).toBe('2026-Q4')
  expect(lastDayOfQuarter({ year: 2026, quarter: 1 })).toBe('2026-03-31')
  expect(lastDayOfQuarter({ year: 2026, quarter: 4 })).toBe('2026-12-31')
  expect(quarterBefore({ year: 2026, quarter: 1 })).toEqual({ year: 2025, quarter: 4 })
  expect(parseQuarter('2026-Q5')).toBeNull()
})

test('the list of a quarter says who is new, out, in another group; the first list calls nobody new', () => {
  const listed = (childId: string, groups: string[], risks: string[] = []) => ({
    childId,
    villagePath: 'a',
    groups,
    risks,
  })
  const before = [listed('stays', ['HCDB04']), listed('out', ['HCDB01']), listed('moves', [], ['nhà gần suối'])]
  const now = [listed('stays', ['HCDB04']), listed('moves', ['HCDB08']), listed('new', [], ['bố mẹ đi xa'])]
  expect(compareLists(before, now).map(({ childId, change }) => [childId, change])).toEqual([
    ['stays', 'same'],
    ['moves', 'moved'],
    ['new', 'new'],
    ['out', 'out'],
  ])
  expect(compareLists(null, now).every(({ change }) => change === 'same')).toBe(true)
})
