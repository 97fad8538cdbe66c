/** The villages of the demo: invented names, a size and the peoples who live there. */
export const communePath = '22/06985'
export const communeName = 'Xã Lương Minh'

/** A commune to fill: where it is and which villages it has. */
export type DemoPlace = { name: string; path: string; villages: readonly VillageSeed[] }

/** `villagePath(1)` is `22/06985/01`. */
export const villagePath = (number: number): string => `${communePath}/${String(number).padStart(2, '0')}`

export type VillageSeed = {
  name: string
  weight: number
  peoples: readonly (readonly [ethnicCode: string, weight: number])[]
}

export const villageSeeds: readonly VillageSeed[] = [
  {
    name: 'Khe Sím',
    weight: 9,
    peoples: [
      ['09', 9],
      ['02', 1],
    ],
  },
  {
    name: 'Nà Lụa',
    weight: 8,
    peoples: [
      ['02', 8],
      ['01', 2],
    ],
  },
  {
    name: 'Bản Pắc',
    weight: 7,
    peoples: [
      ['02', 6],
      ['15', 3],
      ['01', 1],
    ],
  },
  {
    name: 'Đồng Chiềng',
    weight: 10,
    peoples: [
      ['01', 4],
      ['02', 4],
      ['15', 2],
    ],
  },
  { name: 'Khe Thông', weight: 6, peoples: [['09', 10]] },
  {
    name: 'Pò Hảo',
    weight: 5,
    peoples: [
      ['15', 7],
      ['02', 3],
    ],
  },
  {
    name: 'Làng Sáng',
    weight: 7,
    peoples: [
      ['15', 8],
      ['09', 2],
    ],
  },
  {
    name: 'Khe Vầu',
    weight: 6,
    peoples: [
      ['09', 9],
      ['15', 1],
    ],
  },
  {
    name: 'Nà Mòn',
    weight: 5,
    peoples: [
      ['02', 7],
      ['09', 3],
    ],
  },
  {
    name: 'Đồng Dọc',
    weight: 8,
    peoples: [
      ['01', 3],
      ['02', 3],
      ['09', 4],
    ],
  },
  { name: 'Khe Ráy', weight: 5, peoples: [['09', 10]] },
  {
    name: 'Bãi Lau',
    weight: 6,
    peoples: [
      ['15', 5],
      ['01', 3],
      ['02', 2],
    ],
  },
  {
    name: 'Tân Hợp',
    weight: 10,
    peoples: [
      ['01', 7],
      ['02', 2],
      ['09', 1],
    ],
  },
  {
    name: 'Phiêng Ngàn',
    weight: 8,
    peoples: [
      ['09', 7],
      ['02', 3],
    ],
  },
]

/** The commune of the demonstration. */
export const demoPlace: DemoPlace = { name: communeName, path: communePath, villages: villageSeeds }
