/** Whether the household is poor or near-poor. */
import { cellText, saysNothing, type Unreadable, unreadable, wordKey } from './import-values.ts'
import type { HouseholdPoverty, ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'

const poverties: readonly (readonly [HouseholdPoverty, RegExp])[] = [
  ['near_poor', /^(((ho|thuoc|dien|dan toc) )*(can ngheo|cn)|hcn)$/],
  [
    'none',
    /^((ho )?(khong ngheo|khong thuoc( dien| ho ngheo)?|binh thuong|trung binh|tb|muc song trung binh|kha|du an|giau|kha gia)|khong|ko|k|0|khong co|none)$/,
  ],
  ['poor', /^(((ho|thuoc|dien) )*(ngheo)|hn|ho ngheo dtts)$/],
]

const readPoverty = (text: string): HouseholdPoverty | null | Unreadable => {
  if (saysNothing(text)) return null
  const key = wordKey(text)
  return poverties.find(([, words]) => words.test(key))?.[0] ?? unreadable
}

export const readHouseholdPoverty = (cells: RowCells, child: ImportedChild): void => {
  const { cellOf, complain, known, textOf, yesNo } = cells
  const marks: HouseholdPoverty[] = []
  let noes = 0
  for (const [field, value] of [
    ['poor', 'poor'],
    ['nearPoor', 'near_poor'],
  ] as const) {
    const text = textOf(field)
    if (text === null) continue
    const said = yesNo(text)
    if (said === true) marks.push(value)
    else if (said === false) noes++
    else {
      const read = known(readPoverty(text), 'poverty_unknown', field, text)
      if (read === 'none') noes++
      else if (read !== null) marks.push(read)
    }
  }
  if (marks.length > 1 && marks[0] !== marks[1]) complain('poverty_both', 'poor', cellText(cellOf('poor')))
  child.householdPoverty = marks[0] ?? (noes === 2 ? 'none' : null)
  const text = textOf('poverty')
  if (text !== null)
    child.householdPoverty = known(readPoverty(text), 'poverty_unknown', 'poverty', text) ?? child.householdPoverty
}
