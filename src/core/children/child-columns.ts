/**
 * The columns of our own list of children: the template to fill in, the demo list and exports have them in this order,
 * and reading such a list back gives the same children.
 */
import { formatDate, type PlainDate } from '../dates.ts'
import type { ImportField } from './import-fields.ts'
import type {
  CarerRelation,
  DisabilityLevel,
  DisabilityType,
  HouseholdPoverty,
  ImportedChild,
  SchoolLevel,
} from './imported-child.ts'

export const schoolLevelNames: Record<SchoolLevel, string> = {
  nursery: 'Nhà trẻ',
  preschool: 'Mẫu giáo',
  primary: 'Tiểu học',
  lower_secondary: 'Trung học cơ sở',
  upper_secondary: 'Trung học phổ thông',
}
export const disabilityTypeNames: Record<DisabilityType, string> = {
  movement: 'Vận động',
  hearing_speech: 'Nghe, nói',
  vision: 'Nhìn',
  mental: 'Thần kinh, tâm thần',
  intellectual: 'Trí tuệ',
  other: 'Khác',
}
export const disabilityLevelNames: Record<DisabilityLevel, string> = {
  very_severe: 'Đặc biệt nặng',
  severe: 'Nặng',
  mild: 'Nhẹ',
}
export const povertyNames: Record<HouseholdPoverty, string> = {
  poor: 'Hộ nghèo',
  near_poor: 'Hộ cận nghèo',
  none: 'Không',
}
/** The 14 groups of Law on Children 102/2016/QH13, Article 10, shortened. */
export const specialGroupNames: Record<string, string> = {
  HCDB01: 'Mồ côi cả cha và mẹ',
  HCDB02: 'Bị bỏ rơi',
  HCDB03: 'Không nơi nương tựa',
  HCDB04: 'Khuyết tật',
  HCDB05: 'Nhiễm HIV/AIDS',
  HCDB06: 'Vi phạm pháp luật',
  HCDB07: 'Nghiện ma túy',
  HCDB08: 'Bỏ học kiếm sống, chưa xong trung học cơ sở',
  HCDB09: 'Bị tổn hại nghiêm trọng do bạo lực',
  HCDB10: 'Bị bóc lột',
  HCDB11: 'Bị xâm hại tình dục',
  HCDB12: 'Bị mua bán',
  HCDB13: 'Mắc bệnh hiểm nghèo, điều trị dài ngày thuộc hộ nghèo, cận nghèo',
  HCDB14: 'Di cư, lánh nạn, tị nạn',
}

export type ChildColumn = {
  field: ImportField
  heading: string
  width: number
  cell: (child: ImportedChild, ethnicNames: Record<string, string>) => string
}

const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'Có' : 'Không')
const dayOf = (date: PlainDate | null): string => (date === null ? '' : formatDate(date))
const birthOf = (child: ImportedChild): string =>
  child.birthPrecision === 'day'
    ? formatDate(child.birthDate)
    : child.birthPrecision === 'month'
      ? formatDate(child.birthDate).slice(3)
      : child.birthDate.slice(0, 4)

const carerColumns = (relation: CarerRelation, who: string): ChildColumn[] => {
  const of = (child: ImportedChild) => child.carers.find((c) => c.relation === relation)
  return [
    { field: `${relation}Name`, heading: `Họ tên ${who}`, width: 22, cell: (c) => of(c)?.fullName ?? '' },
    {
      field: `${relation}BirthYear`,
      heading: `Năm sinh ${who}`,
      width: 10,
      cell: (c) => String(of(c)?.birthYear ?? ''),
    },
    { field: `${relation}Phone`, heading: `SĐT ${who}`, width: 13, cell: (c) => of(c)?.phone ?? '' },
  ]
}

export const childColumns: readonly ChildColumn[] = [
  { field: 'fullName', heading: 'Họ và tên trẻ', width: 24, cell: (c) => c.fullName },
  {
    field: 'sex',
    heading: 'Giới tính',
    width: 9,
    cell: (c) => (c.sex === null ? '' : c.sex === 'male' ? 'Nam' : 'Nữ'),
  },
  { field: 'birthDate', heading: 'Ngày sinh', width: 12, cell: birthOf },
  { field: 'personalNumber', heading: 'Số định danh cá nhân', width: 16, cell: (c) => c.personalNumber ?? '' },
  {
    field: 'ethnic',
    heading: 'Dân tộc',
    width: 11,
    cell: (c, names) => (c.ethnicCode === null ? '' : (names[c.ethnicCode] ?? '')),
  },
  { field: 'village', heading: 'Thôn', width: 16, cell: (c) => c.villageName ?? '' },
  { field: 'address', heading: 'Địa chỉ', width: 22, cell: (c) => c.address ?? '' },
  { field: 'householdCode', heading: 'Mã hộ', width: 10, cell: (c) => c.household.code ?? '' },
  { field: 'householdHead', heading: 'Chủ hộ', width: 22, cell: (c) => c.household.headName ?? '' },
  ...carerColumns('father', 'cha'),
  ...carerColumns('mother', 'mẹ'),
  ...carerColumns('guardian', 'người giám hộ'),
  {
    field: 'birthRegistered',
    heading: 'Đã đăng ký khai sinh',
    width: 12,
    cell: (c) => yesNo(c.birthRegistration.registered),
  },
  {
    field: 'birthRegisteredOn',
    heading: 'Ngày đăng ký khai sinh',
    width: 13,
    cell: (c) => dayOf(c.birthRegistration.registeredOn),
  },
  {
    field: 'birthRegistrationNumber',
    heading: 'Số giấy khai sinh',
    width: 12,
    cell: (c) => c.birthRegistration.number ?? '',
  },
  {
    field: 'birthNotRegisteredReason',
    heading: 'Lý do chưa đăng ký khai sinh',
    width: 26,
    cell: (c) => c.birthRegistration.reasonNot ?? '',
  },
  {
    field: 'enrolled',
    heading: 'Đang đi học',
    width: 10,
    cell: (c) => yesNo(c.enrolment.status === null ? null : c.enrolment.status === 'enrolled'),
  },
  {
    field: 'level',
    heading: 'Bậc học',
    width: 14,
    cell: (c) => (c.enrolment.level === null ? '' : schoolLevelNames[c.enrolment.level]),
  },
  { field: 'school', heading: 'Trường', width: 26, cell: (c) => c.enrolment.schoolName ?? '' },
  { field: 'className', heading: 'Lớp', width: 12, cell: (c) => c.enrolment.className ?? '' },
  { field: 'special', heading: 'Hoàn cảnh đặc biệt', width: 12, cell: (c) => yesNo(c.specialCircumstance.present) },
  {
    field: 'specialGroup',
    heading: 'Nhóm hoàn cảnh đặc biệt',
    width: 26,
    cell: (c) =>
      c.specialCircumstance.groupCode === null ? '' : (specialGroupNames[c.specialCircumstance.groupCode] ?? ''),
  },
  { field: 'specialNote', heading: 'Ghi chú về hoàn cảnh', width: 22, cell: (c) => c.specialCircumstance.note ?? '' },
  { field: 'supportGiven', heading: 'Đã được trợ giúp', width: 10, cell: (c) => yesNo(c.support.given) },
  { field: 'supportKind', heading: 'Hình thức trợ giúp', width: 22, cell: (c) => c.support.kind ?? '' },
  { field: 'insurance', heading: 'Có BHYT', width: 9, cell: (c) => yesNo(c.healthInsurance.has) },
  { field: 'insuranceNumber', heading: 'Số thẻ BHYT', width: 18, cell: (c) => c.healthInsurance.number ?? '' },
  { field: 'disability', heading: 'Khuyết tật', width: 10, cell: (c) => yesNo(c.disability.present) },
  {
    field: 'disabilityType',
    heading: 'Dạng khuyết tật',
    width: 16,
    cell: (c) => (c.disability.type === null ? '' : disabilityTypeNames[c.disability.type]),
  },
  {
    field: 'disabilityLevel',
    heading: 'Mức độ khuyết tật',
    width: 14,
    cell: (c) => (c.disability.level === null ? '' : disabilityLevelNames[c.disability.level]),
  },
  {
    field: 'poverty',
    heading: 'Hộ nghèo, cận nghèo',
    width: 14,
    cell: (c) => (c.householdPoverty === null ? '' : povertyNames[c.householdPoverty]),
  },
  { field: 'note', heading: 'Ghi chú', width: 30, cell: (c) => c.note ?? '' },
]
