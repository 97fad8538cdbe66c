import type { Messages } from '../i18n/text.ts'

/** A measure and the indicator it is tied to. */
const vi = {
  indicator: (name: string) => `Chỉ số: ${name}`,
  noIndicator: 'Không gắn chỉ số',
  noIndicatorSaid: 'Không gắn chỉ số nào: số liệu sẽ nhập tay',
  matches: (name: string) => `Khớp chỉ số “${name}”`,
  matchReasons: (reasons: string) => `: ${reasons}`,
  unlike: 'Không chỉ số nào trong danh mục giống số đo này.',
  confirm: 'Xác nhận',
  confirmNamed: (name: string) => `Xác nhận chỉ số ${name}`,
  chooseOther: 'Chọn chỉ số khác',
  change: 'Đổi',
  choices: 'Chọn chỉ số cho số đo này',
  kindComputed: 'tự tính từ sổ trẻ em',
  kindEntered: 'nhập tay',
  searchIndicator: 'Tìm trong danh mục chỉ số',
  searchIndicatorHint: 'Gõ vài chữ, không cần dấu',
  askingIndicators: 'Đang tìm chỉ số giống…',
  confirmed: 'Đã gắn chỉ số',
  saidTied: (name: string) => `Đã gắn chỉ số: ${name}`,
  saidUntied: 'Đã ghi: không gắn chỉ số',
  notTied: (n: string) => `${n} số đo chưa gắn chỉ số`,
}

const en = {
  indicator: (name: string) => `Indicator: ${name}`,
  noIndicator: 'No indicator',
  noIndicatorSaid: 'Tied to no indicator: figures will be entered',
  matches: (name: string) => `Matches the indicator “${name}”`,
  matchReasons: (reasons: string) => `: ${reasons}`,
  unlike: 'No indicator of the catalogue is like this measure.',
  confirm: 'Confirm',
  confirmNamed: (name: string) => `Confirm the indicator ${name}`,
  chooseOther: 'Choose another',
  change: 'Change',
  choices: 'Choose the indicator of this measure',
  kindComputed: 'computed from the register',
  kindEntered: 'entered',
  searchIndicator: 'Search the catalogue',
  searchIndicatorHint: 'A few letters, accents not needed',
  askingIndicators: 'Looking for similar indicators…',
  confirmed: 'Indicator confirmed',
  saidTied: (name: string) => `Indicator confirmed: ${name}`,
  saidUntied: 'Noted: no indicator',
  notTied: (n: string) => `${n} measures without indicator`,
} satisfies Messages<typeof vi>

export const indicatorText = { vi, en }
