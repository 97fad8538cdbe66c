/** What a yearly report is composed from: the plan, figures of children and targets, what the officer wrote. */
import { z } from 'zod'
import { PlainDate } from '../dates.ts'
import { MeasureResult } from './measure-result.ts'

export const SectionKey = z.enum([
  'situation',
  'direction',
  'communication',
  'organisation',
  'protection',
  'health',
  'education',
  'participation',
  'childFriendly',
  'budget',
  'inspection',
  'strengths',
  'limitations',
  'causes',
  'tasks',
  'proposals',
])
export type SectionKey = z.infer<typeof SectionKey>

const Count = z.int().min(0)

export const CountBySex = z.object({
  label: z.string().min(1),
  male: Count,
  female: Count,
  unknownSex: Count.default(0),
})

export const PopulationCounts = z.object({
  /** Children under 16 on the cut-off day. */
  total: Count,
  byAge: z.array(CountBySex),
  byEthnicity: z.array(CountBySex),
  byVillage: z.array(CountBySex),
})

export const SpecialCircumstances = z.object({
  /** Children, each once; a child may stand in several groups. */
  children: Count,
  supported: Count.nullable(),
  groups: z.array(z.object({ label: z.string().min(1), count: Count, supported: Count.nullable() })),
})

export const TargetResult = z.object({
  number: z.string().nullable(),
  objective: z.string().nullable(),
  /** Where its sentences stand; null lets `sectionFor` decide by the words. */
  section: SectionKey.nullable().default(null),
  text: z.string().min(1),
  measures: z.array(MeasureResult).min(1),
})
export type TargetResult = z.infer<typeof TargetResult>

export const YearlyReportInput = z
  .object({
    status: z.enum(['draft', 'final']),
    year: z.int().min(2000).max(2199),
    cutOff: PlainDate,
    agency: z.object({
      parent: z.string().min(1).nullable(),
      /** As in the letterhead; `\n` where the line breaks: "ỦY BAN NHÂN DÂN\nXÃ LƯƠNG MINH". */
      name: z.string().min(1),
      /** As in a sentence: "Ủy ban nhân dân xã Lương Minh". */
      nameInText: z.string().min(1),
      symbol: z.string().min(1).default('BC-UBND'),
    }),
    /** As in a sentence: "xã Lương Minh". */
    areaName: z.string().min(1),
    place: z.string().min(1),
    number: z.string().min(1).nullable(),
    date: PlainDate.nullable(),
    plan: z.object({
      title: z.string().min(1),
      code: z.string().min(1).nullable(),
      date: PlainDate.nullable(),
      issuer: z.string().min(1).nullable(),
    }),
    population: PopulationCounts.nullable(),
    specialCircumstances: SpecialCircumstances.nullable(),
    targets: z.array(TargetResult),
    texts: z.partialRecord(SectionKey, z.string().max(50_000)),
    addressees: z.array(z.string().min(1)).default([]),
    recipients: z.array(z.string().min(1)),
    signatory: z.object({ authority: z.array(z.string().min(1)).min(1), name: z.string().min(1).nullable() }),
    synthetic: z.boolean(),
  })
  .superRefine((input, context) => {
    const { population } = input
    if (population === null) return
    for (const part of ['byAge', 'byEthnicity', 'byVillage'] as const)
      if (sumOf(population[part]).all > population.total)
        context.addIssue({ code: 'custom', path: ['population', part], message: 'parts_exceed_total' })
  })
export type YearlyReportInput = z.infer<typeof YearlyReportInput>

export type Sums = { male: number; female: number; unknownSex: number; all: number }

export const sumOf = (rows: readonly z.infer<typeof CountBySex>[]): Sums =>
  rows.reduce(
    (sum, row) => ({
      male: sum.male + row.male,
      female: sum.female + row.female,
      unknownSex: sum.unknownSex + row.unknownSex,
      all: sum.all + row.male + row.female + row.unknownSex,
    }),
    { male: 0, female: 0, unknownSex: 0, all: 0 },
  )
