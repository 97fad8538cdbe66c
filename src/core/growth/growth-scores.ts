/**
 * The four z-scores of a measured child, as the software of WHO computes them: the R packages `anthro` for the standards
 * of 2006 (0 to 60 months) and `anthroplus` for the reference of 2007 (60 months to 19 years). Every rule here is one of
 * theirs; where the two editions of a package differ, `docs/topics/growth.md` says which one we follow and why.
 */
import type { Sex } from '../indicators/child-snapshot.ts'
import { type GrowthTable, type GrowthTables, type Lms, rowBetween, rowOf } from './tables.ts'
import { adjustedZScoreOf, roundedZScore, zScoreOf } from './z-score.ts'

/** What was written down when a child was weighed and measured. `null`: not known. */
export type Measurement = {
  sex: Sex | null
  /** Days since birth. Best known from two dates. */
  ageDays: number | null
  /** Months since birth, with decimals, where days are not known. */
  ageMonths: number | null
  weightKg: number | null
  lengthHeightCm: number | null
  /** How the length was taken, which differs by 0.7 cm. */
  position: 'lying' | 'standing' | null
  /** Swelling of both feet: the weight then says nothing. */
  oedema: boolean
}

export type GrowthIndex = 'waz' | 'haz' | 'whz' | 'baz'
export const growthIndexes = ['waz', 'haz', 'whz', 'baz'] as const satisfies readonly GrowthIndex[]

export const growthIndexNames = {
  waz: { vi: 'cân nặng theo tuổi', en: 'weight-for-age' },
  haz: { vi: 'chiều dài/chiều cao theo tuổi', en: 'length/height-for-age' },
  whz: { vi: 'cân nặng theo chiều dài/chiều cao', en: 'weight-for-length/height' },
  baz: { vi: 'BMI theo tuổi', en: 'BMI-for-age' },
} as const satisfies Record<GrowthIndex, { vi: string; en: string }>

/** A z-score to two decimals. `implausible`: so far out that a wrong measure or age is likelier than such a child. */
export type GrowthScore = { z: number; implausible: boolean }

export type GrowthScores = Record<GrowthIndex, GrowthScore | null> & {
  /** Which standard the age falls under; `null` when the age is not known. */
  standard: '2006' | '2007' | null
  /** Standing under nine months: hardly possible, so the label was put aside and nothing added to the length. */
  positionIgnored: boolean
}

/** Days in a month of WHO's: 365.25 / 12. */
export const daysPerMonth = 30.4375

/** From this age on children are measured standing, and the table of heights holds. */
export const firstDayStanding = 731

/** The last age in months of each score of 2007, included. `anthroplus` 1.1 goes on until before 121 and 229 months. */
export const lastMonth2007 = { waz: 120, haz: 228, baz: 228 } as const

/** What lies outside is flagged: WHO's limits of the biologically plausible. */
export const plausible = {
  waz: { from: -6, to: 5 },
  haz: { from: -6, to: 6 },
  whz: { from: -5, to: 5 },
  baz: { from: -5, to: 5 },
} as const satisfies Record<GrowthIndex, { from: number; to: number }>

/** The z-scores that can be told; the others are `null`, never a guess. */
export const growthScores = (tables: GrowthTables, measurement: Measurement): GrowthScores => {
  const age = ageOf(measurement)
  if (measurement.sex === null || age === 'impossible') return none(null)
  const known = { ...measurement, sex: measurement.sex }
  if (age === null) return { ...none(null), whz: weightForLength(tables, known, null, known.lengthHeightCm) }
  return age.months < 60 ? scores2006(tables, known, age) : scores2007(tables, known, age)
}

const none = (standard: GrowthScores['standard']): GrowthScores => ({
  standard,
  positionIgnored: false,
  waz: null,
  haz: null,
  whz: null,
  baz: null,
})

// ── Age ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `days` is whole, half a day counting as one; `months` keeps its decimals. */
type Age = { days: number; months: number; monthsForTable: number }

const ageOf = ({ ageDays, ageMonths }: Measurement): Age | null | 'impossible' => {
  const given = ageDays ?? ageMonths
  if (given === null) return null
  if (!Number.isFinite(given) || given < 0) return 'impossible'
  const days = ageDays ?? given * daysPerMonth
  const months = ageDays === null ? given : ageDays / daysPerMonth
  // Both given: days decide; the table by months takes the months as they stand, unless they are of another age.
  const agree = ageDays !== null && ageMonths !== null && Math.abs(ageMonths * daysPerMonth - ageDays) <= 1
  return { days: roundedHalfUp(days), months, monthsForTable: agree ? ageMonths : months }
}

const roundedHalfUp = (value: number): number => {
  const whole = Math.floor(value)
  return value - whole >= 0.5 ? whole + 1 : whole
}

// ── 2006 ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type Known = Measurement & { sex: Sex }

const scores2006 = (tables: GrowthTables, child: Known, age: Age): GrowthScores => {
  const positionIgnored = child.position === 'standing' && age.months < 9
  const length = lengthFor(child, age, positionIgnored)
  const weight = weightOf(child)
  const bmi = weight === null || length === null ? null : bmiOf(weight, length)
  const row = (table: GrowthTable) => rowOf(table, child.sex, age.days)
  return {
    standard: '2006',
    positionIgnored,
    waz: scoreOf('waz', positive(weight), row(tables.weightForAge2006)),
    haz: scoreOf('haz', positive(length), row(tables.lengthForAge2006)),
    whz: weightForLength(tables, child, age, length),
    baz: scoreOf('baz', positive(bmi), row(tables.bmiForAge2006)),
  }
}

/** Standing children are 0.7 cm shorter than lying ones; each age has its own way of measuring. */
const lengthFor = ({ lengthHeightCm, position }: Known, age: Age, positionIgnored: boolean): number | null => {
  if (lengthHeightCm === null || positionIgnored) return lengthHeightCm
  if (age.days < firstDayStanding) return position === 'standing' ? lengthHeightCm + 0.7 : lengthHeightCm
  return position === 'lying' ? lengthHeightCm - 0.7 : lengthHeightCm
}

/**
 * By length or by height: which table says the age; without an age how the child was measured; without both, 87 cm.
 * Between two rows of a millimetre each figure is taken in proportion.
 */
const weightForLength = (tables: GrowthTables, child: Known, age: Age | null, cm: number | null) => {
  if (cm === null) return null
  const isLength = age ? age.days < firstDayStanding : child.position === null ? cm < 87 : child.position === 'lying'
  const limits = isLength ? { from: 45, to: 110 } : { from: 65, to: 120 }
  if (cm < limits.from || cm > limits.to) return null
  const low = Math.trunc(cm * 10)
  const between = { low, high: Math.trunc(cm * 10 + 1), part: (cm - low / 10) / 0.1 }
  const table = isLength ? tables.weightForLength2006 : tables.weightForHeight2006
  return scoreOf('whz', weightOf(child), rowBetween(table, child.sex, between))
}

// ── 2007 ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const scores2007 = (tables: GrowthTables, child: Known, age: Age): GrowthScores => {
  const months = age.monthsForTable
  const weight = weightOf(child)
  // The height as it was measured: WHO's software for this age asks for no position and takes nothing off.
  const height = child.lengthHeightCm
  const bmi = weight === null || height === null ? null : bmiOf(weight, height)
  const row = (table: GrowthTable, last: number): Lms | undefined => {
    if (months > last) return undefined
    const low = Math.trunc(months)
    return rowBetween(table, child.sex, { low, high: Math.trunc(months + 1), part: months - low })
  }
  return {
    ...none('2007'),
    waz: scoreOf('waz', weight, row(tables.weightForAge2007, lastMonth2007.waz)),
    haz: scoreOf('haz', height, row(tables.heightForAge2007, lastMonth2007.haz)),
    baz: scoreOf('baz', bmi, row(tables.bmiForAge2007, lastMonth2007.baz)),
  }
}

// ── Measures ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The weight that a score may be read from. */
const weightOf = ({ weightKg, oedema }: Measurement): number | null => (oedema ? null : weightKg)

const positive = (measure: number | null): number | null => (measure !== null && measure > 0 ? measure : null)

const bmiOf = (weightKg: number, cm: number): number => {
  const metres = cm / 100
  return weightKg / (metres * metres)
}

/** Lengths are spread evenly on both sides of the median; whatever has to do with weight has a long tail. */
const scoreOf = (index: GrowthIndex, measure: number | null, row: Lms | undefined): GrowthScore | null => {
  if (measure === null || measure < 0 || !row) return null
  const z = roundedZScore(index === 'haz' ? zScoreOf(measure, row) : adjustedZScoreOf(measure, row))
  if (!Number.isFinite(z)) return null
  return { z, implausible: z < plausible[index].from || z > plausible[index].to }
}
