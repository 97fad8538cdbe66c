/** What is known of a child, in words: age, birth date, school level, circumstances. Unknown is said, never "no". */

import { specialGroupNames } from '#core/children/child-columns.ts'
import type { ChildRow } from '#core/children/child-row.ts'
import { daysBetween, formatDate, type PlainDate, partsOf } from '#core/dates.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/language.tsx'
import type { ChildWords } from './text.ts'

/** `02/01/2026`, `01/2026` or `2026`: no more than is known. */
export const birthOf = ({ birthDate, birthPrecision }: Pick<ChildRow, 'birthDate' | 'birthPrecision'>): string => {
  const day = formatDate(birthDate)
  return birthPrecision === 'year' ? day.slice(6) : birthPrecision === 'month' ? day.slice(3) : day
}

/** `10 tháng` below two years, `5 tuổi`, `khoảng 5 tuổi` when only the year of birth is known. */
export const ageOf = (
  child: Pick<ChildRow, 'birthDate' | 'birthPrecision' | 'age'>,
  today: PlainDate,
  words: ChildWords,
): string => {
  if (child.birthPrecision === 'year') return words.aboutYears(formatNumber(child.age))
  if (child.age >= 2) return words.years(formatNumber(child.age))
  const months = monthsBetween(child.birthDate, today)
  if (months < 1 && child.birthPrecision === 'day') return words.days(formatNumber(daysBetween(child.birthDate, today)))
  return words.months(formatNumber(months))
}

const monthsBetween = (from: PlainDate, to: PlainDate): number => {
  const [a, b] = [partsOf(from), partsOf(to)]
  return Math.max(0, (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0))
}

export const sexOf = (sex: ChildRow['sex'], words: ChildWords): string =>
  sex === null ? words.unknown : sex === 'male' ? words.male : words.female

const levels = {
  nursery: 'nursery',
  preschool: 'preschool',
  primary: 'primary',
  lower_secondary: 'lowerSecondary',
  upper_secondary: 'upperSecondary',
} as const

export const levelOf = (level: string | null, words: ChildWords): string | null =>
  level === null ? null : level in levels ? words[levels[level as keyof typeof levels]] : level

const types = {
  movement: 'typeMovement',
  hearing_speech: 'typeHearingSpeech',
  vision: 'typeVision',
  mental: 'typeMental',
  intellectual: 'typeIntellectual',
  other: 'typeOther',
} as const
const severities = { very_severe: 'levelVerySevere', severe: 'levelSevere', mild: 'levelMild' } as const

export const disabilityTypeOf = (type: string, words: ChildWords): string =>
  type in types ? words[types[type as keyof typeof types]] : type
export const disabilityLevelOf = (level: string, words: ChildWords): string =>
  level in severities ? words[severities[level as keyof typeof severities]] : level

export const povertyOf = (poverty: string, words: ChildWords): string =>
  poverty === 'poor' ? words.poor : poverty === 'near_poor' ? words.nearPoor : words.notPoor

/** The 14 groups of the Law on Children, Article 10, in English. Vietnamese: core's own names. */
const groupsInEnglish: Record<string, string> = {
  HCDB01: 'Orphaned of both parents',
  HCDB02: 'Abandoned',
  HCDB03: 'Nobody to rely on',
  HCDB04: 'Disability',
  HCDB05: 'HIV/AIDS',
  HCDB06: 'In conflict with the law',
  HCDB07: 'Addicted to drugs',
  HCDB08: 'Left school to earn a living',
  HCDB09: 'Seriously harmed by violence',
  HCDB10: 'Exploited',
  HCDB11: 'Sexually abused',
  HCDB12: 'Trafficked',
  HCDB13: 'Critical or long illness, poor household',
  HCDB14: 'Migrant, displaced or refugee',
}

export const groupOf = (code: string, language: Language): string =>
  (language === 'vi' ? specialGroupNames : groupsInEnglish)[code.slice(0, 6)] ?? code

/** Every group a child is in, as one text; null when the group is not known. */
export const groupsOf = (codes: readonly string[], language: Language): string | null =>
  codes.length === 0 ? null : codes.map((code) => groupOf(code, language)).join(', ')
