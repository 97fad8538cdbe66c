import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyChild, anyFormula, child } from '#test/indicator-samples.ts'
import { PlainDate } from '../dates.ts'
import type { ChildSnapshot } from './child-snapshot.ts'
import type { Condition } from './condition.ts'
import { describeFormula } from './describe-formula.ts'
import { and, classify, evaluate, Formula, not, or, type Truth } from './formula.ts'
import { formulaContext, schoolYearStartFor } from './indicator.ts'
import { reasonLabels } from './reasons.ts'

const day = (text: string) => PlainDate.parse(text)
const context = formulaContext(day('2026-11-14'), '09-05')

const registered: Formula = {
  referenceDay: 'cutOff',
  cohort: { op: 'all', of: [{ op: 'residentHere' }, { op: 'ageUnder', years: 5 }] },
  counted: { op: 'birthRegistered' },
}
const preschool: Formula = {
  referenceDay: 'schoolYearStart',
  cohort: { op: 'all', of: [{ op: 'residentHere' }, { op: 'bornForSchoolAge', age: 5 }] },
  counted: { op: 'enrolledAt', levels: ['mau_giao'] },
}
const bucket = (formula: Formula, more: Partial<ChildSnapshot>) => classify(formula, child(more), context)

describe('birth registration under 5', () => {
  test('a registered child is counted, an unregistered one is not, an unclear one is unknown', () => {
    expect(bucket(registered, { birthRegistered: true })).toEqual({ bucket: 'counted', reason: null })
    expect(bucket(registered, { birthRegistered: false })).toEqual({
      bucket: 'not_counted',
      reason: { code: 'birth_not_registered', op: 'birthRegistered' },
    })
    expect(bucket(registered, { birthRegistered: null })).toEqual({
      bucket: 'unknown',
      reason: { code: 'birth_registration_unknown', op: 'birthRegistered' },
    })
  })

  test('the fifth birthday ends it on that very day', () => {
    expect(bucket(registered, { birthDate: day('2021-11-15') }).bucket).toBe('counted')
    expect(bucket(registered, { birthDate: day('2021-11-14') }).bucket).toBe('outside')
  })

  test('a child born after the cut-off, or living elsewhere, is outside', () => {
    expect(bucket(registered, { birthDate: day('2026-11-15') }).bucket).toBe('outside')
    expect(bucket(registered, { resident: false }).bucket).toBe('outside')
  })

  test('with only a year of birth the child is unknown where the year leaves it open, and only there', () => {
    const born = (year: string, more: Partial<ChildSnapshot> = {}) =>
      bucket(registered, { birthDate: day(`${year}-01-01`), birthPrecision: 'year', ...more })
    expect(born('2021').bucket).toBe('unknown')
    expect(born('2021').reason?.code).toBe('birth_date_imprecise')
    expect(born('2022').bucket).toBe('counted')
    expect(born('2020').bucket).toBe('outside')
    // Living here on the cut-off, so born by then.
    expect(born('2026').bucket).toBe('counted')
    expect(born('2026', { resident: null }).bucket).toBe('unknown')
  })

  test('with a month, only that month is open', () => {
    const born = (month: string) =>
      bucket(registered, { birthDate: day(`${month}-01`), birthPrecision: 'month' }).bucket
    expect([born('2021-10'), born('2021-11'), born('2021-12')]).toEqual(['outside', 'unknown', 'counted'])
  })

  test('no date of birth, or unknown residence, is unknown even when registered', () => {
    expect(bucket(registered, { birthDate: null }).reason?.code).toBe('birth_date_missing')
    expect(bucket(registered, { resident: null }).reason?.code).toBe('residence_unknown')
  })
})

describe('five-year-olds in preschool', () => {
  test('are the children born in 2021 for the school year 2026–2027, whatever their birthday', () => {
    for (const birth of ['2021-01-01', '2021-12-31'])
      expect(
        bucket(preschool, { birthDate: day(birth), enrolment: { status: 'enrolled', level: 'mau_giao' } }).bucket,
      ).toBe('counted')
    for (const birth of ['2020-12-31', '2022-01-01'])
      expect(bucket(preschool, { birthDate: day(birth) }).bucket).toBe('outside')
  })

  test('a year of birth alone is enough', () => {
    const found = bucket(preschool, {
      birthDate: day('2021-01-01'),
      birthPrecision: 'year',
      enrolment: { status: 'enrolled', level: 'mau_giao' },
    })
    expect(found.bucket).toBe('counted')
  })

  test('a child at an unknown level is unknown, one at another level is not counted', () => {
    const at = (enrolment: ChildSnapshot['enrolment']) => bucket(preschool, { birthDate: day('2021-03-01'), enrolment })
    expect(at({ status: 'enrolled', level: null }).reason?.code).toBe('school_level_unknown')
    expect(at({ status: 'enrolled', level: 'tieu_hoc' }).reason?.code).toBe('enrolled_elsewhere')
    expect(at({ status: 'not_enrolled', level: null }).reason?.code).toBe('not_enrolled')
    expect(at(null).reason?.code).toBe('enrolment_unknown')
  })

  test('before the school year starts, the last one counts', () => {
    expect(schoolYearStartFor(day('2026-09-04'), '09-05')).toBe('2025-09-05')
    expect(schoolYearStartFor(day('2026-09-05'), '09-05')).toBe('2026-09-05')
    expect(schoolYearStartFor(day('2027-01-31'), '09-05')).toBe('2026-09-05')
  })
})

describe('a formula in words', () => {
  test('reads as an officer would say it', () => {
    expect(describeFormula(registered)).toBe(
      'Trong số trẻ em đang cư trú, dưới 5 tuổi vào ngày chốt: số em đã đăng ký khai sinh',
    )
    expect(describeFormula(registered, 'en')).toBe(
      'Of the children living in the area, under 5 on the cut-off day: the number with a registered birth',
    )
    expect(describeFormula(preschool, 'vi', context)).toBe(
      'Trong số trẻ em đang cư trú, sinh năm 2021 (5 tuổi theo năm sinh, năm học 2026–2027): số em đang học mẫu giáo',
    )
  })

  test('names everything that any formula asks', () => {
    fc.assert(
      fc.property(anyFormula, (formula) => {
        for (const language of ['vi', 'en'] as const) {
          const text = describeFormula(formula, language)
          expect(text).not.toMatch(/undefined|null|\[object|NaN/)
          expect(text.length).toBeGreaterThan(10)
        }
      }),
    )
  })
})

describe('formulas are data', () => {
  test('survive JSON unchanged', () => {
    fc.assert(
      fc.property(anyFormula, (formula) => {
        expect(Formula.parse(JSON.parse(JSON.stringify(formula)))).toEqual(formula)
      }),
    )
  })

  test('what is not of the language is refused', () => {
    expect(Formula.safeParse({ ...registered, counted: { op: 'birthRegistered', extra: 1 } }).success).toBe(false)
    expect(Formula.safeParse({ ...registered, counted: { op: 'nameIs', name: 'A' } }).success).toBe(false)
    expect(Formula.safeParse({ ...registered, cohort: { op: 'ageFromTo', from: 9, to: 3 } }).success).toBe(false)
  })
})

const truth = fc.constantFrom<Truth>(true, false, null)

describe('three values', () => {
  test('follow the laws of Kleene', () => {
    fc.assert(
      fc.property(truth, truth, truth, (a, b, c) => {
        expect(and([a, b])).toBe(and([b, a]))
        expect(or([a, b])).toBe(or([b, a]))
        expect(and([a, and([b, c])])).toBe(and([and([a, b]), c]))
        expect(or([a, or([b, c])])).toBe(or([or([a, b]), c]))
        expect(not(and([a, b]))).toBe(or([not(a), not(b)]))
        expect(not(or([a, b]))).toBe(and([not(a), not(b)]))
        expect(not(not(a))).toBe(a)
        expect(and([a, or([b, c])])).toBe(or([and([a, b]), and([a, c])]))
        expect(and([a, or([a, b])])).toBe(a)
        expect(and([a, true])).toBe(a)
        expect(or([a, false])).toBe(a)
        expect(and([a, false])).toBe(false)
        expect(or([a, true])).toBe(true)
      }),
    )
  })

  test('unknown is not "no": asking the opposite of an unknown is unknown too', () => {
    const conditions: Condition[] = [{ op: 'birthRegistered' }, { op: 'supported' }, { op: 'residentHere' }]
    const nothingKnown = child({ birthRegistered: null, supported: null, resident: null })
    for (const condition of conditions) {
      expect(evaluate(condition, nothingKnown, context)).toBe(null)
      expect(evaluate({ op: 'not', of: condition }, nothingKnown, context)).toBe(null)
    }
  })

  test('learning a fact never contradicts what was certain without it', () => {
    fc.assert(
      fc.property(
        anyFormula,
        anyChild,
        fc.constantFrom<keyof ChildSnapshot>(
          'sex',
          'ethnicCode',
          'birthRegistered',
          'enrolment',
          'specialCircumstance',
          'supported',
          'birthDate',
        ),
        (formula, known, fact) => {
          const before = classify(formula, { ...known, [fact]: null }, context).bucket
          const after = classify(formula, known, context).bucket
          if (before !== 'unknown') expect(after).toBe(before)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('knowing the day of birth never contradicts what the year alone made certain', () => {
    fc.assert(
      fc.property(anyFormula, anyChild, (formula, known) => {
        if (known.birthDate === null) return
        // Where the child lives here, the snapshot promises that it is born.
        if (known.resident === true && known.birthDate > context.cutOff) return
        const exact = classify(formula, { ...known, birthPrecision: 'day' }, context).bucket
        for (const birthPrecision of ['month', 'year'] as const) {
          const vague = classify(formula, { ...known, birthPrecision }, context).bucket
          if (vague !== 'unknown') expect(exact).toBe(vague)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('every child who is not counted, or unknown, has a reason with a sentence', () => {
    fc.assert(
      fc.property(anyFormula, anyChild, (formula, known) => {
        const { bucket: list, reason } = classify(formula, known, context)
        if (list === 'counted') expect(reason).toBe(null)
        else expect(reasonLabels[reason!.code].vi).toBeTruthy()
      }),
      { numRuns: 2000 },
    )
  })
})
