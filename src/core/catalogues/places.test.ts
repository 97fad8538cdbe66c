import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PlainDate } from '../dates.ts'
import { dateProblems, validOn } from './catalogue.ts'
import {
  newCommunesOf,
  oldCommunesOf,
  parseCommuneChanges,
  parseCommunes,
  parseOldCommunes,
  parseOldDistricts,
  parseOldProvinces,
  parseProvinceChanges,
  parseProvinces,
} from './places.ts'

const file = (name: string) => readFileSync(new URL(`../../../reference/places/${name}`, import.meta.url), 'utf8')
const day = (text: string) => PlainDate.parse(text)

const provinces = parseProvinces(file('provinces-34.json')).entries
const communes = parseCommunes(file('communes-3321.csv'))
const oldProvinces = parseOldProvinces(file('pre2025-provinces-63.json')).entries
const oldDistricts = parseOldDistricts(file('pre2025-districts.json')).entries
const oldCommunes = parseOldCommunes(file('pre2025-communes.csv'))
const changes = parseCommuneChanges(file('commune-mapping-2025-07-01.csv'))
const provinceChanges = parseProvinceChanges(file('province-mapping-2025-07-01.csv'))

describe('the units of the country', () => {
  test.each(['2025-07-01', '2026-04-29', '2026-04-30', '2026-11-14'])('are 34 and 3,321 on %s', (text) => {
    expect(validOn(provinces, day(text))).toHaveLength(34)
    expect(validOn(communes, day(text))).toHaveLength(3321)
    expect(new Set(validOn(communes, day(text)).map((c) => c.code)).size).toBe(3321)
  })

  test('were 63, 696 and 10,035 until 30 June 2025', () => {
    for (const [rows, count] of [
      [oldProvinces, 63],
      [oldDistricts, 696],
      [oldCommunes, 10035],
    ] as const) {
      expect(validOn<{ validFrom: PlainDate | null; validTo: PlainDate | null }>(rows, day('2025-06-30'))).toHaveLength(
        count,
      )
      expect(validOn<{ validFrom: PlainDate | null; validTo: PlainDate | null }>(rows, day('2025-07-01'))).toEqual([])
    }
  })

  test('counts by kind are those of the official lists, before and after Đồng Nai changed', () => {
    const kinds = (on: string) => {
      const count = { xa: 0, phuong: 0, dac_khu: 0 }
      for (const c of validOn(communes, day(on))) count[c.type]++
      return count
    }
    expect(kinds('2025-07-01')).toEqual({ xa: 2621, phuong: 687, dac_khu: 13 })
    expect(kinds('2026-11-14')).toEqual({ xa: 2611, phuong: 697, dac_khu: 13 })
  })

  test('have no gap, no overlap and no code twice on one day', () => {
    expect(dateProblems(provinces, (p) => p.code)).toEqual([])
    expect(dateProblems(communes, (c) => c.code)).toEqual([])
    expect(dateProblems(oldCommunes, (c) => c.code)).toEqual([])
    expect(dateProblems(oldDistricts, (d) => d.code)).toEqual([])
    expect(dateProblems([...oldProvinces, ...provinces], (p) => p.code)).toEqual([])
    // The new communes reuse old codes, one ending the day before the other begins.
    expect(dateProblems([...oldCommunes, ...communes], (c) => c.code)).toEqual([])
  })

  test('every commune lies in a province, every old one in a district of its province', () => {
    const codes = new Set(provinces.map((p) => p.code))
    expect(communes.filter((c) => !codes.has(c.provinceCode))).toEqual([])
    const districts = new Map(oldDistricts.map((d) => [d.code, d.provinceCode]))
    expect(oldCommunes.filter((c) => districts.get(c.districtCode) !== c.provinceCode)).toEqual([])
  })
})

describe('the mapping of 1 July 2025', () => {
  const old = new Set(oldCommunes.map((c) => c.code))
  const now = new Set(communes.map((c) => c.code))

  test('names every commune of today and every commune of before', () => {
    const [from, to] = [new Set(changes.map((c) => c.oldCode)), new Set(changes.map((c) => c.newCode))]
    expect([...now].filter((code) => !to.has(code))).toEqual([])
    expect([...old].filter((code) => !from.has(code))).toEqual([])
    expect([...to].filter((code) => !now.has(code))).toEqual([])
  })

  test('twelve communes gone before March 2025 and five islands are the only strangers', () => {
    const strangers = [...new Set(changes.map((c) => c.oldCode).filter((code) => !old.has(code)))].sort()
    expect(strangers.filter((code) => code.length === 5)).toHaveLength(12)
    expect(strangers.filter((code) => code.length === 3)).toEqual(['318', '471', '498', '536', '755'])
  })

  test('a pair stands once, and what went whole went to one place', () => {
    expect(new Set(changes.map((c) => `${c.oldCode}>${c.newCode}`)).size).toBe(changes.length)
    const whole = changes.filter((c) => c.extent === 'full')
    expect(new Set(whole.map((c) => c.oldCode)).size).toBe(whole.length)
  })

  test('Lương Minh is the old Lương Minh and Đồng Sơn, whole', () => {
    const parts = oldCommunesOf('06985', changes)
    expect(parts.map((p) => [p.oldCode, p.extent]).sort()).toEqual([
      ['06985', 'full'],
      ['07036', 'full'],
    ])
    expect(newCommunesOf('07036', changes, day('2026-01-01')).map((c) => c.newCode)).toEqual(['06985'])
    expect(newCommunesOf('07036', changes, day('2025-06-30'))).toEqual([])
  })

  test('63 provinces became 34, and both sides tell it alike', () => {
    expect(provinceChanges).toHaveLength(63)
    const first = validOn(provinces, day('2025-07-01'))
    for (const province of first) {
      const from = provinceChanges.filter((c) => c.newCode === province.code)
      expect(from.map((c) => c.oldCode).sort()).toEqual([...province.mergedFrom].sort())
      for (const change of from) expect(change.newFullName).toBe(province.fullName)
    }
  })
})
