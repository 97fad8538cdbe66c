/** Figures and population tables from snapshots of children. Every number comes with the rows behind it. */
import type { Instant, PlainDate } from '../dates.ts'
import { ageOn } from '../dates.ts'
import type { ChildSnapshot } from './child-snapshot.ts'
import type { Condition } from './condition.ts'
import type { Figure, FigureBucket } from './figure.ts'
import { classify, evaluate, type Formula, type FormulaContext } from './formula.ts'
import type { Indicator } from './indicator.ts'
import type { Reason } from './reasons.ts'

export type FigureContext = FormulaContext & { areaPath: string; asKnown: Instant }

/** One child behind a figure. `reason`: why it is not counted, or which fact is unknown. */
export type FigureRow = { childId: string; bucket: FigureBucket; reason: Reason | null }

/**
 * The figure of a computed indicator and the three lists behind it. The denominator is counted + not counted: children of
 * whom a needed fact is unknown stand apart and are in neither. Throws when the indicator has no formula.
 */
export const computeFigure = (
  indicator: Pick<Indicator, 'code' | 'version' | 'unit' | 'multiplier' | 'formula'>,
  snapshots: Iterable<ChildSnapshot>,
  context: FigureContext,
): { figure: Figure; rows: FigureRow[] } => {
  const { formula } = indicator
  if (!formula) throw new Error(`${indicator.code} is entered, not computed`)
  const rows: FigureRow[] = []
  const count = { counted: 0, not_counted: 0, unknown: 0 }
  for (const child of snapshots) {
    const { bucket, reason } = classify(formula, child, context)
    if (bucket === 'outside') continue
    count[bucket]++
    rows.push({ childId: child.childId, bucket, reason })
  }
  return {
    figure: {
      indicatorCode: indicator.code,
      indicatorVersion: indicator.version,
      areaPath: context.areaPath,
      cutOff: context.cutOff,
      asKnown: context.asKnown,
      numerator: count.counted,
      denominator: formula.counted === null ? null : count.counted + count.not_counted,
      unknown: count.unknown,
      multiplier: indicator.multiplier,
      unit: indicator.unit,
      source: 'computed',
      sourceNote: null,
    },
    rows,
  }
}

/** A band of completed years, both ends included. */
export type AgeBand = { from: number; to: number }

/** Ours: under 3, 3–5 (preschool), 6–10, 11–15. No official list of bands was read. */
export const defaultAgeBands: readonly AgeBand[] = [
  { from: 0, to: 2 },
  { from: 3, to: 5 },
  { from: 6, to: 10 },
  { from: 11, to: 15 },
]

export type PopulationCell = { total: number; male: number; female: number; sexUnknown: number }

/** Children of an area. `unknown`: not known whether they belong (residence or age); they are in no cell. */
export type Population = {
  all: PopulationCell
  unknown: number
  /** In the order of the bands; `band` null: under 16 for certain, band not known. Present even when zero. */
  ages: ({ band: AgeBand | null } & PopulationCell)[]
  /** By completed year of age; `age` null: not certain. */
  years: ({ age: number | null } & PopulationCell)[]
  ethnicities: ({ code: string | null } & PopulationCell)[]
  villages: ({ path: string | null } & PopulationCell)[]
}

const emptyCell = (): PopulationCell => ({ total: 0, male: 0, female: 0, sexUnknown: 0 })

const add = (cell: PopulationCell, child: ChildSnapshot): void => {
  cell.total++
  if (child.sex === 'male') cell.male++
  else if (child.sex === 'female') cell.female++
  else cell.sexUnknown++
}

/** Children under 16 living in the area (Law on Children 102/2016/QH13, Article 1). */
export const populationFormula: Formula = {
  referenceDay: 'cutOff',
  cohort: { op: 'all', of: [{ op: 'residentHere' }, { op: 'ageUnder', years: 16 }] },
  counted: null,
}

const sure = (condition: Condition, child: ChildSnapshot, context: FormulaContext): boolean =>
  evaluate(condition, child, context) === true

/** The age of a child when it is certain on the cut-off, else null. */
const certainAge = (child: ChildSnapshot, context: FormulaContext): number | null => {
  if (child.birthDate === null) return null
  const age = ageOn(child.birthDate, context.cutOff)
  for (const years of [age, age - 1])
    if (years >= 0 && sure({ op: 'ageFromTo', from: years, to: years }, child, context)) return years
  return null
}

/** Children by age, sex, ethnicity and village on the cut-off. Each table adds up to `all`. */
export const computePopulation = (
  snapshots: Iterable<ChildSnapshot>,
  context: { cutOff: PlainDate; schoolYearStart: PlainDate },
  bands: readonly AgeBand[] = defaultAgeBands,
  formula: Formula = populationFormula,
): Population => {
  const all = emptyCell()
  let unknown = 0
  const ages = [
    ...bands.map((band) => ({ band: band as AgeBand | null, ...emptyCell() })),
    { band: null, ...emptyCell() },
  ]
  const years = new Map<number | null, PopulationCell>()
  const ethnicities = new Map<string | null, PopulationCell>()
  const villages = new Map<string | null, PopulationCell>()
  const at = <K>(map: Map<K, PopulationCell>, key: K): PopulationCell => {
    const cell = map.get(key) ?? emptyCell()
    map.set(key, cell)
    return cell
  }
  for (const child of snapshots) {
    const { bucket } = classify(formula, child, context)
    if (bucket === 'unknown') unknown++
    if (bucket !== 'counted') continue
    add(all, child)
    const band = bands.findIndex((b) => sure({ op: 'ageFromTo', ...b }, child, context))
    add(ages[band < 0 ? bands.length : band] as PopulationCell, child)
    add(at(years, certainAge(child, context)), child)
    add(at(ethnicities, child.ethnicCode), child)
    add(at(villages, child.villagePath), child)
  }
  // Unknown keys stand last; the rest in the order of age, code or path.
  const inOrder = <K extends string | number | null>(map: Map<K, PopulationCell>) =>
    [...map].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
  return {
    all,
    unknown,
    ages,
    years: inOrder(years).map(([age, cell]) => ({ age, ...cell })),
    ethnicities: inOrder(ethnicities).map(([code, cell]) => ({ code, ...cell })),
    villages: inOrder(villages).map(([path, cell]) => ({ path, ...cell })),
  }
}
