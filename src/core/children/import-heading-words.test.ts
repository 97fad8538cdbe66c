import { expect, test } from 'vitest'
import { unaccent } from '../text.ts'
import { childColumns } from './child-columns.ts'
import { recogniseHeading } from './import-heading-words.ts'

test.each([
  ['Họ và tên trẻ', 'fullName'],
  ['Ho ten', 'fullName'],
  ['HỌ VÀ TÊN KHAI SINH', 'fullName'],
  ['Ngày, tháng,\n năm sinh', 'birthDate'],
  ['Năm sinh', 'birthDate'],
  ['Nam/Nữ', 'sex'],
  ['Giới tính (Nam/Nữ)', 'sex'],
  ['Nam', 'sexMale'],
  ['Nữ', 'sexFemale'],
  ['Dân tộc', 'ethnic'],
  ['Thôn/bản/khu', 'village'],
  ['Tổ dân phố', 'village'],
  ['Số định danh/CCCD/Mã định danh', 'personalNumber'],
  ['Số ĐDCN', 'personalNumber'],
  ['Họ tên cha/bố', 'fatherName'],
  ['Họ tên mẹ', 'motherName'],
  ['Năm sinh của mẹ', 'motherBirthYear'],
  ['Người giám hộ', 'guardianName'],
  ['Họ tên bố, mẹ hoặc người giám hộ', 'parentNames'],
  ['Chủ hộ', 'householdHead'],
  ['Mã hộ', 'householdCode'],
  ['Đã ĐKKS', 'birthRegistered'],
  ['Đã khai sinh chưa?', 'birthRegistered'],
  ['Chưa ĐKKS', 'birthNotRegistered'],
  ['Giấy khai sinh', 'birthRegistered'],
  ['Ngày cấp GKS', 'birthRegisteredOn'],
  ['Lý do chưa ĐKKS', 'birthNotRegisteredReason'],
  ['BHYT', 'insurance'],
  ['Số thẻ BHYT', 'insuranceNumber'],
  ['Trường', 'school'],
  ['Đang học tại trường', 'school'],
  ['Lớp', 'className'],
  ['Bậc học', 'level'],
  ['Bỏ học', 'notEnrolled'],
  ['HCĐB', 'special'],
  ['Hoàn cảnh', 'special'],
  ['Khuyết tật', 'disability'],
  ['Mức độ KT', 'disabilityLevel'],
  ['Hộ nghèo/cận nghèo', 'poverty'],
  ['Hộ nghèo', 'poor'],
  ['Ghi chú', 'note'],
  ['STT', 'ignored'],
])('%j is %s', (heading, field) => {
  expect(recogniseHeading(heading)?.field).toBe(field)
})

test.each([
  'CCCD của mẹ',
  'Nghề nghiệp bố',
  'Quan hệ với chủ hộ',
  'Nơi sinh',
  'Nơi đăng ký khai sinh',
  'Mã định danh Bộ GD&ĐT',
  'Trẻ có nguy cơ rơi vào HCĐB',
  'Số QĐ công nhận hộ nghèo',
  'Hạn thẻ BHYT',
  '',
])('%j is none of our columns', (heading) => {
  expect(recogniseHeading(heading)).toBeNull()
})

test('our own headings are sure, with and without marks', () => {
  for (const { heading, field } of childColumns) {
    expect([heading, recogniseHeading(heading)?.field]).toEqual([heading, field])
    expect([heading, recogniseHeading(unaccent(heading))?.field]).toEqual([heading, field])
    expect([heading, recogniseHeading(heading.toUpperCase())?.field]).toEqual([heading, field])
  }
})
