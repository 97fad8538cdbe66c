/** Catalogues of the field that handlers read: loaded once from reference/catalogues. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type EthnicGroup, parseEthnicGroups } from '#core/catalogues/lists.ts'

const folder = resolve(import.meta.dirname, '../../reference/catalogues')
let groups: EthnicGroup[] | undefined

/** The 54 ethnic groups (Decision 121-TCTK/PPCĐ). */
export const ethnicGroups = (): EthnicGroup[] => {
  groups ??= parseEthnicGroups(readFileSync(join(folder, 'ethnic-groups.json'), 'utf8')).entries
  return groups
}

/** `09` is `Dao`. */
export const ethnicName = (code: string | null): string | null =>
  code === null ? null : (ethnicGroups().find((group) => group.code === code)?.name ?? code)
