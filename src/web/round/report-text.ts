import type { Messages } from '../i18n/text.ts'
import { sharedText } from './shared-text.ts'

/** A change is reported. */
const vi = {
  ...sharedText.vi,
  whatHappened: 'Có việc gì?',
  about: (name: string) => `Về em ${name}`,
  sex: 'Giới tính',
  male: 'Nam',
  female: 'Nữ',
  motherYear: 'Năm sinh của mẹ',
  isRegistered: 'Đã đăng ký khai sinh',
  reasonNot: 'Vì sao chưa đăng ký',
  arrivedOn: 'Ngày đến',
  leftOn: 'Ngày đi',
  diedOn: 'Ngày mất',
  since: 'Từ ngày',
  onDay: 'Ngày',
  fromPlace: 'Từ đâu đến',
  toPlace: 'Đi đâu',
  isTemporary: 'Chỉ tạm trú',
  noteText: 'Nội dung',
  factKind: 'Thay đổi về',
  send: 'Gửi cán bộ xã',
  reported: 'Đã báo, chờ cán bộ xã duyệt. Sổ chưa thay đổi.',
  reportedLate: 'Đã báo, chờ duyệt. Việc xảy ra trong tháng đã khoá nên tính vào tháng này.',
}

const en = {
  ...sharedText.en,
  whatHappened: 'What happened?',
  about: (name: string) => `About ${name}`,
  sex: 'Sex',
  male: 'Male',
  female: 'Female',
  motherYear: 'Mother’s year of birth',
  isRegistered: 'Birth is registered',
  reasonNot: 'Why not yet',
  arrivedOn: 'Came on',
  leftOn: 'Left on',
  diedOn: 'Died on',
  since: 'Since',
  onDay: 'On',
  fromPlace: 'Where from',
  toPlace: 'Where to',
  isTemporary: 'Temporary only',
  noteText: 'What you want to say',
  factKind: 'What changed',
  send: 'Send to the officer',
  reported: 'Reported; it waits for the officer. The register has not changed.',
  reportedLate: 'Reported; it waits. It happened in a closed month, so it counts in this one.',
} satisfies Messages<typeof vi>

export const reportText = { vi, en }
export type ReportText = Messages<typeof vi>
