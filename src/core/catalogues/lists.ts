/** The code lists a child's record chooses from. Files: `reference/catalogues/`. */
import { z } from 'zod'
import type { PlainDate } from '../dates.ts'
import { unaccent } from '../text.ts'
import { type About, Confirmation, Dated, isValidOn, parseFile } from './catalogue.ts'

type Parsed<T> = { about: About; entries: T[] }

const Row = Dated.extend({ code: z.string().min(1), name: z.string().min(1), confirmation: Confirmation })

/** A plain list: disability types and levels, household poverty. */
export const ListEntry = Row.extend({ nameEn: z.string().min(1) })
export type ListEntry = z.infer<typeof ListEntry>

/** `disability-types.json`, `disability-levels.json`, `household-poverty.json` */
export const parseList = (text: string): Parsed<ListEntry> => parseFile(text, ListEntry)

/** `censusCode`: the census numbers the groups in another order; never mix the two. */
export const EthnicGroup = Row.extend({
  code: z.string().regex(/^\d{2}$/),
  aliases: z.array(z.string()),
  minority: z.boolean(),
  verySmall: z.boolean(),
  censusCode: z.string().nullable(),
})
export type EthnicGroup = z.infer<typeof EthnicGroup>

/** `ethnic-groups.json` */
export const parseEthnicGroups = (text: string): Parsed<EthnicGroup> => parseFile(text, EthnicGroup)

const ethnicKey = (text: string): string => unaccent(text).replace(/[^a-z]/g, '')

/** The group people mean by a name: `San Chi` is Sán Chay, `H'Mông` is HMông. Null when no name or alias fits. */
export const ethnicGroupNamed = (name: string, groups: readonly EthnicGroup[]): EthnicGroup | null => {
  const key = ethnicKey(name)
  return groups.find((g) => [g.name, ...g.aliases].some((known) => ethnicKey(known) === key)) ?? null
}

/** `code` is ours; the law has the letter (`point`) and clauses only. */
export const SpecialCircumstance = Row.extend({
  code: z.string().regex(/^HCDB\d{2}$/),
  point: z.string(),
  short: z.string().min(1),
  nameEn: z.string().min(1),
  basis: z.string().min(1),
  /** Kept where few may read it (HIV status). */
  restricted: z.boolean(),
  /** Also abuse: opening such a membership offers to open a case, never opens one silently. */
  alsoAbuse: z.boolean(),
  subgroups: z.array(
    z.object({
      code: z.string().regex(/^HCDB\d{2}\.\d{2}$/),
      short: z.string().min(1),
      nameEn: z.string().min(1),
      basis: z.string().min(1),
    }),
  ),
})
export type SpecialCircumstance = z.infer<typeof SpecialCircumstance>

/** `special-circumstances.json` */
export const parseSpecialCircumstances = (text: string): Parsed<SpecialCircumstance> =>
  parseFile(text, SpecialCircumstance)

/** Ages in months, `ageToMonths` excluded; null where the level has no fixed age. */
export const EducationLevel = Row.extend({
  code: z.string().regex(/^[a-z_]+$/),
  nameEn: z.string().min(1),
  ageFromMonths: z.int().nullable(),
  ageToMonths: z.int().nullable(),
  grades: z.tuple([z.int(), z.int()]).nullable(),
  entryAge: z.int().nullable(),
})
export type EducationLevel = z.infer<typeof EducationLevel>

/** `education-levels.json` */
export const parseEducationLevels = (text: string): Parsed<EducationLevel> => parseFile(text, EducationLevel)

/** Where a birth was registered, by the first three digits of the personal number. */
export const PersonalNumberPlace = Row.extend({ code: z.string().regex(/^\d{3}$/) })
export type PersonalNumberPlace = z.infer<typeof PersonalNumberPlace>

/** `personal-id-number.json` */
export const parsePersonalNumberPlaces = (text: string): Parsed<PersonalNumberPlace> =>
  parseFile(text, PersonalNumberPlace)

export type PersonalNumberDoubt = 'not_12_digits' | 'unknown_place' | 'other_sex' | 'other_birth_year'

/**
 * What speaks against a personal number (Decree 137/2015/NĐ-CP, Article 13): three digits for the place, one for century
 * and sex (2 and 3 are a boy and a girl born 2000 to 2099), two for the year, six at random; there is no check digit.
 * Only `not_12_digits` is an error; the rest are warnings, since codes after the mergers of 2025 were not read.
 */
export const personalNumberDoubts = (
  number: string,
  child: { sex: 'male' | 'female' | null; birthYear: number | null },
  places: readonly PersonalNumberPlace[],
  day: PlainDate,
): PersonalNumberDoubt[] => {
  if (!/^\d{12}$/.test(number)) return ['not_12_digits']
  const doubts: PersonalNumberDoubt[] = []
  if (!places.some((p) => p.code === number.slice(0, 3) && isValidOn(p, day))) doubts.push('unknown_place')
  const century = Number(number[3])
  if (child.sex !== null && (century % 2 === 0) !== (child.sex === 'male')) doubts.push('other_sex')
  const year = 1900 + Math.floor(century / 2) * 100 + Number(number.slice(4, 6))
  if (child.birthYear !== null && year !== child.birthYear) doubts.push('other_birth_year')
  return doubts
}
