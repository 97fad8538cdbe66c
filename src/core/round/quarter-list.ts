/**
 * Children in special circumstances or at risk, as the list of a quarter: who is new since the list before, who is out,
 * who is in another group. Open groups only: those that are themselves secret are neither shown nor counted here.
 */
import { addDays, type PlainDate, partsOf, plainDate } from '../dates.ts'

/** `2026-Q4`. */
export type Quarter = { year: number; quarter: 1 | 2 | 3 | 4 }

export const quarterOf = (day: PlainDate): Quarter => {
  const { year, month } = partsOf(day)
  return { year, quarter: Math.ceil(month / 3) as Quarter['quarter'] }
}
export const parseQuarter = (text: string): Quarter | null => {
  const match = /^(20\d\d)-Q([1-4])$/.exec(text)
  return match ? { year: Number(match[1]), quarter: Number(match[2]) as Quarter['quarter'] } : null
}
export const quarterText = ({ year, quarter }: Quarter): string => `${year}-Q${quarter}`
export const lastDayOfQuarter = ({ year, quarter }: Quarter): PlainDate =>
  quarter === 4 ? plainDate(year, 12, 31) : addDays(plainDate(year, quarter * 3 + 1, 1), -1)
export const quarterBefore = ({ year, quarter }: Quarter): Quarter =>
  quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: (quarter - 1) as Quarter['quarter'] }

/** A child on one list: its groups by code, its risk factors in words. */
export type ListedThen = { childId: string; villagePath: string; groups: readonly string[]; risks: readonly string[] }

export type ListChange = 'new' | 'out' | 'moved' | 'same'
export type ListedChild = ListedThen & {
  change: ListChange
  before: { groups: readonly string[]; risks: readonly string[] } | null
}

const sameAll = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().every((one, at) => one === [...b].sort()[at])

/** Compares two lists; `before` null: there was no list to compare with, nobody is called new. */
export const compareLists = (before: readonly ListedThen[] | null, now: readonly ListedThen[]): ListedChild[] => {
  const earlier = new Map(before?.map((child) => [child.childId, child]))
  const present = new Set(now.map(({ childId }) => childId))
  const listed = now.map((child): ListedChild => {
    const then = earlier.get(child.childId)
    if (before === null) return { ...child, change: 'same', before: null }
    if (!then) return { ...child, change: 'new', before: null }
    const change = sameAll(then.groups, child.groups) && sameAll(then.risks, child.risks) ? 'same' : 'moved'
    return { ...child, change, before: { groups: then.groups, risks: then.risks } }
  })
  const out = [...earlier.values()]
    .filter(({ childId }) => !present.has(childId))
    .map(
      (then): ListedChild => ({
        ...then,
        groups: [],
        risks: [],
        change: 'out',
        before: { groups: then.groups, risks: then.risks },
      }),
    )
  return [...listed, ...out]
}
