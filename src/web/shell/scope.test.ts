import { describe, expect, it } from 'vitest'
import type { Session } from '#api/session.ts'
import { areasOf, readScope, scopeOf } from './scope.ts'

const places = {
  province: { path: '22', name: 'Tỉnh Quảng Ninh', kind: 'province' },
  commune: { path: '22/06985', name: 'Xã Lương Minh', kind: 'commune' },
  upper: { path: '22/06985/v01', name: 'Khe Sím', kind: 'village' },
  lower: { path: '22/06985/v02', name: 'Nà Lụa', kind: 'village' },
}

/** A person at home in the commune who holds a role in each of these. */
const sessionWith = (...held: (keyof typeof places)[]): Session => {
  const paths = held.map((key) => places[key].path)
  return {
    homePath: held[0] === 'province' ? '22' : '22/06985',
    today: '2026-11-16',
    grants: paths.map((areaPath) => ({ areaPath })),
    areas: Object.values(places).filter((place) => place.path === '22/06985' || paths.includes(place.path)),
  } as unknown as Session
}

describe('the areas a person may choose', () => {
  it('are those of their roles', () => {
    expect(areasOf(sessionWith('commune'))).toEqual([places.commune])
    expect(areasOf(sessionWith('upper'))).toEqual([places.upper])
    expect(areasOf(sessionWith('province'))).toEqual([places.province])
  })

  it('begin with the commune for a collaborator of several villages: all of them together', () => {
    expect(areasOf(sessionWith('upper', 'lower'))).toEqual([places.commune, places.upper, places.lower])
    expect(scopeOf(sessionWith('upper', 'lower'), {}).area).toBe('22/06985')
  })
})

describe('area and year of a page', () => {
  it('are the chosen ones when the person has that area, else their first and this year', () => {
    const sam = sessionWith('upper', 'lower')
    expect(scopeOf(sam, { area: '22/06985/v02', year: 2025 })).toEqual({ area: '22/06985/v02', year: 2025 })
    expect(scopeOf(sam, { area: '01/00001' })).toEqual({ area: '22/06985', year: 2026 })
  })

  it('are read from an address, and what is not ours is left out', () => {
    expect(readScope({ area: '22/06985', year: '2026', lang: 'en', page: '3' })).toEqual({
      area: '22/06985',
      year: 2026,
      lang: 'en',
    })
    expect(readScope({ area: '<script>', year: 'x', lang: 'fr' })).toEqual({})
  })
})
