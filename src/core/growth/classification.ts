/**
 * What a z-score is called: stunted, wasted, overweight … The cut-offs are data with their sources, in
 * `reference/growth/classification.json`. A classification is a word about a measurement, never a finding about a child.
 */
import { z } from 'zod'
import { Confirmation, Dated, isValidOn, parseFile } from '../catalogues/catalogue.ts'
import type { PlainDate } from '../dates.ts'
import { type GrowthIndex, type GrowthScores, growthIndexes } from './growth-scores.ts'

export const GrowthCutOff = Dated.extend({
  code: z.string().regex(/^[a-z_]+$/),
  index: z.enum(growthIndexes),
  /** Holds from this age … */
  fromMonths: z.number(),
  /** … until before this one. */
  toMonths: z.number(),
  side: z.enum(['below', 'above']),
  /** Strictly below or above: −2.00 is not below −2. */
  z: z.number(),
  severe: z.boolean(),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  confirmation: Confirmation,
})
export type GrowthCutOff = z.infer<typeof GrowthCutOff>

export const parseGrowthCutOffs = (text: string) => parseFile(text, GrowthCutOff)

/**
 * - `classified`: a cut-off is passed, the furthest one named
 * - `within`: none is passed
 * - `implausible`: measure again; the score is too far out to be believed
 * - `unknown`: there is no score, or no cut-off for this index at this age
 */
export type Classification =
  | { result: 'classified'; cutOff: GrowthCutOff; by: 'z' | 'oedema' }
  | { result: 'within' | 'implausible' | 'unknown' }

/** What each score is called on the day of measuring. An age is needed: weight-for-height alone is judged under 60 months. */
export const classifyGrowth = (
  cutOffs: readonly GrowthCutOff[],
  scores: GrowthScores,
  child: { ageMonths: number; oedema: boolean; measuredOn: PlainDate },
): Record<GrowthIndex, Classification> => {
  const of = (index: GrowthIndex): Classification => {
    const rows = cutOffs.filter(
      (row) =>
        row.index === index &&
        row.fromMonths <= child.ageMonths &&
        child.ageMonths < row.toMonths &&
        isValidOn(row, child.measuredOn),
    )
    // WHO counts bilateral oedema as below −3 in everything that has to do with weight: it is a sign of its own.
    if (child.oedema && index !== 'haz') {
      const severe = rows.find((row) => row.side === 'below' && row.severe)
      return severe ? { result: 'classified', cutOff: severe, by: 'oedema' } : { result: 'unknown' }
    }
    const score = scores[index]
    if (!score || rows.length === 0) return { result: 'unknown' }
    if (score.implausible) return { result: 'implausible' }
    const passed = rows
      .filter((row) => (row.side === 'below' ? score.z < row.z : score.z > row.z))
      .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))[0]
    return passed ? { result: 'classified', cutOff: passed, by: 'z' } : { result: 'within' }
  }
  return { waz: of('waz'), haz: of('haz'), whz: of('whz'), baz: of('baz') }
}
