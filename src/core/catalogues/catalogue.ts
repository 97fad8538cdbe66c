/**
 * What every table of reference data has in common. The tables are files in `reference/`, written for people; core owns
 * their schemas and the lookup by day. A change of law is a new row with its dates, never a new `if`.
 */
import { z } from 'zod'
import { addDays, PlainDate } from '../dates.ts'

/**
 * How sure we are of a fact: C read in the official text (or a copy of it), S read in a secondary source,
 * U unconfirmed, P our own proposal where the law is silent. A U or P is shown as such and never made a rule.
 */
export const Confirmation = z.enum(['C', 'S', 'U', 'P'])
export type Confirmation = z.infer<typeof Confirmation>

export const confirmationLabels = {
  C: { vi: 'đã đọc trong văn bản', en: 'read in the text' },
  S: { vi: 'theo nguồn thứ cấp', en: 'from a secondary source' },
  U: { vi: 'chưa xác nhận', en: 'unconfirmed' },
  P: { vi: 'đề xuất của phần mềm, chưa có văn bản', en: 'our own proposal, no text found' },
} as const satisfies Record<Confirmation, { vi: string; en: string }>

export const Bilingual = z.object({ vi: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

/** What a file is, where it comes from, how sure it is. Stands at the head of every JSON file of `reference/`. */
export const About = z.object({
  title: Bilingual,
  source: z.string().min(1),
  confirmation: Confirmation,
  checkedOn: PlainDate,
  note: z.string().nullable(),
})
export type About = z.infer<typeof About>

/** First and last day a row holds. No first day: from before our records. No last day: until a newer row says otherwise. */
export const Dated = z.object({ validFrom: PlainDate.nullable(), validTo: PlainDate.nullable() })
export type Dated = z.infer<typeof Dated>

export const isValidOn = (entry: Dated, day: PlainDate): boolean =>
  (entry.validFrom === null || entry.validFrom <= day) && (entry.validTo === null || day <= entry.validTo)

/** The rows that hold on a day. */
export const validOn = <T extends Dated>(entries: readonly T[], day: PlainDate): T[] =>
  entries.filter((entry) => isValidOn(entry, day))

export type DateProblem = { key: string; problem: 'ends_before_it_begins' | 'overlap' | 'gap'; on: string }

/**
 * Rows of one key must follow each other without overlap and without a hole. The same code may come back for another
 * thing (a commune of 2025 took the code of an old one): the key of a fact is code and date.
 */
export const dateProblems = <T extends Dated>(entries: readonly T[], keyOf: (entry: T) => string): DateProblem[] => {
  const byKey = new Map<string, T[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const rows = byKey.get(key)
    if (rows) rows.push(entry)
    else byKey.set(key, [entry])
  }
  const problems: DateProblem[] = []
  for (const [key, rows] of byKey) {
    for (const row of rows)
      if (row.validFrom !== null && row.validTo !== null && row.validTo < row.validFrom)
        problems.push({ key, problem: 'ends_before_it_begins', on: row.validFrom })
    const inOrder = [...rows].sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
    for (let i = 1; i < inOrder.length; i++) {
      const [before, after] = [inOrder[i - 1] as T, inOrder[i] as T]
      if (after.validFrom === null || before.validTo === null || after.validFrom <= before.validTo)
        problems.push({ key, problem: 'overlap', on: after.validFrom ?? 'beginning' })
      else if (addDays(before.validTo, 1) < after.validFrom)
        problems.push({ key, problem: 'gap', on: addDays(before.validTo, 1) })
    }
  }
  return problems
}

/** A file of rows: `{ about, entries }`. */
export const fileOf = <T extends z.ZodType>(entry: T) => z.object({ about: About, entries: z.array(entry).min(1) })

/** Reads the text of such a file; throws `SyntaxError` or `ZodError`, which a test meets before anybody else. */
export const parseFile = <T extends z.ZodType>(text: string, entry: T): { about: About; entries: z.output<T>[] } => {
  const read = fileOf(entry).parse(JSON.parse(text))
  return { about: read.about, entries: read.entries as z.output<T>[] }
}
