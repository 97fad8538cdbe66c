/** Special circumstances by group, and the support a child gets. */
import { unaccent } from '../text.ts'
import { cellText, unreadable, wordKey } from './import-values.ts'
import type { ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

const specialGroups: readonly (readonly [string, RegExp])[] = [
  ['HCDB01', /mo coi (ca )?(cha|bo)( va| lan|,)? ?me|mo coi hoan toan|mo coi ca hai/],
  ['HCDB02', /bi bo roi|^bo roi/],
  ['HCDB03', /khong noi nuong tua|khong nuong tua/],
  ['HCDB04', /khuyet tat|\btkt\b/],
  ['HCDB05', /\bhiv\b|\baids\b/],
  ['HCDB06', /(vi pham|lam trai) phap luat/],
  ['HCDB07', /\bma tuy\b/],
  ['HCDB08', /bo hoc kiem song/],
  ['HCDB09', /\bbao luc\b/],
  ['HCDB10', /\bboc lot\b/],
  ['HCDB11', /xam hai tinh duc/],
  ['HCDB12', /\bmua ban\b/],
  ['HCDB13', /hiem ngheo|dieu tri dai ngay/],
  ['HCDB14', /\bdi cu\b|lanh nan|(ti|ty) nan/],
]

/**
 * The groups of Law on Children Article 10 that a text names. "Mồ côi cha" alone is none of them: a child with one
 * living parent belongs to group 3 only in the cases of Decree 56/2017/NĐ-CP Article 5.
 */
const readSpecialGroups = (text: string, numbersAreGroups: boolean): string[] => {
  const key = unaccent(text)
  const code = /^(?:hcdb|nhom)?\s*\.?\s*0?(\d{1,2})$/.exec(key.trim())
  if (code && (numbersAreGroups || /[a-z]/.test(key))) {
    const number = Number(code[1])
    return number >= 1 && number <= 14 ? [`HCDB${String(number).padStart(2, '0')}`] : []
  }
  return specialGroups.filter(([, words]) => words.test(key)).map(([group]) => group)
}

export const readSpecial = (cells: RowCells, child: ImportedChild): void => {
  const { cellOf, complain, textOf, yesNo } = cells
  const s = child.specialCircumstance
  s.note = textOf('specialNote')
  const addNote = (text: string): void => {
    s.note = s.note === null || s.note === text ? text : `${text}. ${s.note}`
  }
  for (const field of ['specialGroup', 'special'] as const) {
    const text = textOf(field)
    if (text === null) continue
    const said = yesNo(text)
    if (field === 'special' && said !== unreadable) {
      s.present = said
      continue
    }
    const groups = readSpecialGroups(text, field === 'specialGroup')
    if (groups.length === 0) {
      if (said === false) continue
      complain('special_unclear', field, text)
      addNote(text)
      continue
    }
    if (groups.length > 1) complain('special_several', field, text)
    if (groups.length > 1 || (field === 'special' && text.length > 40)) addNote(text)
    s.groupCode = groups[0] as string
  }
  if (s.groupCode !== null && s.present === false)
    complain('special_contradiction', 'specialGroup', cellText(cellOf('specialGroup')) || s.groupCode)
  if (s.groupCode !== null && s.present === null) s.present = true
}

export const readSupport = (cells: RowCells, child: ImportedChild): void => {
  const { complain, textOf, yesNo } = cells
  const support = child.support
  support.kind = textOf('supportKind')
  const text = textOf('supportGiven')
  if (text !== null) {
    const said = yesNo(text)
    if (said !== unreadable) support.given = said
    else if (/^(chua|khong) /.test(wordKey(text))) complain('yes_no_unreadable', 'supportGiven', text)
    else [support.given, support.kind] = [true, support.kind ?? text]
  }
  if (support.kind !== null && yesNo(support.kind) === false)
    [support.kind, support.given] = [null, support.given ?? false]
  if (support.kind !== null && support.given === false) complain('support_contradiction', 'supportKind', support.kind)
  if (support.kind !== null && support.given === null) support.given = true
}
