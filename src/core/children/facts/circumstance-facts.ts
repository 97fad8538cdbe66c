/** Special circumstances, risk, prevention, support. */
import { openGroups, openSubgroups, secretGroups, secretSubgroups } from './circumstance-groups.ts'
import type { Choice, FactField, FactKind } from './fact-kind.ts'
import { choice, note, present } from './fields.ts'

const circumstance = (groups: readonly Choice[], subgroups: readonly Choice[]): FactField[] => [
  {
    ...present('Thuộc nhóm hoàn cảnh đặc biệt', 'In special circumstances'),
    hint: {
      vi: 'Không: đã rà soát, em không thuộc nhóm nào.',
      en: 'No: it was looked at, the child is in no group.',
    },
  },
  {
    column: 'group_code',
    when: { column: 'present', is: true },
    words: { vi: 'Nhóm', en: 'Group' },
    type: 'choice',
    choices: groups,
  },
  {
    column: 'sub_code',
    when: { column: 'present', is: true },
    words: { vi: 'Nhóm nhỏ', en: 'Sub-group' },
    type: 'choice',
    choices: subgroups,
    under: 'group_code',
  },
  { column: 'cause', when: { column: 'present', is: true }, words: { vi: 'Nguyên nhân', en: 'Cause' }, type: 'text' },
  {
    column: 'evidence',
    when: { column: 'present', is: true },
    words: { vi: 'Căn cứ (giấy tờ, biên bản)', en: 'Evidence (papers, minutes)' },
    type: 'text',
  },
  note,
]

export const circumstanceFacts: readonly FactKind[] = [
  {
    kind: 'special_circumstances',
    words: { vi: 'Hoàn cảnh đặc biệt', en: 'Special circumstances' },
    time: 'state',
    apart: { by: ['group_code'] },
    fields: circumstance(openGroups, openSubgroups),
  },
  {
    kind: 'protected_circumstances',
    words: { vi: 'Hoàn cảnh thuộc nhóm kín', en: 'A circumstance kept secret' },
    time: 'state',
    apart: { by: ['group_code'] },
    secret: true,
    fields: circumstance(secretGroups, secretSubgroups),
  },
  {
    kind: 'risks',
    words: { vi: 'Nguy cơ', en: 'Risk' },
    time: 'state',
    apart: { by: ['factor'] },
    fields: [
      {
        column: 'factor',
        words: { vi: 'Yếu tố nguy cơ', en: 'Risk factor' },
        hint: {
          vi: 'Ghi như trong sổ theo dõi: cha mẹ đi làm xa, nhà gần ao hồ chưa rào, nghỉ học nhiều…',
          en: 'As in the commune’s book: parents away, unfenced pond near the house, often absent from school…',
        },
        type: 'text',
        required: true,
      },
      note,
    ],
  },
  {
    kind: 'prevention_plans',
    words: { vi: 'Kế hoạch phòng ngừa', en: 'Prevention plan' },
    time: 'state',
    apart: 'one',
    fields: [
      { column: 'measures', words: { vi: 'Việc sẽ làm', en: 'Measures' }, type: 'text', long: true, required: true },
      { column: 'responsible', words: { vi: 'Người phụ trách', en: 'Who is responsible' }, type: 'text' },
      { column: 'review_on', words: { vi: 'Ngày xem lại', en: 'Review on' }, type: 'day' },
    ],
  },
  {
    kind: 'supports',
    words: { vi: 'Được hỗ trợ', en: 'Support' },
    time: 'state',
    apart: 'one',
    fields: [
      {
        column: 'given',
        words: { vi: 'Được chăm sóc, trợ giúp', en: 'Is cared for or supported' },
        type: 'yes_no',
        required: true,
      },
      {
        column: 'kind',
        when: { column: 'given', is: true },
        words: { vi: 'Hình thức', en: 'What kind' },
        type: 'text',
      },
    ],
  },
  {
    kind: 'benefits',
    words: { vi: 'Chính sách đang hưởng', en: 'Benefit received' },
    time: 'state',
    apart: { by: ['benefit'] },
    fields: [
      {
        column: 'benefit',
        words: { vi: 'Chính sách, trợ cấp', en: 'Benefit' },
        type: 'text',
        required: true,
      },
      { column: 'decision', words: { vi: 'Quyết định số', en: 'Decision number' }, type: 'text', most: 60 },
      { column: 'decided_on', words: { vi: 'Ngày quyết định', en: 'Decided on' }, type: 'day' },
      {
        column: 'monthly_amount',
        words: { vi: 'Mức hưởng mỗi tháng', en: 'Monthly amount' },
        type: 'number',
        least: 0,
        most: 100_000_000,
        decimals: 0,
        unit: { vi: 'đồng', en: 'đồng' },
      },
    ],
  },
  {
    kind: 'early_services',
    words: { vi: 'Dịch vụ cho trẻ 0–8 tuổi', en: 'Early-childhood service (0–8)' },
    time: 'state',
    apart: { by: ['service'] },
    fields: [
      {
        column: 'service',
        words: { vi: 'Dịch vụ', en: 'Service' },
        type: 'choice',
        required: true,
        choices: [
          choice('health', 'Chăm sóc sức khỏe', 'Health care'),
          choice('nutrition', 'Dinh dưỡng', 'Nutrition'),
          choice('early_learning', 'Giáo dục sớm', 'Early learning'),
          choice('protection', 'Bảo vệ, an toàn', 'Protection and safety'),
          choice('parent_support', 'Hỗ trợ cha mẹ', 'Support of parents'),
        ],
      },
      { column: 'given', words: { vi: 'Được tiếp cận', en: 'Is reached' }, type: 'yes_no', required: true },
      { column: 'provider', words: { vi: 'Nơi cung cấp', en: 'Provider' }, type: 'text' },
    ],
  },
]
