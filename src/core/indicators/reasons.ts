/** Why a child is not counted, or not known: codes, and their sentences. */
import type { Condition } from './condition.ts'

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
  | 'not_underweight'
  | 'not_stunted'
  | 'not_wasted'
  | 'not_overweight'
  | 'not_immunised'
  | 'not_a_pupil_then'
  | 'other_grade'
  | 'stayed_at_school'
  | 'not_completed'
  | 'not_disabled'
  | 'no_need_to_learn'
  | 'service_not_given'
  | 'not_measured'
  | 'measure_unusable'
  | 'immunisation_unknown'
  | 'schooling_then_unknown'
  | 'grade_unknown'
  | 'leaving_unknown'
  | 'completion_unknown'
  | 'disability_unknown'
  | 'need_to_learn_unknown'
  | 'service_unknown'
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
  not_underweight: { vi: 'không nhẹ cân', en: 'not underweight' },
  not_stunted: { vi: 'không thấp còi', en: 'not stunted' },
  not_wasted: { vi: 'không gầy còm', en: 'not wasted' },
  not_overweight: { vi: 'không thừa cân, béo phì', en: 'not overweight' },
  not_immunised: { vi: 'chưa tiêm đủ trước 1 tuổi', en: 'not fully immunised before the age of 1' },
  not_a_pupil_then: { vi: 'không học cấp này năm học trước', en: 'not a pupil of this level last school year' },
  other_grade: { vi: 'không học lớp cuối cấp', en: 'not in the final grade' },
  stayed_at_school: { vi: 'không bỏ học', en: 'did not drop out' },
  not_completed: { vi: 'chưa lên cấp học tiếp theo', en: 'did not go on to the next level' },
  not_disabled: { vi: 'không khuyết tật', en: 'no disability' },
  no_need_to_learn: { vi: 'không còn khả năng học', en: 'no longer able to learn at school' },
  service_not_given: { vi: 'chưa được tiếp cận dịch vụ', en: 'not reached by the service' },
  measure_unusable: {
    vi: 'đã cân, đo trong năm nhưng thiếu số hoặc số khó tin',
    en: 'measured in the year, but a figure is missing or hard to believe',
  },
  not_measured: { vi: 'chưa cân, đo trong năm', en: 'not measured in the year' },
  immunisation_unknown: {
    vi: 'chưa rõ đã tiêm đủ hay chưa (chưa đối chiếu sổ)',
    en: 'not known whether fully immunised (not held against the book)',
  },
  schooling_then_unknown: { vi: 'chưa rõ việc học năm học trước', en: 'schooling last school year not known' },
  grade_unknown: { vi: 'chưa rõ học lớp mấy', en: 'grade not known' },
  leaving_unknown: { vi: 'thôi học, chưa rõ có phải bỏ học', en: 'left, whether dropped out is not known' },
  completion_unknown: { vi: 'chưa rõ đã hoàn thành cấp học', en: 'completion not known' },
  disability_unknown: { vi: 'chưa rõ có khuyết tật hay không', en: 'disability not known' },
  need_to_learn_unknown: { vi: 'chưa rõ nhu cầu học tập', en: 'need for schooling not known' },
  service_unknown: { vi: 'chưa rõ đã được tiếp cận dịch vụ hay chưa', en: 'service not known' },
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
