import { expect, test } from 'vitest'
import { parseEthnicGroups } from '#core/catalogues/lists.ts'
import catalogue from '../../../reference/catalogues/ethnic-groups.json?raw'
import { ethnicGroups } from './ethnic-groups.ts'

test('the groups that can be chosen are those of the catalogue', () => {
  const { entries } = parseEthnicGroups(catalogue)
  expect(ethnicGroups).toEqual(entries.map(({ code, name }) => ({ code, name })))
})
