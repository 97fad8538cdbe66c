import type { Messages } from '../i18n/text.ts'
import { sharedText } from './shared-text.ts'

const vi = {
  ...sharedText.vi,
  title: (month: string) => `Rà soát tháng ${month}`,
  sections: 'Các phần của đợt rà soát',
  summary: (through: string, all: string, open: string, waiting: string) =>
    `${through}/${all} thôn đã báo xong · còn ${open} em · ${waiting} thay đổi chờ duyệt`,
  back: 'Về các thôn',
  closedMark: 'Đã khoá',
  month: 'Tháng',
}

const en = {
  ...sharedText.en,
  title: (month: string) => `Round of ${month}`,
  sections: 'Parts of the round',
  summary: (through: string, all: string, open: string, waiting: string) =>
    `${through} of ${all} villages through · ${open} children left · changes waiting: ${waiting}`,
  back: 'To the villages',
  closedMark: 'Closed',
  month: 'Month',
} satisfies Messages<typeof vi>

export const roundText = { vi, en }
