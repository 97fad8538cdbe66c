/** The fields of a line as a person types them, and back. */
import type { LineKind, PlanLine } from '#api/plans.ts'
import { formatDate, isPlainDate, type PlainDate, parseDate } from '#core/dates.ts'
import { formatNumber } from '#core/numbers.ts'
import { sameValue } from '#core/plans/review-line.ts'

/** In the order of the form. */
export const formFields: Record<LineKind, readonly string[]> = {
  target: ['number', 'text'],
  measure: ['indicator', 'direction', 'value', 'value2', 'unit', 'year', 'per'],
  objective: ['number', 'text'],
  assignment: ['unit', 'role', 'targets', 'text'],
  deadline: ['what', 'monthDay', 'date', 'before', 'recurrence', 'from', 'to'],
  citation: ['type', 'code', 'date', 'issuer', 'title'],
  letterhead: ['parentIssuer', 'issuer', 'code', 'place', 'date', 'type', 'title'],
}

/** Every field as text. */
export type Draft = Record<string, string>

export const draftOf = (line: PlanLine): Draft =>
  Object.fromEntries(formFields[line.kind].map((field) => [field, typed(field, line.content[field])]))

export const typed = (field: string, value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return field === 'year' ? String(value) : formatNumber(value, 6).replace('−', '-')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(', ')
  const words = String(value)
  if (field === 'monthDay') return words.split('-').reverse().join('/')
  if (field === 'date' && isPlainDate(words)) return formatDate(words as PlainDate)
  return words
}

export type FieldProblem = 'badNumber' | 'badYear' | 'badDayMonth' | 'badDate'
export type Read = { ok: true; value: unknown } | { ok: false; problem: FieldProblem }

const ok = (value: unknown): Read => ({ ok: true, value })

/** What was typed, as the line keeps it. */
export const readField = (field: string, text: string): Read => {
  const words = text.trim()
  switch (field) {
    case 'value':
    case 'value2':
      return words === '' ? ok(null) : numberIn(words)
    case 'year':
      if (words === '') return ok(null)
      return /^(?:19|20)\d\d$/.test(words) ? ok(Number(words)) : { ok: false, problem: 'badYear' }
    case 'monthDay': {
      if (words === '') return ok(null)
      const date = parseDate(`${words.replace(/[.-]/g, '/')}/2024`)
      return date === null ? { ok: false, problem: 'badDayMonth' } : ok(date.slice(5))
    }
    case 'date': {
      if (words === '') return ok(null)
      const date = parseDate(words)
      return date === null ? { ok: false, problem: 'badDate' } : ok(date)
    }
    case 'before':
      return ok(words === 'yes')
    case 'targets':
      return ok(
        words
          .split(/[,;\s]+/)
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      )
    default:
      return ok(words === '' ? null : words)
  }
}

/** `1.234,5`, `99,5` and `99.5` alike. */
export const numberIn = (words: string): Read => {
  const grouped = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(words)
  const plain = grouped ? words.replaceAll('.', '').replace(',', '.') : words.replace(',', '.')
  return /^\d+(?:\.\d+)?$/.test(plain) ? ok(Number(plain)) : { ok: false, problem: 'badNumber' }
}

/** A field of one of the lines of a form. */
export const keyOf = (lineId: string, field: string): string => `${lineId} ${field}`

export type Conflict = { lineId: string; field: string; mine: string; theirs: string }

/** Fields that the person changed and somebody else meanwhile too. */
export const conflictsOf = (line: PlanLine, now: PlanLine, draft: Draft): Conflict[] =>
  formFields[line.kind]
    .filter((field) => (now.fieldVersions[field] ?? 0) !== (line.fieldVersions[field] ?? 0))
    .filter((field) => draft[field] !== typed(field, line.content[field]))
    .map((field) => ({
      lineId: line.lineId,
      field,
      mine: draft[field] ?? '',
      theirs: typed(field, now.content[field]),
    }))
    .filter((conflict) => conflict.mine !== conflict.theirs)

/** What changed, each field with the version it was changed from. */
export const changesOf = (line: PlanLine, content: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(content)
      .filter(([field, value]) => !sameValue(value, line.content[field]))
      .map(([field, value]) => [field, { value, baseVersion: line.fieldVersions[field] ?? 0 }]),
  )
