/** The derived current row of each child: written with the facts, rebuilt by a command, read by every list. */

import { sql } from 'kysely'
import type { PlainDate } from '#core/dates.ts'
import { provinceIdOf } from '#core/permissions.ts'
import type { Tx } from './as-actor.ts'
import { refreshHealth } from './current-health.ts'
import { among, type ChildSet, joiningSets, joinLatest, notMerged } from './latest-facts.ts'

/** Derives the current rows of some children of a commune, or of all of them. */
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
  const query = sql`insert into child_current as t (province_id, child_id, commune_path, village_path, resident, sex, birth_date,
      birth_precision, ethnic_code, household_id, birth_registered, birth_registration_reason, enrolled, school_level,
      school_name, special_present, special_groups, supported, insured, disabled, poverty, derived_at)
    select c.province_id, c.child_id, c.commune_path, c.filed_path,
      case when dead.fact_id is not null then false when r.kind is not null then r.kind <> 'absent' when lastly.fact_id is not null then false end,
      b.sex, b.birth_date, b.birth_precision, e.ethnic_code, coalesce(r.household_id, lastly.household_id),
      g.registered, g.reason_not, n.enrolled, n.level, n.school_name, s.present, s.groups, p.given, h.insured,
      d.present, w.poverty, ${tx.now}
    from children c
    ${joinLatest('child_births', 'b', set, null)}
    ${joinLatest('child_residences', 'r', set, today)}
    ${joinLatest('child_residences', 'lastly', set, null)}
    ${joinLatest('child_ethnicities', 'e', set, today)}
    ${joinLatest('child_birth_registrations', 'g', set, today)}
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
    ${joinLatest('child_health_insurances', 'h', set, today)}
    ${joinLatest('child_disabilities', 'd', set, today)}
    left join (select distinct on (f.household_id) f.household_id, f.poverty from household_poverties f
      where f.province_id = ${provinceId} and f.superseded_at is null
        and f.household_id in (select household_id from households where province_id = ${provinceId} and commune_path = ${communePath})
        and f.valid_from <= ${today} and (f.valid_to is null or f.valid_to > ${today})
      order by f.household_id, f.valid_from desc) w on w.household_id = coalesce(r.household_id, lastly.household_id)
    where c.province_id = ${provinceId} and c.commune_path = ${communePath} and ${some} and ${notMerged}
    on conflict (province_id, child_id) do update set commune_path = excluded.commune_path,
      village_path = excluded.village_path, resident = excluded.resident, sex = excluded.sex,
      birth_date = excluded.birth_date, birth_precision = excluded.birth_precision, ethnic_code = excluded.ethnic_code,
      household_id = excluded.household_id, birth_registered = excluded.birth_registered,
      birth_registration_reason = excluded.birth_registration_reason, enrolled = excluded.enrolled,
      school_level = excluded.school_level, school_name = excluded.school_name,
      special_present = excluded.special_present, special_groups = excluded.special_groups,
      supported = excluded.supported, insured = excluded.insured, disabled = excluded.disabled,
      poverty = excluded.poverty, derived_at = excluded.derived_at,
      measured_on = null, underweight = null, stunted = null, wasted = null, overweight = null, immunised_under_1 = null`
  // A handful of children is found by their numbers; the whole list of an import is joined as a set.
  if (childIds === 'all' || childIds.length > 200) await joiningSets(tx, () => query.execute(tx.db))
  else await query.execute(tx.db)
  await refreshHealth(tx, set, today)
}
