/** What the measurements of one child say: each with its scores and names, and what is so by the newest that answers. */
import { daysBetween, type PlainDate } from '../dates.ts'
import type { BirthPrecision, Sex } from '../indicators/child-snapshot.ts'
import { type Classification, classifyGrowth, type GrowthCutOff } from './classification.ts'
import { daysPerMonth, type GrowthIndex, type GrowthScores, growthIndexes, growthScores } from './growth-scores.ts'
import type { GrowthTables } from './tables.ts'

export type GrowthReference = { tables: GrowthTables; cutOffs: readonly GrowthCutOff[] }

/** One measuring, on its day. `null`: not written down; oedema that nobody wrote down was not seen. */
export type Measured = {
  on: PlainDate
  weightKg: number | null
  lengthHeightCm: number | null
  position: 'lying' | 'standing' | null
  oedema: boolean | null
}

export type ChildMeasured = { sex: Sex | null; birthDate: PlainDate; birthPrecision: BirthPrecision }

export type Assessment = {
  /** Null where the day of birth is not known: then no score that needs an age is told. */
  ageDays: number | null
  scores: GrowthScores
  classes: Record<GrowthIndex, Classification>
}

export const assessMeasurement = (
  { tables, cutOffs }: GrowthReference,
  child: ChildMeasured,
  measured: Measured,
): Assessment => {
  const ageDays =
    child.birthPrecision === 'day' && measured.on >= child.birthDate ? daysBetween(child.birthDate, measured.on) : null
  const oedema = measured.oedema === true
  const scores = growthScores(tables, {
    sex: child.sex,
    ageDays,
    ageMonths: null,
    weightKg: measured.weightKg,
    lengthHeightCm: measured.lengthHeightCm,
    position: measured.position,
    oedema,
  })
  const unknown: Classification = { result: 'unknown' }
  const classes =
    ageDays === null
      ? { waz: unknown, haz: unknown, whz: unknown, baz: unknown }
      : classifyGrowth(cutOffs, scores, { ageMonths: ageDays / daysPerMonth, oedema, measuredOn: measured.on })
  return { ageDays, scores, classes }
}

/** The scores that are too far out to be believed, the furthest first. */
export const implausibleScores = ({ scores }: Pick<Assessment, 'scores'>): { index: GrowthIndex; z: number }[] =>
  growthIndexes
    .flatMap((index) => {
      const score = scores[index]
      return score?.implausible ? [{ index, z: score.z }] : []
    })
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))

export const growthWords = ['underweight', 'stunted', 'wasted', 'overweight'] as const
export type GrowthWord = (typeof growthWords)[number]
export type GrowthAnswers = Record<GrowthWord, boolean | null>

const noAnswers: GrowthAnswers = { underweight: null, stunted: null, wasted: null, overweight: null }

/** Under 60 months weight-for-height tells thin and fat, from then on BMI: the same as in the table of cut-offs. */
const indexOf = (word: GrowthWord, ageDays: number): GrowthIndex =>
  word === 'underweight' ? 'waz' : word === 'stunted' ? 'haz' : ageDays / daysPerMonth < 60 ? 'whz' : 'baz'

/** Yes or no for each word by one measuring; null: no score, or one that is not believed. */
export const answersOf = ({ ageDays, classes }: Assessment): GrowthAnswers => {
  if (ageDays === null) return noAnswers
  const answer = (word: GrowthWord): boolean | null => {
    const found = classes[indexOf(word, ageDays)]
    if (found.result === 'within') return false
    if (found.result !== 'classified') return null
    const { side } = found.cutOff
    // Oedema is a sign of wasting; how heavy the child would be without it, nobody knows.
    if (word === 'overweight') return found.by === 'oedema' ? null : side === 'above'
    return side === 'below'
  }
  return {
    underweight: answer('underweight'),
    stunted: answer('stunted'),
    wasted: answer('wasted'),
    overweight: answer('overweight'),
  }
}

export type GrowthStatus = GrowthAnswers & { measuredOn: PlainDate | null }

/**
 * What is so by the measurements of a span of days: of each word the newest that answers, since a child is often weighed
 * without being measured. `measuredOn`: the newest measuring of all.
 */
export const growthStatus = (
  reference: GrowthReference,
  child: ChildMeasured,
  measurements: readonly Measured[],
  { from, to }: { from: PlainDate | null; to: PlainDate },
): GrowthStatus => {
  const within = measurements
    .filter(({ on }) => (from === null || on >= from) && on <= to && on >= child.birthDate)
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
  const status: GrowthStatus = { ...noAnswers, measuredOn: within[0]?.on ?? null }
  for (const measured of within) {
    const open = growthWords.filter((word) => status[word] === null)
    if (open.length === 0) break
    const answers = answersOf(assessMeasurement(reference, child, measured))
    for (const word of open) status[word] = answers[word]
  }
  return status
}
