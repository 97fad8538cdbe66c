/** A measurement that is hardly believed is asked about before it is kept: the person may still say that it is right. */
import type { FactContent } from '#core/children/facts/fact-kind.ts'
import type { PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { growthIndexNames } from '#core/growth/growth-scores.ts'
import { assessMeasurement, type ChildMeasured, implausibleScores } from '#core/growth/growth-status.ts'
import { formatNumber } from '#core/numbers.ts'
import { healthReference } from '#store/health-reference.ts'

const numberOf = (value: FactContent[string] | undefined): number | null => (typeof value === 'number' ? value : null)

/** @throws RuleError `measurement_implausible` naming the furthest score. */
export const refuseImplausible = (child: ChildMeasured, content: FactContent, on: PlainDate): void => {
  const [furthest] = implausibleScores(
    assessMeasurement(healthReference().growth, child, {
      on,
      weightKg: numberOf(content.weight_kg),
      lengthHeightCm: numberOf(content.length_height_cm),
      position: content.measure === 'lying' || content.measure === 'standing' ? content.measure : null,
      oedema: content.oedema === true,
    }),
  )
  if (!furthest) return
  const name = growthIndexNames[furthest.index]
  throw new RuleError('measurement_implausible', { whatVi: name.vi, what: name.en, z: formatNumber(furthest.z, 1) })
}
