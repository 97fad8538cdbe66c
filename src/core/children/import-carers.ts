/** Parents and guardians. What names nobody is kept as a note. */
import { yearOf } from '../dates.ts'
import { readDate } from './import-dates.ts'
import { type Cell, importFields } from './import-fields.ts'
import { looksLikeOldFont } from './import-names.ts'
import { cellText, saysNothing, wordKey } from './import-values.ts'
import type { Carer, CarerRelation, ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

/** A telephone number with the zero that a number cell drops: 912345678 becomes 0912345678. */
const readPhone = (cell: Cell | undefined): string | null => {
  const text = cellText(cell)
  if (saysNothing(text)) return null
  const digits = text.replace(/[\s.-]/g, '')
  return typeof cell === 'number' && /^[35789]\d{8}$/.test(digits)
    ? `0${digits}`
    : /^\+?\d+$/.test(digits)
      ? digits
      : text
}

/** "Không có", "đã mất", "bỏ đi": words where a parent's name should stand. */
const notAPerson = (text: string): boolean =>
  /^(khong|không|chưa|chua|đã|da|mất|mat|chết|chet|bỏ|bo|ly|ngoài|ngoai)(\s|$)/i.test(text) &&
  /^(khong( co| ro( cha)?| khai)?|chua (co|ro)|(da )?(mat|chet|ly hon)|bo di|ngoai gia thu)$/.test(wordKey(text))

const readCarer = (cells: RowCells, relation: CarerRelation, birthYear: number, notes: string[]): Carer | null => {
  const { cellOf, complain, textOf, today } = cells
  const nameField = `${relation}Name` as const
  const label = importFields[nameField].vi
  const name = textOf(nameField, 200)
  const phone = readPhone(cellOf(`${relation}Phone`))
  const yearText = textOf(`${relation}BirthYear`)
  let year: number | null = null
  if (yearText !== null) {
    const read = readDate(cellOf(`${relation}BirthYear`), today)
    year = read !== null && typeof read !== 'string' ? yearOf(read.date) : null
    if (year === null) complain('year_unreadable', `${relation}BirthYear`, yearText)
    else if (relation !== 'guardian' && birthYear - year < 12)
      complain('carer_too_young', `${relation}BirthYear`, yearText)
  }
  if (name !== null && !notAPerson(name)) {
    if (looksLikeOldFont(name)) complain('old_font', nameField, name)
    return { relation, fullName: name, birthYear: year, phone }
  }
  if (name !== null && !/^khong|^chua/.test(wordKey(name))) notes.push(`${label}: ${name}`)
  const left = [yearText, phone].filter((part) => part !== null).join(', ')
  if (left !== '') {
    complain('carer_without_name', nameField, left)
    notes.push(`${label}: ${left}`)
  }
  return null
}

export const readCarers = (cells: RowCells, child: ImportedChild, notes: string[]): void => {
  const { cellOf, complain, textOf } = cells
  for (const relation of ['father', 'mother', 'guardian'] as const) {
    const carer = readCarer(cells, relation, yearOf(child.birthDate), notes)
    if (carer) child.carers.push(carer)
  }
  const both = textOf('parentNames')
  if (both !== null) {
    const names = both.split(/\s*[/;,+\n]\s*|\s+-\s+/).filter((n) => n !== '')
    if (names.length === 2 && child.carers.length === 0 && names.every((n) => n.includes(' '))) {
      child.carers.push({ relation: 'father', fullName: names[0] as string, birthYear: null, phone: null })
      child.carers.push({ relation: 'mother', fullName: names[1] as string, birthYear: null, phone: null })
    } else if (!notAPerson(both)) {
      complain('parents_unclear', 'parentNames', both)
      notes.push(`${cells.headingOf('parentNames')}: ${both}`)
    }
  }
  const phone = readPhone(cellOf('contactPhone'))
  if (phone === null) return
  const only = child.carers.length === 1 ? child.carers[0] : undefined
  if (only && only.phone === null) only.phone = phone
  else notes.push(`${importFields.contactPhone.vi}: ${phone}`)
}
