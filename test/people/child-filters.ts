/** Every condition that a list of children knows, each with values that tell children apart. */

import type { ChildFilter, ConditionKey } from '#core/children/child-filter.ts'
import { openGroups } from '#core/children/facts/circumstance-groups.ts'

const tri = ['yes', 'no', 'unknown'] as const
const yesNo = ['yes', 'no'] as const

/** A condition that is not here does not compile. */
const values: { [K in ConditionKey]-?: readonly NonNullable<ChildFilter[K]>[] } = {
  village: ['22/06985/01', '22/06985/02'],
  ageFrom: [3, 16],
  ageTo: [4, 17],
  monthsFrom: [6],
  monthsTo: [23],
  bornFrom: ['2020-01-01' as never],
  bornTo: ['2019-12-31' as never],
  turned16: ['yes'],
  sex: ['male', 'female', 'unknown'],
  ethnic: ['01', '09', 'minority', 'unknown'],
  residence: ['permanent', 'temporary', 'migrant', 'unknown', 'left', 'dead'],
  birthRegistered: tri,
  personalNumber: yesNo,
  insured: tri,
  disabled: tri,
  disabilityType: ['movement', 'vision'],
  disabilityLevel: ['severe', 'mild'],
  enrolled: tri,
  droppedOut: ['yes'],
  level: ['preschool', 'primary'],
  school: ['Trường Mầm non Hoa Rừng'],
  special: tri,
  group: openGroups.map(({ code }) => code),
  supported: tri,
  benefits: yesNo,
  benefit: ['Trợ cấp thử'],
  poverty: ['poor', 'near_poor', 'either', 'none', 'unknown'],
  livesWith: ['grandparents', 'mother'],
  parentsAway: ['any', 'father', 'mother', 'both', 'none'],
  carerDecision: yesNo,
  visitor: yesNo,
  notVisitedDays: [30],
  earlyService: ['any', 'none', 'health'],
  risk: yesNo,
  prevention: yesNo,
  immunised: tri,
  growth: ['underweight', 'stunted', 'wasted', 'overweight', 'unmeasured'],
}

export const everyCondition: readonly ChildFilter[] = Object.entries(values).flatMap(([key, some]) =>
  (some as readonly unknown[]).map((value) => ({ [key]: value }) as ChildFilter),
)
