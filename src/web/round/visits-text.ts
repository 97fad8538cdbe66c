import type { Messages } from '../i18n/text.ts'
import { sharedText } from './shared-text.ts'

/** Visits that are due, who makes them, what was seen. */
const vi = {
  ...sharedText.vi,
  noVisits: 'Chưa có em nào cần thăm',
  noVisitsHint:
    'Em có hoàn cảnh đặc biệt hoặc có nguy cơ ghi trong sổ sẽ hiện ở đây, kèm người thăm và lần thăm gần nhất.',
  visitDue: 'Đến lượt',
  visitBy: (day: string) => `Hạn ${day}`,
  visitorIs: (name: string) => `Người thăm: ${name}`,
  noVisitor: 'Chưa phân công người thăm',
  lastVisitOn: (day: string) => `Lần cuối ${day}`,
  pick: (name: string) => `Chọn em ${name}`,
  pickVillage: (village: string) => `Chọn cả ${village}`,
  assign: (count: string) => `Phân công người thăm cho ${count} em`,
  assignTitle: 'Phân công người thăm',
  visitorName: 'Họ tên người thăm',
  visitorDuty: 'Chức danh',
  assigned: (count: string) => `Đã phân công ${count} em`,
  assignSave: 'Phân công',
  seen: 'Thấy gì',
  seenHint: 'Sức khỏe, học hành, ai đang chăm sóc.',
  needs: 'Em cần gì',
  visitedOn: 'Ngày thăm',
  visitOf: (name: string) => `Thăm em ${name}`,
  saveVisit: 'Lưu lần thăm',
  visitSaved: 'Đã lưu lần thăm vào hồ sơ',
}

const en = {
  ...sharedText.en,
  noVisits: 'No child to visit yet',
  noVisitsHint:
    'Children in special circumstances or at risk stand here, with who visits them and when they were last visited.',
  visitDue: 'Due',
  visitBy: (day: string) => `By ${day}`,
  visitorIs: (name: string) => `Visitor: ${name}`,
  noVisitor: 'No visitor named yet',
  lastVisitOn: (day: string) => `Last ${day}`,
  pick: (name: string) => `Choose ${name}`,
  pickVillage: (village: string) => `Choose all of ${village}`,
  assign: (count: string) => `Name a visitor for ${count}`,
  assignTitle: 'Name a visitor',
  visitorName: 'Name of the visitor',
  visitorDuty: 'Duty',
  assigned: (count: string) => `Visitor named for ${count}`,
  assignSave: 'Name the visitor',
  seen: 'What was seen',
  seenHint: 'Health, school, who looks after the child.',
  needs: 'What the child needs',
  visitedOn: 'Visited on',
  visitOf: (name: string) => `Visit of ${name}`,
  saveVisit: 'Save the visit',
  visitSaved: 'The visit is in the file',
} satisfies Messages<typeof vi>

export const visitsText = { vi, en }
