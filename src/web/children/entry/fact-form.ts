/** What is typed into the form of a fact, and the fact that it makes. */
import {
  choicesOf,
  contentOf,
  type FactContent,
  type FactField,
  type FactKind,
  isAsked,
} from '#core/children/facts/fact-kind.ts'
import type { PlainDate } from '#core/dates.ts'
import { formatNumber } from '../../i18n/format.ts'

/** Numbers as they are typed; days, choices and yes/no as they are. */
export type FactDraft = { values: FactContent; from: PlainDate | null; to: PlainDate | null }

/** What is wrong with a field: not filled in, or outside of what can be. */
export type Fault = 'missing' | 'invalid'

export const typedNumber = (text: string, decimals: number): number => {
  const clean = text.replaceAll(/\s/g, '')
  // 540.000 is five hundred and forty thousand where no decimals are asked for; 12.5 is 12,5 where they are.
  return Number(decimals === 0 ? clean.replaceAll('.', '') : clean.replace(',', '.'))
}

/** The draft that a fact is corrected from; without one, an empty one of that day. */
export const draftOf = (
  kind: FactKind,
  fact: { content: Record<string, unknown>; validFrom: PlainDate; validTo: PlainDate | null } | null,
  today: PlainDate,
): FactDraft => ({
  values: Object.fromEntries(
    kind.fields.map((field) => {
      const value = (fact?.content[field.column] ?? null) as FactContent[string]
      if (value === null) return [field.column, null]
      return [field.column, field.type === 'number' ? formatNumber(Number(value), field.decimals) : value]
    }),
  ),
  from: fact?.validFrom ?? today,
  to: fact?.validTo ?? null,
})

/** The draft with another answer; what no longer fits beside it is emptied. */
export const answer = (kind: FactKind, draft: FactDraft, column: string, value: FactContent[string]): FactDraft => {
  const values = { ...draft.values, [column]: value }
  for (const field of kind.fields)
    if (field.type === 'choice' && field.under === column)
      if (!choicesOf(field, values).some(({ code }) => code === values[field.column])) values[field.column] = null
  return { ...draft, values }
}

const contentField = (field: FactField, values: FactContent): FactContent[string] => {
  const value = values[field.column] ?? null
  if (value === null || value === '' || !isAsked(field, values)) return null
  return field.type === 'number' ? typedNumber(String(value), field.decimals) : value
}

/** The content of the draft, or what is wrong with it by field. */
export const contentOfDraft = (
  kind: FactKind,
  { values }: FactDraft,
): { content: FactContent; faults: Record<string, Fault> } => {
  const content = Object.fromEntries(kind.fields.map((field) => [field.column, contentField(field, values)]))
  const read = contentOf(kind).safeParse(content)
  const faults: Record<string, Fault> = {}
  for (const { path } of read.error?.issues ?? []) {
    const column = String(path[0])
    faults[column] ??= content[column] === null ? 'missing' : 'invalid'
  }
  return { content: read.data ?? content, faults }
}
