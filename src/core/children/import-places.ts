/** Where a child lives: the village named in the row, in a heading above it or in the address. */
import type { ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'
import type { FindVillage } from './village-names.ts'

export const readPlace = (
  cells: RowCells,
  child: ImportedChild,
  findVillage: FindVillage,
  sectionVillage: string | null,
): void => {
  const { complain, has, textOf } = cells
  child.address = textOf('address')
  const text = textOf('village')
  if (text !== null) {
    const found = findVillage(text)
    if ('name' in found) child.villageName = found.name
    else if (found.suggestion) complain('village_near', 'village', text, { suggestion: found.suggestion })
    else complain('village_unknown', 'village', text)
  } else if (sectionVillage) child.villageName = sectionVillage
  else if (child.address !== null && !has('village')) {
    const found = findVillage(child.address.split(/[,;–]| - /)[0] as string)
    if ('name' in found) child.villageName = found.name
  }
}
