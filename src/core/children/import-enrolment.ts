/** Whether a child goes to school, and to which. */
import { type PlainDate, yearOf } from '../dates.ts'
import { saysNothing, type Unreadable, unreadable, wordKey } from './import-values.ts'
import type { ImportedChild, SchoolLevel } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

const levels: readonly (readonly [SchoolLevel | 'early', RegExp])[] = [
  ['nursery', /^(nha tre|nt|nhom tre|nursery)$/],
  ['preschool', /^(mau giao|mg|preschool|kindergarten|mam non 5 tuoi|mg 5 tuoi|mau giao 5 tuoi)$/],
  ['early', /^(mam non|mn)$/],
  ['primary', /^(tieu hoc|th|cap 1|cap i|bac 1|primary)$/],
  ['lower_secondary', /^(trung hoc co so|thcs|cap 2|cap ii|bac 2|lower secondary)$/],
  ['upper_secondary', /^(trung hoc pho thong|thpt|cap 3|cap iii|bac 3|upper secondary)$/],
]

/** "Mầm non" covers two levels; who is 3 or more in the year the school year began is in preschool. */
const readLevel = (text: string, birthYear: number, schoolYear: number): SchoolLevel | null | Unreadable => {
  if (saysNothing(text)) return null
  const found = levels.find(([, words]) => words.test(wordKey(text)))?.[0]
  if (!found) return unreadable
  return found === 'early' ? (schoolYear - birthYear >= 3 ? 'preschool' : 'nursery') : found
}

/** The level that a school's and a class's names leave no doubt about, else null. */
const levelOfNames = (
  school: string | null,
  className: string | null,
  birthYear: number,
  schoolYear: number,
): SchoolLevel | null => {
  const s = wordKey(school ?? '')
  const c = wordKey(className ?? '')
  if (/\b(nha tre|nhom tre|nt|24 36 thang)\b/.test(c)) return 'nursery'
  if (/\b(mau giao|mg|tuoi|mam|choi)\b/.test(c)) return 'preschool'
  if (/\b(mam non|mau giao|mn)\b/.test(s)) return schoolYear - birthYear >= 3 ? 'preschool' : 'nursery'
  const grade = Number(/^(?:lop )?(\d{1,2})(?!\d)/.exec(c)?.[1] ?? 0)
  if (grade >= 1 && grade <= 5) return 'primary'
  if (grade >= 6 && grade <= 9) return 'lower_secondary'
  if (grade >= 10 && grade <= 12) return 'upper_secondary'
  return null
}

/** The year in which the current school year began: from 1 August the new one (a simplification for reading only). */
export const schoolYearOf = (today: PlainDate): number =>
  Number(today.slice(5, 7)) >= 8 ? yearOf(today) : yearOf(today) - 1

export const readEnrolment = (cells: RowCells, child: ImportedChild, schoolYear: number): void => {
  const { answer, complain, known, textOf, yesNo } = cells
  const e = child.enrolment
  const birthYear = yearOf(child.birthDate)
  const notText = (field: 'school' | 'className' | 'level'): string | null => {
    const text = textOf(field)
    if (text === null || text.length > 24 || yesNo(text) !== false) return text
    e.status = 'not_enrolled'
    return null
  }
  e.schoolName = notText('school')
  e.className = notText('className')
  const levelText = notText('level')
  if (levelText !== null)
    e.level = known(readLevel(levelText, birthYear, schoolYear), 'level_unknown', 'level', levelText)
  const said = answer('enrolled')
  const not = answer('notEnrolled')
  if (said !== null) e.status = said ? 'enrolled' : 'not_enrolled'
  if (not === true) e.status = 'not_enrolled'
  const proof = e.schoolName ?? e.className ?? levelText
  if (e.status === null && proof !== null) e.status = 'enrolled'
  if (e.status === 'not_enrolled' && proof !== null)
    complain('enrolment_contradiction', e.schoolName ? 'school' : e.className ? 'className' : 'level', proof)
  if (e.level === null && e.status === 'enrolled')
    e.level = levelOfNames(e.schoolName, e.className, birthYear, schoolYear)
}
