/**
 * The invented children of the demo commune. The same seed, size and day give the same commune; everything is dated
 * back from `today`, so that the demo is never stale. No name, number or telephone belongs to anyone: personal numbers
 * begin with 099 and telephones with 060, which are given to nobody.
 */
import type { Sex } from '../children/imported-child.ts'
import { addYears, ageOn, daysBetween, type PlainDate } from '../dates.ts'
import { forceBirths } from './birthdays.ts'
import { type DemoChild, makeChild } from './children.ts'
import { type DemoHousehold, type Family, makeFamily } from './families.ts'
import { placeGaps } from './gaps.ts'
import { placeMoves } from './moves.ts'
import { givenNames } from './names.ts'
import { randomFrom } from './random.ts'
import { type DemoSchool, demoSchools, enrol } from './schooling.ts'
import { placeSpecial } from './special-circumstances.ts'
import { type DemoPlace, demoPlace } from './villages.ts'

export type DemoCommune = {
  synthetic: true
  seed: number
  today: PlainDate
  name: string
  path: string
  villages: DemoVillage[]
  schools: DemoSchool[]
  households: DemoHousehold[]
  children: DemoChild[]
}

export type DemoOptions = { today: PlainDate; seed?: number; children?: number; place?: DemoPlace }

const monthOf = (date: PlainDate): string => date.slice(0, 7)

/** The demo commune. `makeDemoCommune({ today })` has about 620 households and 1,150 children under 16. */
export const makeDemoCommune = ({
  today,
  seed = 2026,
  children: wanted = 1150,
  place = demoPlace,
}: DemoOptions): DemoCommune => {
  const random = randomFrom(seed)
  const families: Family[] = []
  let count = 0
  while (count < wanted) {
    const family = makeFamily(random, place, families.length + 1, today)
    if (family.births.length === 0) continue
    families.push(family)
    count += family.births.filter((birth) => ageOn(birth, today) < 16).length
  }
  forceBirths(families, today)
  const taken = new Set<string>()
  const names = new Set<string>()
  const children: DemoChild[] = []
  for (const family of families) {
    for (const birth of family.births) {
      const child = makeChild(random, family, birth, today, taken)
      enrol(random, child, today)
      // No two children of one family, nor two born on one day, share a name.
      for (
        let tries = 0;
        names.has(`${child.household.code}|${child.fullName}`) || names.has(`${birth}|${child.fullName}`);
        tries++
      ) {
        const longer = tries > 20 ? ` ${givenNames(random, family.ethnicCode, child.sex as Sex)}` : ''
        child.fullName = `${family.surname} ${givenNames(random, family.ethnicCode, child.sex as Sex)}${longer}`
      }
      names.add(`${child.household.code}|${child.fullName}`)
      names.add(`${birth}|${child.fullName}`)
      children.push(child)
    }
  }
  const households = families.map((f) => f.household)
  const young = children.filter((c) => ageOn(c.birthDate, today) < 16)
  placeSpecial(random, young, households, Math.max(1, Math.round(young.length * 0.0113)), today)
  placeGaps(random, young, today)
  placeMoves(random, place, children, today)
  children.forEach((child, n) => {
    child.key = `TE${String(n + 1).padStart(4, '0')}`
    const turns16 = addYears(child.birthDate, 16)
    if (monthOf(child.birthDate) === monthOf(today))
      child.events.push({ kind: 'born', on: child.birthDate, note: null })
    if (turns16 <= today && daysBetween(turns16, today) < 400)
      child.events.push({ kind: 'turned_16', on: turns16, note: null })
  })
  return {
    synthetic: true,
    seed,
    today,
    name: place.name,
    path: place.path,
    villages: place.villages.map((v, n) => ({ name: v.name, path: `${place.path}/${String(n + 1).padStart(2, '0')}` })),
    schools: demoSchools.map((s) => ({ ...s, levels: [...s.levels] })),
    households,
    children,
  }
}

export type DemoVillage = { name: string; path: string }
