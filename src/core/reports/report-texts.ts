/** The free sections of a draft: what stands in them, and what an edit may change. */
import type { PlainDate } from '../dates.ts'
import { RuleError } from '../errors.ts'
import { emptySections } from './chapters.ts'
import { starterText } from './starter-texts.ts'
import { SectionKey, YearlyReportInput } from './yearly-report-input.ts'

export type ReportSection = { key: SectionKey; heading: string; hint: string }
export type Texts = Partial<Record<SectionKey, string>>

/** Every section in the order of the outline. */
export const reportSections = (year: number): ReportSection[] => {
  // A report of nothing has nothing but empty sections: the outline itself.
  const nothing = Object.fromEntries(SectionKey.options.map((key) => [key, '']))
  return emptySections({
    status: 'draft',
    year,
    cutOff: `${year}-12-31` as PlainDate,
    agency: { parent: null, name: '-', nameInText: '-' },
    areaName: '-',
    place: '-',
    number: null,
    date: null,
    plan: { title: '-', code: null, date: null, issuer: null },
    population: null,
    specialCircumstances: null,
    targets: [],
    texts: nothing,
    recipients: [],
    signatory: { authority: ['-'], name: null },
    synthetic: false,
  }).map(({ key, title, hint }) => ({ key, heading: title, hint }))
}

/** What each section says now: the officer's words, or the starter made from the figures where nobody wrote yet. */
export const textsNow = (raw: Parameters<typeof emptySections>[0]): Record<SectionKey, string> => {
  const input = YearlyReportInput.parse(raw)
  return Object.fromEntries(
    SectionKey.options.map((key) => [key, input.texts[key] ?? starterText(key, input)]),
  ) as Record<SectionKey, string>
}

export type Edits = Record<string, { value: string; baseVersion: number }>

/**
 * Writes sections. A section that somebody changed meanwhile to other words refuses the whole request and is named; one
 * changed to the same words is simply there already.
 * @throws RuleError `changed_meanwhile`, `invalid_request` for a section that does not exist.
 */
export const editTexts = (
  draft: { texts: Record<string, string>; fieldVersions: Record<string, number>; year: number },
  edits: Edits,
): { texts: Record<string, string>; fieldVersions: Record<string, number>; changed: string[] } => {
  const headings = new Map<string, string>(reportSections(draft.year).map(({ key, heading }) => [key, heading]))
  const unknown = Object.keys(edits).filter((key) => !headings.has(key))
  if (unknown.length > 0) throw new RuleError('invalid_request', { where: unknown.slice(0, 5).join(', ') })
  const clean = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trimEnd()
  const wanted = Object.entries(edits).map(([key, { value, baseVersion }]) => ({
    key,
    value: clean(value),
    isOld: baseVersion !== (draft.fieldVersions[key] ?? 0),
  }))
  const changes = wanted.filter(({ key, value }) => draft.texts[key] !== value)
  const conflicts = changes.filter(({ isOld }) => isOld).map(({ key }) => key)
  if (conflicts.length > 0)
    throw new RuleError('changed_meanwhile', {
      fields: conflicts.join(', '),
      fieldsVi: conflicts.map((key) => headings.get(key) ?? key).join(', '),
    })
  return {
    texts: { ...draft.texts, ...Object.fromEntries(changes.map(({ key, value }) => [key, value])) },
    fieldVersions: {
      ...draft.fieldVersions,
      ...Object.fromEntries(changes.map(({ key }) => [key, (draft.fieldVersions[key] ?? 0) + 1])),
    },
    changed: changes.map(({ key }) => key),
  }
}
