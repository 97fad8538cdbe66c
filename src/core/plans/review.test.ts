import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RuleError } from '../errors.ts'
import { planFrom, planHead } from './accepted-plan.ts'
import type { Measure, PlanReading, Target } from './plan-reading.ts'
import { acceptAll, acceptCertain, confirmIndicator, correctFields, decide } from './review.ts'
import { settledChanges } from './review-doubts.ts'
import { isTouched, type ReviewLine } from './review-line.ts'
import { mergeReading } from './review-merge.ts'

const measure = (indicator: string, value: number, start: number, more: Partial<Measure> = {}): Measure => ({
  indicator,
  direction: 'at_least',
  value,
  value2: null,
  unit: '%',
  year: 2030,
  per: null,
  passage: { start, end: start + 20 },
  ...more,
})
const target = (number: string, start: number, measures: Measure[]): Target => ({
  label: null,
  number,
  objective: '1',
  text: `Nội dung chỉ tiêu ${number}`,
  passage: { start, end: start + 100 },
  measures,
})
const reading = (targets: Target[], more: Partial<PlanReading> = {}): PlanReading => ({
  text: 'KẾ HOẠCH\nThực hiện Chương trình hành động vì trẻ em giai đoạn 2026-2030',
  restored: [],
  letterhead: {
    issuer: 'Ủy ban nhân dân xã Lương Minh',
    parentIssuer: null,
    code: '12/KH-UBND',
    number: '12',
    symbol: 'KH-UBND',
    place: null,
    date: '2026-01-15',
    type: 'kế hoạch',
    title: 'Thực hiện Chương trình hành động vì trẻ em giai đoạn 2026-2030',
  },
  addressees: [],
  recipients: [],
  signatory: { name: null, title: null, signsFor: null },
  citations: [],
  headings: [],
  objectives: [],
  targets,
  tasks: [],
  assignments: [
    {
      unit: 'Công an xã',
      role: 'lead',
      targets: ['09'],
      text: 'Chủ trì chỉ tiêu 09',
      passage: { start: 900, end: 950 },
    },
  ],
  deadlines: [
    {
      what: 'báo cáo',
      date: null,
      monthDay: '11-20',
      before: true,
      recurrence: 'yearly',
      from: 'Trạm Y tế xã',
      to: null,
      passage: { start: 960, end: 999 },
    },
  ],
  ...more,
})

/** A measure whose year the officer has to say. */
const noYear = (indicator: string, start: number): Measure => measure(indicator, 90, start, { year: null })

const plan = reading([
  target('9', 100, [measure('tỷ lệ trẻ em bị xâm hại', 4, 110, { direction: 'below' })]),
  target('14', 300, [
    measure('đăng ký khai sinh', 100, 310),
    measure('đăng ký khai sinh', 100, 310, { direction: 'maintain' }),
  ]),
])

const numbering = (start = 0) => {
  let next = start
  return () => `line-${next++}`
}
const review = (read: PlanReading = plan) => mergeReading([], read, 1, numbering()).lines
const find = (lines: readonly ReviewLine[], key: string): ReviewLine => {
  const line = lines.find((l) => l.lineKey === key)
  if (!line) throw new Error(`no line ${key} in ${lines.map((l) => l.lineKey).join(' | ')}`)
  return line
}
const put = (lines: readonly ReviewLine[], changed: readonly ReviewLine[]): ReviewLine[] =>
  lines.map((line) => changed.find((c) => c.lineId === line.lineId) ?? line)
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof RuleError) return error.code
    throw error
  }
  return 'nothing thrown'
}
const birth = 'target:14/dang-ky-khai-sinh:level:2030'

describe('a reading becomes lines', () => {
  test('in the order of the document, measures directly behind their target', () => {
    expect(review().map((line) => line.kind)).toEqual([
      'letterhead',
      'target',
      'measure',
      'target',
      'measure',
      'measure',
      'assignment',
      'deadline',
    ])
    const lines = review()
    expect(find(lines, birth).parentLineId).toBe(find(lines, 'target:14').lineId)
  })

  test('a doubtful part waits for a person, with its reason', () => {
    const lines = review(reading([target('14', 300, [measure('khai sinh', 100, 310), noYear('bảo hiểm', 330)])]))
    expect(find(lines, 'target:14/bao-hiem:level:')).toMatchObject({
      certain: false,
      doubt: { code: 'measure_no_year' },
    })
    expect(find(lines, 'target:14/khai-sinh:level:2030')).toMatchObject({ certain: true, doubt: null })
  })

  test('the letterhead is shown where it is printed', () => {
    const { passage } = find(review(), 'letterhead')
    expect(plan.text.slice(passage.start, passage.end)).toMatch(/^KẾ HOẠCH\n.*2026-2030$/u)
  })
})

describe('deciding', () => {
  test('the measures of a target follow it, there and back', () => {
    const lines = review()
    const id = find(lines, 'target:14').lineId
    const accepted = put(lines, decide(lines, id, 'accepted'))
    expect(accepted.filter((l) => l.state === 'accepted').map((l) => l.lineKey)).toEqual([
      'target:14',
      birth,
      'target:14/dang-ky-khai-sinh:maintain:2030',
    ])
    const back = put(accepted, decide(accepted, id, 'pending'))
    expect(back.every((l) => l.state === 'pending')).toBe(true)
  })

  test('a measure rejected before its target was accepted stays out', () => {
    let lines = review()
    lines = put(lines, decide(lines, find(lines, birth).lineId, 'rejected'))
    lines = put(lines, decide(lines, find(lines, 'target:14').lineId, 'accepted'))
    expect(find(lines, birth).state).toBe('rejected')
  })

  test('accepting a measure accepts its target', () => {
    const lines = review()
    expect(decide(lines, find(lines, birth).lineId, 'accepted').map((l) => l.lineKey)).toEqual(['target:14', birth])
  })

  test('a target with a measure that says nothing is accepted without that measure', () => {
    const lines = review(reading([target('1', 100, [measure('x', 0, 110, { value: null })])]))
    const accepted = put(lines, decide(lines, find(lines, 'target:1').lineId, 'accepted'))
    expect(find(accepted, 'target:1').state).toBe('accepted')
    expect(find(accepted, 'target:1/x:level:2030').state).toBe('pending')
    expect(codeOf(() => decide(accepted, find(accepted, 'target:1/x:level:2030').lineId, 'accepted'))).toBe(
      'plan_value_invalid',
    )
  })

  test('accepting all that is certain leaves the doubtful, and what hangs on it', () => {
    const [first, ...others] = plan.targets
    if (!first) throw new Error('no target')
    const duty = {
      unit: 'Công an xã',
      role: 'lead' as const,
      targets: ['14'],
      text: 'x',
      passage: { start: 900, end: 950 },
    }
    const lines = review(reading([{ ...first, label: 'Chỉ tiêu 9' }, ...others], { assignments: [duty] }))
    expect(find(lines, 'target:9').doubt?.code).toBe('target_without_lead')
    expect(acceptCertain(lines).map((l) => l.lineKey)).not.toContain('target:9')
    expect(acceptCertain(lines).map((l) => l.lineKey)).not.toContain('target:9/ty-le-tre-em-bi-xam-hai:level:2030')
    expect(acceptCertain(lines)).toHaveLength(6)
    expect(acceptAll(lines)).toHaveLength(8)
  })

  const acceptedKeys = (lines: readonly ReviewLine[]) =>
    acceptCertain(lines)
      .map((line) => line.lineKey)
      .filter((key) => key.startsWith('target'))

  test('a target waits with its measures while none of them is certain', () => {
    const lines = review(reading([target('1', 100, [noYear('x', 110), noYear('y', 130)])]))
    expect(acceptedKeys(lines)).toEqual([])
  })

  test('a target with one certain measure is accepted with that one; the others wait', () => {
    const lines = review(reading([target('1', 100, [measure('x', 90, 110), noYear('y', 130)])]))
    expect(acceptedKeys(lines)).toEqual(['target:1', 'target:1/x:level:2030'])
  })

  test('a certain measure that a person rejected takes no target into the plan', () => {
    const before = review(reading([target('1', 100, [measure('x', 90, 110), noYear('y', 130)])]))
    const lines = put(before, decide(before, find(before, 'target:1/x:level:2030').lineId, 'rejected'))
    expect(acceptedKeys(lines)).toEqual([])
  })

  test('the measure of an accepted target is accepted as soon as its question has its answer', () => {
    let lines = review(reading([target('1', 100, [measure('x', 90, 110), noYear('y', 130)])]))
    lines = put(lines, acceptCertain(lines))
    const { line } = correctFields(find(lines, 'target:1/y:level:'), { year: { value: 2028, baseVersion: 0 } })
    lines = put(lines, settledChanges(lines, [line], plan.text))
    expect(acceptedKeys(lines)).toEqual(['target:1/y:level:'])
  })
})

describe('correcting', () => {
  const line = find(review(), birth)

  test('raises the version of that field only', () => {
    const { line: corrected } = correctFields(line, { value: { value: 98, baseVersion: 0 } })
    expect(corrected).toMatchObject({ content: { value: 98 }, fieldVersions: { value: 1 }, corrected: true })
    expect(corrected.asRead.value).toBe(100)
  })

  test('two people at the same field: the second is told, by field, and nothing of theirs is saved', () => {
    const { line: first } = correctFields(line, { value: { value: 98, baseVersion: 0 } })
    const second = { value: { value: 97, baseVersion: 0 }, year: { value: 2029, baseVersion: 0 } }
    expect(codeOf(() => correctFields(first, second))).toBe('changed_meanwhile')
    try {
      correctFields(first, second)
    } catch (error) {
      expect((error as RuleError).detail).toEqual({ fields: 'value', fieldsVi: 'giá trị' })
    }
  })

  test('two people to the same value is no conflict', () => {
    const { line: first } = correctFields(line, { value: { value: 98, baseVersion: 0 } })
    expect(correctFields(first, { value: { value: 98, baseVersion: 0 } })).toEqual({ line: first, changedFields: [] })
  })

  test('two people at different fields both succeed', () => {
    const { line: first } = correctFields(line, { value: { value: 98, baseVersion: 0 } })
    const { line: second } = correctFields(first, { year: { value: 2029, baseVersion: 0 } })
    expect(second.content).toMatchObject({ value: 98, year: 2029 })
  })

  test.each([
    ['value', 'ba'],
    ['value', 120],
    ['value', null],
    ['year', 30],
    ['direction', 'sideways'],
    ['indicator', '   '],
    ['value2', 50],
  ])('%s = %j is refused', (field, value) => {
    expect(codeOf(() => correctFields(line, { [field]: { value, baseVersion: 0 } }))).toBe('plan_value_invalid')
  })

  test('the passage and unknown fields are nobody’s to correct', () => {
    expect(codeOf(() => correctFields(line, { passage: { value: { start: 0, end: 1 }, baseVersion: 0 } }))).toBe(
      'plan_field_unknown',
    )
  })
})

describe('reading again', () => {
  test('untouched lines become what is read now, keep their number, and a changed field is a new version', () => {
    const lines = review()
    const better = reading([target('14', 300, [measure('đăng ký khai sinh', 99, 310)])])
    const { lines: now, removedIds } = mergeReading(lines, better, 2, numbering(100))
    expect(find(now, birth)).toMatchObject({
      lineId: find(lines, birth).lineId,
      content: { value: 99 },
      fieldVersions: { value: 1 },
    })
    expect(removedIds).toHaveLength(3)
  })

  test('a corrected measure that is no longer read stays, marked, under its target', () => {
    let lines = review()
    lines = put(lines, [correctFields(find(lines, birth), { value: { value: 98, baseVersion: 0 } }).line])
    const { lines: now } = mergeReading(lines, reading([]), 2, numbering(100))
    expect(find(now, birth)).toMatchObject({
      content: { value: 98 },
      certain: false,
      doubt: { code: 'no_longer_read' },
    })
    expect(find(now, 'target:14').doubt?.code).toBe('no_longer_read')
  })

  test('a measure that is worded otherwise now is still the same measure', () => {
    let lines = review()
    lines = put(lines, [correctFields(find(lines, birth), { value: { value: 98, baseVersion: 0 } }).line])
    const reworded = reading([target('14', 300, [measure('trẻ em dưới 5 tuổi được đăng ký khai sinh', 100, 312)])])
    const { lines: now } = mergeReading(lines, reworded, 2, numbering(100))
    const measures = now.filter((l) => l.kind === 'measure')
    expect(measures).toHaveLength(1)
    expect(measures[0]).toMatchObject({ lineId: find(lines, birth).lineId, content: { value: 98 } })
  })

  test('a law cited twice keeps its lines apart when one citation goes', () => {
    const cite = (start: number) => ({
      type: 'luật',
      code: null,
      date: null,
      issuer: null,
      title: 'Luật Trẻ em',
      passage: { start, end: start + 10 },
    })
    let lines = review(reading([], { citations: [cite(10), cite(50)] }))
    const second = lines.filter((l) => l.kind === 'citation')[1] as ReviewLine
    lines = put(lines, decide(lines, second.lineId, 'rejected'))
    const once = reading([], { citations: [cite(50)] })
    const { lines: now } = mergeReading(lines, once, 2, numbering(100))
    expect(now.filter((l) => l.kind === 'citation')).toMatchObject([{ lineId: second.lineId, state: 'rejected' }])
  })

  const anyReading = fc
    .uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 6 })
    .chain((numbers) =>
      fc.tuple(
        ...numbers.map((n) =>
          fc
            .array(
              fc.tuple(
                fc.constantFrom('a', 'b', 'c'),
                fc.integer({ min: 0, max: 100 }),
                fc.integer({ min: 0, max: 60 }),
              ),
              {
                maxLength: 3,
              },
            )
            .map((measures) =>
              target(
                String(n),
                n * 200,
                measures.map(([name, value, at]) => measure(name, value, n * 200 + at)),
              ),
            ),
        ),
      ),
    )
    .map((targets) => reading(targets))
  const anyStep = fc.oneof(
    fc.record({ do: fc.constant('read' as const), reading: anyReading }),
    fc.record({ do: fc.constant('correct' as const), at: fc.nat(), value: fc.integer({ min: 0, max: 100 }) }),
    fc.record({
      do: fc.constant('decide' as const),
      at: fc.nat(),
      state: fc.constantFrom('accepted' as const, 'rejected' as const),
    }),
    fc.record({ do: fc.constant('indicator' as const), at: fc.nat() }),
  )

  test('whatever people correct and decide, no reading changes it and no line is lost', () => {
    fc.assert(
      fc.property(anyReading, fc.array(anyStep, { maxLength: 12 }), (first, steps) => {
        const newId = numbering()
        let lines = mergeReading([], first, 1, newId).lines
        let readings = 1
        const said = ({
          content: { passage: _, ...content },
          state,
          corrected,
          indicatorCode,
          fieldVersions,
        }: ReviewLine) => ({
          content,
          state,
          corrected,
          indicatorCode,
          fieldVersions,
        })
        for (const step of steps) {
          const measures = lines.filter((l) => l.kind === 'measure')
          const line = 'at' in step ? measures[step.at % Math.max(measures.length, 1)] : undefined
          if (step.do === 'read') {
            const before = lines.filter(isTouched)
            const merged = mergeReading(lines, step.reading, ++readings, newId)
            lines = merged.lines
            const byId = new Map(lines.map((l) => [l.lineId, l]))
            for (const line of before) {
              const after = byId.get(line.lineId)
              expect(after && said(after)).toEqual(said(line))
            }
            // What the plan holds is a tree: nobody hangs on a line that is gone, no number twice.
            for (const l of lines) if (l.parentLineId !== null) expect(byId.has(l.parentLineId)).toBe(true)
            expect(byId.size).toBe(lines.length)
            expect(lines.map((l) => l.position)).toEqual(lines.map((_, i) => i))
            for (const id of merged.removedIds) expect(byId.has(id)).toBe(false)
          } else if (!line) continue
          else if (step.do === 'correct')
            lines = put(lines, [
              correctFields(line, { value: { value: step.value, baseVersion: line.fieldVersions.value ?? 0 } }).line,
            ])
          else if (step.do === 'decide') lines = put(lines, decide(lines, line.lineId, step.state))
          else if (line.state === 'accepted') lines = put(lines, [confirmIndicator(line, 'te.x')])
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the accepted plan', () => {
  const lines = review()
  const accepted = put(lines, acceptAll(lines))

  test('targets with their measures and lead units ("09" is 9), deadlines with the next day', () => {
    const { targets, deadlines } = planFrom(accepted, '2026-11-16' as never)
    expect(targets.map((t) => [t.number, t.measures.length, t.lead])).toEqual([
      ['9', 1, ['Công an xã']],
      ['14', 2, []],
    ])
    expect(deadlines[0]?.nextDue).toBe('2026-11-19')
  })

  test('what is pending or rejected is not in it', () => {
    expect(planFrom(lines, '2026-11-16' as never).targets).toEqual([])
    const without = put(accepted, decide(accepted, find(accepted, birth).lineId, 'rejected'))
    expect(planFrom(without, '2026-11-16' as never).targets[1]?.measures).toHaveLength(1)
  })

  test('its head comes from the letterhead as corrected', () => {
    expect(planHead(lines, 'ke-hoach.docx')).toEqual({
      title: 'Thực hiện Chương trình hành động vì trẻ em giai đoạn 2026-2030',
      code: '12/KH-UBND',
      issuedOn: '2026-01-15',
      periodFrom: 2026,
      periodTo: 2030,
    })
    const retitled = correctFields(find(lines, 'letterhead'), {
      title: { value: 'Vì trẻ em năm 2027', baseVersion: 0 },
    }).line
    expect(planHead(put(lines, [retitled]), 'ke-hoach.docx')).toMatchObject({ periodFrom: 2027, periodTo: 2027 })
  })
})
