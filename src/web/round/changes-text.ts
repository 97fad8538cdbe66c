import type { Messages } from '../i18n/text.ts'
import { sharedText } from './shared-text.ts'

/** What was reported, and what the officer does with it. */
const vi = {
  ...sharedText.vi,
  noChanges: 'Chưa có thay đổi nào được báo',
  noChangesHint:
    'Cộng tác viên báo sinh, mất, đến, đi và thay đổi khác từ điện thoại. Sổ chỉ thay đổi khi cán bộ xã nhận.',
  waitingTitle: (count: string) => `Chờ duyệt: ${count}`,
  decidedTitle: 'Đã có kết quả',
  changeStates: {
    waiting: 'Đã báo, chờ duyệt',
    accepted: 'Đã nhận vào sổ',
    returned: 'Trả lại',
    withdrawn: 'Đã rút lại',
  },
  happenedReported: (day: string, moment: string) => `ngày ${day}, báo lúc ${moment}`,
  reportedAt: (moment: string) => `báo lúc ${moment}`,
  decide: 'Xem và duyệt',
  accept: 'Nhận vào sổ',
  acceptAnother: 'Là em khác, ghi vào sổ',
  sameChild: 'Là em này',
  giveBack: 'Trả lại',
  giveBackReason: 'Trả lại vì sao',
  giveBackHint: 'Cộng tác viên đọc được câu này.',
  takeBack: 'Rút lại',
  returnedBecause: (reason: string) => `Lý do: ${reason}`,
  accepted: 'Đã nhận vào sổ',
  gaveBack: 'Đã trả lại cho cộng tác viên',
  tookBack: 'Đã rút lại',
  likelyTitle: 'Có thể đã có trong sổ',
  likelyCertain: 'Trùng họ tên, ngày sinh và mẹ hoặc thôn',
  likelyUnsure: 'Gần giống; anh/chị quyết định',
  motherOf: (name: string) => `mẹ: ${name}`,
  willHappen: {
    birth: 'Nhận: em được ghi vào sổ của thôn, từ ngày sinh.',
    arrival: 'Nhận: em được ghi vào sổ của thôn, từ ngày đến.',
    death: 'Nhận: hồ sơ em ghi ngày mất; em không còn được đếm.',
    departure: 'Nhận: hồ sơ em ghi đã chuyển đi từ ngày này.',
    fact: 'Nhận: hồ sơ em ghi điều này từ ngày báo; điều trước đó vẫn xem lại được.',
    note: 'Nhận: đánh dấu đã đọc; sổ không thay đổi.',
  },
  openFile: 'Mở hồ sơ',
}

const en = {
  ...sharedText.en,
  noChanges: 'No change has been reported yet',
  noChangesHint:
    'Collaborators report births, deaths, arrivals, departures and other changes by phone. The register changes only when the officer accepts.',
  waitingTitle: (count: string) => `Waiting: ${count}`,
  decidedTitle: 'Decided',
  changeStates: {
    waiting: 'Reported, waiting',
    accepted: 'In the register',
    returned: 'Returned',
    withdrawn: 'Taken back',
  },
  happenedReported: (day: string, moment: string) => `on ${day}, reported ${moment}`,
  reportedAt: (moment: string) => `reported ${moment}`,
  decide: 'Look and decide',
  accept: 'Accept',
  acceptAnother: 'Another child: register',
  sameChild: 'This is the child',
  giveBack: 'Return',
  giveBackReason: 'Why it is returned',
  giveBackHint: 'The collaborator reads this.',
  takeBack: 'Take back',
  returnedBecause: (reason: string) => `Reason: ${reason}`,
  accepted: 'Accepted into the register',
  gaveBack: 'Returned to the collaborator',
  tookBack: 'Taken back',
  likelyTitle: 'Perhaps in the register already',
  likelyCertain: 'Same name, birthday and mother or village',
  likelyUnsure: 'Much alike; you decide',
  motherOf: (name: string) => `mother: ${name}`,
  willHappen: {
    birth: 'Accepting registers the child in the village, from the day of birth.',
    arrival: 'Accepting registers the child in the village, from the day it came.',
    death: 'Accepting records the death; the child is no longer counted.',
    departure: 'Accepting records that the child left on this day.',
    fact: 'Accepting records this from the day reported; what was before stays readable.',
    note: 'Accepting marks it as read; the register does not change.',
  },
  openFile: 'Open the file',
} satisfies Messages<typeof vi>

export const changesText = { vi, en }
