import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseEthnicGroups } from '../catalogues/lists.ts'
import { ethnicGroups } from './ethnic-groups.ts'

const catalogue = readFileSync(new URL('../../../reference/catalogues/ethnic-groups.json', import.meta.url), 'utf8')

test('the groups that can be chosen are those of the catalogue', () => {
  const { entries } = parseEthnicGroups(catalogue)
  expect(ethnicGroups).toEqual(entries.map(({ code, name }) => ({ code, name })))
})
