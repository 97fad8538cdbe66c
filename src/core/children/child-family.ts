/** What is entered of a child's family. Persons and households are shared by siblings: what is said holds for all. */
import { z } from 'zod'
import { PlainDate } from '../dates.ts'
import { isStorable } from '../text.ts'
import { CarerEntry } from './child-entry.ts'
import { HouseholdPoverty } from './imported-child.ts'

const maybe = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text.length > 0 && text.length <= most && isStorable(text))
    .nullable()

export const Whereabouts = z.enum(['home', 'works_away', 'abroad', 'detained', 'missing', 'left', 'other'])
export type Whereabouts = z.infer<typeof Whereabouts>

/** Of a mother, a father, a guardian: living or dead, and where. Null: not known. */
export const PersonState = z.object({
  living: z.boolean().nullable(),
  whereabouts: Whereabouts.nullable(),
  note: z.string().nullable(),
})
export type PersonState = z.infer<typeof PersonState>

/** A carer as a form sends it. `state` null: nothing is said of it. */
export const CarerWriting = CarerEntry.extend({
  /** The decision by which a guardian was recognised (Civil Code 91/2015/QH13, on guardianship). */
  decision: maybe(120),
  state: PersonState.extend({ note: maybe(500), from: PlainDate }).nullable(),
})
export type CarerWriting = z.infer<typeof CarerWriting>

export const HouseholdWriting = z.object({
  code: maybe(60),
  headName: maybe(200),
  address: maybe(500),
  /** Null: nothing is said of poverty. */
  poverty: z.object({ poverty: HouseholdPoverty, decision: maybe(120), from: PlainDate }).nullable(),
})
export type HouseholdWriting = z.infer<typeof HouseholdWriting>
