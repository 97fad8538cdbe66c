/**
 * What the demo's health station and schools have told the commune: measurements, doses, checks against the book, early
 * services and last year's classes. Drawn apart from the commune itself, so that a change here moves no child. Some is
 * not known, as everywhere.
 */

import { isValidOn } from '../catalogues/catalogue.ts'
import { addDays, addYears, ageOn, daysBetween, type PlainDate, plainDate, yearOf } from '../dates.ts'
import { firstDayStanding } from '../growth/growth-scores.ts'
import { type GrowthTables, lastRow, rowOf } from '../growth/tables.ts'
import { measureAt } from '../growth/z-score.ts'
import { completedOn, type ScheduledDose } from '../immunisation/schedule.ts'
import type { DemoChild } from './children.ts'
import type { DemoCommune } from './commune.ts'
import { type Random, randomFrom } from './random.ts'

export type DemoFact = {
  key: string
  kind: 'measurements' | 'vaccinations' | 'immunisation_checks' | 'early_services'
  validFrom: PlainDate
  content: Record<string, string | number | boolean | null>
}

export type DemoHealthReference = { tables: GrowthTables; doses: readonly ScheduledDose[] }

/** Under this age the station weighs and vaccinates. */
const smallUnder = 6
const servedUnder = 9

/** About a normal distribution: the sum of twelve equal ones. */
const normal = (random: Random, mean: number, spread: number): number => {
  let sum = -6
  for (let n = 0; n < 12; n++) sum += random.whole(0, 10_000) / 10_000
  return mean + spread * sum
}

export const demoHealth = (commune: DemoCommune, reference: DemoHealthReference): DemoFact[] => {
  const random = randomFrom(commune.seed + 1)
  return commune.children
    .filter((child) => child.residenceTo === null && ageOn(child.birthDate, commune.today) < servedUnder)
    .flatMap((child) => [
      ...(ageOn(child.birthDate, commune.today) < smallUnder
        ? [
            ...measurementsOf(random, child, reference.tables, commune.today),
            ...vaccinationsOf(random, child, reference.doses, commune.today),
          ]
        : []),
      ...servicesOf(random, child, commune.today),
    ])
}

// ── Growth ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Ages in months at which the station asks a child to come. */
const visits = [0, 2, 4, 6, 9, 12, 15, 18, 24, 30, 36, 42, 48, 54, 60, 66]

const measurementsOf = (random: Random, child: DemoChild, tables: GrowthTables, today: PlainDate): DemoFact[] => {
  const comes = random.weighted([
    ['regularly', 82],
    ['stopped', 10],
    ['never', 8],
  ] as const)
  const haz = normal(random, -1.1, 1.05)
  const whz = normal(random, -0.4, 0.95)
  const stoppedOn = addDays(today, -random.whole(340, 700))
  const days = [
    ...visits.map((months) => addDays(child.birthDate, Math.round(months * 30.4375) + random.whole(0, 12))),
    addDays(today, -random.whole(5, 75)),
  ].filter((on) => on <= today && on >= child.residenceFrom && on >= child.birthDate)
  if (comes === 'never' || child.sex === null) return []
  return [...new Set(days)]
    .filter((on) => (comes === 'regularly' ? true : on <= stoppedOn) && daysBetween(on, today) < 1000)
    .sort()
    .flatMap((on): DemoFact[] => {
      const measured = measureOf(random, child, tables, daysBetween(child.birthDate, on), { haz, whz })
      return measured ? [{ key: child.key, kind: 'measurements', validFrom: on, content: measured }] : []
    })
}

const measureOf = (
  random: Random,
  child: DemoChild,
  tables: GrowthTables,
  ageDays: number,
  of: { haz: number; whz: number },
): DemoFact['content'] | null => {
  const sex = child.sex ?? 'female'
  const lengths = tables.lengthForAge2006
  const forAge = rowOf(lengths, sex, Math.min(ageDays, lastRow(lengths)))
  if (!forAge) return null
  // Newborns are nearer to the median than they will be at two years.
  const part = Math.min(1, 0.4 + ageDays / 900)
  const extra = ageDays > lastRow(lengths) ? (ageDays - lastRow(lengths)) * 0.017 : 0
  const cm = Math.round((measureAt(of.haz * part, forAge) + extra + normal(random, 0, 0.3)) * 10) / 10
  const lying = ageDays < firstDayStanding
  const weights = lying ? tables.weightForLength2006 : tables.weightForHeight2006
  const forLength = rowOf(weights, sex, Math.round(cm * 10))
  if (!forLength) return null
  const kg = Math.round(measureAt(of.whz + normal(random, 0, 0.25), forLength) * 10) / 10
  // Now and then a child is only weighed.
  const onlyWeighed = ageDays > 800 && random.chance(0.12)
  return {
    weight_kg: kg,
    length_height_cm: onlyWeighed ? null : cm,
    measure: onlyWeighed ? null : lying ? 'lying' : 'standing',
    oedema: false,
  }
}

// ── Immunisation ───────────────────────────────────────────────────────────────────────────────────────────────────

const vaccinationsOf = (
  random: Random,
  child: DemoChild,
  doses: readonly ScheduledDose[],
  today: PlainDate,
): DemoFact[] => {
  const how = random.weighted([
    ['all', 84],
    ['late', 6],
    ['one missing', 4],
    ['unknown', 6],
  ] as const)
  if (how === 'unknown') return []
  const due = [...new Set(doses.map((dose) => dose.code))]
    .flatMap((code) => {
      const rows = doses.filter((dose) => dose.code === code)
      const row = rows.find((dose) => isValidOn(dose, completedOn(child.birthDate, dose.recommendedAge)))
      return row && row.rollout === 'everywhere' ? [row] : []
    })
    .filter((dose) => completedOn(child.birthDate, dose.recommendedAge) <= today)
  const missing = how === 'one missing' ? random.pick(['Measles', 'OPV', 'DPT-HepB-Hib']) : null
  const given = new Map<string, PlainDate>()
  const facts: DemoFact[] = []
  for (const dose of due) {
    const before = dose.afterDose === null ? undefined : given.get(`${dose.vaccine}-${dose.afterDose}`)
    if (dose.afterDose !== null && before === undefined) continue
    const recommended = completedOn(child.birthDate, dose.recommendedAge)
    const earliest = before && dose.minInterval ? completedOn(before, dose.minInterval) : recommended
    const wait = dose.dose === 0 ? 0 : random.whole(0, 18) + (how === 'late' && dose.vaccine === 'Measles' ? 130 : 0)
    const on = addDays(earliest > recommended ? earliest : recommended, wait)
    if (on > today || dose.vaccine === missing) continue
    given.set(dose.code, on)
    facts.push({
      key: child.key,
      kind: 'vaccinations',
      validFrom: on,
      content: {
        vaccine: dose.vaccine,
        other_vaccine: null,
        dose: String(dose.dose),
        place: dose.dose === 0 ? 'Trung tâm y tế khu vực' : 'Trạm y tế xã',
      },
    })
  }
  if (random.chance(0.9))
    facts.push({
      key: child.key,
      kind: 'immunisation_checks',
      validFrom: later(child.birthDate, addDays(today, -random.whole(3, 40))),
      content: { book: random.chance(0.7) ? 'station_book' : 'family_book', note: null },
    })
  return facts
}

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)

// ── Early services ─────────────────────────────────────────────────────────────────────────────────────────────────

const services = [
  ['health', 0.96],
  ['nutrition', 0.85],
  ['early_learning', 0.72],
  ['protection', 0.6],
  ['parent_support', 0.45],
] as const

const servicesOf = (random: Random, child: DemoChild, today: PlainDate): DemoFact[] => {
  const since = later(child.birthDate, plainDate(yearOf(addYears(today, 0)), 3, 1))
  if (since > today || random.chance(0.1)) return []
  return services.map(([service, share]) => ({
    key: child.key,
    kind: 'early_services' as const,
    validFrom: since,
    content: {
      service,
      given: service === 'early_learning' && child.enrolment.status === 'enrolled' ? true : random.chance(share),
      provider: service === 'health' ? 'Trạm y tế xã' : null,
    },
  }))
}
