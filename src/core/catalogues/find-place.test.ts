import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findPlace, type PlaceBook } from './find-place.ts'
import {
  parseCommuneChanges,
  parseCommunes,
  parseOldCommunes,
  parseOldDistricts,
  parseOldProvinces,
  parseProvinces,
} from './places.ts'

const file = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, '../../../reference/places', name), 'utf8')
const book: PlaceBook = {
  provinces: parseProvinces(file('provinces-34.json')).entries,
  communes: parseCommunes(file('communes-3321.csv')),
  oldProvinces: parseOldProvinces(file('pre2025-provinces-63.json')).entries,
  oldDistricts: parseOldDistricts(file('pre2025-districts.json')).entries,
  oldCommunes: parseOldCommunes(file('pre2025-communes.csv')),
  changes: parseCommuneChanges(file('commune-mapping-2025-07-01.csv')),
}
const todayOf = (asked: string) => [...new Set(findPlace(book, asked).found.flatMap((f) => f.today.map((t) => t.path)))]

test.each([
  'Đồng Sơn, TP Hạ Long',
  'xã Đồng Sơn, thành phố Hạ Long, tỉnh Quảng Ninh',
  'Dong Son, Ha Long',
  'Lương Minh, Ba Chẽ',
  'Xã Lương Minh - Quảng Ninh',
  '07036',
])('%s is Lương Minh today', (asked) => {
  expect(todayOf(asked)).toEqual(['22/06985'])
  expect(findPlace(book, asked).certain).toBe(true)
})

test('a code that is an old unit and one of today gives both, and so nothing is certain unless both are one place', () => {
  const answer = findPlace(book, '07054')
  expect(answer.found.map(({ time }) => time).sort()).toEqual(['before', 'today'])
})

test('an old commune that was split is left to a person', () => {
  const split = [...new Set(book.changes.filter((c) => c.extent === 'partial').map((c) => c.oldCode))].find(
    (code) =>
      book.oldCommunes.some((old) => old.code === code) && book.changes.filter((c) => c.oldCode === code).length > 1,
  )
  const old = book.oldCommunes.find(({ code }) => code === split)
  const district = book.oldDistricts.find(({ code }) => code === old?.districtCode)
  const answer = findPlace(book, `${old?.fullName}, ${district?.fullName}`)
  expect(answer.found[0]?.today.length).toBeGreaterThan(1)
  expect(answer.certain).toBe(false)
})

test('a common name without its district gives every unit of that name; nonsense gives none', () => {
  expect(findPlace(book, 'Đồng Sơn').found.length).toBeGreaterThan(1)
  expect(findPlace(book, 'Đồng Sơn').certain).toBe(false)
  for (const asked of ['', ' , ', 'Không Có Xã Này', '99999', 'Đồng Sơn, Cà Mau'])
    expect(findPlace(book, asked)).toEqual({ found: [], certain: false })
})

test('every old commune is found by its own name, district and province', () => {
  for (const old of book.oldCommunes.filter((_, n) => n % 400 === 0)) {
    const district = book.oldDistricts.find(({ code }) => code === old.districtCode)
    const province = book.oldProvinces.find(({ code }) => code === old.provinceCode)
    const { found } = findPlace(book, `${old.fullName}, ${district?.fullName}, ${province?.fullName}`)
    expect(found.map(({ code }) => code)).toContain(old.code)
  }
})
