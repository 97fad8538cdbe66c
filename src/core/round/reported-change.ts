/**
 * A change that a collaborator reports: what, about whom, since when. Until the officer accepts it nothing in the
 * register changes. A birth or an arrival tells of a child that is not in the register yet; everything else of one that is.
 */
import { z } from 'zod'
import { oldest } from '../children/child-entry.ts'
import { factKind, factKinds } from '../children/facts/catalogue.ts'
import { contentOf, type FactContent, type FactKind } from '../children/facts/fact-kind.ts'
import { type ImportedChild, Sex, unknownChild } from '../children/imported-child.ts'
import type { FactDates } from '../children/registration.ts'
import { ageOn, PlainDate as Day, type PlainDate } from '../dates.ts'
import { RuleError } from '../errors.ts'
import { cleanText, isStorable } from '../text.ts'

export const reportedWhats = ['birth', 'arrival', 'death', 'departure', 'fact', 'note'] as const
export const ReportedWhat = z.enum(reportedWhats)
export type ReportedWhat = z.infer<typeof ReportedWhat>

/** `waiting` and `returned` change nothing; `withdrawn`: the reporter took it back. */
export const ReportedState = z.enum(['waiting', 'accepted', 'returned', 'withdrawn'])
export type ReportedState = z.infer<typeof ReportedState>

const words = (most: number) =>
  z
    .string()
    .transform((value) => cleanText(value.normalize('NFC')))
    .refine((value) => value.length > 0 && value.length <= most && isStorable(value))
const maybe = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable())

/** A child that is not in the register yet, as it is told at the door. */
export const NewChild = z.strictObject({
  fullName: words(120),
  sex: Sex,
  birthDate: Day,
  motherName: maybe(words(120)),
  motherBirthYear: maybe(z.int().min(1930).max(2100)),
  fatherName: maybe(words(120)),
  phone: maybe(words(30)),
  address: maybe(words(300)),
  registered: maybe(z.boolean()),
  reasonNot: maybe(words(300)),
  /** Of an arrival: where from, and whether to stay. */
  otherPlace: maybe(words(300)),
  temporary: maybe(z.boolean()),
  note: maybe(words(1000)),
})
export type NewChild = z.infer<typeof NewChild>

const Note = z.strictObject({ text: words(1000) })
const Departure = z.strictObject({ otherPlace: maybe(words(300)), note: maybe(words(1000)) })

/** Kinds of facts that may be reported: none that is itself secret, and none that the round writes in its own way. */
export const reportableKinds: readonly FactKind[] = factKinds.filter(
  (kind) => !kind.secret && !['visits', 'visitors', 'deaths'].includes(kind.kind),
)

/** What was reported, ready to be kept: `content` has the fields of its kind and no other. */
export type ReportedContent = { what: ReportedWhat; kind: string | null; happenedOn: PlainDate; content: FactContent }

const read = <T extends z.ZodType>(schema: T, content: unknown): z.output<T> => {
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  throw new RuleError('invalid_request', { where: String(parsed.error.issues[0]?.path[0] ?? 'content') })
}

/**
 * What was reported, checked as far as it can be without the register.
 * @throws RuleError `invalid_request` naming the field, `fact_in_future`, `fact_before_birth`.
 */
export const readReported = (
  told: { what: ReportedWhat; kind: string | null; happenedOn: PlainDate; content: unknown; ofChild: boolean },
  today: PlainDate,
): ReportedContent => {
  const { what, happenedOn } = told
  if (happenedOn > today) throw new RuleError('fact_in_future')
  const isOfNew = what === 'birth' || what === 'arrival'
  if (told.ofChild === isOfNew && what !== 'note') throw new RuleError('invalid_request', { where: 'childId' })
  if ((told.kind === null) === (what === 'fact')) throw new RuleError('invalid_request', { where: 'kind' })
  const kept = (content: FactContent): ReportedContent => ({ what, kind: told.kind, happenedOn, content })
  if (isOfNew) {
    const child = read(NewChild, told.content)
    if (child.birthDate > today) throw new RuleError('fact_in_future')
    const age = ageOn(child.birthDate, today)
    if (age > oldest) throw new RuleError('birth_too_long_ago', { age })
    if (what === 'birth' && child.birthDate !== happenedOn)
      throw new RuleError('invalid_request', { where: 'happenedOn' })
    if (happenedOn < child.birthDate) throw new RuleError('fact_before_birth')
    return kept(child)
  }
  if (what === 'note') return kept(read(Note, told.content))
  if (what === 'departure') return kept(read(Departure, told.content))
  const kind = what === 'death' ? factKind('deaths') : reportableKinds.find((each) => each.kind === told.kind)
  if (!kind) throw new RuleError('invalid_request', { where: 'kind' })
  return kept(read(contentOf(kind), told.content))
}

/** The facts that an accepted change of a known child writes; none for a note. */
export const factOfReported = (
  reported: ReportedContent,
  villagePath: string,
): { kind: string; content: FactContent } | null => {
  switch (reported.what) {
    case 'death':
      return { kind: 'deaths', content: reported.content }
    case 'departure':
      return {
        kind: 'residences',
        content: {
          area_path: villagePath,
          kind: 'absent',
          reason: 'left',
          other_place: reported.content.otherPlace ?? null,
          migrant: null,
        },
      }
    case 'fact':
      return reported.kind === null ? null : { kind: reported.kind, content: reported.content }
    default:
      return null
  }
}

/** A reported child in the shape that the register compares and takes in. */
export const childOfReported = (
  told: NewChild,
  what: 'birth' | 'arrival',
  happenedOn: PlainDate,
  villageName: string | null,
): { child: ImportedChild; dates: FactDates } => ({
  child: {
    ...unknownChild(told.fullName, told.birthDate),
    sex: told.sex,
    villageName,
    address: told.address,
    carers: [
      ...(told.motherName === null
        ? []
        : [
            {
              relation: 'mother' as const,
              fullName: told.motherName,
              birthYear: told.motherBirthYear,
              phone: told.phone,
            },
          ]),
      ...(told.fatherName === null
        ? []
        : [
            {
              relation: 'father' as const,
              fullName: told.fatherName,
              birthYear: null,
              phone: told.motherName === null ? told.phone : null,
            },
          ]),
    ],
    birthRegistration: {
      registered: told.registered,
      registeredOn: null,
      number: null,
      reasonNot: told.registered === false ? told.reasonNot : null,
    },
    note: told.note,
  },
  dates: {
    residenceFrom: happenedOn,
    residence: {
      kind: told.temporary === true ? 'temporary' : 'permanent',
      reason: what === 'birth' ? 'born' : 'came',
      otherPlace: told.otherPlace,
    },
  },
})
