/** A child's sex and personal number, which must not contradict each other. */
import { cellText, unreadable, wordKey } from './import-values.ts'
import type { ImportedChild, Sex } from './imported-child.ts'
import { personalNumberDisagrees, readPersonalNumber } from './personal-number.ts'
import type { RowCells } from './row-cells.ts'

export const readSex = (cells: RowCells, ofBirthColumn: Sex | null): Sex | null => {
  const { answer, cellOf, complain, has, textOf } = cells
  const male = ofBirthColumn === null && has('sexMale') ? answer('sexMale') : null
  const female = ofBirthColumn === null && has('sexFemale') ? answer('sexFemale') : null
  if (male && female) complain('sex_both', 'sexMale', cellText(cellOf('sexMale')))
  const text = textOf('sex')
  if (text === null) return ofBirthColumn ?? (male ? 'male' : female ? 'female' : null)
  const key = wordKey(text)
  if (key === 'nam' || key === 'trai' || key === 'm' || key === 'male') return 'male'
  if (key === 'nu' || key === 'gai' || key === 'f' || key === 'female') return 'female'
  complain('sex_unreadable', 'sex', text)
  return null
}

export const readPersonal = (cells: RowCells, child: ImportedChild): void => {
  const { cellOf, complain } = cells
  const cell = cellOf('personalNumber')
  if (cell === null || cell === undefined || cell === '') return
  const read = readPersonalNumber(cell)
  if (read === null) return
  if (read === unreadable) {
    complain('personal_number_length', 'personalNumber', cellText(cell))
    return
  }
  child.personalNumber = read.number
  if (read.restored) complain('personal_number_zero', 'personalNumber', cellText(cell), { suggestion: read.number })
  const wrong = personalNumberDisagrees(read.number, child.sex, child.birthDate)
  if (wrong === 'sex') complain('personal_number_sex', 'personalNumber', read.number)
  if (wrong === 'year') complain('personal_number_year', 'personalNumber', read.number)
}
