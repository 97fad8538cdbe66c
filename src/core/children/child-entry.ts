/**
 * A child entered by hand, and its identity corrected: what is asked before it is written. A doubt is put to the person
 * once and taken at their word; what cannot be is refused.
 */
import { z } from 'zod'
import { ageOn, type PlainDate, PlainDate as PlainDateSchema, yearOf } from '../dates.ts'
import { RuleError } from '../errors.ts'
import { isStorable } from '../text.ts'
import { BirthPrecision, CarerRelation, type ImportedChild, Sex, unknownChild } from './imported-child.ts'
import { personalNumberDisagrees } from './personal-number.ts'

const words = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '))
    .refine((text) => text.length > 0 && text.length <= most && isStorable(text))
const maybe = (most: number) => words(most).nullable()
const PersonalNumber = z
  .string()
  .regex(/^\d{12}$/)
  .nullable()

export const CarerEntry = z.object({
  fullName: words(200),
  birthYear: z.int().min(1900).max(2199).nullable(),
  phone: z
    .string()
    .regex(/^\+?[\d .-]{6,20}$/)
    .nullable(),
})
export type CarerEntry = z.infer<typeof CarerEntry>

/** What a person has looked at and confirms. */
export const Confirmed = z.object({
  /** Much like a child of the register, and yet another. */
  different: z.boolean().optional(),
  /** Sixteen or more, and yet entered. */
  age: z.boolean().optional(),
  /** The personal number stands so on the paper, though it contradicts sex or year of birth. */
  number: z.boolean().optional(),
})
export type Confirmed = z.infer<typeof Confirmed>

export const ChildIdentity = z.object({
  fullName: words(200),
  sex: Sex.nullable(),
  birthDate: PlainDateSchema,
  birthPrecision: BirthPrecision,
  personalNumber: PersonalNumber,
  address: maybe(500),
})
export type ChildIdentity = z.infer<typeof ChildIdentity>

export const NewChild = ChildIdentity.extend({
  /** One of the commune's villages; null: not known. */
  villagePath: z.string().max(120).nullable(),
  /** Since when the child lives there; null: since birth. */
  residentFrom: PlainDateSchema.nullable(),
  ethnicCode: z
    .string()
    .regex(/^\d{2}$/)
    .nullable(),
  householdCode: maybe(60),
  householdHead: maybe(200),
  carers: z.array(CarerEntry.extend({ relation: CarerRelation })).max(3),
  birthRegistered: z.boolean().nullable(),
})
export type NewChild = z.infer<typeof NewChild>

/** The new child in the shape that lists are compared with. */
export const importedChildOf = (child: NewChild, villageName: string | null): ImportedChild => ({
  ...unknownChild(child.fullName, child.birthDate),
  birthPrecision: child.birthPrecision,
  sex: child.sex,
  personalNumber: child.personalNumber,
  ethnicCode: child.ethnicCode,
  villageName,
  address: child.address,
  household: { code: child.householdCode, headName: child.householdHead },
  carers: child.carers,
  birthRegistration: { registered: child.birthRegistered, registeredOn: null, number: null, reasonNot: null },
})

/** Older than this nobody is entered: the year of birth is a mistake. */
export const oldest = 25

/**
 * Looks at who is to be written.
 * @throws RuleError `birth_in_future`, `birth_too_long_ago`; `child_is_grown`, `personal_number_contradicts` until it is
 * confirmed.
 */
export const checkIdentity = (child: ChildIdentity, confirmed: Confirmed, today: PlainDate): void => {
  if (child.birthDate > today) throw new RuleError('birth_in_future')
  const age = ageOn(child.birthDate, today)
  if (age > oldest) throw new RuleError('birth_too_long_ago', { age })
  // Law on Children 102/2016/QH13, Article 1: under 16.
  const grown = age >= 17 || (age === 16 && child.birthPrecision === 'day')
  if (grown && !confirmed.age) throw new RuleError('child_is_grown', { age })
  if (child.personalNumber === null || confirmed.number) return
  const wrong = personalNumberDisagrees(child.personalNumber, child.sex, child.birthDate)
  if (wrong === 'year')
    throw new RuleError('personal_number_contradicts', {
      what: `the year of birth ${yearOf(child.birthDate)}`,
      whatVi: `năm sinh ${yearOf(child.birthDate)}`,
    })
  if (wrong === 'sex') throw new RuleError('personal_number_contradicts', { what: 'the sex', whatVi: 'giới tính' })
}
