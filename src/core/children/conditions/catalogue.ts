/** Every condition in the order in which a person is offered them, in sections. */
import type { ChildFilter } from '../child-filter.ts'
import type { Words } from '../facts/fact-kind.ts'
import { careConditions, healthConditions } from './care.ts'
import { circumstanceConditions } from './circumstances.ts'
import { type Condition, words } from './condition.ts'
import { schoolConditions } from './school.ts'
import { whoConditions } from './who.ts'

export const conditionSections: readonly { key: string; title: Words; conditions: readonly Condition[] }[] = [
  { key: 'who', title: words('Em và giấy tờ', 'The child and its papers'), conditions: whoConditions },
  { key: 'school', title: words('Học tập', 'Schooling'), conditions: schoolConditions },
  {
    key: 'circumstances',
    title: words('Hoàn cảnh, trợ giúp', 'Circumstances and support'),
    conditions: circumstanceConditions,
  },
  { key: 'care', title: words('Người chăm sóc, thăm hỏi', 'Care and visits'), conditions: careConditions },
  { key: 'health', title: words('Sức khỏe', 'Health'), conditions: healthConditions },
]

const conditions = conditionSections.flatMap((section) => section.conditions)

/** How the title says what is chosen; none for what the title says in its own way (ages, village, peoples). */
export const statesOf = (filter: ChildFilter): { key: keyof ChildFilter; is: Words }[] =>
  conditions.flatMap(({ key, choices }) => {
    const value = filter[key]
    const chosen = value === undefined || key === 'sex' ? undefined : choices.find((one) => one.value === String(value))
    return chosen ? [{ key, is: chosen.is }] : []
  })
