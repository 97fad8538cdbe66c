import type { Messages } from '../i18n/text.ts'

/** The page of a plan under review, and what is done with many lines at once. */
const vi = {
  review: 'Rà soát kế hoạch',
  saved: (time: string) => `Đã lưu ${time}`,
  decided: 'Đã duyệt',
  adopt: (n: string) => `Lập kế hoạch từ ${n} chỉ tiêu đã nhận`,
  adoptNone: 'Nhận ít nhất một chỉ tiêu trước.',
  adoptTitle: (n: string) => `Lập kế hoạch từ ${n} chỉ tiêu đã nhận`,
  adoptWhat: (targets: string, measures: string, assignments: string, deadlines: string, area: string) =>
    `${targets} chỉ tiêu với ${measures} số đo, ${assignments} phân công và ${deadlines} thời hạn thành kế hoạch đang thực hiện của ${area}: bảng chỉ tiêu, lịch nhắc hạn và báo cáo năm sẽ theo kế hoạch này.`,
  adoptLeft: (n: string) =>
    `${n} chỉ tiêu chưa duyệt không vào kế hoạch. Sau này anh/chị vẫn mở lại trang này để duyệt tiếp.`,
  adoptMeasuresLeft: (n: string) =>
    `${n} số đo còn chờ duyệt không vào kế hoạch. Sau này anh/chị vẫn mở lại trang này để duyệt tiếp.`,
  adoptAll: 'Mọi chỉ tiêu trong văn bản đã được duyệt.',
  adoptDo: 'Lập kế hoạch',
  adopted: 'Kế hoạch đã vào thực hiện',
  inForceNote: 'Kế hoạch đang thực hiện: nhận, sửa hay bỏ ở đây có hiệu lực ngay trong bảng chỉ tiêu.',
  endedNote: 'Kế hoạch này đã hết hiệu lực, chỉ để xem.',
  readerNote: 'Công chức văn hoá - xã hội của xã duyệt kế hoạch; vai trò của anh/chị xem được, không sửa.',
  tabs: 'Những gì đọc được trong văn bản',
  acceptCertain: (n: string) => `Nhận tất cả điều chắc chắn (${n})`,
  acceptedCertain: (n: string) => `Đã nhận ${n} dòng chắc chắn`,
  confirmAll: (n: string) => `Xác nhận tất cả chỉ số khớp nhất (${n})`,
  confirmedAll: (n: string) => `Đã gắn chỉ số cho ${n} số đo`,
  confirmedNone: 'Không số đo nào có chỉ số đủ giống; chọn từng số đo bên dưới',
  keysHint: '↑ ↓ chọn dòng · Enter nhận · E sửa · X bỏ',
  nothingIn: {
    targets: 'Không đọc thấy chỉ tiêu nào trong văn bản này.',
    assignments: 'Văn bản không giao chỉ tiêu nào cho đơn vị cụ thể.',
    deadlines: 'Văn bản không nêu ngày hay kỳ phải làm.',
    citations: 'Văn bản không viện dẫn văn bản nào khác.',
    document: 'Không đọc thấy phần đầu văn bản và mục tiêu.',
    doubts: 'Không còn điều nào cần xem. Những dòng còn lại đều đọc chắc chắn.',
  },
  readAgain: 'Đọc lại văn bản',
  readAgainPromise:
    'Đọc lại khi Măng Non vừa được nâng cấp. Những gì anh/chị đã nhận, sửa hay bỏ đều giữ nguyên; chỉ dòng chưa ai động tới mới thay đổi.',
  readAgainDone: 'Đã đọc lại; những gì đã duyệt giữ nguyên',
  sourceFile: (name: string) => `Tệp ${name}`,
}

const en = {
  review: 'Review the plan',
  saved: (time: string) => `Saved ${time}`,
  decided: 'Decided',
  adopt: (n: string) => `Make the plan from ${n} accepted targets`,
  adoptNone: 'Accept at least one target first.',
  adoptTitle: (n: string) => `Make the plan from ${n} accepted targets`,
  adoptWhat: (targets: string, measures: string, assignments: string, deadlines: string, area: string) =>
    `${targets} targets with ${measures} measures, ${assignments} duties and ${deadlines} dates become the plan in force of ${area}: the table of targets, the reminders and the yearly report will follow it.`,
  adoptLeft: (n: string) =>
    `${n} targets not decided yet stay out of the plan. You can open this page again later and go on.`,
  adoptMeasuresLeft: (n: string) =>
    `${n} measures that still wait stay out of the plan. You can open this page again later and go on.`,
  adoptAll: 'Every target of the document has been decided.',
  adoptDo: 'Make the plan',
  adopted: 'The plan is in force',
  inForceNote: 'This plan is in force: what you accept, correct or reject here holds in the table of targets at once.',
  endedNote: 'This plan has ended and can only be read.',
  readerNote: 'The culture-social officer of the commune reviews the plan; your role may read it.',
  tabs: 'What was read in the document',
  acceptCertain: (n: string) => `Accept all certain (${n})`,
  acceptedCertain: (n: string) => `${n} certain lines accepted`,
  confirmAll: (n: string) => `Confirm every best match (${n})`,
  confirmedAll: (n: string) => `${n} measures tied to an indicator`,
  confirmedNone: 'No measure has an indicator that is alike enough; choose one by one below',
  keysHint: '↑ ↓ choose a line · Enter accept · E correct · X reject',
  nothingIn: {
    targets: 'No target was found in this document.',
    assignments: 'The document gives no target to a named unit.',
    deadlines: 'The document names no day or period.',
    citations: 'The document cites no other document.',
    document: 'Neither letterhead nor objectives were found.',
    doubts: 'Nothing left to look at. What remains was read with certainty.',
  },
  readAgain: 'Read the document again',
  readAgainPromise:
    'Useful after an upgrade. What you accepted, corrected or rejected stays; only lines that nobody has touched may change.',
  readAgainDone: 'Read again; what was decided stays',
  sourceFile: (name: string) => `File ${name}`,
} satisfies Messages<typeof vi>

export const reviewText = { vi, en }
