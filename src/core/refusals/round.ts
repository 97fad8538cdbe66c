import type { Refusals } from './refusal.ts'

/** The monthly round: changes that were reported, months that are closed. */
export const roundRefusals = {
  change_decided: {
    kind: 'conflict',
    vi: 'Thay đổi này đã được quyết định hoặc đã rút lại. Tải lại trang để xem kết quả.',
    en: 'This change was decided or taken back already. Reload the page to see how.',
  },
  maybe_registered: {
    kind: 'conflict',
    vi: 'Có thể em này đã có trong sổ. So với các em bên dưới rồi chọn “Là em này” hoặc “Là em khác, ghi vào sổ”.',
    en: 'This child may be in the register already. Compare with those below and choose “This is the child” or “Another child: register”.',
  },
  surely_registered: {
    kind: 'conflict',
    vi: 'Em này đã có trong sổ: trùng họ tên, ngày sinh và mẹ hoặc thôn. Chọn “Là em này”, hoặc trả lại cho cộng tác viên.',
    en: 'This child is in the register already: same name, birthday and mother or village. Choose “This is the child”, or return it.',
  },
  round_closed: {
    kind: 'conflict',
    vi: 'Tháng {month} đã khoá. Thay đổi báo từ nay được tính vào tháng sau.',
    en: 'The month {month} is closed. What is reported from now on counts in the next month.',
  },
  round_out_of_order: {
    kind: 'conflict',
    vi: 'Chưa khoá được tháng {month}. Khoá lần lượt từng tháng, không trước khi tháng bắt đầu.',
    en: 'The month {month} cannot be closed yet. Close month after month, none before it begins.',
  },
  round_not_closed: {
    kind: 'conflict',
    vi: 'Tháng {month} chưa khoá. Khoá tháng trước rồi mới lập danh sách này.',
    en: 'The month {month} is not closed yet. Close it first, then draw up this list.',
  },
} as const satisfies Refusals
