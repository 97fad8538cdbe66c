/**
 * Formulas of computed indicators: data, not code, so that they can stand in a file, be read aloud in two languages and
 * later be compiled to SQL. A formula names its cohort and what is counted in it; every condition answers true, false
 * or unknown, and an unknown answer never becomes "no".
 */
import { z } from 'zod'
import { addDays, addYears, ageOn, type PlainDate, partsOf, plainDate, yearOf } from '../dates.ts'
import type { ChildSnapshot } from './child-snapshot.ts'
import { Condition } from './condition.ts'
import type { Reason, ReasonCode } from './reasons.ts'

/** True, false, or null for unknown: Kleene's three values. */
export type Truth = boolean | null

export const and = (values: readonly Truth[]): Truth =>
  values.includes(false) ? false : values.includes(null) ? null : true
export const or = (values: readonly Truth[]): Truth =>
  values.includes(true) ? true : values.includes(null) ? null : false
export const not = (value: Truth): Truth => (value === null ? null : !value)

/**
 * Who is looked at, and who of them is counted. `counted` null: the cohort itself is the number (a plain count).
 * `referenceDay`: the day ages are measured on. All other facts are those of the snapshot, taken on the cut-off.
 */
export const Formula = z.strictObject({
  referenceDay: z.enum(['cutOff', 'schoolYearStart']),
  cohort: Condition,
  counted: Condition.nullable(),
})
export type Formula = z.infer<typeof Formula>

/** The days a formula is read on. `schoolYearStart`: the last start of a school year on or before the cut-off. */
export type FormulaContext = {
  cutOff: PlainDate
  schoolYearStart: PlainDate
  /** The start of the last school year that had ended by the cut-off; absent: the one before `schoolYearStart`. */
  endedSchoolYearStart?: PlainDate
}

/** The earliest and the latest day the child can have been born. */
const possibleBirths = (child: ChildSnapshot, context: FormulaContext): [PlainDate, PlainDate] | null => {
  if (child.birthDate === null) return null
  const { year, month } = partsOf(child.birthDate)
  if (child.birthPrecision === 'day') return [child.birthDate, child.birthDate]
  const [first, last] =
    child.birthPrecision === 'month'
      ? [plainDate(year, month, 1), lastDayOfMonth(year, month)]
      : [plainDate(year, 1, 1), plainDate(year, 12, 31)]
  // Whoever lived here on the cut-off was born by then.
  return [first, child.resident === true && last > context.cutOff && first <= context.cutOff ? context.cutOff : last]
}

const lastDayOfMonth = (year: number, month: number): PlainDate =>
  month === 12 ? plainDate(year, 12, 31) : addDays(plainDate(year, month + 1, 1), -1)

/** Whether the age in completed years lies in `from..to`, given all that is known of the birth. Unborn is no age. */
const ageWithin = (births: [PlainDate, PlainDate], day: PlainDate, from: number, to: number): Truth => {
  const [oldest, youngest] = [ageOn(births[0], day), ageOn(births[1], day)]
  if (youngest >= from && oldest <= to) return true
  return oldest < from || youngest > to ? false : null
}

/** Whether the birthday that completes `years` lies between 1 January of the cut-off's year and the cut-off. */
const reachedWithin = (births: [PlainDate, PlainDate], years: number, cutOff: PlainDate): Truth => {
  const before = addDays(plainDate(yearOf(cutOff), 1, 1), -1)
  const reached = births.map((birth) => ageOn(birth, cutOff) >= years && ageOn(birth, before) < years)
  return reached[0] === reached[1] && sameSide(births, years, cutOff, before) ? (reached[0] as boolean) : null
}

/** Both ends may lie outside while a day between them lies within: then nothing is certain. */
const sameSide = ([oldest, youngest]: [PlainDate, PlainDate], years: number, cutOff: PlainDate, before: PlainDate) =>
  ageOn(oldest, before) >= years === ageOn(youngest, before) >= years &&
  ageOn(oldest, cutOff) >= years === ageOn(youngest, cutOff) >= years

/** A child of whom nothing is known of that year may have been a pupil only at the ages of that level. */
const wasPupil = (
  condition: Extract<Condition, { op: 'pupilLastYear' }>,
  child: ChildSnapshot,
  context: FormulaContext,
): Answer => {
  const { op } = condition
  const then = child.lastSchoolYear
  if (then === null || (then.enrolled && then.level === null)) {
    const start = context.endedSchoolYearStart ?? addYears(context.schoolYearStart, -1)
    const age = child.birthDate === null ? null : yearOf(start) - yearOf(child.birthDate)
    const atThatAge = age === null || (age >= condition.ages.from && age <= condition.ages.to)
    return answer(op, atThatAge ? null : false, 'not_a_pupil_then', 'schooling_then_unknown')
  }
  if (!then.enrolled || then.level !== condition.level)
    return answer(op, false, 'not_a_pupil_then', 'schooling_then_unknown')
  return condition.finalGrade
    ? answer(op, then.finalGrade, 'other_grade', 'grade_unknown')
    : answer(op, true, 'not_a_pupil_then', 'schooling_then_unknown')
}

type Answer = { truth: Truth; reason: Reason | null }

const answer = (op: Condition['op'], truth: Truth, ifFalse: ReasonCode, ifUnknown: ReasonCode): Answer => ({
  truth,
  reason: truth === true ? null : { code: truth === false ? ifFalse : ifUnknown, op },
})

const ask = (condition: Condition, child: ChildSnapshot, context: FormulaContext, day: PlainDate): Answer => {
  switch (condition.op) {
    case 'ageUnder':
    case 'ageFromTo': {
      const births = possibleBirths(child, context)
      const [from, to] = condition.op === 'ageUnder' ? [0, condition.years - 1] : [condition.from, condition.to]
      const truth = births === null ? null : ageWithin(births, day, from, to)
      return answer(condition.op, truth, 'other_age', births === null ? 'birth_date_missing' : 'birth_date_imprecise')
    }
    case 'bornForSchoolAge': {
      const year = yearOf(context.schoolYearStart) - condition.age
      const truth = child.birthDate === null ? null : yearOf(child.birthDate) === year
      return answer(condition.op, truth, 'born_in_other_year', 'birth_date_missing')
    }
    case 'residentHere':
      return answer(condition.op, child.resident, 'not_resident', 'residence_unknown')
    case 'birthRegistered':
      return answer(condition.op, child.birthRegistered, 'birth_not_registered', 'birth_registration_unknown')
    case 'enrolledAt': {
      const { enrolment } = child
      if (enrolment === null) return answer(condition.op, null, 'not_enrolled', 'enrolment_unknown')
      if (enrolment.status === 'not_enrolled') return answer(condition.op, false, 'not_enrolled', 'enrolment_unknown')
      const truth = enrolment.level === null ? null : condition.levels.includes(enrolment.level)
      return answer(condition.op, truth, 'enrolled_elsewhere', 'school_level_unknown')
    }
    case 'inSpecialCircumstance': {
      const { specialCircumstance: present } = child
      if (present === null)
        return answer(condition.op, null, 'not_in_special_circumstances', 'special_circumstances_unknown')
      if (!present.present) return answer(condition.op, false, 'not_in_special_circumstances', 'group_unknown')
      if (condition.groups === null) return answer(condition.op, true, 'in_other_group', 'group_unknown')
      const truth = present.groupCode === null ? null : condition.groups.includes(present.groupCode)
      return answer(condition.op, truth, 'in_other_group', 'group_unknown')
    }
    case 'supported':
      return answer(condition.op, child.supported, 'not_supported', 'support_unknown')
    case 'sex':
      return answer(condition.op, child.sex === null ? null : child.sex === condition.is, 'other_sex', 'sex_unknown')
    case 'ethnicity':
      return answer(
        condition.op,
        child.ethnicCode === null ? null : condition.codes.includes(child.ethnicCode),
        'other_ethnicity',
        'ethnicity_unknown',
      )
    case 'reachedAgeInYear': {
      const births = possibleBirths(child, context)
      const truth = births === null ? null : reachedWithin(births, condition.years, context.cutOff)
      return answer(condition.op, truth, 'other_age', births === null ? 'birth_date_missing' : 'birth_date_imprecise')
    }
    case 'growth':
      return answer(
        condition.op,
        child.growth?.[condition.is] ?? null,
        `not_${condition.is}`,
        child.growth === null ? 'not_measured' : 'measure_unusable',
      )
    case 'immunisedUnder1':
      return answer(condition.op, child.immunisedUnder1, 'not_immunised', 'immunisation_unknown')
    case 'enrolled': {
      const truth = child.enrolment === null ? null : child.enrolment.status === 'enrolled'
      return answer(condition.op, truth, 'not_enrolled', 'enrolment_unknown')
    }
    case 'pupilLastYear':
      return wasPupil(condition, child, context)
    case 'droppedOutLastYear':
      return answer(condition.op, child.lastSchoolYear?.droppedOut ?? null, 'stayed_at_school', 'leaving_unknown')
    case 'completedLastYear':
      return answer(condition.op, child.lastSchoolYear?.completed ?? null, 'not_completed', 'completion_unknown')
    case 'disabled':
      return answer(condition.op, child.disability?.present ?? null, 'not_disabled', 'disability_unknown')
    case 'wantsToLearn': {
      const need = child.disability?.learningNeed ?? null
      return answer(condition.op, need === null ? null : need !== 'unable', 'no_need_to_learn', 'need_to_learn_unknown')
    }
    case 'receivesService': {
      const truth = child.earlyServices[condition.service] ?? null
      return answer(condition.op, truth, 'service_not_given', 'service_unknown')
    }
    case 'all':
    case 'any': {
      const answers = condition.of.map((part) => ask(part, child, context, day))
      const truth = (condition.op === 'all' ? and : or)(answers.map((a) => a.truth))
      return { truth, reason: truth === true ? null : (answers.find((a) => a.truth === truth)?.reason ?? null) }
    }
    case 'not': {
      const inner = ask(condition.of, child, context, day)
      const truth = not(inner.truth)
      return { truth, reason: truth === true ? null : truth === null ? inner.reason : { code: 'excluded', op: 'not' } }
    }
  }
}

const referenceDayOf = (formula: Formula, context: FormulaContext): PlainDate =>
  formula.referenceDay === 'cutOff' ? context.cutOff : context.schoolYearStart

/** What a condition says of a child: true, false, or null when a needed fact is unknown. */
export const evaluate = (
  condition: Condition,
  child: ChildSnapshot,
  context: FormulaContext,
  day: PlainDate = context.cutOff,
): Truth => ask(condition, child, context, day).truth

export type Bucket = 'outside' | 'counted' | 'not_counted' | 'unknown'
export type Classification = { bucket: Bucket; reason: Reason | null }

/**
 * In which of the lists behind a number a child stands, and why. A child of whom it is not known whether it belongs to
 * the cohort is `unknown`, whatever else is known of it: it can be neither in the numerator nor in the denominator.
 */
export const classify = (formula: Formula, child: ChildSnapshot, context: FormulaContext): Classification => {
  const day = referenceDayOf(formula, context)
  const member = ask(formula.cohort, child, context, day)
  if (member.truth === false) return { bucket: 'outside', reason: member.reason }
  if (member.truth === null) return { bucket: 'unknown', reason: member.reason }
  if (formula.counted === null) return { bucket: 'counted', reason: null }
  const counted = ask(formula.counted, child, context, day)
  if (counted.truth === true) return { bucket: 'counted', reason: null }
  return { bucket: counted.truth === false ? 'not_counted' : 'unknown', reason: counted.reason }
}
