/** The conditions of a list of children as SQL over the current rows (`t`). */
import { type RawBuilder, sql } from 'kysely'
import type { ChildFilter, Tri } from '#core/children/child-filter.ts'
import { addDays, addYears, type PlainDate, partsOf, plainDate } from '#core/dates.ts'

type Condition = RawBuilder<unknown>

const column = (name: string) => sql.ref(`t.${name}`)

const isTri = (name: string, tri: Tri): Condition =>
  tri === 'unknown' ? sql`${column(name)} is null` : sql`${column(name)} = ${tri === 'yes'}`

/** What is on record or not: null is "not". */
const isOnRecord = (name: string, answer: 'yes' | 'no'): Condition =>
  answer === 'yes' ? sql`${column(name)} is not null` : sql`${column(name)} is null`

const isTrue = (name: string, answer: 'yes' | 'no'): Condition => sql`${column(name)} = ${answer === 'yes'}`

/** The day `months` before a day; the last day of its month where the month is shorter. */
export const monthsBefore = (day: PlainDate, months: number): PlainDate => {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const at = year * 12 + (month - 1) - months
  for (let d = dayOfMonth; ; d--)
    try {
      return plainDate(Math.floor(at / 12), (at % 12) + 1, d)
    } catch (error) {
      if (d <= 28) throw error
    }
}

/** First and last birthday of those who turn 16 in the month of a day. */
const turning16 = (today: PlainDate): [PlainDate, PlainDate] => {
  const first = plainDate(partsOf(today).year - 16, partsOf(today).month, 1)
  return [first, addDays(monthsBefore(first, -1), -1)]
}

const bornConditions = (filter: ChildFilter, today: PlainDate, anyAge: boolean): Condition[] => {
  const conditions: Condition[] = []
  const bornFrom = (day: PlainDate) => conditions.push(sql`t.birth_date >= ${day}`)
  const bornTo = (day: PlainDate) => conditions.push(sql`t.birth_date <= ${day}`)
  if (filter.turned16) {
    const [from, to] = turning16(today)
    bornFrom(from)
    bornTo(to)
  }
  if (filter.bornFrom) bornFrom(filter.bornFrom)
  if (filter.bornTo) bornTo(filter.bornTo)
  if (filter.ageFrom !== undefined) bornTo(addYears(today, -filter.ageFrom))
  if (filter.ageTo !== undefined) bornFrom(addDays(addYears(today, -(filter.ageTo + 1)), 1))
  if (filter.monthsFrom !== undefined) bornTo(monthsBefore(today, filter.monthsFrom))
  if (filter.monthsTo !== undefined) bornFrom(addDays(monthsBefore(today, filter.monthsTo + 1), 1))
  // Children are under 16 (Law on Children, Article 1). Those between 16 and 18 are found by asking for their ages.
  const asked = filter.turned16 ?? filter.bornFrom ?? filter.bornTo ?? filter.ageTo ?? filter.monthsTo
  const asksAge = asked !== undefined || (filter.ageFrom ?? 0) >= 16
  if (!anyAge && !asksAge) bornFrom(addDays(addYears(today, -16), 1))
  else if (!anyAge && filter.ageTo === undefined) bornFrom(addDays(addYears(today, -18), 1))
  return conditions
}

const residenceCondition = (residence: ChildFilter['residence']): Condition => {
  switch (residence) {
    case 'left':
      return sql`t.resident = false and not t.dead`
    case 'dead':
      return sql`t.dead`
    case 'unknown':
      return sql`t.resident is null`
    case 'migrant':
      return sql`t.resident is distinct from false and t.migrant`
    case 'permanent':
    case 'temporary':
      return sql`t.resident is distinct from false and t.residence_kind = ${residence}`
    default:
      // Those who moved away stay in the history, not in the list.
      return sql`t.resident is distinct from false`
  }
}

const povertyCondition = (poverty: NonNullable<ChildFilter['poverty']>): Condition =>
  poverty === 'either'
    ? sql`t.poverty in ('poor', 'near_poor')`
    : poverty === 'unknown'
      ? sql`t.poverty is null`
      : sql`t.poverty = ${poverty}`

const parentsAwayCondition = (away: NonNullable<ChildFilter['parentsAway']>): Condition =>
  away === 'any' ? sql`t.parents_away in ('father', 'mother', 'both')` : sql`t.parents_away = ${away}`

const earlyServiceCondition = (service: NonNullable<ChildFilter['earlyService']>): Condition =>
  service === 'any'
    ? sql`t.early_services <> '{}'`
    : service === 'none'
      ? sql`coalesce(t.early_services, '{}') = '{}'`
      : sql`${service} = any (t.early_services)`

/**
 * Everything a filter asks for of a current row but the village. `anybody`: who is looked for by a number is found
 * wherever they live and however old they are; by a birth date, however old.
 */
export const conditionsOf = (
  filter: ChildFilter,
  today: PlainDate,
  anybody: { anyAge?: boolean; anywhere?: boolean } = {},
): Condition => {
  const conditions: Condition[] = bornConditions(filter, today, anybody.anyAge ?? false)
  const add = <T>(value: T | undefined, condition: (value: T) => Condition): void => {
    if (value !== undefined) conditions.push(condition(value))
  }
  if (!anybody.anywhere || filter.residence) conditions.push(residenceCondition(filter.residence))
  add(filter.sex, (sex) => (sex === 'unknown' ? sql`t.sex is null` : sql`t.sex = ${sex}`))
  add(filter.ethnic, (code) =>
    code === 'minority'
      ? sql`t.ethnic_code <> '01'`
      : code === 'unknown'
        ? sql`t.ethnic_code is null`
        : sql`t.ethnic_code = ${code}`,
  )
  add(filter.birthRegistered, (tri) => isTri('birth_registered', tri))
  add(filter.personalNumber, (answer) => isTrue('has_number', answer))
  add(filter.insured, (tri) => isTri('insured', tri))
  add(filter.disabled, (tri) => isTri('disabled', tri))
  add(filter.disabilityType, (type) => sql`t.disabled and t.disability_type = ${type}`)
  add(filter.disabilityLevel, (level) => sql`t.disabled and t.disability_level = ${level}`)
  add(filter.enrolled, (tri) => isTri('enrolled', tri))
  add(filter.droppedOut, () => sql`t.dropped_out`)
  add(filter.level, (level) => sql`t.enrolled and t.school_level = ${level}`)
  add(filter.school, (school) => sql`t.school_name = ${school}`)
  add(filter.special, (tri) => isTri('special_present', tri))
  add(filter.group, (group) => sql`${group} = any (t.special_groups)`)
  add(filter.supported, (tri) => isTri('supported', tri))
  add(filter.benefits, (answer) => isOnRecord('benefits', answer))
  add(filter.benefit, (benefit) => sql`${benefit} = any (t.benefits)`)
  add(filter.poverty, povertyCondition)
  add(filter.livesWith, (who) => sql`t.lives_with = ${who}`)
  add(filter.parentsAway, parentsAwayCondition)
  add(filter.carerDecision, (answer) => isTrue('carer_decided', answer))
  add(filter.visitor, (answer) => isTrue('has_visitor', answer))
  add(filter.notVisitedDays, (days) => sql`coalesce(t.last_visit <= ${addDays(today, -days)}, true)`)
  add(filter.earlyService, earlyServiceCondition)
  add(filter.risk, (answer) => isOnRecord('risks', answer))
  add(filter.immunised, (tri) => isTri('immunised_under_1', tri))
  add(filter.growth, (growth) => (growth === 'unmeasured' ? sql`t.measured_on is null` : column(growth)))
  add(filter.prevention, (answer) => isTrue('prevention_planned', answer))
  return sql.join([sql`true`, ...conditions], sql` and `)
}
