import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type PlainDate } from '../../dates.ts'
import type { FactKind } from './fact-kind.ts'
import { endFact, fitFact, type HeldFact, type NewFact, placeFact, takeBack } from './placing.ts'

const state: FactKind = {
  kind: 'enrolments',
  words: { vi: '', en: '' },
  time: 'state',
  apart: 'one',
  fields: [],
}
const byGroup: FactKind = { ...state, apart: { by: ['group_code'] } }
const event: FactKind = { ...state, time: 'event', apart: { by: ['vaccine'] } }

const day = (n: number): PlainDate => addDays('2026-01-01' as PlainDate, n)
let numbers = 0
const held = (from: number, to: number | null, content: HeldFact['content']): HeldFact => ({
  factId: String(++numbers),
  validFrom: day(from),
  validTo: to === null ? null : day(to),
  content,
})
const entered = (from: number, to: number | null, content: NewFact['content']): NewFact => {
  const { factId: _, ...fact } = held(from, to, content)
  return fact
}
const apply = (facts: readonly HeldFact[], placing: ReturnType<typeof placeFact>): HeldFact[] =>
  placing === null
    ? [...facts]
    : [
        ...facts.filter((fact) => !placing.superseded.includes(fact.factId)),
        ...placing.written.map((fact) => ({ ...fact, factId: String(++numbers) })),
      ]
/** Writes as the store does, at one moment; gives back the facts, what was entered and what was superseded. */
const writeAt = (facts: readonly HeldFact[], entered: NewFact) => {
  const placing = placeFact(state, facts, entered)
  const after = apply(facts, placing)
  const old = facts.filter((fact) => !after.includes(fact))
  const rows = after.map((fact) => ({ ...fact, recordedAt: facts.includes(fact) ? 'before' : 'now' }))
  return { rows, old, own: placing === null ? undefined : rows[facts.length - old.length] }
}

const on = (facts: readonly HeldFact[], n: number) =>
  facts.filter((f) => f.validFrom <= day(n) && (f.validTo === null || f.validTo > day(n))).map((f) => f.content.level)

test('a new state ends the one before it and lasts until the next that is known', () => {
  const facts = [held(0, 100, { level: 'a' }), held(100, null, { level: 'c' })]
  const after = apply(facts, placeFact(state, facts, entered(50, null, { level: 'b' })))
  expect([0, 49, 50, 99, 100, 500].map((n) => on(after, n))).toEqual([['a'], ['a'], ['b'], ['b'], ['c'], ['c']])
})

test('a state within another splits it', () => {
  const facts = [held(0, null, { level: 'a' })]
  const after = apply(facts, placeFact(state, facts, entered(10, 20, { level: 'b' })))
  expect([9, 10, 19, 20].map((n) => on(after, n))).toEqual([['a'], ['b'], ['b'], ['a']])
})

test('what is believed already changes nothing', () => {
  const facts = [held(0, null, { level: 'a', note: null })]
  expect(placeFact(state, facts, entered(5, null, { level: 'a' }))).toBeNull()
})

test('two groups hold together, the same group and "none found" do not', () => {
  const facts = [held(0, null, { present: true, group_code: 'HCDB01' })]
  const second = placeFact(byGroup, facts, entered(5, null, { present: true, group_code: 'HCDB04' }))
  expect(second).toMatchObject({ superseded: [], written: [{ validTo: null }] })
  expect(placeFact(byGroup, facts, entered(5, null, { present: false, group_code: null }))?.superseded).toHaveLength(1)
})

test('the same dose on the same day is one event; a corrected dose replaces it', () => {
  const facts = [held(3, null, { vaccine: 'MR', dose: '1' })]
  expect(placeFact(event, facts, entered(3, null, { vaccine: 'MR', dose: '1' }))).toBeNull()
  expect(placeFact(event, facts, entered(3, null, { vaccine: 'MR', dose: '2' }))?.superseded).toEqual([
    facts[0]?.factId,
  ])
  expect(placeFact(event, facts, entered(4, null, { vaccine: 'MR', dose: '2' }))?.superseded).toEqual([])
})

test('a state is ended on a day, once', () => {
  const fact = held(0, 30, { level: 'a' })
  expect(endFact(fact, day(10))?.written[0]?.validTo).toBe(day(10))
  expect(endFact(fact, day(30))).toBeNull()
  expect(endFact(fact, day(0))).toBeNull()
})

test('whatever is entered: no two hold on one day, what was entered holds on its days, other days keep their answer', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 1, max: 40 })))
    .map(([from, long]) => ({ from, to: long === null ? null : from + long }))
  const level = fc.constantFrom('a', 'b', 'c')
  fc.assert(
    fc.property(fc.array(fc.tuple(span, level), { maxLength: 12 }), span, level, (before, asked, value) => {
      let facts: HeldFact[] = []
      for (const [{ from, to }, of] of before)
        facts = apply(facts, placeFact(state, facts, entered(from, to, { level: of })))
      const placing = placeFact(state, facts, entered(asked.from, asked.to, { level: value }))
      const after = apply(facts, placing)
      const until = asked.to ?? placing?.written[0]?.validTo ?? null
      for (let n = 0; n < 110; n++) {
        const now = on(after, n)
        expect(now.length).toBeLessThanOrEqual(1)
        const within =
          placing !== null &&
          n >= asked.from &&
          (until === null || day(n) < (typeof until === 'number' ? day(until) : until))
        expect(now).toEqual(within ? [value] : on(facts, n))
      }
    }),
  )
})

test('what is fitted in fills the days that were free and no other', () => {
  const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 })), { maxLength: 5 })
  fc.assert(
    fc.property(
      spans,
      fc.integer({ min: 0, max: 60 }),
      fc.option(fc.integer({ min: 1, max: 60 })),
      (before, from, long) => {
        let facts: HeldFact[] = []
        for (const [start, days] of before)
          facts = apply(facts, placeFact(state, facts, entered(start, start + days, { level: 'a' })))
        const asked = entered(from, long === null ? null : from + long, { level: 'b' })
        const after = [
          ...facts,
          ...fitFact(state, facts, asked).map((fact) => ({ ...fact, factId: String(++numbers) })),
        ]
        for (let n = 0; n < 130; n++) {
          const within = n >= from && (long === null || n < from + long)
          expect(on(after, n)).toEqual(on(facts, n).length > 0 ? ['a'] : within ? ['b'] : [])
        }
      },
    ),
  )
})

test('what a mistake had cut short gets its days back when the mistake is taken back', () => {
  const facts = [held(0, 100, { level: 'a' }), held(100, null, { level: 'c' })]
  const { rows, old, own } = writeAt(facts, entered(50, 120, { level: 'b' }))
  if (!own) throw new Error('nothing entered')
  const after = apply(rows, takeBack(own, rows, old))
  expect([0, 50, 99, 100, 119, 120].map((n) => on(after, n))).toEqual([['a'], ['a'], ['a'], ['c'], ['c'], ['c']])
})

test('a fact that was corrected does not come back when the correction is taken back', () => {
  const facts = [held(0, null, { level: 'a' })]
  const placing = placeFact(state, facts, entered(0, null, { level: 'b' }), facts[0]?.factId)
  const rows = apply(facts, placing).map((fact) => ({ ...fact, recordedAt: 'now' }))
  const [own] = rows
  if (!own) throw new Error('nothing entered')
  expect(apply(rows, takeBack(own, rows, facts))).toEqual([])
})

test('whatever is taken back: every day answers as before, or nothing where a fact had been replaced whole', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 1, max: 40 })))
    .map(([from, long]) => ({ from, to: long === null ? null : from + long }))
  const level = fc.constantFrom('a', 'b', 'c')
  fc.assert(
    fc.property(fc.array(fc.tuple(span, level), { maxLength: 8 }), span, level, (before, asked, value) => {
      let facts: HeldFact[] = []
      for (const [{ from, to }, of] of before)
        facts = apply(facts, placeFact(state, facts, entered(from, to, { level: of })))
      const { rows, old, own } = writeAt(facts, entered(asked.from, asked.to, { level: value }))
      if (!own) return
      const after = apply(rows, takeBack(own, rows, old))
      const whole = old.filter(
        (fact) => !rows.some((row) => row.recordedAt === 'now' && row !== own && touches(row, fact)),
      )
      for (let n = 0; n < 110; n++) {
        const then = on(facts, n)
        expect(on(after, n)).toEqual(on(whole, n).length > 0 ? [] : then)
      }
    }),
  )
})

const touches = (rest: HeldFact, old: HeldFact) =>
  rest.content.level === old.content.level &&
  rest.validFrom >= old.validFrom &&
  (rest.validTo ?? '9') <= (old.validTo ?? '9')
