/**
 * The model. Fellegi and Sunter (1969) tell two kinds of pairs apart, matches and others, by how often each level of each
 * comparison occurs among them (m and u). Children have brothers, sisters and twins, who agree in parents, village and
 * commune exactly as a child agrees with itself; as Larsen and Rubin (2001) do for people of one household, pairs are of
 * four kinds here. What the household says is the same for the first three, so it can never make one child of two.
 *
 * A comparison gives a level and `value`, the logarithm of one over the chance that two strangers agree in this way on this
 * very value. The weight of a level for a kind is `log(share of the level within the kind) + value`, or, where a kind says
 * nothing of the value, a ratio to strangers.
 */

/** The comparisons, by number. */
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
} as const
export const comparisons = 9

export const dateLevel = {
  same: 0,
  /** 05/03 and 03/05. */
  turned: 1,
  oneDigit: 2,
  sameMonth: 3,
  /** One record knows the year only, or says 1 January as lists do that do not know. */
  yearOnly: 4,
  sameYear: 5,
  sameDay: 6,
  nextYear: 7,
  different: 8,
  unknown: 9,
} as const

export const sexLevel = { same: 0, different: 1, unknown: 2 } as const
/** `next`: given out one after the other, as to twins who are registered together. */
export const numberLevel = { same: 0, oneSlip: 1, part: 2, twoSlips: 3, next: 4, different: 5, unknown: 6 } as const
export const personLevel = {
  same: 0,
  marksDiffer: 1,
  near: 2,
  part: 3,
  givenSame: 4,
  different: 5,
  unknown: 6,
} as const
export const communeLevel = { same: 0, joined: 1, different: 2, unknown: 3 } as const
export const villageLevel = { same: 0, near: 1, different: 2, unknown: 3 } as const

/** The last level of a comparison is "not known" and weighs nothing for any kind. */
export const levelCounts: readonly number[] = [8, 9, 10, 3, 7, 7, 7, 4, 4]
export const mostLevels = 10

/**
 * How often each level occurs when the records are of one child, before the lists are asked: our expectation of lists
 * typed by hand, deliberately flat. Estimation starts here and returns here where a list has little to say.
 */
export const expected: readonly (readonly number[])[] = [
  [0.804, 0.08, 0.03, 0.02, 0.05, 0.01, 0.004],
  [0.808, 0.06, 0.06, 0.045, 0.02, 0.001, 0.005, 0.001],
  [0.84, 0.035, 0.06, 0.015, 0.03, 0.006, 0.009, 0.002, 0.003],
  [0.98, 0.02],
  [0.88, 0.07, 0.02, 0.021, 0.003, 0.006],
  [0.813, 0.07, 0.06, 0.035, 0.012, 0.008],
  [0.813, 0.07, 0.06, 0.035, 0.012, 0.008],
  [0.86, 0.08, 0.06],
  [0.8, 0.1, 0.1],
]

/**
 * Levels that speak against one child. Where a list has few children twice, estimation would explain away what they say
 * by taking namesakes for matches: their shares may grow to this many times what is expected, not further.
 */
export const contradictions: readonly (readonly number[])[] = [
  [6],
  [5, 6, 7],
  [5, 7, 8],
  [1],
  [3, 4, 5],
  [4, 5],
  [4, 5],
  [],
  [],
]
export const mostContradiction = 2

/** How many children besides the true one a slip of this kind may turn a name into: a slip that makes a rare name of a common one is a slip. */
export const reachOfSlip = { given: [1, 1, 5, 2, 25, 600], rest: 60, person: 60 } as const

/** Brothers, sisters and twins against strangers, for what is the child's own. `of` a value: shares; else ratios. */
export const sibling = {
  /**
   * Given names: hardly two of one family are the same, a little sooner with another middle name (Minh Anh, Bảo Anh);
   * by level of the rest of the name. Of twins, many sound alike.
   */
  givenSame: [0.004, 0.004, 0.004, 0.01, 0.004, 0.06, 0.005, 0.005, 0.01],
  /** Beside that, by chance, as often as strangers would be: parents avoid it, lists and common names do not. */
  givenByChance: 0.3,
  twinGiven: [0, 1.5, 3, 2, 2.5, 1.5, 1, 1],
  otherGiven: [0, 1, 1.5, 1.2, 1.3, 1, 1, 1],
  rest: [0.45, 0.03, 0.04, 0.08, 0.004, 0.36, 0.02, 0.016],
  /** Birthdays of brothers and sisters who are no twins, as ratios: months lie between them. */
  date: [0.01, 0.3, 0.8, 0.15, 0.6, 0.3, 0.8, 1, 1, 1],
  /** Numbers given out one after the other differ in a digit. */
  twinNumber: [0.0005, 0.005, 0.00002, 0.02, 0.15, 1],
  otherNumber: [0.0002, 0.0005, 0.00002, 0.002, 0.005, 1],
} as const

/** Chances of levels between strangers that no single value explains; estimated from random pairs, from here. */
export const strangers: readonly (readonly number[])[] = [
  [],
  [0.02, 0.002, 0.01, 0.03, 0.0005, 0.12, 0.1, 0.72],
  [0.00025, 0.0001, 0.004, 0.005, 0.06, 0.055, 0.0025, 0.11, 0.76],
  [],
  [1e-8, 3e-5, 1e-6, 5e-4, 3e-6, 1],
  [0.001, 0.0005, 0.002, 0.004, 0.01, 0.98],
  [0.001, 0.0005, 0.002, 0.004, 0.01, 0.98],
  [],
  [],
]

/** Logarithms, `[comparison * mostLevels + level]`. */
export type Model = {
  /** One child: shares of the levels (m). */
  same: Float64Array
  /** Strangers: chances of levels (u), where no single value has its own. */
  strangers: Float64Array
  /** Expected numbers of pairs of each kind among all pairs, and all pairs. */
  matches: number
  twins: number
  siblings: number
  pairs: number
}

export const expectedModel = (children: number, pairs: number): Model => ({
  same: logsOf(expected),
  strangers: logsOf(strangers),
  matches: Math.max(0.5, 0.02 * children),
  twins: Math.max(0.1, 0.01 * children),
  siblings: Math.max(0.5, 0.5 * children),
  pairs: Math.max(1, pairs),
})

export const logsOf = (shares: readonly (readonly number[])[]): Float64Array => {
  const logs = new Float64Array(comparisons * mostLevels)
  shares.forEach((levels, c) => {
    levels.forEach((share, level) => {
      logs[c * mostLevels + level] = Math.log(share)
    })
  })
  return logs
}
