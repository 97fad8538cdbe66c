/** Growth and immunisation of one child: what was measured and given, what follows from it, and the curves to draw. */
import { z } from 'zod'
import { Confirmation } from '#core/catalogues/catalogue.ts'
import { PlainDate } from '#core/dates.ts'
import { GrowthCutOff } from '#core/growth/classification.ts'
import { GrowthTables } from '#core/growth/tables.ts'
import { BirthPrecision, Sex } from '#core/indicators/child-snapshot.ts'
import { endpoint } from './endpoint.ts'

const ChildRef = z.object({ childId: z.uuid() })
const Words = z.object({ vi: z.string(), en: z.string() })

/** `classified`: a cut-off is passed and named; the others name nothing. */
const GrowthWord = z.object({
  result: z.enum(['classified', 'within', 'implausible', 'unknown']),
  code: z.string().nullable(),
  words: Words.nullable(),
  severe: z.boolean(),
  side: z.enum(['below', 'above']).nullable(),
})
const Scored = z.object({ z: z.number().nullable(), implausible: z.boolean(), word: GrowthWord })

export const ChildMeasurement = z.object({
  factId: z.uuid(),
  on: PlainDate,
  weightKg: z.number().nullable(),
  lengthHeightCm: z.number().nullable(),
  position: z.enum(['lying', 'standing']).nullable(),
  oedema: z.boolean().nullable(),
  /** Null where the day of birth is not known. */
  ageDays: z.int().nullable(),
  scores: z.object({ waz: Scored, haz: Scored, whz: Scored, baz: Scored }),
})
export type ChildMeasurement = z.infer<typeof ChildMeasurement>

export const GrowthChart = z.object({
  index: z.enum(['waz', 'haz', 'whz', 'baz']),
  unit: z.enum(['month', 'centimetre']),
  from: z.number(),
  to: z.number(),
  lines: z.array(z.number()),
  curve: z.array(z.object({ at: z.number(), measures: z.array(z.number()) })),
  points: z.array(z.object({ factId: z.uuid(), at: z.number(), value: z.number() })),
})
export type GrowthChart = z.infer<typeof GrowthChart>

export const ChildGrowth = z.object({
  sex: Sex.nullable(),
  birthDate: PlainDate,
  birthPrecision: BirthPrecision,
  /** How sure the cut-offs are that give the scores their names. */
  confirmation: Confirmation,
  /** The newest first. */
  measurements: z.array(ChildMeasurement),
  /** None while the sex or the day of birth is not known. */
  charts: z.array(GrowthChart),
})
export type ChildGrowth = z.infer<typeof ChildGrowth>

export const DoseOfChild = z.object({
  code: z.string(),
  vaccine: z.string(),
  dose: z.int(),
  words: Words,
  state: z.enum(['done', 'too_early', 'not_yet', 'waiting', 'due', 'overdue', 'past_target', 'unknown']),
  reason: z
    .enum([
      'record_unchecked',
      'record_too_old',
      'vaccination_unclear',
      'no_timetable',
      'rollout_unknown',
      'sex_unknown',
      'birth_date_imprecise',
    ])
    .nullable(),
  givenOn: PlainDate.nullable(),
  dueOn: PlainDate.nullable(),
  /** Whether the age, and whether the lateness, was read in a text. */
  confirmation: Confirmation,
  overdueConfirmation: Confirmation,
  basis: z.string(),
})
export type DoseOfChild = z.infer<typeof DoseOfChild>

export const ImmunisationSet = z.object({
  code: z.string(),
  kinds: z.int(),
  words: Words,
  result: z.enum(['yes', 'no', 'unknown']),
  reason: z
    .enum([
      'not_yet',
      'definition_unknown',
      'record_unchecked',
      'vaccination_unclear',
      'too_early',
      'birth_date_imprecise',
    ])
    .nullable(),
  /** Doses of the set that are not on record. */
  missing: z.array(Words),
  confirmation: Confirmation,
  basis: z.string(),
  note: z.string().nullable(),
})
export type ImmunisationSet = z.infer<typeof ImmunisationSet>

export const ChildImmunisation = z.object({
  birthDate: PlainDate,
  birthPrecision: BirthPrecision,
  schedule: z
    .object({
      basis: z.string(),
      diseaseCount: z.int(),
      hasTimetable: z.boolean(),
      confirmation: Confirmation,
      note: z.string().nullable(),
    })
    .nullable(),
  /** The last day somebody held the record against a book; null: nobody did. */
  checked: z.object({ factId: z.uuid(), on: PlainDate, book: z.string() }).nullable(),
  doses: z.array(DoseOfChild),
  /** On record, but which dose it was, or of what, cannot be told. */
  unclear: z.array(z.object({ vaccine: z.string(), words: Words.nullable(), date: PlainDate.nullable() })),
  sets: z.array(ImmunisationSet),
})
export type ChildImmunisation = z.infer<typeof ChildImmunisation>

export const childHealthApi = {
  growth: endpoint({
    method: 'GET',
    path: '/children/:childId/growth',
    permission: 'child.read',
    params: ChildRef,
    reply: ChildGrowth,
    summary: 'Measurements of a child with their z-scores, and the curves of WHO for its age',
  }),
  immunisation: endpoint({
    method: 'GET',
    path: '/children/:childId/immunisation',
    permission: 'child.read',
    params: ChildRef,
    reply: ChildImmunisation,
    summary: 'Doses given, due, overdue and not known, by the timetable of the day',
  }),
  tables: endpoint({
    method: 'GET',
    path: '/growth-tables',
    permission: 'child.read',
    reply: z.object({ tables: GrowthTables, cutOffs: z.array(GrowthCutOff) }),
    summary: 'The growth tables of WHO, so that a score shows while it is typed',
  }),
}
