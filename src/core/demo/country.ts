/**
 * An invented country, commune by commune: as many children as asked for, in the real communes, of the peoples who live in
 * the north, the south and the highlands, with mistakes and repeated entries at a chosen rate. One commune at a time is in
 * memory. The same seed gives the same country.
 */
import type { PlainDate } from '../dates.ts'
import { unaccent } from '../text.ts'
import type { DemoChild } from './children.ts'
import { type DemoCommune, makeDemoCommune } from './commune.ts'
import { type Random, randomFrom } from './random.ts'
import type { VillageSeed } from './villages.ts'

export type CountryOptions = {
  today: PlainDate
  seed: number
  /** Children under 16 in the whole country; 25,000,000 is about what Vietnam has. */
  children: number
  communes: readonly { path: string; name: string }[]
  /** Share of children whose row has a mistake in the name, the birth date or the number. */
  mistakes?: number
  /** Share of children who are entered a second time, with a mistake. */
  duplicates?: number
}

/** Provinces of the northern hills and the highlands, where most villages are not Kinh (by today's codes). */
const highlands: ReadonlySet<string> = new Set(['04', '08', '11', '12', '14', '15', '19', '20', '52', '66', '68'])
const plain = [
  ['01', 96],
  ['02', 1],
  ['09', 1],
  ['15', 2],
] as const
const mixed = [
  ['01', 30],
  ['02', 35],
  ['09', 20],
  ['15', 15],
] as const

const villagesOf = (random: Random, path: string): VillageSeed[] =>
  Array.from({ length: random.whole(8, 20) }, (_, n) => ({
    name: `Thôn ${n + 1}`,
    weight: random.whole(3, 10),
    peoples: highlands.has(path.slice(0, 2)) ? mixed : plain,
  }))

/** Communes differ in size: some have a third of the average, some three times as many children. */
const sizesOf = (random: Random, communes: number, children: number): number[] => {
  const weights = Array.from({ length: communes }, () => Math.exp((random.next() + random.next() - 1) * 1.1))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => Math.max(1, Math.round((children * weight) / sum)))
}

/** Every commune of the country with its children, in the order of the communes given. */
export function* makeCountry(options: CountryOptions): Generator<DemoCommune> {
  const { today, seed, children, communes, mistakes = 0.01, duplicates = 0.005 } = options
  const random = randomFrom(seed)
  const sizes = sizesOf(random, communes.length, children)
  for (const [n, { path, name }] of communes.entries()) {
    const place = { name, path, villages: villagesOf(random, path) }
    const commune = makeDemoCommune({ today, seed: seed + n, children: sizes[n] ?? 1, place })
    const spoilt = commune.children.map((child) => (random.chance(mistakes) ? withMistake(random, child) : child))
    const again = commune.children.filter(() => random.chance(duplicates)).map((child) => withMistake(random, child))
    yield { ...commune, children: [...spoilt, ...again.map((child) => ({ ...child, key: `${child.key}B` }))] }
  }
}

/** One of the mistakes that lists have: no diacritics, day and month exchanged, a wrong digit, a letter left out. */
const withMistake = (random: Random, child: DemoChild): DemoChild => {
  const { fullName, birthDate } = child
  const [year, month, day] = birthDate.split('-') as [string, string, string]
  switch (random.whole(1, 4)) {
    case 1:
      return { ...child, fullName: capitalised(unaccent(fullName)) }
    case 2:
      return Number(day) <= 12 && day !== month
        ? { ...child, birthDate: earlier(`${year}-${day}-${month}`, child.residenceFrom) as PlainDate }
        : { ...child, personalNumber: null }
    case 3: {
      const at = random.whole(6, 11)
      const digits = child.personalNumber
      return digits === null
        ? child
        : { ...child, personalNumber: `${digits.slice(0, at)}${random.whole(0, 9)}${digits.slice(at + 1)}` }
    }
    default: {
      const at = random.whole(1, Math.max(1, fullName.length - 2))
      return fullName[at] === ' ' ? child : { ...child, fullName: fullName.slice(0, at) + fullName.slice(at + 1) }
    }
  }
}

/** A day of birth never comes after the day the child has lived here from. */
const earlier = (day: string, residenceFrom: PlainDate): string => (day <= residenceFrom ? day : residenceFrom)

const capitalised = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
