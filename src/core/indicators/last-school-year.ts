/** What a child's enrolments say of the school year that ended last: where it was a pupil, whether it left or went on. */
import { addYears, type PlainDate, plainDate, yearOf } from '../dates.ts'
import type { ChildSnapshot } from './child-snapshot.ts'

/** One enrolment, with a level of `reference/catalogues/education-levels.json`. */
export type EnrolmentSpan = {
  enrolled: boolean
  level: string | null
  className: string | null
  droppedOut: boolean | null
  from: PlainDate
  to: PlainDate | null
}

/** `lastDay`: the last day of lessons; until `nextStart` the summer still belongs to it. */
export type EndedSchoolYear = { start: PlainDate; lastDay: PlainDate; nextStart: PlainDate }

/** The last school year that had ended by a day. `monthDay`, `lastMonthDay`: its first and last day, `09-05`, `05-31`. */
export const endedSchoolYear = (day: PlainDate, monthDay: string, lastMonthDay: string): EndedSchoolYear => {
  const on = (year: number, text: string) => plainDate(year, Number(text.slice(0, 2)), Number(text.slice(3)))
  const year = on(yearOf(day), lastMonthDay) <= day ? yearOf(day) : yearOf(day) - 1
  const start = on(year - 1, monthDay)
  return { start, lastDay: on(year, lastMonthDay), nextStart: addYears(start, 1) }
}

/** Each level with its final grade and the level after it. Law on Education 43/2019/QH14, Article 28. */
const levels: Record<string, { finalGrade: number; next: string }> = {
  tieu_hoc: { finalGrade: 5, next: 'thcs' },
  thcs: { finalGrade: 9, next: 'thpt' },
}

const gradeOf = (className: string | null): number | null => {
  const found = /^\s*(?:lớp\s*)?(\d{1,2})(?!\d)/iu.exec(className ?? '')
  return found ? Number(found[1]) : null
}

/** Null: nothing is known of that year. `day`: what came after counts up to it. */
export const lastSchoolYearOf = (
  enrolments: readonly EnrolmentSpan[],
  year: EndedSchoolYear,
  day: PlainDate,
): ChildSnapshot['lastSchoolYear'] => {
  const known = enrolments.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const during = known.filter(({ from, to }) => from <= year.lastDay && (to === null || to > year.start))
  const last = during.findLast(({ enrolled }) => enrolled)
  if (!last)
    return during.length === 0
      ? null
      : { enrolled: false, level: null, finalGrade: null, droppedOut: null, completed: null }
  const after = known.filter(({ from }) => from > last.from)
  const droppedOut = leftBefore(year, last, after)
  const level = last.level === null ? undefined : levels[last.level]
  const grade = gradeOf(last.className)
  const finalGrade = level && grade !== null ? grade === level.finalGrade : null
  return { enrolled: true, level: last.level, finalGrade, droppedOut, completed: wentOn(year, last, after, droppedOut) }
}

/** Left for good before the next school year began: as it was written down, else not known. */
const leftBefore = (year: EndedSchoolYear, last: EnrolmentSpan, after: readonly EnrolmentSpan[]): boolean | null => {
  const next = after.find(({ from }) => from < year.nextStart)
  if (next && !next.enrolled) return next.droppedOut
  return last.to === null || last.to > year.lastDay ? false : null
}

/** At the next level by now; still at this one, or dropped out: no. A level after the next counts as well. */
const wentOn = (
  year: EndedSchoolYear,
  last: EnrolmentSpan,
  after: readonly EnrolmentSpan[],
  droppedOut: boolean | null,
): boolean | null => {
  if (droppedOut === true) return false
  const now = after.findLast(({ enrolled }) => enrolled)
  if (now && last.level !== null && now.level === levels[last.level]?.next) return true
  if (now && now.from >= year.nextStart && now.level === last.level) return false
  return null
}
