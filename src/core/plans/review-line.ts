/**
 * A line of the review: one thing that was read in a plan document, which a person accepts, corrects or rejects. Only
 * accepted lines are the plan.
 */
import { z } from 'zod'
import { isPlainDate } from '../dates.ts'
import { RuleError } from '../errors.ts'
import { Assignment, Citation, Deadline, Letterhead, Measure, Objective, Passage, Target } from './plan-reading.ts'

export const LineKind = z.enum(['letterhead', 'objective', 'target', 'measure', 'assignment', 'deadline', 'citation'])
export type LineKind = z.infer<typeof LineKind>
export const LineState = z.enum(['pending', 'accepted', 'rejected'])
export type LineState = z.infer<typeof LineState>

/** Why a person should look before accepting. */
export type Doubt = { code: string; vi: string; en: string }

/** The fields of a line by name; `contentShapes` says which each kind has. */
export type LineContent = Record<string, unknown>

export type ReviewLine = {
  lineId: string
  parentLineId: string | null
  /** Says that a line of a new reading is the same thing as a line of the reading before. */
  lineKey: string
  kind: LineKind
  position: number
  passage: Passage
  /** As read, with what a person corrected. */
  content: LineContent
  asRead: LineContent
  /** How often each field has changed; absent is 0. A correction names the version it was made from. */
  fieldVersions: Record<string, number>
  certain: boolean
  doubt: Doubt | null
  state: LineState
  corrected: boolean
  readingNumber: number
  indicatorCode: string | null
  indicatorConfirmed: boolean
}

/** Blank is the same as absent; text loses the spaces around it. */
const text = z.string().trim().max(5000)
const words = text.min(1)
const optional = text.nullable().transform((value) => (value === '' ? null : value))
const day = z.string().refine(isPlainDate, { message: 'plain_date' }).nullable()
const year = z.int().min(1990).max(2100).nullable()

/** What each kind of line holds: the shape it has in the reading, checked as far as a person's hand could spoil it. */
export const contentShapes = {
  letterhead: Letterhead.extend({
    issuer: optional,
    parentIssuer: optional,
    code: optional,
    number: optional,
    symbol: optional,
    place: optional,
    date: day,
    type: optional,
    title: optional,
    passage: Passage,
  }),
  objective: Objective.extend({ number: optional, text: words }),
  target: Target.omit({ measures: true }).extend({
    label: optional,
    number: optional,
    objective: optional,
    text: words,
  }),
  measure: Measure.extend({
    indicator: words,
    unit: optional,
    year,
    value: z.number().min(0).nullable(),
    value2: z.number().min(0).nullable(),
    /** The year was not printed with the measure: it is the plan's own, and a person may still say another. */
    yearBasis: z.literal('title').optional(),
  }),
  assignment: Assignment.extend({ unit: words, targets: z.array(words), text: words }),
  deadline: Deadline.extend({
    what: words,
    date: day,
    monthDay: z
      .string()
      .refine((given) => isPlainDate(`2024-${given}`), { message: 'month_day' })
      .nullable(),
    from: optional,
    to: optional,
  }),
  citation: Citation.extend({ type: optional, code: optional, date: day, issuer: optional, title: optional }),
} as const satisfies Record<LineKind, z.ZodObject>

export type MeasureContent = z.infer<typeof contentShapes.measure>

const notCorrectable = new Set(['passage', 'yearBasis'])

/** Fields that a person may correct: all but where the line stands in the text and where its year comes from. */
export const correctableFields = (kind: LineKind): string[] =>
  Object.keys(contentShapes[kind].shape).filter((field) => !notCorrectable.has(field))

/** What a field is called on the screen. */
export const fieldLabels: Record<string, { vi: string; en: string }> = {
  issuer: { vi: 'cơ quan ban hành', en: 'issuing authority' },
  parentIssuer: { vi: 'cơ quan chủ quản', en: 'parent authority' },
  code: { vi: 'số, ký hiệu', en: 'number and symbol' },
  number: { vi: 'số thứ tự', en: 'number' },
  symbol: { vi: 'ký hiệu', en: 'symbol' },
  place: { vi: 'địa danh', en: 'place' },
  date: { vi: 'ngày', en: 'date' },
  type: { vi: 'loại văn bản', en: 'type of document' },
  title: { vi: 'trích yếu', en: 'title' },
  label: { vi: 'tên mục', en: 'label' },
  objective: { vi: 'mục tiêu', en: 'objective' },
  text: { vi: 'nội dung', en: 'text' },
  indicator: { vi: 'chỉ số', en: 'indicator' },
  direction: { vi: 'chiều', en: 'direction' },
  value: { vi: 'giá trị', en: 'value' },
  value2: { vi: 'giá trị thứ hai', en: 'second value' },
  unit: { vi: 'đơn vị', en: 'unit' },
  year: { vi: 'năm', en: 'year' },
  per: { vi: 'tính theo năm', en: 'per year' },
  role: { vi: 'vai trò', en: 'role' },
  targets: { vi: 'chỉ tiêu được giao', en: 'targets' },
  what: { vi: 'việc phải làm', en: 'what is due' },
  monthDay: { vi: 'ngày và tháng', en: 'day and month' },
  before: { vi: 'trước ngày', en: 'before the day' },
  recurrence: { vi: 'kỳ lặp lại', en: 'recurrence' },
  from: { vi: 'bên gửi', en: 'from' },
  to: { vi: 'nơi nhận', en: 'to' },
}

/** Directions that say nothing without a number. */
const needsValue = new Set(['above', 'below', 'at_most', 'at_least', 'exactly'])

/** The first field that does not hold, or null. */
export const problemOf = (kind: LineKind, content: LineContent): string | null => {
  const parsed = contentShapes[kind].safeParse(content)
  if (!parsed.success) return String(parsed.error.issues[0]?.path[0] ?? 'text')
  if (kind === 'measure') {
    const measure = parsed.data as MeasureContent
    if (needsValue.has(measure.direction) && measure.value === null) return 'value'
    if (measure.unit === '%' && measure.direction !== 'increase' && (measure.value ?? 0) > 100) return 'value'
    if (measure.value2 !== null && (measure.value === null || measure.value2 < measure.value)) return 'value2'
  }
  if (kind === 'deadline') {
    const deadline = parsed.data as z.infer<typeof contentShapes.deadline>
    if (deadline.date === null && deadline.monthDay === null && deadline.recurrence === null) return 'monthDay'
  }
  return null
}

/**
 * The content as it is kept: checked and trimmed.
 * @throws RuleError `plan_value_invalid`, naming the field.
 */
export const checkedContent = (kind: LineKind, content: LineContent): LineContent => {
  const field = problemOf(kind, content)
  if (field !== null) throw new RuleError('plan_value_invalid', { field, fieldVi: fieldLabels[field]?.vi ?? field })
  return contentShapes[kind].parse(content)
}

/** Has a person laid hands on the line? Then a new reading leaves it as it is. */
export const isTouched = (line: ReviewLine): boolean =>
  line.corrected || line.state !== 'pending' || line.indicatorCode !== null || line.indicatorConfirmed

/** The versions of a line's fields after some of them changed. */
export const raised = (versions: Record<string, number>, fields: readonly string[]): Record<string, number> => ({
  ...versions,
  ...Object.fromEntries(fields.map((field) => [field, (versions[field] ?? 0) + 1])),
})

/** Equal as JSON, whatever the order of keys. */
export const sameValue = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
