/** Growth and immunisation of one child: the facts, read by core's rules. */
import type { FastifyInstance } from 'fastify'
import {
  type ChildImmunisation as ChildImmunisationView,
  type ChildMeasurement,
  childHealthApi,
  type ImmunisationSet,
} from '#api/child-health.ts'
import { isValidOn } from '#core/catalogues/catalogue.ts'
import { daysBetween, type PlainDate } from '#core/dates.ts'
import { RuleError } from '#core/errors.ts'
import { growthCharts } from '#core/growth/charts.ts'
import type { Classification } from '#core/growth/classification.ts'
import { assessMeasurement, type ChildMeasured } from '#core/growth/growth-status.ts'
import { type DoseStatus, dosesOn } from '#core/immunisation/due-doses.ts'
import { type FullyImmunised, isFullyImmunised } from '#core/immunisation/full-immunisation.ts'
import { completedOn, type FullImmunisation, scheduleOn } from '#core/immunisation/schedule.ts'
import { recordOf } from '#core/immunisation/under-one.ts'
import type { BirthPrecision, Sex } from '#core/indicators/child-snapshot.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from '#store/as-actor.ts'
import { findChild } from '#store/child-lists.ts'
import { type HealthFacts, listHealthFacts } from '#store/health-facts.ts'
import { healthReference } from '#store/health-reference.ts'
import type { AppContext } from './app.ts'
import { serve } from './serve.ts'

const noFacts: HealthFacts = { measurements: [], vaccinations: [], checks: [] }

const wordOf = (found: Classification): ChildMeasurement['scores']['waz']['word'] =>
  found.result === 'classified'
    ? {
        result: 'classified',
        code: found.cutOff.code,
        words: { vi: found.cutOff.name, en: found.cutOff.nameEn },
        severe: found.cutOff.severe,
        side: found.cutOff.side,
      }
    : { result: found.result, code: null, words: null, severe: false, side: null }

const toMeasurement = (child: ChildMeasured, measured: HealthFacts['measurements'][number]): ChildMeasurement => {
  const { ageDays, scores, classes } = assessMeasurement(healthReference().growth, child, measured)
  const scored = (index: 'waz' | 'haz' | 'whz' | 'baz') => ({
    z: scores[index]?.z ?? null,
    implausible: scores[index]?.implausible ?? false,
    word: wordOf(classes[index]),
  })
  return {
    ...measured,
    ageDays,
    scores: { waz: scored('waz'), haz: scored('haz'), whz: scored('whz'), baz: scored('baz') },
  }
}

/** An age cannot be counted from a month or a year: what is not on record is then not known to be missing either. */
const imprecise = 'birth_date_imprecise' as const

const toDose = ({ dose, state, reason, givenOn, dueOn }: DoseStatus, precise: boolean) => ({
  code: dose.code,
  vaccine: dose.vaccine,
  dose: dose.dose,
  words: { vi: dose.name, en: dose.nameEn },
  state: precise ? state : givenOn === null ? ('unknown' as const) : ('done' as const),
  reason: precise ? reason : givenOn === null ? imprecise : null,
  givenOn,
  dueOn: precise ? dueOn : null,
  confirmation: dose.confirmation,
  overdueConfirmation: dose.overdueConfirmation,
  basis: dose.basis,
})

const toSet = (
  definition: FullImmunisation,
  found: FullyImmunised,
  precise: boolean,
  wordsOf: (code: string) => { vi: string; en: string },
): ImmunisationSet => ({
  code: definition.code,
  kinds: definition.kinds,
  words: { vi: definition.name, en: definition.nameEn },
  result: precise ? found.result : 'unknown',
  reason:
    found.result === 'unknown' && found.reason === 'definition_unknown'
      ? found.reason
      : precise
        ? reasonOf(found)
        : imprecise,
  missing: found.result === 'yes' ? [] : found.missing.map(wordsOf),
  confirmation: definition.confirmation,
  basis: definition.basis,
  note: definition.note,
})

const reasonOf = (found: FullyImmunised) => (found.result === 'unknown' ? found.reason : null)

type Child = { birthDate: PlainDate; birthPrecision: BirthPrecision; sex: Sex | null }

const immunisationOf = (child: Child, facts: HealthFacts, today: PlainDate): ChildImmunisationView => {
  const { definitions, doses, schedules, vaccines } = healthReference().immunisation
  const precise = child.birthPrecision === 'day'
  const record = recordOf(
    facts.vaccinations,
    facts.checks.map(({ on }) => on),
  )
  const { statuses, unclear } = dosesOn(doses, { ...child, record }, today)
  const schedule = scheduleOn(schedules, today)
  const birthday = completedOn(child.birthDate, { months: 12 })
  const wordsOf = (code: string) => {
    const dose = doses.find((one) => one.code === code)
    return dose ? { vi: dose.name, en: dose.nameEn } : { vi: code, en: code }
  }
  return {
    birthDate: child.birthDate,
    birthPrecision: child.birthPrecision,
    schedule: schedule
      ? {
          basis: schedule.basis,
          diseaseCount: schedule.diseaseCount,
          hasTimetable: schedule.hasTimetable,
          confirmation: schedule.confirmation,
          note: schedule.note,
        }
      : null,
    checked: facts.checks.at(-1) ?? null,
    doses: statuses.map((status) => toDose(status, precise)),
    unclear: unclear.map(({ vaccine, date }) => {
      const known = vaccines.find((one) => one.code === vaccine)
      return { vaccine, words: known ? { vi: known.name, en: known.nameEn } : null, date }
    }),
    sets: definitions
      .filter((definition) => isValidOn(definition, birthday))
      .map((definition) =>
        toSet(definition, isFullyImmunised(doses, definition, { ...child, record }, today), precise, wordsOf),
      ),
  }
}

export const serveChildHealth = (app: FastifyInstance, context: AppContext): void => {
  const load = async (tx: Tx, childId: string, today: PlainDate, what: string) => {
    const child = await findChild(tx, childId, today)
    if (!child) throw new RuleError('not_found')
    const facts = await listHealthFacts(tx, provinceIdOf(child.villagePath), [childId], 'now')
    tx.record({ areaPath: child.villagePath, action: 'read', subjectKind: 'child', subjectId: childId, fields: [what] })
    return { child, facts: facts.get(childId) ?? noFacts }
  }

  serve(app, context, childHealthApi.growth, async ({ tx, params, today }) => {
    const { child, facts } = await load(tx, params.childId, today, 'measurements')
    const { tables, cutOffs } = healthReference().growth
    const measurements = facts.measurements.map((measured) => toMeasurement(child, measured))
    const ageDays = child.birthPrecision === 'day' ? daysBetween(child.birthDate, today) : null
    return {
      sex: child.sex,
      birthDate: child.birthDate,
      birthPrecision: child.birthPrecision,
      confirmation: cutOffs[0]?.confirmation ?? 'U',
      measurements: measurements.toReversed(),
      charts: child.sex === null || ageDays === null ? [] : growthCharts(tables, child.sex, ageDays, measurements),
    }
  })

  serve(app, context, childHealthApi.immunisation, async ({ tx, params, today }) => {
    const { child, facts } = await load(tx, params.childId, today, 'vaccinations')
    return immunisationOf(child, facts, today)
  })

  serve(app, context, childHealthApi.tables, async () => {
    const { tables, cutOffs } = healthReference().growth
    return { tables, cutOffs: [...cutOffs] }
  })
}
