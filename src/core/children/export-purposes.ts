/** What a list of children may leave the system for. Whoever takes one says so; it stands in the file and in the audit. */
import { z } from 'zod'
import { words } from './conditions/condition.ts'
import type { Words } from './facts/fact-kind.ts'

export const ExportPurpose = z.enum(['review', 'report', 'coordination', 'benefit', 'visit', 'event', 'other'])
export type ExportPurpose = z.infer<typeof ExportPurpose>

export const exportPurposes: Record<ExportPurpose, Words> = {
  review: words('Rà soát, cập nhật hồ sơ', 'Review and update of files'),
  report: words('Báo cáo cấp trên', 'Report to the superior authority'),
  coordination: words('Phối hợp với trường, trạm y tế, công an', 'Coordination with school, health station, police'),
  benefit: words('Xét chính sách, trợ giúp', 'Deciding benefits and support'),
  visit: words('Phân công thăm, gặp gia đình', 'Visits to families'),
  event: words('Tổ chức hoạt động cho trẻ em', 'Activities for children'),
  other: words('Việc khác', 'Something else'),
}

/** Law on Children 102/2016/QH13, Article 6 clause 11: making a child's private life public is forbidden. */
export const secrecyNote =
  'Danh sách có bí mật đời sống riêng tư của trẻ em (Luật Trẻ em 102/2016/QH13, Điều 6 khoản 11). Chỉ dùng cho mục đích ' +
  'ghi trên. Không chuyển cho người không có nhiệm vụ, không đăng lên mạng; xong việc thì xóa tệp.'

export const purposeText = (purpose: ExportPurpose, note: string | undefined): string =>
  note ? `${exportPurposes[purpose].vi}: ${note}` : exportPurposes[purpose].vi
