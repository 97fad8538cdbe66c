/** Children in special circumstances, and the support they get: of each group a few, at an age at which it happens. */
import type { Carer } from '../children/imported-child.ts'
import { addDays, ageOn, type PlainDate, yearOf } from '../dates.ts'
import type { DemoChild } from './children.ts'
import { type DemoHousehold, phoneOf } from './families.ts'
import { givenNames } from './names.ts'
import type { Random } from './random.ts'

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

export const placeSpecial = (
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
