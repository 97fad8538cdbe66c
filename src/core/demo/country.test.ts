import { expect, test } from 'vitest'
import type { PlainDate } from '../dates.ts'
import { makeCountry } from './country.ts'

const today = '2026-11-22' as PlainDate
const communes = ['01/00004', '22/06985', '66/24133'].map((path) => ({ path, name: 'Xã Thử' }))

test('the same seed gives the same country, commune by commune, of about the size asked for', () => {
  const options = { today, seed: 5, children: 900, communes }
  const country = [...makeCountry(options)]
  expect(country.map((commune) => commune.path)).toEqual(communes.map(({ path }) => path))
  const count = country.reduce((n, commune) => n + commune.children.length, 0)
  expect(count).toBeGreaterThan(850)
  expect(count).toBeLessThan(1300)
  expect([...makeCountry(options)]).toEqual(country)
  for (const commune of country)
    for (const { villageName } of commune.children) expect(commune.villages.map((v) => v.name)).toContain(villageName)
})

test('mistakes and repeated entries come at the rate asked for', () => {
  const clean = [...makeCountry({ today, seed: 5, children: 900, communes, mistakes: 0, duplicates: 0 })]
  const again = [...makeCountry({ today, seed: 5, children: 900, communes, mistakes: 0, duplicates: 0.2 })]
  const count = (country: typeof clean) => country.reduce((n, commune) => n + commune.children.length, 0)
  expect(count(again) / count(clean)).toBeGreaterThan(1.12)
  expect(count(again) / count(clean)).toBeLessThan(1.28)
})
