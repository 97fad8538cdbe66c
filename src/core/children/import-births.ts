/** A child's birthday: one column, one for each sex, or day, month and year apart. */
import { ageOn, formatDate, type PlainDate } from '../dates.ts'
import { type ReadDate, readDate } from './import-dates.ts'
import type { ImportField } from './import-fields.ts'
import { cellText, saysNothing } from './import-values.ts'
import type { BirthPrecision, Sex } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

export type Birth = { date: PlainDate; precision: BirthPrecision; sex: Sex | null }

export const readBirth = (cells: RowCells): Birth | null => {
  const { cellOf, complain, complainOfDate, has, today } = cells
  let birthField: ImportField = 'birthDate'
  let read = readDate(cellOf('birthDate'), today)
  let sex: Sex | null = null
  if (read === null) {
    for (const [field, of] of [
      ['birthDateMale', 'male'],
      ['birthDateFemale', 'female'],
      ['sexMale', 'male'],
      ['sexFemale', 'female'],
    ] as const) {
      if (read !== null || !has(field)) continue
      const cell = cellOf(field)
      const isSexColumn = field === 'sexMale' || field === 'sexFemale'
      const found = readDate(cell, today)
      // A birthday in the column "Nam" or "Nữ" says both; a mark there is only a mark.
      if (found === null || (isSexColumn && typeof found === 'string' && !/\d{2}/.test(cellText(cell)))) continue
      ;[read, sex, birthField] = [found, of, field]
    }
  }
  if (read === null && has('birthYear')) ({ read, field: birthField } = readBirthParts(cells))
  if (read === null) {
    complain('birth_missing', birthField, '')
    return null
  }
  if (typeof read === 'string') {
    complainOfDate(read, birthField)
    return null
  }
  const shown = cellText(cellOf(birthField)) || formatDate(read.date)
  if (read.date > today) {
    complain('birth_in_future', birthField, shown)
    return null
  }
  const age = ageOn(read.date, today)
  if (age > 25) complain('birth_too_long_ago', birthField, shown, { age })
  // With the year alone a person may still be 15.
  else if (age >= 17 || (age >= 16 && read.precision === 'day')) complain('age_16_or_more', birthField, shown, { age })
  return { ...read, sex }
}

const readBirthParts = (cells: RowCells): { read: ReadDate; field: ImportField } => {
  const { cellOf, today } = cells
  const [day, month, year] = (['birthDay', 'birthMonth', 'birthYear'] as const).map((f) => cellText(cellOf(f)))
  if (!year) return { read: null, field: 'birthYear' }
  const parts = [day, month, year].filter((part) => part !== '' && !saysNothing(part ?? ''))
  return { read: readDate(parts.join('/'), today), field: 'birthYear' }
}
