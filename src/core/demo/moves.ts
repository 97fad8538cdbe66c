/** Moves into, out of and within the commune. */
import { addDays, ageOn, type PlainDate } from '../dates.ts'
import type { DemoChild } from './children.ts'
import type { Random } from './random.ts'
import type { DemoPlace, VillageSeed } from './villages.ts'

/** Families that came, went or changed village; whole households, as it happens. */
export const placeMoves = (random: Random, place: DemoPlace, children: DemoChild[], today: PlainDate): void => {
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
