import { describe, expect, test } from 'vitest'
import { shortPlan } from '#test/people/plan.ts'
import { planFrom } from './accepted-plan.ts'
import { readPlan } from './read-plan.ts'
import { acceptCertain, type Corrections, correctFields, decide } from './review.ts'
import { settledChanges } from './review-doubts.ts'
import type { LineKind, LineState, ReviewLine } from './review-line.ts'
import { mergeReading } from './review-merge.ts'

/** A review in somebody's hands. */
const reviewOf = (
  text: string,
  spoil: (reading: ReturnType<typeof readPlan>) => ReturnType<typeof readPlan> = (r) => r,
) => {
  const reading = spoil(readPlan(text))
  let next = 0
  const newId = () => `line-${next++}`
  let { lines } = mergeReading([], reading, 1, newId)
  const line = (kind: LineKind, words = ''): ReviewLine => {
    const found = lines.find((one) => one.kind === kind && JSON.stringify(one.content).includes(words))
    if (!found) throw new Error(`no ${kind} with ${words}`)
    return found
  }
  const take = (changed: readonly ReviewLine[]) => {
    const settled = settledChanges(lines, changed, reading.text)
    const byId = new Map(settled.map((one) => [one.lineId, one]))
    lines = lines.map((one) => byId.get(one.lineId) ?? one)
    return settled
  }
  return {
    line,
    lines: () => lines,
    doubts: (kind?: LineKind) =>
      lines.filter((one) => one.doubt !== null && (!kind || one.kind === kind)).map((one) => one.doubt?.code),
    correct: (one: ReviewLine, values: Record<string, unknown>) => {
      const corrections: Corrections = Object.fromEntries(
        Object.entries(values).map(([field, value]) => [field, { value, baseVersion: one.fieldVersions[field] ?? 0 }]),
      )
      return take([correctFields(one, corrections).line])
    },
    decide: (one: ReviewLine, state: LineState) => take(decide(lines, one.lineId, state)),
    acceptCertain: () => take(acceptCertain(lines)),
    readAgain: (again = reading) => {
      lines = mergeReading(lines, again, 2, newId).lines
    },
  }
}

const plan = (targets: string, duties = '', title = 'Công tác trẻ em giai đoạn 2026-2030', cites = '') =>
  reviewOf(
    `ỦY BAN NHÂN DÂN\nXÃ LƯƠNG MINH\nSố: 45/KH-UBND\nLương Minh, ngày 20 tháng 01 năm 2026\n\nKẾ HOẠCH\n${title}\n\n${cites}\nI. CHỈ TIÊU\n${targets}\nII. TỔ CHỨC THỰC HIỆN\n${duties}\n`,
  )

describe('the questions of a reading', () => {
  test('each line carries the question of its own part', () => {
    const review = reviewOf(shortPlan)
    expect(review.lines().flatMap((line) => (line.doubt ? [[line.kind, line.doubt.code]] : []))).toEqual([
      ['measure', 'measure_no_value'],
      ['assignment', 'assignment_no_target'],
    ])
  })

  test('a line that could not be accepted as it is is never certain', () => {
    const review = reviewOf(shortPlan, (reading) => ({
      ...reading,
      targets: reading.targets.map((target, i) => (i === 0 ? { ...target, text: ' ' } : target)),
    }))
    expect(review.doubts('target')).toEqual(['incomplete'])
  })

  test('what the head of a document lacks is asked one after the other', () => {
    const review = reviewOf(shortPlan, (reading) => ({
      ...reading,
      letterhead: { ...reading.letterhead, code: null, date: null },
    }))
    expect(review.line('letterhead').doubt?.en).toContain('number and symbol')
    review.correct(review.line('letterhead'), { code: '45/KH-UBND' })
    expect(review.line('letterhead').doubt?.en).toContain('no date')
    review.correct(review.line('letterhead'), { date: '2026-01-20' })
    expect(review.line('letterhead')).toMatchObject({ certain: true, doubt: null })
  })
})

describe('a question that a correction answers is gone', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['measure_no_year', '95% trẻ được khám.', { year: 2028 }],
    ['measure_no_year', '95% trẻ được khám.', { per: 'year' }],
    ['measure_no_value', 'Giảm dần tỷ lệ trẻ bị thương.', { direction: 'at_most', value: 3, unit: '%', year: 2028 }],
    ['measure_no_value', 'Giảm dần tỷ lệ trẻ bị thương.', { direction: 'increase' }],
    ['measure_range_reversed', 'Giảm từ 5% đến 3% số vụ tảo hôn vào năm 2027.', { value: 3, value2: 5 }],
    ['incomplete', 'Tỷ lệ trẻ được khám đạt 950% vào năm 2027.', { value: 95 }],
  ])('%s: %s', (code, words, values) => {
    const review = plan(`- Chỉ tiêu 1: ${words}`)
    // What a person could not accept as it is asks first in the reader's own words.
    expect(review.doubts('measure')).toEqual([code === 'incomplete' ? 'measure_over_hundred' : code])
    review.correct(review.line('measure'), values)
    expect(review.line('measure')).toMatchObject({ certain: true, doubt: null, corrected: true })
  })

  test('another correction leaves it standing, and an answer taken back asks again', () => {
    const review = plan('- Chỉ tiêu 1: 95% trẻ được khám.')
    review.correct(review.line('measure'), { value: 96 })
    expect(review.doubts('measure')).toEqual(['measure_no_year'])
    review.correct(review.line('measure'), { year: 2028 })
    expect(review.doubts('measure')).toEqual([])
    review.correct(review.line('measure'), { year: null })
    expect(review.doubts('measure')).toEqual(['measure_no_year'])
  })

  test('a direction that a person set is not asked again', () => {
    const review = reviewOf(shortPlan, (reading) => ({
      ...reading,
      targets: reading.targets.map((target) => ({
        ...target,
        measures: target.measures.map((measure) => ({
          ...measure,
          direction: 'at_most' as const,
          value: 5,
          unit: '%',
          passage: { start: 0, end: 0 },
        })),
      })),
    }))
    const measure = review.line('measure', 'khai sinh')
    expect(measure.doubt?.code).toBe('measure_direction_guessed')
    review.correct(measure, { direction: 'at_least' })
    expect(review.line('measure', 'khai sinh').doubt).toBeNull()
  })

  test('the number of a target: both that bore it are answered', () => {
    const review = plan('- Chỉ tiêu 2: 90% trẻ khỏe năm 2027.\n- Chỉ tiêu 2: 80% trẻ vui năm 2027.')
    expect(review.doubts('target')).toEqual(['target_number_repeated', 'target_number_repeated'])
    const changed = review.correct(review.line('target', 'trẻ vui'), { number: '3' })
    expect(review.doubts('target')).toEqual([])
    expect(changed.map((line) => line.content.number)).toEqual(['3', '2'])
  })

  test('the duties of a unit answer for their targets, "04" for 4', () => {
    const review = plan(
      '- Chỉ tiêu 3: 90% trẻ khỏe năm 2027.\n- Chỉ tiêu 4: 80% trẻ vui năm 2027.',
      '1. Trạm Y tế: Chủ trì thực hiện chỉ tiêu 3, 9.',
    )
    expect(review.doubts()).toEqual(['target_without_lead', 'assignment_unknown_target'])
    review.correct(review.line('assignment'), { targets: ['3', '04'] })
    expect(review.doubts()).toEqual([])
  })

  test('the days of a paper named twice', () => {
    const review = plan(
      '- Chỉ tiêu 1: 95% trẻ được khám vào năm 2027.',
      '',
      undefined,
      'Căn cứ Chỉ thị số 28-CT/TW ngày 25/12/2023; Chỉ thị 28-CT/TW ngày 25/11/2023; Quyết định số 5/QĐ-UBND;',
    )
    expect(review.doubts('citation')).toEqual(['citation_two_dates', 'citation_two_dates', 'citation_no_date'])
    review.correct(review.line('citation', '2023-11-25'), { date: '2023-12-25' })
    review.correct(review.line('citation', '5/QĐ-UBND'), { date: '2025-03-01' })
    expect(review.doubts('citation')).toEqual([])
  })

  test('who owes a report, on which day and how often', () => {
    const review = plan(
      '- Chỉ tiêu 1: 95% trẻ được khám vào năm 2027.',
      '1. Trạm Y tế: Báo cáo Sở Y tế trước ngày 10/12.\nBáo cáo kết quả định kỳ hằng quý.',
    )
    expect(review.doubts('deadline')).toEqual(['deadline_no_period', 'deadline_no_day'])
    review.correct(review.line('deadline', '12-10'), { recurrence: 'yearly' })
    review.correct(review.line('deadline', 'quarterly'), { monthDay: '03-31', from: 'Trạm Y tế' })
    expect(review.doubts('deadline')).toEqual([])
  })

  test('reading the document again does not ask it again', () => {
    const review = plan('- Chỉ tiêu 1: 95% trẻ được khám.')
    review.correct(review.line('measure'), { year: 2028 })
    review.readAgain()
    expect(review.line('measure')).toMatchObject({ certain: true, doubt: null, content: { year: 2028 } })
  })
})

describe('what a person rejects', () => {
  test('answers the question of the line that stays', () => {
    const review = plan('- Chỉ tiêu 2: 90% trẻ khỏe năm 2027.\n- Chỉ tiêu 2: 80% trẻ vui năm 2027.')
    review.decide(review.line('target', 'trẻ vui'), 'rejected')
    expect(review.line('target', 'trẻ khỏe').doubt).toBeNull()
    review.decide(review.line('target', 'trẻ vui'), 'pending')
    expect(review.line('target', 'trẻ khỏe').doubt?.code).toBe('target_number_repeated')
  })

  test('raises none: a duty may name a target that was left out, a target keeps its words without its measure', () => {
    const review = plan(
      '- Chỉ tiêu 1: 90% trẻ khỏe năm 2027.\n- Chỉ tiêu 2: 80% trẻ vui năm 2027.',
      '1. Trạm Y tế: Chủ trì thực hiện chỉ tiêu 1, 2.',
    )
    review.decide(review.line('target', 'trẻ vui'), 'rejected')
    review.decide(review.line('measure', 'trẻ khỏe'), 'rejected')
    expect(review.doubts()).toEqual([])
  })
})

describe('a plan of one year', () => {
  const targets = '- Chỉ tiêu 1: 95% trẻ được khám.\n- Chỉ tiêu 2: 90% trẻ biết bơi vào năm 2027.'
  const title = 'Công tác trẻ em trên địa bàn xã năm 2026'

  test('is the answer to the year of its measures, said to be by the title, and the figures use it', () => {
    const review = plan(targets, '', title)
    expect(review.doubts('measure')).toEqual([])
    expect(review.line('measure', 'khám')).toMatchObject({
      content: { year: 2026, yearBasis: 'title' },
      asRead: { year: null },
      corrected: false,
      fieldVersions: {},
    })
    expect(review.line('measure', 'bơi').content).toMatchObject({ year: 2027 })
    expect(review.line('measure', 'bơi').content).not.toHaveProperty('yearBasis')
    review.acceptCertain()
    expect(planFrom(review.lines(), '2026-02-01' as never).targets.map((t) => t.measures[0]?.year)).toEqual([
      2026, 2027,
    ])
  })

  test('is only a proposal: a person says another year, or that there is none', () => {
    const review = plan(targets, '', title)
    review.correct(review.line('measure', 'khám'), { year: 2028 })
    expect(review.line('measure', 'khám').content).not.toHaveProperty('yearBasis')
    review.correct(review.line('measure', 'khám'), { year: null })
    review.readAgain()
    expect(review.line('measure', 'khám')).toMatchObject({
      content: { year: null },
      doubt: { code: 'measure_no_year' },
    })
  })

  test('stays through another reading without a new version, and when another field is corrected', () => {
    const review = plan(targets, '', title)
    const before = review.lines()
    review.readAgain()
    expect(review.lines()).toEqual(before.map((line) => ({ ...line, readingNumber: 2 })))
    review.correct(review.line('measure', 'khám'), { value: 96 })
    expect(review.line('measure', 'khám').content).toMatchObject({ value: 96, year: 2026, yearBasis: 'title' })
  })

  test('follows the title as corrected, but not where a person has decided', () => {
    const review = plan('- Chỉ tiêu 1: 95% trẻ được khám.\n- Chỉ tiêu 2: 90% trẻ biết bơi.', '', title)
    review.decide(review.line('target', 'bơi'), 'accepted')
    review.correct(review.line('letterhead'), { title: 'Công tác trẻ em năm 2027' })
    expect(review.line('measure', 'khám').content).toMatchObject({ year: 2027, yearBasis: 'title' })
    expect(review.line('measure', 'bơi').content).toMatchObject({ year: 2026, yearBasis: 'title' })
    review.correct(review.line('letterhead'), { title: 'Công tác trẻ em' })
    expect(review.line('measure', 'khám').doubt?.code).toBe('measure_no_year')
  })

  test('nobody can write where a year comes from', () => {
    const review = plan(targets, '', title)
    expect(() => review.correct(review.line('measure', 'khám'), { yearBasis: 'title' })).toThrow('plan_field_unknown')
  })
})
