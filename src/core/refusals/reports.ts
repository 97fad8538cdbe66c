import type { Refusals } from './refusal.ts'

/** Figures and the reports composed from them. */
export const reportRefusals = {
  figure_without_indicator: {
    kind: 'invalid',
    vi: 'Chỉ tiêu này chưa gắn chỉ số. Gắn chỉ số trong kế hoạch rồi nhập số liệu.',
    en: 'This measure has no indicator yet. Tie it to one in the plan, then enter the figure.',
  },
  figure_is_computed: {
    kind: 'invalid',
    vi: 'Số này được tính từ danh sách trẻ em, không nhập tay. Muốn số thay đổi, sửa hồ sơ của trẻ.',
    en: 'This figure is computed from the register and is not entered by hand. Correct the children instead.',
  },
  figure_incomplete: {
    kind: 'invalid',
    vi: 'Còn thiếu {whatVi}. Điền đủ rồi lưu lại.',
    en: '{what} is missing. Fill it in and save again.',
  },
  figure_denominator_zero: {
    kind: 'invalid',
    vi: 'Mẫu số phải lớn hơn 0. Nếu không có đối tượng nào, để trống và ghi vào báo cáo.',
    en: 'The denominator must be more than 0. If there is nobody to count, leave it empty and say so in the report.',
  },
  figure_over_whole: {
    kind: 'invalid',
    vi: 'Tử số {numerator} lớn hơn mẫu số {denominator}. Kiểm tra lại hai số.',
    en: 'The numerator {numerator} is larger than the denominator {denominator}. Check both numbers.',
  },
  figure_not_whole: {
    kind: 'invalid',
    vi: 'Số lượng phải là số nguyên. Nhập số đếm được, không nhập tỷ lệ.',
    en: 'Counts are whole numbers. Enter what was counted, not the rate.',
  },
  day_in_future: {
    kind: 'invalid',
    vi: 'Ngày {day} còn chưa đến. Chọn hôm nay hoặc một ngày đã qua.',
    en: 'The day {day} has not come yet. Choose today or an earlier day.',
  },
  issued_before_final: {
    kind: 'invalid',
    vi: 'Báo cáo chốt ngày {finalised} nên văn bản không thể ghi ngày {day}. Nhập ngày trên văn bản đã ký, từ {finalised} đến hôm nay.',
    en: 'The report was finalised on {finalised}, so the document cannot bear the day {day}. Type the date on the signed document, from {finalised} to today.',
  },
  report_is_final: {
    kind: 'conflict',
    vi: 'Báo cáo đã chốt nên không sửa được. Muốn sửa, lập bản mới của báo cáo năm đó.',
    en: 'The report is final and cannot be changed. To correct it, begin a new version for that year.',
  },
  report_not_final: {
    kind: 'conflict',
    vi: 'Báo cáo còn là bản thảo. Chốt báo cáo trước rồi mới ghi số, ngày và bản ký.',
    en: 'The report is still a draft. Finalise it before putting back its number, date and signed paper.',
  },
} as const satisfies Refusals
