/** The invented families: where they live, who the parents are, when the children were born. */
import type { Carer, HouseholdPoverty } from '../children/imported-child.ts'
import { addDays, addYears, ageOn, type PlainDate, plainDate, yearOf } from '../dates.ts'
import { familyName, givenNames } from './names.ts'
import type { Random } from './random.ts'
import type { DemoPlace, VillageSeed } from './villages.ts'

export type DemoHousehold = {
  code: string
  headName: string
  villageName: string
  address: string
  ethnicCode: string
  poverty: HouseholdPoverty | null
  /** The commune's yearly decision that recognises the household as poor or near-poor. */
  povertyDecision: { number: string; decidedOn: PlainDate; validFrom: PlainDate } | null
}

export type Family = {
  village: VillageSeed
  household: DemoHousehold
  father: Carer | null
  mother: Carer & { bornOn: PlainDate }
  births: PlainDate[]
  ethnicCode: string
  surname: string
}

const minimumSpacing = 400

/** Completed years of the youngest child: a base that narrows a little, as births have fallen for some years. */
const agePyramid: readonly (readonly [number, number])[] = [
  [0, 11],
  [1, 11.5],
  [2, 12],
  [3, 12],
  [4, 12],
  [5, 11],
  [6, 10],
  [7, 9],
  [8, 8],
  [9, 7],
  [10, 6],
  [11, 5.5],
  [12, 5],
  [13, 4.5],
  [14, 4],
  [15, 3.5],
]

const birthsOf = (random: Random, today: PlainDate): PlainDate[] => {
  const age = random.weighted(agePyramid)
  const births = [addDays(addYears(today, -age), -random.whole(1, 364))]
  const more = random.weighted([
    [0, 27],
    [1, 48],
    [2, 20],
    [3, 5],
  ] as const)
  for (let n = 0; n < more; n++) {
    const earlier = addDays(births[0] as PlainDate, -random.whole(minimumSpacing + 60, 1900))
    if (ageOn(earlier, today) >= 18) break
    births.unshift(earlier)
  }
  // Who is 16 or 17 is no child any more; a few stay in the register.
  return births.filter((birth) => ageOn(birth, today) < 16 || random.chance(0.35))
}

export const phoneOf = (random: Random): string => `060${random.digits(7)}`

export const makeFamily = (random: Random, place: DemoPlace, number: number, today: PlainDate): Family => {
  const village = random.weighted(place.villages.map((v) => [v, v.weight] as const))
  const ethnicCode = random.weighted(village.peoples)
  const motherEthnic = random.chance(0.14) ? random.weighted(village.peoples) : ethnicCode
  const births = birthsOf(random, today)
  const first = births[0] ?? addYears(today, -3)
  const motherBornOn = addDays(first, -(random.whole(18, 31) * 365 + random.whole(30, 360)))
  const surname = familyName(random, ethnicCode)
  const single = random.chance(0.05)
  const phone = phoneOf(random)
  const father: Carer | null = single
    ? null
    : {
        relation: 'father',
        fullName: `${surname} ${givenNames(random, ethnicCode, 'male')}`,
        birthYear: yearOf(motherBornOn) - random.whole(-1, 6),
        phone: random.chance(0.6) ? phone : null,
      }
  const mother = {
    relation: 'mother' as const,
    fullName: `${familyName(random, motherEthnic)} ${givenNames(random, motherEthnic, 'female')}`,
    birthYear: yearOf(motherBornOn),
    phone: father?.phone ? null : phone,
    bornOn: motherBornOn,
  }
  const poverty = random.weighted([
    ['poor', 9],
    ['near_poor', 8],
    ['none', 82],
    [null, 1],
  ] as const)
  const decided = plainDate(yearOf(today) - 1, 12, 10)
  const grandfather = `${surname} ${givenNames(random, ethnicCode, 'male')}`
  const household: DemoHousehold = {
    code: `LM${String(number).padStart(4, '0')}`,
    headName: single ? mother.fullName : random.chance(0.15) ? grandfather : (father as Carer).fullName,
    villageName: village.name,
    address: `Thôn ${village.name}, ${place.name.charAt(0).toLowerCase()}${place.name.slice(1)}`,
    ethnicCode,
    poverty,
    povertyDecision:
      poverty === 'poor' || poverty === 'near_poor'
        ? { number: '512/QĐ-UBND', decidedOn: decided, validFrom: plainDate(yearOf(today), 1, 1) }
        : null,
  }
  return {
    village,
    household,
    father,
    mother,
    births,
    ethnicCode,
    surname: father ? surname : (mother.fullName.split(' ')[0] as string),
  }
}
