/**
 * The invented children of the demo commune. The same seed, size and day give the same commune; everything is dated
 * back from `today`, so that the demo is never stale. No name, number or telephone belongs to anyone: personal numbers
 * begin with 099 and telephones with 060, which are given to nobody.
 */

import { schoolYearOf } from '../children/import-enrolment.ts'
import type { Carer, HouseholdPoverty, ImportedChild, SchoolLevel, Sex } from '../children/imported-child.ts'
import { unknownChild } from '../children/imported-child.ts'
import {
  addDays,
  addYears,
  ageOn,
  dayNumber,
  daysBetween,
  type PlainDate,
  partsOf,
  plainDate,
  yearOf,
} from '../dates.ts'
import { familyName, givenNames } from './names.ts'
import { type Random, randomFrom } from './random.ts'
import { type DemoPlace, demoPlace, type VillageSeed } from './villages.ts'

export type DemoVillage = { name: string; path: string }
export type DemoSchool = { name: string; levels: SchoolLevel[]; inCommune: boolean }

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

const preschoolName = 'Trường Mầm non Hoa Rừng'
const primaryName = 'Trường Tiểu học Suối Trong'
const secondaryName = 'Trường PTDT bán trú THCS Đồi Quế'
const upperName = 'Trường THPT Núi Biếc (ngoài xã)'
const preschoolPoints = ['Khe Sím', 'Đồng Chiềng', 'Làng Sáng', 'Tân Hợp']

export const demoSchools: readonly DemoSchool[] = [
  { name: preschoolName, levels: ['nursery', 'preschool'], inCommune: true },
  ...preschoolPoints.map(
    (point): DemoSchool => ({
      name: `${preschoolName} - điểm ${point}`,
      levels: ['nursery', 'preschool'],
      inCommune: true,
    }),
  ),
  { name: primaryName, levels: ['primary'], inCommune: true },
  { name: secondaryName, levels: ['lower_secondary'], inCommune: true },
  { name: upperName, levels: ['upper_secondary'], inCommune: false },
]

type Family = {
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

const phoneOf = (random: Random): string => `060${random.digits(7)}`

const makeFamily = (random: Random, place: DemoPlace, number: number, today: PlainDate): Family => {
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

const uniqueNumber = (random: Random, taken: Set<string>, sex: Sex, birth: PlainDate): string => {
  for (;;) {
    const number = `099${sex === 'male' ? 2 : 3}${birth.slice(2, 4)}${random.digits(6)}`
    if (taken.has(number)) continue
    taken.add(number)
    return number
  }
}

const enrol = (random: Random, child: DemoChild, today: PlainDate): void => {
  const schoolYear = schoolYearOf(today)
  const age = schoolYear - yearOf(child.birthDate)
  const since = plainDate(schoolYear, 9, 5) <= today ? plainDate(schoolYear, 9, 5) : plainDate(schoolYear, 8, 1)
  const shares: readonly (readonly [number, number])[] = [
    [0, 0],
    [1, 0.12],
    [2, 0.42],
    [3, 0.93],
    [4, 0.98],
    [14, 1],
    [15, 0.86],
    [16, 0.78],
    [20, 0.7],
  ]
  const share = (shares.find(([upTo]) => age <= upTo) ?? [0, 0])[1]
  if (!random.chance(share)) {
    child.enrolment = { status: 'not_enrolled', level: null, schoolName: null, className: null }
    return
  }
  const point = preschoolPoints.find((p) => p === child.villageName)
  const early = point
    ? `${preschoolName} - điểm ${point}`
    : random.chance(0.5)
      ? `${preschoolName} - điểm ${random.pick(preschoolPoints)}`
      : preschoolName
  const letter = random.pick(['A', 'B'])
  if (age <= 2) child.enrolment = { status: 'enrolled', level: 'nursery', schoolName: early, className: 'Nhà trẻ' }
  else if (age <= 5)
    child.enrolment = { status: 'enrolled', level: 'preschool', schoolName: early, className: `${age} tuổi ${letter}` }
  else {
    const grade = age - 5
    const [level, schoolName] =
      grade <= 5
        ? (['primary', primaryName] as const)
        : grade <= 9
          ? (['lower_secondary', secondaryName] as const)
          : (['upper_secondary', upperName] as const)
    child.enrolment = { status: 'enrolled', level, schoolName, className: `${Math.min(grade, 12)}${letter}` }
  }
  child.enrolledFrom = since
}

const insurancePrefix = (child: ImportedChild, today: PlainDate): string =>
  ageOn(child.birthDate, today) < 6 ? 'TE1' : child.householdPoverty === 'poor' ? 'HN2' : 'HS4'

const makeChild = (
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
  enrol(random, child, today)
  return child
}

type SpecialSeed = {
  group: string
  fromAge: number
  kind: string | null
  disability?: DemoChild['disability']
  orphan?: boolean
  note?: string
}

const monthly = 'Trợ cấp xã hội hằng tháng'
const specialSeeds: readonly SpecialSeed[] = [
  { group: 'HCDB04', fromAge: 3, kind: monthly, disability: { present: true, type: 'movement', level: 'very_severe' } },
  { group: 'HCDB04', fromAge: 5, kind: monthly, disability: { present: true, type: 'intellectual', level: 'severe' } },
  {
    group: 'HCDB04',
    fromAge: 7,
    kind: monthly,
    disability: { present: true, type: 'hearing_speech', level: 'severe' },
  },
  {
    group: 'HCDB04',
    fromAge: 9,
    kind: 'Học hòa nhập, hỗ trợ đồ dùng học tập',
    disability: { present: true, type: 'vision', level: 'mild' },
  },
  { group: 'HCDB04', fromAge: 11, kind: monthly, disability: { present: true, type: 'mental', level: 'severe' } },
  { group: 'HCDB01', fromAge: 8, kind: monthly, orphan: true, note: 'Sống với ông bà nội' },
  { group: 'HCDB01', fromAge: 12, kind: 'Nhận đỡ đầu hằng tháng', orphan: true, note: 'Sống với cô ruột' },
  { group: 'HCDB02', fromAge: 2, kind: 'Chăm sóc thay thế tại gia đình', orphan: true },
  { group: 'HCDB03', fromAge: 6, kind: monthly, orphan: true, note: 'Cha mất, mẹ mất tích' },
  { group: 'HCDB03', fromAge: 10, kind: monthly, orphan: true },
  { group: 'HCDB13', fromAge: 4, kind: 'Hỗ trợ chi phí điều trị' },
  { group: 'HCDB13', fromAge: 13, kind: null },
  { group: 'HCDB08', fromAge: 14, kind: 'Vận động trở lại lớp, hỗ trợ sách vở' },
]

const applySpecial = (random: Random, child: DemoChild, seed: SpecialSeed, today: PlainDate): void => {
  const since = addDays(today, -random.whole(200, 900))
  child.specialCircumstance = { present: true, groupCode: seed.group, note: seed.note ?? null }
  child.specialFrom = since < child.birthDate ? child.birthDate : since
  child.support = seed.kind === null ? { given: false, kind: null } : { given: true, kind: seed.kind }
  child.supportFrom = seed.kind === null ? null : addDays(child.specialFrom, 30)
  if (seed.disability) {
    child.disability = seed.disability
    child.disabledFrom = child.specialFrom
  }
  if (seed.orphan) {
    const parents = child.carers
    child.carers = [
      {
        relation: 'guardian',
        fullName: `${(parents[0] as Carer).fullName.split(' ')[0]} ${givenNames(random, child.ethnicCode ?? '01', 'female')}`,
        birthYear: yearOf(today) - random.whole(45, 68),
        phone: phoneOf(random),
      },
    ]
    child.motherBornOn = null
    child.household = { ...child.household, headName: child.carers[0]?.fullName ?? null }
  }
  if (seed.group === 'HCDB08') {
    child.enrolment = { status: 'not_enrolled', level: null, schoolName: null, className: null }
    child.enrolledFrom = null
  }
}

const placeSpecial = (
  random: Random,
  children: DemoChild[],
  households: DemoHousehold[],
  count: number,
  today: PlainDate,
): void => {
  const used = new Set<DemoChild>()
  const siblings = new Map<string | null, number>()
  for (const child of children) siblings.set(child.household.code, (siblings.get(child.household.code) ?? 0) + 1)
  const byCode = new Map(households.map((h) => [h.code as string | null, h]))
  for (let n = 0; n < count; n++) {
    const seed = specialSeeds[n % specialSeeds.length] as SpecialSeed
    const fits = children.filter(
      (c) =>
        !used.has(c) &&
        ageOn(c.birthDate, today) === seed.fromAge &&
        (seed.group !== 'HCDB13' || c.householdPoverty === 'poor' || c.householdPoverty === 'near_poor') &&
        // Brothers and sisters would be orphans too.
        (!seed.orphan || siblings.get(c.household.code) === 1),
    )
    const near =
      fits.length > 0
        ? fits
        : children.filter((c) => !used.has(c) && ageOn(c.birthDate, today) >= 2 && ageOn(c.birthDate, today) < 16)
    if (near.length === 0) return
    const child = random.pick(near)
    used.add(child)
    if (seed.group === 'HCDB13' && child.householdPoverty !== 'poor' && child.householdPoverty !== 'near_poor') continue
    if (seed.orphan && fits.length === 0) continue
    applySpecial(random, child, seed, today)
    const household = byCode.get(child.household.code)
    if (household && seed.orphan) household.headName = child.household.headName ?? household.headName
  }
}

const unregisteredReasons = [
  'Mới sinh, gia đình chưa đi đăng ký',
  'Cha mẹ chưa đăng ký kết hôn, chưa đủ giấy tờ',
  'Sinh tại nhà, chưa có giấy chứng sinh',
  'Mẹ đi làm xa, chưa mang giấy tờ về',
]

const placeGaps = (random: Random, children: DemoChild[], today: PlainDate): void => {
  const plain = children.filter((c) => c.specialCircumstance.present === false)
  const small = plain
    .filter((c) => ageOn(c.birthDate, today) < 5)
    .sort((a, b) => (a.birthDate < b.birthDate ? 1 : a.birthDate > b.birthDate ? -1 : 0))
  const few = Math.max(1, Math.round(small.length * 0.012))
  const without = [small[0], ...Array.from({ length: few - 1 }, () => random.pick(small))].filter(
    (c) => c !== undefined,
  )
  without.forEach((child, n) => {
    child.birthRegistration = {
      registered: false,
      registeredOn: null,
      number: null,
      reasonNot: unregisteredReasons[n % 4] as string,
    }
    child.personalNumber = null
  })
  const unknown = small.filter((c) => !without.includes(c) && ageOn(c.birthDate, today) >= 1)
  for (let n = 0; n < Math.min(3, unknown.length); n++) {
    const child = random.pick(unknown)
    child.birthRegistration = { registered: null, registeredOn: null, number: null, reasonNot: null }
    child.personalNumber = null
  }
  const five = plain.filter((c) => schoolYearOf(today) - yearOf(c.birthDate) === 5)
  const [notInSchool, notKnown] = [five[0], five[five.length - 1]]
  if (notInSchool) notInSchool.enrolment = { status: 'not_enrolled', level: null, schoolName: null, className: null }
  if (notKnown && notKnown !== notInSchool)
    notKnown.enrolment = { status: null, level: null, schoolName: null, className: null }
  for (const child of [notInSchool, notKnown]) if (child) child.enrolledFrom = null
  for (let n = 0; n < Math.min(6, plain.length); n++) {
    const child = random.pick(plain)
    child.specialCircumstance = { present: null, groupCode: null, note: null }
    child.disability = { present: null, type: null, level: null }
  }
}

const monthOf = (date: PlainDate): string => date.slice(0, 7)

/** Families that came, went or changed village; whole households, as it happens. */
const placeMoves = (random: Random, place: DemoPlace, children: DemoChild[], today: PlainDate): void => {
  const byHousehold = new Map<string, DemoChild[]>()
  for (const child of children) {
    const code = child.household.code as string
    byHousehold.set(code, [...(byHousehold.get(code) ?? []), child])
  }
  const families = [...byHousehold.values()].filter((f) =>
    f.every((c) => c.specialCircumstance.present === false && ageOn(c.birthDate, today) >= 3),
  )
  const share = Math.max(1, Math.round(families.length / 60))
  const used = new Set<DemoChild[]>()
  const some = (count: number, change: (child: DemoChild, on: PlainDate) => void, withinDays: number): void => {
    for (let n = 0; n < count && used.size < families.length / 2; n++) {
      const family = random.pick(families)
      if (used.has(family)) continue
      used.add(family)
      const on = addDays(today, -random.whole(10, withinDays))
      for (const child of family) change(child, on)
    }
  }
  some(
    share,
    (child, on) => {
      child.residenceFrom = on
      child.events.push({ kind: 'moved_in', on, note: 'Chuyển đến từ xã khác' })
    },
    1000,
  )
  some(
    Math.ceil(share / 2),
    (child, on) => {
      child.residenceTo = on
      child.events.push({ kind: 'moved_out', on, note: 'Cùng cha mẹ chuyển đi tỉnh khác' })
    },
    300,
  )
  some(
    Math.ceil(share / 2),
    (child, on) => {
      const other = place.villages.find((v) => v.name !== child.villageName) as VillageSeed
      child.earlierVillage = { villageName: other.name, from: child.birthDate, to: on }
      child.residenceFrom = on
      child.events.push({ kind: 'moved_village', on, note: `Từ thôn ${other.name}` })
    },
    700,
  )
}

/** Births of this month and birthdays that end childhood this month, which Monday morning's list should show. */
const forceBirths = (families: Family[], today: PlainDate): void => {
  const day = partsOf(today).day
  const sixteen = addYears(today, -16)
  const lastDay = addDays(
    plainDate(partsOf(addDays(today, 32 - day)).year, partsOf(addDays(today, 32 - day)).month, 1),
    -1,
  )
  const wanted = [
    today,
    addDays(today, -Math.floor(day / 3)),
    addDays(today, 1 - day),
    addYears(addDays(today, 1 - day), -16),
    sixteen,
    lastDay > today ? addYears(lastDay, -16) : sixteen,
  ]
  const free = families.filter((f) => f.births.length === 1)
  wanted.forEach((birth, n) => {
    const family = free[n]
    if (!family) return
    const shift = dayNumber(birth) - dayNumber(family.births[0] as PlainDate)
    family.births = [birth]
    family.mother.bornOn = addDays(family.mother.bornOn, shift)
    family.mother.birthYear = yearOf(family.mother.bornOn)
    if (family.father) family.father.birthYear = yearOf(family.mother.bornOn) - 2
  })
}

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
