/**
 * What is compared, and the levels that a comparison may end on, from most to least alike. The last one of each is "not
 * known": one of the records says nothing, and so the comparison says nothing.
 */

/** The given name: the last syllable, which tells brothers and sisters apart. */
export const given = {
  same: 0,
  /** `Hòa` and `Hoa`: one was written without marks. */
  marksMissing: 1,
  /** `Hòa` and `Hóa`: a wrong mark, or another child. */
  marksDiffer: 2,
  /** `Trang` and `Chang`. */
  sameSound: 3,
  /** `Hoa` and `Hao`. */
  oneSlip: 4,
  twoSlips: 5,
  different: 6,
  unknown: 7,
} as const

/** Family and middle names. */
export const rest = {
  same: 0,
  marksDiffer: 1,
  near: 2,
  /** `Triệu Hoa` and `Triệu Thị Hoa`. */
  middleMissing: 3,
  /** The syllables of the whole name in another order. */
  reordered: 4,
  familySame: 5,
  middleSame: 6,
  different: 7,
  unknown: 8,
} as const

export const dateLevel = {
  same: 0,
  /** 05/03 and 03/05. */
  turned: 1,
  oneDigit: 2,
  sameMonth: 3,
  /** One record knows the year only, or says 1 January as lists do that do not know. */
  yearOnly: 4,
  sameYear: 5,
  /** Day and month agree, the year does not, by more than a digit. */
  sameDay: 6,
  nextYear: 7,
  different: 8,
  unknown: 9,
} as const

export const sexLevel = { same: 0, different: 1, unknown: 2 } as const

export const numberLevel = {
  same: 0,
  oneSlip: 1,
  /** The last digits of the other: nine of twelve. */
  part: 2,
  twoSlips: 3,
  /** Given out one after the other, as to twins who are registered together. */
  next: 4,
  different: 5,
  unknown: 6,
} as const

/** Mother and father. */
export const personLevel = {
  same: 0,
  marksDiffer: 1,
  near: 2,
  part: 3,
  givenSame: 4,
  different: 5,
  unknown: 6,
} as const

/** `joined`: an old commune and one that it went into. */
export const communeLevel = { same: 0, joined: 1, different: 2, unknown: 3 } as const
export const villageLevel = { same: 0, near: 1, different: 2, unknown: 3 } as const

/** The levels of every comparison, in the order of their numbers. */
export const levelsOf = {
  given,
  rest,
  date: dateLevel,
  sex: sexLevel,
  personalNumber: numberLevel,
  mother: personLevel,
  father: personLevel,
  commune: communeLevel,
  village: villageLevel,
} as const
export type Comparison = keyof typeof levelsOf

/** The comparisons by number; from `mother` on they are about the household. */
export const comparison = {
  given: 0,
  rest: 1,
  date: 2,
  sex: 3,
  personalNumber: 4,
  mother: 5,
  father: 6,
  commune: 7,
  village: 8,
} as const satisfies Record<Comparison, number>
export const comparisons = 9
export const mostLevels = 10

/** The number of "not known" in each comparison. */
export const unknownLevel: readonly number[] = Object.values(levelsOf).map((levels) => levels.unknown)

/** A number for each level of a comparison but the last. */
export type ByLevel<C extends Comparison> = Record<Exclude<keyof (typeof levelsOf)[C], 'unknown'>, number>

/** Numbers by level in the order of the levels. */
export const listed = <C extends Comparison>(name: C, by: ByLevel<C>): number[] =>
  Object.entries(levelsOf[name])
    .filter(([level]) => level !== 'unknown')
    .map(([level]) => by[level as keyof ByLevel<C>])
