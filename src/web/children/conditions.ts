/** The conditions of a list in words: ready questions, the title that says the question, a chip for each. */

import { ethnicNameOf } from '#core/children/ethnic-groups.ts'
import { formatNumber } from '../i18n/format.ts'
import type { ChildrenSearch } from './routes.ts'
import type { ChildrenText } from './text.ts'

/** The conditions without the page: what is asked. */
export type Conditions = Omit<ChildrenSearch, 'page'>

/** Every condition named, so that a link can take away what was there before. */
export const noConditions = {
  village: undefined,
  ageFrom: undefined,
  ageTo: undefined,
  sex: undefined,
  ethnic: undefined,
  birthRegistered: undefined,
  enrolled: undefined,
  special: undefined,
  supported: undefined,
  poverty: undefined,
  page: undefined,
} as const satisfies Record<keyof ChildrenSearch, undefined>

export type QuestionKey =
  | 'all'
  | 'notRegisteredUnder5'
  | 'registrationUnknown'
  | 'fiveNoPreschool'
  | 'special'
  | 'specialNoSupport'
  | 'poor'
  | 'nearPoor'

export const questions: readonly { key: QuestionKey; conditions: Conditions }[] = [
  { key: 'all', conditions: {} },
  { key: 'notRegisteredUnder5', conditions: { ageTo: 4, birthRegistered: 'no' } },
  { key: 'registrationUnknown', conditions: { birthRegistered: 'unknown' } },
  { key: 'fiveNoPreschool', conditions: { ageFrom: 5, ageTo: 5, enrolled: 'no' } },
  { key: 'special', conditions: { special: 'yes' } },
  { key: 'specialNoSupport', conditions: { special: 'yes', supported: 'no' } },
  { key: 'poor', conditions: { poverty: 'poor' } },
  { key: 'nearPoor', conditions: { poverty: 'near_poor' } },
]

/** The ready question that is asked, village apart; undefined when the conditions are the person's own. */
export const askedQuestion = (conditions: Conditions): QuestionKey | undefined =>
  questions.find((question) => sameText({ ...conditions, village: undefined }) === sameText(question.conditions))?.key

const sameText = (conditions: Conditions): string =>
  JSON.stringify(
    Object.entries(conditions)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

type AgeWords = Pick<ChildrenText['chip'], 'ageExactly' | 'ageUnder' | 'ageFrom' | 'ageBetween'>

const ageIn = (words: AgeWords, from: number | undefined, to: number | undefined): string | null => {
  if (from !== undefined && to !== undefined)
    return from === to
      ? words.ageExactly(formatNumber(from))
      : from === 0
        ? words.ageUnder(formatNumber(to + 1))
        : words.ageBetween(formatNumber(from), formatNumber(to))
  if (to !== undefined) return words.ageUnder(formatNumber(to + 1))
  return from === undefined ? null : words.ageFrom(formatNumber(from))
}

const triOf = <T>(value: 'yes' | 'no' | 'unknown' | undefined, yes: T, no: T, unknown: T): T | null =>
  value === undefined ? null : value === 'yes' ? yes : value === 'no' ? no : unknown

/** `Trẻ em dưới 5 tuổi chưa đăng ký khai sinh, thuộc hộ nghèo, ở Khe Sím`. */
export const titleOf = (conditions: Conditions, villageName: string | null, text: ChildrenText): string => {
  const { is } = text
  const who = conditions.sex === 'male' ? is.boys : conditions.sex === 'female' ? is.girls : is.children
  const isFive = conditions.ageFrom === 5 && conditions.ageTo === 5
  const states = [
    triOf(conditions.birthRegistered, is.registeredYes, is.registeredNo, is.registeredUnknown),
    triOf(conditions.enrolled, is.enrolledYes, isFive ? is.noPreschool : is.enrolledNo, is.enrolledUnknown),
    triOf(conditions.special, is.specialYes, is.specialNo, is.specialUnknown),
    triOf(conditions.supported, is.supportedYes, is.supportedNo, is.supportedUnknown),
    povertyIs(conditions.poverty, is),
    villageName === null ? null : is.inVillage(villageName.replaceAll(' ', '\u00a0')),
  ].filter((state) => state !== null)
  const subject = [
    who,
    conditions.ethnic === undefined ? null : is.people(ethnicNameOf(conditions.ethnic)),
    ageIn(is, conditions.ageFrom, conditions.ageTo),
  ]
  const [first, ...rest] = states
  return [[...subject, first].filter(Boolean).join(' '), ...rest].join(', ')
}

const povertyIs = (poverty: Conditions['poverty'], is: ChildrenText['is']): string | null =>
  poverty === undefined ? null : poverty === 'poor' ? is.poorYes : poverty === 'near_poor' ? is.poorNear : is.poorNone

export type Chip = { key: string; label: string; without: Partial<typeof noConditions> }

/** What is applied, each to be taken away by itself. */
export const chipsOf = (conditions: Conditions, villageName: string | null, text: ChildrenText): Chip[] => {
  const { chip, words } = text
  const age = ageIn(chip, conditions.ageFrom, conditions.ageTo)
  const chips: (Chip | null)[] = [
    villageName === null ? null : { key: 'village', label: chip.village(villageName), without: { village: undefined } },
    age === null ? null : { key: 'age', label: chip.age(age), without: { ageFrom: undefined, ageTo: undefined } },
    one('sex', conditions.sex && chip.sex(conditions.sex === 'male' ? words.male : words.female)),
    one('ethnic', conditions.ethnic && chip.ethnic(ethnicNameOf(conditions.ethnic))),
    one(
      'birthRegistered',
      say(chip.birthRegistered, triOf(conditions.birthRegistered, chip.registered, chip.notRegistered, chip.unknown)),
    ),
    one('enrolled', say(chip.enrolled, triOf(conditions.enrolled, chip.yes, chip.no, chip.unknown))),
    one('special', say(chip.special, triOf(conditions.special, chip.yes, chip.no, chip.unknown))),
    one('supported', say(chip.supported, triOf(conditions.supported, chip.yes, chip.notYet, chip.unknown))),
    one(
      'poverty',
      conditions.poverty &&
        chip.poverty(
          conditions.poverty === 'poor'
            ? words.poor
            : conditions.poverty === 'near_poor'
              ? words.nearPoor
              : words.notPoor,
        ),
    ),
  ]
  return chips.filter((one) => one !== null)
}

const say = (sentence: (what: string) => string, what: string | null): string | undefined =>
  what === null ? undefined : sentence(what)

const one = (key: keyof typeof noConditions, label: string | undefined): Chip | null =>
  label === undefined ? null : { key, label, without: { [key]: undefined } }
