/** Invented communes with their villages, and the old codes that lists from before the merger still bear. */
import { type Random, randomFrom } from './random.ts'

const peoples = ['01', '01', '01', '02', '09', '09', '15', 'mong'] as const

const villageWords = ['Thôn', 'Bản', 'Xóm', 'Khu', 'Thôn', '']
const villageFirst = [
  'Khe',
  'Nà',
  'Pò',
  'Đồng',
  'Bản',
  'Làng',
  'Tân',
  'Phiêng',
  'Bãi',
  'Co',
  'Pắc',
  'Suối',
  'Đèo',
  'Nậm',
]
const villageLast = [
  'Giấy',
  'Sím',
  'Lụa',
  'Mòn',
  'Vầu',
  'Ráy',
  'Lau',
  'Hợp',
  'Ngàn',
  'Tiến',
  'Dọc',
  'Hảo',
  'Chiềng',
  'Thông',
]

export type Place = { code: string; old: readonly string[]; villages: string[]; ethnics: string[] }

export const makePlaces = (
  random: Random,
  count: number,
  oldCodes?: ReadonlyMap<string, readonly string[]>,
): Place[] => {
  const codes = oldCodes ? [...oldCodes.keys()] : []
  return Array.from({ length: count }, (_, n) => {
    const code = codes.length > 0 ? (codes[(n * 37) % codes.length] as string) : String(30_001 + 3 * n).padStart(5, '0')
    const old = oldCodes?.get(code) ?? [String(1001 + 2 * n).padStart(5, '0'), String(60_001 + 2 * n)]
    const villages = Array.from({ length: random.whole(6, 16) }, (_, v) =>
      `${random.pick(villageWords)} ${random.chance(0.2) ? v + 1 : `${random.pick(villageFirst)} ${random.pick(villageLast)}`}`.trim(),
    )
    return { code, old, villages, ethnics: [random.pick(peoples), random.pick(peoples), random.pick(peoples)] }
  })
}

export const oldCodesOf = (seed: number, communes = 40): Map<string, string[]> => {
  const successors = new Map<string, string[]>()
  for (const place of makePlaces(randomFrom(seed), communes))
    for (const old of place.old) successors.set(old, [place.code])
  return successors
}
