/** Snapshots and formulas for the tests of this folder: one plain child to change, and arbitrary ones. */
import fc from 'fast-check'
import { PlainDate, plainDate } from '#core/dates.ts'
import type { ChildSnapshot } from '#core/indicators/child-snapshot.ts'
import type { Condition } from '#core/indicators/condition.ts'
import type { Formula } from '#core/indicators/formula.ts'

let made = 0

/** A girl of three, living here, of whom everything is known. */
export const child = (more: Partial<ChildSnapshot> = {}): ChildSnapshot => ({
  childId: `child-${++made}`,
  sex: 'female',
  birthDate: PlainDate.parse('2023-04-12'),
  birthPrecision: 'day',
  villagePath: 'vn.22.06985.dong-tam',
  resident: true,
  ethnicCode: '09',
  birthRegistered: true,
  enrolment: { status: 'not_enrolled', level: null },
  specialCircumstance: { present: false, groupCode: null },
  supported: null,
  growth: { underweight: false, stunted: false, wasted: false, overweight: false },
  immunisedUnder1: true,
  lastSchoolYear: { enrolled: false, level: null, finalGrade: null, droppedOut: null, completed: null },
  disability: { present: false, learningNeed: null },
  earlyServices: { health: true },
  ...more,
})

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 })

export const anyChild: fc.Arbitrary<ChildSnapshot> = fc.record({
  childId: fc.uuid(),
  sex: maybe(fc.constantFrom('male' as const, 'female' as const)),
  birthDate: maybe(
    fc
      .tuple(fc.integer({ min: 2008, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([year, month, day]) => plainDate(year, month, day)),
  ),
  birthPrecision: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
  villagePath: maybe(fc.constantFrom('vn.22.06985.a', 'vn.22.06985.b')),
  resident: maybe(fc.boolean()),
  ethnicCode: maybe(fc.constantFrom('01', '02', '09')),
  birthRegistered: maybe(fc.boolean()),
  enrolment: maybe(
    fc.record({
      status: fc.constantFrom('enrolled' as const, 'not_enrolled' as const),
      level: maybe(fc.constantFrom('nha_tre', 'mau_giao', 'tieu_hoc')),
    }),
  ),
  specialCircumstance: maybe(
    fc.record({ present: fc.boolean(), groupCode: maybe(fc.constantFrom('HCDB01', 'HCDB04')) }),
  ),
  supported: maybe(fc.boolean()),
  growth: maybe(
    fc.record({
      underweight: maybe(fc.boolean()),
      stunted: maybe(fc.boolean()),
      wasted: maybe(fc.boolean()),
      overweight: maybe(fc.boolean()),
    }),
  ),
  immunisedUnder1: maybe(fc.boolean()),
  lastSchoolYear: maybe(
    fc.record({
      enrolled: fc.boolean(),
      level: maybe(fc.constantFrom('tieu_hoc', 'thcs')),
      finalGrade: maybe(fc.boolean()),
      droppedOut: maybe(fc.boolean()),
      completed: maybe(fc.boolean()),
    }),
  ),
  disability: maybe(fc.record({ present: fc.boolean(), learningNeed: maybe(fc.constantFrom('inclusive', 'unable')) })),
  earlyServices: fc.dictionary(fc.constantFrom('health' as const, 'nutrition' as const), fc.boolean()),
})

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.integer({ min: 1, max: 18 }).map((years): Condition => ({ op: 'ageUnder', years })),
  fc
    .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }))
    .map(([from, more]): Condition => ({ op: 'ageFromTo', from, to: from + more })),
  fc.integer({ min: 3, max: 6 }).map((age): Condition => ({ op: 'bornForSchoolAge', age })),
  fc.constantFrom<Condition>(
    { op: 'residentHere' },
    { op: 'birthRegistered' },
    { op: 'enrolledAt', levels: ['mau_giao'] },
    { op: 'enrolledAt', levels: ['nha_tre', 'mau_giao'] },
    { op: 'inSpecialCircumstance', groups: null },
    { op: 'inSpecialCircumstance', groups: ['HCDB04'] },
    { op: 'supported' },
    { op: 'reachedAgeInYear', years: 1 },
    { op: 'growth', is: 'stunted' },
    { op: 'immunisedUnder1' },
    { op: 'enrolled' },
    { op: 'pupilLastYear', level: 'tieu_hoc', finalGrade: false, ages: { from: 6, to: 10 } },
    { op: 'pupilLastYear', level: 'thcs', finalGrade: true, ages: { from: 11, to: 14 } },
    { op: 'droppedOutLastYear' },
    { op: 'completedLastYear' },
    { op: 'disabled' },
    { op: 'wantsToLearn' },
    { op: 'receivesService', service: 'nutrition' },
    { op: 'sex', is: 'female' },
    { op: 'ethnicity', codes: ['02', '09'] },
  ),
)

export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of): Condition => ({ op: 'all', of })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of): Condition => ({ op: 'any', of })),
    tie('condition').map((of): Condition => ({ op: 'not', of })),
  ),
})).condition

export const anyFormula: fc.Arbitrary<Formula> = fc.record({
  referenceDay: fc.constantFrom('cutOff' as const, 'schoolYearStart' as const),
  cohort: anyCondition,
  counted: fc.option(anyCondition, { nil: null }),
})
