/** Children who stand in the file twice. */
import type { ImportedChild } from './imported-child.ts'
import type { RowCells } from './row-cells.ts'
import { identityKeys, looseNameKey, nameKey } from './same-child.ts'

/** Complains of a child that stood in an earlier row, and remembers it for the rows to come. */
export const repeatsInFile = (cells: RowCells): ((child: ImportedChild) => void) => {
  const { complain, has } = cells
  const fullKeys = new Map<string, { row: number; name: string }>()
  const looseKeys = new Map<string, number>()
  return (child) => {
    const keys = identityKeys(child)
    for (const key of keys) {
      const other = fullKeys.get(key)
      if (!other) continue
      if (key.startsWith('number:') && nameKey(other.name) !== nameKey(child.fullName)) {
        complain('personal_number_repeated', 'personalNumber', child.personalNumber ?? '', { other: other.row })
      } else
        complain('repeated_in_file', has('fullName') ? 'fullName' : 'givenName', child.fullName, {
          other: other.row,
        })
      return
    }
    for (const key of keys) fullKeys.set(key, { row: cells.number, name: child.fullName })
    const loose = `${looseNameKey(child.fullName)}|${child.birthDate}`
    const other = looseKeys.get(loose)
    if (other !== undefined) complain('similar_in_file', 'fullName', child.fullName, { other })
    else looseKeys.set(loose, cells.number)
  }
}
