/**
 * What was typed and not yet saved, kept in this tab until the server has it: a lost connection, a session that ended or
 * a page that was reloaded loses nothing. Signing out empties the tab's storage (`forget-drafts.ts`).
 */
import { z } from 'zod'

const Theirs = z.object({ text: z.string(), version: z.int() })
/** `base`, `version`: the text the person began to change. `theirs`: somebody else's, while nobody has chosen. */
export const Typed = z.object({ value: z.string(), base: z.string(), version: z.int(), theirs: Theirs.nullable() })
export type Typed = z.infer<typeof Typed>

/** By the key of the section. */
export type TypedTexts = Record<string, Typed>

const Kept = z.record(z.string(), Typed)

/** Only the person who typed it gets it back. */
const keyOf = (reportId: string, accountId: string): string => `mangnon.draft.${accountId}.report.${reportId}`

export const readKept = (reportId: string, accountId: string): TypedTexts => {
  try {
    return Kept.parse(JSON.parse(sessionStorage.getItem(keyOf(reportId, accountId)) ?? '{}'))
  } catch {
    // What cannot be read is of no use to anybody.
    return {}
  }
}

export const keep = (reportId: string, accountId: string, texts: TypedTexts): void => {
  const key = keyOf(reportId, accountId)
  if (Object.keys(texts).length === 0) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, JSON.stringify(texts))
}
