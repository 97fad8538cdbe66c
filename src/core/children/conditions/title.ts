/** A filter as a sentence (`Trẻ em dưới 5 tuổi chưa đăng ký khai sinh, ở Khe Sím`) and as chips. */
import { formatDate } from '../../dates.ts'
import type { ChildFilter, ConditionKey } from '../child-filter.ts'
import { statesOf } from './catalogue.ts'
import { inside } from './condition.ts'

export type Language = 'vi' | 'en'

/** Names that the register or a catalogue gives: a village, a people. */
export type ConditionNames = { village: string | null; ethnic: string | null }

/** In the words of a title; the pieces fit after each other. */
const speech = {
  vi: {
    who: { male: 'Trẻ em trai', female: 'Trẻ em gái', all: 'Trẻ em' },
    youth: { male: 'Nam', female: 'Nữ', all: 'Người' },
    sexUnknown: 'chưa rõ giới tính',
    exactly: (n: number) => `${n} tuổi`,
    under: (n: number) => `dưới ${n} tuổi`,
    from: (n: number) => `từ ${n} tuổi`,
    between: (a: number, b: number) => `từ ${a} đến ${b} tuổi`,
    monthsUnder: (n: number) => `dưới ${n} tháng tuổi`,
    monthsFrom: (n: number) => `từ ${n} tháng tuổi`,
    monthsBetween: (a: number, b: number) => `từ ${a} đến ${b} tháng tuổi`,
    bornFrom: (day: string) => `sinh từ ${day}`,
    bornTo: (day: string) => `sinh đến ${day}`,
    bornBetween: (a: string, b: string) => `sinh từ ${a} đến ${b}`,
    people: (name: string) => `dân tộc ${name}`,
    minority: 'dân tộc thiểu số',
    peopleUnknown: 'chưa rõ dân tộc',
    fiveNoPreschool: 'chưa đi mẫu giáo',
    school: (name: string) => `học ở ${name}`,
    benefit: (name: string) => `đang hưởng ${name}`,
    village: (name: string) => `ở ${name}`,
    chip: { male: 'Giới tính: Nam', female: 'Giới tính: Nữ' },
  },
  en: {
    who: { male: 'Boys', female: 'Girls', all: 'Children' },
    youth: { male: 'Young men', female: 'Young women', all: 'People' },
    sexUnknown: 'whose sex is not known',
    exactly: (n: number) => `aged ${n}`,
    under: (n: number) => `under ${n}`,
    from: (n: number) => `aged ${n} or more`,
    between: (a: number, b: number) => `aged ${a} to ${b}`,
    monthsUnder: (n: number) => `under ${n} months`,
    monthsFrom: (n: number) => `aged ${n} months or more`,
    monthsBetween: (a: number, b: number) => `aged ${a} to ${b} months`,
    bornFrom: (day: string) => `born from ${day}`,
    bornTo: (day: string) => `born up to ${day}`,
    bornBetween: (a: string, b: string) => `born from ${a} to ${b}`,
    people: (name: string) => `of the ${name} people`,
    minority: 'of minority peoples',
    peopleUnknown: 'whose people is not known',
    fiveNoPreschool: 'not in preschool',
    school: (name: string) => `at ${name}`,
    benefit: (name: string) => `receiving ${inside(name)}`,
    village: (name: string) => `in ${name}`,
    chip: { male: 'Sex: boys', female: 'Sex: girls' },
  },
} as const
type Speech = (typeof speech)['vi'] | (typeof speech)['en']

const rangeIn = (
  from: number | undefined,
  to: number | undefined,
  say: {
    exactly?: (n: number) => string
    under: (n: number) => string
    from: (n: number) => string
    between: (a: number, b: number) => string
  },
): string | null => {
  if (from !== undefined && to !== undefined)
    return from === to && say.exactly ? say.exactly(from) : from === 0 ? say.under(to + 1) : say.between(from, to)
  if (to !== undefined) return say.under(to + 1)
  return from === undefined ? null : say.from(from)
}

const agesIn = ({ ageFrom, ageTo, monthsFrom, monthsTo }: ChildFilter, say: Speech): string | null =>
  [
    rangeIn(ageFrom, ageTo, say),
    rangeIn(monthsFrom, monthsTo, { under: say.monthsUnder, from: say.monthsFrom, between: say.monthsBetween }),
  ]
    .filter(Boolean)
    .join(', ') || null

const bornIn = ({ bornFrom, bornTo }: ChildFilter, say: Speech): string | null =>
  bornFrom && bornTo
    ? say.bornBetween(formatDate(bornFrom), formatDate(bornTo))
    : bornFrom
      ? say.bornFrom(formatDate(bornFrom))
      : bornTo
        ? say.bornTo(formatDate(bornTo))
        : null

const peopleIn = (code: string | undefined, name: string | null, say: Speech): string | null =>
  code === undefined
    ? null
    : code === 'minority'
      ? say.minority
      : code === 'unknown'
        ? say.peopleUnknown
        : say.people(name ?? code)

type Piece = { keys: ConditionKey[]; text: string }

/** What is asked, piece by piece, in the order of a sentence. */
const piecesOf = (filter: ChildFilter, names: ConditionNames, language: Language): Piece[] => {
  const say: Speech = speech[language]
  const isFive = filter.ageFrom === 5 && filter.ageTo === 5
  const piece = (text: string | null | undefined, ...keys: ConditionKey[]): Piece[] => (text ? [{ keys, text }] : [])
  return [
    ...piece(peopleIn(filter.ethnic, names.ethnic, say), 'ethnic'),
    ...piece(agesIn(filter, say), 'ageFrom', 'ageTo', 'monthsFrom', 'monthsTo'),
    ...piece(bornIn(filter, say), 'bornFrom', 'bornTo'),
    ...piece(filter.sex === 'unknown' ? say.sexUnknown : null, 'sex'),
    ...statesOf(filter).flatMap(({ key, is }) =>
      piece(key === 'enrolled' && filter.enrolled === 'no' && isFive ? say.fiveNoPreschool : is[language], key),
    ),
    ...piece(filter.school && say.school(filter.school), 'school'),
    ...piece(filter.benefit && say.benefit(filter.benefit), 'benefit'),
    ...piece(names.village && say.village(names.village.replaceAll(' ', '\u00a0')), 'village'),
  ]
}

/** Peoples and ages belong to the first words, the rest stands behind commas. */
const inFirstWords: readonly ConditionKey[] = ['ethnic', 'ageFrom']

/** `Trẻ em gái từ 3 đến 5 tuổi đang đi học, thuộc hộ nghèo, ở Khe Sím`. */
export const titleOf = (filter: ChildFilter, names: ConditionNames, language: Language): string => {
  const say = speech[language]
  const who = (filter.ageFrom ?? 0) >= 16 ? say.youth : say.who
  const pieces = piecesOf(filter, names, language)
  const isFirst = ({ keys }: Piece) => keys.some((key) => inFirstWords.includes(key))
  const [first, ...rest] = pieces.filter((piece) => !isFirst(piece))
  const subject = [filter.sex === 'male' ? who.male : filter.sex === 'female' ? who.female : who.all]
  return [
    [...subject, ...pieces.filter(isFirst).map(({ text }) => text), ...(first ? [first.text] : [])].join(' '),
    ...rest.map(({ text }) => text),
  ].join(', ')
}

/** What is applied, each to be taken away by itself. */
export type Chip = { key: string; label: string; keys: readonly ConditionKey[] }

export const chipsOf = (filter: ChildFilter, names: ConditionNames, language: Language): Chip[] => {
  const { chip } = speech[language]
  const sex = filter.sex === 'male' ? chip.male : filter.sex === 'female' ? chip.female : null
  return [
    ...(sex ? [{ key: 'sex', label: sex, keys: ['sex'] as const }] : []),
    ...piecesOf(filter, names, language).map(({ keys, text }) => ({
      key: keys[0] ?? text,
      label: text.charAt(0).toUpperCase() + text.slice(1),
      keys,
    })),
  ]
}
