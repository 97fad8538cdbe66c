import type { Messages } from '../i18n/text.ts'
import { sharedText } from './shared-text.ts'

/** The list of the quarter. */
const vi = {
  ...sharedText.vi,
  quarter: 'Quý',
  quarterName: (quarter: string, year: string) => `Quý ${quarter}/${year}`,
  listBelow: (day: string) => `Trẻ em có hoàn cảnh đặc biệt, có nguy cơ, tính đến ngày ${day}`,
  listFirst: 'Danh sách đầu tiên: chưa có quý trước để so.',
  listOpenOnly: 'Không gồm trẻ thuộc nhóm phải giữ kín; các em đó xem ở hồ sơ, theo quyền riêng.',
  listNone: 'Chưa có em nào trong danh sách',
  listNoneHint: 'Ghi hoàn cảnh đặc biệt hoặc nguy cơ ở hồ sơ của em; em sẽ hiện trong danh sách quý.',
  groupsColumn: 'Nhóm, nguy cơ',
  changeColumn: 'So với quý trước',
  listChanges: { new: 'Mới', out: 'Ra khỏi danh sách', moved: 'Đổi nhóm', same: 'Như trước' },
  before: (what: string) => `Trước: ${what}`,
}

const en = {
  ...sharedText.en,
  quarter: 'Quarter',
  quarterName: (quarter: string, year: string) => `Quarter ${quarter}/${year}`,
  listBelow: (day: string) => `Children in special circumstances or at risk, as of ${day}`,
  listFirst: 'The first list: there is no quarter before to compare with.',
  listOpenOnly:
    'Without children of groups that are kept secret; they are seen in the child’s file, by a permission of its own.',
  listNone: 'No child on the list yet',
  listNoneHint: 'Record special circumstances or a risk in the child’s file; the child will appear here.',
  groupsColumn: 'Groups, risks',
  changeColumn: 'Since last quarter',
  listChanges: { new: 'New', out: 'Off the list', moved: 'Other group', same: 'As before' },
  before: (what: string) => `Before: ${what}`,
} satisfies Messages<typeof vi>

export const quarterListText = { vi, en }
export type QuarterListText = Messages<typeof vi>
