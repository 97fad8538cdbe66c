/**
 * Formulas of computed indicators: data, not code, so that they can stand in a file, be read aloud in two languages and
 * later be compiled to SQL. A formula names its cohort and what is counted in it; every condition answers true, false
 * or unknown, and an unknown answer never becomes "no".
 */
import { z } from 'zod'
import { addDays, ageOn, type PlainDate, partsOf, plainDate, yearOf } from '../dates.ts'
import type { ChildSnapshot, Sex } from './child-snapshot.ts'

/** True, false, or null for unknown: Kleene's three values. */
export type Truth = boolean | null

export const and = (values: readonly Truth[]): Truth =>
  values.includes(false) ? false : values.includes(null) ? null : true
export const or = (values: readonly Truth[]): Truth =>
  values.includes(true) ? true : values.includes(null) ? null : false
export const not = (value: Truth): Truth => (value === null ? null : !value)

/** A question about one child. Ages are completed years on the formula's reference day. */
export type Condition =
  | { op: 'ageUnder'; years: number }
  | { op: 'ageFromTo'; from: number; to: number }
  /** Born in the calendar year in which the school year starts, less `age`: school year 2026–2027 and 5 is 2021. */
  | { op: 'bornForSchoolAge'; age: number }
  | { op: 'residentHere' }
  | { op: 'birthRegistered' }
  | { op: 'enrolledAt'; levels: string[] }
  | { op: 'inSpecialCircumstance'; groups: string[] | null }
  | { op: 'supported' }
  | { op: 'sex'; is: Sex }
  | { op: 'ethnicity'; codes: string[] }
  | { op: 'all'; of: Condition[] }
  | { op: 'any'; of: Condition[] }
  | { op: 'not'; of: Condition }

const years = z.int().min(0).max(130)

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('ageUnder'), years: years.min(1) }),
    z
      .strictObject({ op: z.literal('ageFromTo'), from: years, to: years })
      .refine((c) => c.from <= c.to, { message: 'from_after_to' }),
    z.strictObject({ op: z.literal('bornForSchoolAge'), age: years }),
    z.strictObject({ op: z.literal('residentHere') }),
    z.strictObject({ op: z.literal('birthRegistered') }),
    z.strictObject({ op: z.literal('enrolledAt'), levels: z.array(z.string().min(1)).min(1) }),
    z.strictObject({
      op: z.literal('inSpecialCircumstance'),
      groups: z.array(z.string().min(1)).min(1).nullable(),
    }),
    z.strictObject({ op: z.literal('supported') }),
    z.strictObject({ op: z.literal('sex'), is: z.enum(['male', 'female']) }),
    z.strictObject({ op: z.literal('ethnicity'), codes: z.array(z.string().min(1)).min(1) }),
    z.strictObject({ op: z.literal('all'), of: z.array(Condition).min(1) }),
    z.strictObject({ op: z.literal('any'), of: z.array(Condition).min(1) }),
    z.strictObject({ op: z.literal('not'), of: Condition }),
  ]),
)

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
export type FormulaContext = { cutOff: PlainDate; schoolYearStart: PlainDate }

export type ReasonCode =
  | 'other_age'
  | 'born_in_other_year'
  | 'not_resident'
  | 'birth_not_registered'
  | 'not_enrolled'
  | 'enrolled_elsewhere'
  | 'not_in_special_circumstances'
  | 'in_other_group'
  | 'not_supported'
  | 'other_sex'
  | 'other_ethnicity'
  | 'excluded'
  | 'birth_date_missing'
  | 'birth_date_imprecise'
  | 'residence_unknown'
  | 'birth_registration_unknown'
  | 'enrolment_unknown'
  | 'school_level_unknown'
  | 'special_circumstances_unknown'
  | 'group_unknown'
  | 'support_unknown'
  | 'sex_unknown'
  | 'ethnicity_unknown'

/** Why a child is not counted or left out: a code, and the condition (`op`) that said so. */
export type Reason = { code: ReasonCode; op: Condition['op'] }

export const reasonLabels = {
  other_age: { vi: 'ngoài độ tuổi', en: 'outside the age group' },
  born_in_other_year: { vi: 'sinh năm khác', en: 'born in another year' },
  not_resident: { vi: 'không cư trú trên địa bàn', en: 'not living in the area' },
  birth_not_registered: { vi: 'chưa đăng ký khai sinh', en: 'birth not registered' },
  not_enrolled: { vi: 'chưa đi học', en: 'not in school' },
  enrolled_elsewhere: { vi: 'đang học cấp khác', en: 'at another level of school' },
  not_in_special_circumstances: { vi: 'không có hoàn cảnh đặc biệt', en: 'not in special circumstances' },
  in_other_group: { vi: 'thuộc nhóm hoàn cảnh khác', en: 'in another group' },
  not_supported: { vi: 'chưa được chăm sóc, trợ giúp', en: 'not cared for or supported' },
  other_sex: { vi: 'khác giới tính', en: 'other sex' },
  other_ethnicity: { vi: 'dân tộc khác', en: 'another ethnic group' },
  excluded: { vi: 'thuộc diện không tính', en: 'excluded by the formula' },
  birth_date_missing: { vi: 'chưa biết ngày sinh', en: 'date of birth not known' },
  birth_date_imprecise: {
    vi: 'ngày sinh chưa đủ (chỉ có năm hoặc tháng) nên chưa rõ tuổi',
    en: 'date of birth incomplete (year or month only), so the age is not certain',
  },
  residence_unknown: { vi: 'chưa rõ nơi cư trú', en: 'residence not known' },
  birth_registration_unknown: { vi: 'chưa rõ đã đăng ký khai sinh hay chưa', en: 'birth registration not known' },
  enrolment_unknown: { vi: 'chưa rõ việc đi học', en: 'schooling not known' },
  school_level_unknown: { vi: 'đang đi học, chưa rõ cấp học', en: 'in school, level not known' },
  special_circumstances_unknown: {
    vi: 'chưa rõ có hoàn cảnh đặc biệt hay không',
    en: 'special circumstances not known',
  },
  group_unknown: { vi: 'chưa rõ nhóm hoàn cảnh đặc biệt', en: 'group of special circumstances not known' },
  support_unknown: { vi: 'chưa rõ việc chăm sóc, trợ giúp', en: 'support not known' },
  sex_unknown: { vi: 'chưa rõ giới tính', en: 'sex not known' },
  ethnicity_unknown: { vi: 'chưa rõ dân tộc', en: 'ethnic group not known' },
} as const satisfies Record<ReasonCode, { vi: string; en: string }>

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

type Language = 'vi' | 'en'
export type Names = {
  levels?: Record<string, string>
  groups?: Record<string, string>
  ethnic?: Record<string, string>
}

const words = (
  condition: Condition,
  language: Language,
  dayWords: string,
  context: FormulaContext | null,
  names: Names,
): string => {
  const vi = language === 'vi'
  const list = (codes: readonly string[], table: Record<string, string> | undefined, glue: string) =>
    codes.map((code) => table?.[code] ?? code).join(glue)
  switch (condition.op) {
    case 'ageUnder':
      return vi ? `dưới ${condition.years} tuổi ${dayWords}` : `under ${condition.years} ${dayWords}`
    case 'ageFromTo':
      if (condition.from === condition.to)
        return vi ? `${condition.from} tuổi ${dayWords}` : `aged ${condition.from} ${dayWords}`
      return vi
        ? `từ ${condition.from} đến ${condition.to} tuổi ${dayWords}`
        : `aged ${condition.from} to ${condition.to} ${dayWords}`
    case 'bornForSchoolAge': {
      if (!context)
        return vi
          ? `đủ ${condition.age} tuổi theo năm sinh (năm bắt đầu năm học trừ ${condition.age})`
          : `aged ${condition.age} by year of birth (the year the school year starts, less ${condition.age})`
      const start = yearOf(context.schoolYearStart)
      return vi
        ? `sinh năm ${start - condition.age} (${condition.age} tuổi theo năm sinh, năm học ${start}–${start + 1})`
        : `born in ${start - condition.age} (aged ${condition.age} by year of birth, school year ${start}–${start + 1})`
    }
    case 'residentHere':
      return vi ? 'đang cư trú' : 'living in the area'
    case 'birthRegistered':
      return vi ? 'đã đăng ký khai sinh' : 'with a registered birth'
    case 'enrolledAt':
      return vi
        ? `đang học ${list(condition.levels, names.levels, ' hoặc ')}`
        : `enrolled at ${list(condition.levels, names.levels, ' or ')}`
    case 'inSpecialCircumstance':
      if (condition.groups === null) return vi ? 'có hoàn cảnh đặc biệt' : 'in special circumstances'
      return vi
        ? `có hoàn cảnh đặc biệt thuộc nhóm ${list(condition.groups, names.groups, ' hoặc ')}`
        : `in special circumstances of group ${list(condition.groups, names.groups, ' or ')}`
    case 'supported':
      return vi ? 'được chăm sóc, nuôi dưỡng hoặc trợ giúp' : 'cared for, nurtured or supported'
    case 'sex':
      return vi ? (condition.is === 'male' ? 'là nam' : 'là nữ') : condition.is
    case 'ethnicity':
      return vi
        ? `dân tộc ${list(condition.codes, names.ethnic, ' hoặc ')}`
        : `of ethnic group ${list(condition.codes, names.ethnic, ' or ')}`
    case 'all':
      return condition.of.map((part) => bracketed(part, language, dayWords, context, names)).join(', ')
    case 'any':
      return condition.of
        .map((part) => bracketed(part, language, dayWords, context, names))
        .join(vi ? ' hoặc ' : ' or ')
    case 'not':
      return `${vi ? 'không phải' : 'not'} ${bracketed(condition.of, language, dayWords, context, names)}`
  }
}

const bracketed: typeof words = (condition, ...rest) =>
  (condition.op === 'all' || condition.op === 'any') && condition.of.length > 1
    ? `(${words(condition, ...rest)})`
    : words(condition, ...rest)

/**
 * The formula in words, made from the data so that it cannot say anything else than what is computed:
 * "Trong số trẻ em đang cư trú, dưới 5 tuổi vào ngày chốt: số em đã đăng ký khai sinh". With a context the years are
 * named; `names` puts the names of codes in place of the codes.
 */
export const describeFormula = (
  formula: Formula,
  language: Language = 'vi',
  context: FormulaContext | null = null,
  names: Names = defaultNames[language],
): string => {
  const vi = language === 'vi'
  const dayWords =
    formula.referenceDay === 'cutOff'
      ? vi
        ? 'vào ngày chốt'
        : 'on the cut-off day'
      : vi
        ? 'vào ngày bắt đầu năm học'
        : 'on the day the school year starts'
  const cohort = words(formula.cohort, language, dayWords, context, names)
  if (formula.counted === null) return vi ? `Số trẻ em ${cohort}` : `The number of children ${cohort}`
  const counted = words(formula.counted, language, dayWords, context, names)
  return vi ? `Trong số trẻ em ${cohort}: số em ${counted}` : `Of the children ${cohort}: the number ${counted}`
}

/** Names of the codes that shipped formulas use; a page passes the catalogue's own. */
const defaultNames: Record<Language, Names> = {
  vi: { levels: { nha_tre: 'nhà trẻ', mau_giao: 'mẫu giáo', tieu_hoc: 'tiểu học', thcs: 'trung học cơ sở' } },
  en: { levels: { nha_tre: 'nursery', mau_giao: 'preschool', tieu_hoc: 'primary', thcs: 'lower secondary' } },
}
