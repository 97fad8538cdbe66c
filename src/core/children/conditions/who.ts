/** Who the child is and where it lives: papers included. */
import type { Condition } from './condition.ts'
import { says, tri, words, yesNo } from './condition.ts'

export const whoConditions: readonly Condition[] = [
  {
    key: 'sex',
    label: words('Giới tính', 'Sex'),
    choices: [
      says('male', 'Nam', 'Boys', 'là nam', 'who are boys'),
      says('female', 'Nữ', 'Girls', 'là nữ', 'who are girls'),
      says('unknown', 'Chưa rõ', 'Not known', 'chưa rõ giới tính', 'whose sex is not known'),
    ],
  },
  {
    key: 'residence',
    label: words('Cư trú', 'Residence'),
    choices: [
      says('permanent', 'Thường trú', 'Permanent', 'thường trú', 'with permanent residence'),
      says('temporary', 'Tạm trú', 'Temporary', 'tạm trú', 'with temporary residence'),
      says('migrant', 'Di cư', 'Migrant', 'di cư', 'who are migrants'),
      says('unknown', 'Chưa rõ', 'Not known', 'chưa rõ nơi cư trú', 'whose residence is not known'),
      says('left', 'Đã chuyển đi', 'Moved away', 'đã chuyển đi', 'who moved away'),
      says('dead', 'Đã mất', 'Died', 'đã mất', 'who died'),
    ],
  },
  {
    key: 'birthRegistered',
    label: words('Đã đăng ký khai sinh', 'Birth registered'),
    choices: tri(
      ['đã đăng ký khai sinh', 'with birth registration'],
      ['chưa đăng ký khai sinh', 'without birth registration'],
      ['chưa rõ khai sinh', 'whose birth registration is not known'],
    ),
  },
  {
    key: 'personalNumber',
    label: words('Số định danh đã ghi', 'Personal number on record'),
    choices: yesNo(
      ['đã có số định danh', 'with a personal number on record'],
      ['chưa có số định danh', 'without a personal number on record'],
    ),
  },
  {
    key: 'turned16',
    label: words('Tròn 16 tuổi', 'Turning 16'),
    choices: [says('yes', 'Trong tháng này', 'This month', 'tròn 16 tuổi trong tháng này', 'turning 16 this month')],
  },
]
