/** Ready questions: conditions that officers ask every month, each with the count of its answer beside it. */
import type { ChildFilter } from './child-filter.ts'

export const childQuestions = {
  all: {},
  notRegisteredUnder5: { ageTo: 4, birthRegistered: 'no' },
  registrationUnknown: { birthRegistered: 'unknown' },
  // Judged at the first birthday: of a child still under one nobody can say "no".
  notImmunisedUnder1: { ageFrom: 1, ageTo: 1, immunised: 'no' },
  noNumber: { personalNumber: 'no' },
  uninsuredUnder6: { ageTo: 5, insured: 'no' },
  fiveNoPreschool: { ageFrom: 5, ageTo: 5, enrolled: 'no' },
  droppedOut: { droppedOut: 'yes' },
  special: { special: 'yes' },
  specialNoSupport: { special: 'yes', supported: 'no' },
  orphanNoCarer: { group: 'HCDB01', carerDecision: 'no' },
  riskNoPlan: { risk: 'yes', prevention: 'no' },
  specialNotVisited: { special: 'yes', notVisitedDays: 90 },
  parentsAway: { parentsAway: 'both' },
  poor: { poverty: 'poor' },
  nearPoor: { poverty: 'near_poor' },
  turned16: { turned16: 'yes' },
} as const satisfies Record<string, ChildFilter>

export type QuestionKey = keyof typeof childQuestions
export const questionKeys = Object.keys(childQuestions) as QuestionKey[]
