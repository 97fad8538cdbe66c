import { expect, test } from 'vitest'
import { shortPlan } from '#test/people/plan.ts'
import { readPlan } from './read-plan.ts'
import { doubtsOf } from './review-doubts.ts'
import { readLines } from './review-reading.ts'

const reading = readPlan(shortPlan)
const doubtful = (of = reading) =>
  readLines(of, doubtsOf(of))
    .filter((line) => line.doubt !== null)
    .map((line) => [line.kind, line.doubt?.code])

test('each line carries the question of its own part', () => {
  expect(doubtful()).toEqual([
    ['measure', 'measure_no_value'],
    ['assignment', 'assignment_no_target'],
  ])
})

test('a line that could not be accepted as it is is never certain', () => {
  const [target, ...others] = reading.targets
  if (!target) throw new Error('no target')
  const spoilt = { ...reading, targets: [{ ...target, text: ' ' }, ...others] }
  expect(doubtful(spoilt)).toContainEqual(['target', 'incomplete'])
})

test('what the head of a document lacks is asked once', () => {
  const bare = { ...reading, letterhead: { ...reading.letterhead, code: null, date: null } }
  expect(doubtful(bare).filter(([kind]) => kind === 'letterhead')).toEqual([['letterhead', 'letterhead_missing']])
})
