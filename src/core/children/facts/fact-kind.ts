/**
 * What a kind of fact is made of. One description serves the table, the request, the form, the timeline and the rules of
 * time; `catalogue.ts` lists the kinds.
 */
import { z } from 'zod'
import { PlainDate } from '../../dates.ts'
import { isStorable } from '../../text.ts'

export type Words = { vi: string; en: string }

export type Choice = { code: string } & Words

/**
 * `column` is the field's name in the table, in requests and in the child's file. `when`: it says something only beside
 * that answer, and is empty otherwise.
 */
export type FactField = {
  column: string
  words: Words
  hint?: Words
  required?: boolean
  when?: { column: string; is: boolean | string }
} & (
  | { type: 'text'; long?: boolean; most?: number }
  | { type: 'yes_no' }
  | { type: 'day' }
  | { type: 'number'; least: number; most: number; decimals: number; unit: Words }
  /** `under`: the codes begin with the code of that column (a sub-group with its group's). */
  | { type: 'choice'; choices: readonly Choice[]; under?: string }
  /** One of the villages of the commune, or the commune itself when the village is not known. */
  | { type: 'village' }
)

export type FactKind = {
  /** The table without `child_`: `birth_registrations`. */
  kind: string
  words: Words
  /** What its validity is called: "from" for a state, "on" for something that happens on a day. */
  time: 'state' | 'event'
  /**
   * Which facts cannot hold together: `one` at a time, or one for each value of a column. An event is the same event
   * when its day and these columns are the same.
   */
  apart: 'one' | { by: readonly string[] }
  /** Opened only where the duty needs it: whoever may see the child does not see that there is one. */
  secret?: boolean
  /** It does not end: another answer takes its place. */
  lasting?: true
  /** At least one of these is said: a measurement without a figure is none. */
  oneOf?: readonly string[]
  fields: readonly FactField[]
}

/** A value as it stands in a fact: text, number, yes/no, day or nothing. */
export type FactContent = Record<string, string | number | boolean | null>

const text = (most: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => value.length > 0 && value.length <= most && isStorable(value))

const shapeOf = (field: FactField): z.ZodType<string | number | boolean> => {
  switch (field.type) {
    case 'text':
      return text(field.most ?? (field.long ? 2000 : 300))
    case 'yes_no':
      return z.boolean()
    case 'day':
      return PlainDate
    case 'number':
      return z
        .number()
        .min(field.least)
        .max(field.most)
        .refine((value) => Math.abs(value * 10 ** field.decimals - Math.round(value * 10 ** field.decimals)) < 1e-6)
    case 'choice':
      return z.string().refine((value) => field.choices.some((each) => each.code === value))
    case 'village':
      return text(120)
  }
}

/** Does the field say something beside the other answers? */
export const isAsked = (field: FactField, content: FactContent): boolean =>
  field.when === undefined || content[field.when.column] === field.when.is

/** The choices that remain beside the other answers: the sub-groups of the chosen group. */
export const choicesOf = (field: FactField & { type: 'choice' }, content: FactContent): readonly Choice[] => {
  if (field.under === undefined) return field.choices
  const above = content[field.under]
  return typeof above === 'string' ? field.choices.filter((each) => each.code.startsWith(`${above}.`)) : []
}

/**
 * The content of a fact as a request may send it: known fields only, required ones there, the rest null when absent.
 * An empty text means nothing is said; fields that contradict each other are refused by name.
 */
export const contentOf = (kind: FactKind): z.ZodType<FactContent> => {
  const fields = z.strictObject(
    Object.fromEntries(
      kind.fields.map((field) => [
        field.column,
        field.required
          ? shapeOf(field)
          : z.preprocess((value) => (value === '' || value === undefined ? null : value), shapeOf(field).nullable()),
      ]),
    ),
  )
  return fields.superRefine((content, context) => {
    for (const field of kind.fields) {
      const value = (content as FactContent)[field.column] ?? null
      if (value === null) continue
      const fits =
        isAsked(field, content as FactContent) &&
        (field.type !== 'choice' || choicesOf(field, content as FactContent).some((each) => each.code === value))
      if (!fits) context.addIssue({ code: 'custom', path: [field.column] })
    }
    const { oneOf } = kind
    if (oneOf?.every((column) => ((content as FactContent)[column] ?? null) === null))
      context.addIssue({ code: 'custom', path: [oneOf[0] ?? ''] })
  }) as unknown as z.ZodType<FactContent>
}
