/** A formula in words, made from the data so that it cannot say anything else than what is computed. */
import { yearOf } from '../dates.ts'
import { earlyServiceNames } from './child-snapshot.ts'
import type { Condition } from './condition.ts'
import type { Formula, FormulaContext } from './formula.ts'

const growthNames = {
  underweight: { vi: 'nhẹ cân', en: 'underweight' },
  stunted: { vi: 'thấp còi', en: 'stunted' },
  wasted: { vi: 'gầy còm', en: 'wasted' },
  overweight: { vi: 'thừa cân, béo phì', en: 'overweight' },
} as const

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
    case 'reachedAgeInYear': {
      const year = context ? ` ${yearOf(context.cutOff)}` : ''
      return vi
        ? `tròn ${condition.years} tuổi trong năm${year}, tính đến ngày chốt`
        : `who turned ${condition.years} in the year${year} up to the cut-off day`
    }
    case 'growth':
      return vi
        ? `${growthNames[condition.is].vi} theo lần cân, đo trong năm`
        : `${growthNames[condition.is].en} by a measurement of the year`
    case 'immunisedUnder1':
      return vi ? 'đã tiêm chủng đầy đủ trước sinh nhật đầu tiên' : 'fully immunised before the first birthday'
    case 'enrolled':
      return vi ? 'đang đi học' : 'at school'
    case 'pupilLastYear': {
      const level = names.levels?.[condition.level] ?? condition.level
      const grade = condition.finalGrade ? (vi ? 'lớp cuối cấp ' : 'the final grade of ') : ''
      return vi
        ? `học ${grade}${level} trong năm học vừa kết thúc`
        : `in ${grade}${level} in the school year that ended`
    }
    case 'droppedOutLastYear':
      return vi ? 'bỏ học trong năm học đó' : 'who dropped out in that school year'
    case 'completedLastYear':
      return vi ? 'đã học lên cấp tiếp theo' : 'who went on to the next level'
    case 'disabled':
      return vi ? 'khuyết tật' : 'with a disability'
    case 'wantsToLearn':
      return vi ? 'có nhu cầu học tập' : 'with a need for schooling'
    case 'receivesService':
      return vi
        ? `được tiếp cận dịch vụ ${earlyServiceNames[condition.service].vi}`
        : `reached by the service of ${earlyServiceNames[condition.service].en}`
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
