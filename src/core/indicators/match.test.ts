import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Direction } from '../plans/plan-reading.ts'
import { parseIndicators } from './indicator.ts'
import { ageGroupsIn, type MatchQuery, rankIndicators, tellingWords } from './match.ts'

const folder = new URL('../../../reference/indicators/', import.meta.url)
const catalogue = readdirSync(folder).flatMap(
  (f) => parseIndicators(readFileSync(new URL(f, folder), 'utf8')).indicators,
)

/** The 33 measures of a commune plan, in our own words: target, wording, unit, direction, the indicator meant. */
const measures: [target: number, text: string, unit: string | null, direction: Direction, code: string][] = [
  [1, 'xã được công nhận phù hợp với trẻ em', null, 'achieve', 'te.child-friendly.commune'],
  [2, 'trẻ em đến 8 tuổi tiếp cận dịch vụ phát triển toàn diện', '%', 'at_least', 'te.ecd.services-u8'],
  [3, 'tử vong trẻ sơ sinh', 'per_1000', 'at_most', 'te.mortality.neonatal'],
  [3, 'tử vong trẻ dưới 1 tuổi', 'per_1000', 'at_most', 'te.mortality.u1'],
  [3, 'tử vong trẻ dưới 5 tuổi', 'per_500', 'at_most', 'te.mortality.u5'],
  [4, 'trẻ dưới 5 tuổi suy dinh dưỡng thể nhẹ cân', '%', 'below', 'te.nutrition.underweight-u5'],
  [4, 'trẻ dưới 5 tuổi thấp còi', '%', 'below', 'te.nutrition.stunting-u5'],
  [4, 'trẻ dưới 5 tuổi béo phì', '%', 'below', 'te.nutrition.overweight-u5'],
  [5, 'trẻ dưới 1 tuổi tiêm đủ 8 vắc xin', '%', 'at_least', 'te.immunisation.full-u1'],
  [5, 'trẻ dưới 5 tuổi tiêm chủng đầy đủ', '%', 'at_least', 'te.immunisation.full-u5'],
  [6, 'lây truyền HIV mẹ sang con', '%', 'below', 'te.hiv.mother-to-child'],
  [7, 'cơ sở giáo dục có nhà vệ sinh đúng chuẩn', '%', 'at_least', 'te.schools.sanitation'],
  [8, 'trẻ em có hoàn cảnh đặc biệt so với tổng số trẻ em', '%', 'below', 'te.special-circumstances.share'],
  [8, 'trẻ em có hoàn cảnh đặc biệt được trợ giúp, chăm sóc', '%', 'at_least', 'te.special-circumstances.supported'],
  [9, 'trẻ em bị xâm hại so với tổng số trẻ em', '%', 'below', 'te.abuse.share'],
  [10, 'lao động trẻ em từ 5 đến 17 tuổi', '%', 'at_most', 'te.child-labour.share'],
  [11, 'tỷ suất tai nạn thương tích ở trẻ em', null, 'decrease', 'te.injury.rate'],
  [11, 'tỷ suất trẻ em tử vong vì tai nạn thương tích', null, 'decrease', 'te.injury.death-rate'],
  [12, 'trẻ em gặp thiên tai được hỗ trợ kịp thời', '%', 'at_least', 'te.disaster.relief'],
  [13, 'số cuộc tảo hôn', '%', 'decrease', 'te.child-marriage.cases'],
  [14, 'trẻ dưới 5 tuổi được khai sinh', '%', 'at_least', 'te.birth-registration.u5'],
  [15, 'trẻ dưới 5 tuổi phát triển phù hợp về sức khỏe, học tập, tâm lý xã hội', '%', 'at_least', 'te.ecd.on-track-u5'],
  [16, 'huy động trẻ 5 tuổi ra lớp mẫu giáo', '%', 'at_least', 'te.preschool.age5'],
  [17, 'trẻ hoàn thành tiểu học', '%', 'at_least', 'te.school-completion.primary'],
  [17, 'trẻ bỏ học ở tiểu học', 'count', 'exactly', 'te.school-dropout.primary'],
  [18, 'trẻ hoàn thành THCS', '%', 'at_least', 'te.school-completion.lower-secondary'],
  [18, 'trẻ bỏ học THCS', '%', 'below', 'te.school-dropout.lower-secondary'],
  [
    19,
    'trường có cơ sở vật chất, tài liệu phù hợp học sinh khuyết tật',
    '%',
    'at_least',
    'te.schools.disability-access',
  ],
  [
    19,
    'trẻ khuyết tật muốn học được giáo dục hòa nhập, chuyên biệt, phục hồi chức năng',
    '%',
    'at_least',
    'te.disability.education',
  ],
  [20, 'thêm điểm vui chơi cho trẻ em', null, 'increase', 'te.play.points'],
  [21, 'trẻ từ 07 tuổi trở lên được lấy ý kiến', '%', 'at_least', 'te.participation.consulted-7plus'],
  [22, 'trẻ em được nâng cao nhận thức về quyền tham gia', '%', 'at_least', 'te.participation.awareness'],
  [
    23,
    'trẻ từ 11 tuổi trở lên tham gia mô hình, hoạt động thúc đẩy quyền tham gia',
    '%',
    'at_least',
    'te.participation.models-11plus',
  ],
]

const first = (query: MatchQuery) => rankIndicators(query, catalogue)[0]

describe('each of the 33 measures', () => {
  test('is 33', () => expect(measures).toHaveLength(33))

  test.each(measures)(
    '%i %s → its indicator, alone or within its target',
    (target, measureText, unit, direction, code) => {
      expect(first({ measureText, unit, direction })?.code).toBe(code)
      // The target as printed holds all its measures, which must not pull one towards another.
      const targetText = measures
        .filter((m) => m[0] === target)
        .map((m) => m[1])
        .join('; ')
      expect(first({ measureText, targetText, unit, direction })?.code).toBe(code)
    },
  )

  test('has a clear lead', () => {
    for (const [, measureText, unit, direction] of measures) {
      const [best, second] = rankIndicators({ measureText, unit, direction }, catalogue)
      expect(best!.score - (second?.score ?? 0), measureText).toBeGreaterThan(0.05)
    }
  })
})

test('the names of the catalogue find themselves', () => {
  for (const indicator of catalogue)
    for (const measureText of [indicator.name.vi, indicator.name.vi.toUpperCase()]) {
      const direction = indicator.unit === 'yes_no' ? 'achieve' : null
      const unit = indicator.unit === 'yes_no' ? null : indicator.unit === '‰' ? 'per_1000' : indicator.unit
      expect(first({ measureText, unit, direction })?.code).toBe(indicator.code)
    }
})

test('reasons are sentences an officer can check', () => {
  expect(first({ measureText: 'trẻ dưới 5 tuổi được khai sinh', unit: '%' })?.reasons.map((r) => r.vi)).toEqual([
    'trùng tên chỉ tiêu',
    'trùng nhóm tuổi dưới 5 tuổi',
    'cùng đơn vị tính',
  ])
})

test('another age group, or the opposite, costs more than the words gain', () => {
  const of = (measureText: string, code: string) =>
    rankIndicators({ measureText, unit: '%' }, catalogue).find((r) => r.code === code)!
  const own = of('trẻ dưới 5 tuổi được đăng ký khai sinh', 'te.birth-registration.u5')
  const older = of('trẻ từ 6 đến 10 tuổi được đăng ký khai sinh', 'te.birth-registration.u5')
  const opposite = of('trẻ dưới 5 tuổi chưa đăng ký khai sinh', 'te.birth-registration.u5')
  expect(older.score).toBeLessThan(own.score / 2)
  expect(older.reasons.map((r) => r.code)).toContain('other_age')
  expect(opposite.score).toBeLessThan(own.score * 0.6)
  expect(opposite.reasons.map((r) => r.code)).toContain('opposite')
})

test('rural, urban and whole are told apart', () => {
  const of = (where: string) => first({ measureText: `trẻ dưới 5 tuổi thừa cân, béo phì${where}`, unit: '%' })?.code
  expect([of(''), of(' ở nông thôn'), of(' ở thành thị')]).toEqual([
    'te.nutrition.overweight-u5',
    'te.nutrition.overweight-u5-rural',
    'te.nutrition.overweight-u5-urban',
  ])
})

test('a measure about something else finds nothing', () => {
  expect(rankIndicators({ measureText: 'km đường bê tông', unit: 'km' }, catalogue)).toEqual([])
  expect(rankIndicators({ measureText: '', unit: null }, catalogue)).toEqual([])
})

describe('age groups', () => {
  test.each([
    ['trẻ em dưới 5 tuổi', [[0, 4]]],
    ['trẻ em dưới 05 tuổi', [[0, 4]]],
    ['từ 5 đến 17 tuổi', [[5, 17]]],
    ['từ đủ 6 tuổi đến dưới 16 tuổi', [[6, 15]]],
    ['đến 8 tuổi', [[0, 8]]],
    ['trẻ 5 tuổi', [[5, 5]]],
    ['từ 11 tuổi trở lên', [[11, null]]],
    ['từ 07 tuổi trở lên', [[7, null]]],
    [
      'dưới 1 tuổi và dưới 5 tuổi',
      [
        [0, 0],
        [0, 4],
      ],
    ],
    ['trẻ em 3-5 tuổi', [[3, 5]]],
    ['cân nặng theo tuổi', []],
    ['đạt 98% vào năm 2030', []],
  ] as const)('%s', (text, groups) => {
    expect(ageGroupsIn(text).map((g) => [g.from, g.to])).toEqual(groups)
  })
})

test('any text ranks without failing, highest first, every score finite', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.option(fc.constantFrom('%', '‰', 'count', 'trẻ'), { nil: null }),
      (measureText, unit) => {
        const ranked = rankIndicators({ measureText, unit }, catalogue)
        for (let i = 0; i < ranked.length; i++) {
          expect(Number.isFinite(ranked[i]!.score)).toBe(true)
          if (i > 0) expect(ranked[i]!.score).toBeLessThanOrEqual(ranked[i - 1]!.score)
        }
      },
    ),
  )
})

test('accents and capitals make no difference', () => {
  expect(tellingWords('Trẻ em ĐĂNG KÝ KHAI SINH')).toEqual(tellingWords('tre em dang ky khai sinh'))
})
