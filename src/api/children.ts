/** Children: the list, and importing lists from Excel. */

import { z } from 'zod'
import { PersonState } from '#core/children/child-family.ts'
import { ChildFilter, ChildSort } from '#core/children/child-filter.ts'
import { questionKeys } from '#core/children/child-questions.ts'
import { ChildRow } from '#core/children/child-row.ts'
import { ExportPurpose } from '#core/children/export-purposes.ts'
import { ColumnKey } from '#core/children/list-columns.ts'
import { FigureDay, PlainDate } from '#core/dates.ts'
import { BelievedFact } from './child-facts.ts'
import { endpoint } from './endpoint.ts'

/** `score`: how well a search fits. 0: as typed; 1: begins so; 2: sounds so; 3: the name of a carer. */
export const ListedChild = ChildRow.extend({ score: z.int() })
export type ListedChild = z.infer<typeof ListedChild>

export const ChildListQuery = ChildFilter.extend({
  area: z.string().optional(),
  sort: ChildSort.optional(),
  page: z.coerce.number().int().min(1).optional(),
})
export type ChildListQuery = z.infer<typeof ChildListQuery>

/** What was typed: a name, a birth date, a personal number. In a body, since addresses are written down on the way. */
export const ChildSearchBody = ChildListQuery.extend({ search: z.string().min(1).max(200) })

/** A list that leaves the system: whose columns, and what for. */
export const ChildFileBody = ChildListQuery.omit({ page: true })
  .extend({
    search: z.string().min(1).max(200).optional(),
    columns: z.array(ColumnKey).max(40),
    purpose: ExportPurpose,
    purposeNote: z.string().trim().max(300).optional(),
  })
  .refine(({ purpose, purposeNote }) => purpose !== 'other' || !!purposeNote, { path: ['purposeNote'] })

export const ChildList = z.object({
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
  rows: z.array(ListedChild),
  villages: z.array(z.object({ path: z.string(), name: z.string(), count: z.int() })),
  ages: z.array(z.object({ from: z.int(), to: z.int(), male: z.int(), female: z.int(), unknown: z.int() })),
})
export type ChildList = z.infer<typeof ChildList>

export const ChildOverview = z.object({
  /** All children under 16 of the area. */
  total: z.int(),
  villages: z.array(z.object({ path: z.string(), name: z.string(), count: z.int() })),
  questions: z.record(z.enum(questionKeys as [string, ...string[]]), z.int()),
  schools: z.array(z.string()),
  benefits: z.array(z.string()),
})
export type ChildOverview = z.infer<typeof ChildOverview>
const OtherChild = z.object({ childId: z.uuid(), fullName: z.string() })

export const ChildPage = z.object({
  child: ChildRow,
  address: z.string().nullable(),
  personalNumber: z.string().nullable(),
  /** The row that says who the child is: a correction names it. */
  identityId: z.uuid().nullable(),
  household: z
    .object({
      householdId: z.uuid(),
      identityId: z.uuid().nullable(),
      code: z.string().nullable(),
      headName: z.string().nullable(),
      address: z.string().nullable(),
      poverty: z
        .object({ factId: z.uuid(), poverty: z.string(), decision: z.string().nullable(), validFrom: PlainDate })
        .nullable(),
      /** Other children of the household: what is said of it holds for them too. */
      shared: z.array(OtherChild),
    })
    .nullable(),
  carers: z.array(
    z.object({
      factId: z.uuid(),
      relation: z.enum(['father', 'mother', 'guardian']),
      decision: z.string().nullable(),
      identityId: z.uuid(),
      fullName: z.string(),
      phone: z.string().nullable(),
      birthYear: z.int().nullable(),
      state: PersonState.extend({ validFrom: PlainDate }).nullable(),
      shared: z.array(OtherChild),
    }),
  ),
  siblings: z.array(z.object({ childId: z.uuid(), fullName: z.string(), birthDate: PlainDate })),
  facts: z.array(BelievedFact),
})
export type ChildPage = z.infer<typeof ChildPage>

export const ImportProblem = z.object({
  row: z.int(),
  column: z.string(),
  field: z.string().nullable(),
  value: z.string(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  vi: z.string(),
  en: z.string(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

export const ImportPreview = z.object({
  batchId: z.uuid(),
  communePath: z.string(),
  fileName: z.string(),
  state: z.enum(['preview', 'done', 'dropped']),
  sheetName: z.string(),
  sheetNames: z.array(z.string()),
  headingRow: z.int(),
  /** Each column of the file with the field it was recognised as; null: not used. */
  columns: z.array(
    z.object({
      index: z.int(),
      heading: z.string(),
      field: z.string().nullable(),
      score: z.number(),
      samples: z.array(z.string()),
    }),
  ),
  fields: z.array(z.object({ field: z.string(), vi: z.string(), en: z.string() })),
  factsFrom: PlainDate,
  rowsTotal: z.int(),
  rowsGood: z.int(),
  rowsBad: z.int(),
  willAdd: z.int(),
  willChange: z.int(),
  willStay: z.int(),
  problems: z.array(ImportProblem),
  problemCount: z.int(),
  outcome: z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }).nullable(),
  startedAt: z.string(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const BatchRef = z.object({ batchId: z.uuid() })

export const childApi = {
  list: endpoint({
    method: 'GET',
    path: '/children',
    permission: 'child.read',
    query: ChildListQuery,
    reply: ChildList,
    summary: 'Children of the area, filtered',
  }),
  search: endpoint({
    method: 'POST',
    path: '/children-search',
    permission: 'child.read',
    asks: true,
    body: ChildSearchBody,
    reply: ChildList,
    summary: 'Children of the area by name, carer, birth date or personal number, filtered',
  }),
  overview: endpoint({
    method: 'GET',
    path: '/children-overview',
    permission: 'child.read',
    query: z.object({ area: z.string().optional(), village: z.string().optional() }),
    reply: ChildOverview,
    summary: 'How many children each ready question finds; what conditions can name',
  }),
  read: endpoint({
    method: 'GET',
    path: '/children/:childId',
    permission: 'child.read',
    params: z.object({ childId: z.uuid() }),
    reply: ChildPage,
    summary: 'One child with the facts known',
  }),
  listFile: endpoint({
    method: 'POST',
    path: '/children-file',
    permission: 'child.read',
    body: ChildFileBody,
    reply: z.unknown(),
    file: true,
    summary: 'The filtered list as an Excel file, for a purpose that is written down',
  }),
  template: endpoint({
    method: 'GET',
    path: '/children-template',
    permission: 'child.import',
    reply: z.unknown(),
    file: true,
    summary: 'An empty list to fill in, as an Excel file',
  }),
  startImport: endpoint({
    method: 'POST',
    path: '/imports',
    permission: 'child.import',
    body: z.object({
      commune: z.string().optional(),
      fileName: z.string().min(1).max(200),
      contentBase64: z.string(),
      sheetName: z.string().optional(),
      factsFrom: FigureDay.optional(),
    }),
    reply: ImportPreview,
    summary: 'Hand in a list of children; nothing enters the register yet',
  }),
  listImports: endpoint({
    method: 'GET',
    path: '/imports',
    permission: 'child.import',
    reply: z.array(
      z.object({
        batchId: z.uuid(),
        fileName: z.string(),
        state: z.enum(['preview', 'done', 'dropped']),
        startedAt: z.string(),
        rowsTotal: z.int(),
        added: z.int().nullable(),
        changed: z.int().nullable(),
        unchanged: z.int().nullable(),
      }),
    ),
    summary: 'Imports of the commune, newest first',
  }),
  readImport: endpoint({
    method: 'GET',
    path: '/imports/:batchId',
    permission: 'child.import',
    params: BatchRef,
    reply: ImportPreview,
    summary: 'An import with its problems by row and column',
  }),
  mapImport: endpoint({
    method: 'PUT',
    path: '/imports/:batchId/mapping',
    permission: 'child.import',
    params: BatchRef,
    body: z.object({
      sheetName: z.string().optional(),
      /** The row of the file that the headings begin in, from 1; null: find it. */
      headingRow: z.int().min(1).max(60).nullable().optional(),
      fields: z.record(z.string(), z.string().nullable()),
      factsFrom: FigureDay.optional(),
    }),
    reply: ImportPreview,
    summary: 'Say which column is which; the preview is made anew',
  }),
  acceptImport: endpoint({
    method: 'POST',
    path: '/imports/:batchId/acceptance',
    permission: 'child.import',
    params: BatchRef,
    reply: ImportPreview,
    summary: 'Take the good rows into the register, all in one transaction',
  }),
  dropImport: endpoint({
    method: 'POST',
    path: '/imports/:batchId/withdrawal',
    permission: 'child.import',
    params: BatchRef,
    reply: ImportPreview,
    summary: 'Give up an import that is still a preview',
  }),
  refusedRows: endpoint({
    method: 'GET',
    path: '/imports/:batchId/refused-rows',
    permission: 'child.import',
    params: BatchRef,
    reply: z.unknown(),
    file: true,
    summary: 'The refused rows with the reasons, as an Excel file',
  }),
}
