/**
 * One child as a list tells it. Every null means "the list does not say": unknown is never "no".
 * It is neither a stored child nor a decision; the loader compares it with the register (see same-child.ts).
 */
import { z } from 'zod'
import { PlainDate } from '../dates.ts'

export const Sex = z.enum(['male', 'female'])
export type Sex = z.infer<typeof Sex>

/** How exactly the birthday is known. With `month` the date is the first of that month, with `year` 1 January. */
export const BirthPrecision = z.enum(['day', 'month', 'year'])
export type BirthPrecision = z.infer<typeof BirthPrecision>

export const CarerRelation = z.enum(['father', 'mother', 'guardian'])
export type CarerRelation = z.infer<typeof CarerRelation>

export const SchoolLevel = z.enum(['nursery', 'preschool', 'primary', 'lower_secondary', 'upper_secondary'])
export type SchoolLevel = z.infer<typeof SchoolLevel>

/** Law on Persons with Disabilities 51/2010/QH12, Article 3. */
export const DisabilityType = z.enum(['movement', 'hearing_speech', 'vision', 'mental', 'intellectual', 'other'])
export type DisabilityType = z.infer<typeof DisabilityType>
export const DisabilityLevel = z.enum(['very_severe', 'severe', 'mild'])
export type DisabilityLevel = z.infer<typeof DisabilityLevel>

export const HouseholdPoverty = z.enum(['poor', 'near_poor', 'none'])
export type HouseholdPoverty = z.infer<typeof HouseholdPoverty>

const text = z.string().min(1).max(500)

export const Carer = z.object({
  relation: CarerRelation,
  fullName: text,
  birthYear: z.int().min(1900).max(2199).nullable(),
  phone: text.nullable(),
})
export type Carer = z.infer<typeof Carer>

export const ImportedChild = z.object({
  fullName: text,
  sex: Sex.nullable(),
  birthDate: PlainDate,
  birthPrecision: BirthPrecision,
  personalNumber: z
    .string()
    .regex(/^\d{12}$/)
    .nullable(),
  ethnicCode: z
    .string()
    .regex(/^\d{2}$/)
    .nullable(),
  villageName: text.nullable(),
  address: text.nullable(),
  household: z.object({ code: text.nullable(), headName: text.nullable() }),
  carers: z.array(Carer),
  birthRegistration: z.object({
    registered: z.boolean().nullable(),
    registeredOn: PlainDate.nullable(),
    number: text.nullable(),
    reasonNot: text.nullable(),
  }),
  enrolment: z.object({
    status: z.enum(['enrolled', 'not_enrolled']).nullable(),
    level: SchoolLevel.nullable(),
    schoolName: text.nullable(),
    className: text.nullable(),
  }),
  specialCircumstance: z.object({
    present: z.boolean().nullable(),
    /** `HCDB01` to `HCDB14`: Law on Children 102/2016/QH13, Article 10, in the order of its letters. */
    groupCode: z
      .string()
      .regex(/^HCDB(0[1-9]|1[0-4])$/)
      .nullable(),
    note: text.nullable(),
  }),
  support: z.object({ given: z.boolean().nullable(), kind: text.nullable() }),
  healthInsurance: z.object({ has: z.boolean().nullable(), number: text.nullable() }),
  disability: z.object({
    present: z.boolean().nullable(),
    type: DisabilityType.nullable(),
    level: DisabilityLevel.nullable(),
  }),
  householdPoverty: HouseholdPoverty.nullable(),
  note: z.string().min(1).max(2000).nullable(),
})
export type ImportedChild = z.infer<typeof ImportedChild>

/** A child of whom only the name and the birthday are known. */
export const unknownChild = (fullName: string, birthDate: PlainDate): ImportedChild => ({
  fullName,
  sex: null,
  birthDate,
  birthPrecision: 'day',
  personalNumber: null,
  ethnicCode: null,
  villageName: null,
  address: null,
  household: { code: null, headName: null },
  carers: [],
  birthRegistration: { registered: null, registeredOn: null, number: null, reasonNot: null },
  enrolment: { status: null, level: null, schoolName: null, className: null },
  specialCircumstance: { present: null, groupCode: null, note: null },
  support: { given: null, kind: null },
  healthInsurance: { has: null, number: null },
  disability: { present: null, type: null, level: null },
  householdPoverty: null,
  note: null,
})
