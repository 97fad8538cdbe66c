/** A child as lists and its page read it: the current row with the names. */
import { sql } from 'kysely'
import type { ChildRow } from '#core/children/child-row.ts'

export type ChildRecord = Omit<ChildRow, 'ethnicName'>

/** Of the current row `t`, the names `i` and the village `v`. */
export const childColumns = sql`t.child_id as "childId", i.full_name as "fullName", t.sex, t.birth_date as "birthDate",
  t.birth_precision as "birthPrecision", t.ethnic_code as "ethnicCode", t.village_path as "villagePath",
  coalesce(v.name, 'Chưa rõ thôn') as "villageName", t.resident, t.residence_kind as "residenceKind", t.migrant, t.dead,
  t.birth_registered as "birthRegistered", t.has_number as "hasNumber", t.enrolled, t.dropped_out as "droppedOut",
  t.school_level as "schoolLevel", t.school_name as "schoolName", t.class_name as "className",
  t.special_present as "specialPresent", coalesce(t.special_groups, '{}') as "specialGroups", t.supported,
  coalesce(t.benefits, '{}') as benefits, t.insured, t.disabled, t.disability_type as "disabilityType",
  t.disability_level as "disabilityLevel", t.poverty, t.lives_with as "livesWith", t.parents_away as "parentsAway",
  t.immunised_under_1 as "immunisedUnder1", t.measured_on as "measuredOn", t.underweight, t.stunted, t.wasted,
  t.overweight, t.carer_decided as "carerDecided", t.early_services as "earlyServices", coalesce(t.risks, '{}') as risks,
  t.prevention_planned as "preventionPlanned", t.has_visitor as "hasVisitor", t.last_visit as "lastVisit",
  i.mother_name as "motherName", i.father_name as "fatherName", i.guardian_name as "guardianName",
  i.carer_phone as "carerPhone"`

export const withVillage = sql`left join areas v on v.path = t.village_path and v.kind = 'village' and v.valid_to is null`
