/**
 * The month's movements: who came into the counts of children and who left them, by village. A sheet compares two states
 * of the register: the one that the last closing knew, and the one known now. So what was learnt late is in the month in
 * which it was learnt, marked as late, and each sheet begins with the number the last one ended with.
 */
import { addDays, addYears, type PlainDate } from '../dates.ts'

/** What one state of the register believes of a child; dates only, no name. */
export type ChildState = {
  birthDate: PlainDate
  diedOn: PlainDate | null
  /** Where it lives from when to when (`to`: the first day no longer); absence is a place outside. */
  residences: readonly { villagePath: string; isAbsent: boolean; from: PlainDate; to: PlainDate | null }[]
}

/** A child in both states; null: not in the register then. */
export type ChildThen = { childId: string; before: ChildState | null; after: ChildState | null }

export type SheetPeriod = {
  /** Children at start are those of the end of this day. */
  after: PlainDate
  /** The last day that is counted. */
  to: PlainDate
}

/** `corrected`: no longer counted because the register was put right (two files of one child, a fact taken back). */
export const movementKinds = [
  'birth',
  'arrival',
  'movedIn',
  'death',
  'departure',
  'movedOut',
  'turned16',
  'corrected',
] as const
export type MovementKind = (typeof movementKinds)[number]

/** `on`: the day of the event, where the register says one. `late`: it lies before the period. */
export type Movement = { childId: string; villagePath: string; kind: MovementKind; on: PlainDate | null; late: boolean }

export type VillageMovements = Record<MovementKind, number> & {
  villagePath: string
  start: number
  end: number
  late: number
  /** Reported changes of other facts that were accepted; they move nobody. */
  changes: number
}

export type MovementSheet = { villages: VillageMovements[]; total: Omit<VillageMovements, 'villagePath'> }

/** The residence that holds on a day, when the child is one of the children counted on that day. */
const homeOn = (state: ChildState | null, day: PlainDate): string | null => {
  if (state === null || state.birthDate > day || addYears16(state.birthDate) <= day) return null
  if (state.diedOn !== null && state.diedOn <= day) return null
  const home = state.residences.find(({ from, to }) => from <= day && (to === null || to > day))
  return home === undefined || home.isAbsent ? null : home.villagePath
}

/** The first day on which a person is no child any more. Born on 29 February: 1 March (Civil Code 91/2015, Article 148). */
export const addYears16 = (birthDate: PlainDate): PlainDate =>
  birthDate.endsWith('-02-29') && addYears(birthDate, 16).endsWith('-02-28')
    ? addDays(addYears(birthDate, 16), 1)
    : addYears(birthDate, 16)

/** Where the child was first and last counted within the period, for one who came and left between the two days. */
const passedThrough = (state: ChildState, { after, to }: SheetPeriod): { entered: string; left: string } | null => {
  // Only the days on which something begins can differ.
  const days = [addDays(after, 1), state.birthDate, ...state.residences.map(({ from }) => from)]
    .filter((day) => day > after && day <= to)
    .sort()
  const homes = days.map((day) => homeOn(state, day)).filter((home) => home !== null)
  const [entered, left] = [homes[0], homes.at(-1)]
  return entered === undefined || left === undefined ? null : { entered, left }
}

const movement = (
  childId: string,
  villagePath: string,
  kind: MovementKind,
  on: PlainDate | null,
  period: SheetPeriod,
): Movement => ({ childId, villagePath, kind, on, late: on !== null && on <= period.after })

const entering = (child: ChildThen, state: ChildState, home: string, period: SheetPeriod): Movement => {
  const arrived = arrivalDay(state, home, period.to)
  // Never in the register before and living here since birth: born, though perhaps only heard of late.
  const isBirth = state.birthDate > period.after || (child.before === null && arrived === state.birthDate)
  return isBirth
    ? movement(child.childId, home, 'birth', state.birthDate, period)
    : movement(child.childId, home, 'arrival', arrived, period)
}

const leaving = (child: ChildThen, home: string, period: SheetPeriod): Movement => {
  const { after: state, childId } = child
  if (state?.diedOn && state.diedOn <= period.to) return movement(childId, home, 'death', state.diedOn, period)
  if (state && addYears16(state.birthDate) <= period.to)
    return movement(childId, home, 'turned16', addYears16(state.birthDate), period)
  const away = state?.residences.find(
    ({ from, to, isAbsent }) => isAbsent && from <= period.to && (to === null || to > period.to),
  )
  const ended = state?.residences
    .map(({ to }) => to)
    .filter((to) => to !== null && to <= period.to)
    .sort()
    .at(-1)
  const on = away?.from ?? ended ?? null
  return movement(childId, home, on === null ? 'corrected' : 'departure', on, period)
}

/** Since when the child lives there without a gap, as of a day. */
const arrivalDay = (state: ChildState, home: string, day: PlainDate): PlainDate | null => {
  let since: PlainDate | null = null
  let at = state.residences.find(
    ({ from, to, isAbsent, villagePath }) =>
      !isAbsent && villagePath === home && from <= day && (to === null || to > day),
  )
  while (at) {
    since = at.from
    const { from } = at
    at = state.residences.find((each) => !each.isAbsent && each.to === from)
  }
  return since
}

/** Every movement of a period, each child by itself. */
export const movementsOf = (children: readonly ChildThen[], period: SheetPeriod): Movement[] =>
  children.flatMap((child) => {
    const start = homeOn(child.before, period.after)
    const end = homeOn(child.after, period.to)
    const { childId } = child
    if (start === null && end !== null && child.after) return [entering(child, child.after, end, period)]
    if (start !== null && end === null) return [leaving(child, start, period)]
    if (start !== null && end !== null && start !== end) {
      const moved = child.after ? arrivalIn(child.after, end, period.to) : null
      return [movement(childId, start, 'movedOut', moved, period), movement(childId, end, 'movedIn', moved, period)]
    }
    if (start === null && end === null && child.after) {
      const passed = passedThrough(child.after, period)
      return passed
        ? [entering(child, child.after, passed.entered, period), leaving(child, passed.entered, period)]
        : []
    }
    return []
  })

const arrivalIn = (state: ChildState, home: string, day: PlainDate): PlainDate | null =>
  state.residences.find(({ from, to, villagePath }) => villagePath === home && from <= day && (to === null || to > day))
    ?.from ?? null

const none = () => ({
  start: 0,
  birth: 0,
  arrival: 0,
  movedIn: 0,
  death: 0,
  departure: 0,
  movedOut: 0,
  turned16: 0,
  corrected: 0,
  end: 0,
  late: 0,
  changes: 0,
})

/**
 * The sheet: for each village children at start + births + arrivals − deaths − departures − turned 16 = children at end;
 * moves between villages and corrections of the register besides. `villagePaths` are shown even when nothing happened there.
 */
export const movementSheet = (
  children: readonly ChildThen[],
  period: SheetPeriod,
  villagePaths: readonly string[],
  changesOf: ReadonlyMap<string, number> = new Map(),
): MovementSheet => {
  const villages = new Map<string, VillageMovements>(
    villagePaths.map((path) => [path, { villagePath: path, ...none() }]),
  )
  const of = (path: string): VillageMovements => {
    const found = villages.get(path) ?? { villagePath: path, ...none() }
    villages.set(path, found)
    return found
  }
  for (const { before, after } of children) {
    const start = homeOn(before, period.after)
    const end = homeOn(after, period.to)
    if (start !== null) of(start).start += 1
    if (end !== null) of(end).end += 1
  }
  for (const { villagePath, kind, late } of movementsOf(children, period)) {
    of(villagePath)[kind] += 1
    if (late) of(villagePath).late += 1
  }
  for (const [path, count] of changesOf) of(path).changes += count
  const total = none()
  for (const village of villages.values())
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += village[key]
  return { villages: [...villages.values()], total }
}
