/** The rows that say what is true of a child: one for each fact that is known, none for what is not. */

import type { ImportedChild } from '#core/children/imported-child.ts'
import type { FactDates } from '#core/children/registration.ts'
import { isSensitiveGroup } from '#core/children/sensitive-groups.ts'
import type { PlainDate } from '#core/dates.ts'
import { hex } from './bulk.ts'
import { indexNumber, type SealKeys, sealText } from './seal.ts'

/** The tables that hold one current fact for a child each. Identity has no validity: it is corrected, not ended. */
export const factTables = [
  'child_births',
  'child_residences',
  'child_ethnicities',
  'child_birth_registrations',
  'child_enrolments',
  'child_special_circumstances',
  'child_protected_circumstances',
  'child_supports',
  'child_health_insurances',
  'child_disabilities',
] as const
export type FactTable = (typeof factTables)[number]

export type FactRow = { content: Record<string, unknown>; validFrom: PlainDate; validTo: PlainDate | null }

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)

/**
 * The facts of a child, by table. `factsFrom` is the day the list says its contents are true from; no fact begins
 * before the birth. More than one row only for residence, when an earlier one is known.
 */
export const factsOf = (
  child: ImportedChild,
  placed: { villagePath: string; householdId: string | null; factsFrom: PlainDate; dates: FactDates },
): Record<FactTable, FactRow[]> => {
  const { dates, factsFrom } = placed
  const from = (own: PlainDate | null | undefined): PlainDate => later(own ?? factsFrom, child.birthDate)
  const one = (
    known: boolean,
    content: Record<string, unknown>,
    validFrom: PlainDate,
    validTo: PlainDate | null = null,
  ): FactRow[] => (known ? [{ content, validFrom, validTo }] : [])
  const {
    birthRegistration: registration,
    enrolment,
    specialCircumstance: special,
    support,
    healthInsurance: insurance,
    disability,
  } = child
  const earlier = dates.earlierResidence
  const lives = (villagePath: string, how: FactDates['residence'] | null): Record<string, unknown> => ({
    area_path: villagePath,
    kind: how?.kind ?? 'permanent',
    reason: how?.reason ?? null,
    other_place: how?.otherPlace ?? null,
    household_id: placed.householdId,
  })
  return {
    child_births: one(
      true,
      { sex: child.sex, birth_date: child.birthDate, birth_precision: child.birthPrecision },
      child.birthDate,
    ),
    child_residences: [
      ...(earlier
        ? [
            {
              content: lives(earlier.villagePath, null),
              validFrom: from(earlier.from),
              validTo: from(earlier.to),
            },
          ]
        : []),
      {
        content: lives(placed.villagePath, dates.residence ?? null),
        validFrom: from(dates.residenceFrom),
        validTo: dates.residenceTo ?? null,
      },
    ],
    child_ethnicities: one(child.ethnicCode !== null, { ethnic_code: child.ethnicCode }, child.birthDate),
    child_birth_registrations: one(
      registration.registered !== null,
      {
        registered: registration.registered,
        registered_on: registration.registeredOn,
        certificate_number: registration.number,
        reason_not: registration.reasonNot,
      },
      from(registration.registered ? registration.registeredOn : null),
    ),
    child_enrolments: one(
      enrolment.status !== null,
      {
        enrolled: enrolment.status === 'enrolled',
        level: enrolment.level,
        school_name: enrolment.schoolName,
        class_name: enrolment.className,
      },
      from(dates.enrolledFrom),
    ),
    // Whoever was looked at and is in a secret group stands with those who are in none: a list that says something of
    // everybody else must not leave just these children unknown.
    child_special_circumstances: one(
      special.present !== null,
      isSensitiveGroup(special.groupCode)
        ? { present: false, group_code: null, note: null }
        : { present: special.present, group_code: special.groupCode, note: special.note },
      from(dates.specialFrom),
    ),
    child_protected_circumstances: one(
      special.present === true && isSensitiveGroup(special.groupCode),
      { present: special.present, group_code: special.groupCode, note: special.note },
      from(dates.specialFrom),
    ),
    child_supports: one(support.given !== null, { given: support.given, kind: support.kind }, from(dates.supportFrom)),
    child_health_insurances: one(
      insurance.has !== null,
      { insured: insurance.has, card_number: insurance.number },
      from(dates.insuredFrom),
    ),
    child_disabilities: one(
      disability.present !== null,
      { present: disability.present, type: disability.type, level: disability.level },
      from(dates.disabledFrom),
    ),
  }
}

/** The identity of a child as a row of its own table. */
export const identityOf = (child: ImportedChild, keys: SealKeys): Record<string, unknown> => ({
  full_name: child.fullName,
  personal_number_sealed: child.personalNumber ? hex(sealText(keys, child.personalNumber)) : null,
  personal_number_index: child.personalNumber ? hex(indexNumber(keys, child.personalNumber)) : null,
  address: child.address,
  note: child.note,
})
