import type { Messages } from '../i18n/text.ts'
import { sharedText } from './shared-text.ts'

/** Who is to be asked about, and what was found. */
const vi = {
  ...sharedText.vi,
  progress: (done: string, all: string) => `${done}/${all} em đã xong`,
  nothingToCheck: 'Tháng này không có em nào cần rà soát',
  nothingToCheckHint: 'Nếu trong thôn có trẻ mới sinh, mới đến, hoặc có thay đổi, bấm “Báo thay đổi”.',
  reasons: {
    visit_due: 'Đến lượt thăm',
    unregistered_without_reason: 'Chưa đăng ký khai sinh, chưa ghi vì sao',
    newborn_unregistered: 'Mới sinh, chưa rõ đã đăng ký khai sinh',
    turns_1: 'Tròn 1 tuổi: đã tiêm đủ các mũi chưa?',
    turns_5: 'Tròn 5 tuổi: đã đi mẫu giáo chưa?',
    turns_6: 'Tròn 6 tuổi: đã vào lớp 1 chưa?',
    turns_11: 'Tròn 11 tuổi: đã vào lớp 6 chưa?',
    turns_16: 'Tròn 16 tuổi: hết tuổi trẻ em, còn ở thôn không?',
    temporary: 'Tạm trú: còn ở thôn không?',
    absent: 'Đang vắng: đã về chưa?',
    unknown: 'Chưa rõ',
    stale: 'Lâu chưa xác nhận',
  },
  lastVisit: (day: string) => `lần cuối ${day}`,
  knownSince: (day: string) => `ghi từ ${day}`,
  bornOn: (day: string) => `sinh ${day}`,
  states: {
    open: 'Chưa rà soát',
    as_recorded: 'Đúng như trong sổ',
    not_met: 'Chưa gặp',
    reported: 'Đã báo thay đổi',
    visited: 'Đã thăm trong tháng',
  },
  asRecorded: 'Đúng như trong sổ',
  changed: 'Có thay đổi',
  notMet: 'Chưa gặp',
  said: (state: string) => `Đã ghi: ${state}`,
  stillOpen: (count: string) => `Còn ${count} em`,
  done: (count: string) => `Đã xong: ${count} em`,
  completeVillage: (village: string) => `Báo ${village} đã rà soát xong`,
  completed: (village: string, day: string) => `${village} đã báo xong ngày ${day}.`,
  completeWithOpen: (village: string, open: string) =>
    `${village} còn ${open} em chưa rà soát. Vẫn báo xong được; cán bộ xã thấy số còn lại.`,
}

const en = {
  ...sharedText.en,
  progress: (done: string, all: string) => `${done} of ${all} children done`,
  nothingToCheck: 'No child to check this month',
  nothingToCheckHint: 'If a child was born, has come, or something changed, press “Report a change”.',
  reasons: {
    visit_due: 'A visit is due',
    unregistered_without_reason: 'Birth not registered, no reason given',
    newborn_unregistered: 'Newborn: is the birth registered?',
    turns_1: 'Turns 1: all vaccinations given?',
    turns_5: 'Turns 5: in preschool?',
    turns_6: 'Turns 6: in grade 1?',
    turns_11: 'Turns 11: in lower secondary?',
    turns_16: 'Turns 16: no longer counted as a child; still in the village?',
    temporary: 'Temporary resident: still here?',
    absent: 'Away: come back?',
    unknown: 'Not known',
    stale: 'Not confirmed for long',
  },
  lastVisit: (day: string) => `last ${day}`,
  knownSince: (day: string) => `recorded ${day}`,
  bornOn: (day: string) => `born ${day}`,
  states: {
    open: 'Not checked',
    as_recorded: 'As in the register',
    not_met: 'Nobody met',
    reported: 'Change reported',
    visited: 'Visited this month',
  },
  asRecorded: 'As in the register',
  changed: 'Something changed',
  notMet: 'Nobody met',
  said: (state: string) => `Recorded: ${state}`,
  stillOpen: (count: string) => `${count} left`,
  done: (count: string) => `Done: ${count}`,
  completeVillage: (village: string) => `${village} is through`,
  completed: (village: string, day: string) => `${village} was through on ${day}.`,
  completeWithOpen: (village: string, open: string) =>
    `${village} has ${open} children left. You may still say it is through; the officer sees how many are left.`,
} satisfies Messages<typeof vi>

export const linesText = { vi, en }
