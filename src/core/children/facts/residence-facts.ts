/** Where a child lives and with whom, birth registration, schooling. */
import { ethnicGroups } from '../ethnic-groups.ts'
import type { FactKind } from './fact-kind.ts'
import { choice, reason } from './fields.ts'

export const residenceFacts: readonly FactKind[] = [
  {
    kind: 'birth_registrations',
    words: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
    time: 'state',
    lasting: true,
    apart: 'one',
    fields: [
      {
        column: 'registered',
        words: { vi: 'Đã đăng ký khai sinh', en: 'The birth is registered' },
        type: 'yes_no',
        required: true,
      },
      {
        column: 'registered_on',
        when: { column: 'registered', is: true },
        words: { vi: 'Ngày đăng ký', en: 'Registered on' },
        type: 'day',
      },
      {
        column: 'certificate_number',
        when: { column: 'registered', is: true },
        words: { vi: 'Số giấy khai sinh', en: 'Certificate number' },
        type: 'text',
        most: 60,
      },
      {
        column: 'reason_not',
        when: { column: 'registered', is: false },
        words: { vi: 'Vì sao chưa đăng ký', en: 'Why not yet' },
        type: 'text',
      },
    ],
  },
  {
    kind: 'residences',
    words: { vi: 'Nơi cư trú', en: 'Residence' },
    time: 'state',
    apart: 'one',
    fields: [
      { column: 'area_path', words: { vi: 'Thôn', en: 'Village' }, type: 'village', required: true },
      {
        column: 'kind',
        words: { vi: 'Cư trú', en: 'Kind of residence' },
        type: 'choice',
        required: true,
        choices: [
          choice('permanent', 'Thường trú', 'Permanent'),
          choice('temporary', 'Tạm trú', 'Temporary'),
          choice('absent', 'Đã chuyển đi, vắng mặt', 'Moved away, absent'),
        ],
      },
      {
        column: 'reason',
        words: { vi: 'Biến động', en: 'What happened' },
        type: 'choice',
        choices: [
          choice('born', 'Mới sinh', 'Born'),
          choice('came', 'Chuyển đến', 'Came'),
          choice('moved_within', 'Chuyển trong xã', 'Moved within the commune'),
          choice('left', 'Chuyển đi', 'Left'),
          choice('returned', 'Trở về', 'Returned'),
        ],
      },
      {
        column: 'other_place',
        words: { vi: 'Nơi đến hoặc nơi đi (ngoài xã)', en: 'Where from or to (outside the commune)' },
        type: 'text',
      },
      { column: 'migrant', words: { vi: 'Trẻ em di cư', en: 'Migrant child' }, type: 'yes_no' },
    ],
  },
  {
    kind: 'living_arrangements',
    words: { vi: 'Sống cùng ai', en: 'Lives with' },
    time: 'state',
    apart: 'one',
    fields: [
      {
        column: 'lives_with',
        words: { vi: 'Đang sống cùng', en: 'Lives with' },
        type: 'choice',
        required: true,
        choices: [
          choice('both_parents', 'Cả cha và mẹ', 'Both parents'),
          choice('mother', 'Mẹ', 'Mother'),
          choice('father', 'Cha', 'Father'),
          choice('grandparents', 'Ông bà', 'Grandparents'),
          choice('relatives', 'Người thân khác', 'Other relatives'),
          choice('foster_family', 'Gia đình nhận chăm sóc thay thế', 'A family in alternative care'),
          choice('facility', 'Cơ sở nuôi dưỡng', 'A care facility'),
          choice('alone', 'Ở một mình', 'Alone'),
          choice('other', 'Khác', 'Other'),
        ],
      },
      {
        column: 'parents_away',
        words: { vi: 'Cha mẹ đi làm ăn xa', en: 'Parents working away' },
        type: 'choice',
        choices: [
          choice('none', 'Không', 'Neither'),
          choice('father', 'Cha', 'Father'),
          choice('mother', 'Mẹ', 'Mother'),
          choice('both', 'Cả hai', 'Both'),
        ],
      },
      reason,
    ],
  },
  {
    kind: 'enrolments',
    words: { vi: 'Học tập', en: 'Schooling' },
    time: 'state',
    apart: 'one',
    fields: [
      { column: 'enrolled', words: { vi: 'Đang đi học', en: 'Goes to school' }, type: 'yes_no', required: true },
      {
        column: 'level',
        when: { column: 'enrolled', is: true },
        words: { vi: 'Cấp học', en: 'Level' },
        type: 'choice',
        choices: [
          choice('nursery', 'Nhà trẻ', 'Nursery'),
          choice('preschool', 'Mẫu giáo', 'Preschool'),
          choice('primary', 'Tiểu học', 'Primary'),
          choice('lower_secondary', 'Trung học cơ sở', 'Lower secondary'),
          choice('upper_secondary', 'Trung học phổ thông', 'Upper secondary'),
        ],
      },
      {
        column: 'school_name',
        when: { column: 'enrolled', is: true },
        words: { vi: 'Trường', en: 'School' },
        type: 'text',
      },
      {
        column: 'class_name',
        when: { column: 'enrolled', is: true },
        words: { vi: 'Lớp', en: 'Class' },
        type: 'text',
        most: 40,
      },
      {
        column: 'dropped_out',
        when: { column: 'enrolled', is: false },
        words: { vi: 'Bỏ học giữa chừng', en: 'Dropped out' },
        type: 'yes_no',
      },
      { ...reason, words: { vi: 'Lý do nghỉ hoặc trở lại', en: 'Reason for leaving or coming back' } },
    ],
  },
  {
    kind: 'ethnicities',
    words: { vi: 'Dân tộc', en: 'Ethnic group' },
    time: 'state',
    lasting: true,
    apart: 'one',
    fields: [
      {
        column: 'ethnic_code',
        words: { vi: 'Dân tộc', en: 'Ethnic group' },
        type: 'choice',
        choices: ethnicGroups.map(({ code, name }) => choice(code, name, name)),
        required: true,
      },
    ],
  },
]
