import type { Messages } from '../i18n/text.ts'
import { sharedText } from './shared-text.ts'

/** How far each village is. */
const vi = {
  ...sharedText.vi,
  stateColumn: 'Tình hình',
  leftColumn: 'Còn lại',
  notMetColumn: 'Chưa gặp',
  waitingColumn: 'Chờ duyệt',
  through: (day: string) => `Báo xong ${day}`,
  notThrough: 'Chưa báo xong',
  nobody: 'Chưa có cộng tác viên',
  ofLines: (open: string, lines: string) => `${open}/${lines}`,
}

const en = {
  ...sharedText.en,
  stateColumn: 'State',
  leftColumn: 'Left',
  notMetColumn: 'Nobody met',
  waitingColumn: 'Waiting',
  through: (day: string) => `Through on ${day}`,
  notThrough: 'Not through yet',
  nobody: 'No collaborator',
  ofLines: (open: string, lines: string) => `${open} of ${lines}`,
} satisfies Messages<typeof vi>

export const villagesText = { vi, en }
