/** The invented children as they are born into their families; what befalls them later is added by other files. */
import { type ImportedChild, type Sex, unknownChild } from '../children/imported-child.ts'
import { addDays, ageOn, type PlainDate, yearOf } from '../dates.ts'
import type { Family } from './families.ts'
import { givenNames } from './names.ts'
import type { Random } from './random.ts'

export type DemoEvent = {
  kind: 'born' | 'moved_in' | 'moved_out' | 'moved_village' | 'turned_16'
  on: PlainDate
  note: string | null
}

export type DemoChild = ImportedChild & {
  /** Stable within the commune: `TE0001`. */
  key: string
  motherBornOn: PlainDate | null
  /** Where the child lives now, since when; `residenceTo` when it has left the commune. */
  residenceFrom: PlainDate
  residenceTo: PlainDate | null
  earlierVillage: { villageName: string; from: PlainDate; to: PlainDate } | null
  enrolledFrom: PlainDate | null
  specialFrom: PlainDate | null
  supportFrom: PlainDate | null
  insuredFrom: PlainDate | null
  disabledFrom: PlainDate | null
  events: DemoEvent[]
}

const uniqueNumber = (random: Random, taken: Set<string>, sex: Sex, birth: PlainDate): string => {
  for (;;) {
    const number = `099${sex === 'male' ? 2 : 3}${birth.slice(2, 4)}${random.digits(6)}`
    if (taken.has(number)) continue
    taken.add(number)
    return number
  }
}

const insurancePrefix = (child: ImportedChild, today: PlainDate): string =>
  ageOn(child.birthDate, today) < 6 ? 'TE1' : child.householdPoverty === 'poor' ? 'HN2' : 'HS4'

export const makeChild = (
  random: Random,
  family: Family,
  birth: PlainDate,
  today: PlainDate,
  taken: Set<string>,
): DemoChild => {
  const sex: Sex = random.chance(0.525) ? 'male' : 'female'
  const { bornOn, ...mother } = family.mother
  const registeredOn = addDays(birth, random.whole(4, 45))
  const insured = random.weighted([
    [true, 97],
    [false, 2],
    [null, 1],
  ] as const)
  const child: DemoChild = {
    ...unknownChild(`${family.surname} ${givenNames(random, family.ethnicCode, sex)}`, birth),
    key: '',
    sex,
    personalNumber: random.chance(0.97) ? uniqueNumber(random, taken, sex, birth) : null,
    ethnicCode: family.ethnicCode,
    villageName: family.village.name,
    address: family.household.address,
    household: { code: family.household.code, headName: family.household.headName },
    carers: family.father ? [{ ...family.father }, mother] : [mother],
    birthRegistration: {
      registered: true,
      registeredOn: registeredOn <= today ? registeredOn : today,
      number: `${random.whole(1, 180)}/${yearOf(registeredOn <= today ? registeredOn : today)}`,
      reasonNot: null,
    },
    specialCircumstance: { present: false, groupCode: null, note: null },
    disability: { present: false, type: null, level: null },
    householdPoverty: family.household.poverty,
    motherBornOn: bornOn,
    residenceFrom: birth,
    residenceTo: null,
    earlierVillage: null,
    enrolledFrom: null,
    specialFrom: null,
    supportFrom: null,
    insuredFrom: insured === true ? (registeredOn <= today ? registeredOn : today) : null,
    disabledFrom: null,
    events: [],
  }
  child.healthInsurance = {
    has: insured,
    number: insured ? `${insurancePrefix(child, today)}22${random.digits(10)}` : null,
  }
  return child
}
