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
import { type ByLevel, type Comparison, comparison, comparisons, listed, mostLevels } from './levels.ts'

const person: ByLevel<'mother'> = {
  same: 0.813,
  marksDiffer: 0.07,
  near: 0.06,
  part: 0.035,
  givenSame: 0.012,
  different: 0.008,
}

/**
 * How often each level occurs when the records are of one child, before the lists are asked: our expectation of lists
 * typed by hand. Estimation starts here, and stays here where lists have little to say.
 */
const expectedShares: { [C in Comparison]: ByLevel<C> } = {
  given: {
    same: 0.804,
    marksMissing: 0.08,
    marksDiffer: 0.03,
    sameSound: 0.02,
    oneSlip: 0.05,
    twoSlips: 0.01,
    different: 0.004,
  },
  rest: {
    same: 0.808,
    marksDiffer: 0.06,
    near: 0.06,
    middleMissing: 0.045,
    reordered: 0.02,
    familySame: 0.001,
    middleSame: 0.005,
    different: 0.001,
  },
  date: {
    same: 0.84,
    turned: 0.035,
    oneDigit: 0.06,
    sameMonth: 0.015,
    yearOnly: 0.03,
    sameYear: 0.006,
    sameDay: 0.009,
    nextYear: 0.002,
    different: 0.003,
  },
  sex: { same: 0.98, different: 0.02 },
  personalNumber: { same: 0.88, oneSlip: 0.07, part: 0.02, twoSlips: 0.021, next: 0.003, different: 0.006 },
  mother: person,
  father: person,
  commune: { same: 0.86, joined: 0.08, different: 0.06 },
  village: { same: 0.8, near: 0.1, different: 0.1 },
}

const inOrder = (shares: { [C in Comparison]: ByLevel<C> }): readonly (readonly number[])[] =>
  (Object.keys(comparison) as Comparison[]).map((name) => listed(name, shares[name]))

export const expected = inOrder(expectedShares)

/**
 * Levels that speak against one child. In lists with few children twice, estimation would take namesakes for matches and
 * then learn from them that matches differ: such shares may grow to this many times what is expected, not further.
 */
export const contradictions: { readonly [C in Comparison]: readonly (keyof ByLevel<C>)[] } = {
  given: ['different'],
  rest: ['familySame', 'middleSame', 'different'],
  date: ['sameYear', 'nextYear', 'different'],
  sex: ['different'],
  personalNumber: ['twoSlips', 'next', 'different'],
  mother: ['givenSame', 'different'],
  father: ['givenSame', 'different'],
  commune: [],
  village: [],
}
export const mostContradiction = 2

/**
 * Into how many other names a slip of this kind may turn one. Where the other name is rarer than such slips would make it,
 * it is a slip; where it is commoner, it is another child's name.
 */
export const reachOfSlip = {
  given: listed('given', {
    same: 1,
    marksMissing: 1,
    marksDiffer: 5,
    sameSound: 2,
    oneSlip: 25,
    twoSlips: 600,
    different: 1,
  }),
  rest: 60,
  person: 60,
}

/** Brothers, sisters and twins, in what is the child's own. Our expectation; only their numbers are estimated. */
export const sibling = {
  /**
   * Shares of the same given name, by level of the rest of the name: hardly two of one family have it, sooner with another
   * middle name (Minh Anh, Bảo Anh). The last is for names of one syllable.
   */
  givenSame: [
    ...listed('rest', {
      same: 0.004,
      marksDiffer: 0.004,
      near: 0.004,
      middleMissing: 0.01,
      reordered: 0.004,
      familySame: 0.06,
      middleSame: 0.005,
      different: 0.005,
    }),
    0.01,
  ],
  /** Beside that, by chance, as often as strangers would be: parents avoid it, lists and common names do not. */
  givenByChance: 0.3,
  /** Other levels of the given name, as ratios to strangers: names of twins often sound alike. */
  twinGiven: listed('given', {
    same: 1,
    marksMissing: 1.5,
    marksDiffer: 3,
    sameSound: 2,
    oneSlip: 2.5,
    twoSlips: 1.5,
    different: 1,
  }),
  otherGiven: listed('given', {
    same: 1,
    marksMissing: 1,
    marksDiffer: 1.5,
    sameSound: 1.2,
    oneSlip: 1.3,
    twoSlips: 1,
    different: 1,
  }),
  rest: listed('rest', {
    same: 0.45,
    marksDiffer: 0.03,
    near: 0.04,
    middleMissing: 0.08,
    reordered: 0.004,
    familySame: 0.36,
    middleSame: 0.02,
    different: 0.016,
  }),
  /** Birthdays of brothers and sisters who are no twins, as ratios to strangers: months lie between them. */
  date: listed('date', {
    same: 0.01,
    turned: 0.3,
    oneDigit: 0.8,
    sameMonth: 0.15,
    yearOnly: 0.6,
    sameYear: 0.3,
    sameDay: 0.8,
    nextYear: 1,
    different: 1,
  }),
  twinNumber: listed('personalNumber', {
    same: 0.0005,
    oneSlip: 0.005,
    part: 0.00002,
    twoSlips: 0.02,
    next: 0.15,
    different: 1,
  }),
  otherNumber: listed('personalNumber', {
    same: 0.0002,
    oneSlip: 0.0005,
    part: 0.00002,
    twoSlips: 0.002,
    next: 0.005,
    different: 1,
  }),
}

const strangePerson = listed('mother', {
  same: 0.001,
  marksDiffer: 0.0005,
  near: 0.002,
  part: 0.004,
  givenSame: 0.01,
  different: 0.98,
})

/** Chances between strangers for levels that no single value explains; estimated from random pairs, beginning here. */
export const strangers: readonly (readonly number[])[] = [
  [],
  listed('rest', {
    same: 0.02,
    marksDiffer: 0.002,
    near: 0.01,
    middleMissing: 0.03,
    reordered: 0.0005,
    familySame: 0.12,
    middleSame: 0.1,
    different: 0.72,
  }),
  listed('date', {
    same: 0.00025,
    turned: 0.0001,
    oneDigit: 0.004,
    sameMonth: 0.005,
    yearOnly: 0.06,
    sameYear: 0.055,
    sameDay: 0.0025,
    nextYear: 0.11,
    different: 0.76,
  }),
  [],
  // Too rare to be met among random pairs; from how numbers are made up (province, sex, year, six digits).
  listed('personalNumber', { same: 1e-8, oneSlip: 3e-5, part: 1e-6, twoSlips: 5e-4, next: 3e-6, different: 1 }),
  strangePerson,
  strangePerson,
  [],
  [],
]

/** Logarithms stand at `comparison * mostLevels + level`. */
export type Model = {
  /** One child: shares of the levels (m). */
  same: Float64Array
  /** Strangers: chances of the levels (u), where no single value has its own. */
  strangers: Float64Array
  /** Expected numbers of pairs of each kind among all pairs, and all pairs. */
  matches: number
  twins: number
  siblings: number
  pairs: number
}

/** The model before lists are asked: `children` who might be in a pair, `pairs` that could be made of them. */
export const expectedModel = (children: number, pairs: number): Model => ({
  same: logsOf(expected),
  strangers: logsOf(strangers),
  matches: Math.max(0.5, 0.02 * children),
  twins: Math.max(0.1, 0.01 * children),
  siblings: Math.max(0.5, 0.5 * children),
  pairs: Math.max(1, pairs),
})

const logsOf = (shares: readonly (readonly number[])[]): Float64Array => {
  const logs = new Float64Array(comparisons * mostLevels)
  shares.forEach((levels, c) => {
    levels.forEach((share, level) => {
      logs[c * mostLevels + level] = Math.log(share)
    })
  })
  return logs
}
