/** Who cares for the child, who visits; health. */
import { residenceFacts } from '../facts/residence-facts.ts'
import { choicesOf } from './choices-of.ts'
import { type Condition, factChoices, inside, says, tri, words, yesNo } from './condition.ts'

export const careConditions: readonly Condition[] = [
  {
    key: 'livesWith',
    label: words('Đang sống cùng', 'Lives with'),
    choices: factChoices(choicesOf(residenceFacts, 'living_arrangements', 'lives_with'), ({ vi, en }) =>
      words(`sống cùng ${inside(vi)}`, `living with: ${inside(en)}`),
    ),
  },
  {
    key: 'parentsAway',
    label: words('Cha mẹ đi làm ăn xa', 'Parents working away'),
    choices: [
      says('any', 'Cha hoặc mẹ', 'Either', 'có cha hoặc mẹ đi làm ăn xa', 'with a parent working away'),
      says('both', 'Cả hai', 'Both', 'có cả cha và mẹ đi làm ăn xa', 'with both parents working away'),
      says('father', 'Chỉ cha', 'Father only', 'có cha đi làm ăn xa', 'with the father working away'),
      says('mother', 'Chỉ mẹ', 'Mother only', 'có mẹ đi làm ăn xa', 'with the mother working away'),
      says('none', 'Không', 'Neither', 'có cha mẹ ở nhà', 'with no parent working away'),
    ],
  },
  {
    key: 'carerDecision',
    label: words('Quyết định giao người chăm sóc', 'Decision about a carer'),
    choices: yesNo(
      ['đã có quyết định giao người chăm sóc', 'with a decision about the carer'],
      ['chưa có quyết định giao người chăm sóc', 'without a decision about the carer'],
    ),
  },
  {
    key: 'visitor',
    label: words('Có người được phân công thăm', 'Somebody is to visit'),
    choices: yesNo(
      ['đã có người được phân công thăm', 'with a named visitor'],
      ['chưa có người được phân công thăm', 'without a named visitor'],
    ),
  },
  {
    key: 'notVisitedDays',
    label: words('Chưa được thăm', 'Not visited'),
    choices: [30, 60, 90, 180, 365].map((days) =>
      says(
        String(days),
        `Quá ${days} ngày`,
        `For ${days} days`,
        `quá ${days} ngày chưa được thăm`,
        `not visited for ${days} days`,
      ),
    ),
  },
]

export const healthConditions: readonly Condition[] = [
  {
    key: 'insured',
    label: words('Có thẻ bảo hiểm y tế', 'Health insurance'),
    choices: tri(
      ['có thẻ bảo hiểm y tế', 'with health insurance'],
      ['chưa có thẻ bảo hiểm y tế', 'without health insurance'],
      ['chưa rõ bảo hiểm y tế', 'whose insurance is not known'],
    ),
  },
  {
    key: 'immunised',
    label: words('Tiêm chủng đầy đủ dưới 1 tuổi', 'Fully immunised under one'),
    choices: tri(
      ['đã tiêm chủng đầy đủ', 'fully immunised'],
      ['chưa tiêm chủng đầy đủ', 'not fully immunised'],
      ['chưa rõ tiêm chủng', 'whose immunisation is not known'],
    ),
  },
  {
    key: 'growth',
    label: words('Cân đo gần nhất', 'Last measurement'),
    choices: [
      says('underweight', 'Nhẹ cân', 'Underweight', 'nhẹ cân', 'who are underweight'),
      says('stunted', 'Thấp còi', 'Stunted', 'thấp còi', 'who are stunted'),
      says('wasted', 'Gầy còm', 'Wasted', 'gầy còm', 'who are wasted'),
      says('overweight', 'Thừa cân, béo phì', 'Overweight', 'thừa cân, béo phì', 'who are overweight'),
      says('unmeasured', 'Chưa cân đo', 'Not measured', 'chưa cân đo', 'not measured yet'),
    ],
  },
]
