/**
 * How complete and how consistent a register is: for each field the children of whom it is known among those it is asked
 * of, and what cannot be right. Nothing is corrected here; a person decides.
 */
import { ageOn, type PlainDate, yearOf } from '../dates.ts'
import type { ImportedChild } from './imported-child.ts'
import { personalNumberDisagrees } from './personal-number.ts'
import type { StoredChild } from './registration.ts'

type Words = { vi: string; en: string }

type QualityField = {
  field: string
  words: Words
  known: (child: ImportedChild) => boolean
  /** Of whom it is asked; everybody when absent. */
  asked?: (child: ImportedChild, age: number) => boolean
}

/** In the order in which an officer would fill them: what the law and the cleaning of 2022 ask for first. */
export const qualityFields: readonly QualityField[] = [
  {
    field: 'birthDate',
    words: { vi: 'Đủ ngày, tháng, năm sinh', en: 'Full birth date' },
    known: (c) => c.birthPrecision === 'day',
  },
  { field: 'sex', words: { vi: 'Giới tính', en: 'Sex' }, known: (c) => c.sex !== null },
  {
    field: 'personalNumber',
    words: { vi: 'Số định danh', en: 'Personal number' },
    known: (c) => c.personalNumber !== null,
  },
  {
    field: 'birthRegistration',
    words: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
    known: (c) => c.birthRegistration.registered !== null,
  },
  { field: 'ethnicCode', words: { vi: 'Dân tộc', en: 'Ethnic group' }, known: (c) => c.ethnicCode !== null },
  { field: 'village', words: { vi: 'Thôn', en: 'Village' }, known: (c) => c.villageName !== null },
  {
    field: 'carers',
    words: { vi: 'Cha, mẹ hoặc người giám hộ', en: 'A parent or guardian' },
    known: (c) => c.carers.length > 0,
  },
  {
    field: 'phone',
    words: { vi: 'Điện thoại người chăm sóc', en: 'Telephone of a carer' },
    known: (c) => c.carers.some((carer) => carer.phone !== null),
  },
  {
    field: 'enrolment',
    words: { vi: 'Học tập (từ 3 tuổi)', en: 'Schooling (from 3)' },
    known: (c) => c.enrolment.status !== null,
    asked: (_, age) => age >= 3,
  },
  {
    field: 'healthInsurance',
    words: { vi: 'Bảo hiểm y tế', en: 'Health insurance' },
    known: (c) => c.healthInsurance.has !== null,
  },
  { field: 'disability', words: { vi: 'Khuyết tật', en: 'Disability' }, known: (c) => c.disability.present !== null },
  {
    field: 'specialCircumstance',
    words: { vi: 'Hoàn cảnh đặc biệt', en: 'Special circumstances' },
    known: (c) => c.specialCircumstance.present !== null,
  },
  {
    field: 'support',
    words: { vi: 'Được trợ giúp (trẻ có hoàn cảnh đặc biệt)', en: 'Support (children in special circumstances)' },
    known: (c) => c.support.given !== null,
    asked: (c) => c.specialCircumstance.present === true,
  },
  {
    field: 'householdPoverty',
    words: { vi: 'Hộ nghèo, cận nghèo', en: 'Poverty of the household' },
    known: (c) => c.householdPoverty !== null,
  },
]

/** What cannot be right, with what to do. */
export const qualityFaults = {
  born_in_future: {
    vi: 'Ngày sinh ở tương lai. Xem giấy khai sinh rồi sửa ngày sinh.',
    en: 'Born in the future. Look at the birth certificate and correct the date.',
  },
  registered_before_birth: {
    vi: 'Đăng ký khai sinh trước ngày sinh. Kiểm tra hai ngày.',
    en: 'Registered before birth. Check the two dates.',
  },
  number_sex: {
    vi: 'Số định danh chỉ giới tính khác. Kiểm tra số và giới tính.',
    en: 'The personal number says another sex. Check both.',
  },
  number_year: {
    vi: 'Số định danh chỉ năm sinh khác. Kiểm tra số và ngày sinh.',
    en: 'The personal number says another birth year. Check both.',
  },
  same_number: {
    vi: 'Hai em cùng một số định danh. Xem có phải một em ghi hai lần không.',
    en: 'Two children have one personal number. See whether it is one child entered twice.',
  },
  two_mothers: {
    vi: 'Có hai mẹ (hoặc hai cha) trong sổ. Kết thúc người ghi nhầm.',
    en: 'Two mothers (or two fathers) are recorded. End the wrong one.',
  },
  young_parent: {
    vi: 'Cha hoặc mẹ hơn em dưới 12 tuổi. Kiểm tra năm sinh của người đó.',
    en: 'A parent is less than 12 years older than the child. Check the birth year.',
  },
  young_guardian: {
    vi: 'Người giám hộ nhỏ tuổi hơn em. Kiểm tra năm sinh của người đó.',
    en: 'The guardian is younger than the child. Check the birth year.',
  },
} as const satisfies Record<string, Words>
export type QualityFault = keyof typeof qualityFaults

export type FieldQuality = { field: string; known: number; asked: number }
export type RegisterQuality = {
  children: number
  fields: FieldQuality[]
  faults: { childId: string; fault: QualityFault }[]
}

/** Share of what is asked that is known: 0 to 1; null when nothing is asked. */
export const completeness = (fields: readonly FieldQuality[]): number | null => {
  const asked = fields.reduce((sum, field) => sum + field.asked, 0)
  return asked === 0 ? null : fields.reduce((sum, field) => sum + field.known, 0) / asked
}

/** Counts what is known of children and finds what cannot be right. */
export const qualityOf = (children: readonly StoredChild[], today: PlainDate): RegisterQuality => {
  const numbers = new Map<string, number>()
  for (const { personalNumber } of children)
    if (personalNumber !== null) numbers.set(personalNumber, (numbers.get(personalNumber) ?? 0) + 1)
  const fields = qualityFields.map(({ field, known, asked }) => {
    const of = children.filter((child) => asked?.(child, ageOn(child.birthDate, today)) ?? true)
    return { field, known: of.filter(known).length, asked: of.length }
  })
  const faults = children.flatMap((child) =>
    faultsOf(child, today, (number) => (numbers.get(number) ?? 0) > 1).map((fault) => ({
      childId: child.childId,
      fault,
    })),
  )
  return { children: children.length, fields, faults }
}

const faultsOf = (child: StoredChild, today: PlainDate, isShared: (number: string) => boolean): QualityFault[] => {
  const { birthDate, birthRegistration, personalNumber, carers } = child
  const found: QualityFault[] = []
  if (birthDate > today) found.push('born_in_future')
  if (
    birthRegistration.registeredOn !== null &&
    birthRegistration.registeredOn < birthDate &&
    child.birthPrecision === 'day'
  )
    found.push('registered_before_birth')
  if (personalNumber !== null) {
    const wrong = personalNumberDisagrees(personalNumber, child.sex, birthDate)
    if (wrong === 'sex') found.push('number_sex')
    if (wrong === 'year') found.push('number_year')
    if (isShared(personalNumber)) found.push('same_number')
  }
  for (const relation of ['mother', 'father'] as const)
    if (carers.filter((carer) => carer.relation === relation).length > 1) {
      found.push('two_mothers')
      break
    }
  const born = yearOf(birthDate)
  if (carers.some((c) => c.relation !== 'guardian' && c.birthYear !== null && born - c.birthYear < 12))
    found.push('young_parent')
  if (carers.some((c) => c.relation === 'guardian' && c.birthYear !== null && c.birthYear > born))
    found.push('young_guardian')
  return found
}
