/**
 * What a village has to check in a month, from the register alone. A line is one child with everything to ask about it,
 * so that a collaborator knocks once at each door. Pure: the day, the rules and what is known are arguments.
 */
import { addDays, ageOn, daysBetween, type PlainDate } from '../dates.ts'
import type { RoundRules } from './intervals.ts'
import { addMonths, firstDayOf, lastDayOf, type RoundMonth } from './month.ts'

/** Why a child is asked about. The order is that of urgency, and of the words on a line. */
export const roundReasons = [
  'visit_due',
  'unregistered_without_reason',
  'newborn_unregistered',
  'turns_1',
  'turns_5',
  'turns_6',
  'turns_11',
  'turns_16',
  'temporary',
  'absent',
  'unknown',
  'stale',
] as const
export type RoundReason = (typeof roundReasons)[number]

/** A child as the round knows it: no name. What is null is not known. */
export type RoundChild = {
  childId: string
  villagePath: string
  birthDate: PlainDate
  birthPrecision: 'day' | 'month' | 'year'
  /** `absent` lives elsewhere; null: nobody said where. */
  residence: 'permanent' | 'temporary' | 'absent' | null
  residenceFrom: PlainDate | null
  birthRegistered: boolean | null
  reasonNotRegistered: string | null
  enrolled: boolean | null
  specialPresent: boolean | null
  insured: boolean | null
  /** In an open group of special circumstances, or with a risk factor that holds. */
  needsVisits: boolean
  lastVisitOn: PlainDate | null
  /** When each kind of fact was last recorded or confirmed before the month; a kind without a fact is absent. */
  knownOn: Readonly<Record<string, PlainDate>>
}

export type RoundLine = {
  childId: string
  villagePath: string
  reasons: { reason: RoundReason; kinds: string[] }[]
}

/** At these birthdays something changes (Law on Children 102/2016/QH13, Article 1; Law on Education 43/2019/QH14, Article 28). */
const birthdays = [
  [1, 'turns_1', ['vaccinations']],
  [5, 'turns_5', ['enrolments']],
  [6, 'turns_6', ['enrolments']],
  [11, 'turns_11', ['enrolments']],
  [16, 'turns_16', ['residences']],
] as const

/** Those who moved away are asked about for so long: afterwards they are no longer of the village. */
const absentAskedDays = 365

/** Does the child turn that age within the month? A birthday known by the year alone says nothing about a month. */
export const turnsIn = (
  child: Pick<RoundChild, 'birthDate' | 'birthPrecision'>,
  years: number,
  month: RoundMonth,
): boolean => {
  if (child.birthPrecision === 'year') return false
  // The last day of the month before and the last day of this one: the age between them is what changes.
  return (
    ageOn(child.birthDate, lastDayOf(month)) === years &&
    ageOn(child.birthDate, lastDayOf(addMonths(month, -1))) === years - 1
  )
}

/** Days since a kind was last known; null when there is no fact of that kind. */
const ageOfKnowledge = (child: RoundChild, kind: string, day: PlainDate): number | null => {
  const known = child.knownOn[kind]
  return known === undefined ? null : daysBetween(known, day)
}

const isOlderThan = (child: RoundChild, kind: string, days: number | undefined, day: PlainDate): boolean => {
  const age = ageOfKnowledge(child, kind, day)
  return age !== null && days !== undefined && age > days
}

const reasonsOf = (child: RoundChild, month: RoundMonth, rules: RoundRules): RoundLine['reasons'] => {
  const last = lastDayOf(month)
  const found: RoundLine['reasons'] = []
  const say = (reason: RoundReason, ...kinds: string[]): void => {
    found.push({ reason, kinds })
  }
  if (child.residence === 'absent') {
    const isRecent = child.residenceFrom !== null && daysBetween(child.residenceFrom, last) <= absentAskedDays
    if (
      isRecent &&
      ageOn(child.birthDate, last) < 16 &&
      isOlderThan(child, 'residences', rules.staleAfter.absences, last)
    )
      say('absent', 'residences')
    return found
  }
  const isChild = ageOn(child.birthDate, addDays(firstDayOf(month), -1)) < 16
  if (!isChild) return found
  if (child.needsVisits && (child.lastVisitOn === null || daysBetween(child.lastVisitOn, last) > rules.visitEvery))
    say('visit_due', 'visits')
  if (child.birthRegistered === false && child.reasonNotRegistered === null)
    say('unregistered_without_reason', 'birth_registrations')
  else if (child.birthRegistered !== true && child.birthDate >= firstDayOf(addMonths(month, -1)))
    say('newborn_unregistered', 'birth_registrations')
  for (const [years, reason, kinds] of birthdays) if (turnsIn(child, years, month)) say(reason, ...kinds)
  if (child.residence === 'temporary' && isOlderThan(child, 'residences', rules.staleAfter.temporary_residences, last))
    say('temporary', 'residences')
  const unknown = unknownOf(child, last)
  if (unknown.length > 0) say('unknown', ...unknown)
  return found
}

/** What nobody has said of the child though it matters at its age. */
const unknownOf = (child: RoundChild, day: PlainDate): string[] => {
  const age = ageOn(child.birthDate, day)
  return [
    ...(child.residence === null ? ['residences'] : []),
    ...(child.birthRegistered === null && age < 5 ? ['birth_registrations'] : []),
    // Preschool begins at three months (Law on Education, Article 26): only from five must it be known.
    ...(child.enrolled === null && age >= 5 ? ['enrolments'] : []),
    ...(child.specialPresent === null ? ['special_circumstances'] : []),
    ...(child.insured === null && age < 6 ? ['health_insurances'] : []),
  ]
}

/** Kinds whose knowledge is older than its interval, with the oldest day. */
const staleOf = (
  child: RoundChild,
  month: RoundMonth,
  rules: RoundRules,
): { kinds: string[]; since: PlainDate } | null => {
  const last = lastDayOf(month)
  if (child.residence === 'absent' || ageOn(child.birthDate, last) >= 16) return null
  const kinds = Object.entries(rules.staleAfter)
    .filter(([kind, days]) => isOlderThan(child, kind, days, last))
    .map(([kind]) => kind)
  const since = kinds.map((kind) => child.knownOn[kind] as PlainDate).sort()[0]
  return since === undefined ? null : { kinds, since }
}

/**
 * The lines of one month for some villages, in the order of urgency. Stale knowledge is shared out: of each village the
 * oldest first, no more than the rules allow; a list that cannot be finished is not begun.
 */
export const roundLines = (children: readonly RoundChild[], month: RoundMonth, rules: RoundRules): RoundLine[] => {
  const lines = new Map<string, RoundLine>()
  const stale = new Map<string, { child: RoundChild; kinds: string[]; since: PlainDate }[]>()
  for (const child of children) {
    const reasons = reasonsOf(child, month, rules)
    if (reasons.length > 0)
      lines.set(child.childId, { childId: child.childId, villagePath: child.villagePath, reasons })
    const old = staleOf(child, month, rules)
    if (old) stale.set(child.villagePath, [...(stale.get(child.villagePath) ?? []), { child, ...old }])
  }
  for (const ofVillage of stale.values()) {
    ofVillage.sort((a, b) =>
      a.since < b.since ? -1 : a.since > b.since ? 1 : a.child.childId < b.child.childId ? -1 : 1,
    )
    for (const { child, kinds } of ofVillage.slice(0, rules.stalePerMonth)) {
      const line = lines.get(child.childId)
      const told = new Set(line?.reasons.flatMap((each) => each.kinds))
      const rest = kinds.filter((kind) => !told.has(kind))
      if (rest.length === 0) continue
      if (line) line.reasons.push({ reason: 'stale', kinds: rest })
      else
        lines.set(child.childId, {
          childId: child.childId,
          villagePath: child.villagePath,
          reasons: [{ reason: 'stale', kinds: rest }],
        })
    }
  }
  const rank = (line: RoundLine): number => roundReasons.indexOf(line.reasons[0]?.reason ?? 'stale')
  return [...lines.values()].sort((a, b) => rank(a) - rank(b) || (a.childId < b.childId ? -1 : 1))
}

/** What was found at a line: as the register says, nobody met, or a change was reported. */
export type LineState = 'open' | 'as_recorded' | 'not_met' | 'reported' | 'visited'

/** Is there still something to do? Whoever was not met is asked about again. */
export const isOpen = (state: LineState): boolean => state === 'open' || state === 'not_met'

/** The state of a line in its month. A change that was reported stands above a check; a visit answers a line that asks for nothing else. */
export const lineState = (
  line: RoundLine,
  month: RoundMonth,
  done: { check: 'as_recorded' | 'not_met' | null; changeReported: boolean; lastVisitOn: PlainDate | null },
): LineState => {
  if (done.changeReported) return 'reported'
  if (done.check !== null) return done.check
  const asksOnlyVisit = line.reasons.every(({ reason }) => reason === 'visit_due')
  if (asksOnlyVisit && done.lastVisitOn !== null && done.lastVisitOn >= firstDayOf(month)) return 'visited'
  return 'open'
}

/** The kinds that "as in the register" confirms: a visit is made, not confirmed. */
export const confirmedKinds = (line: Pick<RoundLine, 'reasons'>): string[] => [
  ...new Set(line.reasons.filter(({ reason }) => reason !== 'visit_due').flatMap(({ kinds }) => kinds)),
]

/** When the next visit should be made; null for whoever needs none. */
export const nextVisitBy = (lastVisitOn: PlainDate | null, rules: Pick<RoundRules, 'visitEvery'>): PlainDate | null =>
  lastVisitOn === null ? null : addDays(lastVisitOn, rules.visitEvery)
