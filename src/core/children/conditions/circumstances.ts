/** Special circumstances (the groups that are no secret), risk, support, poverty, disability. */
import { openGroups } from '../facts/circumstance-groups.ts'
import { healthFacts } from '../facts/health-facts.ts'
import { choicesOf } from './choices-of.ts'
import { type Condition, factChoices, inside, says, tri, words, yesNo } from './condition.ts'

export const circumstanceConditions: readonly Condition[] = [
  {
    key: 'special',
    label: words('Có hoàn cảnh đặc biệt', 'Special circumstances'),
    choices: tri(
      ['có hoàn cảnh đặc biệt', 'in special circumstances'],
      ['không có hoàn cảnh đặc biệt', 'not in special circumstances'],
      ['chưa rõ hoàn cảnh', 'whose circumstances are not known'],
    ),
  },
  {
    key: 'group',
    label: words('Nhóm hoàn cảnh', 'Group of circumstances'),
    choices: factChoices(openGroups, ({ vi, en }) => words(inside(vi), `in the group “${inside(en)}”`)),
  },
  {
    key: 'risk',
    label: words('Có nguy cơ', 'At risk'),
    choices: yesNo(['có nguy cơ', 'at risk'], ['không ghi nhận nguy cơ', 'with no risk on record']),
  },
  {
    key: 'prevention',
    label: words('Có kế hoạch phòng ngừa', 'Prevention plan'),
    choices: yesNo(
      ['có kế hoạch phòng ngừa', 'with a prevention plan'],
      ['chưa có kế hoạch phòng ngừa', 'without a prevention plan'],
    ),
  },
  {
    key: 'supported',
    label: words('Đã được trợ giúp', 'Supported'),
    choices: tri(
      ['đã được trợ giúp', 'with support'],
      ['chưa được trợ giúp', 'without support'],
      ['chưa rõ trợ giúp', 'whose support is not known'],
    ),
  },
  {
    key: 'benefits',
    label: words('Đang hưởng chính sách', 'Receives a benefit'),
    choices: yesNo(['đang hưởng chính sách', 'with a benefit'], ['chưa hưởng chính sách', 'without a benefit']),
  },
  {
    key: 'poverty',
    label: words('Hộ nghèo, cận nghèo', 'Household poverty'),
    choices: [
      says('poor', 'Hộ nghèo', 'Poor household', 'thuộc hộ nghèo', 'of poor households'),
      says('near_poor', 'Hộ cận nghèo', 'Near-poor household', 'thuộc hộ cận nghèo', 'of near-poor households'),
      says(
        'either',
        'Nghèo hoặc cận nghèo',
        'Poor or near-poor',
        'thuộc hộ nghèo hoặc cận nghèo',
        'of poor or near-poor households',
      ),
      says(
        'none',
        'Không thuộc hộ nghèo, cận nghèo',
        'Neither poor nor near-poor',
        'không thuộc hộ nghèo, cận nghèo',
        'of households neither poor nor near-poor',
      ),
      says('unknown', 'Chưa rõ', 'Not known', 'chưa rõ hộ nghèo', 'whose household poverty is not known'),
    ],
  },
  {
    key: 'disabled',
    label: words('Khuyết tật', 'Disability'),
    choices: tri(
      ['khuyết tật', 'with a disability'],
      ['không khuyết tật', 'without a disability'],
      ['chưa rõ khuyết tật', 'whose disability is not known'],
    ),
  },
  {
    key: 'disabilityType',
    label: words('Dạng khuyết tật', 'Type of disability'),
    choices: factChoices(choicesOf(healthFacts, 'disabilities', 'type'), ({ vi, en }) =>
      words(`khuyết tật ${inside(vi)}`, `with a disability: ${inside(en)}`),
    ),
  },
  {
    key: 'disabilityLevel',
    label: words('Mức độ khuyết tật', 'Level of disability'),
    choices: factChoices(choicesOf(healthFacts, 'disabilities', 'level'), ({ vi, en }) =>
      words(`khuyết tật mức ${inside(vi)}`, `with a ${inside(en)} disability`),
    ),
  },
]
