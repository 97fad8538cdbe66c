/** Births and birthdays that a demonstration must have on whatever day it is shown. */
import { addDays, addYears, dayNumber, type PlainDate, partsOf, plainDate, yearOf } from '../dates.ts'
import type { Family } from './families.ts'

/** Births of this month and birthdays that end childhood this month, which Monday morning's list should show. */
export const forceBirths = (families: Family[], today: PlainDate): void => {
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
