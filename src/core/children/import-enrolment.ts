/** Whether a child goes to school, and to which. */
import { yearOf } from '../dates.ts'
import { levelOfNames, readLevel } from './import-values.ts'
import type { ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

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
