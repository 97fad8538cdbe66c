/** Special circumstances by group, and the support a child gets. */
import { cellText, readSpecialGroups, unreadable, wordKey } from './import-values.ts'
import type { ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

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
