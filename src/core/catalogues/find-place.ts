/**
 * Finds today's commune from a name or code of any time: "Đồng Sơn, TP Hạ Long", "xã Lương Minh", "07036". A code or a
 * name may mean an old unit and another one of today, and some old communes were split: whoever asks is told all that it
 * may be, and decides.
 */
import { syllablesOf } from '../text.ts'
import type { Commune, CommuneChange, OldCommune, OldDistrict, OldProvince, Province } from './places.ts'

export type PlaceBook = {
  provinces: readonly Province[]
  communes: readonly Commune[]
  oldProvinces: readonly OldProvince[]
  oldDistricts: readonly OldDistrict[]
  oldCommunes: readonly OldCommune[]
  changes: readonly CommuneChange[]
}

export type PlaceToday = {
  path: string
  code: string
  fullName: string
  provinceName: string
  /** `full`: all of the unit that was asked for is in it; `partial`: some of it. */
  extent: 'full' | 'partial'
}

export type FoundPlace = {
  code: string
  fullName: string
  /** District and province as they were; the province alone for a unit of today. */
  within: string[]
  /** `before`: a unit until 30 June 2025; `today`: one that exists. */
  time: 'before' | 'today'
  today: PlaceToday[]
}

export type PlaceAnswer = {
  found: FoundPlace[]
  /** Exactly one unit fits, and all of it lies in one commune of today: nothing to decide. */
  certain: boolean
}

const kindWords = /^(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh|tp|tx|tt|ttr|x|p|h|q|t)(?= )/

/** `TP. Hạ Long` is `ha long`; `Quận 1` stays `quan 1`, since a number alone is no name. */
const nameKey = (text: string): string => {
  const key = syllablesOf(text).join(' ')
  const bare = key.replace(kindWords, '').trim()
  return bare === '' || /^\d+$/.test(bare) ? key : bare
}

/** Names as lists write them, from the smallest unit to the largest. @returns every unit that fits. */
export const findPlace = (book: PlaceBook, asked: string): PlaceAnswer => {
  const parts = asked
    .split(/[,;]|\s[-–]\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const [first, ...around] = parts
  if (first === undefined) return { found: [], certain: false }
  const code = /^\d{5}$/.test(first) ? first : null
  const key = nameKey(first)
  const wider = around.map(nameKey)

  const provinceOf = new Map(book.provinces.map((province) => [province.code, province]))
  const communeOf = new Map(book.communes.filter((c) => c.validTo === null).map((commune) => [commune.code, commune]))
  const oldProvinceOf = new Map(book.oldProvinces.map((province) => [province.code, province]))
  const districtOf = new Map(book.oldDistricts.map((district) => [district.code, district]))
  const changesOf = new Map<string, CommuneChange[]>()
  for (const change of book.changes) changesOf.set(change.oldCode, [...(changesOf.get(change.oldCode) ?? []), change])

  const asToday = (commune: Commune, extent: 'full' | 'partial'): PlaceToday => ({
    path: `${commune.provinceCode}/${commune.code}`,
    code: commune.code,
    fullName: commune.fullName,
    provinceName: provinceOf.get(commune.provinceCode)?.fullName ?? commune.provinceCode,
    extent,
  })
  const fits = (own: { code: string; fullName: string }): boolean =>
    code === null ? nameKey(own.fullName) === key : own.code === code
  /** Every wider unit that was named is one of those around it, old or new. */
  const liesIn = (names: readonly string[]): boolean => {
    const keys = names.map(nameKey)
    return wider.every((name) => keys.includes(name))
  }

  const before = book.oldCommunes.filter(fits).flatMap((old): FoundPlace[] => {
    const district = districtOf.get(old.districtCode)?.fullName ?? ''
    const province = oldProvinceOf.get(old.provinceCode)?.fullName ?? ''
    const today = (changesOf.get(old.code) ?? []).flatMap((change) => {
      const commune = communeOf.get(change.newCode)
      return commune ? [asToday(commune, change.extent)] : []
    })
    if (!liesIn([district, province, ...today.flatMap((place) => [place.provinceName, place.fullName])])) return []
    return [{ code: old.code, fullName: old.fullName, within: [district, province], time: 'before', today }]
  })
  const now = [...communeOf.values()]
    .filter((c) => fits(c) || (code !== null && c.altCode === code))
    .flatMap((commune): FoundPlace[] => {
      const province = provinceOf.get(commune.provinceCode)
      const former = (province?.mergedFrom ?? []).map((old) => oldProvinceOf.get(old)?.fullName ?? '')
      const names = [province?.fullName ?? '', ...former]
      if (!liesIn(names)) return []
      return [
        {
          code: commune.code,
          fullName: commune.fullName,
          within: names.slice(0, 1),
          time: 'today',
          today: [asToday(commune, 'full')],
        },
      ]
    })
  const found = [...now, ...before]
  const targets = new Set(found.flatMap(({ today }) => today.map(({ path }) => path)))
  return {
    found,
    certain: targets.size === 1 && found.every(({ today }) => today.length === 1 && today[0]?.extent === 'full'),
  }
}
