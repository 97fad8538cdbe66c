/**
 * The parts of a snapshot that rules of core answer from several facts: growth, immunisation, the last school year, early
 * services. Read for all children at once; each kind in one query.
 */
import { sql } from 'kysely'
import type { SchoolLevel } from '#core/children/imported-child.ts'
import { addYears, type Instant, type PlainDate, plainDate, yearOf } from '#core/dates.ts'
import { type ChildMeasured, growthStatus } from '#core/growth/growth-status.ts'
import { immunisedUnder1, recordOf } from '#core/immunisation/under-one.ts'
import type { ChildSnapshot, EarlyService } from '#core/indicators/child-snapshot.ts'
import { type EndedSchoolYear, type EnrolmentSpan, lastSchoolYearOf } from '#core/indicators/last-school-year.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { listHealthFacts } from './health-facts.ts'
import { healthReference } from './health-reference.ts'

/** The register's words for levels and those of `reference/catalogues/education-levels.json`, which formulas use. */
export const levelCodes: Record<SchoolLevel, string> = {
  nursery: 'nha_tre',
  preschool: 'mau_giao',
  primary: 'tieu_hoc',
  lower_secondary: 'thcs',
  upper_secondary: 'thpt',
}

export type SnapshotExtras = Pick<ChildSnapshot, 'growth' | 'immunisedUnder1' | 'lastSchoolYear' | 'earlyServices'>

export const nothingMore: SnapshotExtras = {
  growth: null,
  immunisedUnder1: null,
  lastSchoolYear: null,
  earlyServices: {},
}

type Asked = { communePath: string; asOf: PlainDate; asKnown: Instant; endedSchoolYear?: EndedSchoolYear }

/** From this age on no formula asks for growth or vaccinations. */
const notFromAge = 6

/** By child; one of whom nothing of this is known is not in it. */
export const listSnapshotExtras = async (
  tx: Tx,
  asked: Asked,
  children: readonly (ChildMeasured & { childId: string })[],
): Promise<Map<string, SnapshotExtras>> => {
  const extras = new Map<string, SnapshotExtras>()
  const add = (childId: string, more: Partial<SnapshotExtras>) =>
    extras.set(childId, { ...nothingMore, ...extras.get(childId), ...more })

  const { asOf } = asked
  const { growth, immunisation } = healthReference()
  const small = children.filter(({ birthDate }) => birthDate > addYears(asOf, -notFromAge))
  const health = await listHealthFacts(
    tx,
    provinceIdOf(asked.communePath),
    small.map(({ childId }) => childId),
    asked.asKnown,
  )
  const thisYear = { from: plainDate(yearOf(asOf), 1, 1), to: asOf }
  for (const child of small) {
    const facts = health.get(child.childId)
    if (!facts) continue
    const { measuredOn, ...answers } = growthStatus(growth, child, facts.measurements, thisYear)
    const checks = facts.checks.map(({ on }) => on).filter((on) => on <= asOf)
    const record = recordOf(facts.vaccinations, checks)
    add(child.childId, {
      growth: measuredOn === null ? null : answers,
      immunisedUnder1: immunisedUnder1(immunisation, { ...child, record }, asOf),
    })
  }
  for (const [childId, earlyServices] of await listServices(tx, asked)) add(childId, { earlyServices })
  const { endedSchoolYear } = asked
  if (endedSchoolYear)
    for (const [childId, spans] of await listEnrolments(tx, asked))
      add(childId, { lastSchoolYear: lastSchoolYearOf(spans, endedSchoolYear, asOf) })
  return extras
}

/** Believed facts (`f`) of the children filed in the commune that began by the day. */
const begun = ({ asKnown, asOf, communePath }: Asked) => {
  const provinceId = provinceIdOf(communePath)
  return sql`f.province_id = ${provinceId} and f.recorded_at <= ${asKnown}
    and (f.superseded_at is null or f.superseded_at > ${asKnown}) and f.valid_from <= ${asOf}
    and f.child_id in (select child_id from children where province_id = ${provinceId} and commune_path = ${communePath})`
}

const listServices = async (tx: Tx, asked: Asked): Promise<Map<string, Partial<Record<EarlyService, boolean>>>> => {
  const { rows } = await sql<{ child_id: string; service: EarlyService; given: boolean }>`
    select f.child_id, f.service, f.given from child_early_services f
    where ${begun(asked)} and (f.valid_to is null or f.valid_to > ${asked.asOf})
    order by f.valid_from, f.recorded_at`.execute(tx.db)
  const byChild = new Map<string, Partial<Record<EarlyService, boolean>>>()
  for (const { child_id, given, service } of rows) byChild.set(child_id, { ...byChild.get(child_id), [service]: given })
  return byChild
}

type EnrolmentRow = {
  child_id: string
  enrolled: boolean
  level: SchoolLevel | null
  class_name: string | null
  dropped_out: boolean | null
  valid_from: PlainDate
  valid_to: PlainDate | null
}

const listEnrolments = async (tx: Tx, asked: Asked): Promise<Map<string, EnrolmentSpan[]>> => {
  const { rows } = await sql<EnrolmentRow>`
    select f.child_id, f.enrolled, f.level, f.class_name, f.dropped_out, f.valid_from, f.valid_to
    from child_enrolments f where ${begun(asked)} order by f.valid_from`.execute(tx.db)
  const byChild = new Map<string, EnrolmentSpan[]>()
  for (const row of rows) {
    const spans = byChild.get(row.child_id) ?? []
    spans.push({
      enrolled: row.enrolled,
      level: row.level === null ? null : levelCodes[row.level],
      className: row.class_name,
      droppedOut: row.dropped_out,
      from: row.valid_from,
      to: row.valid_to,
    })
    byChild.set(row.child_id, spans)
  }
  return byChild
}
