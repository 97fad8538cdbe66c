/** The truth that lists are made from: children of families, twins among them, each with what is right about it. */
import type { Sex } from '../children/imported-child.ts'
import { addDays, type PlainDate, partsOf, plainDate } from '../dates.ts'
import { unaccent } from '../text.ts'
import type { Place } from './linkage-places.ts'
import { familyName, givenNames } from './names.ts'
import type { Random } from './random.ts'

export type Truth = {
  name: string
  ethnic: string
  birth: PlainDate
  sex: Sex
  mother: string
  father: string
  village: string
  commune: string
  number: string
}

const mong = {
  families: ['Vàng', 'Sùng', 'Thào', 'Giàng', 'Lầu', 'Má', 'Hạng', 'Cứ', 'Lý', 'Mùa'],
  male: ['A Páo', 'A Sình', 'A Dơ', 'A Lử', 'A Chu', 'Mí Lình', 'A Tủa', 'A Sáng', 'Seo Phử', "H'Lềnh"],
  female: ['Thị Mỷ', 'Thị Dợ', 'Thị Sông', 'Thị Chá', 'Y Mai', 'Thị Máy', 'Thị Của', 'Y Dở', 'Thị Pà', "H'Blia"],
}
const common = ['Nguyễn Văn Nam', 'Nguyễn Thị Hoa', 'Nguyễn Văn Hùng', 'Trần Thị Lan', 'Triệu Thị Mai', 'Lê Văn Minh']

const wholeName = (random: Random, ethnic: string, sex: Sex, family?: string): string =>
  ethnic === 'mong'
    ? `${family ?? random.pick(mong.families)} ${random.pick(mong[sex])}`
    : `${family ?? familyName(random, ethnic)} ${givenNames(random, ethnic, sex)}`

export const familyOf = (name: string): string => name.split(' ')[0] as string
export const givenOf = (name: string): string => name.split(' ').at(-1) as string

export const makeFamily = (random: Random, places: Place[], share: { twins: number; numbered: number }): Truth[] => {
  const place = random.pick(places)
  const ethnic = random.pick(place.ethnics)
  const father = random.chance(0.06) ? '' : random.chance(0.01) ? 'Nguyễn Văn Hùng' : wholeName(random, ethnic, 'male')
  const mother = random.chance(0.02)
    ? random.pick(['Nguyễn Thị Hoa', 'Trần Thị Lan'])
    : wholeName(random, ethnic, 'female')
  const family = father === '' ? familyOf(mother) : familyOf(father)
  const village = random.pick(place.villages)
  const children: Truth[] = []
  let birth = addDays(plainDate(2010, 1, 1), random.whole(0, 5000))
  const count = random.weighted([
    [1, 35],
    [2, 42],
    [3, 18],
    [4, 5],
  ] as const)
  for (let n = 0; n < count; n++) {
    const sex: Sex = random.chance(0.52) ? 'male' : 'female'
    const one = makeChild(random, {
      ethnic,
      family,
      mother,
      father,
      village,
      place,
      birth,
      sex,
      numbered: share.numbered,
    })
    if (random.chance(0.01)) one.name = random.pick(common)
    children.push(one)
    if (random.chance(share.twins)) children.push(makeTwin(random, one, share.numbered))
    birth = addDays(birth, random.whole(300, 1900))
    if (birth > '2026-06-01') break
  }
  const used = new Set<string>()
  for (const one of children) {
    while (used.has(one.name)) one.name = wholeName(random, ethnic, one.sex, family)
    used.add(one.name)
  }
  return children
}

type ChildOf = Omit<Truth, 'name' | 'number' | 'commune'> & { family: string; place: Place; numbered: number }

const numberOf = (random: Random, birth: PlainDate, sex: Sex): string =>
  `0${random.weighted([
    ['22', 8],
    ['20', 1],
    ['24', 1],
  ] as const)}${sex === 'male' ? 2 : 3}${birth.slice(2, 4)}${random.digits(6)}`

const makeChild = (random: Random, { family, place, numbered, ...known }: ChildOf): Truth => ({
  ...known,
  name: wholeName(random, known.ethnic, known.sex, family),
  birth: random.chance(0.01) ? plainDate(partsOf(known.birth).year, 1, 1) : known.birth,
  commune: place.code,
  number: random.chance(numbered) ? numberOf(random, known.birth, known.sex) : '',
})

/** Twins are often named alike: the same first letter, or one mark apart. */
const makeTwin = (random: Random, first: Truth, numbered: number): Truth => {
  const sex: Sex = random.chance(0.65) ? first.sex : first.sex === 'male' ? 'female' : 'male'
  let name = wholeName(random, first.ethnic, sex, familyOf(first.name))
  for (let tries = 0; tries < 30 && random.chance(0.5); tries++) {
    const other = wholeName(random, first.ethnic, sex, familyOf(first.name))
    if (other !== first.name && unaccent(givenOf(other))[0] === unaccent(givenOf(first.name))[0]) name = other
  }
  if (sex === first.sex && random.chance(0.5)) name = [...first.name.split(' ').slice(0, -1), givenOf(name)].join(' ')
  const next = String(Number(first.number.slice(-6)) + 1)
    .padStart(6, '0')
    .slice(-6)
  const number =
    first.number === ''
      ? ''
      : sex === first.sex && random.chance(0.4)
        ? first.number.slice(0, 6) + next
        : random.chance(numbered)
          ? numberOf(random, first.birth, sex)
          : ''
  return { ...first, name, sex, number }
}
