import { expect, test } from 'vitest'
import { planYear } from './plan-year.ts'

test.each<[string | null, number | null]>([
  ['Chăm sóc vì sự phát triển toàn diện của trẻ em đến 8 tuổi trên địa bàn xã năm 2026', 2026],
  ['CÔNG TÁC TRẺ EM NĂM 2026', 2026],
  ['Tổ chức Tháng hành động vì trẻ em và các hoạt động hè năm 2026', 2026],
  ['Thực hiện Luật Trẻ em năm 2016 trên địa bàn xã năm 2026', 2026],
  ['Thực hiện Chương trình hành động vì trẻ em giai đoạn 2021 - 2030 năm 2026', 2026],
  ['Công tác trẻ em năm 2027', 2027],
  ['Thực hiện công tác trẻ em giai đoạn 2026-2030', null],
  ['Phát triển kinh tế giai đoạn 2026-2030 và năm 2026', null],
  ['Thực hiện công tác trẻ em năm 2026 và một số chỉ tiêu đến năm 2030', null],
  ['Công tác trẻ em năm 2026 và những năm tiếp theo', null],
  ['Tổng kết năm 2025, nhiệm vụ năm 2026', null],
  ['Thực hiện Luật Trẻ em năm 2016', null],
  ['Công tác trẻ em từ năm 2026 đến năm 2030', null],
  ['Phòng ngừa lao động trẻ em đến năm 2030', null],
  ['Tổng kết công tác trẻ em năm 2024', null],
  ['Công tác trẻ em', null],
  [null, null],
])('%s: %s', (title, year) => {
  expect(planYear(title, '2026-01-15')).toBe(year)
})

test('without a day of issue the title alone says it', () => {
  expect(planYear('Công tác trẻ em năm 2026', null)).toBe(2026)
})
