/** The rules of typing beside a server: what is unsaved, what was saved, what somebody else changed meanwhile. */
import type { ReportView } from '#api/reports.ts'
import type { Typed, TypedTexts } from './kept-texts.ts'

type Sections = Pick<ReportView, 'sections'>
export type SentFields = Record<string, { value: string; baseVersion: number }>

/** A text as the server stores it. */
export const cleaned = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trimEnd()

export const isDirty = (typed: Typed): boolean => cleaned(typed.value) !== cleaned(typed.base)

const filtered = (texts: TypedTexts, keeps: (key: string, typed: Typed) => boolean): TypedTexts =>
  Object.fromEntries(Object.entries(texts).filter(([key, typed]) => keeps(key, typed)))

export const dirtyOf = (texts: TypedTexts): TypedTexts => filtered(texts, (_, typed) => isDirty(typed))

/** What may be sent now: changed, and not waiting for a choice between two texts. */
export const toSend = (texts: TypedTexts): SentFields =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([, typed]) => isDirty(typed) && typed.theirs === null)
      .map(([key, { value, version }]) => [key, { value: cleaned(value), baseVersion: version }]),
  )

const sectionOf = (report: Sections, key: string) => report.sections.find((section) => section.key === key)

/** After typing into a section. */
export const withTyped = (texts: TypedTexts, report: Sections, key: string, value: string): TypedTexts => {
  const section = sectionOf(report, key)
  const before = texts[key] ?? { base: section?.text ?? '', version: section?.version ?? 0, theirs: null }
  return { ...texts, [key]: { ...before, value } }
}

/** After the server has taken fields: they stand there, whatever was typed since is still to be sent. */
export const afterSaving = (texts: TypedTexts, sent: SentFields, report: Sections): TypedTexts =>
  mapped(texts, (key, typed) => {
    const field = sent[key]
    return field ? { ...typed, base: field.value, version: sectionOf(report, key)?.version ?? typed.version } : typed
  })

/** After a refusal: those that somebody else changed to other words wait for a choice. */
export const afterConflict = (texts: TypedTexts, sent: SentFields, report: Sections): TypedTexts =>
  mapped(texts, (key, typed) => {
    const section = sectionOf(report, key)
    if (!sent[key] || !section || section.version === typed.version) return typed
    const same = section.text === cleaned(typed.value)
    return same
      ? { ...typed, base: section.text, version: section.version }
      : { ...typed, theirs: { text: section.text, version: section.version } }
  })

/** The person keeps their own text: it replaces the other one. */
export const keepingMine = (texts: TypedTexts, key: string): TypedTexts =>
  mapped(texts, (at, typed) =>
    at === key && typed.theirs
      ? { ...typed, base: typed.theirs.text, version: typed.theirs.version, theirs: null }
      : typed,
  )

/** Forgets what was typed: what the server holds stands in the field. */
export const without = (texts: TypedTexts, key: string): TypedTexts => filtered(texts, (at) => at !== key)

/** A saved field gives way to what the server holds, once that is newer. */
export const withoutOutdated = (texts: TypedTexts, report: Sections): TypedTexts => {
  const kept = filtered(
    texts,
    (key, typed) => isDirty(typed) || (sectionOf(report, key)?.version ?? 0) <= typed.version,
  )
  return Object.keys(kept).length === Object.keys(texts).length ? texts : kept
}

const mapped = (texts: TypedTexts, change: (key: string, typed: Typed) => Typed): TypedTexts =>
  Object.fromEntries(Object.entries(texts).map(([key, typed]) => [key, change(key, typed)]))
