/**
 * How sure a reading is, line by line. "Accept all certain" on the review screen takes the certain lines only; each other
 * line carries its doubt as a question to the officer.
 */
import { sameNumber } from './numbers-and-dates.ts'
import type {
  Assignment,
  Citation,
  Deadline,
  Letterhead,
  Measure,
  Objective,
  PlanReading,
  Target,
} from './plan-reading.ts'
import { fold } from './words.ts'

/** Every doubt by code, asked in Vietnamese and English. `{name}` is replaced by the detail of that name. */
export const doubts = {
  measure_no_year: {
    vi: 'Không thấy năm nào được in cho mức này. Phải đạt vào năm nào?',
    en: 'No year is printed for this level. By which year must it be reached?',
  },
  measure_no_value: {
    vi: 'Câu này không có con số. Có lấy làm chỉ tiêu theo dõi chiều tăng, giảm không?',
    en: 'This sentence has no number. Should it be followed as a direction only?',
  },
  measure_unit_unknown: {
    vi: 'Con số {value} chưa rõ đơn vị. Đơn vị tính là gì?',
    en: 'The unit of {value} is not clear. What is it?',
  },
  measure_no_indicator: {
    vi: 'Chưa rõ con số {value} đo điều gì. Chỉ tiêu này đo điều gì?',
    en: 'It is not clear what {value} measures. What does this target measure?',
  },
  measure_direction_guessed: {
    vi: 'Trong bảng chỉ in con số {value}. Đây là mức tối thiểu hay mức tối đa?',
    en: 'The table only prints {value}. Is it the least or the most allowed?',
  },
  measure_range_reversed: {
    vi: 'Khoảng {value} đến {value2} có vẻ đảo ngược. Viết như vậy có đúng không?',
    en: 'The range {value} to {value2} seems reversed. Is it meant so?',
  },
  measure_over_hundred: {
    vi: 'Tỷ lệ {value}% lớn hơn 100%. Con số này có đúng không?',
    en: 'A share of {value}% is above 100%. Is this number right?',
  },
  measure_per_hundred: {
    vi: 'Con số {value} tính trên 100. Có phải là phần trăm không?',
    en: 'The number {value} is counted on 100. Is it a percentage?',
  },
  target_no_measure: {
    vi: 'Không thấy mức phải đạt trong chỉ tiêu này. Mức phải đạt là gì?',
    en: 'No level to reach was found in this target. What is it?',
  },
  target_number_repeated: {
    vi: 'Số {number} được in cho nhiều chỉ tiêu. Đánh số có đúng không?',
    en: 'The number {number} is printed for several targets. Is the numbering right?',
  },
  target_without_lead: {
    vi: 'Không thấy đơn vị chủ trì chỉ tiêu {number}. Đơn vị nào chủ trì?',
    en: 'No unit is named as leading target {number}. Which one leads it?',
  },
  assignment_unknown_target: {
    vi: 'Đơn vị được giao chỉ tiêu {number} nhưng không thấy chỉ tiêu này. Số chỉ tiêu có đúng không?',
    en: 'The unit is given target {number}, which was not found. Is the number right?',
  },
  assignment_no_target: {
    vi: 'Nhiệm vụ này không nêu số chỉ tiêu. Có gắn với chỉ tiêu nào không?',
    en: 'This duty names no target. Does it belong to one?',
  },
  assignment_unit_unclear: {
    vi: 'Tên đơn vị dài hoặc gồm nhiều đơn vị. Đơn vị nào được giao việc này?',
    en: 'The name is long or holds several units. Which unit is given this duty?',
  },
  deadline_no_day: {
    vi: 'Không thấy ngày phải gửi. Ngày nào là hạn?',
    en: 'No day is printed. Which day is the deadline?',
  },
  deadline_no_sender: {
    vi: 'Chưa rõ ai phải làm việc này. Đơn vị nào thực hiện?',
    en: 'It is not clear who owes this. Which unit?',
  },
  deadline_no_period: {
    vi: 'Ngày {day} không có năm và không ghi hằng năm. Việc này làm một lần hay hằng năm?',
    en: 'The day {day} has no year and does not say yearly. Is this owed once or every year?',
  },
  citation_no_date: {
    vi: 'Văn bản này không in ngày ban hành. Ban hành ngày nào?',
    en: 'No date is printed for this paper. When was it issued?',
  },
  citation_two_dates: {
    vi: 'Văn bản {code} được nêu với hai ngày khác nhau: {dates}. Ngày nào đúng?',
    en: 'The paper {code} is given with two different dates: {dates}. Which one is right?',
  },
  citation_impossible_date: {
    vi: 'Ngày in cạnh văn bản {code} không có trong lịch. Ngày đúng là ngày nào?',
    en: 'The day printed with {code} does not exist. Which day is meant?',
  },
  citation_no_type: {
    vi: 'Chưa rõ loại văn bản của {code}. Đây là loại văn bản gì?',
    en: 'The type of {code} is not clear. What kind of paper is it?',
  },
  letterhead_missing: {
    vi: 'Không thấy {part} ở đầu văn bản. Điền giúp?',
    en: 'The head of the document shows no {part}. Please fill it in?',
  },
  objective_no_number: {
    vi: 'Mục tiêu này không đánh số. Có phải là một mục tiêu riêng không?',
    en: 'This objective has no number. Is it one of its own?',
  },
} as const satisfies Record<string, { vi: string; en: string }>

export type DoubtCode = keyof typeof doubts
export type Doubt = { code: DoubtCode; vi: string; en: string; detail: Record<string, string | number> }
export type Certainty = { certain: true; doubt: null } | { certain: false; doubt: Doubt }

const sure: Certainty = { certain: true, doubt: null }

const unsure = (code: DoubtCode, detail: Record<string, string | number> = {}): Certainty => {
  const fill = (sentence: string): string =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''))
  return { certain: false, doubt: { code, vi: fill(doubts[code].vi), en: fill(doubts[code].en), detail } }
}

/** The certainty of every line, in the order of the reading's own lists. */
export type PlanCertainty = {
  letterhead: { part: keyof Letterhead; certainty: Certainty }[]
  citations: Certainty[]
  objectives: Certainty[]
  targets: { certainty: Certainty; measures: Certainty[] }[]
  assignments: Certainty[]
  deadlines: Certainty[]
}

/** What of a reading is judged: the rest asks nothing. */
export type Judged = Pick<
  PlanReading,
  'text' | 'letterhead' | 'citations' | 'objectives' | 'targets' | 'assignments' | 'deadlines'
>

/** Judges every line of a reading. */
export const certaintyOf = (reading: Judged): PlanCertainty => ({
  letterhead: letterheadCertainty(reading.letterhead),
  citations: reading.citations.map((citation) => citationCertainty(citation, reading)),
  objectives: reading.objectives.map(objectiveCertainty),
  targets: reading.targets.map((target) => ({
    certainty: targetCertainty(target, reading),
    measures: target.measures.map((measure) => measureCertainty(measure, reading.text)),
  })),
  assignments: reading.assignments.map((assignment) => assignmentCertainty(assignment, reading)),
  deadlines: reading.deadlines.map(deadlineCertainty),
})

const partNames: Partial<Record<keyof Letterhead, { vi: string; en: string }>> = {
  issuer: { vi: 'tên cơ quan ban hành', en: 'issuing authority' },
  code: { vi: 'số, ký hiệu', en: 'number and symbol' },
  date: { vi: 'ngày ban hành', en: 'date' },
  type: { vi: 'loại văn bản', en: 'type of document' },
  title: { vi: 'trích yếu', en: 'title' },
}

const letterheadCertainty = (letterhead: Letterhead): PlanCertainty['letterhead'] =>
  (Object.keys(partNames) as (keyof Letterhead)[]).map((part) => {
    if (letterhead[part] !== null) return { part, certainty: sure }
    const { vi, en } = doubts.letterhead_missing
    const name = partNames[part]!
    return {
      part,
      certainty: {
        certain: false,
        doubt: {
          code: 'letterhead_missing',
          vi: vi.replace('{part}', name.vi),
          en: en.replace('{part}', name.en),
          detail: { part },
        },
      },
    }
  })

const citationCertainty = (citation: Citation, reading: Judged): Certainty => {
  const { code, date } = citation
  if (code === null) return sure
  if (citation.type === null) return unsure('citation_no_type', { code })
  const dates = new Set(
    reading.citations.filter((other) => other.code === code && other.date !== null).map((other) => other.date!),
  )
  if (dates.size > 1) return unsure('citation_two_dates', { code, dates: [...dates].map(printed).join(', ') })
  if (date === null && printsImpossibleDate(citation, reading.text)) return unsure('citation_impossible_date', { code })
  return date === null && dates.size === 0 ? unsure('citation_no_date', { code }) : sure
}

const printed = (iso: string): string => `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`

const printsImpossibleDate = ({ passage }: Citation, text: string): boolean =>
  /ngày\s*(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4})/u.test(
    fold(text.slice(passage.start, passage.end)),
  )

const objectiveCertainty = (objective: Objective): Certainty =>
  objective.number === null ? unsure('objective_no_number') : sure

const targetCertainty = (target: Target, reading: Judged): Certainty => {
  if (target.measures.length === 0) return unsure('target_no_measure')
  if (target.number !== null) {
    const { number, objective } = target
    const same = reading.targets.filter(
      (other) => other.number === number && (target.label !== null || other.objective === objective),
    )
    if (same.length > 1) return unsure('target_number_repeated', { number })
    const assigned = reading.assignments.some((assignment) => assignment.targets.length > 0)
    const led = reading.assignments.some(
      (assignment) => assignment.role !== 'coordinate' && assignment.targets.some((other) => sameNumber(other, number)),
    )
    if (assigned && target.label !== null && !led) return unsure('target_without_lead', { number })
  }
  return sure
}

const measureCertainty = (measure: Measure, text: string): Certainty => {
  const value = measure.value ?? ''
  if (measure.indicator.trim() === '') return unsure('measure_no_indicator', { value })
  if (measure.value === null) {
    return measure.direction === 'achieve' || measure.direction === 'eliminate'
      ? measure.year === null
        ? unsure('measure_no_year')
        : sure
      : unsure('measure_no_value')
  }
  if (measure.unit === null) return unsure('measure_unit_unknown', { value })
  if (measure.unit === 'per_100') return unsure('measure_per_hundred', { value })
  if (measure.value2 !== null && measure.value2 < measure.value)
    return unsure('measure_range_reversed', { value, value2: measure.value2 })
  if (measure.unit === '%' && measure.value > 100 && measure.direction !== 'increase')
    return unsure('measure_over_hundred', { value })
  if (measure.year === null && measure.per === null) return unsure('measure_no_year')
  const words = fold(text.slice(measure.passage.start, measure.passage.end))
  return measure.direction === 'at_most' && !/\p{L}/u.test(words.replace(/năm/gu, ''))
    ? unsure('measure_direction_guessed', { value })
    : sure
}

const assignmentCertainty = (assignment: Assignment, reading: Judged): Certainty => {
  const known = reading.targets.flatMap((target) => target.number ?? [])
  const unknown = assignment.targets.find((number) => !known.some((other) => sameNumber(other, number)))
  if (unknown !== undefined) return unsure('assignment_unknown_target', { number: unknown })
  if (assignment.targets.length === 0) return unsure('assignment_no_target')
  return assignment.unit.length > 90 || /[;]|\svà các cơ quan/u.test(assignment.unit)
    ? unsure('assignment_unit_unclear')
    : sure
}

const deadlineCertainty = (deadline: Deadline): Certainty => {
  if (deadline.date === null && deadline.monthDay === null) return unsure('deadline_no_day')
  if (deadline.from === null) return unsure('deadline_no_sender')
  if (deadline.date === null && deadline.recurrence === null) {
    const day = deadline.monthDay!
    return unsure('deadline_no_period', { day: `${day.slice(3)}/${day.slice(0, 2)}` })
  }
  return sure
}
