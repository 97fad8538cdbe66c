/** The derived current row of each child: written with the facts, rebuilt by a command, read by every list. */

import { sql } from 'kysely'
import type { PlainDate } from '#core/dates.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { refreshHealth } from './current-health.ts'
import { among, type ChildSet, joinEvery, joiningSets, joinLatest, notMerged } from './latest-facts.ts'

/** What is derived, in the order in which the query below selects it. */
const derived = [
  'resident',
  'residence_kind',
  'migrant',
  'dead',
  'sex',
  'birth_date',
  'birth_precision',
  'ethnic_code',
  'household_id',
  'birth_registered',
  'birth_registration_reason',
  'has_number',
  'enrolled',
  'dropped_out',
  'school_level',
  'school_name',
  'class_name',
  'special_present',
  'special_groups',
  'supported',
  'benefits',
  'insured',
  'disabled',
  'disability_type',
  'disability_level',
  'poverty',
  'lives_with',
  'parents_away',
  'carer_decided',
  'early_services',
  'risks',
  'prevention_planned',
  'has_visitor',
  'last_visit',
] as const

/**
 * Derives the current rows of some children of a commune, or of all of them. The permission opens children and identity
 * (visits); what it opens besides is not read: nothing of a secret circumstance comes into a row that lists show.
 */
export const refreshCurrent = async (
  tx: Tx,
  communePath: string,
  childIds: readonly string[] | 'all',
  today: PlainDate,
): Promise<void> => {
  if (childIds !== 'all' && childIds.length === 0) return
  const provinceId = provinceIdOf(communePath)
  const set: ChildSet = { provinceId, communePath, childIds }
  const some = childIds === 'all' ? sql`true` : sql`c.child_id = any (${[...childIds]}::uuid[])`
  const query = sql`insert into child_current as t (province_id, child_id, commune_path, village_path, ${sql.join(derived.map((name) => sql.ref(name)))}, derived_at)
    select c.province_id, c.child_id, c.commune_path, c.filed_path,
      case when dead.fact_id is not null then false when r.kind is not null then r.kind <> 'absent' when lastly.fact_id is not null then false end,
      r.kind, r.migrant, dead.fact_id is not null,
      b.sex, b.birth_date, b.birth_precision, e.ethnic_code, coalesce(r.household_id, lastly.household_id),
      g.registered, g.reason_not, coalesce(y.has_number, false), n.enrolled, n.dropped_out, n.level, n.school_name, n.class_name, s.present, s.groups,
      p.given, a.benefits, h.insured, d.present, d.type, d.level, w.poverty, l.lives_with, l.parents_away,
      k.child_id is not null, o.services, z.factors, q.fact_id is not null, u.fact_id is not null, x.last_visit, ${tx.now}
    from children c
    ${joinLatest('child_births', 'b', set, null)}
    ${joinLatest('child_residences', 'r', set, today)}
    ${joinLatest('child_residences', 'lastly', set, null)}
    ${joinLatest('child_ethnicities', 'e', set, today)}
    ${joinLatest('child_birth_registrations', 'g', set, today)}
    left join (select f.child_id, bool_or(f.personal_number_index is not null) as has_number from child_identities f
      where f.province_id = ${provinceId} and f.superseded_at is null and ${among(set)}
      group by f.child_id) y on y.child_id = c.child_id
    ${joinLatest('child_enrolments', 'n', set, today)}
    ${joinLatest('child_deaths', 'dead', set, today)}
    -- Several groups may hold at once; once looked at, or once over, is "no".
    left join (select f.child_id, bool_or(f.present and (f.valid_to is null or f.valid_to > ${today})) as present,
        array_agg(f.group_code order by f.group_code) filter (where f.present and f.group_code is not null
          and (f.valid_to is null or f.valid_to > ${today})) as groups
      from child_special_circumstances f
      where f.province_id = ${provinceId} and f.superseded_at is null and f.valid_from <= ${today} and ${among(set)}
      group by f.child_id) s on s.child_id = c.child_id
    ${joinLatest('child_supports', 'p', set, today)}
    ${joinEvery('child_benefits', 'a', set, today, sql`array_agg(distinct f.benefit order by f.benefit) as benefits`)}
    ${joinLatest('child_living_arrangements', 'l', set, today)}
    ${joinEvery('child_carers', 'k', set, today, sql`count(*)`, sql`f.relation = 'guardian' and f.decision is not null`)}
    ${joinEvery(
      'child_early_services',
      'o',
      set,
      today,
      sql`coalesce(array_agg(f.service order by f.service) filter (where f.given), '{}') as services`,
    )}
    ${joinEvery('child_risks', 'z', set, today, sql`array_agg(f.factor order by f.factor) as factors`)}
    ${joinLatest('child_prevention_plans', 'q', set, today)}
    ${joinLatest('child_visitors', 'u', set, today)}
    -- A visit is of its day and does not end: the last one counts however long ago.
    left join (select f.child_id, max(f.valid_from) as last_visit from child_visits f
      where f.province_id = ${provinceId} and f.superseded_at is null and f.valid_from <= ${today} and ${among(set)}
      group by f.child_id) x on x.child_id = c.child_id
    ${joinLatest('child_health_insurances', 'h', set, today)}
    ${joinLatest('child_disabilities', 'd', set, today)}
    left join (select distinct on (f.household_id) f.household_id, f.poverty from household_poverties f
      where f.province_id = ${provinceId} and f.superseded_at is null
        and f.household_id in (select household_id from households where province_id = ${provinceId} and commune_path = ${communePath})
        and f.valid_from <= ${today} and (f.valid_to is null or f.valid_to > ${today})
      order by f.household_id, f.valid_from desc) w on w.household_id = coalesce(r.household_id, lastly.household_id)
    where c.province_id = ${provinceId} and c.commune_path = ${communePath} and ${some} and ${notMerged}
    on conflict (province_id, child_id) do update set ${sql.join(
      ['commune_path', 'village_path', ...derived, 'derived_at'].map(
        (name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`,
      ),
    )}, measured_on = null, underweight = null, stunted = null, wasted = null, overweight = null, immunised_under_1 = null`
  // The order written is a good one; searching for a better one of 25 joins takes longer than the query.
  await sql`set local join_collapse_limit = 1`.execute(tx.db)
  // A handful of children is found by their numbers; the whole list of an import is joined as a set.
  if (childIds === 'all' || childIds.length > 200) await joiningSets(tx, () => query.execute(tx.db))
  else await query.execute(tx.db)
  await sql`set local join_collapse_limit = 8`.execute(tx.db)
  await refreshHealth(tx, set, today)
}
