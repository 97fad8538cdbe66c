/**
 * What a kind of fact is made of. One description serves the table, the request, the form, the timeline and the rules of
 * time; `catalogue.ts` lists the kinds.
 */
import { z } from 'zod'
import { PlainDate } from '../../dates.ts'
import { isStorable } from '../../text.ts'

export type Words = { vi: string; en: string }

export type Choice = { code: string } & Words

/** `column` is the field's name in the table, in requests and in the child's file. */
export type FactField = { column: string; words: Words; hint?: Words; required?: boolean } & (
  | { type: 'text'; long?: boolean; most?: number }
  | { type: 'yes_no' }
  | { type: 'day' }
  | { type: 'number'; least: number; most: number; decimals: number; unit: Words }
  | { type: 'choice'; choices: readonly Choice[] }
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
      return z.string().refine((value) => field.choices.some((choice) => choice.code === value))
    case 'village':
      return text(120)
  }
}

/**
 * The content of a fact as a request may send it: known fields only, required ones there, the rest null when absent.
 * An empty text means nothing is said.
 */
export const contentOf = (kind: FactKind): z.ZodType<FactContent> =>
  z.strictObject(
    Object.fromEntries(
      kind.fields.map((field) => [
        field.column,
        field.required
          ? shapeOf(field)
          : z.preprocess((value) => (value === '' || value === undefined ? null : value), shapeOf(field).nullable()),
      ]),
    ),
  ) as unknown as z.ZodType<FactContent>
