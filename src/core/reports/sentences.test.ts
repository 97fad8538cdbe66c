import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entered, figure, measure } from '../../../test/reports/sample.ts'
import { judge } from '../indicators/judge.ts'
import type { Direction } from '../plans/plan-reading.ts'
import { MeasureResult } from './measure-result.ts'
import { outcomeOf } from './outcomes.ts'
import { sentenceOf } from './sentences.ts'
import { cellsOf, goalOf, unitOf } from './target-cells.ts'

type More = Parameters<typeof measure>[4]

const result = (indicator: string, direction: Direction, value: number | null, unit: string | null, more: More = {}) =>
  MeasureResult.parse(measure(indicator, direction, value, unit, more))
const say = (...args: Parameters<typeof result>): string => sentenceOf(result(...args))

const birth = 'Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh'
const thin = 'Tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể cân nặng theo tuổi'

describe('a rate that should be high', () => {
  it('says by how much it falls short, in points and in children', () => {
    const more = { figure: figure(335, 339), verdictIs: 'not_met', notCounted: 'chưa đăng ký' } as const
    expect(say(birth, 'at_least', 100, '%', more)).toBe(
      'Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh đạt 98,8% (335/339), thấp hơn chỉ tiêu 100% là 1,2 điểm phần trăm; còn 04 trẻ chưa đăng ký.',
    )
  })

  it('says both who is left and how many more are needed when the target is below 100%', () => {
    expect(say(birth, 'at_least', 95, '%', { figure: figure(300, 339), verdictIs: 'not_met' })).toBe(
      'Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh đạt 88,5% (300/339), thấp hơn chỉ tiêu 95% là 6,5 điểm phần trăm; còn 39 trẻ chưa được đăng ký khai sinh, cần thêm ít nhất 23 trẻ để đạt chỉ tiêu.',
    )
  })

  it('says that the target is reached, or passed', () => {
    expect(say(birth, 'at_least', 100, '%', { figure: figure(339, 339) })).toBe(
      `${birth} đạt 100% (339/339), đạt chỉ tiêu 100%.`,
    )
    expect(say(birth, 'at_least', 95, '%', { figure: figure(335, 339), notCounted: 'chưa đăng ký' })).toBe(
      `${birth} đạt 98,8% (335/339), vượt chỉ tiêu 95% là 3,8 điểm phần trăm; còn 04 trẻ chưa đăng ký.`,
    )
  })

  it('does not take "trên 95%" for reached at 95%', () => {
    expect(
      say(birth, 'above', 95, '%', { figure: figure(190, 200), verdictIs: 'not_met', notCounted: 'chưa đăng ký' }),
    ).toBe(
      `${birth} đạt 95% (190/200), mới bằng 95%, chưa đạt chỉ tiêu trên 95%; còn 10 trẻ chưa đăng ký, cần thêm ít nhất 01 trẻ để đạt chỉ tiêu.`,
    )
  })

  it('never rounds up to the whole or to the target', () => {
    expect(say(birth, 'at_least', 100, '%', { figure: figure(9999, 10003), verdictIs: 'not_met' })).toContain(
      'đạt 99,96% (9.999/10.003), thấp hơn chỉ tiêu 100% là 0,04 điểm phần trăm',
    )
    expect(say(birth, 'at_least', 99.9, '%', { figure: figure(99_899, 100_000), verdictIs: 'not_met' })).toContain(
      'đạt 99,899% (99.899/100.000), thấp hơn chỉ tiêu 99,9% là 0,001 điểm phần trăm',
    )
    expect(say(thin, 'at_most', 0, '%', { figure: figure(1, 25_000), verdictIs: 'not_met' })).toContain(
      'là 0,004% (01/25.000)',
    )
  })

  it('calls a rate a rate when the plan names only the children', () => {
    expect(
      say('trẻ em có hoàn cảnh đặc biệt được trợ giúp', 'at_least', 100, '%', { figure: figure(120, 120) }),
    ).toMatch(/^Tỷ lệ trẻ em có hoàn cảnh đặc biệt được trợ giúp đạt 100%/)
  })
})

describe('a rate that should be low', () => {
  it('says how far it is above, or that it is reached', () => {
    expect(say(thin, 'below', 6, '%', { figure: figure(22, 331), verdictIs: 'not_met' })).toBe(
      `${thin} là 6,6% (22/331), chưa đạt chỉ tiêu dưới 6% (cao hơn 0,6 điểm phần trăm); nhiều hơn mức chỉ tiêu 03 trẻ.`,
    )
    expect(say(thin, 'below', 15, '%', { figure: figure(41, 331) })).toBe(
      `${thin} là 12,4% (41/331), đạt chỉ tiêu dưới 15% (thấp hơn 2,6 điểm phần trăm).`,
    )
    expect(say(thin, 'at_most', 3.5, '%', { figure: figure(7, 200) })).toBe(
      `${thin} là 3,5% (07/200), đạt chỉ tiêu không quá 3,5% (bằng 3,5%).`,
    )
    expect(say(thin, 'below', 3.5, '%', { figure: figure(7, 200), verdictIs: 'not_met' })).toContain(
      'chưa đạt chỉ tiêu dưới 3,5% (mới bằng 3,5%); nhiều hơn mức chỉ tiêu 01 trẻ',
    )
  })

  it('writes rates per thousand with what they are taken of', () => {
    const more = { base: 'trẻ đẻ sống', figure: figure(2, 323, { multiplier: 1000 }), verdictIs: 'not_met' } as const
    expect(say('Tỷ suất tử vong trẻ sơ sinh', 'at_most', 6, 'per_1000', more)).toBe(
      'Tỷ suất tử vong trẻ sơ sinh là 6,2 trẻ/1.000 trẻ đẻ sống (02/323), chưa đạt chỉ tiêu không quá 06 trẻ/1.000 (cao hơn 0,2 trẻ/1.000); nhiều hơn mức chỉ tiêu 01 trẻ.',
    )
  })

  it('says plainly that nobody was found, or how many were', () => {
    const name = 'Trẻ em bỏ học bậc tiểu học'
    expect(say(name, 'exactly', 0, 'count', { figure: figure(0, 512) })).toBe(
      `${name}: không ghi nhận trường hợp nào (trên tổng số 512 trẻ), đạt chỉ tiêu.`,
    )
    expect(say(name, 'exactly', 0, 'count', { figure: figure(2, 512), verdictIs: 'not_met' })).toBe(
      `${name}: còn 02 trẻ (trên tổng số 512 trẻ), chưa đạt chỉ tiêu không có trường hợp nào.`,
    )
  })
})

describe('small numbers', () => {
  it('puts the counts first and praises nobody for 3 of 4', () => {
    const sentence = say(birth, 'at_least', 70, '%', { figure: figure(3, 4), notCounted: 'chưa đăng ký' })
    expect(sentence).toBe(
      `${birth} là 03/04 trẻ (75%; chỉ tiêu 70%); còn 01 trẻ chưa đăng ký; số lượng dưới 100 nên không kết luận bằng tỷ lệ.`,
    )
    expect(outcomeOf(result(birth, 'at_least', 70, '%', { figure: figure(3, 4) }))).toBe('small')
  })

  it('counts a full small group as reached where the target is everybody', () => {
    expect(outcomeOf(result(birth, 'at_least', 100, '%', { figure: figure(38, 38) }))).toBe('met')
  })
})

describe('what is not known', () => {
  it('says so', () => {
    expect(say(birth, 'at_least', 100, '%')).toBe(`${birth}: chưa có số liệu.`)
    expect(say(birth, 'at_least', 100, '%', { figure: figure(0, 0), verdictIs: 'not_judged' })).toBe(
      `${birth}: không có đối tượng thuộc diện tính (mẫu số bằng 0) nên không tính tỷ lệ.`,
    )
    expect(say(birth, 'at_least', 100, '%', { figure: figure(12, null), verdictIs: 'not_judged' })).toBe(
      `${birth}: mới có số lượng 12 trẻ, chưa có mẫu số nên chưa tính được tỷ lệ.`,
    )
  })

  it('names the children whose facts are unknown and does not count them', () => {
    const more = {
      figure: figure(330, 336, { unknown: 3 }),
      verdictIs: 'insufficient',
      notCounted: 'chưa đăng ký',
    } as const
    expect(say(birth, 'at_least', 98, '%', more)).toBe(
      `${birth} đạt 98,2% (330/336), cao hơn chỉ tiêu 98% là 0,2 điểm phần trăm; còn 06 trẻ chưa đăng ký; chưa rõ thông tin 03 trẻ, không tính vào mẫu số; chưa đủ số liệu để kết luận.`,
    )
  })

  it('says why nothing is concluded', () => {
    const raw = measure(birth, 'at_least', 98, '%', { figure: figure(330, 336, { unknown: 3 }) })
    const judged = MeasureResult.parse({
      ...raw,
      verdict: { verdict: 'insufficient', reason: 'unknown_could_decide', smallSample: false },
    })
    expect(sentenceOf(judged)).toContain(
      'chưa đủ số liệu để kết luận: những trẻ chưa rõ thông tin có thể làm đổi kết quả',
    )
  })

  it('does not repeat a verdict that its own numbers contradict', () => {
    expect(say(birth, 'at_least', 100, '%', { figure: figure(335, 339), verdictIs: 'met' })).not.toMatch(
      /đạt chỉ tiêu|vượt/,
    )
  })
})

describe('sources', () => {
  it('names who gave an entered figure, and until when it holds', () => {
    expect(
      say(birth, 'at_least', 100, '%', { figure: entered(335, 339, 'Trạm Y tế xã'), verdictIs: 'not_met' }),
    ).toMatch(/^Theo số liệu nhập của Trạm Y tế xã \(tính đến ngày 10\/11\/2026\), tỷ lệ trẻ em/)
    expect(
      say(birth, 'at_least', 100, '%', { figure: figure(335, 339, { source: 'entered' }), verdictIs: 'not_met' }),
    ).toMatch(/^Theo số liệu nhập \(chưa ghi nguồn\)/)
  })
})

describe('a fall or a rise', () => {
  const cases = 'Số cuộc tảo hôn'
  it('is told against the year before', () => {
    const more = { noun: 'cuộc', value2: 5, per: 'year', figure: figure(3, null), previous: figure(4, null) } as const
    expect(say(cases, 'decrease', 3, '%', more)).toBe(
      'Số cuộc tảo hôn là 03 cuộc, giảm 25% so với kỳ trước (04 cuộc), nhiều hơn mức giảm từ 3% đến 5% hằng năm.',
    )
    expect(outcomeOf(result(cases, 'decrease', 3, '%', more))).toBe('small')
    expect(
      say(cases, 'decrease', 3, '%', {
        ...more,
        figure: figure(294, null),
        previous: figure(300, null),
        verdictIs: 'not_met',
      }),
    ).toContain(
      'giảm 2% so với kỳ trước (300 cuộc), chưa tới mức giảm từ 3% đến 5% hằng năm (thấp hơn 1 điểm phần trăm)',
    )
  })

  it('needs no amount', () => {
    expect(
      say('Số điểm vui chơi', 'increase', null, 'điểm', { figure: figure(7, null), previous: figure(6, null) }),
    ).toBe('Số điểm vui chơi là 07 điểm, tăng 01 điểm so với kỳ trước (06 điểm), đạt chỉ tiêu tăng.')
    const more = { figure: figure(40, 1000), previous: figure(39, 1000), verdictIs: 'not_met' } as const
    expect(say(thin, 'decrease', null, '%', more)).toBe(
      `${thin} là 4% (40/1.000), tăng 0,1 điểm phần trăm so với kỳ trước (3,9%, 39/1.000), chưa đạt chỉ tiêu giảm.`,
    )
  })

  it('says when there is nothing to compare with', () => {
    expect(
      say(cases, 'decrease', null, null, { noun: 'cuộc', figure: figure(3, null), verdictIs: 'insufficient' }),
    ).toBe('Số cuộc tảo hôn là 03 cuộc; chưa có số liệu kỳ trước để so sánh; chưa đủ số liệu để kết luận.')
  })
})

describe('states and levels to keep', () => {
  it('tells them', () => {
    const friendly = 'Xã đạt tiêu chuẩn phù hợp với trẻ em'
    expect(say(friendly, 'achieve', null, null, { figure: figure(1, null) })).toBe(`${friendly}: đã đạt.`)
    expect(say(friendly, 'achieve', null, null, { figure: figure(0, null), verdictIs: 'not_met' })).toBe(
      `${friendly}: chưa đạt.`,
    )
    expect(say('Tình trạng tảo hôn', 'eliminate', null, null, { figure: figure(0, null), noun: 'cuộc' })).toBe(
      'Tình trạng tảo hôn: không ghi nhận trường hợp nào.',
    )
    expect(
      say('Tình trạng tảo hôn', 'eliminate', null, null, {
        figure: figure(3, null),
        noun: 'cuộc',
        verdictIs: 'not_met',
      }),
    ).toBe('Tình trạng tảo hôn: còn 03 cuộc, chưa xóa bỏ được.')
    expect(say(thin, 'maintain', 6, '%', { maintains: 'below', figure: figure(10, 331) })).toContain(
      'đạt chỉ tiêu dưới 6% (thấp hơn 3 điểm phần trăm)',
    )
    expect(say('Số điểm vui chơi', 'at_least', 8, 'điểm', { figure: figure(5, null), verdictIs: 'not_met' })).toBe(
      'Số điểm vui chơi đạt 05 điểm, thấp hơn chỉ tiêu 08 điểm là 03 điểm.',
    )
  })
})

describe('cells', () => {
  it('write the goal and the unit as the plan does', () => {
    const of = (direction: Direction, value: number | null, unit: string | null, more: More = {}) =>
      goalOf(result('Tỷ lệ', direction, value, unit, more))
    expect([
      of('at_least', 100, '%'),
      of('below', 6, '%'),
      of('maintain', 99.9, '%'),
      of('exactly', 0, 'count'),
      of('at_most', 6, 'per_1000'),
      of('decrease', 3, '%', { value2: 5, per: 'year' }),
      of('decrease', null, null),
      of('eliminate', null, null),
      of('above', 95, '%'),
    ]).toEqual([
      '100%',
      'Dưới 6%',
      'Duy trì 99,9%',
      'Không có',
      'Không quá 06 trẻ/1.000',
      'Giảm từ 3% đến 5% hằng năm',
      'Giảm',
      'Xóa bỏ',
      'Trên 95%',
    ])
    expect(unitOf(result('Tỷ suất', 'at_most', 6, 'per_1000'))).toBe('Trẻ/1.000')
  })

  it('say how a result stands', () => {
    const cells = cellsOf(
      result(birth, 'at_least', 100, '%', {
        figure: figure(335, 339),
        verdictIs: 'not_met',
        notCounted: 'chưa đăng ký',
      }),
    )
    expect(cells).toEqual({
      counted: '335',
      of: '339',
      rate: '98,8%',
      standing: 'Chưa đạt; thấp hơn 1,2 điểm phần trăm; còn 04 trẻ chưa đăng ký',
    })
  })
})

describe('for any figure', () => {
  const directions = [
    'at_least',
    'above',
    'at_most',
    'below',
    'exactly',
    'maintain',
    'decrease',
    'increase',
    'eliminate',
    'achieve',
  ] as const
  const amount = fc
    .record({ whole: fc.integer({ min: 0, max: 100 }), decimals: fc.integer({ min: 0, max: 99 }) })
    .map(({ whole, decimals }) => (whole === 100 ? 100 : Number(`${whole}.${String(decimals).padStart(2, '0')}`)))
  const anyFigure = fc
    .record({
      denominator: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 25_000_000 })),
      share: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(1), fc.constant(0.9999999)),
      unknown: fc.integer({ min: 0, max: 12 }),
      isCount: fc.boolean(),
    })
    .map(({ denominator, share, unknown, isCount }) =>
      figure(Math.floor(denominator * share), isCount ? null : denominator, { unknown }),
    )
  const anyResult = fc
    .record({
      direction: fc.constantFrom(...directions),
      value: fc.option(amount, { freq: 8 }),
      unit: fc.constantFrom('%', '%', '%', '‰', 'per_1000', 'count', 'điểm', null),
      figure: fc.option(anyFigure, { freq: 10 }),
      previous: fc.option(anyFigure),
      maintains: fc.option(fc.constantFrom('at_least' as const, 'below' as const)),
    })
    .map(({ direction, value, unit, figure, previous, maintains }) => {
      const measured = { direction, value, value2: null, unit, year: 2030, per: null }
      const settings = {
        unknownPercent: 5,
        smallSample: 100,
        better: 'none',
        maintainAs: maintains,
        surveyOnly: false,
      } as const
      return MeasureResult.parse({
        indicator: birth,
        measure: measured,
        figure,
        previous,
        maintains,
        verdict: judge(measured, figure, previous, settings),
      })
    })
  const numberOf = (text: string) => Number(text.replaceAll('.', '').replace(',', '.'))

  it('no sentence and no cell holds a machine word, and "đạt 100%" means everybody', () => {
    fc.assert(
      fc.property(anyResult, (any) => {
        const sentence = sentenceOf(any)
        expect(`${sentence} ${goalOf(any)} ${unitOf(any)} ${Object.values(cellsOf(any)).join('|')}`).not.toMatch(
          /NaN|undefined|null|Infinity|\[object| {2}| ;|,,/,
        )
        expect(sentence).toMatch(/^\p{Lu}.*[^.]\.$/su)
        if (/(?:đạt|là) 100%/.test(sentence)) expect(any.figure?.numerator).toBe(any.figure?.denominator)
        if (/, (?:đạt|vượt) chỉ tiêu/.test(sentence)) expect(any.verdict.verdict).toBe('met')
      }),
      { numRuns: 3000 },
    )
  })

  it('the difference printed is the difference of the numbers printed, and never hides one', () => {
    let seen = 0
    fc.assert(
      fc.property(anyResult, (any) => {
        const sentence = sentenceOf(any)
        const value = /(?:đạt|là) ([\d.,]+)% \(/.exec(sentence)?.[1]
        const target = /chỉ tiêu (?:trên |dưới |không quá )?([\d.,]+)%/.exec(sentence)?.[1]
        const difference = /(?:là|hơn) ([\d.,]+) điểm phần trăm/.exec(sentence)?.[1]
        if (value === undefined || target === undefined || difference === undefined || /kỳ trước/.test(sentence)) return
        seen++
        const [a, b, d] = [numberOf(value), numberOf(target), numberOf(difference)]
        expect(Math.abs(Math.abs(a - b) - d)).toBeLessThan(1e-9)
        expect(d).toBeGreaterThan(0)
        expect(a > b).toBe(/cao hơn|vượt/.test(sentence))
      }),
      { numRuns: 3000 },
    )
    expect(seen).toBeGreaterThan(200)
  })

  it('the children said to be needed are those the verdict counts', () => {
    fc.assert(
      fc.property(anyResult, (any) => {
        const { direction, value, unit } = any.measure
        if (!['at_least', 'above', 'at_most', 'below'].includes(direction) || value === null || unit !== '%') return
        const { gapCount, verdict } = judge(any.measure, any.figure)
        const needed = /(?:cần thêm ít nhất|nhiều hơn mức chỉ tiêu) ([\d.]+) /.exec(sentenceOf(any))?.[1]
        if (needed !== undefined && verdict === 'not_met' && gapCount !== null) expect(numberOf(needed)).toBe(gapCount)
      }),
      { numRuns: 3000 },
    )
  })
})
