/** Schooling, and services for the youngest. */

import { circumstanceFacts } from '../facts/circumstance-facts.ts'
import { residenceFacts } from '../facts/residence-facts.ts'
import { choicesOf } from './choices-of.ts'
import { type Condition, factChoices, inside, says, tri, words } from './condition.ts'

export const schoolConditions: readonly Condition[] = [
  {
    key: 'enrolled',
    label: words('Đang đi học', 'In school'),
    choices: tri(
      ['đang đi học', 'in school'],
      ['không đi học', 'not in school'],
      ['chưa rõ việc học', 'whose schooling is not known'],
    ),
  },
  {
    key: 'droppedOut',
    label: words('Bỏ học giữa chừng', 'Dropped out'),
    choices: [says('yes', 'Có', 'Yes', 'bỏ học giữa chừng', 'who dropped out')],
  },
  {
    key: 'level',
    label: words('Cấp học', 'Level'),
    choices: factChoices(choicesOf(residenceFacts, 'enrolments', 'level'), ({ vi, en }) =>
      words(`học ${inside(vi)}`, `in ${inside(en)}`),
    ),
  },
  {
    key: 'earlyService',
    label: words('Dịch vụ 0–8 tuổi', 'Early services (0–8)'),
    choices: [
      says('any', 'Được ít nhất một', 'At least one', 'được dịch vụ 0–8 tuổi', 'with an early service'),
      says('none', 'Chưa được dịch vụ nào', 'None', 'chưa được dịch vụ 0–8 tuổi nào', 'without any early service'),
      ...factChoices(choicesOf(circumstanceFacts, 'early_services', 'service'), ({ vi, en }) =>
        words(`được dịch vụ ${inside(vi)}`, `with ${inside(en)}`),
      ),
    ],
  },
]
