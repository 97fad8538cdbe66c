/** What a person should look at before accepting it, by what the reading itself shows. */
import type { PlanReading } from './plan-reading.ts'
import { type Doubt, type LineContent, type LineKind, problemOf } from './review-line.ts'
import type { DoubtOf } from './review-reading.ts'

const doubts = {
  incomplete: {
    vi: 'Đọc chưa đủ để đưa vào kế hoạch. Bổ sung rồi nhận.',
    en: 'Not read completely enough for the plan. Complete it, then accept.',
  },
  no_title: { vi: 'Không thấy trích yếu của văn bản.', en: 'The title of the document was not found.' },
  no_measure: { vi: 'Không thấy mức phải đạt trong chỉ tiêu này.', en: 'No level to reach was found in this target.' },
  no_number: { vi: 'Chỉ tiêu không có số thứ tự.', en: 'The target has no number.' },
  no_year: { vi: 'Không thấy năm phải đạt.', en: 'The year to reach it was not found.' },
  no_level: { vi: 'Chỉ có chiều tăng giảm, không có con số.', en: 'Only a direction, no number.' },
  unknown_target: {
    vi: 'Giao chỉ tiêu không có trong văn bản.',
    en: 'It assigns a target that is not in the document.',
  },
  no_day: { vi: 'Không thấy ngày cụ thể.', en: 'No day was found.' },
  no_receiver: { vi: 'Không rõ nộp cho ai.', en: 'It does not say who receives it.' },
} as const satisfies Record<string, { vi: string; en: string }>

/** The doubt about each part of a reading, if there is one. */
export const doubtsOf = (reading: PlanReading): DoubtOf => {
  const numbers = new Set(reading.targets.map((target) => target.number))
  const codeOf = (kind: LineKind, index: number, parent: number | null): keyof typeof doubts | null => {
    const part = partOf(reading, kind, index, parent)
    if (!part || problemOf(kind, part) !== null) return 'incomplete'
    switch (kind) {
      case 'letterhead':
        return reading.letterhead.title === null ? 'no_title' : null
      case 'target': {
        const target = reading.targets[index]
        if (target?.measures.length === 0) return 'no_measure'
        return target?.number === null ? 'no_number' : null
      }
      case 'measure':
        if (part.value === null && part.direction !== 'achieve' && part.direction !== 'eliminate') return 'no_level'
        return part.year === null && part.per === null ? 'no_year' : null
      case 'assignment':
        return reading.assignments[index]?.targets.some((n) => !numbers.has(n)) ? 'unknown_target' : null
      case 'deadline':
        if (part.date === null && part.monthDay === null) return 'no_day'
        return part.to === null ? 'no_receiver' : null
      default:
        return null
    }
  }
  return ({ kind, index, parent }): Doubt | null => {
    const code = codeOf(kind, index, parent)
    return code === null ? null : { code, ...doubts[code] }
  }
}

const partOf = (
  reading: PlanReading,
  kind: LineKind,
  index: number,
  parent: number | null,
): LineContent | undefined => {
  switch (kind) {
    case 'letterhead':
      return { ...reading.letterhead, passage: { start: 0, end: 0 } }
    case 'objective':
      return reading.objectives[index]
    case 'target':
      return reading.targets[index]
    case 'measure':
      return parent === null ? undefined : reading.targets[parent]?.measures[index]
    case 'assignment':
      return reading.assignments[index]
    case 'deadline':
      return reading.deadlines[index]
    case 'citation':
      return reading.citations[index]
  }
}
