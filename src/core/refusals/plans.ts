import type { Refusals } from './refusal.ts'

/** Plans under review and in force. */
export const planRefusals = {
  plan_field_unknown: {
    kind: 'invalid',
    vi: 'Mục này không có ô “{field}”. Tải lại trang rồi sửa lại.',
    en: 'This line has no field "{field}". Reload the page and try again.',
  },
  plan_value_invalid: {
    kind: 'invalid',
    vi: 'Ô “{field}” còn trống hoặc chưa đúng. Sửa ô này rồi lưu lại.',
    en: 'The field "{field}" is empty or not valid. Correct it and save again.',
  },
  plan_nothing_accepted: {
    kind: 'conflict',
    vi: 'Chưa chỉ tiêu nào được nhận. Nhận ít nhất một chỉ tiêu rồi mới đưa kế hoạch vào thực hiện.',
    en: 'No target has been accepted. Accept at least one before putting the plan in force.',
  },
  plan_ended: {
    kind: 'conflict',
    vi: 'Kế hoạch này đã hết hiệu lực nên không sửa được. Mở kế hoạch đang thực hiện.',
    en: 'This plan has ended and cannot be changed. Open the plan in force.',
  },
  plan_line_not_measure: {
    kind: 'invalid',
    vi: 'Chỉ gắn chỉ số cho một số đo của chỉ tiêu. Chọn số đo cần gắn.',
    en: 'Only a measure of a target is tied to an indicator. Choose the measure.',
  },
  plan_line_not_accepted: {
    kind: 'conflict',
    vi: 'Số đo này chưa được nhận. Nhận nó trước rồi gắn chỉ số.',
    en: 'This measure has not been accepted. Accept it first, then tie it to an indicator.',
  },
  indicator_unknown: {
    kind: 'invalid',
    vi: 'Không có chỉ số mã {code} trong danh mục. Chọn một chỉ số trong danh sách.',
    en: 'There is no indicator {code} in the catalogue. Choose one of the list.',
  },
  no_plan_in_force: {
    kind: 'invalid',
    vi: 'Chưa có kế hoạch nào được duyệt. Thêm kế hoạch và duyệt trước đã.',
    en: 'No plan has been adopted yet. Add a plan and adopt it first.',
  },
} as const satisfies Refusals
