/**
 * The real commune plan, read from the folder in REAL_DOCUMENTS. Its sentences stay outside the project: here stand only
 * its figures and a few words that tell the indicators apart.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { certaintyOf } from './certainty.ts'
import { PlanReading } from './plan-reading.ts'
import { readPlan } from './read-plan.ts'

const folder = process.env.REAL_DOCUMENTS ?? ''
const file = join(folder, 'luong-minh-2026-2030.txt')
const present = folder !== '' && existsSync(file)

type Wanted = [
  target: string,
  indicator: RegExp,
  direction: string,
  value: number | null,
  unit: string | null,
  year: number | null,
  value2?: number,
  per?: string,
]

/** The 33 measures that a person finds in it. */
const wanted: Wanted[] = [
  ['1', /xã .*phù hợp với trẻ em/iu, 'achieve', null, null, 2030],
  ['2', /đến 8 tuổi/u, 'at_least', 95, '%', 2030],
  ['3', /sơ sinh/u, 'at_most', 6, 'per_1000', 2030],
  ['3', /dưới 1 tuổi/u, 'at_most', 8, 'per_1000', 2030],
  ['3', /dưới 5 tuổi/u, 'at_most', 2, 'per_500', 2030],
  ['4', /cân nặng/u, 'below', 6, '%', 2030],
  ['4', /chiều cao/u, 'below', 15, '%', 2030],
  ['4', /béo phì/u, 'below', 5, '%', 2030],
  ['5', /dưới 1 tuổi .*08 loại/u, 'at_least', 98, '%', 2030],
  ['5', /dưới 5 tuổi/u, 'at_least', 98, '%', 2030],
  ['6', /HIV/u, 'below', 2, '%', 2030],
  ['7', /công trình vệ sinh/u, 'at_least', 100, '%', null],
  ['8', /hoàn cảnh đặc biệt trên tổng số/u, 'below', 1, '%', 2030],
  ['8', /nuôi dưỡng/u, 'at_least', 100, '%', 2030],
  ['9', /xâm hại/u, 'below', 4, '%', 2030],
  ['10', /từ 5 đến 17 tuổi/u, 'at_most', 3.5, '%', 2030],
  ['11', /bị tai nạn thương tích/u, 'decrease', null, null, null],
  ['11', /tử vong do tai nạn/u, 'decrease', null, null, null],
  ['12', /thiên tai/u, 'at_least', 100, '%', null],
  ['13', /số cuộc tảo hôn/u, 'decrease', 3, '%', 2030, 5, 'year'],
  ['14', /khai sinh/u, 'at_least', 100, '%', 2030],
  ['15', /tâm lý xã hội/u, 'at_least', 99.3, '%', 2030],
  ['16', /mẫu giáo/u, 'at_least', 99.9, '%', 2030],
  ['17', /hoàn thành cấp tiểu học/u, 'at_least', 99.9, '%', 2030],
  ['17', /bỏ học bậc tiểu học/u, 'exactly', 0, 'count', 2030],
  ['18', /hoàn thành cấp trung học cơ sở/u, 'at_least', 99.99, '%', 2030],
  ['18', /bỏ học/u, 'below', 0.02, '%', 2030],
  ['19', /trường học có cơ sở hạ tầng/u, 'at_least', 60, '%', 2030],
  ['19', /khuyết tật có nhu cầu/u, 'at_least', 90, '%', 2030],
  ['20', /điểm văn hóa, vui chơi/u, 'increase', null, null, null],
  ['21', /từ 07 tuổi/u, 'at_least', 35, '%', 2030],
  ['22', /nhận thức, năng lực/u, 'at_least', 90, '%', 2030],
  ['23', /từ 11 tuổi/u, 'at_least', 35, '%', 2030],
]

/** Besides them the reading has: levels kept "duy trì đến năm 2030", and what is to be abolished. */
const added: Wanted[] = [
  ['8', /hoàn cảnh đặc biệt trên tổng số/u, 'maintain', 1, '%', 2030],
  ['8', /nuôi dưỡng/u, 'maintain', 100, '%', 2030],
  ['13', /tảo hôn/u, 'eliminate', null, null, 2030],
  ['18', /hoàn thành cấp trung học cơ sở/u, 'maintain', 99.99, '%', 2030],
  ['18', /bỏ học/u, 'maintain', 0.02, '%', 2030],
]

const leads: Record<string, number[]> = {
  'Phòng Văn hoá - Xã hội': [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 20, 21, 22, 23],
  'Văn phòng HĐND&UBND': [14],
  'Công an xã': [9],
  'Các cơ sở giáo dục trên địa bàn xã': [7, 15, 16, 17, 18, 19],
}

test.skipIf(present)(
  'REAL DOCUMENTS NOT READ: set REAL_DOCUMENTS to their folder to prove the reader on the real plan',
  () => {
    console.warn('REAL_DOCUMENTS is not set or holds no luong-minh-2026-2030.txt: the real plan was not read.')
  },
)

describe.skipIf(!present)('the real plan of the commune Lương Minh', () => {
  const reading = present ? readPlan(readFileSync(file, 'utf8')) : readPlan('')

  test('has the shape that is printed', () => {
    expect(PlanReading.parse(reading)).toEqual(reading)
  })

  test('has 23 targets in four objectives', () => {
    expect(reading.targets.map((target) => target.number)).toEqual(Array.from({ length: 23 }, (_, i) => String(i + 1)))
    expect(reading.targets.map((target) => target.label)).toEqual(
      Array.from({ length: 23 }, (_, i) => `Chỉ tiêu ${i + 1}`),
    )
    expect(reading.objectives.map((objective) => objective.number)).toEqual(['1', '2', '3', '4'])
    expect(reading.targets.map((target) => target.objective).join('')).toBe(
      `${'1'.repeat(7)}${'2'.repeat(7)}${'3'.repeat(6)}${'4'.repeat(3)}`,
    )
  })

  const found = reading.targets.flatMap((target) =>
    target.measures.map((measure) => ({ target: target.number, ...measure })),
  )
  test.each([...wanted, ...added])(
    'target %s, %s: %s %s %s %s',
    (target, indicator, direction, value, unit, year, value2, per) => {
      expect(
        found.filter(
          (m) =>
            m.target === target &&
            indicator.test(m.indicator) &&
            m.direction === direction &&
            m.value === value &&
            m.unit === unit &&
            m.year === year &&
            m.value2 === (value2 ?? null) &&
            m.per === (per ?? null),
        ),
      ).toHaveLength(1)
    },
  )

  test('and no other measure', () => {
    expect(wanted).toHaveLength(33)
    expect(found).toHaveLength(wanted.length + added.length)
  })

  test('every target has its lead units; target 9 has two', () => {
    const read = reading.assignments.filter((assignment) => assignment.role === 'lead' && assignment.targets.length > 0)
    expect(Object.fromEntries(read.map((assignment) => [assignment.unit, assignment.targets.map(Number)]))).toEqual(
      leads,
    )
    const leadsOf9 = read.filter((assignment) => assignment.targets.includes('9')).map((assignment) => assignment.unit)
    expect(leadsOf9).toEqual(['Phòng Văn hoá - Xã hội', 'Công an xã'])
  })

  test('the youth union coordinates targets 21 to 23: it leads another task, and "phối hợp" stands at the targets', () => {
    expect(
      reading.assignments.filter((assignment) => assignment.targets.includes('22') && assignment.role === 'coordinate'),
    ).toMatchObject([{ unit: 'Đoàn thanh niên xã', targets: ['21', '22', '23'] }])
  })

  test('the yearly report is due before 20 November', () => {
    expect(reading.deadlines.filter((deadline) => deadline.monthDay !== null)).toMatchObject([
      {
        monthDay: '11-20',
        date: null,
        before: true,
        recurrence: 'yearly',
        from: 'các cơ quan, đơn vị',
        to: 'Ủy ban nhân dân xã',
      },
    ])
  })

  test('the issuer is read from opening and signature, since the letterhead is missing', () => {
    expect(reading.letterhead).toMatchObject({
      issuer: 'Ủy ban nhân dân xã Lương Minh',
      type: 'kế hoạch',
      code: null,
      date: null,
    })
    expect(reading.signatory).toMatchObject({ title: 'PHÓ CHỦ TỊCH' })
    expect(reading.recipients).toHaveLength(6)
  })

  test('one directive is cited with two dates, and that is asked', () => {
    const { citations } = certaintyOf(reading)
    const asked = reading.citations.filter((_, i) => citations[i]!.doubt?.code === 'citation_two_dates')
    expect(asked.map((citation) => citation.code)).toEqual(['28-CT/TW', '28-CT/TW', '28-CT/TW'])
  })

  test('headings: four chapters, seven units', () => {
    expect(reading.headings.filter((heading) => heading.level === 1).map((heading) => heading.number)).toEqual([
      'I',
      'II',
      'III',
      'IV',
    ])
    const last = reading.headings.filter((heading) => heading.level === 2).slice(-7)
    expect(last.map((heading) => heading.number)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })
})

describe.skipIf(!present)('documents whose diacritics an OCR lost', () => {
  test.each(['quang-ninh-2025.damaged.txt', 'trung-khanh-2025.damaged.txt'])(
    '%s is read without a fault, passages in place',
    (name) => {
      const reading = readPlan(readFileSync(join(folder, name), 'utf8'))
      expect(PlanReading.safeParse(reading).success).toBe(true)
      for (const heading of reading.headings)
        expect(reading.text.slice(heading.passage.start, heading.passage.end).trim()).not.toBe('')
    },
  )
})
